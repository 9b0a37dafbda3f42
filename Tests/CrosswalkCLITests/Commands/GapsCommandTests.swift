import CrosswalkCLI
import Foundation
import Testing

@Suite struct GapsCommandTests {
  static let sample = Readme.root.appending(path: "Tests/Samples/sf-workers.csv")

  private struct Report: Decodable {
    struct About: Decodable { var format, goal, hash: String }
    struct Support: Decodable {
      var unit: String
      var weight: Double
      var lines: [Int]
    }
    struct Concept: Decodable {
      var concept, status: String
      var reason: String?
      var need, known, share, requirement: Double
      var shortfall, chance: Double?
      var interval: [Double]?
      var support: [Support]
      var rate, mark, watch: [String]
    }
    struct Person: Decodable {
      var person: String
      var need: Double
      var byNeed, byShortfall: [String]
      var concepts: [Concept]
    }
    var about: About
    var people: [Person]
  }

  private func gaps(_ more: String..., of file: String = sample.path) throws -> Program.Result {
    try Program.run(["gaps", "sf-2940", "--ratings", file] + more)
  }

  @Test func `each number leads back to the lines that it comes from`() throws {
    let result = try gaps("--target", "kent:senior", "--format", "json")
    #expect(result.status == 0)
    let report: Report = try result.json()
    #expect(report.about.format == "crosswalk.gaps/1")
    #expect(report.people.map(\.person) == (1...12).map { "w\($0 < 10 ? "0" : "")\($0)" })
    let lines = try String(contentsOf: Self.sample, encoding: .utf8).split(
      separator: "\n", omittingEmptySubsequences: false)
    for person in report.people {
      for concept in person.concepts {
        #expect(concept.known <= concept.share + 1e-9)
        #expect((concept.need > 0) == (concept.status == "short" && concept.shortfall ?? 0 > 0))
        #expect((concept.status == "assess first") == (concept.reason != nil))
        if concept.known > 0 {
          #expect(abs(concept.support.reduce(0) { $0 + $1.weight } - 1) < 1e-9)
        }
        for support in concept.support {
          #expect(!support.lines.isEmpty)
          for line in support.lines {
            let row = lines[line - 1].split(separator: ",")
            #expect(row[0] == person.person && row[1].hasPrefix(support.unit))
          }
        }
      }
      let short = person.concepts.filter { $0.status == "short" }
      #expect(Set(person.byNeed) == Set(short.map(\.concept)))
      #expect(Set(person.byShortfall) == Set(person.byNeed))
      let needs = person.byNeed.map { id in short.first { $0.concept == id }!.need }
      #expect(needs == needs.sorted(by: >))
      let lacks = person.byShortfall.map { id in short.first { $0.concept == id }!.shortfall! }
      #expect(lacks == lacks.sorted(by: >))
    }
  }

  @Test func `the order of rows changes no byte of what has no lines in it`() throws {
    let lines = try String(contentsOf: Self.sample, encoding: .utf8).split(separator: "\n")
    try Program.inFolder { folder in
      let file = folder.appending(path: "rows.csv")
      let rows = [lines[0]] + lines.dropFirst().reversed()
      try Data((rows.joined(separator: "\n") + "\n").utf8).write(to: file)
      for format in ["text", "csv", "json", "html", "xlsx"] {
        let (one, other) = (
          try gaps("--target", "kent:senior", "--group", "--format", format),
          try gaps("--target", "kent:senior", "--group", "--format", format, of: file.path)
        )
        #expect(one.status == 0 && one.stdout == other.stdout, "\(format)")
        #expect(!one.text.contains("w07"), "\(format)")
      }
    }
  }

  @Test func `a worker is held against what is asked of a supervisor`() throws {
    let report: Report = try gaps(
      "--target", "cpm:accomplished", "--target-role", "supervisor", "--format", "json"
    ).json()
    #expect(report.about.goal == "Accomplished of cpm for a supervisor")
    #expect(report.people.contains { $0.need > 0 })
    let everybody: Report = try gaps("--target", "cpm:accomplished", "--format", "json").json()
    #expect(everybody.about.hash != report.about.hash)
  }

  @Test func `text tells of everybody in short, and of one person all`() throws {
    let short = try gaps("--target", "kent:senior")
    let heads = short.text.components(separatedBy: "\n  short in ").count - 1
    #expect(short.status == 0 && heads == 12)
    #expect(short.text.components(separatedBy: "needs most: ").count == 12 + 1)
    #expect(short.text.components(separatedBy: "furthest below: ").count == 12 + 1)
    #expect(!short.text.contains("rests on") && short.text.contains("--person"))
    let one = try gaps("--target", "kent:senior", "--person", "w03")
    #expect(one.text.contains("rests on") && !one.text.contains("w04"))
    #expect(one.text.contains("By shortfall") && one.text.contains("By need"))
    let all = try gaps("--target", "kent:senior", "--all")
    let body = try #require(one.text.range(of: "w03, worker"))
    #expect(all.text.contains(one.text[body.lowerBound...]))
    let report: Report = try gaps(
      "--target", "kent:senior", "--person", "w03", "--person", "w01", "--format", "json"
    ).json()
    #expect(report.people.map(\.person) == ["w01", "w03"])
    let table = try gaps("--target", "kent:senior", "--person", "w03", "--format", "csv").text
    #expect(table.split(separator: "\n").dropFirst().allSatisfy { $0.hasPrefix("w03,") })
    let nobody = try gaps("--target", "kent:senior", "--person", "w3")
    #expect(nobody.status == 2 && nobody.stderr.contains("nobody is named 'w3'"))
    #expect(!nobody.stderr.contains("w03") && nobody.stdout.isEmpty)
    let named = try gaps("--target", "kent:senior", "--person", "w3", "--names")
    #expect(named.stderr.contains("did you mean 'w03'"))
    #expect(try gaps("--target", "kent:senior", "--group", "--person", "w03").status == 64)
  }

  @Test func `a statement to mark or to watch for is named once`() throws {
    for target in ["kent:senior", "cpm:accomplished", "set:master"] {
      let report: Report = try gaps("--target", target, "--format", "json").json()
      let concepts = report.people.flatMap(\.concepts)
      #expect(concepts.contains { $0.mark.count > 1 }, "\(target)")
      for list in concepts.flatMap({ [$0.mark, $0.watch] }) {
        #expect(Set(list).count == list.count, "\(target): \(list)")
      }
    }
  }

  @Test func `groups of under five show nothing`() throws {
    let lines = try String(contentsOf: Self.sample, encoding: .utf8).split(separator: "\n")
    try Program.inFolder { folder in
      let file = folder.appending(path: "rows.csv")
      let rows = lines.filter { $0.hasPrefix("person") || ("w01"..."w04").contains($0.prefix(3)) }
      try Data((rows.joined(separator: "\n") + "\n").utf8).write(to: file)
      let text = try gaps("--target", "kent:senior", "--group", of: file.path)
      #expect(text.status == 0 && text.text.contains("Under 5 people: nothing is shown"))
      let table = try gaps("--target", "kent:senior", "--group", "--format", "csv", of: file.path)
      #expect(table.text.split(separator: "\n").count == 1)
    }
  }

  @Test(
    arguments: [
      ("kent:mastery", "unknown level 'mastery'"), ("kent", "'kent' names no level; say which"),
      ("supervisor", "'supervisor' names no level; say which, as one of cpm:emerging"),
      ("kent:", "'kent:' names no level"), ("kant:senior", "did you mean 'kent'?"),
      ("kent@tenure", "'kent' ties no level to a time of service"),
      ("sf-2940@99y", "a tenure is from 0 to 70 years, not 99"),
      ("sf-2940@soon", "'sf-2940@soon' is no target"), ("best", "'best' is no target"),
      ("nowhere.csv", "nowhere.csv: "),
    ])
  func `a target that is none is refused in words`(target: String, words: String) throws {
    let result = try gaps("--target", target)
    #expect(result.status == 2 && result.stdout.isEmpty)
    #expect(result.stderr.contains(words), "\(result.stderr)")
  }

  @Test func `a role that the target does not speak of is refused`() throws {
    for command in ["gaps", "curriculum"] {
      let result = try Program.run(
        [
          command, "sf-2940", "--ratings", Self.sample.path, "--target", "kent:senior",
          "--target-role", "director",
        ] + (command == "gaps" ? [] : ["--hours", "5"]))
      #expect(result.status == 2 && result.stdout.isEmpty)
      #expect(
        result.stderr.contains("no statement of 'kent' speaks of the role 'director'"),
        "\(result.stderr)")
    }
  }

  @Test func `what is wrong with rows is told by line and not by name`() throws {
    try Program.inFolder { folder in
      let file = folder.appending(path: "rows.csv")
      let rows = """
        person,unit,level,date,rater,tenure
        Ana Ruiz,CM,acquired,2026-02-30,r1,3
        Ana Ruiz,CM,senior,2026-02-03,r1,3
        Ana Ruiz,CMM,acquired,2026-02-03,r1,3
        Ana Ruiz,CM.Acquired.1,good,2026-02-03,r1,3
        Ana Ruiz,CM,acquired,2026-02-03,r1,3
        Ana Ruiz,CM,mastery,2026-02-03,r1,3
        Ana Ruiz,RO,mastery,2026-02-03,r1,3
        Bo Lee,CM,acquired,2026-02-03,r1,

        """
      try Data(rows.utf8).write(to: file)
      let result = try gaps("--target", "sf-2940@tenure", of: file.path)
      #expect(result.status == 1)
      for words in [
        ":2: error: '2026-02-30' is no date: there is no 30 February",
        ":3: error: unknown level 'senior'",
        ":4: error: unknown unit 'CMM'", ":5: error: unknown mark 'good'",
        ":7: error: 'CM' is rated otherwise on line 6, by the same rater on 2026-02-03",
        ":9: error: the person is left out: no years of service are told",
      ] {
        #expect(result.stderr.contains(words), "\(words) in \(result.stderr)")
      }
      #expect(!result.stderr.contains("Ana") && !result.stderr.contains("Bo"))
      #expect(result.text.contains("Ana Ruiz") && !result.text.contains("Bo Lee"))
      let named = try gaps("--target", "sf-2940@tenure", "--names", of: file.path)
      #expect(named.stderr.contains("'CM' of Ana Ruiz") && named.stderr.contains("Bo Lee is left"))
    }
  }

  @Test func `expected levels and importance come from files, whole or not at all`() throws {
    try Program.inFolder { folder in
      let (target, importance) = (
        folder.appending(path: "target.csv"), folder.appending(path: "importance.csv")
      )
      try Data("framework,unit,level\nset,all,Accomplished\n".utf8).write(to: target)
      try Data("concept,factor\nsafety-and-risk,3\n".utf8).write(to: importance)
      let plain: Report = try gaps("--target", target.path, "--format", "json").json()
      let heavy: Report = try gaps(
        "--target", target.path, "--importance", importance.path, "--format", "json"
      ).json()
      #expect(plain.about.goal == "the expected levels of set")
      let pairs = zip(plain.people.flatMap(\.concepts), heavy.people.flatMap(\.concepts))
      for (old, new) in pairs {
        let factor = old.concept == "safety-and-risk" ? 3.0 : 1
        #expect(abs(new.need - factor * old.need) < 1e-9)
      }
      try Data("concept,factor\nsafety-and-risc,3\n".utf8).write(to: importance)
      let wrong = try gaps("--target", target.path, "--importance", importance.path)
      #expect(wrong.status == 1 && wrong.stdout.isEmpty)
      #expect(wrong.stderr.contains("importance.csv:2: error: unknown concept"))
    }
  }

  @Test func `pictures have a title, a description and their table, and pages have no script`()
    throws
  {
    let html = try gaps("--target", "kent:senior", "--format", "html").text
    #expect(html.components(separatedBy: "<svg ").count == 13)
    for (piece, count) in [("<title id=", 12), ("<desc id=", 12), ("role=\"img\"", 12)] {
      #expect(html.components(separatedBy: piece).count == count + 1, "\(piece)")
    }
    #expect(!html.contains("<script") && !html.contains("http"))
  }

  @Test func `a page of several people has a summary each, and numbers behind it`() throws {
    let all = try gaps("--target", "kent:senior", "--format", "html").text
    #expect(all.components(separatedBy: "<details>").count == 13 && !all.contains("<details open>"))
    let sections = all.components(separatedBy: "<section").filter { $0.contains("<details") }
    for section in sections {
      let summary = try #require(section.components(separatedBy: "<details>").first)
      #expect(summary.components(separatedBy: "<tr>").count <= 12)
      // The table behind it has as many rows as the summary says that are short.
      guard let caption = summary.firstMatch(of: #/of ([0-9]+) concepts? that/#) else { continue }
      let rows =
        section.components(separatedBy: "-short\">").dropFirst().first?
        .components(separatedBy: "</table>").first?.components(separatedBy: "<tr>").count ?? 0
      #expect(rows - 2 == Int(caption.1), "\(summary.prefix(200))")
    }
    // Of one person everything is open, and printed.
    let one = try gaps("--target", "kent:senior", "--person", "w01", "--format", "html").text
    #expect(one.components(separatedBy: "<details open>").count == 2 && !one.contains("<details>"))
  }

  @Test func `rows by which people rate themselves are counted and not lost`() throws {
    try Program.inFolder { folder in
      let file = folder.appending(path: "rows.csv")
      let rows = "person,unit,level,basis\nA,CM,acquired,self\nB,CM,acquired,\nA,RO,acquired,self\n"
      try Data(rows.utf8).write(to: file)
      let result = try gaps("--target", "kent:senior", of: file.path)
      #expect(
        result.stderr.contains(
          "rows by which people rate themselves, which do not count: 2\n"),
        "\(result.stderr)")
    }
  }
}
