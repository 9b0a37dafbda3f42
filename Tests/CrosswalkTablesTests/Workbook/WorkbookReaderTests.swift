import Testing

@testable import CrosswalkTables

@Suite struct WorkbookReaderTests {
  @Test func `a workbook that LibreOffice saved is read as people see it`() throws {
    let reader = try WorkbookReader(SpreadsheetSamples.calc)
    #expect(reader.tabs.map(\.name) == ["Grades & more", "Hidden", "Third"])
    #expect(reader.tabs.map(\.isHidden) == [false, true, false])
    let book = try reader.workbook()
    #expect(book.sheets.map(\.name) == ["Grades & more", "Third"])
    #expect(book.hiddenSheets == ["Hidden"])
    let sheet = try #require(book["Grades & more"])
    #expect(
      sheet.rows.map(\.texts) == [
        ["Statement", "Level", "Weight", "When"],
        ["Reads “short” texts", "3", "0.5", "2024-02-29T13:30:00"],
        [" spaced ", "TRUE", "12345.678", "1999-12-31"],
        ["3", "6", "ab", "#DIV/0!"], ["plain bold end", "#N/A", "07:05:09", "PT26H30M"],
        ["merged"], ["", "", "two\nlines"],
      ])
    #expect(sheet.rows.map(\.number) == [1, 2, 3, 4, 5, 7, 10])
    #expect(sheet.mergedRanges.map(\.description) == ["A7:B8"])
    #expect(sheet.hiddenRowCount == 1)
    #expect(sheet.hiddenCellCount == 1)
    let formulas = sheet.rows[3].cells
    #expect(formulas.map(\.formula) == ["1+2", "B2*2", "CONCATENATE(\"a\",\"b\")", "1/0"])
    #expect(formulas.map(\.kind) == [.number, .number, .text, .error])
    #expect(sheet[CellReference(row: 2, column: 4)]?.kind == .date)
    #expect(sheet[CellReference(row: 2, column: 4)]?.number == 45351.5625)
    let third = try #require(book["Third"])
    #expect(third.rows.map(\.number) == [1, 3])
    #expect(third.rows[0][27]?.text == "1E+21")
    #expect(third.rows[1][2]?.text == "far")
  }

  @Test func `what is hidden is kept on request`() throws {
    let book = try WorkbookReader(SpreadsheetSamples.calc, keepsHidden: true).workbook()
    #expect(book.sheets.map(\.isHidden) == [false, true, false])
    #expect(book.hiddenSheets == [])
    let sheet = book.sheets[0]
    #expect(sheet[CellReference(row: 9, column: 1)]?.text == "hidden row")
    #expect(sheet[CellReference(row: 2, column: 6)]?.text == "hidden column")
    #expect(sheet.rows.filter(\.isHidden).map(\.number) == [9])
    #expect((sheet.hiddenRowCount, sheet.hiddenCellCount) == (0, 0))
  }

  @Test func `sheets are found by name and position`() throws {
    let reader = try WorkbookReader(SpreadsheetSamples.calc)
    #expect(try reader.tab(named: "THIRD").name == "Third")
    #expect(try reader.tab(at: 2).name == "Third")
    #expect(try WorkbookReader(SpreadsheetSamples.calc, keepsHidden: true).tab(at: 2).isHidden)
    // A hidden sheet that is asked for by name is meant.
    #expect(try reader.sheet(reader.tab(named: "Hidden")).rows.map(\.texts) == [["secret"]])
    for position in [Int.min, 0, 3] {
      #expect(throws: SpreadsheetError.self) { try reader.tab(at: position) }
    }
    let error = try #require(throws: SpreadsheetError.self) { try reader.tab(named: "Fourth") }
    #expect(error.kind == .noSuchSheet)
    #expect(
      error.description == "workbook: there is no sheet 'Fourth'; the workbook has"
        + " 'Grades & more', 'Hidden' (hidden), 'Third'")
  }

  @Test func `rows come one by one, and reading can be ended`() throws {
    struct Stop: Error {}
    let reader = try WorkbookReader(SpreadsheetSamples.calc)
    var numbers: [Int] = []
    let sheet = try reader.readRows(of: reader.tab(at: 1)) { numbers.append($0.number) }
    #expect(numbers == [1, 2, 3, 4, 5, 7, 10])
    #expect(sheet.rows.isEmpty && sheet.mergedRanges.count == 1)
    #expect(throws: Stop.self) { try reader.readRows(of: reader.tab(at: 1)) { _ in throw Stop() } }
  }

  @Test func `shared texts may have runs, phonetic runs, escapes and space`() throws {
    let strings = [
      "<t>plain</t>",
      "<r><t>a</t></r><r><rPr><b/><t>no</t></rPr><t xml:space='preserve'> b</t></r>",
      "<t>課きく</t><rPh sb='0' eb='1'><t>カ</t></rPh><phoneticPr fontId='1'/>",
      "<t> trimmed \n</t>", "<t xml:space='preserve'> kept </t>", "<t/>",
      "<t>a_x000D_&#10;b_x0009_c</t>", "<t>_x005F_x000D_</t>", "<t>_x00zz_ _x41_ _x0041</t>",
      "<t>_xD83C__xDF93_ _xD83C_ _xDF93_</t>", "<t><![CDATA[<x>]]>&amp;</t>",
    ]
    let rows = (0..<strings.count).map { "<row><c t='s'><v>\($0)</v></c></row>" }.joined()
    let texts = try SpreadsheetParts(rows: rows, strings: strings).sheet().rows.map {
      $0.cells[0].text
    }
    #expect(
      texts == [
        "plain", "a b", "課きく", "trimmed", " kept ", "a\r\nb\tc", "_x000D_",
        "_x00zz_ _x41_ _x0041", "🎓 \u{FFFD} \u{FFFD}", "<x>&",
      ])
  }

  @Test func `cells may leave out their references, and be of every type`() throws {
    let texts = try SpreadsheetParts(
      rows: """
        <row><c t="inlineStr"><is><r><t>in</t></r><r><t>line</t></r></is></c>
        <c r="D1"><v>3.0</v></c><c><v> 7 </v></c></row><row/>
        <row r="5" spans="1:3"><c/><c t="b"><v>1</v></c>
        <c t="b"><v>0</v></c><c t="e"><v>#REF!</v></c><c t="str"><f>A1</f><v>x</v></c>
        <c t="d"><v>2024-01-05T00:00:00</v></c><c t="s"/><c t="s"><v/></c></row>
        <row><c t="inlineStr"><is/></c><c><f>NOW()</f></c></row>
        """
    ).texts()
    #expect(
      texts == [
        "A1": "inline", "D1": "3", "E1": "7", "B5": "TRUE", "C5": "FALSE", "D5": "#REF!", "E5": "x",
        "F5": "2024-01-05T00:00:00", "B6": "",
      ])
  }

  @Test func `prefixes and other namespaces do not matter`() throws {
    var parts = SpreadsheetParts()
    parts["xl/worksheets/sheet1.xml"] = """
      <x:worksheet xmlns:x="s" xmlns:mc="m"><mc:AlternateContent><mc:Choice><x:sheetData><x:row>
      <x:c><x:v>9</x:v></x:c></x:row></x:sheetData></mc:Choice></mc:AlternateContent>
      <x:sheetData><x:row><x:c r="a1"><x:extLst><x:v>8</x:v></x:extLst><x:v>1</x:v></x:c></x:row>
      </x:sheetData><x:extLst><x:sheetData><x:row r="9"><x:c><x:v>2</x:v></x:c></x:row>
      </x:sheetData></x:extLst></x:worksheet>
      """
    #expect(try parts.texts() == ["A1": "1"])
  }

  @Test func `parts are found by absolute, relative and upward paths`() throws {
    for path in [
      "worksheets/sheet1.xml", "/xl/worksheets/sheet1.xml", "./worksheets/../worksheets/sheet1.xml",
      "../xl/worksheets/SHEET1.xml",
    ] {
      var parts = SpreadsheetParts(rows: "<row><c><v>1</v></c></row>")
      parts["xl/_rels/workbook.xml.rels"] = parts["xl/_rels/workbook.xml.rels"]
        .replacing("worksheets/sheet1.xml", with: path)
      #expect(try parts.texts() == ["A1": "1"], "\(path)")
    }
  }

  @Test func `diagrams with a tab of their own are left out`() throws {
    var parts = SpreadsheetParts()
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replacing(
      "<sheets>", with: "<sheets><sheet name='Chart' sheetId='2' r:id='c'/>")
    parts["xl/_rels/workbook.xml.rels"] = parts["xl/_rels/workbook.xml.rels"].replacing(
      "</Relationships>",
      with: "<Relationship Id='c' Type='x/chartsheet' Target='c.xml'/></Relationships>")
    #expect(try WorkbookReader(parts.bytes).tabs.map(\.name) == ["Data"])
  }

  @Test(arguments: [
    ("<row r='0'/>", "the number '0'"), ("<row r='x'/>", "the number 'x'"),
    ("<row r='2'/><row r='2'/>", "row 2 after row 2"), ("<row r='2'/><row r='1'/>", "row 1 after"),
    ("<row><c r='B1'/><c r='A1'/></row>", "cell A1 after cell B1"),
    ("<row><c r='A1'/><c r='A1'/></row>", "cell A1 after cell A1"),
    ("<row><c r='A2'/></row>", "cell A2 in row 1"), ("<row><c r='?'/></row>", "reference '?'"),
    ("<row><c r='A99999999999999999999'/></row>", "reference"),
    ("<row><c t='s'><v>0</v></c></row>", "cell A1 points to a shared text that is not there: '0'"),
    ("<row><c t='s'><v>-1</v></c></row>", "not there"),
    ("<row><c><v>abc</v></c></row>", "cell A1 has the number 'abc'"),
    ("<row><c><v>0x10</v></c></row>", "the number"), ("<row><c><v>nan</v></c></row>", "the number"),
    ("<row><c><v>1e999</v></c></row>", "the number"), ("<row><c><v>1e</v></c></row>", "the number"),
    ("<row><c t='b'><v>2</v></c></row>", "truth value '2'"),
    ("<row><c t='z'><v>2</v></c></row>", "unknown type 'z'"), ("</x>", "closes 'x'"),
  ])
  func `a damaged sheet is refused with its place`(_ rows: String, _ reason: String) throws {
    let error = try #require(try SpreadsheetParts(rows: rows).error())
    #expect(error.kind == .damaged)
    #expect(error.part == "xl/worksheets/sheet1.xml")
    #expect(error.reason.contains(reason), "\(error)")
  }

  @Test func `damage outside of sheets is refused with its place`() throws {
    typealias Case = (path: String, old: String, new: String, reason: String)
    let cases: [Case] = [
      ("xl/_rels/workbook.xml.rels", "worksheets/sheet1.xml", "../../x.xml", "out of the archive"),
      ("xl/_rels/workbook.xml.rels", "worksheets/sheet1.xml", "gone.xml", "missing"),
      ("xl/_rels/workbook.xml.rels", "Id=\"s1\"", "Id=\"s9\"", "'Data', whose place is missing"),
      (
        "xl/_rels/workbook.xml.rels", "Id=\"s1\"", "TargetMode=\"External\" Id=\"s1\"",
        "another file"
      ),
      ("xl/workbook.xml", "name=\"Data\"", "", "without a name"),
      ("xl/workbook.xml", "<workbook", "<!DOCTYPE x><workbook", "DOCTYPE"),
      ("xl/workbook.xml", "<sheets>", "<sheets>&lol;", "'lol'"),
      ("xl/workbook.xml", "</workbook>", "", "ends within the tag"),
      ("xl/worksheets/sheet1.xml", "worksheet", "chartsheet", "is no sheet"),
      ("xl/sharedStrings.xml", "</sst>", "<si><t>", "ends within the tag"),
      ("xl/styles.xml", "</styleSheet>", "</a>", "closes 'a'"),
      ("_rels/.rels", "workbook.xml", "styles.bin", "holds no Excel workbook"),
    ]
    for (path, old, new, reason) in cases {
      var parts = SpreadsheetParts()
      #expect(parts[path].contains(old))
      parts[path] = parts[path].replacing(old, with: new)
      let error = try #require(try parts.error(), "\(reason)")
      #expect(error.reason.contains(reason), "\(error)")
    }
  }

  @Test func `rows, columns, cells and texts have limits`() throws {
    let rows = """
      <row r='1'><c t='s'><v>0</v></c><c t='s'><v>0</v></c></row>
      <row r='7'><c r='E7'><v>1</v></c></row>
      """
    let parts = SpreadsheetParts(rows: rows, strings: ["<t>0123456789</t>"])
    let sound = SpreadsheetLimits(
      maxSheets: 1, maxRows: 7, maxColumns: 5, maxCells: 3, maxCellBytes: 10, maxTextBytes: 21)
    #expect(try parts.error(limits: sound) == nil)
    func kind(_ change: (inout SpreadsheetLimits) -> Void) throws -> SpreadsheetError.Kind? {
      var limits = sound
      change(&limits)
      let error = try parts.error(limits: limits)
      #expect(error?.reason.contains("limit") ?? false)
      return error?.kind
    }
    #expect(try kind { $0.maxSheets = 0 } == .limit(.sheets))
    #expect(try kind { $0.maxRows = 6 } == .limit(.rows))
    #expect(try kind { $0.maxColumns = 4 } == .limit(.columns))
    #expect(try kind { $0.maxCells = 2 } == .limit(.cells))
    #expect(try kind { $0.maxCellBytes = 9 } == .limit(.cellBytes))
    #expect(try kind { $0.maxTextBytes = 20 } == .limit(.textBytes))
    #expect(try kind { $0.maxTextBytes = 9 } == .limit(.textBytes))
    #expect(try kind { $0.maxCells = 0 } == .limit(.cells))
    let wide = SpreadsheetParts(before: "<dimension ref='A1:C10000000'/>")
    #expect(try wide.error()?.kind == .limit(.rows))
    let merges = String(repeating: "<mergeCell ref='A1:B1'/>", count: 3)
    let merged = SpreadsheetParts(after: "<mergeCells>\(merges)</mergeCells>")
    #expect(try merged.error(limits: SpreadsheetLimits(maxCells: 2))?.kind == .limit(.cells))
  }

  @Test func `limits that are no sensible numbers refuse or allow, and nothing else`() throws {
    let rows = "<row><c><v>1</v></c></row>"
    for number in [Int.min, -1, 0, 1, Int.max] {
      let limits = SpreadsheetLimits(
        maxBytes: number, maxEntries: number, maxInflatedBytes: number, maxRatio: number,
        maxSheets: number, maxRows: number, maxColumns: number, maxCells: number,
        maxCellBytes: number, maxTextBytes: number)
      #expect((try SpreadsheetParts(rows: rows).error(limits: limits) == nil) == (number == .max))
    }
  }

  @Test func `references and ranges are read and written`() throws {
    for (column, letters) in [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (16_384, "XFD")] {
      #expect(CellReference.letters(column) == letters)
      #expect(CellReference(letters + "9") == CellReference(row: 9, column: column))
    }
    #expect(CellReference("$B$7")?.description == "B7")
    for text in ["", "A", "1", "A0", "1A", "A1B", "A-1", "A1234567890", "AAAAAAA1", "Ä1"] {
      #expect(CellReference(text) == nil, "\(text)")
    }
    let range = try #require(CellRange("C4:A2"))
    #expect(range.description == "A2:C4")
    #expect(range.contains(CellReference(row: 3, column: 2)))
    #expect(!range.contains(CellReference(row: 5, column: 2)))
    #expect(CellRange("B2")?.description == "B2")
    #expect(CellRange("A1:B2:C3") == nil && CellRange("A1:") == nil && CellRange("") == nil)
  }
}
