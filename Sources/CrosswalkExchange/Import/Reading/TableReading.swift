import CrosswalkBase

/// One way to read a table: which rows hold the headings, and what the columns hold.
struct TableReading {
  /// The rows of headings, among those of the table that are not empty.
  let rows: Range<Int>
  let header: ImportHeader
  /// Whether names of units stand in rows of their own below the headings.
  let hasUnitRows: Bool
  /// How well it fits, to be compared with other readings of the same table.
  let score: Double

  /// How many rows may stand above the headings, and how many rows headings may take.
  private static let (mostAbove, mostRows) = (20, 3)
  /// Two readings whose scores lie closer than this are both likely.
  private static let margin = 1.0

  /// All ways to read a table, the best first.
  ///
  /// - Parameters:
  ///   - rows: Those that are not empty.
  ///   - context: What is known besides.
  ///   - numbers: The rows of headings, by their numbers in the file, if somebody says so.
  /// - Returns: None if no row can hold the headings.
  static func all(
    of rows: [ImportTable.Row], _ context: ImportHeader.Context, numbers: ClosedRange<Int>? = nil
  ) -> [TableReading] {
    var readings: [TableReading] = []
    // Headings that are repeated further down are those above.
    var repeated: [Range<Int>] = []
    for start in rows.indices.prefix(mostAbove + 1) {
      for count in 1...mostRows where start + count <= rows.count {
        let range = start..<(start + count)
        if let numbers {
          guard rows[range].allSatisfy({ numbers.contains($0.number) }),
            start == 0 || !numbers.contains(rows[start - 1].number),
            range.upperBound == rows.count || !numbers.contains(rows[range.upperBound].number)
          else { continue }
        } else if count > 1, !isStacked(rows[range]) {
          continue
        } else if readings.contains(where: {
          $0.isBegun(above: range, of: rows) || $0.isRepeated(at: range, of: rows)
        })
          || repeated.contains(where: {
            $0.lowerBound < range.lowerBound && $0.upperBound == range.upperBound
          })
        {
          continue
        }
        guard let reading = try? TableReading(rows, range, context, isGiven: numbers != nil) else {
          continue
        }
        let isRepeated = readings.contains {
          $0.rows.count == reading.rows.count && !reading.isOther(than: $0)
        }
        if isRepeated { repeated.append(range) } else { readings.append(reading) }
      }
      // What plainly is the row of headings, and lacks something, is told; a row of cells below it
      // is no better one.
      if numbers == nil, readings.isEmpty, isPlainly(rows[start], context.map) { break }
    }
    return readings.sorted { ($1.score, $0.rows.lowerBound) < ($0.score, $1.rows.lowerBound) }
  }

  /// Whether a table has a row of usual headings: that of statements and at least two others.
  static func hasUsualHeadings(_ table: ImportTable, _ context: ImportHeader.Context) -> Bool {
    table.rows.lazy.filter { !$0.isEmpty && $0.defect == nil }.prefix(mostAbove + 1)
      .contains { isPlainly($0, context.map) }
  }

  /// Whether a row holds the usual headings: that of statements and at least two others.
  private static func isPlainly(_ row: ImportTable.Row, _ map: ImportMap) -> Bool {
    let columns = row.cells.compactMap { cell in
      map[cell.text] ?? ImportColumn(heading: cell.text)
    }
    return columns.contains(.statement) && Set(columns).count > 2
  }

  /// Reads a table whose headings stand in these rows, perhaps because somebody says so.
  init(
    _ rows: [ImportTable.Row], _ range: Range<Int>, _ context: ImportHeader.Context,
    isGiven: Bool = false
  ) throws(ImportError) {
    var context = context
    if rows[range].allSatisfy({ $0.cells.count < 2 }) {
      throw ImportError("a table of one column says nothing of units and levels")
    }
    let width = rows[range].map(\.cells.count).max() ?? 0
    let above = rows[..<range.lowerBound]
    let body = Self.body(rows[range.upperBound...])
    let edge =
      (rows[range] + body).compactMap { row in row.cells.firstIndex { !$0.isEmpty } }.min() ?? 0
    context.isUnitSure =
      context.isUnitSure
      || body.contains { row in
        Self.isTitle(row)
          && row.cells.contains { $0.isFilled && $0.columns >= max(width, row.cells.count) - edge }
      }
    context.hasUnit = context.isUnitSure || above.contains { Self.isTitle($0) }
    let opensWithTitle = Self.opensWithTitle(body, edge)
    context.hasUnitRows = opensWithTitle
    let header = try ImportHeader(
      HeaderText(Array(rows[range])), body: body, context, at: rows[range.lowerBound].place)
    self.header = header
    // Rows as full as the headings are above them only if the headings are beyond doubt.
    let filled = rows[range.upperBound - 1].cells.count(where: \.isFilled)
    let isFull = { (row: ImportTable.Row) in
      row.cells.count(where: \.isFilled) >= max(3, filled)
    }
    if !isGiven, !header.doubts.isEmpty, above.contains(where: isFull) {
      throw ImportError("the headings stand further up")
    }
    self.rows = range
    // Under headings that stand above a title too, further titles may stand without them.
    let isRepetition = above.contains { header.isRepeated(by: $0) }
    hasUnitRows = (opensWithTitle || isRepetition) && header.isUnitOutside
    // Sentences above the headings would not be read.
    let unread = above.count { row in
      row.cells.count(where: \.isFilled) > 1 && row.cells.contains { ColumnShape.likeness($0) >= 1 }
    }
    score =
      header.score - 0.3 * Double(range.count - 1) - 0.05 * Double(range.lowerBound)
      - 3 * Double(unread)
      - (body.contains { !$0.isEmpty } ? 0 : 3)
  }

  /// The first rows below the headings that say what columns hold. What looks like notes at the foot is not
  /// among them, unless nothing else is there.
  private static func body(_ below: ArraySlice<ImportTable.Row>) -> [ImportTable.Row] {
    let rows = below.prefix(200).filter { $0.defect == nil }
    guard below.count <= 200 else { return rows }
    let foot = TableFoot.start(rows, below: 0, statements: [])
    return foot > 0 ? Array(rows[..<foot]) : rows
  }

  /// Whether a title is the first thing below the headings; between it and a row of cells further
  /// ones may stand, such as a banner above headings that are repeated.
  private static func opensWithTitle(_ body: [ImportTable.Row], _ edge: Int) -> Bool {
    guard let first = body.first, isTitle(first),
      edge < first.cells.count, first.cells[edge].isFilled
    else { return false }
    let others = body.dropFirst().prefix(mostRows).prefix {
      isTitle($0) && $0.cells.allSatisfy { ColumnShape.likeness($0) < 1 }
    }
    let next = body.dropFirst(1 + others.count).first
    return next.map { $0.cells.count(where: \.isFilled) > 1 } ?? false
  }

  /// Whether these are headings whose lower part alone a range is: its first row goes on with cells
  /// of the row above, or leaves a column to them that holds something; either would be a heading
  /// without a text.
  private func isBegun(above range: Range<Int>, of all: [ImportTable.Row]) -> Bool {
    guard rows.lowerBound < range.lowerBound, rows.upperBound == range.upperBound else {
      return false
    }
    if all[range.lowerBound].cells.contains(where: { $0.continuesAbove && !$0.isEmpty }) {
      return true
    }
    return header.headings.indices.contains { column in
      !header.headings[column].isEmpty && header.shapes[column].filled > 0
        && all[range].allSatisfy { column >= $0.cells.count || $0.cells[column].isEmpty }
    }
  }

  /// Whether a range ends rows that repeat these further down.
  private func isRepeated(at range: Range<Int>, of all: [ImportTable.Row]) -> Bool {
    let start = range.upperBound - rows.count
    return rows.upperBound <= start && start <= range.lowerBound
      && zip(all[start...], all[rows]).allSatisfy { $0.hasTexts(of: $1) }
  }

  /// Whether a row holds but one short text.
  static func isTitle(_ row: ImportTable.Row) -> Bool {
    let filled = row.cells.filter(\.isFilled)
    guard filled.count == 1, let line = filled[0].lines.first, filled[0].lines.count == 1 else {
      return false
    }
    return !line.isBullet && line.text.unicodeScalars.count <= 200
  }

  /// Whether rows can be headings over headings: a cell spans columns or rows, or two stand over what
  /// only the lowest row fills, or one row fills what another leaves empty; and none holds a sentence.
  private static func isStacked(_ rows: ArraySlice<ImportTable.Row>) -> Bool {
    let texts = rows.flatMap { $0.cells.filter(\.isFilled) }
    let isShort = texts.allSatisfy { cell in
      cell.lines.count <= 3 && cell.text.unicodeScalars.count <= 80
        && cell.lines.allSatisfy { !$0.isBullet && $0.text.last != "." }
    }
    guard isShort, let first = rows.first else { return false }
    // A title over the whole table is no heading of a column.
    if first.cells.count(where: \.isFilled) < 2, !first.cells.contains(where: \.continuesAbove) {
      return false
    }
    let lowest = rows[rows.endIndex - 1]
    return zip(rows, rows.dropFirst()).allSatisfy { upper, lower in
      lower.cells.indices.contains { column in
        let above = cell(upper, column)
        if lower.cells[column].continuesAbove { return true }
        guard lower.cells[column].isFilled else { return false }
        return above.columns > 1 || above.isEmpty
          || [upper, lower].allSatisfy { cell($0, column + 1).isEmpty }
            && cell(lowest, column + 1).isFilled
      }
    }
  }

  private static func cell(_ row: ImportTable.Row, _ column: Int) -> ImportTable.Cell {
    column < row.cells.count ? row.cells[column] : ImportTable.Cell()
  }

  /// What to ask if two readings are about as likely; nil if the first is plainly better.
  static func doubt(_ readings: [TableReading], of rows: [ImportTable.Row]) -> ImportDoubt? {
    guard rows.count > 1, let best = readings.first,
      let other = readings.dropFirst().first(where: { $0.isOther(than: best) }),
      best.score - other.score < margin
    else { return nil }
    let choices = [best, other].map { reading -> ImportDoubt.Choice in
      let first = rows[reading.rows.lowerBound].number
      let last = rows[reading.rows.upperBound - 1].number
      let names = reading.header.headings.filter { !$0.isEmpty }.prefix(4).map(quoted)
      return .init(
        (first == last ? "row \(first)" : "rows \(first) to \(last)") + ": "
          + names.joined(separator: ", "), [.headerRows(first...last)])
    }
    return ImportDoubt(
      "it is not clear which rows hold the headings", at: rows[best.rows.lowerBound].place, choices)
  }

  private func isOther(than best: TableReading) -> Bool {
    header.headings.map(CellText.folded) != best.header.headings.map(CellText.folded)
  }
}
