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
    showsScale: Bool = false, named first: String? = nil,
    _ edit: (_ sheet: String, _ rows: inout [[CellValue]]) -> Void
  ) throws -> ReviewScale {
    let aligned = try ExchangeData.catalog.framework("cpm")
    let sheet = ReviewSheet(
      aligned, ontology: ExchangeData.catalog.ontology,
      suggestions: [.init(statement: "1.a", text: "", unit: "1", suggestions: [])],
      suggestionCount: 1, showsLinks: false, showsScale: showsScale)
    let reader = try WorkbookReader(sheet.workbook())
    let drafts = try reader.tabs.map { tab in
      var rows = try reader.sheet(tab).rows.map { row in
        row.texts.map { Double($0).map(CellValue.number) ?? CellValue($0) }
      }
      edit(tab.name, &rows)
      return SheetDraft(
        name: tab.name == ReviewSheet.sheetName ? first ?? tab.name : tab.name, rows: rows)
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

  /// A sheet that comes back after somebody else has moved a cut must not move it back.
  @Test func `what stands already is shown beside the cells, and is nobody's answer`() throws {
    let scale = try #require(ExchangeData.catalog.framework("cpm").alignment.scale)
    var shown: [CellValue] = []
    let untouched = try review(showsScale: true) { sheet, rows in
      if sheet == "Cuts" { shown = rows[2] }
    }
    #expect(shown.contains(.number(scale.cuts[1].at)) && shown[2] == .empty)
    #expect(untouched.framework == nil && untouched.laid(over: scale) == scale)
    var moved = scale
    moved.cuts[1].at += 7
    #expect(untouched.laid(over: moved) == moved)
    let own = try review(showsScale: true) { sheet, rows in
      if sheet == "Cuts" { put(.number(scale.cuts[1].at + 3), 2, &rows[2]) }
    }
    let new = try #require(own.laid(over: scale))
    // Why it lay where it did says nothing of the new place, and the panel has not placed it.
    #expect(new.cuts[1].at == scale.cuts[1].at + 3 && new.cuts[1].reason == nil)
    #expect(scale.panel != nil && new.panel == nil && new.cuts[2...] == scale.cuts[2...])
    let facets = { (scale: Alignment.ScaleAlignment) in scale.levels.flatMap(\.facets) }
    #expect(facets(new) == facets(scale))
    let lines = new.lines(
      before: scale, on: try ExchangeData.catalog.framework("cpm").framework.scale)
    #expect(lines.contains { $0.hasPrefix("the panel that placed the old cuts is left out") })
  }

  @Test func `sheets of cuts are read whatever the first sheet is called`() throws {
    let fill: (String, inout [[CellValue]]) -> Void = { sheet, rows in
      if sheet == "Cuts" { put(37, 2, &rows[2]) }
    }
    #expect(try review(named: "Review Ana", fill).framework == "cpm")
    let empty = try review(named: "Other") { sheet, rows in
      fill(sheet, &rows)
      if sheet == ReviewSheet.sheetName { rows = Array(rows.prefix(1)) }
    }
    #expect(empty.framework == nil)
    #expect(empty.problems.count == 1 && empty.problems[0].contains("'Cuts' is filled in"))
  }

  @Test(arguments: [3, 4])
  func `a spread or a reason without a place is refused, and not lost`(column: Int) throws {
    let review = try review(showsScale: true) { sheet, rows in
      if sheet == "Cuts" { put(column == 3 ? 5 : "because", column, &rows[2]) }
    }
    #expect(review.problems.count == 1 && review.problems[0].hasSuffix("the cut has no place"))
  }

  @Test func `a place that is a part of a whole is refused`() throws {
    let review = try review { sheet, rows in
      if sheet == "Cuts" { put(0.4, 2, &rows[2]) }
    }
    #expect(review.problems.count == 1 && review.problems[0].contains("no parts of a whole"))
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

  @Test func `evidence that is no statement is refused with its cell`() throws {
    let review = try review { sheet, rows in
      guard sheet == "Facets", let column = rows[0].firstIndex(of: "Evidence"),
        let strength = rows[0].firstIndex(of: "Strength")
      else { return }
      put(2, strength, &rows[1])
      put("1.a 1.zz", column, &rows[1])
    }
    #expect(review.problems.count == 1)
    #expect(
      review.problems.first?.contains("there is no statement '1.zz'") == true
        && review.problems.first?.contains("Facets") == true, "\(review.problems)")
  }

  @Test func `of very many words that are no evidence a hundred are told`() throws {
    let review = try review { sheet, rows in
      guard sheet == "Facets", let column = rows[0].firstIndex(of: "Evidence"),
        let strength = rows[0].firstIndex(of: "Strength")
      else { return }
      put(2, strength, &rows[1])
      put(.text((0..<3_000).map { "zz\($0)" }.joined(separator: " ")), column, &rows[1])
    }
    #expect(review.problems.count == 100)
  }

  @Test func `cuts that would not rise are told before anything is written`() throws {
    let scale = try #require(ExchangeData.catalog.framework("cpm").alignment.scale)
    let review = try review { sheet, rows in
      if sheet == "Cuts" { put(.number(scale.cuts[2].at + 1), 2, &rows[2]) }
    }
    let told = review.misplacedCuts(over: scale)
    #expect(told.count == 1 && told[0].hasPrefix("sheet 'Cuts': cut 3, at "), "\(told)")
    #expect(try self.review { _, _ in }.misplacedCuts(over: scale).isEmpty)
  }
}
