@testable import CrosswalkKit
@testable import CrosswalkModel

/// Holds gaps against translations: summed over a target unit, the chances of its concepts are how
/// likely translate finds the level that is asked for, or a higher one, of what is covered.
package enum GapAgreement {
  /// Both, for each unit that is covered, and for all together.
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
    let evidence = PersonEvidence(
      person, SourceContent(tables, translator.base),
      levelCount: translator.source.framework.scale.levels.count)
    var sums: [(gaps: Double, translated: Double)] = []
    var (all, reached) = (0.0, 0.0)
    for (unit, content) in tables.targetContents.enumerated() {
      guard let distributions = plan.distributions(of: plan.reaches[unit], group.ratings) else {
        continue
      }
      // The unit by itself has its concepts at their weight in it.
      let only = Requirement([content], tables.parts, levels: [rank], finder.positions)
      let known = only.known(evidence.amounts)
      var sum = 0.0
      for (part, weight) in known.enumerated() where weight > 0 {
        let total = evidence.levels[part].reduce(0, +)
        for (level, share) in evidence.levels[part].enumerated() where share > 0 {
          sum += weight * share / total * only.lacks[part][level].chance
        }
      }
      let translated = distributions.covered.dropFirst(rank + 1).reduce(0, +)
      sums.append((sum / known.reduce(0, +), translated))
      all += plan.reaches[unit].coverage
      reached += plan.reaches[unit].coverage * translated
    }
    // Over all units, that is what the concepts come to that people are shown.
    var finder = finder
    if let gaps = try finder.gaps(of: person, at: 0), all > 0 {
      let known = gaps.concepts.filter { $0.known > 0 }
      sums.append(
        (
          known.reduce(0) { $0 + $1.known * ($1.chance ?? 0) }
            / known.reduce(0) { $0 + $1.known }, reached / all
        ))
    }
    return sums
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
