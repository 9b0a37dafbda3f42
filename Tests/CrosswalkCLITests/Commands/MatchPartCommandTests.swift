import CrosswalkCLI
import CrosswalkFrameworks
import CrosswalkKit
import CrosswalkModel
import CrosswalkTestSupport
import Foundation
import Testing

/// Counterparts of what a person points at that is no statement.
@Suite struct MatchPartCommandTests {
  private struct Found: Decodable {
    struct Subject: Decodable { var kind, framework, id: String }
    struct Behaviour: Decodable { var served, statements: Int }
    struct Row: Decodable { var id: String; var flags: [String]; var relation: String? }
    var format: String
    var subject: Subject
    var to: String
    var standing: String?
    var behaviour: Behaviour?
    var matches: [Row]
  }

  @Test(arguments: [
    ("set:V6", "kent", "unit"), ("sf-2940:pe", "set", "unit"),
    ("sf-2940:PE.acquired", "set", "level"), ("sf-2940:PE.s6", "set", "subcompetency"),
    ("ontology:conflict", "kent", "concept"), ("ontology:conflict", "set", "concept"),
  ])
  func `a unit, a level of one, a heading and a concept have counterparts`(
    name: String, to: String, kind: String
  ) throws {
    let arguments = ["match", name, "--to", to, "--limit", "7"]
    let json = try Program.run(arguments + ["--format", "json"])
    #expect(json.status == 0, "\(json.stderr)")
    let found: Found = try json.json()
    #expect(found.format == "crosswalk.match-part/1" && found.to == to)
    #expect(found.subject.kind == kind && found.matches.count <= 7)
    #expect((found.behaviour != nil) == ["unit", "level"].contains(kind))
    #expect((found.standing != nil) == (kind == "concept"))
    let text = try Program.run(arguments).text
    for row in found.matches { #expect(text.contains("\(to):\(row.id)  "), "\(row.id)") }
    let csv = try Program.run(arguments + ["--format", "csv"]).text
    #expect(csv.hasPrefix("subject,kind,object,relation,"))
  }

  @Test func `what compare covers of a unit is what match says of it`() throws {
    let found: Found = try Program.run(
      ["match", "set:V6", "--to", "kent", "--format", "json"]
    ).json()
    let compared = try Program.run(["compare", "kent", "set", "--format", "csv"]).text
    let behaviour = try #require(found.behaviour)
    #expect(compared.contains("servedStatements,set,V6,kent,,\(behaviour.served)\n"))
  }

  @Test func `the nearest name is told, whatever is asked for`() throws {
    for (name, nearest) in [
      ("cpm:99", "'9'"), ("sf-2940:PE.s66", "'PE.s6'"), ("set:V1.zzzzzzz", "V1"),
    ] {
      let result = try Program.run(["match", name, "--to", "set"])
      #expect(result.status == 2 && result.stderr.contains(nearest), "\(result.stderr)")
    }
    #expect(try Program.run(["match", "--all", "cpm", "--to", "set"]).status == 64)
    #expect(try Program.run(["match", "cpm"]).status == 64)
    #expect(try Program.run(["match"]).status == 64)
  }

  @Test func `a shortcoming is marked and nothing is narrower than it`() throws {
    let text = try Program.run(["match", "kent:Senior.P5", "--to", "sf-2940", "--limit", "400"])
      .text
    #expect(!text.isEmpty)
    let lines = text.split(separator: "\n").filter { $0.contains("worded as a shortcoming") }
    #expect(!lines.contains { $0.contains("narrower") || $0.contains("broader") })
  }

  @Test func `all of all is a table and a workbook with a sheet for each pair`() throws {
    try Program.inFolder { folder in
      let csv = try Program.run(["match", "--all", "--limit", "1", "--format", "csv"])
      #expect(csv.status == 0)
      let subjects = Set(
        csv.text.split(separator: "\n").dropFirst().map { $0.split(separator: ",")[0] })
      let statements = try Catalog.bundled.frameworkIDs.map {
        try Catalog.bundled.framework($0).framework.statements.count
      }
      #expect(subjects.count == statements.reduce(0, +))
      let result = try Program.run(
        ["match", "--all", "--limit", "1", "--format", "xlsx", "--out", "m.xlsx"], in: folder)
      #expect(result.status == 0, "\(result.stderr)")
      try Oracle.run(
        """
        import openpyxl
        book = openpyxl.load_workbook("m.xlsx", read_only=True)
        assert len(book.sheetnames) == 12 and "cpm--kent" in book.sheetnames, book.sheetnames
        assert sum(1 for _ in book["cpm--kent"].iter_rows()) > 97
        """, in: folder)
    }
  }

  @Test func `statements are found by their kind of act`() throws {
    struct Hits: Decodable {
      struct Hit: Decodable { var kind, id: String }
      var hits: [Hit]
    }
    let all: Hits = try Program.run(["find", "--act", "knows", "--format", "json"]).json()
    let some: Hits = try Program.run(["find", "child", "--act", "knows", "--format", "json"]).json()
    let any: Hits = try Program.run(["find", "child", "--format", "json"]).json()
    #expect(all.hits.allSatisfy { $0.kind == "statement" } && all.hits.count > some.hits.count)
    #expect(!some.hits.isEmpty && some.hits.count < any.hits.count)
    #expect(try Program.run(["find"]).status == 64)
    #expect(try Program.run(["find", "--act", "feels"]).status == 64)
  }

  @Test func `a table may say what kind of act a statement is`() throws {
    try Program.inFolder { folder in
      try Data(
        """
        Competency,Level,Statement,Act
        Talk,One,Explains the plan.,Guides others
        Talk,One,Listens.,knows
        Talk,Two,Writes.,knos

        """.utf8
      ).write(to: folder.appending(path: "a.csv"))
      let result = try Program.run(
        ["import", "a.csv", "--id", "own", "--levels", "One,Two"], in: folder)
      #expect(result.status == 1)
      #expect(
        result.stderr.contains("unknown kind of act 'knos'; did you mean 'knows'?"),
        "\(result.stderr)")
      let shown = try Program.run(
        ["show", "own", "--frameworks", "own", "--format", "csv"], in: folder)
      #expect(shown.text.contains(",guides,") && shown.text.contains(",knows,"))
    }
  }
}
