import CrosswalkModel

/// How likely each level of a scale is, with *below* and *above* as outcomes of their own.
public struct LevelDistribution: Sendable, Hashable {
  /// *below*, the levels from the lowest, *above*; sums to 1.
  public let probabilities: [Double]

  /// Sums are compared within this.
  public static let tolerance = 1e-9

  /// - Precondition: at least three outcomes.
  public init(_ probabilities: [Double]) {
    precondition(probabilities.count >= 3)
    self.probabilities = probabilities
  }

  /// The first outcome at which the cumulative probability reaches a half.
  public var median: Int { first { $0 >= 0.5 - Self.tolerance } }

  /// The central 80 %: from the first outcome whose cumulative probability passes 0.1 to the first
  /// that reaches 0.9.
  public var interval: ClosedRange<Int> {
    let low = first { $0 > 0.1 + Self.tolerance }
    return low...max(low, first { $0 >= 0.9 - Self.tolerance })
  }

  /// The outcome with the greatest probability; of several the median if it is one of them, else the lowest.
  var likeliest: Int {
    var best = median
    for (outcome, p) in probabilities.enumerated() where p > probabilities[best] + Self.tolerance {
      best = outcome
    }
    return best
  }

  /// Whether some outcome is likelier than this one, by more than rounding leaves.
  func isExceeded(_ outcome: Int) -> Bool {
    probabilities.contains { $0 > probabilities[outcome] + Self.tolerance }
  }

  /// The likeliest of all outcomes but one; of several the lowest.
  func runnerUp(to outcome: Int) -> Int? {
    probabilities.indices.filter { $0 != outcome }.max {
      probabilities[$0] < probabilities[$1] - Self.tolerance
    }
  }

  private func first(where reached: (Double) -> Bool) -> Int {
    var sum = 0.0
    for (index, probability) in probabilities.enumerated() {
      sum += probability
      if reached(sum) { return index }
    }
    return probabilities.count - 1
  }

  /// The id of an outcome on `scale`: `below`, a level's id, or `above`.
  static func id(of outcome: Int, on scale: Scale) -> String {
    switch outcome {
    case 0: "below"
    case scale.levels.count + 1: "above"
    default: scale.levels[outcome - 1].id
    }
  }
}
