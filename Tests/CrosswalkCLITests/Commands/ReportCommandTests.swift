import CrosswalkCLI
import CrosswalkFrameworks
import CrosswalkKit
import CrosswalkModel
import CrosswalkTestSupport
import Foundation
import Testing

/// What of a county serves each statement of a framework, and where each of its own goes.
@Suite struct ReportCommandTests {
  private struct Report: Decodable {
    struct Link: Decodable { var id, relation: String }
    struct Entry: Decodable {
      var id, standing: String
      var links: [Link]
    }
    struct Unit: Decodable { var statements: [Entry] }
    struct Side: Decodable {
      var framework: String
      var topic: Double?
      var units: [Unit]
      var entries: [Entry] { units.flatMap(\.statements) }
    }
    var format: String
    var mine, target: Side
  }

  private func report(_ folder: URL, _ arguments: String...) throws -> Program.Result {
    try Program.run(
      ["report", "county", "--against", "cpm", "--frameworks", "county"] + arguments, in: folder)
  }

  private static let cpm = {
    try! Catalog.bundled.framework("cpm").framework.statements.map(\.statement.id)
  }()

  @Test func `every one of mine and every one of theirs stands in it once`() throws {
    try Program.inFolder { folder in
      try FortyStatements.write(to: folder)
      let json = try report(folder, "--format", "json")
      #expect(json.status == 0, "\(json.stderr)")
      let found = try json.json(as: Report.self)
      #expect(found.format == "crosswalk.report/1")
      #expect(found.target.entries.map(\.id) == Self.cpm)
      #expect(found.mine.entries.count == FortyStatements.count)
      #expect(Set(found.mine.entries.map(\.id)).count == FortyStatements.count)
      let mine = Set(found.mine.entries.map(\.standing))
      #expect(mine.isSuperset(of: ["served", "absent", "not-judged", "deficit"]))
      #expect(found.mine.entries.count { $0.standing == "deficit" } == 2)

      let rows = try report(folder, "--format", "csv").text.split(separator: "\n").dropFirst()
        .map { $0.split(separator: ",", maxSplits: 4).map(String.init) }
      #expect(rows.filter { $0[0] == "target" }.map { $0[3] } == Self.cpm)
      #expect(rows.filter { $0[0] == "mine" }.map { $0[3] } == found.mine.entries.map(\.id))

      for form in ["text", "markdown", "html"] {
        let text = try report(folder, "--format", form).text
        for id in Self.cpm + found.mine.entries.map(\.id) {
          let head =
            switch form {
            case "html": "<span class=\"id\"><bdi>\(id)</bdi></span>"
            case "markdown": "\n- **\(id.replacing(".", with: "\\."))** "
            default: "\n  \(id)  "
            }
          let plain = form == "markdown" ? "\n- **\(id)** " : head
          let times = [head, plain].map { text.components(separatedBy: $0).count - 1 }.max()
          #expect(times == 1, "\(form) \(id)")
        }
      }
    }
  }

  @Test func `a county that nobody has aligned is not judged yet, and nothing is 0 percent`() throws
  {
    try Program.inFolder { folder in
      try FortyStatements.write(to: folder, isAligned: false)
      let text = try report(folder).text.split { $0.isWhitespace }.joined(separator: " ")
      #expect(text.contains("Nobody has judged yet what the statements of county are about"))
      #expect(text.contains("Of cpm, county serves not judged yet"))
      #expect(!text.contains("0 %") && !text.contains("Missed"))
      let compared = try Program.run(
        ["compare", "county", "cpm", "--frameworks", "county"], in: folder)
      #expect(compared.text.contains("topic not judged yet; behavior not judged yet"))
      #expect(compared.text.contains("nobody has said what the levels of 'county'"))
      #expect(!compared.text.contains("measure nothing in common"))
    }
  }

  @Test func `a workbook and a Word document hold every statement`() throws {
    try Program.inFolder { folder in
      try FortyStatements.write(to: folder)
      for form in ["xlsx", "docx"] {
        let result = try report(folder, "--format", form, "--out", "report.\(form)")
        #expect(result.status == 0 && result.stdout.isEmpty, "\(result.stderr)")
      }
      try Oracle.run(
        """
        import openpyxl
        sheets = openpyxl.load_workbook("report.xlsx")
        rows = list(sheets["statements"].iter_rows(values_only=True))
        assert sheets.sheetnames == ["units", "statements", "pairs"]
        assert sum(r[0] == "mine" for r in rows) == 40
        assert sum(r[0] == "target" for r in rows) == \(Self.cpm.count)
        """, in: folder)
    }
  }

  @Test func `misuse is told`() throws {
    #expect(try Program.run(["report", "cpm", "--against", "cpm"]).status == 64)
    let near = try Program.run(["report", "sf-294", "--against", "cpm"])
    #expect(near.status == 2 && near.stderr.contains("did you mean 'sf-2940'?"))
  }
}
