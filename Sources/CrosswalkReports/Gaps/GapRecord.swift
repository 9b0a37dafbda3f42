import CrosswalkBase
import CrosswalkKit
import CrosswalkModel

/// What gaps are written as JSON with: format `crosswalk.gaps/1`, an object of what holds for
/// everybody (`about`) and either people or a group.
package struct GapRecord {
  private let names: GapNames
  private let asOf: CalendarDay?

  /// Records of what a finder finds; `asOf` is the day that counts.
  package init(_ finder: GapFinder, ontology: Ontology, asOf: CalendarDay?) {
    names = GapNames(finder, ontology: ontology)
    self.asOf = asOf
  }

  private struct About: Encodable {
    var format = "crosswalk.gaps/1"
    var from: Translation.Side
    var to: Translation.Side
    var goal: String
    var targetRole: String?
    var asOf: String?
    var cautions: [String]
    var stages: [String]
    var hash: String
  }

  private struct Person: Encodable {
    var person: String
    var role: String?
    var tenure: Double?
    var need: Double
    var byNeed: [String]
    var byShortfall: [String]
    var concepts: [Concept]
  }

  private struct Concept: Encodable {
    var concept: String
    var status: String
    var reason: String?
    var position: [Weight]
    var interval: [Double]?
    var requirement: Double
    var shortfall: Double?
    var shortfallByStage: [Double]
    var chance: Double?
    var known: Double
    var share: Double
    var direct: Double
    var importance: Double
    var need: Double
    var support: [Support]
    var rate: [String]
    var mark: [String]
    var watch: [String]
  }

  private struct Weight: Encodable {
    var level: String
    var weight: Double
  }

  private struct Support: Encodable {
    var unit: String
    var weight: Double
    var marked: Double
    var lines: [Int]
  }

  private struct Group: Encodable {
    var people: Int?
    var concepts: [GroupConcept]
  }

  private struct GroupConcept: Encodable {
    var concept: String
    var need: Double?
    var shortfall: Double?
    var quartiles: [Double]?
    var requirement: Double
    var share: Double
    var direct: Double?
    var short: String
    var assessFirst: String
    var meets: String
  }

  /// What stands before the first person.
  ///
  /// - Throws: `EncodingError` for a number that is not finite.
  package func opening() throws -> String {
    "{\"about\":\(try JSONText.compact(about)),\"people\":["
  }

  /// What stands after the last one.
  package var closing: String { "\n]}\n" }

  /// One person, on one line.
  ///
  /// - Throws: `EncodingError` for a number that is not finite.
  package func json(_ person: PersonGaps) throws -> String {
    let scale = names.source.scale
    func ids(_ concepts: [PersonGaps.Concept]) -> [String] { concepts.map { names.id($0.concept) } }
    let ratings = person.ratings
    return try JSONText.compact(
      Person(
        person: ratings.person, role: ratings.role?.rawValue, tenure: ratings.tenure,
        need: person.need, byNeed: ids(person.byNeed), byShortfall: ids(person.byShortfall),
        concepts: person.concepts.map { concept in
          let range = concept.position.isEmpty ? nil : names.finder.interval(of: concept.position)
          return Concept(
            concept: names.id(concept.concept), status: GapNames.word(concept.status),
            reason: GapNames.reason(concept.status)?.rawValue,
            position: concept.position.enumerated().map {
              Weight(level: scale.levels[$0].id, weight: $1)
            }, interval: range.map { [$0.lowerBound, $0.upperBound] },
            requirement: concept.requirement, shortfall: concept.shortfall,
            shortfallByStage: concept.shortfallByStage, chance: concept.chance,
            known: concept.known, share: concept.share, direct: concept.direct,
            importance: concept.importance, need: concept.need,
            support: concept.support.map { support in
              Support(
                unit: names.unit(support.unit), weight: support.weight, marked: support.marked,
                lines: ratings.ratings.filter { $0.unit == support.unit }.map(\.line)
                  + ratings.marks.filter { $0.unit == support.unit }.map(\.line))
            }, rate: concept.rate.map(names.unit), mark: concept.mark, watch: concept.watch)
        }))
  }

  /// A group; nil for one of which nothing may be shown.
  ///
  /// - Throws: `EncodingError` for a number that is not finite.
  package func json(_ group: GroupGaps?) throws -> String {
    struct Whole: Encodable {
      var about: About
      var group: Group
    }
    return try JSONText.pretty(
      Whole(
        about: about,
        group: Group(
          people: group?.people,
          concepts: (group.map(GroupTable.ordered) ?? []).map { concept in
            GroupConcept(
              concept: names.id(concept.concept), need: concept.need,
              shortfall: concept.shortfall, quartiles: concept.quartiles,
              requirement: concept.requirement, share: concept.share, direct: concept.direct,
              short: GroupTable.words(concept.short),
              assessFirst: GroupTable.words(concept.assessFirst),
              meets: GroupTable.words(concept.meets))
          })))
  }

  private var about: About {
    About(
      from: names.finder.tables.source, to: names.finder.tables.target, goal: names.goal,
      targetRole: names.finder.translator.targetRole?.rawValue, asOf: asOf?.description,
      cautions: names.cautions, stages: names.finder.stages.map(\.id), hash: names.finder.hash)
  }
}
