import CrosswalkTestSupport
import Foundation
import Testing

@testable import CrosswalkBase
@testable import CrosswalkTables

@Suite struct OpenpyxlTests {
  @Test(.enabled(if: Oracle.mayAskOpenpyxl, "python3 or its openpyxl is missing"))
  func `what openpyxl writes is read`() throws {
    try Oracle.withFolder { folder in
      try Oracle.run(Self.making, in: folder)
      let book = try WorkbookReader(Oracle.bytes("made.xlsx", in: folder)).workbook()
      #expect(book.sheets.map(\.name) == ["First", "Zweites Blatt", "'q'"])
      #expect(book.hiddenSheets == ["Hidden", "Very hidden"])
      let first = book.sheets[0]
      #expect(
        first.rows.map(\.texts) == [
          ["text", " space ", "3", "3.5", "TRUE", "FALSE", "#N/A"],
          [
            "2024-02-29T13:30:15", "1999-12-31", "07:05:09", "PT26H30M", "1900-01-01", "2030-06-01",
          ],
          ["plain bold end", "a\nb", "a\tb", "<&>\"'", "日本🎓"], ["", "", ""],
          ["merged", "", "", "next"], ["0.5", "1234.5", "45351"],
        ])
      #expect(first.rows[3].cells.map(\.formula) == ["1+2", "SUM(C1:D1)", "\"a\"&\"b\""])
      #expect(first.mergedRanges.map(\.description) == ["A5:C6"])
      #expect(book.sheets[1][CellReference(row: 1_000, column: 100)]?.text == "far")
      let in1904 = try WorkbookReader(Oracle.bytes("1904.xlsx", in: folder)).workbook()
      #expect(in1904.sheets[0].rows.map(\.texts) == [["2024-02-29", "1904-01-02T12:00:00"]])
    }
  }

  @Test(.enabled(if: Oracle.mayAskOpenpyxl, "python3 or its openpyxl is missing"))
  func `openpyxl reads what is written, with its lists, and warns of nothing`() throws {
    var random = SpreadsheetRandom(seed: 31)
    var drafts = (0..<6).map { random.sheet(named: "Sheet \($0)") }
    let ranges = try ["B2:B20", "C2:C20", "D1"].map { try #require(CellRange($0)) }
    drafts.append(
      SheetDraft(
        name: "Form", rows: [["Statement", "Level"], ["=1+1", 2], ["-x", 0.1]],
        columns: [.init(width: 60, wraps: true), .init(width: 8.5)],
        dropDowns: [
          DropDown(in: ranges[0], from: .list(["yes", "no \"x\""]), message: "Yes or no"),
          DropDown(
            in: ranges[1],
            from: .cells(sheet: "It's", range: try #require(CellRange("A1:A3")))),
        ]))
    drafts.append(
      SheetDraft(name: "It's", rows: [["x"], ["y"], ["z"]], hasHeader: false, isHidden: true))
    try Oracle.withFolder { folder in
      try Data(WorkbookWriter(drafts).bytes()).write(to: folder.appending(path: "made.xlsx"))
      try Oracle.run(Self.asking, in: folder)
      let answer = try JSONDecoder().decode(
        Answer.self, from: Data(contentsOf: folder.appending(path: "answer.json")))
      #expect(answer.names == drafts.map(\.name))
      #expect(answer.states == drafts.map { $0.isHidden ? "hidden" : "visible" })
      for (draft, rows) in zip(drafts, answer.rows) {
        for (row, values) in draft.rows.enumerated() {
          for (column, value) in values.enumerated() {
            let key = CellReference(row: row + 1, column: column + 1).description
            let found = rows[key]
            switch value {
            case .empty: #expect(found == nil)
            case .number(let number):
              #expect(found?.type == "n")
              #expect(found.flatMap { Double($0.value) } == number)
            case .text(let text):
              if text.isEmpty { continue }
              #expect(found?.type == "s")
              // openpyxl leaves escapes of control characters as they stand, and takes those of
              // escapes away wherever it finds them.
              let expected = TextEscapes.encoded(text)
                .replacing("x005F_", with: "")
              let given = found?.value ?? ""
              let isSame = given.unicodeScalars.elementsEqual(expected.unicodeScalars)
              #expect(isSame, "\(text.debugDescription) became \(given.debugDescription)")
            }
          }
        }
      }
      #expect(
        answer.lists == [
          .init(range: "B2:B20", formula: "\"yes,no \"\"x\"\"\"", error: "Yes or no"),
          .init(range: "C2:C20", formula: "'It''s'!$A$1:$A$3", error: nil),
        ])
      #expect(answer.isHeaderBold && answer.pane == "A2" && answer.wraps)
      #expect(answer.widths == [60, 8.5])
      #expect(answer.quotePrefixes == [true, true])
    }
  }

  @Test(
    .enabled(
      if: Oracle.mayAskOpenpyxl && Oracle.hasLibreOffice,
      "openpyxl or LibreOffice is missing"))
  func `LibreOffice computes formulas, and their saved results are read`() throws {
    try Oracle.withFolder { folder in
      try Oracle.run(Self.making, in: folder)
      try Oracle.run(
        [
          "soffice", "-env:UserInstallation=file://\(folder.path)/profile", "--headless",
          "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", "out", "made.xlsx",
        ], in: folder)
      let sheet = try WorkbookReader(Oracle.bytes("out/made.xlsx", in: folder))
        .workbook().sheets[0]
      #expect(sheet[CellReference(row: 4, column: 1)]?.text == "3")
      #expect(sheet[CellReference(row: 4, column: 2)]?.text == "6.5")
      #expect(sheet[CellReference(row: 4, column: 3)]?.text == "ab")
      #expect(sheet[CellReference(row: 2, column: 1)]?.text == "2024-02-29T13:30:15")
    }
  }

  private struct Answer: Decodable {
    struct Found: Decodable {
      var value: String
      var type: String
    }

    struct List: Decodable, Equatable {
      var range: String
      var formula: String
      var error: String?
    }

    var names: [String]
    var states: [String]
    var rows: [[String: Found]]
    var lists: [List]
    var isHeaderBold: Bool
    var pane: String
    var wraps: Bool
    var widths: [Double]
    var quotePrefixes: [Bool]
  }

  private static let making = """
    import datetime, openpyxl
    from openpyxl.cell.rich_text import CellRichText, TextBlock
    from openpyxl.cell.text import InlineFont
    book = openpyxl.Workbook()
    first = book.active
    first.title = "First"
    first.append(["text", " space ", 3.0, 3.5, True, False, "#N/A"])
    first.append([
      datetime.datetime(2024, 2, 29, 13, 30, 15), datetime.date(1999, 12, 31),
      datetime.time(7, 5, 9), datetime.timedelta(hours=26, minutes=30),
      datetime.datetime(1900, 1, 1), datetime.datetime(2030, 6, 1)])
    first["E2"].number_format = "d.m.yyyy"
    first["F2"].number_format = "[$-409]mmmm\\\\ yyyy;@"
    bold = TextBlock(InlineFont(b=True), "bold")
    first.append([CellRichText("plain ", bold, " end"), "a\\nb", "a\\tb", "<&>\\"'", "日本🎓"])
    first.append(["=1+2", "=SUM(C1:D1)", '="a"&"b"'])
    first["A5"] = "merged"
    first["D5"] = "next"
    first.merge_cells("A5:C6")
    for column, (value, code) in enumerate([(0.5, "0%"), (1234.5, "#,##0.00"), (45351, "0")], 1):
      first.cell(7, column, value).number_format = code
    second = book.create_sheet("Zweites Blatt")
    second.cell(1000, 100, "far")
    book.create_sheet("Hidden").sheet_state = "hidden"
    book.create_sheet("'q'")
    book.create_sheet("Very hidden").sheet_state = "veryHidden"
    book.save("made.xlsx")
    other = openpyxl.Workbook()
    other.epoch = openpyxl.utils.datetime.MAC_EPOCH
    other.active.append([datetime.date(2024, 2, 29), datetime.datetime(1904, 1, 2, 12)])
    other.save("1904.xlsx")
    """

  private static let asking = """
    import json, openpyxl
    book = openpyxl.load_workbook("made.xlsx")
    form = book["Form"]
    json.dump({
      "names": book.sheetnames,
      "states": [sheet.sheet_state for sheet in book],
      "rows": [
        {
          cell.coordinate: {
            "value": repr(cell.value) if cell.data_type == "n" else str(cell.value),
            "type": cell.data_type}
          for row in sheet.iter_rows() for cell in row if cell.value is not None}
        for sheet in book],
      "lists": [
        {"range": str(found.sqref), "formula": found.formula1, "error": found.error}
        for found in form.data_validations.dataValidation],
      "isHeaderBold": form["A1"].font.b and not form["A2"].font.b,
      "pane": form.freeze_panes,
      "wraps": bool(form["A2"].alignment.wrap_text) and not form["B2"].alignment.wrap_text,
      "widths": [form.column_dimensions[name].width for name in "AB"],
      "quotePrefixes": [bool(form[name].quotePrefix) for name in ("A2", "A3")],
    }, open("answer.json", "w"))
    """
}
