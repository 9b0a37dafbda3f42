import CrosswalkKit
import CrosswalkModel
import CrosswalkTables

/// What people lack as a table, one row for each person and concept.
package struct GapTable {
  private let names: GapNames

  /// A table of what a finder finds.
  package init(_ finder: GapFinder, ontology: Ontology) {
    names = GapNames(finder, ontology: ontology)
  }

  private var columns: [Table.Column] {
    let stages = names.finder.stages.map { Table.Column("need_\($0.id)") }
    return [
      "person", "role", "tenure", "concept", .init("label", sheetWidth: 40),
      .init("domain", sheetWidth: 30), "status", "reason", "byNeed", "byShortfall", "low", "high",
      "requirement", "shortfall", "chance", "known", "share", "direct", "importance", "need",
    ] + stages + ["rate", "mark", "watch", .init("restsOn", sheetWidth: 50), "hash"]
  }

  /// The table of some people. All tables have the same columns.
  package func table(_ people: [PersonGaps]) -> Table {
    Table(columns, rows: people.flatMap(rows))
  }

  private func rows(_ person: PersonGaps) -> [[Table.Cell]] {
    func places(_ concepts: [PersonGaps.Concept]) -> [Int: Int] {
      Dictionary(uniqueKeysWithValues: concepts.enumerated().map { ($1.concept, $0 + 1) })
    }
    let (byNeed, byShortfall) = (places(person.byNeed), places(person.byShortfall))
    return person.concepts.map { concept in
      let range =
        concept.position.isEmpty ? nil : names.finder.interval(of: concept.position)
      return [
        .text(person.ratings.person), .init(person.ratings.role?.rawValue),
        .init(person.ratings.tenure), .text(names.id(concept.concept)),
        .text(names.label(concept.concept)), .text(names.domain(concept.concept)),
        .text(GapNames.word(concept.status)), .init(GapNames.reason(concept.status)?.rawValue),
        byNeed[concept.concept].map(Table.Cell.integer) ?? .absent,
        byShortfall[concept.concept].map(Table.Cell.integer) ?? .absent,
        .init(range?.lowerBound), .init(range?.upperBound), .number(concept.requirement),
        .init(concept.shortfall), .init(concept.chance), .number(concept.known),
        .number(concept.share), .number(concept.direct), .number(concept.importance),
        .number(concept.need),
      ] + names.finder.stages.indices.map { .number(concept.need(inStage: $0)) }
        + [
          .init(words: concept.rate.map(names.unit)), .init(words: concept.mark),
          .init(words: concept.watch), .text(names.path(concept, person.ratings)),
          .text(names.finder.hash),
        ]
    }
  }
}
