import CrosswalkCLI
import Foundation
import Testing

/// What strangers type, and whether the answer takes them on: each slip with the words that it has to
/// say. The table of them is kept, so that somebody looks at each message that changes.
@Suite struct SlipsTests {
  struct Slip {
    /// What somebody wants, or does wrong.
    let what: String
    let command: String
    let status: Int32
    /// What the answer has to say.
    let says: [String]

    init(_ what: String, _ command: String, _ status: Int32, _ says: String...) {
      (self.what, self.command, self.status, self.says) = (what, command, status, says)
    }
  }

  /// Files that lie about in the folder in which the slips are made.
  private static let files = [
    "ratings.csv": "person,unit,level\nP1,CM,acquired\nP2,XX,acquired\nP3,CM,excellent\n",
    "wide.csv": "name;cluster;rating\nAnn;CM;acquired\n",
    "semicolons.csv": "person;unit;level\nP1;CM;acquired\n", "empty.csv": "",
    "letter.docx": "hello", "anchors.xlsx": "PK\u{3}\u{4}", "bad.json": "{",
    "answer.json": "{\"format\": \"other\"}",
  ]

  private static let names: [Slip] = [
    .init(
      "a letter swapped in a command", "trnaslate sf-2940 --to cpm", 64, "'crosswalk translate'?"),
    .init("a command of another program", "commit", 64, "there is no command", "--help' lists"),
    .init("one that is near to ours", "status", 64, "did you mean 'crosswalk stats'?"),
    .init("a typo below a command", "review aply", 64, "did you mean 'crosswalk review apply'?"),
    .init(
      "a unit where a command belongs", "levels kent", 64, "no command 'crosswalk levels kent'"),
    .init("a typo in an option", "compare kent set --formt html", 64, "'--formt'", "'--format'"),
    .init("a framework with a typo", "show kentt", 2, "did you mean 'kent'?"),
    .init("a framework that is nowhere", "show valley", 2, "'crosswalk list'", "--frameworks"),
    .init("a folder not yet added", "show my-county", 2, "add --frameworks my-county"),
    .init("the same, matched", "match my-county --to cpm", 2, "add --frameworks my-county"),
    .init("the same, compared", "compare my-county cpm", 2, "add --frameworks my-county"),
    .init("the same, exported", "export my-county --to csv", 2, "add --frameworks my-county"),
    .init("a pair with a typo", "methods kent--cmp", 2, "did you mean 'cpm'?"),
    .init("half of a pair", "methods kent", 64, "two frameworks as A--B"),
    .init("a unit's name with a typo", "show cpm 'Be acountable'", 2, "'Be Accountable'?"),
    .init("a statement that is not there", "match cpm:99 --to set", 2, "unknown", "99"),
    .init("a concept with a typo", "show ontology bais", 2, "did you mean 'bias'?"),
    .init("a level of no framework", "show sf-2940 --level expert", 2, "emerging"),
    .init("nobody of a role", "show sf-2940 --role director", 2, "about a director"),
    .init("a role that is none", "show cpm --role boss", 64, "'supervisor'"),
    .init("the ontology by role", "show ontology --role worker", 64, "neither levels nor roles"),
  ]

  private static let ratings: [Slip] = [
    .init("a level that is none", "translate sf-2940 --to cpm CM=excellent", 2, "accomplished"),
    .init("a level as a number", "translate sf-2940 --to cpm CM=3", 2, "emerging, developing"),
    .init(
      "a unit with a typo", "translate sf-2940 --to cpm Communicaton=acquired", 2, "'Communication'"
    ),
    .init("a rating without a level", "translate sf-2940 --to cpm CM", 64, "UNIT=LEVEL"),
    .init("no rating", "translate sf-2940 --to cpm", 64, "UNIT=LEVEL", "--ratings"),
    .init("no target", "translate sf-2940 CM=acquired", 64, "--to"),
    .init(
      "a threshold of no name", "translate sf-2940 --to cpm all=acquired --threshold blah=1", 64,
      "abstainCoverage"),
    .init(
      "a threshold with a typo", "translate sf-2940 --to cpm all=acquired --threshold fokus=1", 64,
      "did you mean 'focus'?"),
    .init("a threshold without a number", "methods --threshold focus", 64, "such as focus=0.1"),
    .init("a share over one", "methods --threshold focus=10", 64, "0.25 for 25 %"),
    .init(
      "some rows that cannot be used", "translate sf-2940 --to cpm --ratings ratings.csv", 1,
      "ratings.csv:3", "ratings.csv:4"),
    .init(
      "other headings", "translate sf-2940 --to cpm --ratings wide.csv", 2, "wide.csv", "person"),
    .init("semicolons", "translate sf-2940 --to cpm --ratings semicolons.csv", 0, "Communication"),
    .init(
      "an empty file", "translate sf-2940 --to cpm --ratings empty.csv", 2, "person, unit, level"),
    .init(
      "a file that is not there", "translate sf-2940 --to cpm --ratings none.csv", 2, "none.csv"),
    .init(
      "a workbook of ratings", "translate sf-2940 --to cpm --ratings anchors.xlsx", 2, "workbook",
      "CSV"),
    .init("a tenure under nothing", "expect sf-2940 --tenure -1", 2, "from 0 to 70 years, not -1"),
    .init("a tenure of a lifetime", "expect sf-2940 --tenure 80", 2, "from 0 to 70 years, not 80"),
    .init(
      "a decimal comma", "expect sf-2940 --tenure 3,5", 0, "Expected (not observed) after 3.5 years"
    ),
    .init("a tenure in words", "expect sf-2940 --tenure three", 64, "'three'", "--tenure"),
    .init(
      "tenure where none is known", "expect kent --tenure 2", 2,
      "ties no level to a time of service"),
    .init(
      "gaps to no level", "gaps sf-2940 --ratings semicolons.csv --target kent", 2, "kent:senior"),
    .init(
      "gaps to a level that is none", "gaps sf-2940 --ratings semicolons.csv --target kent:boss", 2,
      "senior"),
    .init(
      "a plan without hours", "curriculum sf-2940 --ratings semicolons.csv --target kent:senior",
      64, "--hours"),
  ]

  private static let filed: [Slip] = [
    .init(
      "a workbook as a framework", "list --frameworks anchors.xlsx", 2, "this is a workbook",
      "crosswalk import"),
    .init(
      "a Word file as a framework", "list --frameworks letter.docx", 2, "this is a Word document",
      "crosswalk import"),
    .init(
      "a workbook to be checked", "check anchors.xlsx", 2, "this is a workbook", "crosswalk import"),
    .init("a workbook as an alignment", "list --alignment anchors.xlsx", 2, "this is a workbook"),
    .init(
      "a folder without files", "list --frameworks empty", 2, "empty: the folder holds no YAML file"
    ),
    .init(
      "a folder that is not there", "list --frameworks none", 2,
      "none: there is no such file or folder"),
    .init("an import without a name", "import semicolons.csv", 64, "--id"),
    .init(
      "a name with a space", "import semicolons.csv --id 'my county'", 64,
      "letters, digits and hyphens"),
    .init("a text called a Word file", "import letter.docx --id x", 2, "not a Word document"),
    .init("a sheet with a typo", "document onepager cpm", 64, "did you mean 'one-pager'?"),
    .init("a new framework of a taken name", "new kent", 64, "'kent' is a bundled framework"),
    .init("a form that is none", "list --format pdf", 64, "'csv'"),
    .init("a folder for a file", "list --out empty", 2, "empty"),
    .init("a place that is not there", "list --out none/list.txt", 2, "there is no folder 'none'"),
    .init("a side file of nothing", "compare kent set --source-file", 64, "--out"),
    .init(
      "a citation of something else", "cite answer.json", 2,
      "answer.json: this is no result of ours"),
    .init("a damaged result", "cite bad.json", 2, "bad.json"),
  ]

  private static let questions: [Slip] = [
    .init("where do I begin?", "--help", 0, "crosswalk guide"),
    .init("what is there?", "list", 0, "cpm", "kent", "set", "sf-2940"),
    .init("what does a supervisor have to do?", "show cpm --role supervisor", 0, "supervisor"),
    .init("who speaks of bias?", "show ontology bias", 0, "statements on it"),
    .init("is there a word on court?", "find court", 0, "found"),
    .init("and on nothing?", "find zzzz", 0, "nothing found"),
    .init("how do I cite this?", "cite sf-2940--cpm", 0, "Content hash", "No licence is given"),
    .init(
      "how was it made?", "methods sf-2940--cpm", 0, "Thresholds in force",
      "What this does not show"),
    .init("what can be printed?", "document list", 0, "one-pager"),
    .init("what does two years let one expect?", "expect sf-2940 --tenure 2", 0, "Developing"),
    .init("how is a table filled in?", "template sf-2940", 0, "person,unit,title,level"),
  ]

  static let all = names + ratings + filed + questions

  @Test func `every slip and question is answered, and the answers are as they were`() throws {
    #expect(Self.all.count > 60 && Set(Self.all.map(\.command)).count == Self.all.count)
    var table =
      "| what | crosswalk … | exit | first line of the answer | verdict |\n|---|---|---|---|---|\n"
    try Program.inFolder { (folder) throws in
      for (name, content) in Self.files {
        try Data(content.utf8).write(to: folder.appending(path: name))
      }
      for name in ["empty", "my-county"] {
        try FileManager.default.createDirectory(
          at: folder.appending(path: name), withIntermediateDirectories: false)
      }
      for slip in Self.all {
        let result = try Program.run(Program.words(slip.command), in: folder)
        let answer = result.stderr + result.text
        let missing = slip.says.filter { !answer.contains($0) }
        let isTold = result.status == slip.status && missing.isEmpty
        #expect(
          isTold,
          "\(slip.command): exit \(result.status), \(missing) missing in \(answer.prefix(400))")
        // An error says so once, in one style, and never in the words of a programmer.
        if slip.status != 0 {
          #expect(
            result.stderr.contains("error: ") && !result.stderr.contains("Error: "),
            "\(slip.command)")
          #expect(!answer.contains("Swift") && !answer.contains("Optional("), "\(slip.command)")
        }
        let line = answer.split(separator: "\n").first.map(String.init) ?? ""
        let verdict = isTold ? (slip.status == 0 ? "answered" : "told what to do") : "not helped"
        table += "| \(slip.what) | \(slip.command) | \(result.status) | "
        table += "\(line.prefix(160).replacing("|", with: "\\|")) | \(verdict) |\n"
      }
    }
    try Snapshot.expect(table, "slips.md")
  }
}
