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

  /// Rows at the end that are unlike all above them, which may be notes too, though nothing in them
  /// tells: only the first cell is filled, or no statement is as long as one. Of short statements only a few
  /// below many can be notes; else they are how the document speaks.
  ///
  /// - Parameters:
  ///   - rows: Those of the table that are not empty.
  ///   - header: The first row below the headings.
  ///   - end: Where the notes at the foot begin.
  ///   - statements: The columns that hold statements.
  /// - Returns: Their positions; none where only such rows are below the headings.
  static func unlike(
    _ rows: [ImportTable.Row], below header: Int, to end: Int, statements: [Int]
  ) -> Range<Int> {
    guard header < end else { return end..<end }
    let edge = edge(rows[header...])
    func filled(_ row: ImportTable.Row) -> [Int] {
      row.cells.indices.filter { !row.cells[$0].isEmpty }
    }
    func last(_ isOdd: (ImportTable.Row) -> Bool) -> Range<Int> {
      var start = end
      while start > header, rows[start - 1].defect == nil, isOdd(rows[start - 1]) { start -= 1 }
      return start == header || rows[header..<start].contains(where: isOdd)
        ? end..<end : start..<end
    }
    let lone = last { filled($0) == [edge] }
    // Where each column is a list of its own, one is longer.
    if !lone.isEmpty {
      let areLists = rows[header..<lone.lowerBound].contains { filled($0).count == 1 }
      return areLists ? end..<end : lone
    }
    let short = last { row in
      let texts = statements.filter { $0 < row.cells.count && !row.cells[$0].lines.isEmpty }
      return !texts.isEmpty && texts.allSatisfy { ColumnShape.likeness(row.cells[$0]) < 1 }
    }
    return short.count <= 2 && short.lowerBound - header >= 2 * short.count ? short : end..<end
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
    if text.contains("signature"), filled.allSatisfy({ ColumnShape.likeness($0) < 1 }) {
      return true
    }
    if filled.count == 1 { return isOpening || isAddress || isSentence || isPage }
    // A line of several cells is a note only if no cell of it says what somebody does.
    return isOpening && filled.dropFirst().allSatisfy { ColumnShape.likeness($0) < 1 }
  }
}
