import CrosswalkBase

/// Cuts by maximum likelihood: P(level ≤ k | x) = Φ((c − x) / s), with c the cut above level k.
///
/// P. McCullagh, Regression models for ordinal data (1980), with the probit link and the position x
/// as the one regressor. In the parameters of ``CutDesign`` the log-likelihood is concave
/// (J. W. Pratt, Concavity of the log likelihood, 1981), so Newton's method with halved steps finds
/// the maximum from anywhere, and cuts cannot change places: a level between them that somebody has
/// would get probability 0.
struct OrderedProbit: Sendable {
  /// One rating.
  struct Observation: Sendable, Hashable {
    /// Who was rated; ratings of one person are not independent.
    var person: Int
    /// The position that the other ratings put the person at.
    var x: Double
    /// The level that was given, 0 for the lowest.
    var level: Int
  }

  /// A quantity with its standard error.
  struct Ratio: Sendable, Hashable {
    var value: Double
    var error: Double
  }

  /// The maximum and what it says.
  struct Fit: Sendable, Hashable {
    /// θ, and β last.
    var parameters: [Double]
    /// The inner cuts, ascending.
    var cuts: [Double]
    /// By cut, 0 for one that does not move; from the observed information, which takes ratings
    /// for independent.
    var cutErrors: [Double]
    /// The standard deviation of what x does not tell.
    var spread: Double
    var spreadError: Double
    /// θ/β by parameter: the shift, and the stretch where there is one.
    var ratios: [Ratio]
    var logLikelihood: Double
    var iterations: Int

    /// How likely each level is at a position; sums to 1.
    func probabilities(at x: Double) -> [Double] {
      let ends = [-Double.infinity] + cuts.map { ($0 - x) / spread } + [.infinity]
      return zip(ends, ends.dropFirst()).map { StandardNormal.mass(from: $0, to: $1) }
    }
  }

  /// Why there is no maximum that says something.
  enum Failure: Error, Hashable {
    /// Levels follow from positions without error, so that every narrower spread is likelier.
    case separated
    /// Levels do not rise with positions, or so little that it can be chance.
    case unrelated
    /// No maximum was found.
    case notConverged
  }

  /// With a narrower spread, in reference points, levels follow from positions.
  static let leastSpread = 0.5
  /// With a wider spread, positions say nothing of levels.
  static let mostSpread = 1_000.0
  /// Where the levels that were given are likelier than this on average, the likelihood is flat and
  /// its bend tells nothing.
  static let mostCertain = 0.99
  /// A slope of fewer standard errors can be chance.
  static let leastSlope = 2.0
  private static let mostIterations = 100

  let design: CutDesign

  /// - Parameters:
  ///   - observations: Ratings of the levels of the design.
  ///   - weights: By person; 0 leaves the person out.
  ///   - start: Parameters at which every observed level has a probability over 0.
  ///   - needsSlope: Whether a slope that can be chance is a failure.
  /// - Returns: The maximum.
  /// - Throws: ``Failure`` if there is none that says something.
  func fit(
    _ observations: [Observation], weights: [Double], from start: [Double],
    needsSlope: Bool = true
  ) throws(Failure) -> Fit {
    var parameters = start
    let weight = observations.reduce(0) { $0 + weights[$1.person] }
    guard var here = slopes(observations, weights, at: parameters) else { throw .notConverged }
    for iteration in 1...Self.mostIterations {
      guard let factor = CholeskyFactor(here.information) else { throw .notConverged }
      let step = factor.solve(here.gradient)
      // Twice what the likelihood can still gain, were it quadratic.
      let gain = zip(step, here.gradient).reduce(0) { $0 + $1.0 * $1.1 }
      if gain < 1e-12 {
        return try result(
          parameters, factor.inverse, here.value, of: weight, iteration, needsSlope)
      }
      var length = 1.0
      var next: Slopes?
      while next == nil, length > 1e-10 {
        let trial = zip(parameters, step).map { $0 + length * $1 }
        if let there = slopes(observations, weights, at: trial), there.value > here.value {
          (parameters, next) = (trial, there)
        }
        length /= 2
      }
      // Rounding leaves nothing to gain.
      guard let next else {
        guard gain < 1e-6 else { throw .notConverged }
        return try result(
          parameters, factor.inverse, here.value, of: weight, iteration, needsSlope)
      }
      if parameters[parameters.count - 1] > 1 / Self.leastSpread { throw .separated }
      here = next
    }
    throw .notConverged
  }

  private func result(
    _ parameters: [Double], _ covariance: [[Double]], _ value: Double, of weight: Double,
    _ iterations: Int, _ needsSlope: Bool
  ) throws(Failure) -> Fit {
    let last = parameters.count - 1
    let beta = parameters[last]
    if value > weight * Self.mostCertain.logarithm { throw .separated }
    let betaError = covariance[last][last].squareRoot()
    guard beta > 1 / Self.mostSpread, !needsSlope || beta >= Self.leastSlope * betaError else {
      throw .unrelated
    }
    /// The delta method for coefficient·θ / β.
    func ratio(_ coefficients: [Double]) -> Ratio {
      let value = zip(coefficients, parameters).reduce(0) { $0 + $1.0 * $1.1 } / beta
      let jacobian = coefficients.map { $0 / beta } + [-value / beta]
      var variance = 0.0
      for row in jacobian.indices {
        for column in jacobian.indices {
          variance += jacobian[row] * covariance[row][column] * jacobian[column]
        }
      }
      return Ratio(value: value, error: max(0, variance).squareRoot())
    }
    let cuts = design.coefficients.map(ratio)
    return Fit(
      parameters: parameters, cuts: zip(cuts, design.bases).map { $0.value + $1 },
      cutErrors: zip(cuts, design.isFitted).map { $1 ? $0.error : 0 }, spread: 1 / beta,
      spreadError: betaError / (beta * beta),
      ratios: (0..<last).map { index in ratio((0..<last).map { $0 == index ? 1 : 0 }) },
      logLikelihood: value, iterations: iterations)
  }

  private struct Slopes {
    var value = 0.0
    var gradient: [Double]
    /// Less the matrix of second derivatives; its lower triangle.
    var information: [[Double]]
  }

  /// The log-likelihood with its derivatives; nil where a rating is impossible.
  private func slopes(
    _ observations: [Observation], _ weights: [Double], at parameters: [Double]
  ) -> Slopes? {
    let count = parameters.count
    let beta = parameters[count - 1]
    let top = design.bases.count
    let fixed = zip(design.coefficients, design.bases).map { coefficients, base in
      zip(coefficients, parameters).reduce(base * beta) { $0 + $1.0 * $1.1 }
    }
    var slopes = Slopes(
      gradient: [Double](repeating: 0, count: count),
      information: [[Double]](repeating: [Double](repeating: 0, count: count), count: count))
    for observation in observations {
      let weight = weights[observation.person]
      if weight == 0 { continue }
      let (x, level) = (observation.x, observation.level)
      let low = level == 0 ? -Double.infinity : fixed[level - 1] - beta * x
      let high = level == top ? Double.infinity : fixed[level] - beta * x
      guard low < high else { return nil }
      let mass = StandardNormal.mass(from: low, to: high)
      guard mass > 0 else { return nil }
      slopes.value += weight * mass.logarithm
      // Of each end: its derivative, and its second one without the square of the first.
      let atLow = level == 0 ? 0 : StandardNormal.density(low) / mass
      let atHigh = level == top ? 0 : StandardNormal.density(high) / mass
      let bendLow = level == 0 ? 0 : low * atLow
      let bendHigh = level == top ? 0 : high * atHigh
      let ends = [(level - 1, -atLow, bendLow), (level, atHigh, -bendHigh)].filter {
        $0.0 >= 0 && $0.0 < top
      }
      var slope = [Double](repeating: 0, count: count)
      for (cut, first, second) in ends {
        let row = design.coefficients[cut] + [design.bases[cut] - x]
        for one in 0..<count where row[one] != 0 {
          slope[one] += first * row[one]
          for other in 0...one {
            slopes.information[one][other] -= weight * second * row[one] * row[other]
          }
        }
      }
      for one in 0..<count where slope[one] != 0 {
        slopes.gradient[one] += weight * slope[one]
        for other in 0...one {
          slopes.information[one][other] += weight * slope[one] * slope[other]
        }
      }
    }
    return slopes
  }
}
