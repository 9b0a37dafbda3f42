import CrosswalkBase
import CrosswalkKit
import CrosswalkTables

/// All frameworks against all, as text, Markdown or a table.
public enum MatrixText {
  /// How much each row's framework covers of each column's.
  public static func text(_ matrix: ComparisonMatrix, style: TextStyle) -> String {
    let width = max(9, matrix.frameworks.map(\.count).max() ?? 0) + 2
    var text = style.paint("What the row covers of the column", .bold) + "\n"
    text += "  " + "".padded(width)
    text += matrix.frameworks.map { TextStyle.safe($0).leftPadded(width) }.joined() + "\n"
    for (row, id) in matrix.frameworks.enumerated() {
      text += "  " + TextStyle.safe(id).padded(width)
      text += columns(matrix, row: row).map { $0.leftPadded(width) }.joined() + "\n"
    }
    text += "\n" + style.paint("Pairs", .bold) + "\n"
    for line in pairs(matrix) { text += style.wrapped(TextStyle.safe(line), first: "  ") }
    return text
  }

  /// The same as Markdown.
  public static func markdown(_ matrix: ComparisonMatrix) -> String {
    var text = "# What the row covers of the column\n\n|  | "
    text += matrix.frameworks.map(markdownText).joined(separator: " | ") + " |\n| --- |"
    text += matrix.frameworks.map { _ in " ---: |" }.joined() + "\n"
    for (row, id) in matrix.frameworks.enumerated() {
      text +=
        "| \(markdownText(id)) | " + columns(matrix, row: row).joined(separator: " | ") + " |\n"
    }
    return text + "\n" + pairs(matrix).map { "- \(markdownText($0))\n" }.joined()
  }

  /// One row an ordered pair, under a header.
  public static func table(_ matrix: ComparisonMatrix) -> String {
    CSVWriter.row([
      "of", "by", "coverage", "coverageSameActor", "sharedFacets", "falseFriends", "judgements",
      "sharesAncestry",
    ])
      + matrix.cells.flatMap { $0.compactMap { $0 } }.map { cell in
        CSVWriter.row([
          cell.of, cell.by, cell.coverage.description, cell.coverageSameActor.description,
          cell.sharedFacets.joined(separator: " "), "\(cell.falseFriends)", "\(cell.judgements)",
          "\(cell.sharesAncestry)",
        ])
      }.joined()
  }

  private static func columns(_ matrix: ComparisonMatrix, row: Int) -> [String] {
    matrix.cells[row].map { $0.map { percent($0.coverage) } ?? "-" }
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
