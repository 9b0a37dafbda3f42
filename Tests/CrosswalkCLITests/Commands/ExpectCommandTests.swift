import CrosswalkCLI
import Foundation
import Testing

@Suite struct ExpectCommandTests {
  private struct Expected: Decodable {
    struct Level: Decodable { var id, title: String }
    struct Unit: Decodable {
      struct Indicator: Decodable { var id, text: String }
      var id: String
      var statements: [Indicator]
    }
    var format, framework, basis: String
    var tenure: Double
    var level: Level
    var apart: [Level]
    var units: [Unit]
    var translation: Answer?
  }

  private func expect(_ tenure: String, _ more: String...) throws -> Program.Result {
    try Program.run(["expect", "sf-2940", "--tenure=\(tenure)"] + more)
  }

  @Test(
    arguments: [
      ("0", "emerging", 58), ("1.99", "emerging", 58), ("2", "developing", 49),
      ("2.999", "developing", 49), ("3", "acquired", 59), ("3.5", "acquired", 59),
      ("4", "accomplished", 52), ("70", "accomplished", 52),
    ])
  func `a time of service gives its level and all of its column`(
    tenure: String, level: String, count: Int
  ) throws {
    let answer = try expect(tenure, "--format", "json").json(as: Expected.self)
    #expect(answer.format == "crosswalk.expectation/1" && answer.basis == "expected")
    #expect(answer.tenure == Double(tenure) && answer.level.id == level)
    #expect(answer.apart.map(\.id) == ["mastery"])
    #expect(answer.units.map(\.id) == ["PE", "CM", "WE", "CS", "CE", "RO", "PX"])
    let statements = answer.units.flatMap(\.statements)
    #expect(statements.count == count)
    #expect(statements.allSatisfy { $0.id.lowercased().contains(".\(level).") })
    #expect(answer.translation == nil)
    let text = try expect(tenure).text
    #expect(text.hasPrefix("Expected (not observed) after "))
    #expect(text.contains("\n\(count) statements in 7 units belong to it\n"))
    #expect(text.contains("Mastery stands apart"))
    let rows = try expect(tenure, "--format", "csv").text.split(separator: "\n").dropFirst()
    #expect(rows.count == count && rows.allSatisfy { $0.contains(",expected,\(level),") })
  }

  @Test(arguments: ["-1", "-0.001", "70.001", "100", "1e9"])
  func `a tenure that no person has is refused`(tenure: String) throws {
    for form in ["text", "json", "csv"] {
      let result = try expect(tenure, "--format", form)
      #expect(result.status == 2 && result.stdout.isEmpty, "\(result.status)")
      #expect(result.stderr.hasPrefix("error: a tenure is from 0 to 70 years, not "))
    }
  }

  @Test(arguments: ["nan", "inf", "-inf", "1e400", "many", "y"])
  func `what is no number of years is misuse`(tenure: String) throws {
    for form in ["text", "json", "csv"] {
      let result = try expect(tenure, "--format", form)
      #expect(result.status == 64 && result.stdout.isEmpty, "\(result.status)")
      #expect(
        result.stderr.hasPrefix("error: the value '\(tenure)' is invalid for '--tenure <tenure>'"))
    }
  }

  @Test func `what is expected stays expected in another framework, in every form`() throws {
    let json = try expect("3.5", "--to", "kent", "--format", "json").json(as: Expected.self)
    let translation = try #require(json.translation)
    #expect(json.basis == "expected" && translation.basis == "expected")
    #expect(translation.results.map(\.unit) == ["all"])
    #expect(translation.results[0].answer == "maturing")
    #expect(translation.results[0].cautions.map(\.code).contains("basis"))
    let text = try expect("3.5", "--to", "kent").text
    #expect(text.contains("Ratings (expected)") && text.contains("indicative: Maturing"))
    #expect(text.contains("! Developing is nearly as likely as Maturing"))
    #expect(text.contains("nobody has observed them"))
    let rows = try expect("3.5", "--to", "kent", "--format", "csv").text.split(separator: "\n")
    #expect(rows.count == 2 && rows[0].hasPrefix("person,role,basis,unit,"))
    #expect(rows[1].hasPrefix(",,expected,all,") && rows[1].contains(",maturing,"))
    for form in ["text", "json", "csv"] {
      let role = try expect("3.5", "--to", "kent", "--role", "worker", "--format", form)
      #expect(role.status == 0 && role.text.contains("worker"))
      #expect(role.text.contains("expected"))
    }
  }

  @Test func `what cannot be expected, and names that are wrong`() throws {
    let none = try Program.run("expect", "cpm", "--tenure", "3")
    #expect(none.status == 2 && none.stderr.contains("'cpm' ties no level to a time of service"))
    #expect(try expect("3", "--to", "kant").stderr.contains("did you mean 'kent'?"))
    #expect(try expect("3", "--to", "kant").status == 2)
    for arguments in [
      ["expect", "sf-2940"], ["expect", "sf-2940", "--tenure", "long"],
      ["expect", "sf-2940", "--tenure", "3", "--role", "boss"], ["expect", "--tenure", "3"],
    ] {
      let result = try Program.run(arguments)
      #expect(result.status == 64 && result.stdout.isEmpty, "\(arguments)")
    }
  }

  @Test func `nothing is expected of a role that the document does not speak of`() throws {
    let result = try expect("3", "--role", "supervisor")
    #expect(result.status == 2 && result.stdout.isEmpty)
    #expect(
      result.stderr.contains(
        "no statement of 'sf-2940' speaks of the role 'supervisor'; there is worker"),
      "\(result.stderr)")
    #expect(try expect("3", "--role", "worker").status == 0)
  }
}
