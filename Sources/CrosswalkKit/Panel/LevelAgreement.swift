import CrosswalkModel

/// How far the readers of one scale agree on where its levels lie and what they speak to.
public struct LevelAgreement: Sendable, Codable, Hashable {
  /// Where the readers put one cut.
  public struct Cut: Sendable, Codable, Hashable {
    /// The level that begins here; nil where the highest level ends.
    public var begins: String?
    /// The median over the readers, in reference points.
    public var median: Double
    /// The lowest place that a reader gives it.
    public var low: Double
    /// The highest place that a reader gives it.
    public var high: Double
    /// The standard deviation between readers, each reader's own shift taken out; nil at an end of
    /// the reference scale, where cuts have no room, and with fewer than two readers.
    public var deviation: Double?
  }

  /// A reader who is off, against what the others do.
  public struct Outlier: Sendable, Codable, Hashable {
    /// The reader's name.
    public var reader: String
    /// The level whose beginning is off; `end` for the end of the highest; nil: the whole scale.
    public var cut: String?
    /// How far it lies above where the others have it, in reference points; the reader's own shift
    /// is taken out of a single cut.
    public var by: Double
  }

  /// What the readers say of one facet in one level.
  public struct Facet: Sendable, Codable, Hashable {
    /// The level's id.
    public var level: String
    /// The facet's id.
    public var facet: String
    /// How many readers give it a strength; the others hold that the wording is silent.
    public var named: Int
    /// The median of the strengths, of two middle ones the lower.
    public var median: Int
    /// The lowest strength.
    public var low: Int
    /// The highest strength.
    public var high: Int
    /// Whether more than half of the readers name it: then the level speaks to it.
    public var counts: Bool
  }

  /// The version of the result's form.
  public static let format = "crosswalk.level-agreement/1"

  /// The version of this result's form.
  public private(set) var format = Self.format
  /// The id of the framework.
  public var framework: String
  /// The readers' names, in the order of the sheets.
  public var readers: [String]
  /// From where the lowest level begins to where the highest ends.
  public var cuts: [Cut]
  /// How far readers agree on the cuts, ICC(2,1), absolute agreement, with its 95 % bootstrap
  /// interval over readers. Cuts at an end of the reference scale do not count. Nil with fewer than
  /// two readers or two such cuts.
  public var agreement: Estimate?
  /// The standard deviation of the readers' shifts of the whole scale, less what the rest alone
  /// would make of them, in reference points; nil where the agreement is, or can be, none.
  public var readerShift: Double?
  /// The standard deviation of what is left when cuts and shifts are taken out.
  public var rest: Double?
  /// Readers beyond two standard deviations of the others, and more than a point; needs three.
  public var outliers: [Outlier]
  /// In the order of the levels and of the ontology's facets; facets nobody names are left out.
  public var facets: [Facet]
  /// Of all pairs of readers, levels and facets the part in which both or neither name the facet.
  public var sameFacets: Double?
  /// Krippendorff's alpha, ordinal, for the strengths where two readers or more give one.
  public var strengthAlpha: Double?

  /// Computes the figures.
  ///
  /// - Parameters:
  ///   - placings: One a reader, each with one cut more than the scale has levels.
  ///   - scale: The framework's scale.
  ///   - framework: The framework's id.
  ///   - facets: The ids of the ontology's facets, in its order.
  ///   - samples: How many bootstrap samples to draw.
  public init(
    _ placings: [LevelPlacing], of scale: Scale, framework: String, facets: [String],
    samples: Int = 2_000
  ) {
    self.framework = framework
    readers = placings.map(\.reader)
    let rows = placings.map(\.cuts)
    let medians = (0...scale.levels.count).map { column in Self.median(rows.map { $0[column] }) }
    // A cut that most put at an end of the scale has no room to move with a reader's shift.
    let inner = medians.indices.filter { medians[$0] > 0 && medians[$0] < 100 }
    let innerRows = rows.map { row in inner.map { row[$0] } }
    let model = TwoWayModel(innerRows)
    cuts = medians.indices.map { column in
      let values = rows.map { $0[column] }
      var deviation: Double?
      if let place = inner.firstIndex(of: column), rows.count > 1 {
        deviation = model?.deviation(ofCut: place) ?? TwoWayModel.deviation(values)
      }
      return Cut(
        begins: column < scale.levels.count ? scale.levels[column].id : nil,
        median: medians[column], low: values.min() ?? 0, high: values.max() ?? 0,
        deviation: deviation)
    }
    agreement = Estimate(of: innerRows, samples: samples, seed: 1) { TwoWayModel($0)?.agreement }
    readerShift = model.map { $0.shiftVariance.squareRoot() }
    rest = model.map { $0.residualVariance.squareRoot() }
    outliers = Self.outliers(
      placings.map(\.reader), innerRows,
      inner.map { $0 < scale.levels.count ? scale.levels[$0].id : "end" })
    let votes = FacetVotes(placings, levels: scale.levels.map(\.id), facets: facets)
    self.facets = votes.facets
    sameFacets = votes.sameNamed
    strengthAlpha = votes.alpha
  }

  /// The median; of two middle values the mean. 0 for none.
  static func median(_ values: [Double]) -> Double {
    guard !values.isEmpty else { return 0 }
    let sorted = values.sorted()
    return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
  }

  /// Each reader against the model of the others, which a reader who is far off cannot widen.
  private static func outliers(
    _ readers: [String], _ rows: [[Double]], _ names: [String]
  ) -> [Outlier] {
    guard rows.count > 2 else { return [] }
    var found: [Outlier] = []
    for (index, row) in rows.enumerated() {
      var others = rows
      others.remove(at: index)
      guard let model = TwoWayModel(others) else { continue }
      // What a further reader differs by from the mean of so many.
      let factor = 2 * (1 + 1 / Double(others.count)).squareRoot()
      let differences = zip(row, model.cuts).map { $0 - $1 }
      let shift = TwoWayModel.mean(differences)
      if abs(shift) > max(1, factor * TwoWayModel.deviation(model.shifts)) {
        found.append(Outlier(reader: readers[index], cut: nil, by: shift))
      }
      for (name, difference) in zip(names, differences)
      where abs(difference - shift) > max(1, factor * model.residualVariance.squareRoot()) {
        found.append(Outlier(reader: readers[index], cut: name, by: difference - shift))
      }
    }
    return found
  }
}
