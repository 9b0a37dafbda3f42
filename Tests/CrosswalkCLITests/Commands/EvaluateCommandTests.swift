import CrosswalkCLI
import Foundation
import Testing

@Suite struct EvaluateCommandTests {
  private struct Change: Decodable {
    struct Concept: Decodable {
      var concept: String
      var closed: Double?
      var interval: [Double]?
      var up, planned: String?
    }
    struct Planned: Decodable { var difference: Double? }
    var format: String
    var people: Int?
    var cautions: [String]
    var concepts: [Concept]
    var planned: Planned?
  }

  /// The sample, and the same people a year later, one level higher in case management.
  private static func tables(in folder: URL) throws -> (before: String, after: String) {
    let rows = try String(contentsOf: GapsCommandTests.sample, encoding: .utf8)
      .split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    let levels = ["emerging", "developing", "acquired", "accomplished", "mastery"]
    let later = rows.map { row -> String in
      var row = row.map(String.init)
      if row[1] == "CM", let rank = levels.firstIndex(of: row[2]) {
        row[2] = levels[min(4, rank + 1)]
      }
      row[5] = row[5].replacing("2026-", with: "2027-").replacing("2024-", with: "2025-")
      return row.joined(separator: ",")
    }
    let after = folder.appending(path: "after.csv")
    try Data((later.joined(separator: "\n") + "\n").utf8).write(to: after)
    return (GapsCommandTests.sample.path, after.path)
  }

  private func evaluate(_ tables: (before: String, after: String), _ more: String...) throws
    -> Program.Result
  {
    try Program.run(
      [
        "evaluate", "sf-2940", "--before", tables.before, "--after", tables.after, "--target",
        "kent:senior",
      ] + more)
  }

  @Test func `nobody falls by having served a year longer`() throws {
    try Program.inFolder { folder in
      func table(_ name: String, _ years: Double) throws -> String {
        let rows = (0..<12).map { "p\($0),all,developing,observed,\(years)" }
        let file = folder.appending(path: name)
        let text = (["person,unit,level,basis,tenure"] + rows).joined(separator: "\n") + "\n"
        try Data(text.utf8).write(to: file)
        return file.path
      }
      let result = try Program.run([
        "evaluate", "sf-2940", "--before", table("before.csv", 1.5), "--after",
        table("after.csv", 6), "--target", "sf-2940@tenure", "--format", "json",
      ])
      #expect(result.status == 0, "\(result.stderr)")
      let change: Change = try result.json()
      #expect(change.people == 12 && !change.concepts.isEmpty)
      #expect(change.concepts.allSatisfy { ($0.closed ?? 0) == 0 })
      #expect(change.cautions.contains { $0.contains("the service of before") })
    }
  }

  @Test func `what changed is told of the group, with what it does not show`() throws {
    try Program.inFolder { folder in
      let tables = try Self.tables(in: folder)
      let result = try evaluate(tables, "--format", "json")
      #expect(result.status == 0)
      let change: Change = try result.json()
      #expect(change.format == "crosswalk.change/1" && change.people == 12)
      let records = try #require(change.concepts.first { $0.concept == "records" })
      #expect(try #require(records.closed) > 0)
      #expect(change.cautions.contains { $0.contains("a change and not an effect") })
      #expect(change.cautions.contains { $0.contains("regression to the mean") })
      #expect(change.cautions.contains { $0.contains("not rated again") })
      for format in ["text", "csv", "html", "xlsx"] {
        let other = try evaluate(tables, "--format", format)
        #expect(other.status == 0 && !other.stdout.isEmpty && !other.text.contains("w07"))
      }
      let same: Change = try evaluate((tables.before, tables.before), "--format", "json").json()
      #expect(same.concepts.allSatisfy { ($0.closed ?? 0) == 0 })
    }
  }

  @Test func `what was planned is held against the rest`() throws {
    try Program.inFolder { folder in
      let tables = try Self.tables(in: folder)
      let people = (1...12).map {
        #"{"person":"w\#($0 < 10 ? "0" : "")\#($0)","concepts":[{"concept":"records","closed":0.5}]}"#
      }
      let plan = folder.appending(path: "plan.json")
      try Data(
        #"{"format":"crosswalk.plan/1","people":[\#(people.joined(separator: ","))]}"#.utf8
      ).write(to: plan)
      let change: Change = try evaluate(tables, "--plan", plan.path, "--format", "json").json()
      #expect(try #require(change.planned?.difference) > 0)
      for (text, words) in [
        ("{", "plan.json: "), ("{}", "this is no plan"),
        (#"{"format":"crosswalk.plan/1"}"#, "no list 'people'"),
        (#"{"format":"crosswalk.plan/1","people":[{}]}"#, "people[0] has no text 'person'"),
        (
          #"{"format":"crosswalk.plan/1","to":{"framework":"cpm"},"people":[]}"#,
          "the plan goes to 'cpm', not to 'kent'"
        ),
      ] {
        try Data(text.utf8).write(to: plan)
        let result = try evaluate(tables, "--plan", plan.path)
        #expect(result.status == 2 && result.stderr.contains(words), "\(result.stderr)")
      }
    }
  }

  @Test func `both tables from standard input, or one day for both, are misuse`() throws {
    #expect(try evaluate(("-", "-")).status == 64)
    #expect(try evaluate(("a.csv", "b.csv"), "--as-of", "2026-01-01").status == 64)
    #expect(try evaluate(("a.csv", "b.csv"), "--max-age", "-1").status == 64)
  }

  /// In ids capital letters tell people apart, or somebody has written one in two ways.
  @Test func `ids that differ in capitals alone are told across the two tables`() throws {
    try Program.inFolder { folder in
      func table(_ name: String, _ last: String) throws -> String {
        let rows = ((0..<6).map { "p\($0)" } + [last]).map { "\($0),all,developing,2026-03-01\n" }
        let file = folder.appending(path: name)
        try Data(("person,unit,level,date\n" + rows.joined()).utf8).write(to: file)
        return file.path
      }
      let tables = (try table("before.csv", "q7"), try table("after.csv", "Q7"))
      let result = try evaluate(tables)
      #expect(result.status == 0)
      #expect(
        result.stderr.contains(
          "\(tables.1):8: warning: the person is that of line 8 of \(tables.0) but for capital letters"
        ),
        "\(result.stderr)")
      #expect(!result.stderr.contains("Q7") && !result.stderr.contains("q7"))
      #expect(!(try evaluate((tables.0, tables.0)).stderr.contains("capital")))
    }
  }
}
