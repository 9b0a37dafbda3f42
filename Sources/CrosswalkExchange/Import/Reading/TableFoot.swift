/// What stands below a table, and is no part of it.
enum TableFoot {
  private static let openings = [
    "note", "source", "contact", "question", "copyright", "page ", "revised", "updated", "prepared",
    "approved", "adopted", "for more", "for questions", "legend", "key:", "version", "last ",
    "see ", "total",
    "*", "†", "‡", "©", "(*", "nb", "n.b.",
  ]

  /// Where the notes at the foot begin among rows that are not empty.
  ///
  /// - Parameters:
  ///   - rows: Those of the table that are not empty.
  ///   - header: The first row below the headings.
  ///   - statements: The columns that hold statements, which are sentences too.
  /// - Returns: The position of the first note; the count of rows if there is none.
  static func start(
    _ rows: [ImportTable.Row], below header: Int, statements: [Int]
  ) -> Int {
    let edge = edge(rows[header...])
    var start = rows.count
    while start > header, isNote(rows[start - 1], edge, mayBeStatement: statements.contains(edge)) {
      start -= 1
    }
    return start
  }

  /// Rows at the end of which only the first cell is filled, where all above them say more: they may be
  /// notes too, and nothing in them tells.
  ///
  /// - Parameters:
  ///   - rows: Those of the table that are not empty.
  ///   - header: The first row below the headings.
  ///   - end: Where the notes at the foot begin.
  /// - Returns: Their positions; none where only such rows are below the headings.
  static func lone(_ rows: [ImportTable.Row], below header: Int, to end: Int) -> Range<Int> {
    guard header < end else { return end..<end }
    let edge = edge(rows[header...])
    let isLone = { (row: ImportTable.Row) in
      let filled = row.cells.indices.filter { !row.cells[$0].isEmpty }
      return row.defect == nil && filled == [edge]
    }
    let start = (rows[header..<end].lastIndex { !isLone($0) } ?? end - 1) + 1
    return rows[header..<start].contains(where: isLone) ? end..<end : start..<end
  }

  /// The first column in which anything stands.
  private static func edge(_ rows: ArraySlice<ImportTable.Row>) -> Int {
    rows.compactMap { row in row.cells.firstIndex { !$0.isEmpty } }.min() ?? 0
  }

  private static func isNote(
    _ row: ImportTable.Row, _ edge: Int, mayBeStatement: Bool
  ) -> Bool {
    let filled = row.cells.filter { !$0.isEmpty }
    guard row.defect == nil, let first = filled.first, let line = first.lines.first,
      first.isFilled, edge < row.cells.count, !row.cells[edge].isEmpty
    else { return false }
    let text = line.text.lowercased()
    let isOpening = openings.contains { text.hasPrefix($0) || (line.mark + text).hasPrefix($0) }
    let isAddress =
      text.contains("@") || text.contains("http") || text.contains("www.")
      || text.count(where: \.isNumber) >= 7
    let isSentence =
      !mayBeStatement && text.hasSuffix(".") && text.split(separator: " ").count > 4
    let words = text.split(separator: " ")
    let isPage = zip(words, words.dropFirst()).contains {
      $0 == "page" && $1.allSatisfy(\.isNumber)
    }
    if filled.count == 1 { return isOpening || isAddress || isSentence || isPage }
    // A line of several cells is a note only if no cell of it says what somebody does.
    return isOpening && filled.dropFirst().allSatisfy { ColumnShape.likeness($0) < 1 }
  }
}
