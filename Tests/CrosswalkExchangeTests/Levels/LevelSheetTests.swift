import CrosswalkTestSupport
import Testing

@testable import CrosswalkBase
@testable import CrosswalkExchange
@testable import CrosswalkKit
@testable import CrosswalkModel
@testable import CrosswalkTables

/// What readers of a panel get, and what comes back.
@Suite("Sheets of a panel")
struct LevelSheetTests {
  private static let ontology = Ontology(
    id: "o", title: "O", version: "1", date: "2026",
    stages: [
      .init(id: "a", label: "Learning", from: 0, to: 40, scope: "Tries."),
      .init(id: "b", label: "Doing", from: 40, to: 100, scope: "Does."),
    ],
    facets: [
      .init(id: "autonomy", label: "Autonomy", scope: "How alone."),
      .init(id: "span", label: "Span", scope: "How far."),
    ], domains: [])

  private static let framework = Framework(
    id: "secret-id", title: "Secret title", publisher: "us", version: "1", jurisdiction: "here",
    date: "2026", source: .init(title: "F"),
    scale: Scale(
      id: "s", title: "Step", construct: "secret construct", rates: .units, basis: .expected,
      levels: [
        .init(id: "low", title: "Beginner", tenure: .init(from: 0, to: 2), note: "Tries it."),
        .init(id: "high", title: "Expert", tenure: .init(from: 2)),
      ]),
    units: [
      .init(
        id: "U", title: "Talk",
        statements: [
          Statement(id: "s1", level: "low", actor: .worker, text: "Listens."),
          Statement(id: "s2", level: "high", actor: .worker, text: "Teaches listening."),
          Statement(id: "s3", actor: .worker, text: "Belongs to no level."),
          Statement(
            id: "s4", actor: .worker, text: "Reads notes.",
            grades: [
              .init(level: "low", status: .qualifier, text: "With help."),
              .init(level: "high", status: .tick),
            ]),
        ])
    ])

  private func sheet(blind: Bool = true) -> LevelSheet {
    LevelSheet(Self.framework, ontology: Self.ontology, isBlind: blind)
  }

  @Test("The sheet is a row a level, with the facets' columns before the reason")
  func empty() {
    let head = "reader,level,begins,ends,autonomy,span,reason\n"
    #expect(sheet().csv == head + ",L1,,,,,\n,L2,,,,,\n")
    #expect(sheet(blind: false).csv == head + ",Beginner,,,,,\n,Expert,,,,,\n")
  }

  @Test("What is read holds the wording of each level, its statements and its marks, and no more")
  func reading() {
    let text = sheet().reading
    #expect(text.contains("## L1\n\n- Tries it.\n\nTalk\n\n- Listens.\n"))
    #expect(text.contains("## L2\n\n\nTalk\n\n- Teaches listening.\n"))
    #expect(text.contains("- Reads notes.\n    - L1: With help.\n    - L2: as stated\n"))
    #expect(text.contains("- 0 to 40, Learning: Tries.\n"))
    #expect(text.contains("- span: How far.\n"))
    #expect(!text.contains("Belongs to no level"))
  }

  @Test("A blind sheet gives nothing away, and another one does")
  func blind() throws {
    let secrets = ["Secret", "secret", "Beginner", "Expert", "Years of service", "s1"]
    for secret in secrets { #expect(!sheet().reading.contains(secret), "\(secret)") }
    let named = sheet(blind: false).reading
    #expect(named.contains("Secret title: 2 levels, Beginner the lowest to Expert the highest"))
    #expect(named.contains("It measures: secret construct"))
    #expect(named.contains("- Years of service: 0 to under 2.\n- Tries it.\n"))
    #expect(named.contains("- Years of service: 2 and more.\n"))
    let reader = try WorkbookReader(sheet().workbook())
    for tab in reader.tabs {
      for row in try reader.sheet(tab).rows {
        for text in row.texts {
          #expect(secrets.allSatisfy { !text.contains($0) || text == "s1" }, "\(text)")
        }
      }
    }
  }

  @Test("A workbook holds the sheet, the wording, the reference scale and how it is filled in")
  func workbook() throws {
    let reader = try WorkbookReader(sheet().workbook())
    #expect(reader.tabs.map(\.name) == ["Placing", "Wording", "Reference", "How to"])
    let wording = try reader.sheet(reader.tabs[1]).rows.map(\.texts)
    #expect(wording[1] == ["L1", "", "", "Tries it."])
    #expect(wording.last == ["L2", "Talk", "Reads notes.", "as stated"])
  }

  @Test("An empty sheet that comes back has nothing in it, as a table and as a workbook")
  func untouched() throws {
    for bytes in [Array(sheet().csv.utf8), try sheet(blind: false).workbook()] {
      let file = try LevelSheetFile(bytes, of: Self.framework, ontology: Self.ontology)
      #expect(file.placings.isEmpty && file.problems.isEmpty && file.unread.isEmpty)
    }
  }

  // MARK: What comes back

  private func read(_ rows: String...) throws -> LevelSheetFile {
    let text = (["reader,level,begins,ends,autonomy,span,reason"] + rows).joined(separator: "\n")
    return try LevelSheetFile(
      Array(text.utf8), of: Self.framework, ontology: Self.ontology)
  }

  @Test("Levels go by id, by title and by rank, in any order, and readers share a sheet")
  func names() throws {
    let file = try read(
      "ana,high,40.5,100,4,,since", "ana,L1,5,40.5,1,0,", "ben,beginner,0,50,,,",
      "ben,l2,50,100,,,")
    #expect(file.problems == [])
    #expect(
      file.placings == [
        .init(
          reader: "ana", cuts: [5, 40.5, 100],
          levels: [
            .init(strengths: ["autonomy": 1, "span": 0]),
            .init(strengths: ["autonomy": 4], reason: "since"),
          ]),
        .init(reader: "ben", cuts: [0, 50, 100], levels: [.init(), .init()]),
      ])
  }

  @Test("Blind names are what no level is called, so that a sheet comes back as it went")
  func blindNames() throws {
    for titles in [["L0", "L1", "L2"], ["Low", "High"], ["Level-1", "l1", "Step-2"]] {
      var scale = Self.framework.scale
      scale.levels = titles.map { .init(id: $0.lowercased() + "x", title: $0) }
      let blind = LevelNames(scale, isBlind: true)
      #expect(Set(blind.shown).isDisjoint(with: titles))
      for (rank, name) in blind.shown.enumerated() {
        #expect(try LevelNames(scale).rank(of: name) == rank)
      }
      for (rank, title) in titles.enumerated() { #expect(try blind.rank(of: title) == rank) }
    }
  }

  @Test("An id or title that looks like a rank is what the framework says")
  func ranks() throws {
    var framework = Self.framework
    framework.scale.levels = [.init(id: "L2", title: "One"), .init(id: "L3", title: "Two")]
    let names = LevelNames(framework.scale)
    #expect(try names.rank(of: "L2") == 0)
    #expect(try names.rank(of: "L3") == 1)
    #expect(try names.rank(of: "L1") == 0)
    #expect(throws: NameError.self) { try names.rank(of: "L4") }
  }

  @Test(
    "A cell that makes no sense has its place and its reason",
    arguments: [
      (["ana,L1,5,40,,,"], "line 2: 'ana' does not place 'Expert'"),
      (
        ["ana,L1,5,40,,,", "ana,L2,42,100,,,"],
        "line 3, column 'begins': 'Beginner' of 'ana' ends at 40, and 'Expert' begins at 42: a gap"
      ),
      (
        ["ana,L1,5,40,,,", "ana,L2,38,100,,,"],
        "line 3, column 'begins': 'Beginner' of 'ana' ends at 40, and 'Expert' begins at 38: "
          + "an overlap"
      ),
      (
        ["ana,L1,40,40,,,", "ana,L2,40,100,,,"],
        "line 2, column 'ends': the level begins at 40 and ends at 40"
      ),
      (
        ["ana,L1,5,40,,,", "ana,L2,40,101,,,"],
        "line 3, column 'ends': '101' is no place from 0 to 100 on the reference scale"
      ),
      (
        ["ana,L1,-1,40,,,", "ana,L2,40,100,,,"],
        "line 2, column 'begins': '-1' is no place from 0 to 100 on the reference scale"
      ),
      (
        ["ana,L1,x,40,,,", "ana,L2,40,100,,,"],
        "line 2, column 'begins': 'x' is no place from 0 to 100 on the reference scale"
      ),
      (
        ["ana,L1,,40,1,,", "ana,L2,40,100,,,"],
        "line 2, column 'begins': the level has no place where it begins"
      ),
      (
        ["ana,L1,5,40,5,,", "ana,L2,40,100,,,"],
        "line 2, column 'autonomy': '5' is no strength from 0 to 4"
      ),
      (
        ["ana,L1,5,40,,1.5,", "ana,L2,40,100,,,"],
        "line 2, column 'span': '1.5' is no strength from 0 to 4"
      ),
      (
        [",L1,5,40,,,", "ana,L1,5,40,,,", "ana,L2,40,100,,,"],
        "line 2, column 'reader': the row does not say who reads"
      ),
      (
        ["ana,L1,5,40,,,", "ana,L2,40,100,,,", "ana,low,5,40,,,"],
        "line 4, column 'level': 'ana' places 'Beginner' twice"
      ),
      (
        ["ana,L1,5,40,,,", "ana,Exprt,40,100,,,", "ana,L2,40,100,,,"],
        "line 3, column 'level': unknown level 'Exprt'; did you mean 'Expert'?"
      ),
      (
        ["ana,L1,5,40,,,", "ana,,40,100,,,", "ana,L2,40,100,,,"],
        "line 3, column 'level': the row names no level"
      ),
    ])
  func wrong(rows: [String], problem: String) throws {
    let text = (["reader,level,begins,ends,autonomy,span,reason"] + rows).joined(separator: "\n")
    let file = try LevelSheetFile(Array(text.utf8), of: Self.framework, ontology: Self.ontology)
    #expect(file.problems == [problem])
  }

  @Test("A sheet without the columns is none; other columns are named and not read")
  func columns() throws {
    func file(_ text: String) throws -> LevelSheetFile {
      try LevelSheetFile(Array(text.utf8), of: Self.framework, ontology: Self.ontology)
    }
    #expect(throws: ReviewError.self) { try file("reader,level,begins\n") }
    #expect(throws: ReviewError.self) { try file("reader,level,begins,ends,span,span\n") }
    #expect(try file("reader,level,begins,ends,mood\n").unread == ["mood"])
  }
}
