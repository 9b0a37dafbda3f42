import Testing

@testable import CrosswalkTables

/// Text that is struck out: by the runs of a text, or by the font of a whole cell.
@Suite struct StruckTextTests {
  private func sheet(
    _ parts: SpreadsheetParts, keepsStruck: Bool = false,
    limits: SpreadsheetLimits = SpreadsheetLimits()
  ) throws -> Sheet {
    let reader = try WorkbookReader(parts.bytes, limits: limits, keepsStruck: keepsStruck)
    return try reader.sheet(reader.tab(at: 1))
  }

  /// The second font strikes out, as do the third and fourth in other words; the fifth does not.
  private static let styles = """
    <fonts><font/><font><strike/></font><font><b/><strike val="1"/></font>
    <font><strike val="true"/></font><font><strike val="0"/></font><font><strike val="false"/></font>
    </fonts><cellXfs>\((0...6).map { "<xf fontId='\($0)' numFmtId='0'/>" }.joined())
    <xf fontId="1" numFmtId="14"/><xf/></cellXfs><dxfs><dxf><font><strike/></font></dxf></dxfs>
    """

  @Test func `runs that are struck out are told apart in shared and inline texts`() throws {
    let (struck, plain) = ("<rPr><b/><strike/></rPr>", "<rPr><strike val='0'/></rPr>")
    func run(_ text: String, _ properties: String = "") -> String {
      "<r>\(properties)<t xml:space='preserve'>\(text)</t></r>"
    }
    let cases: [(xml: String, text: String, struck: String)] = [
      (run("Listens.") + run("Old.", struck), "Listens.", "Old."),
      (run("Old.", struck) + run("Listens.", plain), "Listens.", "Old."),
      (
        run("Asks ") + run("all ", struck) + run("parents") + run("now", struck), "Asks parents",
        "all  now"
      ),
      (run("A", struck) + run("b", "<rPr><strike val='true'/></rPr>"), "", "Ab"),
      (run("A", "<rPr><strike val='false'/></rPr>") + run("b", "<rPr><i/></rPr>"), "Ab", ""),
      (run("A") + run(" ", struck), "A", ""), ("<t>Whole</t>", "Whole", ""),
    ]
    let rows =
      cases.indices.map { "<row><c t='s'><v>\($0)</v></c></row>" }.joined()
      + cases.map { "<row><c t='inlineStr'><is>\($0.xml)</is></c></row>" }.joined()
    let parts = SpreadsheetParts(rows: rows, strings: cases.map(\.xml))
    let cells = try sheet(parts).rows.map { $0.cells[0] }
    #expect(cells.map(\.text) == (cases + cases).map(\.text))
    #expect(cells.map(\.struck) == (cases + cases).map(\.struck))
    let kept = try sheet(parts, keepsStruck: true).rows.map { $0.cells[0] }
    #expect(kept.allSatisfy { $0.struck.isEmpty })
    #expect(kept.map(\.text).prefix(3) == ["Listens.Old.", "Old.Listens.", "Asks all parentsnow"])
  }

  @Test func `a cell whose font strikes out is struck out whatever it holds`() throws {
    let rows = """
      <row><c s="0"><v>1</v></c><c s="1"><v>2</v></c><c s="2" t="s"><v>0</v></c>
      <c s="3" t="b"><v>1</v></c><c s="4"><v>5</v></c><c s="5"><v>6</v></c><c s="6"><v>7</v></c>
      <c s="7"><v>45351</v></c><c s="8"><v>8</v></c><c s="99"><v>9</v></c><c s="1" t="e"><v>#N/A</v></c>
      <c s="1" t="str"><f>A1</f><v>x</v></c><c s="1"/><c s="1"><f>A1</f></c>
      <c s="1" t="s"><v>1</v></c></row>
      """
    let strings = ["<t>Old.</t>", "<r><t>Old.</t></r><r><rPr><b/></rPr><t>New.</t></r>"]
    let parts = SpreadsheetParts(rows: rows, strings: strings, styles: Self.styles)
    let cells = try sheet(parts).rows[0].cells
    #expect(
      cells.map(\.text) == ["1", "", "", "", "5", "6", "7", "", "8", "9", "", "", "", "New."])
    #expect(
      cells.map(\.struck) == [
        "", "2", "Old.", "TRUE", "", "", "", "2024-02-29", "", "", "#N/A", "x", "", "Old.",
      ])
    #expect(cells.filter { !$0.struck.isEmpty }.allSatisfy { $0.kind == .text && $0.number == nil })
    #expect(cells.map(\.isUncomputed).filter { $0 }.count == 1)
    let kept = try sheet(parts, keepsStruck: true).rows[0].cells
    #expect(kept.allSatisfy { $0.struck.isEmpty })
    #expect(
      kept.map(\.text) == [
        "1", "2", "Old.", "TRUE", "5", "6", "7", "2024-02-29", "8", "9", "#N/A", "x", "",
        "Old.New.",
      ])
  }

  @Test func `fonts may stand below the styles that name them`() throws {
    let parts = SpreadsheetParts(
      rows: "<row><c><v>1</v></c></row>",
      styles: "<cellXfs><xf fontId='0'/></cellXfs><fonts><font><strike/></font></fonts>")
    #expect(try sheet(parts).rows[0].cells.map(\.struck) == ["1"])
  }

  @Test func `what is struck out counts for the limits like other text`() throws {
    let row = "<row><c s='1' t='s'><v>0</v></c><c s='1' t='s'><v>0</v></c></row>"
    let parts = SpreadsheetParts(rows: row, strings: ["<t>0123456789</t>"], styles: Self.styles)
    #expect(try sheet(parts, limits: SpreadsheetLimits(maxTextBytes: 20)).rows.count == 1)
    let error = try #require(throws: SpreadsheetError.self) {
      try sheet(parts, limits: SpreadsheetLimits(maxTextBytes: 19))
    }
    #expect(error.kind == .limit(.textBytes))
    // Runs that are kept apart take room, however short they are.
    let runs = (0..<200).map { "<r><rPr>\($0 % 2 == 0 ? "<strike/>" : "")</rPr><t>x</t></r>" }
      .joined()
    let many = SpreadsheetParts(strings: [runs])
    #expect(
      SpreadsheetParts.error(try many.bytes, limits: SpreadsheetLimits(maxTextBytes: 2_000))?.kind
        == .limit(.textBytes))
    #expect(try many.error() == nil)
    let fonts = SpreadsheetParts(
      styles: "<fonts>\(String(repeating: "<font/>", count: 100_002))</fonts>")
    #expect(try fonts.error()?.kind == .limit(.format))
  }
}
