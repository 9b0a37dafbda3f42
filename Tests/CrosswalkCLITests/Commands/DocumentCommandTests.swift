import CrosswalkCLI
import CrosswalkFrameworks
import CrosswalkModel
import Foundation
import Testing

@testable import CrosswalkReports

/// Sheets as the program writes them, and what it says where there is none.
@Suite struct DocumentCommandTests {
  @Test func `a county's own table gets the same sheets`() throws {
    try Program.inFolder { (folder) throws in
      try Data(
        """
        Competency,Definition,Learning (Year 0<2),Proficient (Year 2+)
        Engagement,Working with families.,Listens to families.,Builds trust over many visits.
        Court,,Takes part in hearings.,Finishes court reports on time.

        """.utf8
      ).write(to: folder.appending(path: "anchors.csv"))
      let made = try Program.run(["import", "anchors.csv", "--id", "our-county"], in: folder)
      #expect(made.status == 0, "\(made.stderr)")
      for (arguments, words) in [
        (["tenure-column", "--tenure", "3y"], "Builds trust over many visits."),
        (["practice-profile"], "Working with families."),
        (["smart-goals", "--goal", "Court.1"], "Takes part in hearings."),
        (["coaching-guide", "--unit", "Court", "--level", "Learning"], "Takes part in hearings."),
        (["one-pager", "--level", "Learning"], "Listens to families."),
        (["supervisor-one-pager", "--element", "teaming"], "Before the talk"),
        (["selection-kit"], "Working with families."),
        (["training-map"], "Nobody has said yet what the statements of this document are about"),
      ] {
        let result = try Program.run(
          ["document", arguments[0], "our-county", "--frameworks", "our-county"]
            + arguments.dropFirst(), in: folder)
        #expect(result.status == 0 && result.text.contains(words), "\(arguments) \(result.stderr)")
        // A unit of which the name is its place is not named twice.
        #expect(!result.text.contains("Court <span") && !result.text.contains("()"))
        // The words are the county's, and what nobody has told is not made up.
        #expect(result.text.contains("Statements are in the words of the document."))
        #expect(
          !result.text.contains("wording of this project") && !result.text.contains("unknown"))
      }
    }
  }

  @Test(arguments: [
    (
      ["tenure-colum", "sf-2940"], 64,
      "there is no sheet 'tenure-colum'; did you mean 'tenure-column'?"
    ),
    (
      ["tenure-column", "cpm", "--role", "manager"], 2,
      "ties no level to a time of service, so it has no such sheet; there is one of 'sf-2940'"
    ),
    (["tenure-column", "sf-2940"], 2, "--level or --tenure names it"),
    (["tenure-column", "sf-2940", "--tenure", "many"], 64, "is invalid for '--tenure"),
    (["tenure-column", "sf-2940", "--tenure", "90"], 2, "a tenure is from 0 to 70 years, not 90"),
    (
      ["one-pager", "sf-2940", "--role", "director", "--tenure", "3"], 2,
      "no statement of 'sf-2940' is about a director; there is worker"
    ),
    (
      ["one-pager", "cpm"], 2,
      "speaks of several roles, so one of them has to be named: worker, supervisor, manager, director; --role names it"
    ),
    (["one-pager", "cpm", "--role", "boss"], 64, "boss"),
    (
      ["one-pager", "cmp", "--role", "manager"], 2,
      "there is no framework 'cmp'; did you mean 'cpm'?"
    ),
    (["supervisor-one-pager", "set", "--role", "worker"], 2, "--element names it"),
    (
      ["supervisor-one-pager", "set", "--role", "worker", "--element", "teeming"], 2,
      "unknown element 'teeming'; did you mean 'teaming'?"
    ),
    (
      ["smart-goals", "sf-2940", "--goal", "CE.Emerging.2"], 2,
      "the document words 'CE.Emerging.2' as a shortcoming"
    ),
    (["smart-goals", "sf-2940", "--goal", "CE.Emergin.2"], 2, "did you mean 'CE.Emerging.2'?"),
    (["coaching-guide", "sf-2940", "--unit", "Comunication"], 2, "did you mean 'Communication'?"),
    (["individual-plan", "sf-2940"], 2, "--plan names the file"),
    (["individual-plan", "sf-2940", "--plan", "nowhere.json", "--person", "p"], 2, "nowhere.json"),
    (["smart-goals", "sf-2940", "--person", "p"], 64, "--person and --ratings go together"),
    (
      ["supervisor-one-pager", "cpm", "--role", "director", "--element", "teaming"], 2,
      "is about supervising casework, and not about the work of a director; there is worker, supervisor"
    ),
  ])
  func `what cannot be made is said plainly`(
    arguments: [String], status: Int32, words: String
  ) throws {
    try Program.inFolder { (folder) throws in
      let result = try Program.run(["document"] + arguments + ["--out", "sheet.html"], in: folder)
      #expect(result.status == status && result.stderr.contains(words), "\(result.stderr)")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    }
  }

  @Test func `a plan from another framework, and what is no plan, are refused`() throws {
    try Program.inFolder { (folder) throws in
      let plan =
        #"{"format": "crosswalk.plan/1", "from": {"framework": "sf-2940"}, "modules": [], "people": []}"#
      for (text, words) in [
        (plan, "the plan is for people who are rated in 'sf-2940', not in 'kent'"),
        ("person,unit\n", "this is no plan of the form 'crosswalk.plan/1'"),
      ] {
        try Data(text.utf8).write(to: folder.appending(path: "plan.json"))
        let result = try Program.run(
          [
            "document", "individual-plan", "kent", "--plan", "plan.json", "--person", "p", "--out",
            "sheet.html",
          ], in: folder)
        #expect(result.status == 2 && result.stderr.contains(words), "\(result.stderr)")
      }
    }
  }

  @Test func `a county's template is used, and a wrong name in it has its line`() throws {
    try Program.inFolder { (folder) throws in
      func run(_ template: String) throws -> Program.Result {
        try Data(template.utf8).write(to: folder.appending(path: "own.mustache"))
        return try Program.run(
          ["document", "one-pager", "cpm", "--role", "manager", "--template", "own.mustache"],
          in: folder)
      }
      let good = try run(
        "<h1>{{title}}</h1>{{#parts}}{{#units}}<p>{{title}}</p>{{/units}}{{/parts}}")
      #expect(good.status == 0 && good.text.contains("<p>Build partnerships</p>"))
      let bad = try run("<h1>\n  {{titel}}</h1>")
      #expect(bad.status == 1 && bad.text.isEmpty)
      #expect(
        bad.stderr == "own.mustache:2:3: error: unknown name 'titel'; did you mean 'title'?\n",
        "\(bad.stderr)")
      // What is printed as the built-in one makes what is made without one.
      let built = try Program.run("document", "template", "one-pager")
      let plain = try Program.run("document", "one-pager", "cpm", "--role", "manager")
      #expect(try run(built.text).stdout == plain.stdout && plain.status == 0)
    }
  }

  @Test func `a name is on a sheet only where it is wanted`() throws {
    try Program.inFolder { (folder) throws in
      try Data("person,unit,level\nZelda Quist,PE,developing\n".utf8)
        .write(to: folder.appending(path: "r.csv"))
      let goals = [
        "document", "smart-goals", "sf-2940", "--goal", "PE.Acquired.1", "--ratings", "r.csv",
      ]
      let hidden = try Program.run(goals + ["--person", "Zelda Quist"], in: folder)
      #expect(hidden.status == 0 && !hidden.text.contains("Zelda"), "\(hidden.stderr)")
      #expect(hidden.text.contains("Developing, as observed"))
      let named = try Program.run(goals + ["--person", "Zelda Quist", "--names"], in: folder)
      #expect(named.text.components(separatedBy: "Zelda Quist").count == 2)
      #expect(!named.text.prefix { $0 != "\n" }.contains("Zelda"))
      let nobody = try Program.run(goals + ["--person", "Zelda"], in: folder)
      #expect(nobody.status == 2 && !nobody.stderr.contains("Quist"), "\(nobody.stderr)")
    }
  }

  @Test func `a person's part of a plan, and a unit's plan without persons`() throws {
    try Program.inFolder { (folder) throws in
      func plan(people: Int) -> String {
        let names = (1...people).map { "Person-\($0)" }
        let later = (1...12).map { #", {"name": "Thing \#($0)", "advice": ""}"# }.joined()
        let others = [
          #"{"text": "Waits.", "statement": "2.a", "framework": "cpm", "level": null}"#,
          #"{"text": "Reviews.", "statement": "14.2", "framework": "kent", "level": "maturing"}"#,
          #"{"text": "Plans.", "statement": "WE.Acquired.1", "level": "acquired"}"#,
        ].joined(separator: ", ")
        let persons = names.map { name -> String in
          let anew = name == "Person-1" ? "" : " anew"
          return """
            {"person": "\(name)", "hours": 6, "activities": ["a"],
             "objectives": [{"text": "Listens\(anew).", "statement": "PE.1"}, \(others)],
             "observeFirst": [{"name": "Court reports",
               "advice": "rate: CM; watch for sf-2940: CM.Acquired.1"}\(later)]}
            """
        }
        let all = names.map { "\"\($0)\"" }.joined(separator: ",")
        return """
          {"format": "crosswalk.plan/1", "goal": "Maturing of kent", "to": {"framework": "kent"},
           "people": [\(persons.joined(separator: ",")),
             {"person": "Met", "hours": 0, "activities": [], "nothing": "meets-all"}],
           "modules": [
            {"title": "Late <course>", "hours": 3, "from": "month 10", "to": "month 11",
             "check": "a month after the plan ends", "people": [\(all)], "evidence": "Shows it.",
             "concepts": []},
            {"title": "Rare course", "hours": 40, "from": "month 3", "to": "month 3",
             "people": ["Person-2"], "evidence": "Does it.",
             "concepts": [{"objectives": [{"text": "Waits.", "statement": "PE.3", "people": 1}]}]},
            {"title": "First course", "hours": 6, "from": "month 2", "to": "month 2",
             "check": "month 3", "people": [\(all)], "evidence": "Does it.",
             "concepts": [{"objectives": [
               {"text": "Listens.", "statement": "PE.1", "people": \(names.count)},
               {"text": "Asks.", "statement": "PE.2", "people": 1}]}]}]}
          """
      }
      func run(_ kind: String, _ people: Int, _ more: String...) throws -> Program.Result {
        try Data(plan(people: people).utf8).write(to: folder.appending(path: "plan.json"))
        return try Program.run(
          ["document", kind, "sf-2940", "--plan", "plan.json"] + more, in: folder)
      }
      let own = try run("individual-plan", 2, "--person", "Person-1")
      #expect(own.status == 0 && own.text.contains("First course"), "\(own.stderr)")
      #expect(own.text.contains("Listens. (PE.1)") && !own.text.contains("Rare"))
      #expect(own.text.contains("Waits. (cpm 2.a)"))
      // The level is told where the place does not tell it, and short names where they stand.
      #expect(own.text.contains("Reviews. (kent 14.2, Maturing)"))
      #expect(own.text.contains("Plans. (WE.Acquired.1)"))
      #expect(own.text.contains("cpm: California Child Welfare Core Practice Model"))
      #expect(own.text.contains("Maturing (Competency Framework for Career Grade"))
      #expect(!own.text.contains("Asks.") && !own.text.contains("Listens anew"))
      #expect(own.text.contains("Court reports"))
      #expect(own.text.contains("rate: Communication; watch for CM.Acquired.1"))
      #expect(own.text.contains("Thing 9<") && !own.text.contains("Thing 10"))
      #expect(own.text.contains("And 3 more: rate again"))
      #expect(own.text.contains("Look for it a month after the plan ends"))
      #expect(own.text.contains("Look for it in month 3"))
      let met = try run("individual-plan", 2, "--person", "Met")
      #expect(met.text.contains("Everything that is asked is met."), "\(met.stderr)")
      #expect(!own.text.contains("Person-"))
      let wall = try run("unit-plan", 5)
      #expect(wall.status == 0 && wall.text.contains("Late &lt;course&gt;"), "\(wall.stderr)")
      #expect(!wall.text.contains("Person-"))
      // What under five people attend or are to do stands on no wall, nor in the sum of hours.
      #expect(!wall.text.contains("Rare") && !wall.text.contains("Asks."))
      #expect(wall.text.contains("Listens. (PE.1)") && wall.text.contains("together: 9 hours"))
      #expect(wall.text.contains("Courses for under 5 people stand on the learning plans"))
      // Month 2 comes before month 10.
      let first = try #require(wall.text.range(of: "First course"))
      #expect(first.lowerBound < wall.text.range(of: "Late")!.lowerBound)
      // Of under five the wall tells what the plan is for, why there is no course, and leaves room.
      let few = try run("unit-plan", 3)
      #expect(few.status == 0 && few.text.contains("The plan is of under 5 people"))
      #expect(few.text.contains("Maturing (Competency") && few.text.contains("may stand here"))
      for word in ["First course", "Late", "Rare", "Listens", "hours", "Person-"] {
        #expect(!few.text.contains(word), "\(word)")
      }
      let nobody = try run("individual-plan", 2, "--person", "Nobody")
      #expect(nobody.status == 2 && !nobody.stderr.contains("Person-"))
      let broken = try Program.run(
        ["document", "unit-plan", "sf-2940", "--plan", "own.json"], in: folder)
      #expect(broken.status == 2)
    }
  }

  @Test func `months are in words and in order, and without a calendar the plan's order stays`()
    throws
  {
    try Program.inFolder { (folder) throws in
      func sheet(_ modules: [(String, from: String, to: String)]) throws -> String {
        let list = modules.map {
          #"{"title": "\#($0.0)", "hours": 1, "people": ["p"], "concepts": []"#
            + ($0.from.isEmpty ? "}" : #", "from": "\#($0.from)", "to": "\#($0.to)"}"#)
        }.joined(separator: ",")
        let plan =
          #"{"format": "crosswalk.plan/1", "people": [{"person": "p", "hours": 1}], "#
          + #""modules": [\#(list)]}"#
        try Data(plan.utf8).write(to: folder.appending(path: "plan.json"))
        let result = try Program.run(
          [
            "document", "individual-plan", "sf-2940", "--plan", "plan.json", "--person", "p",
            "--format", "markdown",
          ], in: folder)
        #expect(result.status == 0, "\(result.stderr)")
        return result.text
      }
      let dated = try sheet([
        ("Long", "2026-12", "2027-02"), ("Late", "2027-03", "2027-03"),
        ("Span", "2027-01", "2027-02"), ("Early", "2026-12", "2026-12"),
      ])
      let months = [
        "December 2026 | Early", "December 2026 to February 2027 | Long",
        "January to February 2027 | Span", "March 2027 | Late",
      ]
      let places = months.map { dated.range(of: $0)?.lowerBound }
      #expect(!places.contains(nil), "\(dated)")
      #expect(places.compactMap { $0 } == places.compactMap { $0 }.sorted())
      let undated = try sheet([("Zeal", "", ""), ("Ardor", "", "")])
      let first = try #require(undated.range(of: "Zeal"))
      #expect(first.lowerBound < undated.range(of: "Ardor")!.lowerBound)
    }
  }

  @Test func `of a table only the rows of the person who is asked for are told`() throws {
    try Program.inFolder { (folder) throws in
      try Data(
        """
        person,unit,level
        Ana,PE,developing
        Ana,PX,grand
        Ben,QQ,developing
        Ben,PE,nowhere
        ,PE,developing

        """.utf8
      ).write(to: folder.appending(path: "r.csv"))
      func run(_ person: String) throws -> Program.Result {
        try Program.run(
          ["document", "smart-goals", "sf-2940", "--ratings", "r.csv", "--person", person],
          in: folder)
      }
      let ana = try run("Ana")
      #expect(ana.status == 0 && ana.stderr.contains("r.csv:3: error: unknown level 'grand'"))
      #expect(!ana.stderr.contains("r.csv:4") && !ana.stderr.contains("r.csv:6"))
      #expect(!ana.stderr.contains("Ben") && !ana.stderr.contains("Ana"))
    }
  }

  @Test func `a county's own document stands on the page beside the one for all`() throws {
    try Program.inFolder { (folder) throws in
      try Data(
        "Competency,Learning,Proficient\nVisits,Sees each child every month.,Plans visits.\n".utf8
      )
      .write(to: folder.appending(path: "own.csv"))
      let made = try Program.run(["import", "own.csv", "--id", "our-county"], in: folder)
      #expect(made.status == 0, "\(made.stderr)")
      let page = try Program.run(
        [
          "document", "one-pager", "cpm", "--role", "worker", "--format", "markdown", "--local",
          "our-county",
          "--frameworks", "our-county",
        ], in: folder)
      #expect(page.status == 0 && page.text.contains("**Learning:** Sees each child"))
      #expect(page.text.contains("your own document stands beside it"), "\(page.stderr)")
    }
  }

  @Test func `without pandoc there is no Word document, and it is said how to get it`() throws {
    try Program.inFolder { (folder) throws in
      let result = try Program.run(
        [
          "document", "one-pager", "cpm", "--role", "manager", "--format", "docx", "--out",
          "s.docx",
        ],
        environment: ["PATH": folder.path], in: folder)
      #expect(
        result.status == 2 && result.stderr.contains("apt install pandoc"), "\(result.stderr)")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    }
  }

  private static let hasPandoc = FileManager.default.isExecutableFile(atPath: "/usr/bin/pandoc")

  @Test(.enabled(if: hasPandoc, "pandoc is not installed"))
  func `a Word document keeps headings, tables and places`() throws {
    try Program.inFolder { (folder) throws in
      for (kind, more) in [
        ("training-map", []), ("practice-profile", []), ("coaching-guide", ["--unit", "7"]),
      ] {
        let made = try Program.run(
          ["document", kind, "cpm", "--role", "supervisor", "--format", "docx", "--out", "s.docx"]
            + more, in: folder)
        #expect(made.status == 0, "\(made.stderr)")
        let text = try Program.shell(
          "pandoc --from docx --to commonmark+pipe_tables \(folder.path)/s.docx")
        #expect(text.hasPrefix("# "), "\(kind)")
        #expect(text.contains("\n## "), "\(kind)")
        #expect(kind == "practice-profile" || text.contains("\n|--"), "\(kind): no table")
        #expect(text.contains("(7.a") || text.contains("(7)"), "\(kind): no place")
        let markdown = try Program.run(
          ["document", kind, "cpm", "--role", "supervisor", "--format", "markdown"] + more)
        let headings = { (text: String) in text.split(separator: "\n").count { $0.hasPrefix("#") } }
        #expect(headings(text) == headings(markdown.text), "\(kind)")
        // Tables take the whole width, with columns that differ.
        let xml = try Program.shell("unzip -p \(folder.path)/s.docx word/document.xml")
        let widths = xml.matches(of: #/<w:gridCol w:w="([0-9]+)"/#).compactMap { Int($0.1) }
        #expect(xml.contains("<w:tblW w:type=\"auto\"") == false, "\(kind)")
        #expect(kind != "training-map" || Set(widths).count > 1, "\(widths)")
      }
    }
  }

  @Test func `the list tells kinds, and why there is none`() throws {
    let text = try Program.run("document", "list", "cpm")
    #expect(text.status == 0)
    for kind in SheetKind.allCases {
      #expect(
        text.text.contains("\n\(kind.rawValue)\n") || text.text.hasPrefix("\(kind.rawValue)\n"))
    }
    #expect(text.text.contains("not for cpm: 'cpm' ties no level to a time of service"))
    // All that a sheet has to be told, and not only the first of it.
    let guide = try Program.run("document", "list", "sf-2940").text
    for kind in ["coaching-guide\n", "coaching-guide-short\n"] {
      let own = guide[guide.range(of: kind)!.upperBound...].prefix(700)
      #expect(
        own.contains("one element of practice") && own.contains("differs from level to level"))
    }
    #expect(!text.text.contains("differs from level to level"))
    let csv = try Program.run("document", "list", "--format", "csv")
    #expect(csv.text.hasPrefix("kind,framework,role,made,reason\n"))
    #expect(csv.text.contains("practice-profile,kent,worker,true,\n"))
  }
}
