import CrosswalkBase
import CrosswalkTables

/// Reads the body of a Word document from its XML, part by part.
///
/// It is read here and not by another program, because other programs hand on what they can lay out,
/// and drop the rest without a word: tables without a grid, cells in text boxes, fields, custom
/// XML. What a reader of the document does not see is kept apart, so that it can be told.
struct WordReader {
  private var xml: XMLReader
  private let styles: WordStyles

  init(_ source: ZipPartReader, styles: WordStyles) throws(SpreadsheetError) {
    xml = try XMLReader(source)
    self.styles = styles
  }

  /// All blocks of the part.
  mutating func read() throws(SpreadsheetError) -> [WordBody.Block] {
    var blocks: [WordBody.Block] = []
    try readBlocks(&blocks)
    return blocks
  }

  /// Hands each tag that opens inside of the tag at hand to a function, which reads it to its end or
  /// leaves it: its inner tags then come next.
  private mutating func forEachTag(
    _ take: (inout WordReader) throws(SpreadsheetError) -> Void
  ) throws(SpreadsheetError) {
    let depth = xml.depth
    while let event = try xml.next() {
      if case .end = event, xml.depth < depth { return }
      guard case .start = event else { continue }
      // What properties were before a tracked change.
      if xml.name.hasSuffix("PrChange") { try xml.skip() } else { try take(&self) }
    }
  }

  private mutating func readBlocks(_ blocks: inout [WordBody.Block]) throws(SpreadsheetError) {
    var found: [WordBody.Block] = []
    try forEachTag { (reader: inout WordReader) throws(SpreadsheetError) in
      switch reader.xml.name {
      case "p":
        let paragraph = try reader.paragraph()
        found.append(.paragraph(paragraph))
        found += paragraph.boxes
      case "tbl": found.append(.table(try reader.table()))
      case "altChunk":
        var paragraph = WordBody.Paragraph()
        paragraph.unread = ["a part of the document that is in another format"]
        found.append(.paragraph(paragraph))
      case "del", "moveFrom":
        var paragraph = WordBody.Paragraph()
        try reader.readHidden(.deleted, into: &paragraph)
        if !paragraph.isEmpty { found.append(.paragraph(paragraph)) }
      // Says the same as the choice beside it, for old programs.
      case "Fallback", "sdtPr": try reader.xml.skip()
      default: break
      }
    }
    blocks += found
  }

  // MARK: Tables

  private mutating func table() throws(SpreadsheetError) -> WordBody.Table {
    var table = WordBody.Table()
    try forEachTag { (reader: inout WordReader) throws(SpreadsheetError) in
      switch reader.xml.name {
      case "tr": table.rows.append(try reader.row())
      case "tblPr", "tblGrid", "sdtPr": try reader.xml.skip()
      default: break
      }
    }
    return table
  }

  private mutating func row() throws(SpreadsheetError) -> WordBody.Row {
    var row = WordBody.Row()
    try forEachTag { (reader: inout WordReader) throws(SpreadsheetError) in
      switch reader.xml.name {
      case "trPr":
        try reader.forEachTag { (reader: inout WordReader) throws(SpreadsheetError) in
          switch reader.xml.name {
          case "gridBefore": row.before = reader.number(upTo: 200) ?? 0
          case "hidden": if reader.isOn { row.hidden = .hidden }
          case "del": row.hidden = .deleted
          default: break
          }
        }
      case "tc":
        let (cell, goesOnBefore) = try reader.cell()
        if goesOnBefore, let last = row.cells.indices.last {
          row.cells[last].columns += cell.columns
          row.cells[last].blocks += cell.blocks
        } else {
          row.cells.append(cell)
        }
      case "tblPrEx", "sdtPr": try reader.xml.skip()
      default: break
      }
    }
    return row
  }

  private mutating func cell() throws(SpreadsheetError) -> (WordBody.Cell, goesOnBefore: Bool) {
    var cell = WordBody.Cell()
    var goesOnBefore = false
    let depth = xml.depth
    while let event = try xml.next() {
      if case .end = event, xml.depth < depth { break }
      guard case .start = event else { continue }
      switch xml.name {
      case "tcPr":
        try forEachTag { (reader: inout WordReader) throws(SpreadsheetError) in
          let goesOn = (reader.xml.prefixed("val") ?? "continue") == "continue"
          switch reader.xml.name {
          case "gridSpan": cell.columns = max(1, reader.number(upTo: 200) ?? 1)
          case "vMerge": cell.continuesAbove = goesOn
          case "hMerge": goesOnBefore = goesOn
          default: break
          }
        }
      case "p":
        let paragraph = try paragraph()
        cell.blocks.append(.paragraph(paragraph))
        cell.blocks += paragraph.boxes
      case "tbl": cell.blocks.append(.table(try table()))
      case "Fallback", "sdtPr": try xml.skip()
      default: break
      }
    }
    return (cell, goesOnBefore)
  }

  // MARK: Paragraphs

  private mutating func paragraph() throws(SpreadsheetError) -> WordBody.Paragraph {
    var paragraph = WordBody.Paragraph()
    var isAllBold = true
    try forEachTag { (reader: inout WordReader) throws(SpreadsheetError) in
      switch reader.xml.name {
      case "pPr": try reader.readProperties(&paragraph)
      case "r": try reader.readRun(&paragraph, &isAllBold)
      case "del", "moveFrom": try reader.readHidden(.deleted, into: &paragraph)
      // A reading aid over a word, a placeholder's description, and what old programs read.
      case "rt", "sdtPr", "Fallback": try reader.xml.skip()
      default: break
      }
    }
    paragraph.isBold = isAllBold && !paragraph.text.allSatisfy(\.isWhitespace)
    return paragraph
  }

  private mutating func readProperties(
    _ paragraph: inout WordBody.Paragraph
  ) throws(SpreadsheetError) {
    var (style, number, level, outline): (String?, String?, Int?, Int?)
    try forEachTag { (reader: inout WordReader) throws(SpreadsheetError) in
      switch reader.xml.name {
      case "pStyle": style = reader.xml.prefixed("val")
      case "numId": number = reader.xml.prefixed("val")
      case "ilvl": level = reader.number(upTo: 9)
      case "outlineLvl": outline = reader.number(upTo: 9)
      case "rPr": try reader.xml.skip()
      default: break
      }
    }
    paragraph.heading = outline.map { $0 < 9 ? $0 + 1 : nil } ?? style.flatMap(styles.heading)
    let isItem = number.map { $0 != "0" } ?? style.map(styles.isItem) ?? false
    if isItem, paragraph.heading == nil { paragraph.item = level ?? 0 }
  }

  private mutating func readRun(
    _ paragraph: inout WordBody.Paragraph, _ isAllBold: inout Bool
  ) throws(SpreadsheetError) {
    var hidden: WordBody.HiddenText.Reason?
    var (text, isBold, hasPicture, boxes) = ("", false, false, [WordBody.Block]())
    var unread: [String] = []
    try forEachTag { (reader: inout WordReader) throws(SpreadsheetError) in
      switch reader.xml.name {
      case "rPr":
        try reader.forEachTag { (reader: inout WordReader) throws(SpreadsheetError) in
          switch reader.xml.name {
          case "strike", "dstrike": if reader.isOn { hidden = hidden ?? .struck }
          case "vanish", "specVanish": if reader.isOn { hidden = .hidden }
          case "b": isBold = reader.isOn
          default: break
          }
        }
      case "t": text += try reader.text()
      case "tab", "ptab": text += "\t"
      case "br", "cr": text += "\n"
      case "noBreakHyphen": text += "\u{2011}"
      case "sym":
        let code = reader.xml.prefixed("char").flatMap { UInt32($0, radix: 16) }
        if let scalar = code.flatMap(Unicode.Scalar.init) { text.unicodeScalars.append(scalar) }
      case "footnoteReference", "endnoteReference": unread.append("a footnote")
      case "commentReference": unread.append("a comment")
      case "blip", "imagedata", "chart", "OLEObject": hasPicture = true
      case "txbxContent": try reader.readBlocks(&boxes)
      case "instrText", "delText", "rt", "Fallback": try reader.xml.skip()
      default: break
      }
    }
    if hasPicture { unread.append("a picture") }
    paragraph.unread += unread
    paragraph.boxes += boxes
    if let hidden {
      paragraph.hide(text, hidden)
      return
    }
    if !text.allSatisfy(\.isWhitespace), !isBold { isAllBold = false }
    paragraph.text += text
  }

  /// Takes all text of the tag at hand as such that does not show.
  private mutating func readHidden(
    _ reason: WordBody.HiddenText.Reason, into paragraph: inout WordBody.Paragraph
  ) throws(SpreadsheetError) {
    var text = ""
    try forEachTag { (reader: inout WordReader) throws(SpreadsheetError) in
      if reader.xml.name == "t" || reader.xml.name == "delText" { text += try reader.text() }
    }
    paragraph.hide(text, reason)
  }

  // MARK: Values

  /// The text of the tag at hand, to its end.
  private mutating func text() throws(SpreadsheetError) -> String {
    let depth = xml.depth
    var text = ""
    while let event = try xml.next() {
      if case .text = event { text += xml.text }
      if case .end = event, xml.depth < depth { break }
    }
    return text
  }

  private func number(upTo limit: Int) -> Int? {
    xml.prefixed("val").flatMap { Int($0) }.map { min(max(0, $0), limit) }
  }

  /// Whether a property is set; without a value it is.
  private var isOn: Bool { !["0", "false", "off"].contains(xml.prefixed("val") ?? "") }
}

extension WordBody.Paragraph {
  /// Keeps a text apart that does not show.
  fileprivate mutating func hide(_ text: String, _ reason: WordBody.HiddenText.Reason) {
    if text.allSatisfy(\.isWhitespace) { return }
    if let last = hidden.indices.last, hidden[last].reason == reason {
      hidden[last].text += text
    } else {
      hidden.append(WordBody.HiddenText(reason: reason, text: text))
    }
  }
}
