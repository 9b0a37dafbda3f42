import CrosswalkBase
import CrosswalkModel
import Foundation
import Testing

@testable import CrosswalkExchange
@testable import CrosswalkKit
@testable import CrosswalkTables

/// Cuts and facets are filled in on sheets of the review, without YAML.
@Suite struct ReviewScaleTests {
  private func review(
    _ edit: (_ sheet: String, _ rows: inout [[CellValue]]) -> Void
  ) throws -> ReviewScale {
    let aligned = try ExchangeData.catalog.framework("cpm")
    let sheet = ReviewSheet(
      aligned, ontology: ExchangeData.catalog.ontology,
      suggestions: [.init(statement: "1.a", text: "", unit: "1", suggestions: [])],
      suggestionCount: 1, showsLinks: false)
    let reader = try WorkbookReader(sheet.workbook())
    let drafts = try reader.tabs.map { tab in
      var rows = try reader.sheet(tab).rows.map { row in
        row.texts.map { Double($0).map(CellValue.number) ?? CellValue($0) }
      }
      edit(tab.name, &rows)
      return SheetDraft(name: tab.name, rows: rows)
    }
    let path = NSTemporaryDirectory() + "crosswalk-\(UUID().uuidString).xlsx"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try WholeFile.write(WorkbookWriter(drafts).bytes(), to: path)
    return try ReviewScale([path], catalog: ExchangeData.catalog)
  }

  private func put(_ value: CellValue, _ column: Int, _ row: inout [CellValue]) {
    while row.count <= column { row.append(.empty) }
    row[column] = value
  }

  @Test func `what is left empty says nothing, and stays as it was`() throws {
    let review = try review { _, _ in }
    let scale = try ExchangeData.catalog.framework("cpm").alignment.scale
    #expect(review.framework == nil && review.problems == [])
    #expect(review.laid(over: scale) == scale && review.laid(over: nil) == nil)
  }

  @Test func `what is filled in is laid over what was there`() throws {
    let old = try #require(ExchangeData.catalog.framework("cpm").alignment.scale)
    var facet = ""
    let review = try review { sheet, rows in
      if sheet == "Cuts" { put(37, 2, &rows[2]) }
      if sheet == "Facets" {
        if case .text(let name) = rows[1][2] { facet = name }
        put(4, 3, &rows[1])
      }
    }
    #expect(review.framework == "cpm" && review.problems == [])
    let new = try #require(review.laid(over: old))
    #expect(new.cuts[1] == .init(at: 37, spread: old.cuts[1].spread))
    #expect(new.cuts[0] == old.cuts[0] && new.cuts[2...] == old.cuts[2...])
    let reading = new.levels.flatMap(\.facets).first { $0.facet == facet }
    #expect(reading?.strength == 4)
  }

  @Test func `the sheets have drop-down lists`() throws {
    let aligned = try ExchangeData.catalog.framework("cpm")
    let drafts = ScaleSheets(
      aligned.framework, nil, ontology: ExchangeData.catalog.ontology
    ).drafts
    #expect(drafts.map(\.name) == ["Cuts", "Facets"])
    #expect(drafts[1].dropDowns.map(\.source) == [.list(["0", "1", "2", "3", "4"])])
    #expect(drafts[0].dropDowns.count == 2)
  }
}
