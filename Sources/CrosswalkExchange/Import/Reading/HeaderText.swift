/// The headings of the columns of a table, of one row or of several.
struct HeaderText {
  /// The lowest heading of each column, as it stands; empty for a column without one.
  private(set) var own: [String]
  /// What stands over it in the rows above, highest first.
  private(set) var above: [[String]]

  /// Puts rows of headings together: a cell that spans columns stands over all of them.
  init(_ rows: [ImportTable.Row]) {
    let width = rows.map(\.cells.count).max() ?? 0
    own = Array(repeating: "", count: width)
    above = Array(repeating: [], count: width)
    for (index, row) in rows.enumerated() {
      let isLast = index + 1 == rows.count
      var open = (text: "", until: 0)
      for column in 0..<width {
        let cell = column < row.cells.count ? row.cells[column] : ImportTable.Cell()
        var text = cell.continuesAbove ? "" : CellText.cleaned(cell.text).text
        if !text.isEmpty {
          open = (text, column + max(1, cell.columns))
        } else if !cell.continuesAbove, column < open.until {
          text = open.text
        } else if !cell.continuesAbove, !isLast, !open.text.isEmpty, own[column].isEmpty,
          Self.isFilled(rows[index + 1], column)
        {
          // Delimited text has no merged cells: a heading goes on until the next one.
          text = open.text
        } else {
          open = ("", 0)
        }
        if text.isEmpty { continue }
        if !own[column].isEmpty { above[column].append(own[column]) }
        own[column] = text
      }
    }
    let over = above.map(\.last)
    for column in own.indices {
      // What spans several columns names none of their levels.
      let beside = [column - 1, column + 1].filter(over.indices.contains).map { over[$0] }
      if !beside.contains(over[column]) { joinYears(column) }
    }
  }

  private static func isFilled(_ row: ImportTable.Row, _ column: Int) -> Bool {
    column < row.cells.count && !row.cells[column].lines.isEmpty
      && !row.cells[column].continuesAbove
  }

  /// Years of service in a row of their own belong to the level above them.
  private mutating func joinYears(_ column: Int) {
    guard let name = above[column].last, !YearsOfService.stretches(own[column]).isEmpty else {
      return
    }
    own[column] = "\(name) (\(own[column]))"
    above[column].removeLast()
  }

  /// All headings of a column, highest first.
  func path(_ column: Int) -> String { (above[column] + [own[column]]).joined(separator: " / ") }
}
