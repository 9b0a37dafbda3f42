@testable import CrosswalkKit
@testable import CrosswalkModel

/// Holds gaps against translations: summed over a target unit, the chances of its concepts are how
/// likely translate finds the level that is asked for, or a higher one, of what is covered.
package enum GapAgreement {
  /// Both, for each unit that is covered.
  ///
  /// - Parameters:
  ///   - finder: Of one level for every unit.
  ///   - profile: Rated in the finder's source.
  /// - Returns: What the chances come to, and what translate finds.
  /// - Throws: `TranslationError` for a profile of another framework.
  package static func sums(
    _ finder: GapFinder, _ profile: Profile
  ) throws -> [(gaps: Double, translated: Double)] {
    let translator = finder.translator
    let tables = translator.tables(for: profile.role)
    // On one scale a level is what it is, though translate widens what is told of whole people.
    if tables.isSameScale, tables.source.ratesPerson || tables.isIdentity { return [] }
    guard case .level(_, let level) = finder.target,
      let rank = translator.target.framework.scale.rank(of: level)
    else { return [] }
    let group = try translator.ratings.group(profile)
    let person = person(group)
    let plan = translator.plan(rating: group.ratings.map(\.unit), tables)
    return try tables.targetContents.indices.compactMap { unit in
      guard let distributions = plan.distributions(of: plan.reaches[unit], group.ratings) else {
        return nil
      }
      // Gaps towards this unit alone have its concepts at their weight in it.
      var only = try GapFinder(
        translator,
        target: .units(
          framework: finder.target.framework, levels: [tables.target.units[unit].id: level]),
        ontology: Ontology(
          id: "o", title: "", version: "", date: "", stages: finder.stages, facets: [], domains: [])
      )
      guard let gaps = try only.gaps(of: person, at: 0) else { return nil }
      let known = gaps.concepts.filter { $0.known > 0 }
      let weight = known.reduce(0) { $0 + $1.known }
      return (
        known.reduce(0) { $0 + $1.known * ($1.chance ?? 0) } / weight,
        distributions.covered.dropFirst(rank + 1).reduce(0, +)
      )
    }
  }

  /// A person with just these ratings, each on a line of its own.
  package static func person(_ group: RatingGroup) -> PersonRatings {
    PersonRatings(
      person: group.person ?? "p", role: group.role,
      ratings: group.ratings.enumerated().map {
        .init(unit: $1.unit, level: $1.level, line: $0 + 2)
      })
  }
}
