/// Writes XLSX workbooks that Excel, LibreOffice and openpyxl open: the same bytes for the same
/// sheets.
///
/// Texts are never formulas, whatever they begin with. Control characters are escaped as Excel does
/// it (`_x0007_`), so that nothing is lost.
package struct WorkbookWriter: Sendable {
  static let mainSpace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let packageSpace = "http://schemas.openxmlformats.org/package/2006/"
  private static let officeSpace =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let contentType = "application/vnd.openxmlformats-officedocument.spreadsheetml."

  /// The names that the sheets get: those of the drafts, made valid (31 characters at most, none of
  /// `[ ] : * ? / \`) and different from each other.
  package let names: [String]
  private let drafts: [SheetDraft]

  /// A writer of these sheets, in the order of their tabs.
  package init(_ drafts: [SheetDraft]) {
    self.drafts = drafts
    names = SheetName.valid(drafts.map(\.name))
  }

  /// Whether a sheet holds so many rows, for whoever would have to gather very many before.
  ///
  /// - Throws: ``SpreadsheetError`` as ``bytes()`` would.
  package static func check(rows: Int, of sheet: String) throws(SpreadsheetError) {
    let draft = SheetDraft(name: sheet, rows: [])
    try SheetXML(name: SheetName.valid([sheet])[0], draft: draft, names: [:]).check(rows: rows)
  }

  /// The file.
  ///
  /// - Throws: ``SpreadsheetError`` for what Excel could not open: no visible sheet, rows, columns
  ///   or texts beyond what a sheet holds, numbers that are not finite, lists that cannot be.
  package func bytes() throws(SpreadsheetError) -> [UInt8] {
    guard let firstVisible = drafts.firstIndex(where: { !$0.isHidden }) else {
      throw SpreadsheetError(.notWritable, "a workbook must have a sheet that is not hidden")
    }
    // Of two drafts of the same name the first is meant.
    let namesByDraft = Dictionary(
      zip(drafts.map(\.name), names), uniquingKeysWith: { first, _ in first })
    var texts = SheetXML.Texts()
    var sheets: [[UInt8]] = []
    for (index, draft) in drafts.enumerated() {
      let sheet = SheetXML(name: names[index], draft: draft, names: namesByDraft)
      sheets.append(try sheet.bytes(isFirst: index == firstVisible, &texts))
    }
    var archive = ZipWriter()
    try archive.add("[Content_Types].xml", contentTypes())
    try archive.add("_rels/.rels", packageRelationships())
    try archive.add("xl/workbook.xml", workbook(firstVisible: firstVisible))
    try archive.add("xl/_rels/workbook.xml.rels", workbookRelationships())
    try archive.add("xl/styles.xml", styles())
    try archive.add("xl/sharedStrings.xml", sharedStrings(texts))
    for (index, sheet) in sheets.enumerated() {
      try archive.add("xl/worksheets/sheet\(index + 1).xml", sheet)
    }
    return archive.finish()
  }

  private func contentTypes() -> [UInt8] {
    var xml = XMLText.declaration + #"<Types xmlns="\#(Self.packageSpace)content-types">"#
    xml += #"<Default Extension="rels" ContentType="application/vnd.openxmlformats-package"#
    xml += #".relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>"#
    let parts =
      [("workbook", "sheet.main"), ("styles", "styles"), ("sharedStrings", "sharedStrings")]
      + drafts.indices.map { ("worksheets/sheet\($0 + 1)", "worksheet") }
    for (path, type) in parts {
      xml += #"<Override PartName="/xl/\#(path).xml""#
      xml += #" ContentType="\#(Self.contentType)\#(type)+xml"/>"#
    }
    return Array((xml + "</Types>").utf8)
  }

  private func packageRelationships() -> [UInt8] {
    relationships([("officeDocument", "xl/workbook.xml")])
  }

  private func workbookRelationships() -> [UInt8] {
    relationships(
      drafts.indices.map { ("worksheet", "worksheets/sheet\($0 + 1).xml") }
        + [("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml")])
  }

  private func relationships(_ targets: [(type: String, path: String)]) -> [UInt8] {
    var xml = XMLText.declaration + #"<Relationships xmlns="\#(Self.packageSpace)relationships">"#
    for (index, target) in targets.enumerated() {
      xml += #"<Relationship Id="rId\#(index + 1)" Type="\#(Self.officeSpace)/\#(target.type)""#
      xml += #" Target="\#(target.path)"/>"#
    }
    return Array((xml + "</Relationships>").utf8)
  }

  private func workbook(firstVisible: Int) -> [UInt8] {
    var xml = XMLText.declaration + #"<workbook xmlns="\#(Self.mainSpace)""#
    xml += #" xmlns:r="\#(Self.officeSpace)"><workbookPr/><bookViews><workbookView"#
    xml += #" firstSheet="\#(firstVisible)" activeTab="\#(firstVisible)"/></bookViews><sheets>"#
    for (index, name) in names.enumerated() {
      xml += #"<sheet name="\#(XMLText.escaped(name))" sheetId="\#(index + 1)""#
      xml += drafts[index].isHidden ? #" state="hidden""# : ""
      xml += #" r:id="rId\#(index + 1)"/>"#
    }
    return Array((xml + "</sheets></workbook>").utf8)
  }

  private func styles() -> [UInt8] {
    var xml = XMLText.declaration + #"<styleSheet xmlns="\#(Self.mainSpace)"><fonts count="2">"#
    xml += #"<font><sz val="11"/><name val="Calibri"/><family val="2"/></font>"#
    xml += #"<font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>"#
    xml += #"<fills count="2"><fill><patternFill patternType="none"/></fill>"#
    xml += #"<fill><patternFill patternType="gray125"/></fill></fills>"#
    xml += #"<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border>"#
    xml += #"</borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0""#
    xml += #" borderId="0"/></cellStyleXfs><cellXfs count="8">"#
    for isQuoted in [false, true] {
      for wraps in [false, true] {
        for isBold in [false, true] {
          xml += #"<xf numFmtId="0" fontId="\#(isBold ? 1 : 0)" fillId="0" borderId="0" xfId="0""#
          xml += isQuoted ? #" quotePrefix="1""# : ""
          xml += isBold ? #" applyFont="1""# : ""
          xml +=
            wraps
            ? #" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>"# : "/>"
        }
      }
    }
    xml += #"</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/>"#
    return Array((xml + "</cellStyles></styleSheet>").utf8)
  }

  private func sharedStrings(_ texts: SheetXML.Texts) -> [UInt8] {
    var xml = Array(XMLText.declaration.utf8)
    xml += #"<sst xmlns="\#(Self.mainSpace)" count="\#(texts.useCount)""#.utf8
    xml += #" uniqueCount="\#(texts.all.count)">"#.utf8
    for text in texts.all {
      xml += #"<si><t xml:space="preserve">"#.utf8
      xml += XMLText.escaped(TextEscapes.encoded(text)).utf8
      xml += "</t></si>".utf8
    }
    xml += "</sst>".utf8
    return xml
  }
}
