import CrosswalkTestSupport
import Foundation
import Testing

@testable import CrosswalkBase
@testable import CrosswalkDocuments
@testable import CrosswalkExchange
@testable import CrosswalkModel

@Suite struct FrameworkImporterTests {
  @Test func `all forms of one framework give the same value`() throws {
    let rows = try InventedAnchors.imported(csv: InventedAnchors.rows)
    let columns = try InventedAnchors.imported(csv: InventedAnchors.columns)
    let document = try InventedAnchors.imported(document: InventedAnchors.document)
    #expect(rows.report.problemCount == 0, "\(rows.report.notes)")
    #expect(columns.report.problemCount == 0, "\(columns.report.notes)")
    #expect(document.report.problemCount == 0, "\(document.report.notes)")
    // Only one row a statement says which heading a statement stands under, where a unit has several.
    #expect(columns.framework == document.framework)
    let framework = rows.framework
    #expect(
      framework.units.map { $0.statements.map(\.subcompetency) } == [
        ["SW.s1", "SW.s2", nil, nil], ["Listening.s1", nil, nil, nil],
      ])
    #expect(
      columns.framework.units.map { $0.statements.map(\.subcompetency) } == [
        [nil, nil, nil, nil], Array(repeating: "Listening.s1", count: 4),
      ])
    // Of levels side by side some years tell for all; in rows only names do.
    #expect(framework.scale.order == .names && columns.framework.scale.order == .tenure)
    #expect(framework.whatAllFormsSay == columns.framework.whatAllFormsSay)
    #expect(framework.scale.levels.map(\.id) == ["early", "late", "top"])
    #expect(framework.scale.levels.map(\.title) == ["Early", "Late", "Top"])
    #expect(
      framework.scale.levels.map(\.tenure) == [
        Scale.Tenure(from: 0, to: 2), Scale.Tenure(from: 2), nil,
      ])
    #expect(framework.units.map(\.id) == ["SW", "Listening"])
    #expect(framework.units.map(\.title) == ["Steady Work", "LISTENING"])
    #expect(framework.units.map(\.group) == ["core", "core"])
    #expect(framework.units[0].definition?.text == "Keeps going.")
    #expect(framework.units[0].note == nil)
    #expect(framework.units[0].subcompetencies.map(\.id) == ["SW.s1", "SW.s2"])
    #expect(
      framework.statements.map(\.statement.id) == [
        "SW.1", "SW.2", "SW.3", "SW.4", "Listening.1", "Listening.2", "Listening.3", "Listening.4",
      ])
    #expect(framework.units[0].statements[2].text == "Plans, alone, for a week.")
    #expect(document.report.statementsRead == 8 && document.report.statementsImported == 8)
  }

  @Test func `what is written passes the check with warnings only`() throws {
    for text in [InventedAnchors.rows, InventedAnchors.columns, reserved] {
      let framework = try InventedAnchors.imported(csv: text).framework
      var documents = DocumentSet()
      for (name, text) in [
        ("framework.yaml", FrameworkWriter.text(framework, comment: ["A", "B\nc: d"])),
        ("alignment.yaml", Skeleton.alignment(for: framework)),
      ] {
        documents.read(DocumentSet.File(path: name, bytes: Array(text.utf8)))
      }
      #expect(documents.frameworks.map(\.value) == [framework])
      #expect(documents.alignments.count == 1)
      #expect(documents.problems().filter { $0.severity == .error } == [])
    }
  }

  private let reserved = """
    Unit,Level,Statement,ID
    All,Below,Does a thing.,all
    Below,All,Does a thing.,
    below!,All,Does more.,a b
    3,No,Does most.,1.10
    3,No,Does the rest.,1.10
    3,No,Does most.,1.10
    3,No,Does most.,
    …,~,Says §.,

    """

  @Test func `reserved ids are avoided, and ids that are there twice become two`() throws {
    let imported = try InventedAnchors.imported(csv: reserved)
    let framework = imported.framework
    #expect(framework.units.map(\.id) == ["All-3", "Below-2", "below-3", "3", "unit-1"])
    #expect(framework.scale.levels.map(\.id) == ["below-2", "all-2", "no", "level-1"])
    #expect(
      framework.statements.map(\.statement.id) == [
        "all-2", "Below-2.1", "below-3.1", "1.10", "1.10-2", "3.1", "unit-1.1",
      ])
    #expect(imported.report.repeatedStatements == 1 && imported.report.statementsRead == 7)
    #expect(imported.ownIDs == ["1.10"])
    #expect(
      imported.report.notes.map(\.description).contains(
        "line 8, column 3: 'Does most.' stands at line 5, column 3 already; both are kept"))
    let text = FrameworkWriter.text(framework)
    #expect(text.contains("- id: \"1.10\"\n") && text.contains("id: \"3\""))
    #expect(text.contains("level: \"no\"\n"))
  }

  @Test func `an id that the file gives is not taken by one that is made`() throws {
    let imported = try InventedAnchors.imported(
      csv: """
        Unit,Level,Statement,ID
        Practice Engagement,Basic,Greets families.,PE
        Practice Engagement,Basic,Asks families.,PE.1
        Practice Engagement,Basic,Thanks families.,

        """)
    #expect(imported.framework.units.map(\.id) == ["Practice-Engagement"])
    #expect(
      imported.framework.statements.map(\.statement.id) == [
        "PE", "PE.1", "Practice-Engagement.1",
      ])
    #expect(imported.ownIDs == ["PE", "PE.1"])
  }

  @Test func `units with the same initials, or none, are named by their titles`() throws {
    let ids = try InventedAnchors.imported(
      csv: """
        Domain,Level,Behavior
        Good Work,A,One does.
        Great Words,A,One says.
        The Rest of It,A,One rests.
        Überblick,A,One sees.
        A/B,A,One.
        a b,A,Two.

        """
    ).framework.units.map(\.id)
    #expect(ids == ["Good-Work", "Great-Words", "RI", "Überblick", "A-B", "a-b-2"])
  }

  @Test func `what is not understood is told by place, and nothing is lost unseen`() throws {
    let imported = try InventedAnchors.imported(
      csv: """
        Unit,Level,Statement,Actor,Remarks
        ,A,Nobody's.,,
        Talk,A,Speaks.,Supervisor,x
        Talk,A,Writes.,wroker,
        Talk,A,,,
        Talk,,Sings.,,
        Talk,A,n/a,,
        Talk,A,Hums\u{7}.,,
        Talk,A,Hums, and sings,,Extra
        ,A,"Goes
         on.",all staff,
        Talk,A,"Unclosed,,

        """)
    #expect(
      imported.report.notes.map(\.description) == [
        "line 1, column 5: the column 'Remarks' is not read",
        "line 2: the row names no unit; it is left out",
        "line 4, column 4: unknown actor 'wroker'; did you mean 'worker'?",
        "line 5, column 3: the row has no statement",
        "line 6, column 2: no level is given; the statement holds at every level",
        "line 7, column 3: 'n/a' is no statement; it is left out",
        "line 8, column 3: the control character U+0007 cannot stand in YAML; "
          + "a space is written for it",
        "line 9: the row has 6 cells under 5 headings, so that its texts may be shifted; a text with "
          + "a separator in it needs quotes; the row is left out",
        "line 10: the row names no unit; read as one of 'Talk'",
        "line 12: a quote is opened and never closed; the row is left out",
      ])
    let statements = imported.framework.units[0].statements
    #expect(statements.map(\.text) == ["Speaks.", "Writes.", "Sings.", "Hums .", "Goes on."])
    #expect(statements.map(\.actor) == [.supervisor, .worker, .worker, .worker, .allStaff])
    #expect(statements.map(\.level) == ["a", "a", nil, "a", "a"])
    #expect(statements[2].id == "Talk.3")
    #expect(imported.report.problemCount == 7)
    #expect(imported.report.statementsRead - imported.report.statementsImported == 2)
    #expect(imported.report.spacedTexts == 1)
  }

  @Test func `a cell with bullets and lines without keeps all of its text`() throws {
    let imported = try InventedAnchors.imported(
      csv: """
        Competency,A,B
        Talk,"• One
        goes on
        • Two
        Three","1st line
        2nd line"

        """)
    #expect(
      imported.framework.statements.map(\.statement.text) == [
        "One goes on", "Two", "Three", "1st line", "2nd line",
      ])
    #expect(imported.report.notes.count == 2 && imported.report.problemCount == 0)
  }

  @Test func `headings can be given a meaning`() throws {
    let text = """
      Practice,Step = one,Step two,Notes
      Talk,Speaks.,Speaks well.,x

      """
    let doubts = try InventedAnchors.imported(csv: text).doubts
    #expect(
      doubts.map { $0.choices.map(\.says) } == [
        [[.column("Practice", .unit)], [.column("Notes", .unit)]]
      ])
    let imported = try InventedAnchors.imported(
      csv: text, ImportMap(["practice=unit,Notes=ignore"]))
    #expect(imported.framework.scale.levels.map(\.title) == ["Step = one", "Step two"])
    #expect(imported.report.notes == [])
    let one = try InventedAnchors.imported(
      csv: text, ImportMap(["Practice=unit", "Step = one=level"]))
    #expect(one.framework.scale.levels.map(\.title) == ["Step = one"])
    #expect(one.report.notes.count == 2)
    for (map, words) in [
      ("Practice", "not of the form"), ("Practice=unti", "did you mean 'unit'"),
      ("a=unit,A=level", "twice"),
    ] {
      #expect { try ImportMap([map]) } throws: { "\($0)".contains(words) }
    }
    #expect {
      try InventedAnchors.imported(csv: text, ImportMap(["Practice=unit,Praxis=unit"]))
    } throws: {
      ($0 as? ImportError)
        == ImportError("no table has the heading 'Praxis'", remedy: .mapKnownHeading)
    }
  }

  @Test(arguments: [
    ("", "it has no row of headings"), ("a\n", "it has no row of headings"),
    ("Competency,Level\nx,y\n", "no heading names the column of statements"),
    ("Competency,Statement\nx,y\n", "no heading names the column of levels"),
    ("Level,Statement\nx,y\n", "no heading names the column of units"),
    ("Competency,Cluster,Level,Statement\n", "are both read as the column 'unit'"),
    ("Competency,A\nx,\n", "no column is left to hold the statements of a level"),
    ("PK\u{3}\u{4}", "this is a workbook"),
  ])
  func `what is no table of a framework is refused in words`(text: String, words: String) {
    #expect {
      try InventedAnchors.imported(csv: text)
    } throws: {
      "\($0)".contains(words)
    }
  }

  @Test func `encodings are those of ratings`() throws {
    let text = "Competency,Level,Statement\nÜben,Früh,Übt.\n"
    let little: [UInt8] =
      [0xFF, 0xFE]
      + text.utf16.flatMap { unit -> [UInt8] in [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    for bytes in [Array(text.utf8), [0xEF, 0xBB, 0xBF] + Array(text.utf8), little] {
      var importer = FrameworkImporter()
      try importer.read(ImportTable(csv: bytes))
      let framework = try importer.finish(id: "a", title: "A").framework
      #expect(framework.statements.map(\.statement.id) == ["Üben.1"])
    }
  }

  @Test func `years are read only where they are clear`() throws {
    for (text, title, from, to) in [
      ("A (Year 0<2)", "A", 0, 2), ("A (4+ years)", "A", 4, nil), ("A (<1.5 yrs)", "A", 0, 1.5),
    ] as [(String, String, Double, Double?)] {
      let level = LevelTitle(text)
      #expect(level.name == title && level.tenure == Scale.Tenure(from: from, to: to), "\(text)")
    }
    // It may end before the third anniversary or before the fourth: the levels beside it tell.
    let either = LevelTitle("A (2-3 years)")
    #expect(either.years == [Scale.Tenure(from: 2, to: 3), Scale.Tenure(from: 2, to: 4)])
    #expect(either.tenure == nil)
    for text in ["A (Year 3<2)", "A (see year 1)", "A (2)", "(Year 0<2)"] {
      #expect(LevelTitle(text).name == text && LevelTitle(text).tenure == nil)
    }
    let imported = try InventedAnchors.imported(
      csv: "Unit,A (Year 0<3),B (Year 2+)\nx,Does.,Does more.\n")
    #expect(imported.framework.scale.levels.map(\.title) == ["A (Year 0<3)", "B (Year 2+)"])
    #expect(
      imported.report.notes.map(\.description) == [
        "the years of service of the levels overlap, or do not rise; they stay in the titles"
      ])
    #expect(imported.report.problemCount == 1)
    let open = try InventedAnchors.imported(
      csv: "Unit,Level 1 (2-3 years),Level 2\nx,Does.,Does more.\n")
    #expect(open.framework.scale.levels.map(\.title) == ["Level 1 (2-3 years)", "Level 2"])
    #expect(open.report.problemCount == 0 && open.report.notes.count == 1)
  }

  // MARK: Documents

  @Test func `a table of units, with cells that span rows, is read`() throws {
    let cell = { (text: String) in WordSample.cell([WordSample.paragraph(text)]) }
    let imported = try InventedAnchors.imported(
      document: WordSample.document([
        WordSample.table([[cell("Name"), cell("Date")], [cell("Me"), cell("Today")]]),
        WordSample.table([
          [cell("Competency"), cell("Low"), cell("High")],
          [
            WordSample.cell(
              [WordSample.paragraph("Talk"), WordSample.paragraph("To say things.")], rows: 2),
            cell("Speaks."), cell("Speaks well."),
          ],
          [cell("Asks."), cell("Asks well.")],
          [cell("Competency"), cell("Low"), cell("High")],
          [cell("Walk"), WordSample.cell([WordSample.paragraph("Walks.")], columns: 2)],
        ]),
      ]))
    let framework = imported.framework
    #expect(framework.units.map(\.title) == ["Talk", "Walk"])
    #expect(framework.units[0].definition?.text == "To say things.")
    #expect(framework.units[0].definition?.locator == "Talk, definition")
    #expect(
      framework.statements.map(\.statement.id) == [
        "Talk.1", "Talk.2", "Talk.3", "Talk.4", "Walk.1",
      ])
    #expect(imported.report.tables == 2)
    #expect(
      imported.report.notes.filter(\.isProblem).map(\.place) == [
        "table 1", "table 2, row 5, column 2",
      ])
  }

  @Test func `a heading over a table names the unit that the table defines`() throws {
    let cell = { (text: String) in WordSample.cell([WordSample.paragraph(text)]) }
    let header = WordSample.heading("Talking", 2)
    let imported = try InventedAnchors.imported(
      document: WordSample.document([
        header,
        WordSample.table([[cell("Definition"), cell("Low")], [cell("To say."), cell("Speaks.")]]),
      ]))
    #expect(imported.framework.units.map(\.title) == ["Talking"])
    #expect(imported.framework.units[0].definition?.text == "To say.")
  }

  @Test func `pictures and what else cannot be read are told`() throws {
    let image = #"<w:p><w:r><w:drawing><a:blip r:embed="x"/></w:drawing></w:r></w:p>"#
    let cell = { (text: String) in WordSample.cell([WordSample.paragraph(text)]) }
    let imported = try InventedAnchors.imported(
      document: WordSample.document([
        WordSample.table([
          [cell("Unit"), cell("Low")],
          [cell("Talk"), WordSample.cell([WordSample.paragraph("Says."), image])],
        ])
      ]))
    #expect(
      imported.report.notes.map(\.description) == [
        "table 1, row 2, column 2: a picture is left out"
      ])
  }

  // MARK: Hostile files

  @Test func `files over the limits are refused`() {
    func refuses(_ text: String, _ words: String) {
      #expect {
        try InventedAnchors.imported(csv: text)
      } throws: {
        "\($0)".contains(words)
      }
    }
    refuses("Unit" + String(repeating: ",x", count: 500), "columns")
    refuses("Unit,Level,Statement\n" + String(repeating: "a,b,c\n", count: 100_001), "rows")
    refuses("Unit,Level,Statement\na,b," + String(repeating: "x", count: 100_000), "longer than")
    refuses("Unit" + (1...60).map { ",L\($0)" }.joined() + "\n", "levels")
  }

  @Test func `a large file is read at the same cost for each row`() throws {
    let growth = try Growth.eightfold(to: 20_000) { count in
      let rows = (0..<count).map {
        "Unit \($0 % 50),Level \($0 % 5),Does the thing \($0 % 9_000).\n"
      }
      let imported = try InventedAnchors.imported(csv: "Unit,Level,Statement\n" + rows.joined())
      #expect(imported.framework.statements.count == count)
      #expect(Set(imported.framework.statements.map(\.statement.id)).count == count)
    }
    #expect(Growth.linear.contains(growth))
  }

  @Test func `whatever the bytes are, the answer is a framework that can be read back or words`()
    throws
  {
    var random = SplitMix64(seed: 4)
    let sources = [
      Array(InventedAnchors.rows.utf8), Array(InventedAnchors.columns.utf8),
      InventedAnchors.document,
    ]
    for round in 0..<600 {
      var bytes = sources[round % 3]
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let index = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes[index] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.remove(at: index)
        default: bytes.insert(Array(",;\"\n\t·-:#".utf8).randomElement(using: &random)!, at: index)
        }
      }
      var importer = FrameworkImporter()
      do {
        if round % 3 == 2 {
          for table in try ImportContent(word: bytes).tables { try importer.read(table) }
        } else {
          try importer.read(ImportTable(csv: bytes))
        }
        let framework = try importer.finish(id: "a", title: "A").framework
        let text = FrameworkWriter.text(framework)
        let reading = YAMLReader().read(
          Array(text.utf8), file: "a.yaml", as: FrameworkFile.shape)
        #expect(reading.value == framework, "round \(round): \(reading.problems)")
        let findings = Checker.findings(ontologies: [], frameworks: [framework], alignments: [])
        #expect(!findings.contains { $0.severity == .error }, "round \(round): \(findings)")
      } catch is ImportError {
        continue
      }
    }
  }
}

extension Framework {
  /// As a file says it that does not tell which heading a statement stands under.
  fileprivate var whatAllFormsSay: Framework {
    var framework = self
    framework.scale.order = nil
    for u in framework.units.indices {
      for s in framework.units[u].statements.indices {
        framework.units[u].statements[s].subcompetency = nil
      }
    }
    return framework
  }
}
