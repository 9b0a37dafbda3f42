import Testing

@testable import CrosswalkBase
@testable import CrosswalkTables

@Suite struct WorkbookWriterTests {
  @Test func `random sheets come back as they were`() throws {
    var random = SpreadsheetRandom(seed: 2026)
    for round in 0..<150 {
      let drafts = (0...random.below(3)).map { index in random.sheet(named: "Sheet \(index)") }
      let bytes = try WorkbookWriter(drafts).bytes()
      #expect(try WorkbookWriter(drafts).bytes() == bytes)
      let book = try WorkbookReader(bytes).workbook()
      #expect(book.sheets.map(\.name) == drafts.map(\.name))
      for (draft, sheet) in zip(drafts, book.sheets) {
        for (row, values) in draft.rows.enumerated() {
          for (column, value) in values.enumerated() {
            let cell = sheet[CellReference(row: row + 1, column: column + 1)]
            switch value {
            case .empty: #expect(cell == nil)
            case .number(let number): #expect(cell?.number == number, "round \(round)")
            case .text(let text):
              // Scalar by scalar: equal as people see them is not enough.
              let isSame = (cell?.text ?? "").unicodeScalars.elementsEqual(text.unicodeScalars)
              #expect(isSame, "round \(round): \(text.debugDescription)")
              #expect(cell?.kind ?? .text == .text && cell?.formula == nil)
            }
          }
        }
        let count = draft.rows.joined().count { $0 != .empty && $0 != .text("") }
        #expect(sheet.rows.reduce(0) { $0 + $1.cells.count } == count)
      }
    }
  }

  @Test func `the header is bold and frozen, columns have widths, long texts wrap`() throws {
    let sheet = SheetDraft(
      name: "Data", rows: [["A", "B"], ["x", 1.5]],
      columns: [.init(width: 40, wraps: true), .init(), .init(width: 12.5)])
    let bytes = try WorkbookWriter([sheet]).bytes()
    let xml = try part("xl/worksheets/sheet1.xml", of: bytes)
    #expect(
      xml.contains(#"<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>"#))
    #expect(xml.contains(#"<col min="1" max="1" width="40" customWidth="1" style="2"/>"#))
    #expect(xml.contains(#"<col min="3" max="3" width="12.5" customWidth="1"/>"#))
    #expect(!xml.contains(#"<col min="2""#))
    #expect(xml.contains(#"<c r="A1" s="3" t="s"><v>0</v></c><c r="B1" s="1" t="s"><v>1</v></c>"#))
    #expect(xml.contains(#"<c r="A2" s="2" t="s"><v>2</v></c><c r="B2"><v>1.5</v></c>"#))
    let styles = try part("xl/styles.xml", of: bytes)
    #expect(styles.components(of: "<xf ") == 9)
  }

  @Test(arguments: ["=1+1", "+1", "-1", "@A1", "=HYPERLINK(\"http://x\")", "=cmd|' /C calc'!A0"])
  func `texts that look like formulas stay texts`(_ text: String) throws {
    let bytes = try WorkbookWriter([SheetDraft(name: "Data", rows: [[.text(text)]])]).bytes()
    let xml = try part("xl/worksheets/sheet1.xml", of: bytes)
    #expect(!xml.contains("<f"))
    #expect(xml.contains(#"<c r="A1" s="5" t="s">"#))
    let cell = try WorkbookReader(bytes).workbook().sheets[0].rows[0].cells[0]
    #expect(cell == SheetCell(reference: CellReference(row: 1, column: 1), text: text))
  }

  @Test func `lists to choose from are written, from a list or another sheet`() throws {
    let range = try #require(CellRange("B2:B9"))
    let data = SheetDraft(
      name: "Data", rows: [["A"]],
      dropDowns: [
        DropDown(
          in: range, from: .list(["yes", "say \"no\"", "<&>"]), message: "One of \"these\""),
        DropDown(
          in: try #require(CellRange("C2")),
          from: .cells(sheet: "it's: here", range: try #require(CellRange("A1:A3"))),
          allowsOthers: true),
      ])
    let choices = SheetDraft(name: "it's: here", rows: [["x"]], hasHeader: false, isHidden: true)
    let writer = WorkbookWriter([data, choices])
    #expect(writer.names == ["Data", "it's  here"])
    let xml = try part("xl/worksheets/sheet1.xml", of: writer.bytes())
    #expect(
      xml.contains(
        #"<dataValidations count="2"><dataValidation type="list" allowBlank="1""#
          + #" showErrorMessage="1" error="One of &quot;these&quot;" sqref="B2:B9"><formula1>"#
          + "&quot;yes,say &quot;&quot;no&quot;&quot;,&lt;&amp;&gt;&quot;</formula1>"))
    #expect(
      xml.contains(
        #"<dataValidation type="list" allowBlank="1" sqref="C2">"#
          + "<formula1>'it''s  here'!$A$1:$A$3</formula1>"))
  }

  @Test func `sheet names are made valid and different`() {
    let long = String(repeating: "x", count: 40)
    let names = WorkbookWriter(
      [
        "a/b:c", "A B C", "a b c", "'quoted'", "", "  ", "History", long, long, "\u{1}\u{FFFF}",
        String(repeating: "🎓", count: 20),
      ].map { SheetDraft(name: $0, rows: []) }
    ).names
    #expect(
      names == [
        "a b c", "A B C (2)", "a b c (3)", "quoted", "Sheet5", "Sheet6", "History Sheet7",
        String(repeating: "x", count: 31), String(repeating: "x", count: 27) + " (2)", "Sheet10",
        String(repeating: "🎓", count: 15),
      ])
  }

  @Test func `what no workbook can hold is refused with its place`() throws {
    func reason(_ sheets: SheetDraft...) throws -> String {
      try #require(throws: SpreadsheetError.self) { try WorkbookWriter(sheets).bytes() }.description
    }
    func list(_ source: DropDown.Source) throws -> String {
      let range = CellRange(CellReference(row: 1, column: 1), CellReference(row: 2, column: 1))
      let dropDown = DropDown(in: range, from: source)
      return try reason(SheetDraft(name: "S", rows: [], dropDowns: [dropDown]))
    }
    #expect(try reason().contains("not hidden"))
    #expect(try reason(SheetDraft(name: "S", rows: [], isHidden: true)).contains("not hidden"))
    #expect(
      try reason(SheetDraft(name: "S", rows: [[], [1, .number(.nan)]]))
        == "sheet 'S': cell B2 has a number without end")
    let long = String(repeating: "x", count: 32_768)
    #expect(try reason(SheetDraft(name: "S", rows: [[.text(long)]])).contains("cell A1"))
    let wide = Array(repeating: CellValue.empty, count: 16_385)
    #expect(try reason(SheetDraft(name: "S", rows: [wide])).contains("16384 columns"))
    let tall = Array(repeating: [CellValue](), count: 1_048_577)
    #expect(try reason(SheetDraft(name: "S", rows: tall)).contains("1048577 rows"))
    for width in [0, -1, 256, .nan, .infinity] {
      let column = SheetDraft.Column(width: width)
      #expect(try reason(SheetDraft(name: "S", rows: [], columns: [column])).contains("width"))
    }
    for choices in [["a,b"], ["a,\u{301}b"], [""], [" a"], ["a\n"], ["a\u{0}b"]] {
      #expect(try list(.list(choices)).contains("must stand in a cell"))
    }
    #expect(try list(.list([])).contains("no choice"))
    #expect(try list(.list([String(repeating: "x", count: 256)])).contains("255"))
    let square = try #require(CellRange("A1:B2"))
    #expect(try list(.cells(sheet: "S", range: square)).contains("neither one column"))
    #expect(try list(.cells(sheet: "T", range: square)).contains("'T', which is none"))
    let beyond = try #require(CellRange("A1:A1048577"))
    #expect(try list(.cells(sheet: "S", range: beyond)).contains("out of the sheet"))
  }

  @Test func `a workbook is the same bytes, always`() throws {
    let sheet = SheetDraft(name: "Data", rows: [["a", 1], ["b", nil, 2.5]])
    let bytes = try WorkbookWriter([sheet]).bytes()
    #expect(try WorkbookWriter([sheet]).bytes() == bytes)
    #expect(CRC32.of(bytes) == 297_896_715, "the bytes have changed: is it meant?")
  }

  private func part(_ path: String, of bytes: [UInt8]) throws -> String {
    let archive = try ZipReader(bytes, limits: SpreadsheetLimits())
    var part = try archive.open(#require(archive[path]))
    var result: [UInt8] = []
    while let piece = try part.next() { result += piece }
    return String(decoding: result, as: UTF8.self)
  }
}

extension String {
  /// How often a text stands in this one.
  fileprivate func components(of text: String) -> Int { ranges(of: text).count }
}
