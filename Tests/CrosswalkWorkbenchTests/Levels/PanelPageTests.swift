import CrosswalkBase
import CrosswalkExchange
import CrosswalkFrameworks
import CrosswalkKit
import CrosswalkModel
import CrosswalkReports
import CrosswalkTestSupport
import Testing

@testable import CrosswalkWorkbench

@Suite struct PanelPageTests {
  private static func placing(
    _ reader: String, begins: [String], ends: String = "100"
  ) -> [(name: String, value: String)] {
    let facets = Catalog.bundled.ontology.facets.map(\.id)
    return [("reader", reader), ("ends", ends)] + begins.map { ("begins", $0) }
      + begins.map { _ in ("reason", "secret-\(reader)") }
      + facets.flatMap { facet in begins.map { _ in ("facet.\(facet)", "2") } }
  }

  /// Nothing of a sheet stands on any page until the panel is closed; then all is as the command has it.
  @Test func showsNoReaderAnothersPlacing() throws {
    let folder = try ScratchFolder()
    let reviews = folder.path + "/reviews"
    let visitor = try Visitor(.bundled, readings: ReadingFolder(reviews))
    let place = "/levels/kent"
    #expect(
      try visitor.send(
        place + "/sheet", Self.placing("Quxana", begins: ["11.25", "33.5", "51.75", "77.125"]))
        == place + "#handed")
    #expect(
      try visitor.send(
        place + "/sheet", Self.placing("Quxben", begins: ["12.25", "35.5", "57.75", "79.125"]))
        == place + "#handed")
    for address in ["/levels", place, "/review", "/", "/frameworks/kent", place + "/wording.md"] {
      let page = try visitor.text(address)
      for secret in ["11.25", "77.125", "57.75", "secret-", "Quxana", "Quxben"] {
        #expect(!page.contains(secret), "\(secret) on \(address)")
      }
    }
    #expect(try visitor.text(place).contains("2 sheets handed in"))
    #expect(try visitor.send(place + "/close", []) == place)
    let framework = try Catalog.bundled.framework("kent").framework
    let files = ["1.csv", "2.csv"].map { "\(reviews)/levels-kent-1/\($0)" }
    let ontology = Catalog.bundled.ontology
    let set = try LevelSheetSet(files, of: framework, ontology: ontology)
    #expect(set.problems.isEmpty)
    #expect(set.placings.map(\.cuts.first) == [11.25, 12.25])
    let agreement = LevelAgreement(
      set.placings, of: framework.scale, framework: "kent", facets: ontology.facets.map(\.id))
    let text = LevelAgreementText(
      agreement, framework.scale, style: .init(isUnicode: true, isColoured: false)
    ).text.source
    let page = try visitor.text(place)
    for line in text.split(separator: "\n")
    where line.contains("interval") || line.contains("Quxana") {
      #expect(page.contains(String(line)))
    }
    #expect(page.contains("crosswalk levels agreement kent reviews/levels-kent-1/1.csv"))
    #expect(try visitor.ask(place + "/close", method: "POST").status == 400)
  }

  @Test func keepsWhatWasTyped() throws {
    let folder = try ScratchFolder()
    let visitor = try Visitor(.bundled, readings: ReadingFolder(folder.path))
    let page = try visitor.text(
      "/levels/kent/sheet", method: "POST",
      fields: Self.placing("Quxana", begins: ["50", "<b>", "40", ""]))
    #expect(page.contains("Not handed in yet"))
    #expect(page.contains("value=\"&lt;b&gt;\""))
    #expect(DataFiles.names(in: folder.path).isEmpty)
    let right = Self.placing("Quxana", begins: ["10", "30", "50", "70"])
    _ = try visitor.send("/levels/kent/sheet", right)
    // One sheet a reader.
    #expect(
      try visitor.text("/levels/kent/sheet", method: "POST", fields: right)
        .contains("has handed in a sheet already"))
    #expect(DataFiles.names(in: folder.path + "/levels-kent.open") == ["1.csv"])
  }

  @Test func onlyReadsWithoutAFolder() throws {
    let visitor = try Visitor(.bundled)
    #expect(try !visitor.text("/levels/cpm").contains("method=\"post\""))
    #expect(
      try visitor.ask(
        "/levels/cpm/sheet", method: "POST", fields: Self.placing("Quxana", begins: ["1"])
      ).status == 400)
    let sheet = LevelSheet(
      try Catalog.bundled.framework("cpm").framework, ontology: Catalog.bundled.ontology,
      isBlind: true)
    #expect(try visitor.ask("/levels/cpm/sheet.xlsx").body == sheet.workbook())
  }
}
