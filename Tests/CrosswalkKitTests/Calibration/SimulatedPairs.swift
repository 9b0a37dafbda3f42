import CrosswalkBase
import CrosswalkModel
import CrosswalkTestSupport
import Foundation

@testable import CrosswalkKit

/// People rated in two small frameworks, whose levels in the second come from cuts that are known.
///
/// The second framework has units `U0`, `U1`, ..., each half about what one unit of the first is
/// about and half about another, so that positions are the means of two levels' middles.
struct SimulatedPairs {
  /// The inner cuts that levels in the second framework come from.
  var cuts: [Double] = [25, 45, 60, 80]
  /// The standard deviation of what the position does not tell.
  var spread = 12.0
  /// The part of that error's variance that all ratings of a person share.
  var shared = 0.0
  var units = 2
  /// How many units of the first framework a person is rated on.
  let sources = ["A", "B", "C"]
  var random: SplitMix64

  init(seed: Int) { random = SplitMix64(seed: seed) }

  static let levels = ["v", "w", "x", "y", "z"]

  /// The second framework's cuts as judged: off from the truth.
  static let judged = [0.0, 20, 40, 60, 80, 100]

  func frameworks() -> (source: AlignedFramework, target: AlignedFramework) {
    let source = RandomCatalog.plain(
      "one", levels: ["a", "b", "c", "d", "e"], units: sources.map { ($0, ["\($0).1"]) })
    let names = (0..<units).map { "U\($0)" }
    let target = RandomCatalog.plain(
      "two", levels: Array(Self.levels.prefix(cuts.count + 1)),
      units: names.map { ($0, ["\($0).1", "\($0).2"]) })
    var concepts: [String: String] = [:]
    for (index, name) in names.enumerated() {
      concepts["\(name).1"] = sources[index % sources.count]
      concepts["\(name).2"] = sources[(index + 1) % sources.count]
    }
    return (
      RandomCatalog.plain(
        aligning: source,
        Dictionary(uniqueKeysWithValues: sources.map { ("\($0).1", $0) })),
      RandomCatalog.plain(aligning: target, concepts)
    )
  }

  func translator() throws -> Translator {
    let (source, target) = frameworks()
    return try Translator(
      from: source, to: target, concepts: ConceptHierarchy(RandomCatalog.ontology),
      contextDigest: "ontology")
  }

  mutating func normal() -> Double {
    // G. Box and M. Muller (1958).
    let radius = (-2 * log(Double.random(in: Double.leastNonzeroMagnitude..<1, using: &random)))
      .squareRoot()
    return radius * cos(2 * Double.pi * Double.random(in: 0..<1, using: &random))
  }

  /// Ratings of `count` people.
  mutating func people(_ count: Int) -> [PairedProfile] {
    (0..<count).map { number in
      let ranks = sources.map { _ in Int.random(in: 0..<5, using: &random) }
      let own = shared.squareRoot() * normal()
      var levels: [String: String] = [:]
      for unit in 0..<units {
        let (one, other) = (ranks[unit % sources.count], ranks[(unit + 1) % sources.count])
        let position = Double(one + other) * 10 + 10
        let latent = position + spread * (own + (1 - shared).squareRoot() * normal())
        levels["U\(unit)"] = Self.levels[cuts.count { $0 < latent }]
      }
      let sourceLevels = zip(sources, ranks).map { ($0, ["a", "b", "c", "d", "e"][$1]) }
      return PairedProfile(
        source: Profile(
          person: "P\(number)", levels: Dictionary(uniqueKeysWithValues: sourceLevels)),
        target: Profile(person: "P\(number)", levels: levels))
    }
  }

  /// A fit that is quick: no samples.
  static var quick: CutCalibrator.Options {
    var options = CutCalibrator.Options()
    (options.samples, options.folds) = (0, 2)
    return options
  }
}
