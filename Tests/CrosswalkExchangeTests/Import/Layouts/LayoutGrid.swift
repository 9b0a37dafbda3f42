import CrosswalkBase

@testable import CrosswalkTables

/// Cells of one sheet or table, some of which span others, in the forms that files have them.
struct LayoutGrid {
  struct Cell {
    var lines: [String] = []
    /// What is struck out below them, in Word documents and workbooks.
    var struck: String?
    /// The rows of a table of one column inside of it, in Word documents.
    var inner: [String] = []
    var rows = 1
    var columns = 1

    init(_ text: String = "", rows: Int = 1, columns: Int = 1) {
      lines = text.split(separator: "\n").map(String.init)
      (self.rows, self.columns) = (rows, columns)
    }
  }

  var name = "Sheet 1"
  /// As in HTML a row leaves out what other cells cover.
  var rows: [[Cell]] = []
  /// The rows that a workbook hides, by position.
  var hidden: Set<Int> = []
  /// How many columns of a workbook are empty before the first.
  var margin = 0

  /// The cells as a table without spans: what is covered is empty.
  var placed: [[Cell?]] {
    let width = rows.map { $0.reduce(0) { $0 + $1.columns } }.max() ?? 0
    var grid = rows.map { _ in [Cell?](repeating: nil, count: width) }
    var isCovered = rows.map { _ in [Bool](repeating: false, count: width) }
    for (r, row) in rows.enumerated() {
      var column = 0
      for cell in row {
        while column < width, isCovered[r][column] { column += 1 }
        if column >= width { break }
        grid[r][column] = cell
        for below in r..<min(rows.count, r + cell.rows) {
          for beside in column..<min(width, column + cell.columns) {
            isCovered[below][beside] = true
          }
        }
        column += cell.columns
      }
    }
    return grid
  }

  /// Delimited text; quotes stand where they must, or everywhere. Empty cells at the ends of rows may be
  /// left off.
  func text(
    separator: Character, quotesAll: Bool, isRagged: Bool, lineEnd: String
  ) -> String {
    placed.map { row in
      let end = row.lastIndex { $0.map { !$0.lines.isEmpty } ?? false } ?? -1
      return row.prefix(isRagged ? end + 1 : row.count).map { cell -> String in
        let text = cell?.lines.joined(separator: "\n") ?? ""
        let needs = text.contains { $0 == separator || $0 == "\"" || $0.isNewline }
        return quotesAll || needs ? "\"\(text.replacing("\"", with: "\"\""))\"" : text
      }.joined(separator: String(separator)) + lineEnd
    }.joined()
  }

  /// A workbook with these sheets.
  static func workbook(_ sheets: [LayoutGrid]) throws -> [UInt8] {
    let space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let package = "http://schemas.openxmlformats.org/package/2006/relationships"
    var archive = ZipWriter()
    func add(_ path: String, _ xml: String) throws { try archive.add(path, Array(xml.utf8)) }
    try add(
      "_rels/.rels",
      #"<Relationships xmlns="\#(package)"><Relationship Id="a" Type="\#(office)/officeDocument" "#
        + #"Target="xl/workbook.xml"/></Relationships>"#)
    let tabs = sheets.enumerated().map { index, sheet in
      #"<sheet name="\#(WordSample.escaped(sheet.name))" sheetId="\#(index + 1)" r:id="s\#(index + 1)"/>"#
    }
    try add(
      "xl/workbook.xml",
      #"<workbook xmlns="\#(space)" xmlns:r="\#(office)"><sheets>\#(tabs.joined())</sheets></workbook>"#
    )
    let links = sheets.indices.map {
      #"<Relationship Id="s\#($0 + 1)" Type="\#(office)/worksheet" Target="worksheets/sheet\#($0 + 1).xml"/>"#
    }
    try add(
      "xl/_rels/workbook.xml.rels",
      #"<Relationships xmlns="\#(package)">\#(links.joined())</Relationships>"#)
    for (index, sheet) in sheets.enumerated() {
      try add(
        "xl/worksheets/sheet\(index + 1).xml",
        #"<worksheet xmlns="\#(space)">\#(sheet.xml)</worksheet>"#)
    }
    return archive.finish()
  }

  private var xml: String {
    var merges: [String] = []
    var data = ""
    for (r, row) in placed.enumerated() {
      data += #"<row r="\#(r + 1)"\#(hidden.contains(r) ? #" hidden="1""# : "")>"#
      for (c, cell) in row.enumerated() {
        guard let cell else { continue }
        let reference = CellReference(row: r + 1, column: margin + c + 1)
        if cell.rows > 1 || cell.columns > 1 {
          let last = CellReference(row: r + cell.rows, column: margin + c + cell.columns)
          merges.append(#"<mergeCell ref="\#(reference):\#(last)"/>"#)
        }
        if cell.lines.isEmpty, cell.struck == nil { continue }
        let text = WordSample.escaped(cell.lines.joined(separator: "\n"))
        let runs =
          cell.struck.map {
            #"<r><t xml:space="preserve">\#(text)</t></r><r><rPr><strike/></rPr>"#
              + #"<t xml:space="preserve">\#(text.isEmpty ? "" : "\n")\#(WordSample.escaped($0))</t></r>"#
          } ?? #"<t xml:space="preserve">\#(text)</t>"#
        data += #"<c r="\#(reference)" t="inlineStr"><is>\#(runs)</is></c>"#
      }
      data += "</row>"
    }
    return "<sheetData>\(data)</sheetData>"
      + (merges.isEmpty ? "" : "<mergeCells>\(merges.joined())</mergeCells>")
  }

  /// A table of a Word document.
  var table: String {
    WordSample.table(
      rows.map { row in
        row.map { cell in
          WordSample.cell(
            cell.lines.map { WordSample.paragraph($0) }
              + (cell.inner.isEmpty
                ? [] : [WordSample.table(cell.inner.map { [WordSample.cell($0)] })])
              + (cell.struck.map { ["<w:p>" + WordSample.run($0, "<w:strike/>") + "</w:p>"] } ?? []),
            rows: cell.rows, columns: cell.columns)
        }
      })
  }
}
