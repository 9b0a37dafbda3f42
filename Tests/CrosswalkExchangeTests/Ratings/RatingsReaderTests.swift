import CrosswalkBase
import CrosswalkExchange
import CrosswalkKit
import CrosswalkModel
import CrosswalkTables
import Testing

@Suite struct RatingsReaderTests {
  private func framework(rates: Scale.Subject = .units) -> Framework {
    Framework(
      id: "f", title: "F", publisher: "p", version: "1", jurisdiction: "j", date: "d",
      source: .init(title: "s"),
      scale: Scale(
        id: "s", title: "Level", construct: "c", rates: rates, basis: .observed,
        levels: [.init(id: "lo", title: "Low one"), .init(id: "No", title: "None at all")]),
      units: [
        .init(id: "A", title: "Être là"), .init(id: "B", title: "Same"),
        .init(id: "C", title: "same"), .init(id: "+D", title: "x = y"),
        .init(id: "E", title: "Not rated", rated: false),
      ])
  }

  private struct Outcome {
    var profiles: [Profile]
    var problems: [String]
    var blank: Int
    var unused: [String]
  }

  private func read(
    _ text: String, rates: Scale.Subject = .units, role: Role? = nil, basis: Basis = .observed
  ) throws -> Outcome {
    var reader = RatingsReader(framework: framework(rates: rates), role: role, basis: basis)
    try reader.read(Array(text.utf8))
    let profiles = try reader.finish()
    return Outcome(
      profiles: profiles, problems: reader.problems.map { "\($0.line): \($0.message)" },
      blank: reader.blankRows, unused: reader.unusedColumns)
  }

  private func refusal(_ text: String, rates: Scale.Subject = .units) -> String? {
    do {
      _ = try read(text, rates: rates)
      return nil
    } catch { return "\(error)" }
  }

  @Test func `units and levels are named by id or title, in any case`() throws {
    let outcome = try read(
      "Level, UNIT ,Person,Title\nLOW ONE,être LÀ,Ana,x\nno,b, Ana ,\nlo,+D,Ana,\nlo,x = Y,Bo,\n")
    #expect(outcome.problems == [] && outcome.unused == [] && outcome.blank == 0)
    #expect(
      outcome.profiles == [
        Profile(person: "Ana", levels: ["A": "lo", "B": "No", "+D": "lo"]),
        Profile(person: "Bo", levels: ["+D": "lo"]),
      ])
  }

  @Test func `every bad row is told with its line, and the good ones count`() throws {
    let outcome = try read(
      """
      person,unit,level,role,basis
      Ana,A,lo,,
      Ana,X,lo,,
      "Ana",B,low on,,
      ,A,lo,,
      Ana,,lo,,
      Ana,same,lo,,
      Ana,E,lo,,
      Ana,B,lo,worke,
      Ana,B,lo,,seen
      Ana,B,lo,,,extra
      Ana,"B"x,lo,,
      Bo,B,no

      """)
    #expect(
      outcome.profiles == [
        Profile(person: "Ana", levels: ["A": "lo"]), Profile(person: "Bo", levels: ["B": "No"]),
      ])
    #expect(outcome.problems.map { $0.prefix { $0 != ":" } } == (3...12).map { "\($0)" })
    #expect(outcome.problems[0].hasPrefix("3: unknown unit 'X'"))
    #expect(outcome.problems[1] == "4: unknown level 'low on'; did you mean 'Low one'?")
    #expect(outcome.problems[2] == "5: the row names no person")
    #expect(outcome.problems[3] == "6: the row names no unit")
    #expect(outcome.problems[4] == "7: the unit 'same' can be any of B, C; give the id")
    #expect(outcome.problems[5].hasPrefix("8: unknown unit 'E'"))
    #expect(outcome.problems[6] == "9: unknown role 'worke'; did you mean 'worker'?")
    #expect(outcome.problems[7] == "10: unknown basis 'seen'; there is observed, self, expected")
    #expect(outcome.problems[8] == "11: the row has 6 fields, the first row 5")
    #expect(outcome.problems[9] == "12: text follows a closing quote")
  }

  @Test func `rows of a template without a level are left out in silence`() throws {
    let outcome = try read("person,unit,title,level\n,A,Être là,\nAna,B,Same,no\n,,,\n")
    #expect(outcome.blank == 2)
    #expect(outcome.problems == [])
    #expect(outcome.profiles == [Profile(person: "Ana", levels: ["B": "No"])])
  }

  @Test func `a template reads back, though its ids look like formulas`() throws {
    let rows = framework().ratedUnits.map { CSVWriter.row(["Ana", $0.id, $0.title, "lo"]) }
    let outcome = try read(CSVWriter.row(["person", "unit", "title", "level"]) + rows.joined())
    #expect(outcome.problems == [])
    #expect(outcome.profiles.first?.levels.count == 4)
  }

  @Test func `persons, roles and bases make profiles of their own`() throws {
    let outcome = try read(
      "person,unit,level,role,basis\nAna,A,lo,,\nAna,A,no,Supervisor,\nAna,A,no,,SELF\nAna,B,lo,worker,observed\n",
      role: .worker)
    #expect(outcome.problems == [])
    #expect(
      outcome.profiles == [
        Profile(person: "Ana", role: .supervisor, levels: ["A": "No"]),
        Profile(person: "Ana", role: .worker, levels: ["A": "lo", "B": "lo"]),
        Profile(person: "Ana", role: .worker, basis: .own, levels: ["A": "No"]),
      ])
  }

  @Test func `ratings that contradict each other do not count, in whatever order they stand`()
    throws
  {
    let rows = [
      "Ana,A,lo", "Ana,A,no", "Ana,B,no", "Ana,all,lo", "Bo,all,no", "Bo,B,lo", "Ana,A,lo",
    ]
    for seed in 0..<50 {
      var random = SplitMix64(seed: UInt64(seed))
      let outcome = try read(
        "person,unit,level\n" + rows.shuffled(using: &random).joined(separator: "\n"))
      #expect(
        outcome.profiles == [
          Profile(person: "Ana", levels: ["B": "No", "C": "lo", "+D": "lo"]),
          Profile(person: "Bo", levels: ["A": "No", "B": "lo", "C": "No", "+D": "No"]),
        ], "seed \(seed)")
      #expect(!outcome.problems.isEmpty)
    }
    let two = try read("person,unit,level\nAna,A,lo\nAna,A,no\nAna,B,lo\nAna,B,lo\n")
    // Who says the same again contradicts nobody.
    #expect(two.problems == ["3: 'A' is 'No' here and 'lo' on line 2; neither counts"])
    #expect(two.profiles == [Profile(person: "Ana", levels: ["B": "lo"])])
    #expect(try read("person,unit,level\nAna,all,lo\nAna,all,no\n").profiles == [])
  }

  @Test func `a framework that rates the person takes one rating a person`() throws {
    let outcome = try read("person,level\nAna,lo\nBo,no\n", rates: .person)
    #expect(outcome.profiles.map(\.levels) == [["all": "lo"], ["all": "No"]])
    let units = try read("person,unit,level\nAna,ALL,lo\nBo,,no\nCy,A,lo\n", rates: .person)
    #expect(units.profiles.map(\.person) == ["Ana", "Bo"])
    #expect(
      units.problems == [
        "4: this framework rates the person: leave the unit empty or write 'all', not 'A'"
      ])
  }

  @Test func `a first row that does not name the columns is refused in words`() throws {
    #expect(refusal("") == "there is no first row that names the columns person, unit, level")
    let template = "; 'crosswalk template' makes a table to fill in"
    #expect(
      refusal("Ana,A,lo\n") == "the first row names no column 'person', 'unit', 'level'\(template)")
    #expect(
      refusal("person,unit,levl\n")
        == "the first row names no column 'level'; is 'levl' the level?\(template)")
    #expect(
      refusal("name;cluster;rating\n")
        == "the first row names no column 'person', 'unit', 'level'; is 'name' the person? is "
        + "'cluster' the unit? is 'rating' the level?\(template)")
    #expect(refusal("person,A,b,a\n") == "the first row names the column 'a' twice")
    #expect(refusal("person,unit,unit,level\n") == "the first row names the column 'unit' twice")
    #expect(refusal("person,level\n") == "the first row names no column 'unit'\(template)")
    #expect(refusal("person,level\n", rates: .person) == nil)
    #expect(
      refusal("PK\u{3}\u{4}\u{14}\0\u{6}\n")?.contains("save the sheet as 'CSV UTF-8'") == true)
  }

  @Test func `columns that mean nothing are named`() throws {
    #expect(try read("person,unit,level,,County,Name\nAna,A,lo,,SF,x\n").unused == ["County"])
  }

  @Test func `rows may be short at the end`() throws {
    #expect(try read("person,unit,level,role,basis\nAna,A,lo\n").profiles.count == 1)
  }
}
