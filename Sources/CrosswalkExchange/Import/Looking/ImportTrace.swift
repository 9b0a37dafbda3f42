/// Follows a reading cell by cell, so that it can be shown beside the file.
final class ImportTrace {
  /// How one table was read.
  private struct Seen {
    let table: ImportTable
    /// Why it is left out.
    var reason: String?
    /// The rows of headings, among those that are not empty; nil where none were found.
    var headings: Range<Int>?
    var columns: [ImportView.Column] = []
  }

  /// So many rows of a table are shown, and so many more that have problems.
  private static let (firstRows, faultyRows) = (30, 100)

  private var tables: [Seen] = []
  /// By the place of a row, and the column.
  private var fates: [String: [Int: ImportLedger.Fate]] = [:]
  private var open = 0

  /// Begins with a table that is read.
  func begin(_ table: ImportTable) {
    if table.rows.isEmpty { return }
    open = 0
    tables.append(Seen(table: table))
  }

  /// Notes a table that is left out; one that was begun stays with its rows.
  func leaveOut(_ table: ImportTable, because reason: String) {
    if table.rows.isEmpty { return }
    if let place = tables.firstIndex(where: { $0.table.name == table.name }) {
      tables[place].reason = reason
    } else {
      tables.append(Seen(table: table, reason: reason))
    }
  }

  /// Notes which rows hold the headings, and what each column is read as.
  func note(_ rows: Range<Int>, _ columns: [ImportView.Column]) {
    guard let last = tables.indices.last else { return }
    (tables[last].headings, tables[last].columns) = (rows, columns)
  }

  /// Notes what became of a cell, as long as its row may be shown.
  func note(_ row: ImportTable.Row, _ column: Int, _ fate: ImportLedger.Fate) {
    let isFaulty = if case .notRead = fate { true } else { false }
    if fates[row.place] == nil {
      open += 1
      // Headings may stand far down; what is wrong is shown wherever it stands.
      guard open <= 2 * Self.firstRows || isFaulty && fates.count < 10 * Self.faultyRows else {
        return
      }
    }
    fates[row.place, default: [:]][column] = fate
  }

  // MARK: What is shown

  /// All tables beside what there is to look at.
  ///
  /// - Parameters:
  ///   - notes: Of the reading.
  ///   - order: The names of the tables in the order of the file.
  ///   - role: What a heading is taken for in a table whose headings were not found.
  /// - Returns: The first rows of each table, and those with problems.
  func view(
    _ notes: [ImportReport.Note], inOrder order: [String], guessing role: (String) -> ImportColumn?
  ) -> ImportView {
    let byPlace = Dictionary(grouping: notes, by: \.place)
    let ranks = Dictionary(
      order.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let sorted = tables.enumerated().sorted {
      (ranks[$0.element.table.name] ?? .max, $0.offset)
        < (ranks[$1.element.table.name] ?? .max, $1.offset)
    }
    return ImportView(tables: sorted.map { view(of: $0.element, byPlace, role) })
  }

  private func view(
    of seen: Seen, _ notes: [String: [ImportReport.Note]], _ role: (String) -> ImportColumn?
  ) -> ImportView.Table {
    let rows = seen.table.rows.filter { !$0.isEmpty }
    let headings = seen.headings ?? Self.likelyHeadings(rows)
    var columns = seen.columns
    if columns.isEmpty, seen.reason == nil, !headings.isEmpty {
      columns = HeaderText(Array(rows[headings])).own.map {
        ImportView.Column(heading: $0, role: role($0))
      }
    }
    var shown: [ImportView.Row] = []
    var faulty = 0
    for (index, row) in rows.enumerated() {
      let isFirst = index < max(Self.firstRows, headings.upperBound)
      if !isFirst, faulty == Self.faultyRows { break }
      let view = self.row(row, isHeading: headings.contains(index), notes)
      if !isFirst, !view.hasProblem { continue }
      if !isFirst { faulty += 1 }
      shown.append(view)
    }
    return ImportView.Table(
      name: seen.table.name, sheet: seen.table.sheet ?? seen.table.name, reason: seen.reason,
      columns: columns, rows: shown, rowCount: rows.count)
  }

  private func row(
    _ row: ImportTable.Row, isHeading: Bool, _ notes: [String: [ImportReport.Note]]
  ) -> ImportView.Row {
    let fates = fates[row.place] ?? [:]
    let cells = row.cells.enumerated().map { column, cell in
      ImportView.Cell(
        lines: cell.continuesAbove ? [] : cell.lines.map(\.text), fate: fates[column],
        notes: notes["\(row.place), column \(column + 1)"] ?? [])
    }
    return ImportView.Row(
      place: row.place, isHeading: isHeading, cells: cells, notes: notes[row.place] ?? [])
  }

  /// Where nothing else tells, the first row of several cells.
  private static func likelyHeadings(_ rows: [ImportTable.Row]) -> Range<Int> {
    let row = rows.prefix(20).firstIndex {
      $0.defect == nil && $0.cells.count(where: \.isFilled) > 1
    }
    return row.map { $0..<$0 + 1 } ?? 0..<0
  }
}

extension ImportHeader {
  /// What each column is read as; `map` tells what somebody leaves out.
  func roles(_ map: ImportMap) -> [ImportView.Column] {
    headings.indices.map { column in
      let role: ImportColumn? =
        switch layout {
        case .rows(_, let statement) where statement == column: .statement
        case .rows(let level, _) where level == column: .level
        case .columns(let levels) where levels.contains(column): .level
        default:
          unit == column
            ? .unit
            : columns.first { $0.value == column }?.key
              ?? (map[headings[column]] == .ignore ? .ignore : nil)
        }
      return ImportView.Column(heading: headings[column], role: role)
    }
  }
}
