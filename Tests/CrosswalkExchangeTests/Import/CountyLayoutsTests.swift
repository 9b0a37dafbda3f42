import CrosswalkBase
import CrosswalkModel
import Foundation
import Testing

@testable import CrosswalkExchange

/// Layouts of counties and of the programs that they use, each read as it is meant, or told.
@Suite struct CountyLayoutsTests {
  private func read(_ bytes: [UInt8], _ kind: ImportKind) throws -> ImportedFramework {
    let path = NSTemporaryDirectory() + "crosswalk-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try WholeFile.write(bytes, to: path)
    let imported = try ImportSource(path, kind: kind).read(id: "county")
    #expect(imported.report.ledger.sum == imported.report.ledger.total)
    return imported
  }

  private func read(_ text: String) throws -> ImportedFramework {
    try read(Array(text.utf8), .csv)
  }

  /// Skills with four levels, two under each theme.
  private static let rubric: [(theme: String, skill: String, texts: [String])] = [
    ("Partnership", "Listening", ["Talks more than parents.", "Lets parents talk."]),
    ("Partnership", "Openness", ["Leaves people guessing.", "Explains what comes next."]),
    ("Safety", "Assessing", ["Misses signs.", "Notes signs of danger."]),
    ("Safety", "Planning", ["Writes plans alone.", "Writes plans with parents."]),
  ]

  private func expectRubric(_ imported: ImportedFramework, groups: [String] = []) {
    let framework = imported.framework
    #expect(framework.units.map(\.title) == Self.rubric.map(\.skill))
    #expect(
      framework.units.map { $0.statements.map(\.text) } == Self.rubric.map(\.texts))
    #expect(framework.groups.map(\.title) == groups)
    #expect(imported.doubts == [] && imported.report.problemCount == 0)
    #expect(framework.scale.levels.count == 2)
  }

  @Test func `a theme that is merged over several skills is a heading over them`() throws {
    var grid = LayoutGrid()
    grid.rows = [
      [.init("County Children's Services", columns: 4)],
      ["Theme", "Skill", "1 - Not yet", "2 - Solid"].map { .init($0) },
    ]
    for (index, row) in Self.rubric.enumerated() {
      let theme: [LayoutGrid.Cell] = index.isMultiple(of: 2) ? [.init(row.theme, rows: 2)] : []
      grid.rows.append(theme + ([row.skill] + row.texts).map { .init($0) })
    }
    grid.rows.append(
      [.init("Revised 3/2026 by the committee")] + repeatElement(.init(), count: 3))
    let imported = try read(LayoutGrid.workbook([grid]), .xlsx)
    expectRubric(imported, groups: ["Partnership", "Safety"])
    #expect(imported.report.evidence.contains { $0.contains("'Theme' is read as a heading over") })
  }

  @Test func `a list that SharePoint exports has a title a row, and areas over them`() throws {
    let rows = Self.rubric.flatMap { row in
      zip(["Not yet", "Solid"], row.texts).map { level, text in
        [row.skill, row.theme, level, text, "3/4/2026 10:11 AM", "Ruiz, Ana", "Item"]
      }
    }
    let header = [
      "Title", "Competency Area", "Level", "Behavior Description", "Modified", "Modified By",
      "Item Type",
    ]
    let text = ([header] + rows).map { row in
      row.map { "\"\($0)\"" }.joined(separator: ",") + "\r\n"
    }
    let imported = try read([0xEF, 0xBB, 0xBF] + Array(text.joined().utf8), .csv)
    // Nothing tells which of the two levels is the lower one but those who wrote them.
    #expect(imported.framework.groups.map(\.title) == ["Partnership", "Safety"])
    #expect(imported.framework.units.map(\.title) == Self.rubric.map(\.skill))
    #expect(imported.framework.statements.count == 8)
  }

  @Test func `a table a competency has a row a level`() throws {
    let blocks = Self.rubric.flatMap { row in
      [
        WordSample.heading(row.skill, 2),
        WordSample.table([
          [WordSample.cell("Level"), WordSample.cell("What it looks like")],
          [WordSample.cell("Beginning"), WordSample.cell(row.texts[0])],
          [WordSample.cell("Proficient"), WordSample.cell(row.texts[1])],
        ]),
      ]
    }
    expectRubric(try read(WordSample.document(blocks), .docx))
  }

  @Test func `a form that somebody has filled in is no framework`() {
    #expect {
      try read(
        "Competency,Rating,Comments\nCourt,Meets,Ana files on time.\nTeams,Meets,Ana listens.\n")
    } throws: {
      "\($0)".contains("no heading names the column of statements")
    }
  }

  @Test func `units side by side over a column of levels are told to be turned round`() {
    #expect {
      try read("Level,Court work,Teaming\nBasic,Attends hearings.,Comes along.\n")
    } throws: {
      "\($0)".contains("if 'Court work' and 'Teaming' are units, turn the table round")
    }
  }

  @Test func `a numbered list of Google Sheets has a first column without a heading`() throws {
    let imported = try read(
      """
      ,Competency,Foundational,Advanced,Reviewed?
      1,Court work,Attends hearings.,Testifies as an expert.,TRUE
      2,Teaming,Comes to meetings.,Trains facilitators.,FALSE

      """)
    #expect(imported.framework.units.map(\.title) == ["Court work", "Teaming"])
    #expect(imported.framework.statements.count == 4 && imported.report.problemCount == 0)
    #expect(imported.report.ledger.lines[0].contains("without a heading 2"))
  }

  @Test func `a column that may name the units below a title is asked about`() throws {
    let text = """
      Practice of a county,,
      Know-how,Basic,Advanced
      Court,Attends hearings.,Testifies.
      Teams,Comes to meetings.,Trains others.
      Plans,Writes plans.,Reviews plans.

      """
    let doubt = try #require(read(text).doubts.first)
    #expect(doubt.question.contains("'Know-how', has no usual heading; does it name the units?"))
    #expect(doubt.choices[0].says == [.column("Know-how", .unit)])
  }

  @Test(arguments: [
    "Anchors 2026,Level,Statement\nDirect work,,\nSafety and risk,Basic,Sees danger.\n"
      + "Safety and risk,Advanced,Plans for danger.\nWork with others,,\n"
      + "ending well,Basic,Says goodbye.\nending well,Advanced,Plans the goodbye.\n"
      + "Questions? Write to the training office of the county.,,\n",
    "Anchors 2026,Level,Statement\nDirect work,,\nsees what makes children unsafe,Basic,Sees danger.\n"
      + "sees what makes children unsafe,Advanced,Plans for danger.\nWork with others,,\n"
      + "ends the work with families well,Basic,Says goodbye.\n"
      + "ends the work with families well,Advanced,Plans the goodbye.\n",
  ])
  func `units that no usual heading names are asked for under banners too`(text: String) throws {
    let doubt = try #require(read(text).doubts.first)
    #expect(doubt.choices.contains { $0.says == [.column("Anchors 2026", .unit)] })
  }

  @Test(arguments: ["a.pdf", "a.PDF", "a.pages", "a.numbers", "a.ods", "a.odt", "a.rtf", "a.doc"])
  func `files of other programs are refused with what to save them as`(name: String) throws {
    let kind = try #require(ImportKind(ofName: name))
    #expect {
      try read(Array("%PDF-1.4\n1 0 obj\n".utf8), kind)
    } throws: {
      "\($0)".contains("a PDF") && "\($0)".contains("save it")
    }
  }
}
