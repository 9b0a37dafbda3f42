import CrosswalkBase
import CrosswalkKit
import Foundation

/// Who knows all that a simulation assumes, and sees a person's ratings: the posterior over the
/// person's true levels, by weighing people drawn from the same assumptions with how likely each
/// would have been rated so.
struct KnowingOracle {
  private let count: Int
  private let ratings: Int
  private let levels: Int
  /// Log likelihood by rated thing, level and drawn person.
  private var likelihoods: [Double] = []
  /// True outcomes by target unit and drawn person.
  private var outcomes: [UInt8] = []
  private let units: Int
  private let outcomeCount: Int

  init(_ people: SimulatedPeople, draws: Int, _ random: inout SplitMix64) {
    count = draws
    ratings = people.source.ratings
    levels = people.source.levels
    units = people.target.ratings
    outcomeCount = people.target.levels + 2
    likelihoods = [Double](repeating: 0, count: draws * ratings * levels)
    outcomes = [UInt8](repeating: 0, count: draws * units)
    for draw in 0..<draws {
      let person = people.person(&random)
      for (rating, place) in person.source.enumerated() {
        var above = 1.0
        for level in 0..<levels {
          let cut = level + 1 == levels ? .infinity : person.sourceCuts[level + 1]
          let z = (place + person.sharedError - cut) / people.spreads.ownError
          let next = cut == .infinity ? 0 : erfc(-z / 2.0.squareRoot()) / 2
          likelihoods[(rating * levels + level) * draws + draw] = log(max(1e-12, above - next))
          above = next
        }
      }
      for (unit, outcome) in people.outcomes(of: person).enumerated() {
        outcomes[unit * draws + draw] = UInt8(outcome)
      }
    }
  }

  /// By target unit, how likely each outcome is.
  func posteriors(rated: [Int], levels rating: [Int]) -> [[Double]] {
    var weights = [Double](repeating: 0, count: count)
    for (thing, level) in zip(rated, rating) {
      let start = (thing * levels + level) * count
      likelihoods.withUnsafeBufferPointer { likelihoods in
        weights.withUnsafeMutableBufferPointer { weights in
          for draw in 0..<weights.count { weights[draw] += likelihoods[start + draw] }
        }
      }
    }
    let largest = weights.max() ?? 0
    for draw in weights.indices { weights[draw] = exp(weights[draw] - largest) }
    let sum = weights.reduce(0, +)
    return (0..<units).map { unit in
      var row = [Double](repeating: 0, count: outcomeCount)
      for draw in 0..<count { row[Int(outcomes[unit * count + draw])] += weights[draw] / sum }
      return row
    }
  }
}
