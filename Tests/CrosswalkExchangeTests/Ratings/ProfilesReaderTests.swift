import CrosswalkBase
import CrosswalkKit
import CrosswalkModel
import CrosswalkTestSupport
import Testing

@testable import CrosswalkExchange

@Suite("Profiles of people") struct ProfilesReaderTests {
  private static let framework: Framework = {
    var framework = RandomCatalog.plain(
      "f", levels: ["a", "b", "c", "d"], units: [("A", ["A.1", "A.2"]), ("B", ["B.1"]), ("C", [])])
    framework.units[0].statements[0].level = "b"
    return framework
  }()

  private func read(
    _ rows: String, header: String = "person,unit,level,role,basis,date,rater,tenure",
    _ change: (inout ProfilesReader.Options) -> Void = { _ in }
  ) throws -> ProfileTable {
    var options = ProfilesReader.Options()
    change(&options)
    var reader = ProfilesReader(framework: Self.framework, options: options)
    let bytes = Array("\(header)\n\(rows)\n".utf8)
    // In two parts, as files come.
    try reader.read(Array(bytes.prefix(bytes.count / 2)))
    try reader.read(Array(bytes.dropFirst(bytes.count / 2)))
    return try reader.finish()
  }

  private func levels(_ ratings: [PersonRatings.UnitRating]) -> [[Int]] {
    ratings.map { [$0.unit, $0.level, $0.line] }
  }

  private func told(_ table: ProfileTable) -> [String] {
    table.problems.map { "\($0.line): \($0.message)" }
  }

  @Test func `a person is one, whichever way rows write the name`() throws {
    let table = try read(
      "Ana Ruiz,A,a,,,,,\nana  ruiz,B,b,worker,,,,\n P7 ,A,c,,,,,\np7,A,d,,,,,",
      header: "person,unit,level,role,basis,date,rater,tenure")
    #expect(table.people.map(\.person) == ["P7", "Ana Ruiz", "p7"])
    #expect(table.people[1].ratings.count == 2 && table.people[1].role == .worker)
    #expect(table.doubts.map(\.line) == [5] && table.problems == [])
  }

  @Test("The latest row of each rater counts, and raters stand side by side")
  func latest() throws {
    let table = try read(
      """
      Ana,A,a,worker,,2026-01-10,r1,2
      Ana,A,b,worker,,2026-03-10,r1,2.2
      Ana,A,d,,,2026-02-01,r2,
      Ana,B,c,,,2026-02-01,r2,
      Ana,B,a,,self,2026-03-01,,
      Bo,all,c,supervisor,,2026-03-01,r1,
      Bo,B,a,,,2026-02-01,r1,
      """)
    #expect(table.problems == [] && table.asOf == CalendarDay("2026-03-10"))
    #expect(table.people.map(\.person) == ["Ana", "Bo"])
    let (ana, bo) = (table.people[0], table.people[1])
    #expect(levels(ana.ratings) == [[0, 1, 3], [0, 3, 4], [1, 2, 5]])
    #expect(levels(ana.own) == [[1, 0, 6]])
    #expect(
      ana.role == .worker && ana.tenure == 2.2 && ana.line == 2 && ana.raters == ["r1", "r2"])
    #expect(levels(bo.ratings) == [[0, 2, 7], [1, 0, 8], [2, 2, 7]])
    #expect(bo.role == .supervisor && bo.tenure == nil)
  }

  @Test("Statements are marked in words where the document gives them a level, else by a level")
  func marks() throws {
    let table = try read(
      """
      Ana,A.1,partly,,,,,
      Ana,A.2,C,,,,,
      Ana,A.1,b,,,,,
      Ana,A.2,met,,,,,
      Ana,A.11,met,,,,,
      Ana,A.1,mett,,,,,
      """)
    #expect(
      table.people[0].marks == [
        .init(unit: 0, statement: 0, mark: .partly, line: 2),
        .init(unit: 0, statement: 1, mark: .level(2), line: 3),
      ])
    #expect(table.people[0].ratings == [])
    #expect(
      told(table) == [
        "4: unknown mark 'b'; there is met, partly, unmet",
        "5: unknown level 'met'; there is a, b, c, d",
        "6: unknown unit or statement 'A.11'; did you mean 'A.1'?",
        "7: unknown mark 'mett'; did you mean 'met'?",
      ])
  }

  @Test("Rows are too old by the table's latest day or by a given one, never by the clock")
  func age() throws {
    let rows = """
      Ana,A,a,,,2024-09-10,r1,
      Ana,B,b,,,2024-09-09,r1,
      Ana,C,b,,,,r1,
      Ana,A,c,,expected,2026-03-10,r1,
      Bo,C,c,,,2026-03-10,r1,
      """
    let table = try read(rows)
    #expect(levels(table.people[0].ratings) == [[0, 0, 2], [2, 1, 4]])
    #expect(levels(table.people[0].outdated) == [[1, 1, 3]])
    #expect(table.outdated == 1 && table.undated == 1 && table.expected == 1 && table.later == 0)
    let before = try read(rows) { $0.asOf = CalendarDay("2026-01-01") }
    #expect(before.people.map(\.person) == ["Ana"] && before.later == 1 && before.outdated == 0)
    let strict = try read(rows) { $0.maximumAge = 0 }
    #expect(strict.people.map(\.ratings.count) == [1, 1] && strict.outdated == 2)
    // A rating that stands for nothing newer is told as too old, and no other.
    let newer = try read("Ana,A,a,,,2020-01-01,r1,\nAna,A,b,,,2026-01-01,r1,")
    #expect(newer.people[0].outdated == [] && levels(newer.people[0].ratings) == [[0, 1, 3]])
  }

  @Test("A rater who says two things on one day says nothing, and lines are told, not people")
  func contradictions() throws {
    let rows = """
      Ana,A,a,worker,,2026-01-10,r1,1
      Ana,A,b,supervisor,,2026-01-10,r1,2
      Ana,all,c,,,2026-01-10,r1,
      Ana,B,d,,,2026-01-10,r1,
      Ana,B,d,,,2026-01-10,r1,
      Ana,A,c,,,2025-12-01,r1,
      """
    let table = try read(rows)
    #expect(levels(table.people[0].ratings) == [[1, 3, 5], [2, 2, 4]])
    #expect(table.people[0].role == nil && table.people[0].tenure == nil)
    #expect(
      told(table) == [
        "3: 'A' is rated otherwise on line 2, by the same rater on 2026-01-10; neither counts",
        "3: the role is another on line 2, on the same day; neither counts",
        "3: the tenure is another on line 2, on the same day; neither counts",
      ])
    #expect(table.repeated == 1)
    let named = try read(rows) { $0.namesPeople = true }
    #expect(told(named)[0].hasPrefix("3: 'A' of Ana is rated otherwise"))
    #expect(!told(table).contains { $0.contains("Ana") })
  }

  @Test("Bad dates and years of service are told with their line")
  func badValues() throws {
    let table = try read(
      """
      Ana,A,a,,,2026-02-30,r1,
      Ana,A,a,,,26-02-03,r1,
      Ana,A,a,,,2026-02-03,r1,two
      Ana,A,a,,,2026-02-03,r1,71
      Ana,A,a,,,2026-02-03,r1,-1
      """)
    #expect(table.people == [])
    #expect(
      told(table) == [
        "2: '2026-02-30' is no date: there is no 30 February",
        "3: '26-02-03' is no date of the form 2026-11-22",
        "4: 'two' is no number of years of service from 0 to 70",
        "5: '71' is no number of years of service from 0 to 70",
        "6: '-1' is no number of years of service from 0 to 70",
      ])
  }

  @Test("The order of rows changes nothing but lines")
  func order() throws {
    var random = RandomCatalog(seed: 31)
    for _ in 0..<40 {
      let rows = (0..<random.int(1...30)).map { _ -> String in
        let statement = random.chance(0.3)
        return [
          "p\(random.int(1...4))", statement ? "A.1" : random.pick(["A", "B", "C", "all"]),
          statement ? random.pick(["met", "partly", "unmet"]) : random.pick(["a", "b", "c", "d"]),
          random.pick(["", "worker"]), random.pick(["", "self"]),
          random.pick(["", "2026-01-01", "2026-02-01", "2023-01-01"]), random.pick(["r1", "r2"]),
          random.pick(["", "3"]),
        ].joined(separator: ",")
      }
      func people(_ rows: [String]) throws -> [PersonRatings] {
        try read(rows.joined(separator: "\n")).people.map { person in
          var person = person
          person.line = 0
          func bare(_ ratings: [PersonRatings.UnitRating]) -> [PersonRatings.UnitRating] {
            ratings.map { .init(unit: $0.unit, level: $0.level, line: 0) }
              .sorted { ($0.unit, $0.level) < ($1.unit, $1.level) }
          }
          person.ratings = bare(person.ratings)
          person.own = bare(person.own)
          person.outdated = bare(person.outdated)
          person.marks = person.marks.map {
            .init(unit: $0.unit, statement: $0.statement, mark: $0.mark, line: 0)
          }.sorted { "\($0)" < "\($1)" }
          return person
        }
      }
      let shuffled = rows.shuffled(using: &random.random)
      #expect(try people(rows) == people(shuffled))
    }
  }

  @Test("Translations read the same table: of two dates the latest counts, and marks are left out")
  func translations() throws {
    var reader = RatingsReader(framework: Self.framework, role: nil, basis: .observed)
    try reader.read(
      Array(
        """
        person,unit,level,date,rater
        Ana,A,a,2026-01-10,r1
        Ana,A,b,2026-02-10,r1
        Ana,A,c,2026-02-09,r2
        Ana,B,c,2026-02-09,r1
        Ana,B,d,2026-02-09,r2
        Ana,A.1,met,2026-02-09,r2

        """.utf8))
    let profiles = try reader.finish()
    #expect(profiles == [Profile(person: "Ana", levels: ["A": "b"])])
    #expect(reader.unusedColumns == [] && reader.markRows == 1)
    #expect(
      reader.problems.map { "\($0.line): \($0.message)" } == [
        "6: 'B' is 'd' here and 'c' on line 5; neither counts"
      ])
  }

  @Test("Factors and expected levels are read whole or not at all")
  func smallTables() throws {
    let ontology = Ontology(
      id: "o", title: "O", version: "1", date: "", stages: [], facets: [],
      domains: [
        .init(
          id: "d", label: "D",
          concepts: [
            .init(id: "court", label: "Court work", scope: ""),
            .init(id: "listening", label: "Listening", scope: ""),
          ])
      ])
    let factors = try ImportanceFile(
      Array("Concept;Factor\ncourt work;2\nlistening;0.5\n".utf8), ontology: ontology)
    #expect(factors.factors == ["court": 2, "listening": 0.5] && factors.problems == [])
    let bad = try ImportanceFile(
      Array("concept,factor\ncort,1\ncourt,-1\nlistening,\nlistening,2\nListening,3\n".utf8),
      ontology: ontology)
    #expect(
      bad.problems.map { "\($0.line): \($0.message)" } == [
        "2: unknown concept 'cort'; did you mean 'court'?",
        "3: '-1' is no factor from 0 to 1000", "4: the row gives no factor",
        "6: 'listening' has a factor already, on line 5",
      ])
    let catalog = Catalog(
      ontology: ontology,
      frameworks: [RandomCatalog.plain(aligning: Self.framework, [:])])
    let expected = try ExpectedLevelsFile(
      Array("framework,unit,level\nf,all,b\nF,A,D\n".utf8), catalog: catalog)
    #expect(
      expected.target == .units(framework: "f", levels: ["A": "d", "B": "b", "C": "b"])
        && expected.problems == [])
    let wrong = try ExpectedLevelsFile(
      Array("framework,unit,level\nf,A,b\ng,B,b\nf,A,c\nf,Z,b\nf,B,e\n".utf8), catalog: catalog)
    #expect(
      wrong.problems.map { "\($0.line): \($0.message)" } == [
        "3: the framework is 'g', and above it is 'f'; a target has one",
        "4: 'A' has a level already, on line 2", "5: unknown unit 'Z'; there is A, B, C",
        "6: unknown level 'e'; there is a, b, c, d",
      ])
  }
}
