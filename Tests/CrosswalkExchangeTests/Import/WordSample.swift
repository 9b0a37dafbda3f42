@testable import CrosswalkTables

/// Word documents made in tests: just the parts that are looked at.
enum WordSample {
  /// A paragraph; line ends in the text are breaks.
  static func paragraph(_ text: String, style: String? = nil, item: Int? = nil) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(run)
    let properties =
      (style.map { #"<w:pStyle w:val="\#($0)"/>"# } ?? "")
      + (item.map { #"<w:numPr><w:ilvl w:val="\#($0)"/><w:numId w:val="1"/></w:numPr>"# } ?? "")
    return "<w:p><w:pPr>\(properties)</w:pPr>\(lines.joined(separator: "<w:r><w:br/></w:r>"))</w:p>"
  }

  /// A heading of a level, from 1.
  static func heading(_ text: String, _ level: Int = 1) -> String {
    paragraph(text, style: "Heading\(level)")
  }

  /// A stretch of text, with properties such as `<w:strike/>`.
  static func run(_ text: String, _ properties: String = "") -> String {
    #"<w:r><w:rPr>\#(properties)</w:rPr><w:t xml:space="preserve">\#(escaped(text))</w:t></w:r>"#
  }

  private static func run(_ text: Substring) -> String { run(String(text)) }

  /// Items of a list.
  static func list(_ items: [[String]]) -> String {
    items.flatMap(\.self).map {
      $0.replacing(
        "<w:pPr>", with: #"<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>"#)
    }.joined()
  }

  /// A cell that spans so many rows and columns; what it covers below is laid out by the table.
  struct Cell {
    var blocks: [String]
    var rows = 1
    var columns = 1
  }

  static func cell(_ blocks: [String], rows: Int = 1, columns: Int = 1) -> Cell {
    Cell(blocks: blocks, rows: rows, columns: columns)
  }

  /// A cell with one paragraph.
  static func cell(_ text: String, rows: Int = 1, columns: Int = 1) -> Cell {
    Cell(blocks: text.isEmpty ? [] : [paragraph(text)], rows: rows, columns: columns)
  }

  /// A table. As in HTML, a row leaves out what cells above it cover.
  static func table(_ rows: [[Cell]]) -> String {
    var open: [Int: (rows: Int, columns: Int)] = [:]
    let xml = rows.map { row -> String in
      var (column, cells) = (0, "")
      func cover() {
        while let covered = open[column] {
          cells += cell(
            #"<w:gridSpan w:val="\#(covered.columns)"/><w:vMerge/>"#, "<w:p/>")
          open[column] = covered.rows > 1 ? (covered.rows - 1, covered.columns) : nil
          column += covered.columns
        }
      }
      for source in row {
        cover()
        let merge = source.rows > 1 ? #"<w:vMerge w:val="restart"/>"# : ""
        cells += cell(
          #"<w:gridSpan w:val="\#(source.columns)"/>"# + merge, source.blocks.joined() + "<w:p/>")
        if source.rows > 1 { open[column] = (source.rows - 1, source.columns) }
        column += source.columns
      }
      cover()
      return "<w:tr>\(cells)</w:tr>"
    }
    return "<w:tbl>\(xml.joined())</w:tbl>"
  }

  private static func cell(_ properties: String, _ content: String) -> String {
    "<w:tc><w:tcPr>\(properties)</w:tcPr>\(content)</w:tc>"
  }

  /// The bytes of a document with such a body.
  static func document(_ blocks: [String], parts: [String: String] = [:]) -> [UInt8] {
    let name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    var archive = ZipWriter()
    var files = [
      "[Content_Types].xml": "<Types/>",
      "word/document.xml":
        #"<w:document xmlns:w="\#(name)"><w:body>\#(blocks.joined())</w:body></w:document>"#,
      "word/styles.xml": #"<w:styles xmlns:w="\#(name)">"#
        + (1...4).map { level in
          #"<w:style w:styleId="Heading\#(level)"><w:name w:val="heading \#(level)"/></w:style>"#
        }.joined() + "</w:styles>",
    ]
    files.merge(parts) { $1 }
    for (path, text) in files.sorted(by: { $0.key < $1.key }) {
      try! archive.add(path, Array(text.utf8))
    }
    return archive.finish()
  }

  static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }
}
