import CrosswalkBase

/// A table of a Word document, laid out in columns.
struct WordLayout {
  private(set) var table: ImportTable
  /// The tables inside of its cells, but for those of one column.
  private(set) var inner: [WordBody.Table] = []
  /// How many cells have anything in them, counted before they are laid out.
  private(set) var total = 0

  /// Lays out a table by where its cells begin. Columns of the grid in which no cell begins are none.
  init(_ source: WordBody.Table, number: Int) {
    let name = "table \(number)"
    table = ImportTable(name: name)
    let places = Self.columns(source)
    var above: [Int: ImportTable.Cell] = [:]
    for (index, row) in source.rows.enumerated() {
      let place = "\(name), row \(index + 1)"
      var cells: [ImportTable.Cell] = []
      var next: [Int: ImportTable.Cell] = [:]
      for (cell, grid) in zip(row.cells, Self.starts(row)) {
        var content = self.content(cell)
        if !content.isEmpty { total += 1 }
        if let hidden = row.hidden {
          if !content.isEmpty {
            table.asides.append(
              .init(
                reason: "\(quoted(content.text)) is left out: the row is \(hidden.rawValue)",
                place: place, cells: 1))
          }
          continue
        }
        let column = places[grid] ?? cells.count
        let end = places[grid + cell.columns] ?? column + 1
        cells += repeatElement(ImportTable.Cell(), count: max(0, column - cells.count))
        if cell.continuesAbove, var covered = above[column] {
          if !content.isEmpty {
            table.asides.append(
              .init(
                reason: "\(quoted(content.text)) stands under a merged cell and is left out",
                place: "\(place), column \(column + 1)", cells: 1))
          }
          covered.continuesAbove = true
          content = covered
        } else {
          content.columns = max(1, end - column)
        }
        next[column] = content
        cells.append(content)
        cells += repeatElement(ImportTable.Cell(), count: content.columns - 1)
      }
      if row.hidden != nil { continue }
      above = next
      table.rows.append(ImportTable.Row(place: place, number: index + 1, cells: cells))
    }
    // Rows may end early; each has as many cells as the widest.
    let width = table.rows.map(\.cells.count).max() ?? 0
    for index in table.rows.indices {
      let missing = width - table.rows[index].cells.count
      table.rows[index].cells += repeatElement(ImportTable.Cell(), count: missing)
    }
  }

  /// Where each cell of a row begins in the grid.
  private static func starts(_ row: WordBody.Row) -> [Int] {
    var column = row.before
    return row.cells.map { cell in
      defer { column += cell.columns }
      return column
    }
  }

  /// For each place of the grid where a cell begins its column, and for the end of the grid how many
  /// columns there are.
  private static func columns(_ table: WordBody.Table) -> [Int: Int] {
    var starts: Set<Int> = []
    var end = 0
    for row in table.rows {
      starts.formUnion(Self.starts(row))
      end = max(end, row.before + row.cells.reduce(0) { $0 + $1.columns })
    }
    var columns = Dictionary(
      starts.sorted().enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    columns[end] = starts.count
    return columns
  }

  /// The lines of a cell. A table of one column inside of it is a list; others are kept apart.
  private mutating func content(_ cell: WordBody.Cell) -> ImportTable.Cell {
    var content = ImportTable.Cell()
    for block in cell.blocks {
      switch block {
      case .paragraph(let paragraph):
        content.lines += CellText.lines(
          ofParagraph: paragraph.text, isBullet: paragraph.item != nil, isName: paragraph.isName)
        content.unread += paragraph.unread.map { $0 + " is left out" }
        content.unseen += paragraph.hidden.map(\.words)
      case .table(let table):
        guard table.rows.allSatisfy({ $0.cells.count <= 1 && $0.hidden == nil }) else {
          inner.append(table)
          continue
        }
        for cell in table.rows.flatMap(\.cells) {
          var item = self.content(cell)
          if !item.lines.isEmpty { item.lines[0].isBullet = true }
          content.lines += item.lines
          content.unread += item.unread
          content.unseen += item.unseen
        }
      }
    }
    return content
  }
}

extension WordBody.Paragraph {
  /// Whether it is a heading, by its style or as a short bold text none of whose lines says what
  /// somebody does. A break inside of it is there for its looks.
  fileprivate var isName: Bool {
    if heading != nil { return true }
    return isBold && item == nil && text.unicodeScalars.count <= 100
      && ColumnShape.likeness(.init(text: text)) < 1
  }
}
