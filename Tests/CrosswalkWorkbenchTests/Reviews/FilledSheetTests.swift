import CrosswalkBase
import CrosswalkExchange
import CrosswalkModel
import CrosswalkTables
import CrosswalkTestSupport
import Testing

@testable import CrosswalkWorkbench

/// Sheets that go out of a review and come back filled in.
@Suite struct FilledSheetTests {
  private let run: EditingRun

  init() throws { run = try EditingRun(EditingRun.county) }

  /// The rows of the sheet that the page gives out.
  private func sheet(_ which: String = "open") throws -> [[String]] {
    let text = try run.get("/review/county/review.csv?which=\(which)").text
    var rows: [[String]] = []
    var csv = CSVReader()
    csv.read(Array(text.utf8)) { rows.append($0.fields) }
    csv.finish { rows.append($0.fields) }
    return rows
  }

  /// Fills rows in, by statement.
  private func filled(
    _ rows: [[String]], _ answers: [String: [String: String]]
  ) throws -> [[String]] {
    let heads = rows[0]
    let statement = try #require(heads.firstIndex(of: "statement"))
    return [heads]
      + rows.dropFirst().map { row in
        var row = row + Array(repeating: "", count: max(0, heads.count - row.count))
        for (name, value) in answers[row[statement]] ?? [:] {
          if let column = heads.firstIndex(of: name) { row[column] = value }
        }
        return row
      }
  }

  private func csv(_ rows: [[String]]) -> [UInt8] {
    Array(rows.map(CSVWriter.row).joined().utf8)
  }

  private func workbook(_ rows: [[String]]) throws -> [UInt8] {
    try WorkbookWriter([
      SheetDraft(
        name: "Review", rows: rows.map { $0.map { .text($0) } }, hasHeader: false)
    ]).bytes()
  }

  private func send(
    _ bytes: [UInt8], _ fields: [(String, String)] = [], name: String = "sheet.csv",
    to framework: String = "county"
  ) throws -> (status: Int, text: String, location: String?) {
    try run.upload(
      "/review/\(framework)/apply", fields, .init("file", fileName: name, bytes))
  }

  private static let answer = [
    "decision": "change", "concept": "rapport", "relation": "close", "confidence": "0.9",
    "reviewer": "Cleo",
  ]

  @Test(arguments: [false, true])
  func takesASheetInAsOneStep(isWorkbook: Bool) throws {
    let before = run.files
    let rows = try filled(try sheet(), ["A.2": Self.answer, "B.2": Self.answer])
    let answer = try send(
      isWorkbook ? workbook(rows) : csv(rows), name: isWorkbook ? "sheet.xlsx" : "sheet.csv")
    #expect(answer.status == 303, "\(answer.text)")
    let links = try run.catalog().framework("county").alignment.links
    for statement in ["A.2", "B.2"] {
      let entry = try #require(links.first { $0.statement == statement })
      #expect(entry.links.map(\.concept) == ["rapport"])
    }
    let page = try run.get(try #require(answer.location)).text
    #expect(page.contains("What was just done"))
    // Comments that somebody wrote stay.
    #expect(run.text("alignment.yaml")?.contains("# Court comes first.") == true)
    #expect(try run.post("/undo", []).status == 303)
    #expect(run.files == before)
  }

  @Test func whatOthersDecidedIsAskedFor() throws {
    let before = run.files
    let other = Self.answer.merging(["concept": "feedback"]) { $1 }
    let bytes = csv(try filled(try sheet("all"), ["B.1": other, "A.2": Self.answer]))
    let asked = try send(bytes)
    #expect(asked.status == 409)
    #expect(asked.text.contains("B.1") && asked.text.contains("Ben"))
    #expect(run.files == before)
    #expect(try send(bytes, [("others", "leave")]).status == 303)
    func concepts(_ statement: String) throws -> [String] {
      try run.catalog().framework("county").alignment.links
        .first { $0.statement == statement }?.links.map(\.concept) ?? []
    }
    #expect(try concepts("B.1") == ["rapport"])
    #expect(try concepts("A.2") == ["rapport"])
    #expect(try send(bytes, [("others", "overrule")]).status == 303)
    #expect(try concepts("B.1") == ["feedback"])
  }

  @Test func whatCannotBeTakenInChangesNothing() throws {
    let before = run.files
    let rows = try sheet()
    func refused(_ bytes: [UInt8], _ words: String, to framework: String = "county") throws {
      let answer = try send(bytes, to: framework)
      #expect((400...409).contains(answer.status), "\(words)")
      #expect(answer.text.contains(words), "\(answer.text)")
      #expect(answer.text.contains("Nothing was taken in."))
    }
    try refused(csv(rows), "no row has a decision")
    try refused(csv([["a", "b"], ["1", "2"]]), "there is no column")
    try refused(Array("PK\u{3}\u{4}".utf8), "<bdi>")
    try refused(
      csv(try filled(rows, ["A.2": Self.answer.merging(["concept": "rapprt"]) { $1 }])), "rapport")
    try refused(
      csv(try filled(rows, ["A.2": Self.answer.merging(["reviewer": ""]) { $1 }])),
      "say your name")
    try refused(csv(try filled(rows, ["A.2": Self.answer])), "this is a sheet of", to: "kent")
    #expect(
      try send(
        csv(try filled(rows, ["A.2": Self.answer.merging(["reviewer": ""]) { $1 }])),
        [("reviewer", "Dora")]
      ).status == 303)
    #expect(run.text("alignment.yaml")?.contains("Dora") == true)
    #expect(run.files.keys == before.keys)
  }

  @Test func withoutAFolderNothingIsTakenIn() throws {
    let visitor = try Visitor(.bundled)
    #expect(try !visitor.text("/review/kent").contains("/review/kent/apply"))
    let answer = try visitor.upload(
      "/review/kent/apply", files: [.init("file", fileName: "a.csv", [])])
    #expect(answer.status == 403)
  }
}
