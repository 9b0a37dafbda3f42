import CrosswalkBase
import CrosswalkModel
import Foundation
import Testing

@testable import CrosswalkExchange
@testable import CrosswalkTables

/// Tables as counties and other tools make them, a test a kind. Of each, every cell is counted.
@Suite struct KindsTests {
  private func read(
    _ bytes: [UInt8], _ kind: ImportKind = .csv, saying: [ImportSaying] = []
  ) throws -> ImportedFramework {
    try ImportedFramework(reading: bytes, kind, saying: saying)
  }

  private func read(_ text: String, saying: [ImportSaying] = []) throws -> ImportedFramework {
    try read(Array(text.utf8), saying: saying)
  }

  private func workbook(_ sheets: [(String, [[String]])]) throws -> [UInt8] {
    try WorkbookWriter(
      sheets.map { name, rows in
        SheetDraft(name: name, rows: rows.map { $0.map { .text($0) } }, hasHeader: false)
      }
    ).bytes()
  }

  private func levels(_ imported: ImportedFramework) -> [String] {
    imported.framework.scale.levels.map(\.title)
  }

  private func notes(_ imported: ImportedFramework) -> [String] {
    imported.report.notes.map(\.description)
  }

  // MARK: Levels

  @Test(arguments: [
    (["Beginning", "Proficient", "Exemplary"], "by their names"),
    (["Level 1", "Level 2", "Level 3"], "by their numbers"),
    (["New (first year)", "Able (second year)", "Sure (3 years and more)"], "years of service"),
  ])
  func `levels are in order whichever way their columns stand`(
    titles: [String], evidence: String
  ) throws {
    for isReversed in [false, true] {
      let order = isReversed ? titles.reversed() : titles
      let imported = try read(
        "Competency,\(order.joined(separator: ","))\n"
          + "Safety,\(order.map { "Does what \($0) asks." }.joined(separator: ","))\n")
      #expect(imported.framework.scale.levels.map(\.id).count == 3 && imported.doubts == [])
      #expect(
        levels(imported).map { LevelTitle($0).name } == titles.map { LevelTitle($0).name })
      #expect(imported.report.evidence.contains { $0.contains(evidence) })
      #expect(imported.report.evidence.contains { $0.contains("highest first") } == isReversed)
      for (_, statement) in imported.framework.statements {
        let level = imported.framework.scale.levels.first { $0.id == statement.level }
        #expect(statement.text.contains(LevelTitle(level?.title ?? "?").name))
      }
    }
  }

  @Test func `levels that rows name are in their own order, not in that of first sight`() throws {
    let imported = try read(
      """
      Competency,Level,Indicator
      Reading,2,Reads a notice to staff.
      Reading,6,Reads a new law.
      Listening,1,Hears a caller out.
      Listening,4,Sums up what a family said.

      """)
    #expect(levels(imported) == ["1", "2", "4", "6"] && imported.doubts == [])
  }

  @Test func `an order that nothing tells is asked, and settled by saying it`() throws {
    let text = """
      Competency,Level,Indicator
      Reading,Oak,Reads a notice to staff.
      Reading,Elm,Reads a new law.

      """
    let doubt = try #require(read(text).doubts.first)
    #expect(doubt.choices.map(\.says) == [[.levels(["Oak", "Elm"])], [.levels(["Elm", "Oak"])]])
    let settled = try read(text, saying: doubt.choices[1].says)
    #expect(levels(settled) == ["Elm", "Oak"] && settled.doubts == [])
  }

  @Test func `a column is a level only if it looks like one`() throws {
    let imported = try read(
      """
      Competency,Weight,Learning,Proficient,Owner,Last reviewed
      Engagement,High,Listens to parents.,Builds trust.,Ana Ruiz,May
      Safety,Medium,Reports signs.,Writes plans.,Ben Cole,June

      """)
    #expect(levels(imported) == ["Learning", "Proficient"])
    #expect(imported.framework.statements.count == 4)
    #expect(
      notes(imported)
        == [(2, "Weight"), (5, "Owner"), (6, "Last reviewed")].map {
          "line 1, column \($0): the column '\($1)' is not read"
        })
  }

  @Test func `two columns of one heading are refused`() {
    #expect {
      try read("Competency,Level 1,Level 1\nSafety,Names dangers.,Writes plans.\n")
    } throws: {
      "\($0)".contains("columns 2 and 3 have the same heading, 'Level 1'")
    }
  }

  @Test func `a column that is named a level is read, and another that looks like one is told`()
    throws
  {
    let imported = try read(
      "Competency,Basic,Advanced\nSafety,Names dangers.,Writes plans.\n",
      saying: [.column("Basic", .level)])
    #expect(levels(imported) == ["Basic"])
    #expect(notes(imported) == ["line 1, column 3: the column 'Advanced' is not read"])
  }

  // MARK: Headings

  @Test func `a title above the headings is the document's`() throws {
    let imported = try read(
      "Performance anchors 2026\nCompetency;Learning;Proficient\nSafety;Asks.;Plans.\n")
    #expect(imported.framework.title == "Performance anchors 2026")
    #expect(imported.framework.groups == [] && imported.framework.statements.count == 2)
  }

  @Test func `rows of data are never taken for headings further down`() throws {
    let records = """
      @context,@id,@type,description,name
      http://schema.example.org/,https://example.org/1,Competency,Able to describe a need,Needs of it
      http://schema.example.org/,https://example.org/2,Competency,"Collecting facts, all",Fact finding

      """
    let doubts = try read(records).doubts
    #expect(doubts.count == 1 && doubts[0].place == "line 1")
    #expect(doubts[0].question.contains("'name', holds sentences; is it a level?"))
    #expect {
      try read(
        "person,unit,level\nAna Ruiz,PE,acquired\nana ruiz,CM,acquired\nAna  Ruiz,RO,acquired\n")
    } throws: {
      "\($0)".contains("line 1: no heading names the column of statements")
    }
  }

  @Test func `what a heading over units says is part of what a unit is`() throws {
    let imported = try read(
      """
      Section,Competency,Level,Statement
      Children,Knowledge,Basic,Knows how children grow.
      Parents,Knowledge,Basic,Knows how parents cope with stress.

      """)
    #expect(imported.framework.groups.map(\.title) == ["Children", "Parents"])
    #expect(imported.framework.units.map(\.title) == ["Knowledge", "Knowledge"])
    #expect(imported.framework.units.map(\.group) == imported.framework.groups.map(\.id))
  }

  @Test func `rows say which heading inside the unit a statement stands under`() throws {
    let imported = try read(
      """
      Competency,Subcompetency,Level,Statement
      Engagement,Listening,Basic,Lets families finish their sentences.
      Engagement,Trust,Basic,Keeps appointments.
      Engagement,Listening,Advanced,Hears what is not said.

      """)
    let unit = imported.framework.units[0]
    #expect(unit.subcompetencies.map(\.title) == ["Listening", "Trust"])
    let ids = unit.subcompetencies.map(\.id)
    #expect(unit.statements.map(\.subcompetency) == [ids[0], ids[1], ids[0]])
  }

  // MARK: Rows

  @Test func `a text that is broken over lines is one statement`() throws {
    let imported = try read(
      "Competency,Learning,Proficient\n"
        + "Engagement,\"Listens to families\nand says back what was heard.\",Builds trust.\n")
    #expect(
      imported.framework.statements.map(\.statement.text)
        == ["Listens to families and says back what was heard.", "Builds trust."])
  }

  @Test func `rows that stray quotes or separators spoil are told and left out`() throws {
    let shifted = try read(
      """
      Competency,Learning,Proficient
      Engagement,Listens, and asks,Builds trust.
      Safety,Names dangers.,Writes plans.

      """)
    #expect(shifted.framework.units.map(\.title) == ["Safety"])
    #expect(notes(shifted).count == 1 && notes(shifted)[0].hasPrefix("line 2: the row has 4 cells"))
    let open = try read(
      """
      Competency,Level,Statement
      Safety,Basic,Names the dangers.
      Court,Basic,"Attends hearings.
      Court,Advanced,Gives evidence alone.
      Engagement,Basic,Listens.

      """)
    #expect(open.framework.statements.count == 1 && open.report.problemCount == 1)
    #expect(notes(open)[0].hasPrefix("line 3: a quote is opened and never closed"))
  }

  // MARK: Workbooks

  @Test func `sheets with the same columns are read together, and a cover is left out`() throws {
    func sheet(_ name: String) -> (String, [[String]]) {
      (name, [["Competency", "Basic", "Advanced"], [name, "Starts \(name).", "Leads \(name)."]])
    }
    let imported = try read(
      workbook([
        ("Cover", [["Anchors of a county"], ["Ask us for more"]]), sheet("Safety"), sheet("Court"),
      ]), .xlsx)
    #expect(imported.framework.units.map(\.title) == ["Safety", "Court"])
    #expect(imported.framework.statements.count == 4 && imported.report.problemCount == 0)
    #expect(notes(imported).contains { $0.contains("'Cover'") && $0.contains("left out") })
    #expect(imported.report.evidence.contains { $0.contains("read together: 'Safety', 'Court'") })
  }

  @Test func `sheets that are two versions of one another are asked about`() throws {
    let rows = [
      ["Competency", "Basic", "Advanced"], ["Safety", "Names dangers.", "Writes plans."],
    ]
    let bytes = try workbook([("2025", rows), ("2026", rows)])
    let doubt = try #require(read(bytes, .xlsx).doubts.first)
    #expect(doubt.choices.map(\.says) == [[.sheets(["2026"])], [.sheets(["2025"])]])
    let settled = try read(bytes, .xlsx, saying: doubt.choices[0].says)
    #expect(settled.framework.statements.count == 2 && settled.doubts == [])
  }

  @Test func `a sheet of levels says which there are where no statement has one`() throws {
    let imported = try read(
      workbook([
        ("Statements", [["Unit", "Id", "Statement"], ["Safety", "S.1", "Names dangers."]]),
        (
          "Levels",
          [
            ["Position", "Level", "Definition"], ["2", "Sure", "Always."],
            ["1", "New", "At times."],
          ]
        ),
      ]), .xlsx)
    #expect(levels(imported) == ["New", "Sure"] && imported.doubts == [])
    #expect(imported.framework.scale.levels[0].definition?.text == "At times.")
    #expect(imported.framework.statements.map(\.statement.level) == [nil])
  }

  // MARK: Documents

  @Test func `words that are struck out or hidden are no part of a statement, and told`() throws {
    let cell = { (text: String) in WordSample.cell(text) }
    let mixed = WordSample.cell([
      "<w:p>" + WordSample.run("Listens.") + "</w:p>",
      "<w:p>" + WordSample.run("Removes children.", "<w:strike/>") + "</w:p>",
      "<w:p>" + WordSample.run("Old draft.", "<w:vanish/>") + "</w:p>",
    ])
    let document = WordSample.document([
      WordSample.table([
        [cell("Competency"), cell("Learning"), cell("Proficient")],
        [cell("Engagement"), mixed, cell("Builds trust.")],
      ])
    ])
    let imported = try read(document, .docx)
    #expect(imported.framework.statements.map(\.statement.text) == ["Listens.", "Builds trust."])
    for words in ["'Removes children.', which is struck out", "'Old draft.', which is hidden"] {
      #expect(notes(imported).contains { $0.contains(words) }, "\(words)")
    }
  }

  @Test(arguments: [ImportKind.docx, .xlsx])
  func `words that are struck out are told alike, and a row that they leave empty lacks nothing`(
    kind: ImportKind
  ) throws {
    func struck(_ struck: String, below text: String = "") -> LayoutGrid.Cell {
      var cell = LayoutGrid.Cell(text)
      cell.struck = struck
      return cell
    }
    var grid = LayoutGrid()
    grid.rows = [
      [struck("Draft"), struck("Of 2024"), .init()],
      ["Competency", "Level", "Statement"].map { .init($0) },
      [.init("Safety"), .init("Basic"), struck("Removes children.", below: "Names dangers.")],
      [struck("Court"), struck("Basic"), struck("Stays away.")],
      ["Safety", "Advanced", "Writes plans."].map { .init($0) },
      [.init("Safety"), .init("Expert"), struck("Leads.")],
    ]
    let bytes = try kind == .docx ? WordSample.document([grid.table]) : LayoutGrid.workbook([grid])
    let imported = try read(bytes, kind)
    #expect(
      imported.framework.statements.map(\.statement.text) == ["Names dangers.", "Writes plans."])
    #expect(imported.framework.units.map(\.title) == ["Safety"])
    #expect(imported.report.problemCount == 0 && imported.doubts == [])
    let table = kind == .docx ? "table 1" : "sheet 'Sheet 1'"
    let told = [
      "row 1, column 1: 'Draft'", "row 1, column 2: 'Of 2024'",
      "row 3, column 3: 'Removes children.'",
      "row 4, column 1: 'Court'", "row 4, column 2: 'Basic'", "row 4, column 3: 'Stays away.'",
      "row 6, column 3: 'Leads.'",
    ]
    #expect(
      notes(imported).filter { $0.contains("struck") }
        == told.map { "\(table), \($0), which is struck out, is left out" })
    let unseen = imported.report.ledger.entries.first {
      $0.fate == .leftOut(because: "of which nothing is seen")
    }
    #expect(unseen?.count == 6)
    // What a row says of a statement that is struck out goes with it.
    #expect(levels(imported) == ["Basic", "Advanced"])
    #expect(
      imported.report.ledger.entries.contains {
        $0.fate == .leftOut(because: "in rows whose statement does not show") && $0.count == 1
      })
  }

  @Test func `a heading in the document names the unit of the table below it`() throws {
    let table = WordSample.table([
      [WordSample.cell("Learning"), WordSample.cell("Proficient")],
      [WordSample.cell("Names dangers."), WordSample.cell("Writes plans.")],
    ])
    let imported = try read(
      WordSample.document([
        WordSample.heading("Safety", 2), table, WordSample.heading("Court", 2), table,
      ]), .docx)
    #expect(imported.framework.units.map(\.title) == ["Safety", "Court"])
    #expect(imported.framework.statements.count == 4)
  }
}
