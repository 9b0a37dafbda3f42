import CrosswalkBase
import CrosswalkKit
import CrosswalkModel
import CrosswalkTables

/// A group's gaps as a table, one row a concept, the greatest need first.
package struct GroupTable {
  let names: GapNames

  init(_ names: GapNames) { self.names = names }

  /// A table of what a finder finds of a group.
  package init(_ finder: GapFinder, ontology: Ontology) {
    names = GapNames(finder, ontology: ontology)
  }

  static let explanation =
    "Need is the sum over people of what is lacking, in reference points, times how much the target "
    + "speaks of it. Means are of five people or more, quartiles of twenty or more; where fewer stand "
    + "behind a number, there is none."

  /// Why some numbers are words.
  static let ruleOfFive =
    "'Under 5', 'all but under 5', '5 or more' and 'not told' stand where a number would let somebody be "
    + "worked out."

  static func words(_ count: GroupGaps.Count) -> String { count.words }

  /// The concepts by need; those of which it is not told stand last, in the order of their names.
  static func ordered(_ group: GroupGaps) -> [GroupGaps.Concept] {
    group.concepts.sorted { ($1.need ?? -1, $0.concept) < ($0.need ?? -1, $1.concept) }
  }

  /// The group; without one, no rows.
  package func table(_ group: GroupGaps?) -> Table {
    func number(_ id: String, _ heading: String) -> Table.Column {
      .init(id, heading: heading, alignment: .right, sheetWidth: 12)
    }
    func rounded(_ number: Double?) -> Table.Cell {
      .init(number.map { ($0 * 10).rounded() / 10 })
    }
    return Table(
      [
        .init("concept", sheetWidth: 30), .init("label", heading: "name", sheetWidth: 44),
        number("need", "need"), number("shortfall", "lacks, mean"),
        number("lowerQuartile", "lower quarter"), number("median", "middle"),
        number("upperQuartile", "upper quarter"), number("requirement", "asked from"),
        .init("short", sheetWidth: 16),
        .init("assessFirst", heading: "assess first", sheetWidth: 16),
        .init("meets", sheetWidth: 16), number("direct", "from marks"),
      ],
      rows: (group.map(Self.ordered) ?? []).map { concept in
        let quartiles = concept.quartiles
        return [
          .text(names.id(concept.concept)), .text(names.label(concept.concept)),
          .init(concept.need.map { ($0 * 1_000).rounded() / 1_000 }), rounded(concept.shortfall),
          rounded(quartiles?[0]), rounded(quartiles?[1]), rounded(quartiles?[2]),
          rounded(concept.requirement), .text(Self.words(concept.short)),
          .text(Self.words(concept.assessFirst)), .text(Self.words(concept.meets)),
          .init(concept.direct, .percent),
        ]
      })
  }
}
