import CrosswalkBase
import CrosswalkKit
import CrosswalkModel
import Foundation

/// People whose true standing in two frameworks is known, and how they were rated in the first.
///
/// A person has a general level, evenly spread over the reference scale, and stands in each concept
/// somewhat above or below it. Where a unit puts a person is the mean over what the unit is about;
/// what no concept has a word for stands for itself. A person scale puts a person where the mean
/// over its units does. Judged cuts are the true ones with an error that a scale's cuts share and
/// one for each cut.
struct SimulatedPeople {
  /// One side of a translation, as far as people are placed on it.
  struct Side {
    /// By unit, then concept.
    var weights: [[(concept: Int, weight: Double)]]
    var ratesPerson: Bool
    /// As judged.
    var cuts: [Double]

    /// How many ratings a person gets.
    var ratings: Int { ratesPerson ? 1 : weights.count }
    var levels: Int { cuts.count - 1 }

    /// A person stands about alike in all cases of a concept, and in knowing and doing: `concepts`
    /// holds, by part of the contents, the number of its broadest concept.
    init(
      contents: [UnitContent], concepts: [Int], ratesPerson: Bool, scale: Alignment.ScaleAlignment
    ) {
      weights = contents.map { content in
        content.weights.enumerated().filter { $1 > 0 }.map { (concepts[$0], $1) }
      }
      self.ratesPerson = ratesPerson
      cuts = scale.cuts.map(\.at)
    }
  }

  let source: Side
  let target: Side
  let conceptCount: Int
  let spreads: Spreads

  /// One person.
  struct Person {
    /// Where each rated thing of the source truly puts the person.
    var source: [Double]
    /// The same of the target.
    var target: [Double]
    /// The true cuts; where nothing lies beyond an end, without end.
    var sourceCuts: [Double]
    var targetCuts: [Double]
    /// What all ratings of the person share.
    var sharedError: Double
  }

  func person(_ random: inout SplitMix64) -> Person {
    let general = 100 * random.uniform()
    let deviations = (0..<conceptCount).map { _ in spreads.concept * random.normal() }
    func places(_ side: Side) -> [Double] {
      let places = side.weights.map { weights in
        let known = weights.reduce(0) { $0 + $1.weight }
        return weights.reduce(general + (1 - known) * spreads.concept * random.normal()) {
          $0 + $1.weight * deviations[$1.concept]
        }
      }
      return side.ratesPerson ? [places.reduce(0, +) / Double(places.count)] : places
    }
    let (mine, theirs) = (places(source), places(target))
    return Person(
      source: mine, target: theirs, sourceCuts: trueCuts(source, &random),
      targetCuts: trueCuts(target, &random), sharedError: spreads.sharedError * random.normal())
  }

  private func trueCuts(_ side: Side, _ random: inout SplitMix64) -> [Double] {
    let shift = spreads.location * random.normal()
    let placed = side.cuts.map { $0 + shift + spreads.cut * random.normal() }
      .map { min(100, max(0, $0)) }.sorted()
    return zip(side.cuts, placed).map { judged, true_ in
      judged <= 0 ? -.infinity : judged >= 100 ? .infinity : true_
    }
  }

  /// The levels that the person is rated at; who lies beyond an end gets the level there.
  func levels(of person: Person, _ random: inout SplitMix64) -> [Int] {
    person.source.map { place in
      let seen = place + person.sharedError + spreads.ownError * random.normal()
      let passed = person.sourceCuts.filter { seen >= $0 }.count
      return min(source.levels - 1, max(0, passed - 1))
    }
  }

  /// Where the person truly lies in each unit of the target: 0 is *below*, then the levels.
  func outcomes(of person: Person) -> [Int] {
    person.target.map { place in person.targetCuts.filter { place >= $0 }.count }
  }
}

extension SplitMix64 {
  mutating func uniform() -> Double { Double.random(in: 0..<1, using: &self) }

  /// Standard normal: G. Box and M. Muller (1958).
  mutating func normal() -> Double {
    (-2 * log(1 - uniform())).squareRoot() * cos(2 * Double.pi * uniform())
  }
}
