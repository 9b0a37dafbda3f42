/// What readers' cuts of one scale are made of: cut_ij = μ_j + r_i + e_ij, where μ_j is where cut j
/// lies, r_i how far reader i puts the whole scale off, and e_ij what is left.
///
/// The two-way random effects model without replication, with cuts as targets and readers as
/// judges: P. Shrout & J. Fleiss, Intraclass correlations: uses in assessing rater reliability,
/// Psychological Bulletin 86 (1979), case 2; K. McGraw & S. Wong, Forming inferences about some
/// intraclass correlation coefficients, Psychological Methods 1 (1996), case 2A.
struct TwoWayModel {
  /// The mean of each cut, μ.
  let cuts: [Double]
  /// How far each reader's mean lies from all readers' mean, r.
  let shifts: [Double]
  /// What is left of each reader's cuts, e, by reader.
  let residuals: [[Double]]

  /// Fits the model by means, which is least squares; nil without at least two readers of at least
  /// two cuts, since shift and rest cannot then be told apart.
  ///
  /// - Parameter rows: The cuts of each reader, all as many.
  init?(_ rows: [[Double]]) {
    guard rows.count > 1, let width = rows.first?.count, width > 1 else { return nil }
    let cuts = (0..<width).map { column in Self.mean(rows.map { $0[column] }) }
    let grand = Self.mean(cuts)
    let shifts = rows.map { Self.mean($0) - grand }
    self.cuts = cuts
    self.shifts = shifts
    residuals = zip(rows, shifts).map { row, shift in
      zip(row, cuts).map { $0 - $1 - shift }
    }
  }

  static func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

  /// The standard deviation of values, with the number of values less one; 0 for fewer than two.
  static func deviation(_ values: [Double]) -> Double {
    guard values.count > 1 else { return 0 }
    let mean = mean(values)
    return
      (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1))
      .squareRoot()
  }

  private var readers: Double { Double(shifts.count) }
  private var targets: Double { Double(cuts.count) }

  /// The mean square between cuts.
  private var betweenCuts: Double {
    let deviation = Self.deviation(cuts)
    return readers * deviation * deviation
  }

  /// The mean square between readers.
  private var betweenReaders: Double {
    let deviation = Self.deviation(shifts)
    return targets * deviation * deviation
  }

  /// The mean square of what is left, the estimate of its variance.
  var residualVariance: Double {
    residuals.joined().reduce(0) { $0 + $1 * $1 } / ((readers - 1) * (targets - 1))
  }

  /// The variance of the readers' shifts: what their means differ by beyond what the rest alone
  /// would make of them; not below 0.
  var shiftVariance: Double { max(0, (betweenReaders - residualVariance) / targets) }

  /// How far readers agree, in the sense that one could stand for another: the part of a single
  /// cut's variance that is due to the cuts, ICC(2,1); at most 1. Nil where nothing differs at all.
  var agreement: Double? {
    let rest = residualVariance
    let whole =
      betweenCuts + (readers - 1) * rest + readers * (betweenReaders - rest) / targets
    return whole > 1e-12 ? (betweenCuts - rest) / whole : nil
  }

  /// The standard deviation of what is left at one cut. Its square is the residual sum of squares
  /// of the cut over the degrees of freedom that are its part, so that the mean over the cuts is
  /// the residual variance.
  func deviation(ofCut column: Int) -> Double {
    let squares = residuals.reduce(0) { $0 + $1[column] * $1[column] }
    return (squares * targets / ((readers - 1) * (targets - 1))).squareRoot()
  }
}
