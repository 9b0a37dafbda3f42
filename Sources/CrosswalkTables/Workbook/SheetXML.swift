import CrosswalkBase

/// Writes the part of one sheet.
struct SheetXML {
  /// All texts of the workbook, in the order in which they are first met.
  struct Texts {
    private(set) var all: [String] = []
    private(set) var useCount = 0
    /// By their bytes, because equal as people see them is not enough: é in one code point or two.
    private var places: [[UInt8]: Int] = [:]

    mutating func index(of text: String) -> Int {
      useCount += 1
      let key = Array(text.utf8)
      if let place = places[key] { return place }
      places[key] = all.count
      all.append(text)
      return all.count - 1
    }
  }

  private static let maxRows = 1_048_576
  private static let maxColumns = 16_384
  private static let maxTextUnits = 32_767
  private static let maxListUnits = 255

  /// The styles of the workbook: one for each mix of bold, wrapping, and text that looks like a
  /// formula.
  static func style(isBold: Bool, wraps: Bool, isQuoted: Bool) -> Int {
    (isBold ? 1 : 0) + (wraps ? 2 : 0) + (isQuoted ? 4 : 0)
  }

  /// The name that the sheet has got.
  let name: String
  let draft: SheetDraft
  /// From the names that drafts have to those that their sheets have got.
  let names: [String: String]

  /// - Throws: ``SpreadsheetError`` for more rows than a sheet holds.
  func check(rows: Int) throws(SpreadsheetError) {
    if rows > Self.maxRows {
      throw error("has \(rows) rows; a sheet holds \(Self.maxRows)", .limit(.format))
    }
  }

  /// - Throws: ``SpreadsheetError`` for what no sheet can hold.
  func bytes(isFirst: Bool, _ texts: inout Texts) throws(SpreadsheetError) -> [UInt8] {
    try check(rows: draft.rows.count)
    let columnCount = draft.rows.reduce(0) { max($0, $1.count) }
    if max(columnCount, draft.columns.count) > Self.maxColumns {
      throw error("has more than the \(Self.maxColumns) columns of a sheet", .limit(.format))
    }
    var xml: [UInt8] = []
    xml += (XMLText.declaration + #"<worksheet xmlns="\#(WorkbookWriter.mainSpace)">"#).utf8
    let last = CellReference(row: draft.rows.count, column: columnCount)
    xml += #"<dimension ref="\#(CellRange(CellReference(row: 1, column: 1), last))"/>"#.utf8
    xml += view(isFirst: isFirst).utf8
    xml += #"<sheetFormatPr defaultRowHeight="15"/>"#.utf8
    xml += try columns().utf8
    xml += "<sheetData>".utf8
    for (index, row) in draft.rows.enumerated() { try add(row, index + 1, to: &xml, &texts) }
    xml += "</sheetData>".utf8
    if draft.hasFilter, let header = draft.rows.first, !header.isEmpty {
      let end = CellReference(row: draft.rows.count, column: header.count)
      xml += #"<autoFilter ref="\#(CellRange(CellReference(row: 1, column: 1), end))"/>"#.utf8
    }
    xml += try validations().utf8
    xml += #"<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3""#.utf8
    xml += #" footer="0.3"/></worksheet>"#.utf8
    return xml
  }

  private func view(isFirst: Bool) -> String {
    let selected = isFirst ? #" tabSelected="1""# : ""
    guard draft.hasHeader, !draft.rows.isEmpty else {
      return #"<sheetViews><sheetView\#(selected) workbookViewId="0"/></sheetViews>"#
    }
    return #"<sheetViews><sheetView\#(selected) workbookViewId="0">"#
      + #"<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>"#
      + #"<selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews>"#
  }

  private func columns() throws(SpreadsheetError) -> String {
    var xml = ""
    for (index, column) in draft.columns.enumerated() where column != .init() {
      let style = Self.style(isBold: false, wraps: column.wraps, isQuoted: false)
      xml += #"<col min="\#(index + 1)" max="\#(index + 1)""#
      if let width = column.width {
        guard width > 0, width <= 255, let text = NumberText.text(width) else {
          let letters = CellReference.letters(index + 1)
          throw error("column \(letters) has a width that is not between 0 and 255")
        }
        xml += #" width="\#(text)" customWidth="1""#
      } else {
        xml += #" width="9.140625""#
      }
      xml += style > 0 ? #" style="\#(style)"/>"# : "/>"
    }
    return xml.isEmpty ? "" : "<cols>" + xml + "</cols>"
  }

  private func add(
    _ row: [CellValue], _ number: Int, to xml: inout [UInt8], _ texts: inout Texts
  ) throws(SpreadsheetError) {
    guard row.contains(where: { $0 != .empty }) else { return }
    let isBold = draft.hasHeader && number == 1
    xml += #"<row r="\#(number)"\#(height(of: row))>"#.utf8
    for (index, value) in row.enumerated() {
      let reference = CellReference(row: number, column: index + 1)
      let wraps = draft.columns.indices.contains(index) && draft.columns[index].wraps
      switch value {
      case .empty: continue
      case .number(let number):
        guard number.isFinite else { throw error("cell \(reference) has a number without end") }
        let text = Int(exactly: number).map { String($0) } ?? String(number)
        let style = Self.style(isBold: isBold, wraps: wraps, isQuoted: false)
        xml += #"<c r="\#(reference)"\#(Self.attribute(style))><v>\#(text)</v></c>"#.utf8
      case .text(let text):
        let units = text.utf16.count
        if units > Self.maxTextUnits {
          throw error(
            "cell \(reference) has a text of \(units) characters; a cell holds"
              + " \(Self.maxTextUnits)", .limit(.format))
        }
        let first = text.unicodeScalars.first
        let isQuoted = first.map { "=+-@".unicodeScalars.contains($0) } ?? false
        let style = Self.style(isBold: isBold, wraps: wraps, isQuoted: isQuoted)
        xml += #"<c r="\#(reference)"\#(Self.attribute(style)) t="s"><v>"#.utf8
        xml += "\(texts.index(of: text))</v></c>".utf8
      }
    }
    xml += "</row>".utf8
  }

  /// How high a row with long texts is, by the letters that fit into its columns; LibreOffice does
  /// not measure them when it opens a file.
  private func height(of row: [CellValue]) -> String {
    var lines = 1
    for (column, value) in zip(draft.columns, row) {
      guard column.wraps, let width = column.width, width >= 1, case .text(let text) = value else {
        continue
      }
      let paragraphs = text.split(separator: "\n", omittingEmptySubsequences: false)
      lines = max(
        lines,
        paragraphs.reduce(0) { $0 + max(1, Int((Double($1.count) / width).rounded(.up))) })
    }
    // Excel has no higher rows than 409 points.
    return lines == 1 ? "" : #" ht="\#(min(409, 15 * lines))""#
  }

  private static func attribute(_ style: Int) -> String { style > 0 ? #" s="\#(style)""# : "" }

  private func validations() throws(SpreadsheetError) -> String {
    if draft.dropDowns.isEmpty { return "" }
    var xml = #"<dataValidations count="\#(draft.dropDowns.count)">"#
    for dropDown in draft.dropDowns {
      try check(dropDown.range)
      xml += #"<dataValidation type="list" allowBlank="1""#
      xml += dropDown.allowsOthers ? "" : #" showErrorMessage="1""#
      if let message = dropDown.message {
        guard message.utf16.count <= Self.maxListUnits else {
          throw error("the message of the list in \(dropDown.range) is too long", .limit(.format))
        }
        xml += #" error="\#(XMLText.escaped(TextEscapes.encoded(message)))""#
      }
      let formula = XMLText.escaped(try formula(dropDown))
      xml += #" sqref="\#(dropDown.range)"><formula1>\#(formula)</formula1></dataValidation>"#
    }
    return xml + "</dataValidations>"
  }

  private func formula(_ dropDown: DropDown) throws(SpreadsheetError) -> String {
    let place = "the list in \(dropDown.range)"
    switch dropDown.source {
    case .list(let choices):
      for choice in choices {
        let isBad = choice.unicodeScalars.contains {
          $0 == "," || $0.value < 0x20 || (0xFFFE...0xFFFF).contains($0.value)
        }
        let hasSpace = choice.first?.isWhitespace ?? true || choice.last?.isWhitespace ?? true
        if isBad || hasSpace {
          throw error(
            "\(place) has the choice \(quoted(choice)), which must stand in a cell:"
              + " it is empty, has a comma or a control character, or begins or ends with space")
        }
      }
      let text = choices.joined(separator: ",")
      guard !choices.isEmpty, text.utf16.count <= Self.maxListUnits else {
        throw error(
          "\(place) has no choice, or more than \(Self.maxListUnits) characters of them; long lists"
            + " must stand in cells", .limit(.format))
      }
      return XMLText.quoted(text, by: "\"")
    case .cells(let sheet, let range):
      try check(range)
      guard let name = names[sheet] else {
        throw error("\(place) points to the sheet \(quoted(sheet)), which is none")
      }
      guard range.first.row == range.last.row || range.first.column == range.last.column else {
        throw error("\(place) points to \(range), which is neither one column nor one row")
      }
      let ends = [range.first, range.last].map { end in
        "$" + CellReference.letters(end.column) + "$" + String(end.row)
      }
      return SheetName.quoted(name) + "!" + ends.joined(separator: ":")
    }
  }

  private func check(_ range: CellRange) throws(SpreadsheetError) {
    guard range.last.row <= Self.maxRows, range.last.column <= Self.maxColumns else {
      throw error("the range \(range) leads out of the sheet", .limit(.format))
    }
  }

  private func error(
    _ reason: String, _ kind: SpreadsheetError.Kind = .notWritable
  ) -> SpreadsheetError {
    SpreadsheetError(kind, part: "sheet \(quoted(name))", reason)
  }
}
