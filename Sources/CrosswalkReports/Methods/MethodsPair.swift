import CrosswalkKit
import CrosswalkModel

/// What is to be told of two frameworks together.
struct MethodsPair {
  let sets: [MatchSet]
  /// Of a translation of the one into the other; nil where levels are not laid on the scale.
  let cautions: [Caution]
  /// What both scales speak to.
  let facets: [String]
  /// The content hashes of what is computed of the pair, each with what has it.
  let hashes: [(of: String, hash: String)]

  init(
    _ first: String, _ second: String, in catalog: Catalog, thresholds: Thresholds
  ) throws {
    sets = try catalog.matches(between: first, and: second)
    let comparison = try catalog.compare(first, second)
    facets = comparison.facets.shared
    // A framework without cuts is compared all the same, but not translated.
    let translator = try? catalog.translator(from: first, to: second, thresholds: thresholds)
    let back = try? catalog.translator(from: second, to: first, thresholds: thresholds)
    hashes =
      [("comparisons and reports", comparison.hash)]
      + [(first, second, translator), (second, first, back)].compactMap { from, to, translator in
        translator.map {
          ("translations from \(from) to \(to) with these thresholds, for no one role", $0.hash)
        }
      }
    var cautions = comparison.cautions
    for caution in translator?.pair.cautions ?? [] where !cautions.contains(caution) {
      cautions.append(caution)
    }
    if let refusal = comparison.refusal {
      cautions.insert(Caution(.facets, "levels are not translated: \(refusal)"), at: 0)
    }
    self.cautions = cautions
  }
}
