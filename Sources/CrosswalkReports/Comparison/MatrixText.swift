import CrosswalkBase
import CrosswalkKit
import CrosswalkTables

/// All frameworks against all, as text, Markdown or a table.
public enum MatrixText {
  /// How much of what each column's framework is about each row's speaks of.
  public static func text(_ matrix: ComparisonMatrix, style: TextStyle) -> PlainText {
    var text =
      style.paint("What the row speaks of, of what the column is about (topic)", .bold) + "\n"
    text += square(matrix).text()
    text += "\n" + style.paint("Pairs", .bold) + "\n"
    for line in pairs(matrix) { text += style.wrapped("\(line)", first: "  ") }
    return text
  }

  /// The same as Markdown.
  public static func markdown(_ matrix: ComparisonMatrix) -> String {
    let lines = pairs(matrix).map { "- \($0)\n" as Markdown }
    let text: Markdown =
      "# What the row speaks of, of what the column is about (topic)\n\n\(square(matrix).markdown)\n\(lines)"
    return text.source
  }

  /// The same as a page, with the titles of the frameworks by their ids.
  package static func html(_ matrix: ComparisonMatrix, titles: [String: String]) -> String {
    ReportDocument(
      title: "All frameworks against all",
      lede: "How much of what each is about the others speak of, and how far levels can be read.",
      sections: [
        .init(
          title: "Frameworks",
          blocks: [.list(matrix.frameworks.map { "\(titles[$0] ?? $0) (\($0))" })]),
        .init(
          title: "Topic",
          blocks: [
            .table(
              square(matrix), caption: "What the row speaks of, of what the column is about")
          ]),
        .init(title: "Pairs", blocks: [.list(pairs(matrix))]),
      ], footer: []
    ).html
  }

  private static func square(_ matrix: ComparisonMatrix) -> Table {
    // All columns are as wide as the widest, the gaps between them included.
    let width = max(9, matrix.frameworks.map { ("\($0)" as PlainText).count }.max() ?? 0)
    return Table(
      [Table.Column("", minimumWidth: width + 2)]
        + matrix.frameworks.map {
          Table.Column($0, alignment: .right, minimumWidth: width)
        },
      rows: zip(matrix.frameworks, matrix.cells).map { id, cells in
        [.text(id)] + cells.map { .init($0?.topic, .percent) }
      })
  }

  /// One row an ordered pair.
  public static func table(_ matrix: ComparisonMatrix) -> Table {
    Table(
      [
        "of", "by", "topic", "topicSameActor", "sharedFacets", "falseFriends", "judgements",
        "sharesAncestry",
      ],
      rows: matrix.cells.joined().compactMap { $0 }.map { cell in
        [
          .text(cell.of), .text(cell.by), .init(cell.topic), .init(cell.topicSameActor),
          .init(words: cell.sharedFacets), .integer(cell.falseFriends), .integer(cell.judgements),
          .flag(cell.sharesAncestry),
        ]
      })
  }

  private static func pairs(_ matrix: ComparisonMatrix) -> [String] {
    matrix.cells.enumerated().flatMap { row, cells in
      cells.enumerated().compactMap { column, cell in
        guard column > row, let cell else { return nil }
        let levels =
          cell.sharedFacets.isEmpty
          ? "levels are not translated (no facet in common)"
          : "facets in common: \(cell.sharedFacets.joined(separator: ", "))"
        return "\(matrix.frameworks[row]) and \(matrix.frameworks[column]): \(levels); "
          + counted(cell.falseFriends, "false friend") + "; "
          + counted(cell.judgements, "judged pair")
          + (cell.sharesAncestry ? "; one was drafted from the other" : "")
      }
    }
  }
}
