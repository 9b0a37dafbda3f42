import CrosswalkCLI
import Foundation
import Testing

/// The curriculum of the sample, as people ask for it.
@Suite struct CurriculumCommandTests {
  private static let sample = Readme.root.appending(path: "Tests/Samples/sf-workers.csv").path

  /// The first three people of the sample, where all twelve would take long.
  private static let few: Data = {
    let text = (try? String(contentsOfFile: sample, encoding: .utf8)) ?? ""
    let rows = text.split(separator: "\n").filter {
      $0.hasPrefix("person") || $0.hasPrefix("w02") || $0.hasPrefix("w04") || $0.hasPrefix("w06")
    }
    return Data((rows.joined(separator: "\n") + "\n").utf8)
  }()

  private static func run(
    _ options: [String], target: String = "kent:senior", rows: Data = few,
    environment: [String: String] = [:]
  ) throws -> Program.Result {
    try Program.run(
      ["curriculum", "sf-2940", "--ratings", "-", "--target", target] + options, stdin: rows,
      environment: environment)
  }

  /// Plans of one's own say of a person what they say of that person alone, whatever is asked of others.
  @Test func `what a person is told is the same whoever else is there`() throws {
    struct Plan: Decodable {
      struct Objective: Decodable, Hashable { var framework, statement: String }
      struct Person: Decodable {
        var person: String
        var objectives: [Objective]
      }
      var people: [Person]
    }
    func told(_ form: String, _ rows: [String]) throws -> Data {
      let text = (["person,unit,level,role,basis,tenure"] + rows).map { $0 + "\n" }.joined()
      let result = try Self.run(
        ["--hours", "20", "--format", form], target: "sf-2940@tenure", rows: Data(text.utf8))
      #expect(result.status == 0, "\(result.stderr)")
      return result.stdout
    }
    let junior = "a1,all,emerging,worker,observed,2.5"
    let senior = "b1,all,emerging,worker,observed,9"
    let objectives = try [[junior], [junior, senior]].map { rows in
      Set(try JSONDecoder().decode(Plan.self, from: told("json", rows)).people[0].objectives)
    }
    #expect(!objectives[0].isEmpty && objectives[0] == objectives[1])
    let lines = try [[junior], [junior, senior]].map { rows in
      String(decoding: try told("csv", rows), as: UTF8.self).split(separator: "\n")
        .filter { $0.hasPrefix("a1,") }
        // What all need most stands first.
        .map { $0.split(separator: ",").map { Set($0.split(separator: " ")) } }
    }
    #expect(!lines[0].isEmpty && lines[0] == lines[1])
  }

  @Test func `what belongs to one employer is offered to nobody else, and told as left out`() throws
  {
    struct Plan: Decodable {
      struct Elsewhere: Decodable {
        var activity: String
        var jurisdiction: String
      }
      struct Module: Decodable { var activity: String }
      var modules: [Module]
      var elsewhere: [Elsewhere]
    }
    func plan(_ framework: String, _ rows: String, _ goal: String) throws -> Plan {
      let result = try Program.run(
        [
          "curriculum", framework, "--ratings", "-", "--target", goal, "--hours", "60", "--format",
          "json",
        ], stdin: Data(rows.utf8))
      #expect(result.status == 0, "\(result.stderr)")
      return try JSONDecoder().decode(Plan.self, from: result.stdout)
    }
    let francisco = try plan(
      "sf-2940", "person,unit,level,basis\nA,all,emerging,observed\n", "kent:senior")
    #expect(!francisco.modules.contains { $0.activity.hasPrefix("kent-") })
    #expect(francisco.elsewhere.count > 3)
    // Nobody says what A is, but the document speaks of workers alone.
    #expect(!francisco.modules.contains { $0.activity == "cpm-modelling-partner" })
    #expect(
      francisco.elsewhere.allSatisfy {
        $0.activity.hasPrefix("kent-") && $0.jurisdiction == "Kent, England"
      })
    let kent = try plan("kent", "person,unit,level,basis\nA,all,nqsw,observed\n", "kent:senior")
    #expect(!kent.elsewhere.contains { $0.activity.hasPrefix("kent-") })
    #expect(!kent.modules.contains { $0.activity.hasPrefix("cpm-") })
    #expect(kent.elsewhere.allSatisfy { $0.jurisdiction == "California, USA" })
    let text = try Self.run(["--hours", "10"]).text
    #expect(text.contains("Offered elsewhere"))
    #expect(text.contains("Kent, England: "))
    #expect(text.contains("San Francisco, California, USA"))
  }

  /// What the tests look at of a plan.
  private struct Plan: Decodable {
    struct Person: Decodable {
      var person: String
      var activities: [String]
      var hours: Double
      var need: Double
      var closed: Double
      var reachable: Double
    }
    struct Objective: Decodable {
      var framework: String
      var statement: String
      var text: String
    }
    struct Concept: Decodable {
      var concept: String
      var objectives: [Objective]
    }
    struct Module: Decodable {
      var activity: String
      var from: String?
      var to: String?
      var people: [String]
      var concepts: [Concept]
    }
    struct Run: Decodable {
      var activity: String
      var people: Int
      var runs: Int
    }
    var format: String
    var value: Double
    var bound: Double
    var gap: Double
    var isProven: Bool
    var people: [Person]
    var modules: [Module]
    var runs: [Run]
  }

  private static func plan(
    _ options: [String], target: String = "kent:senior", rows: Data = few
  ) throws -> Plan {
    let result = try run(options + ["--format", "json"], target: target, rows: rows)
    #expect(result.status == 0, "\(result.stderr)")
    return try result.json()
  }

  @Test func `everybody gets a plan within the hours, proven to be the best`() throws {
    let all = try Data(contentsOf: URL(filePath: Self.sample))
    let plan = try Self.plan(["--hours", "20", "--months", "6", "--start", "2026-09"], rows: all)
    #expect(plan.format == "crosswalk.plan/1" && plan.isProven && plan.gap == 0)
    #expect(plan.people.count == 12 && plan.people.allSatisfy { $0.hours <= 20 })
    #expect(plan.people.allSatisfy { $0.closed <= min($0.need, $0.reachable) * (1 + 1e-9) + 1e-12 })
    #expect(plan.people.contains { !$0.activities.isEmpty })
    #expect(plan.modules.allSatisfy { $0.from! >= "2026-09" && $0.to! <= "2027-02" })
    for person in plan.people {
      let held = plan.modules.filter { $0.people.contains(person.person) }.map(\.activity)
      #expect(Set(held) == Set(person.activities))
    }
    let objectives = plan.modules.flatMap(\.concepts).flatMap(\.objectives)
    #expect(
      !objectives.isEmpty && objectives.allSatisfy { !$0.text.isEmpty && !$0.statement.isEmpty })
  }

  @Test func `more hours close no less, and the fewest that close as much are no more`() throws {
    let less = try Self.plan(["--hours", "6"])
    let more = try Self.plan(["--hours", "12"])
    #expect(more.value >= less.value)
    let part = try Self.plan(["--close", "0.5"])
    for person in part.people where person.need > 0 {
      #expect(person.closed >= 0.5 * person.reachable * (1 - 1e-6), "\(person.person)")
    }
  }

  @Test func `one plan for all is no better than plans of their own, nor are runs`() throws {
    let own = try Self.plan(["--hours", "20"])
    let together = try Self.plan(["--hours", "20", "--together"])
    #expect(together.value <= own.value * (1 + 1e-6))
    #expect(Set(together.people.filter { $0.need > 0 }.map(\.activities)).count == 1)
    #expect(!together.people.contains { $0.need == 0 && !$0.activities.isEmpty })
    let runs = try Self.plan(["--hours", "20", "--runs"])
    #expect(runs.value <= own.value * (1 + 1e-6) && runs.bound >= runs.value * (1 - 1e-9))
  }

  @Test func `the same question has the same answer, whatever the order of rows`() throws {
    let options = ["--hours", "12", "--months", "4", "--format", "json"]
    let first = try Self.run(options)
    let lines = String(decoding: Self.few, as: UTF8.self).split(separator: "\n")
    let text = ([lines[0]] + lines.dropFirst().reversed()).joined(separator: "\n") + "\n"
    let second = try Self.run(options, rows: Data(text.utf8))
    #expect(first.stdout == second.stdout && first.status == 0)
  }

  @Test(arguments: ["text", "csv", "markdown", "html"])
  func `each form says who does what, and that effects are assumed`(format: String) throws {
    let result = try Self.run(
      ["--hours", "10", "--months", "6", "--format", format])
    #expect(result.status == 0 && result.text.contains("w02"), "\(result.stderr)")
    #expect(format == "csv" || result.text.contains("assumption"))
    #expect(format == "csv" || result.text.contains("Objectives"))
  }

  @Test func `towards another role, objectives are that role's`() throws {
    let plan = try Self.plan(
      ["--hours", "20", "--target-role", "supervisor"], target: "cpm:accomplished")
    #expect(plan.people.count == 3 && plan.isProven)
    #expect(
      plan.modules.flatMap(\.concepts).flatMap(\.objectives).contains { $0.framework == "cpm" })
  }

  @Test(arguments: [
    (["--hours", "0"], "--hours is over 0"),
    (["--hours", "20", "--close", "0.8"], "give --hours or --close"),
    ([], "give --hours or --close"),
    (["--close", "1.2"], "--close is over 0 and at most 1"),
    (["--hours", "5", "--budget", "5"], "--budget goes with --runs"),
    (["--hours", "5", "--limit", "coachng=3"], "did you mean 'coaching'?"),
    (["--hours", "5", "--limit", "coaching"], "not of the form coaching=6"),
    (["--hours", "5", "--months", "6", "--start", "2026-13"], "no month of the form 2026-09"),
    (["--hours", "5", "--start", "2026-09"], "--start goes with --months"),
    (["--hours", "5", "--runs", "--together"], "give one"),
  ])
  func `what cannot be asked is misuse`(options: [String], words: String) throws {
    let result = try Self.run(options)
    #expect(result.status == 64 && result.stderr.contains(words), "\(result.stderr)")
  }

  @Test func `what is done is not planned again, and unknown names are told by line`() throws {
    let before = try Self.plan(["--hours", "20"])
    let person = try #require(before.people.first { !$0.activities.isEmpty })
    try Program.inFolder { (folder) throws in
      let file = folder.appending(path: "done.csv")
      try Data("person,activity\n\(person.person),\(person.activities[0])\n".utf8).write(to: file)
      let after = try Self.plan(["--hours", "20", "--done", file.path])
      let same = try #require(after.people.first { $0.person == person.person })
      #expect(!same.activities.contains(person.activities[0]))
      try Data("person,activity\nnobody,\(person.activities[0])\nall,sop\n".utf8).write(to: file)
      let wrong = try Self.run(["--hours", "20", "--done", file.path])
      #expect(wrong.status == 1 && wrong.stdout.isEmpty)
      #expect(wrong.stderr.contains("done.csv:2: error: nobody of this name is rated"))
      #expect(wrong.stderr.contains("done.csv:3: error: unknown activity 'sop'"))
    }
  }

  @Test func `a solver that is not there is told, and nothing is done without it`() throws {
    let result = try Self.run(
      ["--hours", "10", "--solver", "highs"], environment: ["PATH": "/nowhere"])
    #expect(result.status == 2 && result.stdout.isEmpty)
    #expect(result.stderr.contains("highs is not on the PATH"), "\(result.stderr)")
  }
}
