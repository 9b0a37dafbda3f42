import CrosswalkModel
import Testing

@testable import CrosswalkExchange
@testable import CrosswalkTables

/// What stands around the statements of a table, and inside of their cells: it becomes part of the
/// framework only where it plainly is.
@Suite struct CountyTablesTests {
  private func read(_ text: String, saying: [ImportSaying] = []) throws -> ImportedFramework {
    try ImportedFramework(reading: Array(text.utf8), saying: saying)
  }

  private func read(_ sheets: [LayoutGrid]) throws -> ImportedFramework {
    try ImportedFramework(reading: try LayoutGrid.workbook(sheets), .xlsx)
  }

  private func sheet(_ name: String, _ rows: [[String]]) -> LayoutGrid {
    var grid = LayoutGrid()
    (grid.name, grid.rows) = (name, rows.map { $0.map { .init($0) } })
    return grid
  }

  private func problems(_ imported: ImportedFramework) -> [String] {
    imported.report.notes.filter(\.isProblem).map(\.description)
  }

  // MARK: The foot

  @Test func `a name at the foot that no statement is of is told`() throws {
    let text = "Competency,Basic,Advanced\nSafety,Sees risk.,Acts on risk.\nStill to be written,,\n"
    let imported = try read(text)
    #expect(
      problems(imported)
        == [
          "line 3: 'Still to be written' stands alone in its row, and no statement is of it; it may "
            + "name no unit"
        ])
    // A name whose statements follow in rows of their own is that of a unit.
    let whole = try read(text + ",Writes plans.,Mends plans.\n")
    #expect(whole.report.problemCount == 0 && whole.framework.units.count == 2)
    let total = try read(text.replacing("Still to be written", with: "Total: 1 competency"))
    #expect(total.report.problemCount == 0 && total.framework.units.map(\.title) == ["Safety"])
  }

  @Test func `a line alone at the foot of a column of statements is told`() throws {
    let rows = [
      ["Basic", "Advanced"], ["Sees risk", "Acts on risk"], ["Asks parents", "Asks neighbors"],
    ]
    let foot = ["Office of Families in Example", ""]
    let others = sheet("Court", rows.map { $0.map { $0.replacing("risk", with: "orders") } })
    let imported = try read([sheet("Safety", rows + [foot]), others])
    #expect(problems(imported).count == 1 && imported.framework.units.count == 2)
    #expect(problems(imported).first?.contains("may be a note at the foot") == true)
    // Where columns are lists of their own, one is longer.
    let lists = rows + [["", "Leads others"], ["Writes notes", ""]]
    #expect(try read([sheet("Safety", lists), others]).report.problemCount == 0)
    for note in ["hr@county.example", "Anchors 2026, page 2", "* Draft of May"] {
      let imported = try read([sheet("Safety", rows + [[note, ""]]), others])
      #expect(imported.framework.statements.count == 8 && imported.report.problemCount == 0)
    }
  }

  /// Many short statements below a few longer ones are how a document speaks.
  @Test(arguments: 3...12)
  func `short statements are no notes at the foot`(count: Int) throws {
    let long = ["Asks the family about risk", "Writes what was seen"].map { "Safety,Basic,\($0)\n" }
    let short = (1...count).map { "Safety,Basic,Does \($0)\n" }
    let imported = try read("Competency,Level,Statement\n" + (long + short).joined())
    #expect(imported.report.problemCount == 0)
    #expect(imported.framework.statements.count == 2 + count)
  }

  @Test func `a line for signatures is no unit, and a last row unlike the others is told`() throws {
    let text = "Competency,Basic,Advanced\nSafety,Sees risk.,Acts on risk.\nCourt,Writes.,Speaks.\n"
    let signed = try read(text + "Employee signature,,Supervisor signature\n")
    #expect(signed.framework.units.count == 2 && signed.report.problemCount == 0)
    let other = try read(text + "Ana Ruiz,,Kim Lee\n")
    #expect(problems(other).count == 1)
  }

  // MARK: Rows and sheets that go on

  @Test func `a row that leaves out its unit leaves out its level too`() throws {
    let imported = try read(
      "Competency,Level,Statement\nSafety,Basic,Sees risk.\n,,Tells of risk.\n,Advanced,Acts.\n"
        + ",,Leads.\nCourt,,Is on time.\n")
    #expect(
      imported.framework.statements.map { $0.statement.level ?? "" }
        == ["basic", "basic", "advanced", "advanced", ""])
  }

  @Test func `who acts is said by sheets that are named by roles`() throws {
    let sheets = ["Workers", "Supervisor", "North"].map { name in
      sheet(
        name, [["Competency", "Basic", "Advanced"], ["Safety", "\(name) see.", "\(name) act."]])
    }
    let imported = try read(Array(sheets.prefix(2)))
    #expect(
      imported.framework.statements.map(\.statement.actor)
        == [.worker, .worker, .supervisor, .supervisor])
    let told = try read([sheets[0], sheets[2]]).report.notes.map(\.description)
    #expect(told.contains { $0.hasPrefix("sheet 'North': the sheet's name is not read") })
  }

  @Test func `a table without headings right below another one goes on with it`() throws {
    let row = { (texts: [String]) in texts.map { WordSample.cell($0) } }
    let first = WordSample.table([
      row(["Competency", "Basic", "Advanced"]), row(["Safety", "Sees risk.", "Acts on risk."]),
    ])
    let second = WordSample.table([row(["Court", "Writes reports.", "Speaks in court."])])
    let imported = try ImportedFramework(reading: WordSample.document([first, second]), .docx)
    #expect(imported.framework.units.map(\.title) == ["Safety", "Court"])
    #expect(imported.framework.statements.count == 4 && imported.report.problemCount == 0)
  }

  // MARK: Names of units

  @Test func `a column of names that stand together is asked about where units are named above`()
    throws
  {
    let text =
      "Anchors,,\nPart,Level,Statement\nSafety,Basic,Sees risk.\nSafety,Advanced,Acts on risk.\n"
      + "Court,Basic,Writes reports.\n"
    let imported = try read(text.replacing("Part", with: "Anchors 2026"))
    #expect(imported.doubts.first?.choices.first?.says == [.column("Anchors 2026", .unit)])
    let mixed = try read(
      "Safety,,\nWeight,Level,Statement\nHigh,Basic,Sees risk.\nLow,Basic,Tells of risk.\n"
        + "High,Advanced,Acts on risk.\n")
    #expect(mixed.doubts == [] && mixed.framework.units.map(\.title) == ["Safety"])
  }

  @Test func `a definition names units only where no other column can`() throws {
    let text =
      "Our anchors,Definition,Basic,Advanced\nSafety,How risk is met.,Sees it.,Acts on it.\n"
    let asked = try read(text)
    #expect(asked.doubts.first?.choices.first?.says == [.column("Our anchors", .unit)])
    let said = try read(text, saying: [.column("Our anchors", .unit)])
    #expect(said.framework.units.map(\.title) == ["Safety"])
    #expect(said.framework.units.first?.definition?.text == "How risk is met.")
  }

  @Test func `two headings of units are one where their cells agree, else they are told`() throws {
    let table = { (name: String) in
      "Competency,Basic,,Competency,Advanced\nSafety,Sees risk.,,\(name),Acts on risk.\n"
    }
    let imported = try read(table("Safety"))
    #expect(imported.framework.units.map(\.title) == ["Safety"])
    #expect(imported.framework.statements.count == 2 && imported.report.problemCount == 0)
    let error = try #require(throws: ImportError.self) { try read(table("Court")) }
    #expect(error.reason.contains("columns 1 and 4 have the same heading, 'Competency'"))
  }

  @Test func `sheets that are named by levels do not name units too`() throws {
    let sheets = ["Basic", "Advanced"].map { level in
      sheet(level, [["", "Statement"], ["Safety", "Sees risk, \(level)."], ["Court", "Helps."]])
    }
    let imported = try read(sheets)
    #expect(imported.framework.units.map(\.title) == ["Safety", "Court"])
    #expect(imported.framework.scale.levels.map(\.title) == ["Basic", "Advanced"])
  }

  // MARK: Parts

  @Test func `a sheet may have empty columns before its table`() throws {
    var grid = sheet("Sheet 1", [["Our anchors", "", ""], ["Theme", "Basic", "Advanced"]])
    for unit in ["Safety", "Court"] {
      grid.rows += [[.init(unit, columns: 3)], ["Daily", "Sees.", "Acts."].map { .init($0) }]
    }
    grid.margin = 2
    let imported = try read([grid])
    #expect(imported.doubts == [] && imported.report.problemCount == 0)
    #expect(imported.framework.units.map(\.title) == ["Safety", "Court"])
  }

  @Test func `rows of delimited text that end early are titles and headings all the same`() throws {
    let imported = try read(
      "Anchors of practice\n\nBasic;Advanced\nSafety\n\"Sees risk; tells it.\";Acts on risk.\n"
        + "Court\n\"Writes\n reports.\";Speaks there.\n")
    #expect(imported.doubts == [] && imported.report.problemCount == 0)
    #expect(imported.framework.units.map(\.title) == ["Safety", "Court"])
    #expect(imported.framework.statements.count == 4)
  }

  @Test func `parts with their levels in another order are one table`() throws {
    let imported = try read([
      sheet(
        "Sheet 1",
        [
          ["Safety", ""], ["Basic", "Advanced"], ["Sees risk.", "Acts on risk."],
          ["Court", ""], ["Advanced", "Basic"], ["Speaks in court.", "Writes reports."],
        ])
    ])
    #expect(imported.doubts == [] && imported.report.problemCount == 0)
    #expect(
      imported.framework.statements.map { "\($0.statement.level ?? "") \($0.statement.text)" }
        == [
          "basic Sees risk.", "advanced Acts on risk.", "advanced Speaks in court.",
          "basic Writes reports.",
        ])
  }

  @Test func `of sheets that are versions the latest is likeliest, with what has no other`() throws
  {
    let rows = [["Competency", "Basic", "Advanced"], ["Safety", "Sees risk.", "Acts on risk."]]
    let court = rows.map { $0.map { $0.replacing("risk", with: "orders") } }
    let imported = try read(
      ["2024", "2026", "2025"].map { sheet($0, rows) } + [sheet("Court", court)])
    #expect(
      imported.doubts.map { $0.choices.map(\.says) }
        == [[[.sheets(["2026", "Court"])], [.sheets(["2025", "Court"])]]])
  }

  // MARK: Documents

  private func table(_ inner: String) -> [UInt8] {
    let cell = { (text: String) in WordSample.cell(text) }
    return WordSample.document([
      WordSample.table([
        [cell("Competency"), cell("Basic"), cell("Advanced")],
        [cell("Safety"), WordSample.cell([inner]), cell("Acts on risk.")],
      ])
    ])
  }

  @Test func `a table inside of a cell is a list if it has one column, and told if it is not read`()
    throws
  {
    let cell = { (text: String) in WordSample.cell(text) }
    let list = WordSample.table([[cell("Sees risk.")], [cell("Tells of it.")]])
    let imported = try ImportedFramework(reading: table(list), .docx)
    #expect(
      imported.framework.statements.map(\.statement.text)
        == ["Sees risk.", "Tells of it.", "Acts on risk."])
    #expect(imported.report.problemCount == 0)
    let grid = WordSample.table([[cell("Sees risk."), cell("Tells of it.")]])
    let told = try ImportedFramework(reading: table(grid), .docx)
    #expect(problems(told).contains { $0.hasPrefix("table 2: left out") })
    #expect(told.report.ledger.notRead == 2)
  }

  @Test(arguments: [true, false])
  func `a heading over all units is the title of the document`(hasTables: Bool) throws {
    let units = ["Safety", "Court"].flatMap { unit -> [String] in
      let cell = { (text: String) in WordSample.cell(text) }
      let table = WordSample.table([
        [cell("Basic"), cell("Advanced")], [cell("Sees \(unit)."), cell("Acts on \(unit).")],
      ])
      let lists = [("Basic", "Sees"), ("Advanced", "Acts on")].flatMap { level, verb in
        [WordSample.heading(level, 3), WordSample.paragraph("\(verb) \(unit).", item: 0)]
      }
      return [WordSample.heading(unit, 2)] + (hasTables ? [table] : lists)
    }
    let titled = try ImportedFramework(
      reading: WordSample.document([WordSample.heading("Our anchors")] + units), .docx)
    #expect(titled.framework.title == "Our anchors" && titled.framework.groups == [])
    #expect(titled.framework.units.map(\.title) == ["Safety", "Court"])
    let parts = try ImportedFramework(
      reading: WordSample.document(
        [WordSample.heading("Practice")] + units + [WordSample.heading("Growth")]
          + units.map { $0.replacing("Safety", with: "Plans").replacing("Court", with: "Learning") }
      ),
      .docx)
    #expect(parts.framework.groups.map(\.title) == ["Practice", "Growth"])
    #expect(parts.framework.units.count == 4)
  }
}
