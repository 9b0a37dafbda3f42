import CrosswalkBase
import CrosswalkTables

extension ImportTable {
  /// The cells of a sheet: merged ones span columns, or continue downwards.
  package init(_ sheet: Sheet) {
    self.init(name: "sheet \(quoted(sheet.name))")
    self.sheet = sheet.name
    let hidden = [
      (sheet.hiddenRowCount, "hidden row", sheet.hiddenRowCellCount),
      (sheet.hiddenCellCount, "hidden cell", sheet.hiddenCellCount),
    ]
    asides = hidden.filter { $0.0 > 0 }.map { count, noun, cells in
      Aside(
        reason: "\(counted(count, noun)) \(count == 1 ? "is" : "are") left out", place: name,
        cells: cells)
    }
    // Where each merged range of this row begins, and what it holds; only rows that are there count.
    let width = sheet.rows.map { $0.cells.last?.reference.column ?? 0 }.max() ?? 0
    let merged = sheet.mergedRanges.sorted { $0.first < $1.first }
    var next = 0
    var open: [(range: CellRange, cell: Cell)] = []
    for row in sheet.rows {
      open.removeAll { $0.range.last.row < row.number }
      let place = "\(name), row \(row.number)"
      var cells = row.texts.map { Cell(text: $0) }
      cells += repeatElement(Cell(), count: width - cells.count)
      for cell in row.cells {
        let column = cell.reference.column - 1
        if cell.isUncomputed {
          cells[column].unread.append(
            "a formula without its result is left out; save the file in a spreadsheet program")
        } else if cell.kind == .error {
          cells[column] = Cell(unread: ["the error \(quoted(cell.text)) is left out"])
        }
        if !cell.struck.isEmpty {
          let struck = WordBody.HiddenText(reason: .struck, text: cell.struck)
          cells[column].unseen.append(struck.words)
        }
      }
      for (range, cell) in open where range.first.column <= width {
        cover(&cells, range, from: range.first.column - 1, at: place)
        cells[range.first.column - 1] = cell
        cells[range.first.column - 1].continuesAbove = true
      }
      while next < merged.count, merged[next].first.row <= row.number {
        let range = merged[next]
        next += 1
        guard range.first.row == row.number, range.first.column <= width else { continue }
        let column = range.first.column - 1
        cover(&cells, range, from: column + 1, at: place)
        cells[column].columns = min(range.last.column, width) - column
        if range.last.row > row.number { open.append((range, cells[column])) }
      }
      rows.append(Row(place: place, number: row.number, cells: cells))
    }
  }

  /// Sets aside what stands under a merged cell, where nobody sees it.
  private mutating func cover(
    _ cells: inout [Cell], _ range: CellRange, from: Int, at place: String
  ) {
    for column in from..<max(from, min(range.last.column, cells.count)) where !cells[column].isEmpty
    {
      let text = cells[column].text
      let words = (text.isEmpty ? [] : [quoted(text)]) + cells[column].unseen
      asides.append(
        Aside(
          reason: (words.isEmpty ? "what cannot be read" : words.joined(separator: " and "))
            + " stands under a merged cell and is left out",
          place: "\(place), column \(column + 1)", cells: 1))
      cells[column] = Cell()
    }
  }
}
