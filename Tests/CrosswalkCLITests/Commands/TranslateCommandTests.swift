import CrosswalkCLI
import CrosswalkFrameworks
import CrosswalkKit
import CrosswalkModel
import Foundation
import Testing

@Suite struct TranslateCommandTests {
  private func translate(_ arguments: String..., stdin: Data = Data()) throws -> Program.Result {
    try Program.run(["translate", "sf-2940", "--to", "cpm"] + arguments, stdin: stdin)
  }

  @Test func `the text is as it was`() throws {
    let result = try translate("CM=accomplished", "RO=acquired", "--explain")
    #expect(result.status == 0 && result.stderr.isEmpty)
    try Snapshot.expect(result.text, "translate.txt")
  }

  @Test func `behaviours about leaders are at most indicative, with a caution`() throws {
    let result = try translate("all=accomplished", "--format", "json")
    let answer = try result.json(as: Answer.self)
    #expect(answer.format == "crosswalk.translation/1")
    #expect(answer.results.map(\.unit) == (1...16).map { "\($0)" })
    for unit in answer.results {
      // The first two are about all staff.
      if Int(unit.unit)! >= 3 {
        #expect(unit.cautions.map(\.code).contains("actor") && unit.status != "answer")
      }
      if unit.status == "abstained" {
        #expect(unit.reason == "coverage" && unit.distribution == nil && unit.answer == nil)
        #expect(unit.contributions.isEmpty && unit.coverage < 0.2)
      } else {
        #expect(unit.reason == nil && unit.interval?.count == 2)
        #expect(abs((unit.distribution ?? []).map(\.p).reduce(0, +) - 1) < 1e-9)
        #expect(abs(unit.contributions.map(\.weight).reduce(0, +) - 1) < 1e-9)
      }
    }
    #expect(Set(answer.results.map(\.status)) == ["indicative", "abstained"])
    #expect(try translate("all=accomplished", "--format", "json").stdout == result.stdout)
  }

  @Test func `within one framework a rating is itself`() throws {
    let answer = try Program.run(
      "translate", "sf-2940", "--to", "sf-2940", "CM=acquired", "--format", "json"
    ).json(as: Answer.self)
    for unit in answer.results {
      if unit.unit == "CM" {
        #expect(unit.answer == "acquired" && unit.interval == ["acquired", "acquired"])
        #expect((unit.distribution ?? []).allSatisfy { $0.p == ($0.level == "acquired" ? 1 : 0) })
      } else {
        #expect(unit.status == "abstained" && unit.reason == "unrated")
      }
    }
    #expect(answer.results.count == 7)
  }

  @Test func `raising any one level never lowers an answer`() throws {
    let translator = try Catalog.bundled.translator(from: "sf-2940", to: "cpm")
    let levels = translator.source.framework.scale.levels.map(\.id)
    let units = translator.source.framework.ratedUnits.map(\.id)
    let outcomes = ["below"] + translator.target.framework.scale.levels.map(\.id) + ["above"]
    func ranks(_ ratings: [String: String]) throws -> [[Int]] {
      try translator.translate(Profile(levels: ratings)).results.map { result in
        (result.interval ?? []).map { outcomes.firstIndex(of: $0)! }
      }
    }
    for seed in 0..<4 {
      for unit in units {
        var others: [String: String] = [:]
        for (index, other) in units.enumerated() {
          others[other] = levels[(seed * 7 + index * (seed + 1)) % levels.count]
        }
        var before: [[Int]]?
        for level in levels {
          let after = try ranks(others.merging([unit: level]) { $1 })
          if let before {
            for (low, high) in zip(before, after) {
              // A level that is silent gives none.
              #expect(zip(low, high).allSatisfy { $0 <= $1 })
            }
          }
          before = after
        }
      }
    }
  }

  @Test func `units and levels go by id or title, and a title may hold an equals sign`() throws {
    let one = try translate("Communication=Accomplished", "--format", "json")
    #expect(try translate("cm=ACCOMPLISHED", "--format", "json").stdout == one.stdout)
    #expect(one.status == 0)
  }

  @Test func `all stands for every unit without a rating of its own`() throws {
    let one = try translate("all=acquired", "CM=mastery", "--format", "csv")
    let other = try translate(
      "CE=acquired", "CM=mastery", "CS=acquired", "PE=acquired", "PX=acquired", "RO=acquired",
      "WE=acquired", "--format", "csv")
    #expect(one.stdout == other.stdout)
  }

  @Test func `nothing answered is said clearly and is fine`() throws {
    let result = try translate("CE=emerging", "--threshold", "abstainCoverage=0.99")
    #expect(result.status == 0)
    #expect(result.text.contains("No unit of cpm gets an answer from these ratings."))
  }

  @Test func `thresholds move, and the result says so`() throws {
    let answer = try translate(
      "all=acquired", "--threshold", "abstainCoverage=0", "--threshold", "focus=0.3", "--format",
      "json"
    ).json(as: Answer.self)
    #expect(answer.thresholds["abstainCoverage"] == 0 && answer.thresholds["focus"] == 0.3)
    let usual = try translate("all=acquired", "--format", "json").json(as: Answer.self)
    #expect(answer.hash != usual.hash)
    #expect(
      answer.results.filter { $0.status == "abstained" }.count
        < usual.results.filter { $0.status == "abstained" }.count)
  }

  @Test func `role and basis are kept`() throws {
    let answer = try translate(
      "all=acquired", "--role", "worker", "--basis", "expected", "--format", "json"
    ).json(as: Answer.self)
    #expect(answer.role == "worker" && answer.basis == "expected")
    #expect(answer.results.allSatisfy { $0.cautions.contains { $0.code == "basis" } })
  }

  @Test func `that no statement speaks of the role is said, and no coverage`() throws {
    let result = try translate("all=acquired", "--role", "supervisor")
    #expect(result.status == 0)
    let words = result.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(
      words.contains("No statement of sf-2940 behind these ratings speaks of a supervisor"))
    #expect(!words.contains("covered 0 %"))
    let answer = try translate("all=acquired", "--role", "supervisor", "--format", "json")
      .json(as: Answer.self)
    #expect(answer.results.allSatisfy { ["source-role", "role"].contains($0.reason) })
  }

  @Test func `roles that no person has are neither offered nor taken`() throws {
    for role in ["agency", "all-staff"] {
      let result = try translate("all=acquired", "--role", role)
      #expect(result.status == 64 && result.stderr.contains("worker"))
      #expect(!(try translate("--help").text.contains(role)))
    }
  }

  @Test func `what levels that sound alike do not mean is said once`() throws {
    let text = try translate("all=acquired", "CM=accomplished").text
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let line = "'Acquired' of sf-2940 and 'Acquiring' of cpm sound alike"
    #expect(words.components(separatedBy: line).count == 2)
    #expect(words.components(separatedBy: "indicative:").count > 2)
  }

  @Test func `where there is nothing to be careful of there is no heading that says so`() throws {
    let text = try Program.run("translate", "sf-2940", "--to", "sf-2940", "CM=acquired").text
    #expect(!text.contains("Read this with care"))
    #expect(try translate("CM=acquired").text.contains("Read this with care\n    ! "))
  }

  // MARK: Files of ratings

  private let table =
    "person;unit;level\r\nAna;CM;Accomplished\r\nJosé;Relating to Others;acquired\r\n"

  private func people(_ result: Program.Result) throws -> [String?] {
    try result.json(as: [Answer].self).map(\.person)
  }

  @Test func `ratings come from files as spreadsheets write them`() throws {
    try Program.inFolder { (folder) throws in
      let utf16 = { (big: Bool) in
        Data(
          ([0xFEFF] + Array(table.utf16)).flatMap { unit -> [UInt8] in
            let bytes = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
            return big ? bytes : bytes.reversed()
          })
      }
      let forms = [
        Data(table.utf8), Data([0xEF, 0xBB, 0xBF] + Array(table.utf8)), utf16(true), utf16(false),
        Data(("sep=;\r\n" + table).utf8), Data(table.replacing(";", with: "\t").utf8),
      ]
      var outputs: Set<Data> = []
      for form in forms {
        let file = folder.appending(path: "ratings.csv")
        try form.write(to: file)
        let result = try translate("--ratings", file.path, "--format", "json")
        #expect(result.status == 0, "\(result.stderr)")
        #expect(result.stderr.hasPrefix("\(file.path): 2 rows: 2 used; 2 people; "))
        #expect(try people(result) == ["Ana", "José"])
        outputs.insert(result.stdout)
        #expect(
          try translate("--ratings", "-", "--format", "json", stdin: form).stdout == result.stdout)
      }
      #expect(outputs.count == 1)
    }
  }

  @Test func `bad rows are told with their lines, and good ones are translated`() throws {
    let input = "person,unit,level\nAna,CM,acquired\nAna,XX,acquired\nBo,RO,best\nBo,RO,acquired\n"
    let result = try translate("--ratings", "-", "--format", "json", stdin: Data(input.utf8))
    #expect(result.status == 1)
    #expect(try people(result) == ["Ana", "Bo"])
    let lines = result.stderr.split(separator: "\n")
    #expect(
      lines.dropLast().map { $0.prefix(24) }
        == ["standard input:3: error:", "standard input:4: error:"])
    #expect(
      lines.last!.hasPrefix("standard input: 4 rows: 2 used, 2 that cannot be used; 2 people; "))
    #expect(try translate("--ratings", "-", stdin: Data(input.utf8)).text.contains("Person: Bo"))
  }

  @Test func `a file that is no table of ratings is refused in words`() throws {
    for (input, words) in [
      ("", "no first row"), ("\n\n", "no first row"), ("a,b\n", "no column 'person'"),
      ("PK\u{3}\u{4}\u{14}\n", "save the sheet as 'CSV UTF-8'"),
    ] {
      let result = try translate("--ratings", "-", stdin: Data(input.utf8))
      #expect(result.status == 2 && result.stdout.isEmpty)
      #expect(result.stderr.contains(words), "\(result.stderr)")
    }
    #expect(try translate("--ratings", "/").stderr == "error: /: Is a directory\n")
    let empty = try translate("--ratings", "-", stdin: Data("person,unit,level\n".utf8))
    #expect(empty.status == 0 && empty.text == "No rating to translate.\n")
  }

  @Test func `escape codes in a table never reach the terminal`() throws {
    let input =
      "person,unit,level,\u{1B}[31mred\n\u{1B}[2JAna,CM,acquired\nBo,\u{1B}]0;x\u{7},acquired\n"
    let result = try translate("--ratings", "-", stdin: Data(input.utf8))
    #expect(result.status == 1)
    #expect(!result.text.contains("\u{1B}") && !result.stderr.contains("\u{1B}"))
    #expect(!result.stderr.contains("\u{7}"))
  }

  @Test func `a template is filled in and read back`() throws {
    try Program.inFolder { (folder) throws in
      let file = folder.appending(path: "blank.csv").path
      let made = try Program.run("template", "sf-2940", "--person", "Ana", "--out", file)
      #expect(made.status == 0 && made.stdout.isEmpty)
      #expect(made.stderr.hasPrefix("wrote \(file)\nlevels: emerging (Emerging), "))
      let blank = try String(contentsOfFile: file, encoding: .utf8)
      #expect(
        blank.hasPrefix("person,unit,title,level,role,basis\nAna,PE,Personal Effectiveness,,,\n"))
      let nothing = try translate("--ratings", file)
      #expect(nothing.status == 0 && nothing.stderr.contains("7 without a level; 0 people"))
      let filled = blank.replacing(",,,\n", with: ",acquired,worker,\n")
      let result = try translate(
        "--ratings", "-", "--format", "json", stdin: Data(filled.utf8))
      #expect(result.status == 0 && result.stderr.contains("7 rows: 7 used; 1 person; "))
      #expect(try people(result) == ["Ana"])
    }
  }
}
