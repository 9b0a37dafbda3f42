import CrosswalkBase

/// Reads the rows of a sheet one by one.
struct SheetParser {
  /// The merged ranges, hidden rows and hidden cells that have been met; complete at the end.
  private(set) var mergedRanges: [CellRange] = []
  private(set) var hiddenRowCount = 0
  private(set) var hiddenRowCellCount = 0
  private(set) var hiddenCellCount = 0

  private let sharedStrings: [RichText]
  private let styles: CellStyles
  private let is1904: Bool
  private let limits: SpreadsheetLimits
  private let keepsHidden: Bool
  private let keepsStruck: Bool
  private var xml: XMLReader
  private var section = ""
  private var row = 0
  private var column = 0
  private var cellCount = 0
  private var (width, rowCount, lastFilledRow) = (0, 0, 0)
  private var textBytes = 0
  private var hiddenColumns: [Bool] = []
  private var columnTagCount = 0

  init(
    _ source: ZipPartReader, sharedStrings: [RichText], styles: CellStyles, is1904: Bool,
    limits: SpreadsheetLimits, keepsHidden: Bool, keepsStruck: Bool
  ) throws(SpreadsheetError) {
    self.sharedStrings = sharedStrings
    self.styles = styles
    self.is1904 = is1904
    self.limits = limits
    self.keepsHidden = keepsHidden
    self.keepsStruck = keepsStruck
    xml = try XMLReader(source, maxTokenBytes: limits.maxTokenBytes)
  }

  /// The next row with filled cells; nil at the end of the sheet, which is then known to be sound.
  mutating func next() throws(SpreadsheetError) -> SheetRow? {
    while let event = try xml.next() {
      guard case .start = event else { continue }
      switch xml.depth {
      case 1:
        if xml.name != "worksheet" {
          throw xml.damaged("is no sheet: it begins with \(quoted(xml.name))")
        }
      case 2: try startSection()
      case 3 where section == "sheetData" && xml.name == "row":
        if let row = try readRow() { return row }
      case 3 where section == "cols" && xml.name == "col": try readColumns()
      case 3 where section == "mergeCells" && xml.name == "mergeCell": try readMerge()
      default: try xml.skip()
      }
    }
    return nil
  }

  private mutating func startSection() throws(SpreadsheetError) {
    section = xml.name
    if section == "dimension", let range = xml["ref"].flatMap({ CellRange($0) }) {
      // A sheet may say more than it has, but no more than the format allows.
      if range.last.row > max(limits.maxRows, 1_048_576) {
        throw tooManyRows(range.last.row)
      }
    }
    if !["sheetData", "cols", "mergeCells"].contains(section) { try xml.skip() }
  }

  private mutating func readColumns() throws(SpreadsheetError) {
    columnTagCount += 1
    guard columnTagCount <= 16_384 else { throw xml.damaged("has too many columns") }
    guard let first = xml["min"].flatMap({ Int($0) }), let last = xml["max"].flatMap({ Int($0) }),
      first >= 1, last >= first
    else { throw xml.damaged("has columns without proper numbers") }
    guard xml.flag("hidden"), first <= 16_384 else { return }
    if hiddenColumns.isEmpty { hiddenColumns = Array(repeating: false, count: 16_385) }
    for column in first...min(last, 16_384) { hiddenColumns[column] = true }
  }

  private mutating func readMerge() throws(SpreadsheetError) {
    guard let range = xml["ref"].flatMap({ CellRange($0) }) else {
      throw xml.damaged("has merged cells without a proper range")
    }
    if mergedRanges.count == limits.maxCells {
      throw SpreadsheetError(
        .limit(.cells), part: xml.part,
        "has more merged ranges than the limit of \(limits.maxCells) cells")
    }
    mergedRanges.append(range)
  }

  private mutating func readRow() throws(SpreadsheetError) -> SheetRow? {
    let number: Int
    if let text = xml["r"] {
      guard let value = Int(text), value >= 1 else {
        throw xml.damaged("has a row with the number \(quoted(text))")
      }
      number = value
    } else {
      number = row + 1
    }
    if number > limits.maxRows { throw tooManyRows(number) }
    guard number > row else { throw xml.damaged("has row \(number) after row \(row)") }
    (row, column) = (number, 0)
    let isHidden = xml.flag("hidden")
    var cells: [SheetCell] = []
    while let event = try xml.next() {
      if case .end = event, xml.depth < 3 { break }
      guard case .start = event else { continue }
      guard xml.name == "c" else {
        try xml.skip()
        continue
      }
      guard let cell = try readCell() else { continue }
      try count(cell)
      let column = cell.reference.column
      if !keepsHidden, column < hiddenColumns.count, hiddenColumns[column] {
        if !isHidden { hiddenCellCount += 1 }
      } else {
        cells.append(cell)
      }
    }
    if cells.isEmpty { return nil }
    if isHidden, !keepsHidden {
      hiddenRowCount += 1
      hiddenRowCellCount += cells.count
      return nil
    }
    return SheetRow(number: number, cells: cells, isHidden: isHidden)
  }

  private mutating func count(_ cell: SheetCell) throws(SpreadsheetError) {
    cellCount += 1
    // Whoever makes a table of rows makes all of them as wide as the widest.
    width = max(width, cell.reference.column)
    if row != lastFilledRow { (rowCount, lastFilledRow) = (rowCount + 1, row) }
    let resources = ResourceLimits.current
    if width * rowCount > resources.cells {
      throw SpreadsheetError(
        .limit(.cells), part: xml.part,
        "has with cell \(cell.reference) "
          + resources.objection(to: resources.cells, "cells, empty ones among them,"))
    }
    if cellCount > limits.maxCells {
      throw SpreadsheetError(
        .limit(.cells), part: xml.part,
        "has more filled cells than the limit of \(limits.maxCells)")
    }
    textBytes += cell.text.utf8.count + cell.struck.utf8.count + (cell.formula?.utf8.count ?? 0)
    if textBytes > limits.maxTextBytes {
      throw SpreadsheetError(
        .limit(.textBytes), part: xml.part,
        "has texts of more than the limit of \(limits.maxTextBytes) bytes")
    }
  }

  /// Where the cell stands whose tag has just opened.
  private mutating func readReference() throws(SpreadsheetError) -> CellReference {
    var reference = CellReference(row: row, column: column + 1)
    if let text = xml["r"] {
      guard let read = CellReference(text) else {
        throw xml.damaged("has a cell with the reference \(quoted(text))")
      }
      guard read.row == row else { throw xml.damaged("has cell \(read) in row \(row)") }
      guard read.column > column else {
        let last = CellReference(row: row, column: column)
        throw xml.damaged("has cell \(read) after cell \(last)")
      }
      reference = read
    }
    if reference.column > limits.maxColumns {
      throw SpreadsheetError(
        .limit(.columns), part: xml.part,
        "has cell \(reference), beyond the limit of \(limits.maxColumns) columns")
    }
    column = reference.column
    return reference
  }

  private mutating func readCell() throws(SpreadsheetError) -> SheetCell? {
    let reference = try readReference()
    let type = xml["t"] ?? "n"
    let style = xml["s"].flatMap { Int($0) } ?? 0
    let depth = xml.depth
    var (value, inline, formula): (String?, RichText?, String?)
    while let event = try xml.next() {
      if case .end = event, xml.depth < depth { break }
      guard case .start = event else { continue }
      switch xml.name {
      case "v": value = try RichText.plain(&xml, limits: limits) { "cell \(reference)" }
      case "is": inline = try RichText.read(&xml, limits: limits) { "cell \(reference)" }
      case "f": formula = try RichText.plain(&xml, limits: limits) { "the formula of \(reference)" }
      default: try xml.skip()
      }
    }
    var cell = SheetCell(reference: reference, text: "", formula: formula)
    if type == "inlineStr" {
      cell.text = inline?.text ?? value ?? ""
    } else if let value {
      if !value.isEmpty { try fill(&cell, value, type: type, style: style) }
    }
    // A result that is an empty text is said to be a text.
    cell.isUncomputed = formula != nil && (value ?? "").isEmpty && inline == nil && type != "str"
    if !keepsStruck {
      let isShared = type == "s" && value?.isEmpty == false
      leaveOutStruck(
        &cell, isShared ? shared(value) : type == "inlineStr" ? inline : nil, style: style)
    }
    let isEmpty = cell.text.isEmpty && cell.struck.isEmpty && formula == nil
    return isEmpty ? nil : cell
  }

  private func fill(
    _ cell: inout SheetCell, _ value: String, type: String, style: Int
  ) throws(SpreadsheetError) {
    cell.text = value
    switch type {
    case "n": try fill(&cell, number: value, style: style)
    case "s":
      guard let text = shared(value) else {
        throw damaged(
          cell, "points to a shared text that is not there: \(quoted(value))")
      }
      cell.text = text.text
    case "b":
      guard ["1", "0", "true", "false"].contains(value) else {
        throw damaged(cell, "has the truth value \(quoted(value)), which is none")
      }
      cell.kind = .boolean
      cell.text = value == "1" || value == "true" ? "TRUE" : "FALSE"
    case "e": cell.kind = .error
    case "d": cell.kind = .date
    case "str", "inlineStr": break
    default:
      throw damaged(cell, "has the unknown type \(quoted(type))")
    }
  }

  /// The shared text that a value points to; nil if it points to none.
  private func shared(_ value: String?) -> RichText? {
    value.flatMap { Int($0) }.flatMap {
      sharedStrings.indices.contains($0) ? sharedStrings[$0] : nil
    }
  }

  /// Takes what is struck out of the text of a cell, which may consist of runs; a value that is struck
  /// out as a whole leaves an empty text, whatever it was.
  private func leaveOutStruck(_ cell: inout SheetCell, _ text: RichText?, style: Int) {
    let isStruck = styles.strikesOut(style)
    if cell.text.isEmpty || !isStruck && text?.runs.isEmpty ?? true { return }
    let (shown, struck) =
      text?.parts(inStruckCell: isStruck) ?? (shown: "", struck: cell.text)
    if struck.isEmpty { return }
    cell.text = shown
    (cell.kind, cell.number) = (.text, nil)
    // Nobody misses what is but space.
    cell.struck = struck.allSatisfy(\.isWhitespace) ? "" : struck
  }

  private func fill(
    _ cell: inout SheetCell, number value: String, style: Int
  ) throws(SpreadsheetError) {
    let isDecimal = value.utf8.allSatisfy {
      switch $0 {
      case 0x30...0x39, 0x2B, 0x2D, 0x2E, 0x45, 0x65: true
      default: false
      }
    }
    guard isDecimal, let number = Double(value), let text = NumberText.text(number) else {
      throw damaged(cell, "has the number \(quoted(value)), which is none")
    }
    (cell.number, cell.kind, cell.text) = (number, .number, text)
    if let format = styles[style],
      let date = SerialDate.text(number, format, is1904: is1904)
    {
      (cell.kind, cell.text) = (.date, date)
    }
  }

  private func damaged(_ cell: SheetCell, _ reason: String) -> SpreadsheetError {
    xml.damaged("cell \(cell.reference) \(reason)")
  }

  private func tooManyRows(_ number: Int) -> SpreadsheetError {
    SpreadsheetError(
      .limit(.rows), part: xml.part,
      "has row \(number), beyond the limit of \(limits.maxRows) rows")
  }
}
