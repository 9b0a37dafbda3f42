import CrosswalkCLI
import CrosswalkFrameworks
import CrosswalkModel
import CrosswalkTables
import Foundation
import Testing

@Suite struct ExportCommandTests {
  private static let ids = ["cpm", "kent", "set", "sf-2940"]

  /// What a table of statements says of them, whatever the framework is called: unit, id, level,
  /// actor and text; nothing of links.
  private func facts(_ arguments: [String], in folder: URL? = nil) throws -> [[String]] {
    let table = try Program.run(["show"] + arguments + ["--format", "csv"], in: folder)
    #expect(table.status == 0, "\(table.stderr)")
    var rows: [[String]] = []
    var reader = CSVReader()
    var columns: [Int] = []
    let take = { (row: CSVReader.Row) in
      if columns.isEmpty {
        columns = ["unit", "statement", "level", "actor", "text"].map {
          row.fields.firstIndex(of: $0) ?? 0
        }
      }
      let facts = columns.map { row.fields[$0] }
      if rows.last != facts { rows.append(facts) }
    }
    reader.read(Array(table.stdout), take)
    reader.finish(take)
    return rows
  }

  @Test(arguments: ids, ["case", "csv", "xlsx"])
  func `what is exported is imported again`(id: String, format: String) throws {
    try Program.inFolder { (folder) throws in
      let ending = format == "case" ? "json" : format
      let export = try Program.run(
        ["export", id, "--to", format, "--out", "a.\(ending)"], in: folder)
      #expect(export.status == 0 && export.stdout.isEmpty)
      #expect(export.stderr.contains("\(id) as \(format): what is lost\n"))
      var arguments = ["import", "a.\(ending)", "--id", "back"]
      let levels = try Catalog.bundled.framework(id).framework.scale.levels
      if format != "case" {
        // Where no statement has a level, or not every level a statement, the table does not say.
        arguments += [
          "--levels", levels.map(format == "csv" ? \.id : \.title).joined(separator: ","),
        ]
      }
      if format == "csv" { arguments += ["--map", "statement=id,text=statement"] }
      let result = try Program.run(arguments, in: folder)
      #expect(result.status == 0, "\(result.stderr)")
      let back = try facts(["back", "--frameworks", "back"], in: folder)
      var wanted = try facts([id])
      if format == "xlsx" {
        // Levels have come by their titles.
        wanted = wanted.map { row in
          var row = row
          let title = levels.first { $0.id == row[2] }?.title
          row[2] = title.map { self.id(ofLevel: $0) } ?? row[2]
          return row
        }
      }
      #expect(back == wanted)
    }
  }

  @Test func `a workbook whose statements have no level takes levels from their sheet`() throws {
    try Program.inFolder { folder in
      let export = try Program.run(
        ["export", "cpm", "--to", "xlsx", "--out", "a.xlsx"], in: folder)
      #expect(export.status == 0)
      let result = try Program.run(["import", "a.xlsx", "--id", "back"], in: folder)
      #expect(result.status == 0, "\(result.stderr)")
      let levels = try Program.run(
        ["show", "back", "--frameworks", "back", "--format", "json"], in: folder
      ).text
      for level in ["Emerging", "Acquiring", "Accomplished"] { #expect(levels.contains(level)) }
    }
  }

  private func id(ofLevel title: String) -> String {
    title.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: "-")
  }

  @Test func `judgements of a pair are read back from SSSOM`() throws {
    try Program.inFolder { (folder) throws in
      let export = try Program.run(
        ["export", "sf-2940--cpm", "--to", "sssom", "--out", "a.tsv"], in: folder)
      #expect(export.status == 0)
      let both = try Program.run(["import-matches", "a.tsv", "--format", "json"], in: folder)
      #expect(both.status == 2 && both.stderr.contains("choose with --from and --to"))
      for wanted in try Catalog.bundled.matches(between: "sf-2940", and: "cpm") {
        let back = try Program.run(
          [
            "import-matches", "a.tsv", "--from", wanted.from, "--to", wanted.to, "--format", "json",
          ], in: folder)
        #expect(back.status == 0, "\(back.stderr)")
        let set = try back.json(as: MatchSet.self)
        let said = { (set: MatchSet) in
          set.matches.map { "\($0.subject) \($0.object ?? "") \($0.confidence) \($0.note)" }
        }
        #expect(Set(said(set)) == Set(said(wanted)) && set.matches.count == wanted.matches.count)
      }
    }
  }

  @Test func `JSON holds what the catalog holds`() throws {
    struct Report: Decodable {
      struct Unit: Decodable {
        struct Statement: Decodable {
          struct Concept: Decodable {
            let id: String
            let share: Double
          }
          let id: String
          let text: String
          let concepts: [Concept]
        }
        let statements: [Statement]
      }
      let units: [Unit]
    }
    for id in Self.ids {
      let result = try Program.run("export", id, "--to", "json")
      let statements = try result.json(as: Report.self).units.flatMap(\.statements)
      let aligned = try Catalog.bundled.framework(id)
      #expect(statements.map(\.text) == aligned.framework.statements.map(\.statement.text))
      let links = aligned.linksByStatement
      for statement in statements {
        #expect(statement.concepts.map(\.share) == (links[statement.id] ?? []).map(\.share))
      }
    }
  }

  @Test func `every export says what is lost, and is the same twice`() throws {
    for (subject, formats) in [
      ("kent", ["sssom", "case", "skos", "csv", "xlsx", "json"]),
      ("set--kent", ["sssom", "skos", "csv", "xlsx", "json"]),
    ] {
      for format in formats {
        let result = try Program.run("export", subject, "--to", format)
        #expect(result.status == 0 && !result.stdout.isEmpty)
        #expect(result.stderr.hasPrefix("\(subject) as \(format): "), "\(result.stderr)")
        #expect(result.stderr.contains("\n  left out: "), "\(result.stderr)")
        #expect(try Program.run("export", subject, "--to", format).stdout == result.stdout)
      }
    }
  }

  @Test func `what follows can be limited to the strongest of a statement, and the rest is told`()
    throws
  {
    func rows(_ more: [String]) throws -> (rows: [Substring], said: String) {
      let result = try Program.run(["export", "set--kent", "--to", "csv", "--derived"] + more)
      #expect(result.status == 0, "\(result.stderr)")
      return (result.text.split(separator: "\n"), result.stderr)
    }
    let (all, few) = (try rows([]), try rows(["--limit", "2"]))
    #expect(!all.said.contains("weaker") && few.said.contains("weaker pairs of statements"))
    // They are some of all, in their order.
    var rest = all.rows[...]
    for row in few.rows {
      let place = try #require(rest.firstIndex(of: row))
      rest = rest[(place + 1)...]
    }
    let bySubject = Dictionary(
      grouping: few.rows.filter { $0.contains("MappingChaining") }
    ) { $0.prefix { $0 != "," } }
    #expect(bySubject.values.map(\.count).max() == 2)
  }

  @Test func `misuse, and what is not there`() throws {
    for arguments in [
      ["kent--set", "--to", "case"], ["kent", "--to", "xlsx", "--derived"], ["kent"],
      ["kent", "--to", "xls"], ["kent--kent", "--to", "csv"],
      ["kent", "--to", "sssom", "--license", "a b"], ["kent", "--to", "case", "--namespace", "x"],
      ["set--kent", "--to", "csv", "--limit", "3"],
      ["set--kent", "--to", "csv", "--derived", "--limit", "0"],
    ] {
      let result = try Program.run(["export"] + arguments)
      #expect(result.status == 64 && result.stdout.isEmpty, "\(arguments): \(result.stderr)")
    }
    #expect(try Program.run("export", "knt", "--to", "xlsx").stderr.contains("did you mean 'kent'"))
    #expect(try Program.run("export", "kent--cmp", "--to", "xlsx").status == 2)
    let nowhere = try Program.run("export", "kent", "--to", "xlsx", "--out", "/no/such/a.xlsx")
    #expect(nowhere.status == 2)
  }

  @Test(
    .enabled(
      if: FileManager.default.isExecutableFile(atPath: "/usr/bin/script"), "script is missing"))
  func `a workbook is not written to a terminal`() throws {
    let answer = try Program.shell(
      "script -qec '\"$CROSSWALK\" export kent --to xlsx; echo status $?' /dev/null")
    #expect(
      answer.contains("--out names where it goes") && answer.contains("status 64"), "\(answer)")
    #expect(!answer.contains("PK"))
  }
}
