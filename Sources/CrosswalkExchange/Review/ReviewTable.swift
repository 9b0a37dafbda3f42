import CrosswalkBase
import CrosswalkTables

/// The rows of a sheet that has come back filled in, whether as CSV or as a workbook.
struct ReviewTable {
  /// A row with the place of its cells.
  struct Row {
    /// Its number: a line of the file, or a row of the sheet.
    var number: Int
    /// As many as there are headings, at least.
    var fields: [String]
  }

  private(set) var headings: [String] = []
  /// The number of the row of headings.
  private(set) var headingNumber = 1
  private(set) var rows: [Row] = []
  /// What is wrong with the form of rows, which are left out.
  private(set) var defects: [String] = []
  private var unheaded: Set<Int> = []
  private var measure = TableMeasure()
  private let sheet: String?
  /// The headings of the columns that a person fills in.
  private let answers: Set<String>

  /// - Parameters:
  ///   - bytes: A workbook, or CSV in any encoding that spreadsheets write.
  ///   - sheetName: The sheet to read of a workbook; without it, the first.
  ///   - answers: The headings of the columns that a person fills in.
  /// - Throws: ``ReviewError`` if it is neither, or larger than a review can be.
  init(
    _ bytes: [UInt8], sheetName: String = ReviewSheet.sheetName,
    answers: [String] = ReviewColumn.answers.map(\.rawValue)
  ) throws {
    let answers = Set(answers)
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      do {
        try self.init(WorkbookReader(bytes, keepsHidden: true), sheetName, answers)
      } catch let error as SpreadsheetError {
        throw ReviewError(error.description)
      }
    } else {
      try self.init(csv: bytes, answers)
    }
  }

  private init(csv bytes: [UInt8], _ answers: Set<String>) throws {
    sheet = nil
    self.answers = answers
    func take(_ row: CSVReader.Row) throws {
      if let defect = row.defect {
        // Without its headings nothing of a table can be understood.
        if headings.isEmpty { throw ReviewError("line \(row.line): \(defect)") }
        defects.append("line \(row.line): \(defect)")
      } else {
        try add(row.fields.map(CSVWriter.unguarded), number: row.line)
      }
    }
    var (encoding, csv) = (TextEncoding(), CSVReader())
    try csv.read(encoding.utf8(bytes), take)
    try csv.read(encoding.finish(), take)
    try csv.finish(take)
  }

  /// A sheet of a workbook; nil if it has none of this name.
  ///
  /// - Throws: ``ReviewError`` if the sheet is larger than a review can be, ``SpreadsheetError``.
  init?(_ workbook: WorkbookReader, sheet name: String, answers: [String]) throws {
    guard workbook.tabs.contains(where: { $0.name == name }) else { return nil }
    try self.init(workbook, name, Set(answers.map(Self.folded)))
  }

  private init(_ workbook: WorkbookReader, _ name: String, _ answers: Set<String>) throws {
    let tab = try workbook.tabs.first { $0.name == name } ?? workbook.tab(at: 1)
    sheet = tab.name
    self.answers = answers
    // Hidden rows are read too: a filter hides what was decided as well as what was not.
    let read = try workbook.readRows(of: tab) { row in
      let broken = row.cells.compactMap(defect)
      if broken.isEmpty { try add(row.texts, number: row.number) } else { defects += broken }
    }
    if read.mergedRanges.isEmpty { return }
    let fields = Dictionary(
      rows.map { ($0.number, $0.fields) }, uniquingKeysWith: { first, _ in first })
    defects += read.mergedRanges.filter { hidesAnswers($0, fields[$0.first.row]) }.map {
      "sheet '\(tab.name)', cells \($0): merged, so that all but the first say nothing; take the merge away"
    }
  }

  /// Whether merged cells hold an answer to several rows, of which all but the first are empty.
  private func hidesAnswers(_ range: CellRange, _ first: [String]?) -> Bool {
    let column = range.first.column - 1
    guard let first, range.first.row < range.last.row, headings.indices.contains(column) else {
      return false
    }
    return answers.contains(headings[column]) && !first[column].isEmpty
  }

  /// Why an answer says nothing; nil if it does, or the cell is none.
  private func defect(_ cell: SheetCell) -> String? {
    let column = cell.reference.column - 1
    guard cell.isUncomputed || cell.kind == .error, headings.indices.contains(column),
      answers.contains(headings[column])
    else { return nil }
    return "\(place(cell.reference.row, column)): "
      + (cell.isUncomputed
        ? "a formula without its result; save the file in a spreadsheet program"
        : "the error '\(cell.text)'")
  }

  private mutating func add(_ fields: [String], number: Int) throws {
    if fields.allSatisfy({ $0.allSatisfy(\.isWhitespace) }) { return }
    if fields.count > ImportLimits().maxColumns {
      throw ReviewError(
        "\(place(number, nil)): more than \(ImportLimits().maxColumns) columns")
    }
    if headings.isEmpty {
      headings = fields.map(Self.folded)
      headingNumber = number
      return
    }
    if rows.count == ImportLimits().maxRows {
      throw ReviewError("more than \(ImportLimits().maxRows) rows")
    }
    if let objection = measure.objection(toRow: fields, width: headings.count) {
      throw ReviewError("\(place(number, nil)): \(objection)")
    }
    for (column, field) in fields.enumerated()
    where column >= headings.count || headings[column].isEmpty {
      if !field.allSatisfy(\.isWhitespace) { unheaded.insert(column) }
    }
    rows.append(
      Row(
        number: number,
        fields: fields + repeatElement("", count: max(0, headings.count - fields.count))))
  }

  /// Columns that have something in them and no heading, by the letters that a spreadsheet gives them.
  var columnsWithoutHeading: [String] {
    unheaded.sorted().map { "\(CellReference(row: 1, column: $0 + 1))".filter { !$0.isNumber } }
  }

  private static func folded(_ heading: String) -> String { CellText.folded(heading) }

  /// Where a heading stands; nil if there is none.
  func column(_ heading: String) -> Int? { headings.firstIndex(of: heading) }

  /// That columns without which rows would say less are not among the headings.
  func lacking(_ columns: [String]) -> [String] {
    columns.filter { column(Self.folded($0)) == nil }.map {
      "\(place(headingNumber, nil)): there is no column '\($0)' among the headings"
    }
  }

  /// Where a cell stands, in words.
  func place(_ row: Int, _ column: Int?) -> String {
    guard let column else { return sheet.map { "sheet '\($0)', row \(row)" } ?? "line \(row)" }
    guard let sheet else { return "line \(row), column '\(headings[column])'" }
    return "sheet '\(sheet)', cell \(CellReference(row: row, column: column + 1))"
  }
}

/// Why a file is no review at all, in words.
public struct ReviewError: Error, Sendable, Hashable, CustomStringConvertible {
  /// A sentence without capital or full stop.
  public let description: String

  init(_ description: String) { self.description = description }
}
