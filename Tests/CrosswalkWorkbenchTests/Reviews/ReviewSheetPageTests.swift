import CrosswalkBase
import CrosswalkExchange
import CrosswalkFrameworks
import CrosswalkKit
import CrosswalkModel
import CrosswalkTestSupport
import Testing

@testable import CrosswalkWorkbench

@Suite struct ReviewSheetPageTests {
  /// A sheet that was filled in elsewhere is compared as one that was filled in here.
  @Test func takesASheetIn() throws {
    let folder = try ScratchFolder()
    let visitor = try Visitor(.bundled, readings: ReadingFolder(folder.path))
    let aligned = try Catalog.bundled.framework("set")
    let drawn = StatementSample.draw(5, of: aligned.framework, seed: 9)
    var review = try FilledReview(
      ReadingFolder.sheet(of: drawn, aligned, in: .bundled), reviewer: "Ana")
    func send(_ sheet: String) throws -> Response {
      try visitor.ask(
        "/review/sheets", method: "POST", fields: [("sheet", sheet), ("seed", "9")])
    }
    #expect(try send(review.csv).status == 400)
    #expect(try send("no sheet").status == 400)
    for id in drawn {
      _ = try review.answer(
        id, with: [.init(decision: "reject", reason: "no word for it")], of: aligned.framework,
        ontology: Catalog.bundled.ontology)
    }
    let wrong = review.csv.replacing("no word for it", with: "")
    #expect(try send(wrong).status == 400)
    #expect(DataFiles.names(in: folder.path).isEmpty)
    #expect(try send(review.csv).status == 303)
    #expect(try visitor.text("/review/readings/set-9-1").contains("Where they differ (5)"))
    #expect(try send(review.csv).status == 400)
    #expect(DataFiles.names(in: folder.path) == ["set-9-1.csv", "set-9-1.first.csv"])
  }

  /// The sheet of a sample is the one that the command writes, of these statements.
  @Test func givesSheetsOut() throws {
    let visitor = try Visitor(.bundled)
    let aligned = try Catalog.bundled.framework("cpm")
    let drawn = StatementSample.draw(6, of: aligned.framework, seed: 2)
    let expected = try ReadingFolder.sheet(of: drawn, aligned, in: .bundled)
    #expect(
      try visitor.text("/review/cpm/review.csv?which=sample&sample=6&seed=2") == expected.csv)
    let workbook = try visitor.ask("/review/cpm/review.xlsx?which=sample&sample=6&seed=2")
    #expect(try workbook.body == expected.workbook())
    #expect(try FilledReview(workbook.body).entries.map(\.statement) == drawn)
    #expect(workbook.headers.contains { $0.value == "attachment; filename=\"cpm-2.xlsx\"" })
  }
}
