import CrosswalkTestSupport
import Foundation
import Testing

@testable import CrosswalkBase
@testable import CrosswalkExchange
@testable import CrosswalkKit
@testable import CrosswalkModel
@testable import CrosswalkTables

@Suite struct ReviewFileTests {
  private static let framework = Framework(
    id: "f", title: "F", publisher: "us", version: "1", jurisdiction: "here", date: "2026",
    source: .init(title: "F"),
    scale: Scale(
      id: "f-scale", title: "Step", construct: "skill", rates: .units, basis: .observed,
      levels: [.init(id: "low", title: "Low one")]),
    units: [
      .init(
        id: "U", title: "Talk",
        statements: [
          Statement(id: "s1", level: "low", actor: .worker, text: "=Listens, and \"asks\"."),
          Statement(id: "s2", actor: .worker, text: "Writes."),
          Statement(id: "s3", actor: .worker, text: "Runs."),
        ])
    ])

  private static let ontology = Ontology(
    id: "o", title: "O", version: "1", date: "2026", stages: [], facets: [],
    domains: [
      .init(
        id: "d", label: "D",
        concepts: ["rapport", "feedback", "records", "teamwork", "bias"].map {
          .init(id: $0, label: "The \($0)", scope: "About \($0): all of it.")
        })
    ])

  private static func sheet(showsLinks: Bool = false) -> ReviewSheet {
    let suggestions = framework.statements.map { unit, statement in
      StatementSuggestions(
        statement: statement.id, text: statement.text, unit: unit.id,
        suggestions: statement.id == "s3"
          ? []
          : ["rapport", "records"].map {
            Suggestion(id: $0, label: "The \($0)", score: 0.5, fused: 1)
          })
    }
    let alignment = Alignment(
      framework: "f", author: "Ada", version: "1", date: "2026",
      links: [
        .init(
          statement: "s1",
          links: [.init(concept: "bias", share: 0.25, relation: .close, confidence: 1)])
      ],
      rejected: [.init(statement: "s2", rejections: [.init(reason: "no word")])])
    return ReviewSheet(
      AlignedFramework(framework: framework, alignment: alignment), ontology: ontology,
      suggestions: suggestions, suggestionCount: 2, showsLinks: showsLinks)
  }

  private static func read(
    _ bytes: [UInt8], reviewer: String? = nil
  ) throws -> ReviewFile {
    try ReviewFile(bytes, ontology: ontology, defaults: .init(reviewer: reviewer)) { id in
      guard id == "f" else { throw CatalogError.unknownFramework(id, nearest: "f") }
      return framework
    }
  }

  /// The review as a table whose rows are filled in: the statement's number, then the answers.
  private static func filled(_ rows: [(Int, [String])], showsLinks: Bool = false) -> String {
    let lines = sheet(showsLinks: showsLinks).csv.split(separator: "\n").map(String.init)
    return lines[0] + "\n"
      + rows.map { number, answers in
        String(lines[number].dropLast(7)) + ","
          + (answers + Array(repeating: "", count: 7 - answers.count)).map { "\"\($0)\"" }
          .joined(separator: ",") + "\n"
      }.joined()
  }

  @Test func `a review has what reviewers need, and nobody has decided anything in it`() throws {
    let sheet = Self.sheet(showsLinks: true)
    #expect(
      sheet.csv == """
        framework,statement,unit,level,text,actor,act,linked,suggestion 1,suggestion 2,decision,concept,\
        share,relation,confidence,reviewer,reason
        f,s1,Talk,Low one,"'=Listens, and ""asks"".",worker,,bias 0.25 close,rapport: The rapport (50 %),\
        records: The records (50 %),,,,,,,
        f,s2,Talk,,Writes.,worker,,not any concept: no word,rapport: The rapport (50 %),\
        records: The records (50 %),,,,,,,
        f,s3,Talk,,Runs.,worker,,,,,,,,,,,

        """)
    for bytes in [Array(sheet.csv.utf8), try sheet.workbook(), Array(Self.sheet().csv.utf8)] {
      let file = try Self.read(bytes)
      #expect(file.undecided == 3 && file.decisions.isEmpty && file.problems.isEmpty)
      #expect(file.framework == nil && file.unread.isEmpty)
    }
  }

  @Test func `decisions are read, with what is left empty`() throws {
    let table = Self.filled([
      (1, ["accept", "", "0,6", "", "", "Ada"]),
      (1, ["Accept", "2", "", "close", "0.9", "Ada", "w"]),
      (2, ["change", "The Teamwork", "50 %", "", "", "Ben"]),
      (3, ["reject", "", "", "", "", "Ben", "no"]),
      (2, ["reject", "rapport: The rapport", "", "", "", "Ben", "x"]), (1, ["accept"]),
    ])
    let file = try Self.read(Array(table.utf8), reviewer: "Cleo")
    #expect(file.problems == [])
    func link(
      _ concept: String, _ share: Double, _ relation: Relation? = nil,
      _ confidence: Double = 0.8, own: Bool = false, note: String? = nil
    ) -> ConceptLink {
      ConceptLink(
        concept: concept, share: share, relation: relation, confidence: confidence,
        justification: own ? "ManualMappingCuration" : "MappingReview", note: note)
    }
    #expect(
      file.decisions == [
        ReviewDecision(
          statement: "s1", reviewer: "Ada",
          links: [link("rapport", 0.6), link("records", 0.4, .close, 0.9, note: "w")]),
        ReviewDecision(
          statement: "s2", reviewer: "Ben", links: [link("teamwork", 0.5, own: true)],
          rejections: [.init(concept: "rapport", reason: "x")]),
        ReviewDecision(statement: "s3", reviewer: "Ben", rejections: [.init(reason: "no")]),
        ReviewDecision(statement: "s1", reviewer: "Cleo", links: [link("rapport", 1)]),
      ])
    #expect(file.sharesGiven == 2 && file.confidencesGiven == 3 && file.framework == "f")
  }

  @Test(arguments: [
    (
      ["acept", "", "", "", "", "A"], "decision", "unknown decision 'acept'; did you mean 'accept'?"
    ),
    (["maybe"], "decision", "unknown decision 'maybe'; there is accept, change and reject"),
    (["", "rapport"], "concept", "there is a concept without a decision"),
    (["accept", "raport", "", "", "", "A"], "concept", "did you mean 'rapport'?"),
    (["accept", "3", "", "", "", "A"], "concept", "there is no suggestion 3"),
    (["change", "", "", "", "", "A"], "concept", "a change needs the concept"),
    (["accept", "", "1.5", "", "", "A"], "share", "the share '1.5' is not over 0 and at most 1"),
    (["accept", "", "0", "", "", "A"], "share", "the share '0' is not over 0 and at most 1"),
    (["accept", "", "nan", "", "", "A"], "share", "the share 'nan'"),
    (["accept", "", "", "closer", "", "A"], "relation", "did you mean 'close'?"),
    (["accept", "", "", "", "2", "A"], "confidence", "the confidence '2' is not between 0 and 1"),
    (["accept"], "reviewer", "the decision names no reviewer"),
    (["reject", "", "", "", "", "A"], "reason", "a rejection needs a reason"),
    (["reject", "", "0.5", "", "", "A", "x"], "share", "a rejection has no share"),
  ])
  func `what is not known is refused with its cell`(
    _ answers: [String], _ column: String, _ words: String
  ) throws {
    let file = try Self.read(Array(Self.filled([(1, answers)]).utf8))
    #expect(file.decisions.isEmpty && file.problems.count == 1, "\(file.problems)")
    let problem = try #require(file.problems.first)
    #expect(problem.hasPrefix("line 2, column '\(column)': "), "\(problem)")
    #expect(problem.contains(words), "\(problem)")
    // The same in a workbook, whose cells have names.
    let rows =
      [Self.sheet().csv.split(separator: "\n")[0].split(separator: ",").map(String.init)]
      + [["f", "s1", "Talk", "", "", "worker", "", "rapport: x", "records: y"] + answers]
    let workbook = try WorkbookWriter([
      SheetDraft(name: "Review", rows: rows.map { $0.map { .text($0) } })
    ]).bytes()
    let letters = Dictionary(
      uniqueKeysWithValues: rows[0].enumerated().map { ($1, CellReference.letters($0 + 1)) })
    #expect(
      try Self.read(workbook).problems == [
        problem.replacing(
          "line 2, column '\(column)'", with: "sheet 'Review', cell \(letters[column]!)2")
      ])
  }

  @Test func `rows that contradict each other or the framework are refused`() throws {
    for (rows, words) in [
      (
        [(1, ["accept"]), (1, ["accept", "1"])],
        "line 3, column 'concept': 'A' links 's1' to 'rapport' twice"
      ),
      (
        [(1, ["accept"]), (1, ["reject", "", "", "", "", "A", "x"])],
        "line 2: statement 's1': no concept is said to fit, and others are accepted"
      ),
      (
        [(1, ["accept"]), (1, ["reject", "1", "", "", "", "A", "x"])],
        "line 2: statement 's1': 'rapport' is both accepted and rejected"
      ),
      (
        [(1, ["accept", "1", "0.7"]), (1, ["accept", "2", "0.6"])],
        "line 2: statement 's1': the shares of its concepts leave nothing, or sum to over 1"
      ),
      (
        ["rapport", "feedback", "records", "teamwork", "bias"].map { (1, ["accept", $0]) },
        "line 2: statement 's1': 5 concepts; one to four are allowed"
      ),
      ([(3, ["accept"])], "line 2, column 'concept': there is no suggestion to accept"),
    ] as [([(Int, [String])], String)] {
      let file = try Self.read(Array(Self.filled(rows).utf8), reviewer: "A")
      #expect(file.decisions.isEmpty && file.problems.count == 1, "\(file.problems)")
      #expect(file.problems[0].hasPrefix(words), "\(file.problems)")
    }
    for (table, words) in [
      (
        "f,s9,,accept,rapport,A",
        "line 2, column 'statement': 'f' has no statement 's9'; did you mean 's1'?"
      ),
      ("f,,,accept,rapport,A", "line 2, column 'statement': the row names no statement"),
      (
        "g,s1,,accept,rapport,A",
        "line 2, column 'framework': there is no framework 'g'; did you mean 'f'?"
      ),
      (
        "f,s2,Reads.,accept,rapport,A",
        "line 2, column 'text': statement 's2' says something else now: 'Writes.'; export it again"
      ),
      ("f,s2,\"Writes.,accept", "line 2: a quote is opened and never closed"),
    ] {
      let file = try Self.read(
        Array("Framework, STATEMENT ,text,decision,concept,reviewer\n\(table)\n".utf8))
      #expect(file.decisions.isEmpty && file.problems == [words], "\(file.problems)")
    }
    let two = try Self.read(
      Array("framework,statement,decision,concept\nf,s1,accept,bias\ng,s1,accept,bias\n".utf8),
      reviewer: "A")
    #expect(two.decisions.count == 1)
    #expect(
      two.problems == ["line 3, column 'framework': a review is of one framework; this is of 'f'"])
  }

  @Test func `what is no review is refused, and other columns are told`() throws {
    for (text, words) in [
      ("", "the file is empty"), ("a,b\n1,2\n", "line 1: there is no column 'framework'"),
      ("framework,statement\n", "line 1: there is no column 'decision' among the headings"),
      (
        "framework,statement,decision,reason,Reason \n",
        "line 1: there is more than one column 'reason'"
      ),
    ] {
      let error = #expect(throws: ReviewError.self) { try Self.read(Array(text.utf8)) }
      #expect(error?.description.hasPrefix(words) == true, "\(error?.description ?? "")")
    }
    let workbook = try Self.sheet().workbook()
    for count in [10, 100, workbook.count / 2] {
      #expect(throws: ReviewError.self) { try Self.read(Array(workbook.prefix(count))) }
    }
    let file = try Self.read(
      Array("framework,statement,decision,note to Ben\nf,s1,,x\n".utf8))
    #expect(file.unread == ["note to ben"] && file.undecided == 1)
  }

  // MARK: A workbook that people fill in

  private static let filling = """
    import openpyxl
    book = openpyxl.load_workbook("review.xlsx")
    assert book.sheetnames == ["Review", "Cuts", "Facets", "Concepts", "How to"], book.sheetnames
    sheet = book["Review"]
    head = {cell.value: cell.column for cell in sheet[1]}
    lists = {}
    for rule in sheet.data_validations.dataValidation:
        assert rule.type == "list" and not rule.showDropDown, rule
        for name, column in head.items():
            if sheet.cell(2, column).coordinate in rule.sqref:
                lists[name] = rule.formula1
    assert lists["decision"] == '"accept,change,reject"', lists
    assert lists["concept"] == "Concepts!$A$2:$A$6" or lists["concept"] == "'Concepts'!$A$2:$A$6", lists
    assert lists["relation"].startswith('"exact,close'), lists
    assert [cell.value for cell in book["Concepts"]["A"]][1:] == \
        ["rapport", "feedback", "records", "teamwork", "bias"]
    assert sheet.cell(2, head["text"]).value == '=Listens, and "asks".'
    assert sheet.cell(2, head["text"]).data_type == "s"
    def answer(row, **cells):
        for name, value in cells.items():
            sheet.cell(row, head[name]).value = value
    answer(2, decision="accept", share=0.6, reviewer="Ada")
    answer(3, decision="reject", reviewer="Ada", reason="=no")
    sheet.cell(3, head["reason"]).data_type = "s"
    answer(4, decision="change", concept="bias", share=0.5, confidence=1, reviewer="Ada")
    sheet.append([cell.value for cell in sheet[2]])
    answer(5, concept="feedback", share=None)
    sheet.row_dimensions[3].hidden = True
    book.save("filled.xlsx")
    """

  @Test(.enabled(if: Oracle.mayAskOpenpyxl, "python3 or its openpyxl is missing"))
  func `a workbook has its lists, and comes back filled in`() throws {
    try Oracle.withFolder { folder in
      try Data(Self.sheet().workbook()).write(to: folder.appending(path: "review.xlsx"))
      try Oracle.run(Self.filling, in: folder)
      let file = try Self.read(Oracle.bytes("filled.xlsx", in: folder))
      #expect(file.problems == [] && file.undecided == 0)
      #expect(
        file.decisions.map(\.words) == ["rapport 0.6, feedback 0.4", "not any concept", "bias 0.5"])
      #expect(file.decisions.map(\.statement) == ["s1", "s2", "s3"])
      #expect(file.decisions[1].rejections[0].reason == "=no")
      #expect(file.decisions[2].links[0].confidence == 1)
    }
  }

  @Test(.enabled(if: Oracle.mayAskOpenpyxl, "python3 or its openpyxl is missing"))
  func `a formula without its result, and an error, are refused with their cells`() throws {
    try Oracle.withFolder { folder in
      try Data(Self.sheet().workbook()).write(to: folder.appending(path: "review.xlsx"))
      let script = """
        import openpyxl
        book = openpyxl.load_workbook("review.xlsx")
        sheet = book["Review"]
        head = {cell.value: cell.column for cell in sheet[1]}
        sheet.cell(2, head["decision"]).value = '="acc"&"ept"'
        sheet.cell(3, head["decision"]).value = "reject"
        sheet.cell(3, head["reviewer"]).value = "Ada"
        sheet.cell(3, head["reason"]).value = "#VALUE!"
        sheet.cell(3, head["suggestion 1"]).value = "=1"
        book.save("filled.xlsx")
        """
      try Oracle.run(script, in: folder)
      let file = try Self.read(Oracle.bytes("filled.xlsx", in: folder))
      #expect(
        file.problems == [
          "sheet 'Review', cell J2: a formula without its result; save the file in a spreadsheet "
            + "program", "sheet 'Review', cell P3: the error '#VALUE!'",
        ])
      #expect(file.decisions == [])
    }
  }

  @Test func `whatever is in a review, it is read to the end`() throws {
    let sound = Array(
      Self.filled([
        (1, ["accept", "1", "0.5", "close", "0.9", "Ada", "x"]),
        (2, ["reject", "", "", "", "", "B", "y"]),
      ]).utf8)
    var random = SplitMix64(seed: 3)
    for _ in 0..<2_000 {
      var bytes = sound
      for _ in 0..<Int.random(in: 1...8, using: &random) {
        let place = Int.random(in: bytes.indices, using: &random)
        if Bool.random(using: &random) {
          bytes[place] = UInt8.random(in: 0...255, using: &random)
        } else {
          bytes.insert(",\"\n\0a1%".utf8.randomElement(using: &random)!, at: place)
        }
      }
      do {
        let file = try Self.read(bytes)
        // What is taken can stand in an alignment.
        for decision in file.decisions {
          #expect(decision.links.reduce(0) { $0 + $1.share } <= 1 + 1e-9)
          #expect(decision.links.allSatisfy { $0.share > 0 } && !decision.reviewer.isEmpty)
          #expect(!(decision.links.isEmpty && decision.rejections.isEmpty))
        }
      } catch is ReviewError {
        // That is an answer too.
      }
    }
  }
}
