import CrosswalkBase

/// What becomes of each cell.
extension FrameworkImporter {
  /// Says what became of a cell of the row at hand; what is said first holds.
  mutating func mark(_ column: Int, _ fate: ImportLedger.Fate) {
    if fates[column] == nil { fates[column] = fate }
  }

  /// Counts all cells of a row at once.
  mutating func mark(all row: ImportTable.Row, _ fate: ImportLedger.Fate) {
    guard closed.insert(row.place).inserted, isCounted else { return }
    report.ledger.count(fate, row.cells.count(where: \.isFilled))
    guard let trace else { return }
    for (column, cell) in row.cells.enumerated() where cell.isFilled {
      trace.note(row, column, fate)
    }
  }

  /// Counts the cells of a row that has been read.
  mutating func close(_ row: ImportTable.Row) {
    // What becomes of a title shows by what follows it.
    if titles.contains(where: { $0.row.place == row.place }) { return }
    guard closed.insert(row.place).inserted, isCounted else { return }
    for (column, cell) in row.cells.enumerated() where cell.isFilled {
      let isUnseen = cell.lines.isEmpty && cell.unread.isEmpty
      let fate: ImportLedger.Fate =
        isUnseen
        ? .leftOut(because: "of which nothing is seen")
        : fates[column] ?? .notRead(because: "not understood")
      report.ledger.count(fate)
      trace?.note(row, column, fate)
    }
  }

  /// Says of a table what is left out of it from the start, and what of its cells cannot be read.
  mutating func tell(_ table: ImportTable) {
    (isCounted, isDelimited) = (!table.isOutline, table.isDelimited)
    closed = []
    for aside in table.asides {
      remark(aside.reason, at: aside.place)
      report.ledger.count(.leftOut(because: "hidden"), aside.cells)
    }
    for row in rows where row.defect == nil {
      for (column, cell) in row.cells.enumerated() where !cell.continuesAbove {
        for unread in cell.unread { problem(unread, at: place(row, column)) }
        for unseen in cell.unseen { remark("\(unseen) is left out", at: place(row, column)) }
      }
    }
    leaveOutUnseenRows()
  }

  /// Leaves out rows of which nothing is seen, such as those that are struck out as a whole: they
  /// are neither headings nor rows that lack something.
  private mutating func leaveOutUnseenRows() {
    fates = [:]
    for row in rows where row.isUnseen { close(row) }
    rows.removeAll(where: \.isUnseen)
  }

  /// Says that a table is not one of a framework.
  mutating func leaveOut(_ table: ImportTable, _ context: ImportHeader.Context) {
    var reason = ImportError("it has no row of headings")
    for row in rows.prefix(20) where row.defect == nil && row.cells.count(where: \.isFilled) > 1 {
      do {
        let body = rows.filter { $0.number > row.number }
        _ = try ImportHeader(HeaderText([row]), body: body, context, at: row.place)
      } catch {
        reason = ImportError("\(row.place): \(error.reason)", remedy: error.remedy)
        break
      }
    }
    if firstObjection == nil { firstObjection = reason }
    for row in rows {
      if let defect = row.defect { problem(defect + "; the row is left out", at: row.place) }
      mark(all: row, .notRead(because: "in tables that are no framework's"))
    }
    if rows.isEmpty { return }
    problem(
      "\(reason.reason); the table is left out, with \(counted(rows.count, "row"))", at: table.name,
      remedy: reason.remedy)
  }

  /// Leaves out a whole table, which is no fault.
  mutating func leaveOut(_ table: ImportTable, because reason: String) {
    report.tables += 1
    let rows = table.rows.filter { !$0.isEmpty }
    report.rows += rows.count
    let cells = rows.reduce(0) { $0 + $1.cells.count(where: \.isFilled) }
    for aside in table.asides { report.ledger.count(.leftOut(because: "hidden"), aside.cells) }
    if cells == 0 { return }
    trace?.leaveOut(table, because: reason)
    // What stands in a cell of a table is part of what that says.
    let fate: ImportLedger.Fate =
      table.isInner
      ? .notRead(because: "in tables inside of cells") : .leftOut(because: "in \(reason)")
    report.ledger.count(fate, cells)
    report.add(
      "left out, with \(counted(rows.count, "row")): \(reason)", at: table.name,
      isProblem: table.isInner)
  }

  /// Counts the cells of a table of levels, which says more of them than their names.
  mutating func take(levels table: ImportTable, _ read: LevelTable) {
    report.tables += 1
    levelTable = read
    trace?.leaveOut(table, because: "the table of levels, which says which there are")
    let rows = table.rows.filter { !$0.isEmpty }
    report.rows += rows.count
    report.ledger.count(
      .imported(as: "in the table of levels"),
      rows.reduce(0) { $0 + $1.cells.count(where: \.isFilled) })
    for aside in table.asides { report.ledger.count(.leftOut(because: "hidden"), aside.cells) }
  }
}
