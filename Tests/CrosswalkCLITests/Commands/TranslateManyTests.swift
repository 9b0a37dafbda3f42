import CrosswalkBase
import CrosswalkCLI
import CrosswalkFrameworks
import CrosswalkKit
import CrosswalkModel
import CrosswalkTables
import CrosswalkTestSupport
import Foundation
import Testing

@Suite struct TranslateManyTests {
  private static let units = ["PE", "RO", "CM", "CS", "PX", "CE", "WE"]
  private static let levels = ["emerging", "developing", "acquired", "accomplished", "mastery"]

  private func translate(
    _ arguments: String..., to target: String = "cpm", ratings: String
  ) throws -> Program.Result {
    try Program.run(
      ["translate", "sf-2940", "--to", target, "--ratings", "-"] + arguments,
      stdin: Data(ratings.utf8))
  }

  /// Rows of so many people, each together, with units left out, roles and bases.
  private func rows(_ people: Int, seed: Int) -> [String] {
    var random = SplitMix64(seed: seed)
    return (0..<people).flatMap { person -> [String] in
      let role = ["", "", "worker", "supervisor"].randomElement(using: &random)!
      let basis = ["", "", "self"].randomElement(using: &random)!
      return Self.units.filter { _ in Int.random(in: 0..<4, using: &random) > 0 }.map {
        "P\(person),\($0),\(Self.levels.randomElement(using: &random)!),\(role),\(basis)"
      }
    }
  }

  private func table(_ rows: [String]) -> String {
    (["person,unit,level,role,basis"] + rows).map { $0 + "\n" }.joined()
  }

  private func fields(_ line: some StringProtocol) -> [String] {
    String(line).components(separatedBy: ",")
  }

  @Test("A line for each person and unit has what one translation has", arguments: ["cpm", "kent"])
  func lines(target: String) throws {
    let rows = rows(60, seed: 1)
    let result = try translate("--format", "csv", to: target, ratings: table(rows))
    #expect(result.status == 0)
    let lines = result.text.split(separator: "\n")
    #expect(
      lines[0] == "person,role,basis,unit,status,reason,answer,low,high,coverage,cautions")
    let translator = try Catalog.bundled.translator(from: "sf-2940", to: target)
    var people: [String: Profile] = [:]
    for row in rows.map(fields) {
      var profile =
        people[row[0]]
        ?? Profile(
          person: row[0], role: Role(rawValue: row[3]),
          basis: row[4].isEmpty ? .observed : Basis(rawValue: row[4])!, levels: [:])
      profile.levels[row[1]] = row[2]
      people[row[0]] = profile
    }
    var expected: Set<[String]> = []
    for profile in people.values {
      for result in try translator.translate(profile).results {
        expected.insert([
          profile.person!, profile.role?.rawValue ?? "", profile.basis.rawValue, result.unit,
          result.status.rawValue, result.reason?.rawValue ?? "", result.answer ?? "",
          result.interval?.first ?? "", result.interval?.last ?? "", "\(result.coverage)",
          result.cautions.map(\.code.rawValue).joined(separator: " "),
        ])
      }
    }
    #expect(Set(lines.dropFirst().map(fields)) == expected)
    #expect(lines.count == expected.count + 1)
    #expect(
      result.stderr.hasSuffix(
        "; \(expected.count) lines written; content hash \(translator.hash)\n"))
    #expect(
      result.stderr.contains(
        "\(rows.count) rows: \(rows.count) used; \(people.count) people; "))
    let withheld = expected.count { $0[4] == "abstained" }
    #expect(result.stderr.contains(" \(withheld) withheld; "))
  }

  @Test func `distributions stand on a line for each outcome, and sum to one`() throws {
    let rows = rows(20, seed: 2)
    let result = try translate("--format", "csv", "--distribution", "--hash", ratings: table(rows))
    let lines = result.text.split(separator: "\n").map(fields)
    #expect(lines[0].suffix(4) == ["level", "p", "cautions", "hash"])
    let hash = try Catalog.bundled.translator(from: "sf-2940", to: "cpm").hash
    var sums: [[String]: Double] = [:]
    for line in lines.dropFirst() {
      #expect(line[13] == hash)
      if line[4] == "abstained" {
        #expect(line[10].isEmpty && line[11].isEmpty)
      } else {
        sums[Array(line[0...3]), default: 0] += try #require(Double(line[11]))
      }
    }
    #expect(!sums.isEmpty && sums.values.allSatisfy { abs($0 - 1) < 1e-9 })
  }

  @Test func `a JSON object a line says the same`() throws {
    struct Line: Decodable {
      var person, basis, unit, status: String
      var role, reason, answer, hash: String?
      var interval: [String]?
      var coverage: Double
      var cautions: [String]
      var distribution: [Translation.Outcome]?
    }
    let people = table(rows(20, seed: 3)).replacing("P1,", with: "\"say \"\"\u{E9}\"\"\",")
    let csv = try translate("--format", "csv", ratings: people).text.split(separator: "\n")
    let json = try translate(
      "--format", "ndjson", "--distribution", "--hash", ratings: people
    ).text.split(separator: "\n").map {
      try JSONDecoder().decode(Line.self, from: Data($0.utf8))
    }
    #expect(json.count == csv.count - 1)
    for (line, fields) in zip(json, csv.dropFirst().map(fields)) {
      if line.person == "say \"\u{E9}\"" {
        #expect(fields[0] == "\"say \"\"\u{E9}\"\"\"")
      } else {
        #expect(line.person == fields[0])
      }
      #expect([line.basis, line.unit, line.status] == Array(fields[2...4]))
      #expect((line.answer ?? "") == fields[6] && "\(line.coverage)" == fields[9])
      #expect(line.cautions.joined(separator: " ") == fields[10] && line.hash?.count == 64)
      #expect((line.distribution == nil) == (line.status == "abstained"))
    }
  }

  @Test func `ids that a spreadsheet would run come back as they were`() throws {
    let result = try translate(
      "--format", "csv", ratings: "person,unit,level\n'=cmd(),all,acquired\n-5,all,acquired\n")
    let ids = result.text.split(separator: "\n").dropFirst().map { fields($0)[0] }
    #expect(Set(ids) == ["'=cmd()", "-5"])
    let again = try translate(
      "--format", "csv", ratings: "person,unit,level\n=cmd(),all,acquired\n-5,all,acquired\n")
    #expect(again.stdout == result.stdout)
  }

  @Test func `rows that cannot be used go where they are asked to, and sums match`() throws {
    try Program.inFolder { (folder) throws in
      let good = rows(40, seed: 4)
      var rows: [String] = []
      for (number, row) in good.enumerated() {
        rows.append(row)
        if number < 103 {
          rows.append(row.replacing(",PE,", with: ",RO,").replacing(",RO,", with: ",XX,"))
        }
      }
      let bad = rows.filter { $0.contains(",XX,") }.count
      let (file, out) = (folder.appending(path: "bad.csv"), folder.appending(path: "out.csv"))
      let result = try translate(
        "--format", "csv", "--out", out.path, "--rejects", file.path, ratings: table(rows))
      #expect(result.status == 1 && result.stdout.isEmpty)
      #expect(result.stderr.split(separator: "\n").count == 2)
      let told = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      #expect(told[0] == "line,kind,reason")
      let lines = told.dropFirst().compactMap { Int(fields($0)[0]) }
      let expected = rows.enumerated().filter { $1.contains(",XX,") }.map { $0.offset + 2 }
      #expect(lines.filter(expected.contains) == expected)
      #expect(!told.contains { $0.contains("P1") })

      let many = try translate(
        "--format", "csv",
        ratings: "person,unit,level\n" + String(repeating: "A,XX,acquired\n", count: 250)
          + "B,all,best\n" + "B,all,acquired\n")
      #expect(many.status == 1 && bad > 0)
      let messages = many.stderr.split(separator: "\n")
      #expect(messages.filter { $0.contains(": error: unknown unit 'XX'") }.count == 100)
      #expect(
        messages.suffix(4).map { String($0) }.dropLast() == [
          "standard input: 251 rows cannot be used, of which the first 100 are above:",
          "  250 have an unknown unit", "  1 have an unknown level",
        ])
      #expect(
        messages.last?.contains("252 rows: 1 used, 251 that cannot be used; 1 person") ?? false)
    }
  }

  @Test func `a person who comes back is told how to be read, and nothing is written`() throws {
    try Program.inFolder { (folder) throws in
      let out = folder.appending(path: "out.csv")
      let rows = "person,unit,level\nA,CM,acquired\nB,CM,acquired\nA,RO,mastery\n"
      let result = try translate("--format", "csv", "--out", out.path, ratings: rows)
      #expect(result.status == 2)
      #expect(
        result.stderr
          == "error: standard input: line 4: the person here was rated further up, and other people "
          + "stand between; --unsorted takes rows in any order\n")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
      let sorted = try translate("--format", "csv", "--unsorted", ratings: rows)
      #expect(sorted.status == 0)
      let joined = "person,unit,level\nA,CM,acquired\nA,RO,mastery\nB,CM,acquired\n"
      #expect(try translate("--format", "csv", ratings: joined).stdout == sorted.stdout)
    }
  }

  @Test func `answers are counted by unit and office, and nobody can be told from it`() throws {
    let offices = ["North", "South", "Tiny"]
    let sizes = [30, 9, 3]
    var rows: [String] = []
    for (office, size) in zip(offices, sizes) {
      for person in 0..<size {
        rows.append("\(office)\(person),all,\(person < 2 ? "mastery" : "acquired"),\(office)")
      }
    }
    let ratings = "person,unit,level,office\n" + rows.map { $0 + "\n" }.joined()
    let result = try translate("--summary", "--by", "Office", ratings: ratings)
    #expect(result.status == 0)
    let lines = result.text.split(separator: "\n").map(String.init)
    #expect(lines.count == 1 + 3 * 16)
    #expect(lines.filter { $0.contains("Tiny") }.allSatisfy { $0.contains("under 5  -") })
    let first = try #require(lines.first { $0.contains("North") })
    // Two of thirty, and so all but two.
    #expect(first.contains("under 5") && first.contains("all but under 5") && first.contains("30"))
    #expect(!result.text.contains(" 28 ") && !result.stderr.contains("written"))
    #expect(!result.stderr.contains("'office' is not used"))
    let table = try translate("--format", "csv", "--by", "office", ratings: ratings)
    #expect(table.text.hasPrefix("unit,title,office,people,") && table.status == 0)
    #expect(table.text.split(separator: "\n").count == lines.count)
    let all = try translate("--summary", ratings: ratings)
    #expect(all.text.split(separator: "\n").count == 17 && all.text.contains(" 42 "))
    #expect(all.stderr.contains("'office' is not used"))
    let wrong = try translate("--format", "csv", "--by", "ofice", ratings: ratings)
    #expect(wrong.status == 2 && wrong.stderr.contains("did you mean 'office'?"))
  }

  /// Of several rows the latest count, and so does what they say that people are counted by.
  @Test func `people are counted by what their latest row says, in any order of rows`() throws {
    var rows: [String] = []
    for person in 0..<8 {
      rows.append("p\(person),CM,emerging,2024-05-01,2024")
      rows.append("p\(person),CM,mastery,2025-05-01,2025 ")
    }
    func table(_ rows: [String], _ options: String...) throws -> String {
      let ratings = "person,unit,level,date,year\n" + rows.map { $0 + "\n" }.joined()
      let result = try Program.run(
        [
          "translate", "sf-2940", "--to", "cpm", "--ratings", "-", "--by", "year", "--format",
          "csv",
        ]
          + options, stdin: Data(ratings.utf8))
      #expect(result.status == 0, "\(result.stderr)")
      return result.text
    }
    let told = try table(rows)
    #expect(told.contains(",2025,8,") && !told.contains(",2024,"), "\(told)")
    let pairs = stride(from: 0, to: rows.count, by: 2).flatMap { [rows[$0 + 1], rows[$0]] }
    #expect(try table(pairs) == told)
    #expect(try table(rows.sorted { $0.suffix(5) < $1.suffix(5) }, "--unsorted") == told)
    #expect(try table(rows.reversed(), "--unsorted") == told)
    // A space more or less makes no other group.
    #expect(try table(rows.map { $0.replacing(",2025 ", with: ",2025") }) == told)
  }

  @Test func `one file cannot hold two things, and no form goes under another's name`() throws {
    try Program.inFolder { folder in
      let file = folder.appending(path: "r.csv")
      try Data("person,unit,level\nA,CM,acquired\nB,CM,acqired\n".utf8).write(to: file)
      let before = try Data(contentsOf: file)
      func run(_ options: String...) throws -> Program.Result {
        try Program.run(
          ["translate", "sf-2940", "--to", "cpm", "--ratings", "r.csv"] + options, in: folder)
      }
      for options in [["--out", "r.csv"], ["--format", "csv", "--rejects", "./r.csv"]] {
        let result = try Program.run(
          ["translate", "sf-2940", "--to", "cpm", "--ratings", "r.csv"] + options, in: folder)
        #expect(
          result.status == 64 && result.stderr.contains("name the same file"), "\(result.stderr)")
      }
      #expect(try Data(contentsOf: file) == before)
      let both = try run("--out", "o.csv", "--rejects", "o.csv")
      #expect(both.status == 64 && both.stderr.contains("--out and --rejects name the same file"))
      let form = try run("--summary", "--out", "o.json")
      #expect(form.status == 64 && form.stderr.contains("lines of people"), "\(form.stderr)")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["r.csv"])
      let person = try run("--by", "Person")
      #expect(
        person.status == 2 && person.stderr.contains("tells people apart"), "\(person.stderr)")
    }
  }

  @Test(arguments: ["conceptSpread=1e30", "personSpread=101", "unevenGap=1e9", "focus=1.5"])
  func `a threshold that no scale holds is refused`(setting: String) throws {
    let result = try Program.run([
      "translate", "sf-2940", "--to", "cpm", "all=acquired", "--threshold", setting,
    ])
    #expect(result.status == 64 && result.stderr.contains("'\(setting)' is"), "\(result.stderr)")
  }

  @Test(
    "Options of tables of people are refused elsewhere",
    arguments: [
      ["CM=acquired", "--unsorted"], ["CM=acquired", "--format", "ndjson", "--hash"],
      ["--ratings", "-", "--distribution"],
      ["--ratings", "-", "--format", "json", "--rejects", "x"],
      ["--ratings", "-", "--format", "csv", "--memory", "1"],
      ["--ratings", "-", "--format", "csv", "--threads", "0"],
    ])
  func misuse(arguments: [String]) throws {
    let result = try Program.run(["translate", "sf-2940", "--to", "cpm"] + arguments)
    #expect(result.status == 64 && result.stdout.isEmpty)
  }

  @Test func `a full disk leaves no file`() throws {
    guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
    let result = try translate(
      "--format", "csv", "--out", "/dev/full", ratings: table(rows(300, seed: 5)))
    #expect(result.status == 2 && result.stderr.contains("No space left on device"))
  }

  @Test func `killed at any moment, nothing but the whole file stands in its place`() throws {
    try Program.inFolder { (folder) throws in
      let (ratings, out) = (folder.appending(path: "in.csv"), folder.appending(path: "out.csv"))
      try Data(table(rows(3000, seed: 6)).utf8).write(to: ratings)
      let whole = try translate(
        "--format", "csv", ratings: String(contentsOf: ratings, encoding: .utf8)
      ).stdout
      for milliseconds in [0, 10, 40, 90, 200, 500, 900] {
        let process = Process()
        process.executableURL = Program.url
        process.arguments = [
          "translate", "sf-2940", "--to", "cpm", "--ratings", ratings.path, "--format", "csv",
          "--out", out.path,
        ]
        process.standardError = FileHandle.nullDevice
        try process.run()
        usleep(UInt32(1000 * milliseconds))
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        if let left = try? Data(contentsOf: out) { #expect(left == whole) }
        try? FileManager.default.removeItem(at: out)
      }
      let result = try Program.run(
        "translate", "sf-2940", "--to", "cpm", "--ratings", ratings.path, "--format", "csv",
        "--out", out.path)
      let written = try Data(contentsOf: out)
      #expect(result.status == 0 && written == whole)
    }
  }

  @Test("Shares of groups tell what more people do not make surer")
  func doubt() throws {
    var random = SplitMix64(seed: 5)
    let rows = (0..<60).flatMap { person -> [String] in
      let office = person < 3 ? "Tiny" : person % 2 == 0 ? "North" : "South"
      return Self.units.map {
        "P\(person),\($0),\(Self.levels.randomElement(using: &random)!),,,\(office)"
      }
    }
    let ratings =
      (["person,unit,level,role,basis,office"] + rows).map { $0 + "\n" }.joined()
    let text = try translate("--by", "office", "--doubt", to: "kent", ratings: ratings)
    #expect(text.status == 0, "\(text.stderr)")
    #expect(text.text.contains("Tiny: under 5 people") && text.text.contains("all share"))
    #expect(text.text.contains("cuts of kent at the upper ends of their spreads"))
    let withheld = try translate("--by", "office", "--doubt", ratings: ratings)
    #expect(withheld.status == 0 && withheld.text.contains("South: "), "\(withheld.stderr)")
    let csv = try translate(
      "--by", "office", "--doubt", "--format", "csv", to: "kent", ratings: ratings)
    let lines = csv.text.split(separator: "\n").map(fields)
    #expect(
      lines[0] == [
        "office", "unit", "title", "people", "answered", "level", "share", "low", "high",
        "sharedLow", "sharedHigh", "ownLow", "ownHigh",
      ])
    // The answers' own probabilities, averaged by hand.
    let translator = try Catalog.bundled.translator(from: "sf-2940", to: "kent")
    let unit = "all"
    var shares: [String: Double] = [:]
    var answered = 0.0
    for (person, rows) in Dictionary(grouping: rows.map(fields), by: { $0[0] })
    where rows[0][5] == "South" {
      let levels = Dictionary(uniqueKeysWithValues: rows.map { ($0[1], $0[2]) })
      let result = try translator.translate(Profile(person: person, levels: levels)).results
        .first { $0.unit == unit }
      guard let distribution = result?.distribution else { continue }
      answered += 1
      for outcome in distribution { shares[outcome.level, default: 0] += outcome.p }
    }
    let told = lines.filter { $0[0] == "South" && $0[1] == unit }
    #expect(told.count == translator.outcomes.count && answered >= 5)
    for row in told {
      let numbers = try row.suffix(7).map { try #require(Double($0)) }
      #expect(abs(numbers[0] - shares[row[row.count - 8], default: 0] / answered) < 1e-9)
      #expect(numbers[1] <= numbers[2] && numbers[3] <= numbers[4] && numbers[5] <= numbers[6])
    }
    #expect(lines.filter { $0[0] == "Tiny" }.map { $0.suffix(9).joined() } == [""])
    let json = try translate(
      "--by", "office", "--doubt", "--format", "json", to: "kent", ratings: ratings)
    #expect(json.text.contains("\"format\" : \"crosswalk.groups/1\""))
    #expect(json.text.contains(translator.hash))
  }

  @Test("Few people are few, however many ratings of them there are")
  func severalProfiles() throws {
    let rows = ["Ann", "Bob", "Cem"].flatMap { person in
      ["observed", "self"].map { "\(person),all,acquired,,\($0),North\n" }
    }
    let ratings = "person,unit,level,role,basis,office\n" + rows.joined()
    let summary = try translate("--summary", "--by", "office", "--format", "csv", ratings: ratings)
    let lines = summary.text.split(separator: "\n").dropFirst()
    #expect(lines.count == 16 && lines.allSatisfy { $0.contains(",North,under 5,") }, "\(lines)")
    #expect(!summary.stderr.contains("people;") && summary.stderr.contains("6 rows: 6 used"))
    let doubt = try translate("--by", "office", "--doubt", ratings: ratings)
    #expect(doubt.text.contains("North: under 5 people") && !doubt.text.contains("otherwise"))
  }

  @Test("What all people together give tells nothing of those in groups that are not shown")
  func leftOutOfAll() throws {
    func assumptions(_ more: String) throws -> [[String: Any]] {
      let rows = (0..<8).map { "N\($0),all,\($0 < 4 ? "acquired" : "mastery"),North\n" }.joined()
      let json = try translate(
        "--by", "office", "--doubt", "--format", "json", to: "kent",
        ratings: "person,unit,level,office\n" + rows + more)
      let read = try JSONSerialization.jsonObject(with: Data(json.text.utf8))
      return try #require((read as? [String: Any])?["assumptions"] as? [[String: Any]])
    }
    let alone = try assumptions("")
    #expect(!alone.isEmpty)
    #expect(try assumptions("S0,all,developing,South\n") as NSArray == alone as NSArray)
  }

  @Test("A summary needs no form of lines, and too many groups are refused")
  func summaries() throws {
    let rows = self.rows(30, seed: 8)
    let text = try translate("--by", "basis", ratings: table(rows))
    #expect(text.status == 0 && text.text.trimmingCharacters(in: .whitespaces).hasPrefix("unit "))
    let json = try translate("--by", "basis", "--format", "json", ratings: table(rows))
    #expect(json.text.hasPrefix("[\n") && json.text.contains("\"people\""))
    let many = (0..<10_001).map { "P\($0),PE,acquired,,,G\($0)\n" }.joined()
    let refused = try translate("--by", "g", ratings: "person,unit,level,role,basis,g\n" + many)
    #expect(refused.status == 2 && refused.stderr.contains("'g' has more than 10,000 different"))
    #expect(refused.text.isEmpty)
  }

  @Test("Roles on one row, second raters and columns of units: a run says what became of rows")
  func tallies() throws {
    let ratings = """
      person,unit,level,role,basis
      P1,PE,acquired,worker,
      P1,RO,acquired,,
      P1,CM,acquired,,self
      P1,PE,acquired,,
      P2,PE,acquired,,

      """
    let words =
      "standard input: 5 rows: 4 used, 1 that repeats another; 2 people; 2 rows without a role took "
      + "the person's only other one"
    for format in ["text", "csv"] {
      let result = try translate("--format", format, ratings: ratings)
      #expect(result.status == 0)
      #expect(result.stderr.contains(words.replacing("2 rows", with: "3 rows")), "\(result.stderr)")
      #expect(result.stderr.contains(" withheld"))
    }
    let wide = try translate(
      "--format", "csv", ratings: "person;role;PE;RO;Notes\nP1;worker;acquired;developing;x\n")
    let long = try translate(
      "--format", "csv",
      ratings: "person,unit,level,role\nP1,PE,acquired,worker\nP1,RO,developing,worker\n")
    #expect(wide.status == 0 && wide.text == long.text && !wide.text.isEmpty)
    #expect(wide.stderr.contains("the column 'Notes' is not used"))
  }

  /// One fault of a row with many ratings makes all of them unusable.
  @Test(arguments: 0..<12)
  func `what became of rows adds up to the same in every form`(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    func pick(_ words: [String]) -> String { words[Int(random.next() % UInt64(words.count))] }
    let rows = (0..<8).map { row in
      let levels = (0..<3).map { _ in pick(["acquired", "developing", "acqired", ""]) }
      return
        ([
          pick(["P\(row)", "P\(row)", ""]), pick(["worker", "worker", "wrker"]),
          pick(["2026-03-01", "1.3.26"]),
        ]
        + levels).joined(separator: ",") + "\n"
    }
    let ratings = "person,role,date,PE,RO,CM\n" + rows.joined()
    let counts = try ["text", "json", "csv", "ndjson"].map { form -> String in
      let result = try translate("--format", form, ratings: ratings)
      let line = try #require(result.stderr.split(separator: "\n").last { $0.contains(" rows: ") })
      let words = try #require(line.split(separator: ";").first)
      let numbers = words.split { !$0.isNumber }.compactMap { Int($0) }
      #expect(numbers.dropFirst().reduce(0, +) == numbers[0], "\(words)")
      return String(words)
    }
    #expect(Set(counts).count == 1, "\(counts)")
  }

  /// Of few people the last line would tell what the table does not.
  @Test(arguments: [["--summary"], ["--by", "office"], ["--doubt"]])
  func `beside a table of groups nothing more is told of answers`(options: [String]) throws {
    let rows = (0..<6).map { "P\($0),\($0 < 5 ? "all" : "CE"),acquired,Nord\n" }
    let ratings = "person,unit,level,office\n" + rows.joined()
    let result = try Program.run(
      ["translate", "sf-2940", "--to", "set", "--ratings", "-", "--format", "csv"] + options,
      stdin: Data(ratings.utf8))
    #expect(
      result.status == 0 && result.stderr.contains("6 rows: 6 used; content hash"),
      "\(result.stderr)")
    #expect(!result.stderr.contains("withheld") && !result.stderr.contains("indicative"))
  }
}
