import CrosswalkModel
import Testing

@testable import CrosswalkExchange
@testable import CrosswalkTables

/// Breaks inside of paragraphs of a Word document: they end lines as those of a workbook's cell do.
@Suite struct WordBreaksTests {
  private func read(_ blocks: [String]) throws -> ImportedFramework {
    try ImportedFramework(reading: WordSample.document(blocks), .docx)
  }

  /// A table of two levels and one unit.
  private func table(
    _ headings: [String] = ["Competency", "Basic", "Advanced"], unit: String = "Safety",
    basic: WordSample.Cell
  ) -> String {
    WordSample.table([
      headings.map { WordSample.cell($0) },
      [WordSample.cell(unit), basic, WordSample.cell("Acts on the risk.")],
    ])
  }

  private func texts(_ imported: ImportedFramework) -> [String] {
    imported.framework.statements.map(\.statement.text)
  }

  @Test(arguments: [
    ("Sees risk.\nTells of it.", ["Sees risk.", "Tells of it."]),
    ("Sees the risk at once\nTells others of it", ["Sees the risk at once", "Tells others of it"]),
    ("Sees the risk\nand tells others of it.", ["Sees the risk and tells others of it."]),
    ("Sees the risk with\nAna or others.", ["Sees the risk with Ana or others."]),
    ("1. Sees risk;\n2. Tells of it.", ["Sees risk;", "Tells of it."]),
  ])
  func `a break in a cell ends a statement, but no sentence`(
    text: String, expected: [String]
  ) throws {
    let imported = try read([table(basic: WordSample.cell(text))])
    #expect(texts(imported) == expected + ["Acts on the risk."])
    #expect(imported.report.problemCount == 0)
    // The same text in a workbook is read the same.
    var grid = LayoutGrid()
    grid.name = "Anchors"
    grid.rows = [
      ["Competency", "Basic", "Advanced"].map { .init($0) },
      ["Safety", text, "Acts on the risk."].map { .init($0) },
    ]
    let other = try ImportedFramework(reading: try LayoutGrid.workbook([grid]), .xlsx)
    #expect(texts(other) == texts(imported))
  }

  @Test func `a break in an item inside of a cell ends a statement, which is told`() throws {
    let items = [
      WordSample.paragraph("Sees risk.\nTells of it.", item: 0),
      WordSample.paragraph("Asks about the risk\nand writes it down.", item: 0),
    ]
    let imported = try read([table(basic: WordSample.cell(items))])
    #expect(
      texts(imported) == [
        "Sees risk.", "Tells of it.", "Asks about the risk and writes it down.",
        "Acts on the risk.",
      ])
    let notes = imported.report.notes.filter { $0.message.contains("has no bullet") }
    #expect(notes.count == 1 && notes[0].message.hasPrefix("'Tells of it.'"))
  }

  @Test func `a break in an item under headings ends a statement, but no sentence`() throws {
    let imported = try read([
      WordSample.heading("Our\nanchors"), WordSample.heading("Safety and\nRisk", 2),
      WordSample.heading("Basic", 3),
      WordSample.paragraph("Sees the risk at once\nTells others of it", item: 0),
      WordSample.heading("Advanced", 3),
      WordSample.paragraph("Acts on the risk\nand tells of it.", item: 0),
      WordSample.heading("Court\nWork", 2), WordSample.heading("Basic", 3),
      WordSample.paragraph("Writes reports.", item: 0),
    ])
    #expect(imported.framework.title == "Our anchors")
    #expect(imported.framework.units.map(\.title) == ["Safety and Risk", "Court Work"])
    #expect(imported.framework.scale.levels.map(\.title) == ["Basic", "Advanced"])
    #expect(
      texts(imported) == [
        "Sees the risk at once", "Tells others of it", "Acts on the risk and tells of it.",
        "Writes reports.",
      ])
    // Each paragraph is counted once, however many statements it has.
    #expect(imported.report.ledger.total == 9 && imported.report.ledger.notRead == 0)
  }

  @Test func `a heading with a break stays one`() throws {
    let headings = ["Competency\nand skill", "Basic\npractice", "Advanced\nPractice"]
    let imported = try read([
      table(headings, unit: "Safety\nand risk", basic: WordSample.cell("Sees the risk."))
    ])
    #expect(imported.framework.units.map(\.title) == ["Safety and risk"])
    let levels = imported.framework.scale.levels.map(\.title)
    #expect(levels == ["Basic practice", "Advanced Practice"])
    #expect(texts(imported) == ["Sees the risk.", "Acts on the risk."])
  }

  @Test func `a bold name with a break stays one`() throws {
    let run = { WordSample.run($0, "<w:b/>") }
    let name = "<w:p>\(run("Safety"))<w:r><w:br/></w:r>\(run("Risk"))</w:p>"
    let imported = try read([
      WordSample.table([
        ["Competency", "Basic", "Advanced"].map { WordSample.cell($0) },
        [WordSample.cell([name])] + ["Sees risk.", "Acts on risk."].map { WordSample.cell($0) },
      ])
    ])
    #expect(imported.framework.units.map(\.title) == ["Safety Risk"])
    #expect(imported.framework.units.allSatisfy { $0.definition == nil })
  }
}
