import CrosswalkBase
import CrosswalkExchange
import CrosswalkFrameworks
import CrosswalkKit
import CrosswalkModel
import CrosswalkReports
import CrosswalkTables
import CrosswalkTestSupport
import Testing

@testable import CrosswalkWorkbench

@Suite struct PeoplePageTests {
  /// People with names that nothing else is called, rated in `sf-2940`.
  private static func table(_ people: Int, seed: Int = 1) throws -> (text: String, names: [String])
  {
    var random = SplitMix64(seed: seed)
    let framework = try Catalog.bundled.framework("sf-2940").framework
    let names = (1...people).map { "Zyx\($0)q Wvut" }
    var text = "person,unit,level,role,basis,date,rater\n"
    for name in names {
      for unit in framework.ratedUnits {
        let level = framework.scale.levels.randomElement(using: &random)!.id
        text += "\(name),\(unit.id),\(level),worker,observed,2026-03-01,Boss\n"
      }
    }
    return (text, names)
  }

  private static func keep(_ text: String, in visitor: Visitor) throws -> String {
    try visitor.send(
      "/gaps/people", [("framework", "sf-2940"), ("ratings", text), ("role", "")])
  }

  private static let target = "?target=kent%3Asenior"

  /// Every address that a page leads to, without what another leads to in turn.
  private static func links(in page: String) -> [String] {
    PageWalk.values(of: "href", in: page).filter { $0.hasPrefix("/gaps") }
  }

  /// Names stand in the bodies of pages and nowhere else.
  @Test func namesStandInNoAddressTitleOrField() throws {
    let visitor = try Visitor(.bundled)
    let (text, names) = try Self.table(6)
    let place = try Self.keep(text, in: visitor)
    var queue = [
      place, place + Self.target, place + "/plan" + Self.target + "&hours=10&months=3",
      place + "/sheets" + Self.target + "&kind=individual-plan&person=2&hours=10",
    ]
    var seen: Set<String> = []
    var withNames = 0
    while let address = queue.popLast() {
      guard seen.insert(address).inserted, seen.count < 60 else { continue }
      let response = try visitor.ask(address)
      #expect([200, 400].contains(response.status), "\(address)")
      let page = String(decoding: response.body, as: UTF8.self)
      for name in names {
        let word = String(name.prefix { $0 != " " })
        #expect(!address.contains(word))
        for field in response.headers { #expect(!field.value.contains(word), "\(address)") }
        guard page.contains(word) else { continue }
        withNames += 1
        if let start = page.firstRange(of: "<title>"), let end = page.firstRange(of: "</title>") {
          #expect(!page[start.upperBound..<end.lowerBound].contains(word), "\(address)")
        }
        for attribute in ["href", "action", "id", "value"] {
          #expect(
            !PageWalk.values(of: attribute, in: page).contains { $0.contains(word) },
            "\(attribute) on \(address)")
        }
      }
      if response.contentType.hasPrefix("text/html") { queue += Self.links(in: page) }
    }
    #expect(withNames > 20)
    #expect(seen.count > 15)
  }

  /// What the pages give to take away is what the command writes.
  @Test func givesTheBytesOfTheCommand() throws {
    let visitor = try Visitor(.bundled)
    let place = try Self.keep(try Self.table(7).text, in: visitor)
    let catalog = Catalog.bundled
    let framework = try catalog.framework("sf-2940").framework
    var finder = try GapFinder(
      catalog.translator(from: "sf-2940", to: "kent"),
      target: GapTarget("kent:senior", in: catalog), ontology: catalog.ontology)
    var reader = ProfilesReader(framework: framework)
    try reader.read(Array(try Self.table(7).text.utf8))
    let table = try reader.finish()
    for form in [GapFormat.csv, .json, .html] {
      var report = GapReport(
        finder, as: form, ontology: catalog.ontology, asOf: table.asOf,
        style: .init(isUnicode: true, isColoured: false))
      var sums = GroupSums()
      var everybody = Self.text(try report.start())
      for (index, person) in table.people.enumerated() {
        let gaps = try #require(try finder.gaps(of: person, at: index))
        sums.add(gaps)
        everybody += Self.text(try report.next(gaps))
      }
      everybody += String(decoding: try report.end(), as: UTF8.self)
      #expect(try visitor.text("\(place)/gaps.\(form.rawValue)\(Self.target)") == everybody)
      #expect(
        try visitor.text("\(place)/group.\(form.rawValue)\(Self.target)")
          == String(decoding: report.whole(sums.group), as: UTF8.self))
    }
  }

  private static func text(_ piece: OutputPiece) -> String {
    switch piece {
    case .data(let text): text
    case .text(let text): text.source
    }
  }

  /// Of a group under the least number nothing is shown, in any form.
  @Test(arguments: [1, 4, 5, 9])
  func holdsTheRulesOfGroups(people: Int) throws {
    let visitor = try Visitor(.bundled)
    let place = try Self.keep(try Self.table(people).text, in: visitor)
    let page = try visitor.text(place + Self.target)
    let rule = "Under \(GroupGaps.least) people: nothing is shown"
    let csv = try visitor.text("\(place)/group.csv\(Self.target)")
    let isShown = people >= GroupGaps.least
    #expect(page.contains(rule) != isShown)
    #expect(page.contains("A group of \(people)") == isShown)
    #expect((csv.split(separator: "\n").count > 1) == isShown)
    #expect(try visitor.text("\(place)/group.html\(Self.target)").contains(rule) != isShown)
    for count in 1..<GroupGaps.least {
      // No number of people under the least stands in a column of numbers of people.
      #expect(!csv.split(separator: "\n").dropFirst().contains { $0.hasSuffix(",\(count)") })
    }
    // The sheet for the wall counts and names nobody.
    let wall = try visitor.text(
      "\(place)/sheets/sheet.html\(Self.target)&kind=unit-plan&hours=10&role=worker")
    #expect(!wall.contains("Zyx"))
  }

  @Test func forgetsATable() throws {
    let visitor = try Visitor(.bundled)
    let (text, names) = try Self.table(2)
    let place = try Self.keep(text, in: visitor)
    #expect(try visitor.text(place + Self.target).contains(names[0]))
    #expect(try visitor.text("/gaps").contains(place))
    #expect(try visitor.send(place + "/forget", []) == "/gaps")
    #expect(try visitor.ask(place).status == 404)
    #expect(try !visitor.text("/gaps").contains(place))
  }

  @Test func tellsWhatIsWrongByLine() throws {
    let visitor = try Visitor(.bundled)
    let place = try Self.keep(
      "person,unit,level\nAnn,CM,acquired\nBen,CX,acquired\nCat,CM,aquired\n", in: visitor)
    let page = try visitor.text(place)
    #expect(page.contains("Line 3, column <bdi>unit</bdi>: "))
    #expect(page.contains("did you mean &#39;Acquired&#39;?") || page.contains("acquired"))
    #expect(page.contains("Line 4, column <bdi>level</bdi>: "))
    #expect(!page.contains("Ben"))
    let nothing = try visitor.ask(
      "/gaps/people", method: "POST", fields: [("framework", "sf-2940"), ("ratings", " \n ")])
    #expect(nothing.status == 400)
    let noTable = try visitor.ask(
      "/gaps/people", method: "POST",
      fields: [("framework", "sf-2940"), ("ratings", "name;score\nAnn;3\n")])
    #expect(noTable.status == 400)
    // What was refused is not kept.
    #expect(try !visitor.text("/gaps").contains(">Table 2</a>"))
  }

  /// Marks replace the rating of their part, as the command has it.
  @Test func marksSingleStatements() throws {
    let visitor = try Visitor(.bundled)
    let catalog = Catalog.bundled
    let framework = try catalog.framework("sf-2940").framework
    let statement = try #require(
      framework.ratedUnits.first { $0.id == "CM" }?.statements.first { $0.level == "mastery" })
    let page = try visitor.text(
      "/gaps?from=sf-2940", method: "POST",
      fields: [
        ("unit.CM", "developing"), ("mark.\(statement.id)", "met"), ("target", "kent:senior"),
        ("order", "shortfall"),
      ])
    var finder = try GapFinder(
      catalog.translator(from: "sf-2940", to: "kent"),
      target: GapTarget("kent:senior", in: catalog), ontology: catalog.ontology)
    var reader = ProfilesReader(framework: framework)
    try reader.read(
      Array(
        "person,unit,level\nThe rated person,CM,developing\nThe rated person,\(statement.id),met\n"
          .utf8))
    let person = try #require(try reader.finish().people.first)
    #expect(person.marks.count == 1)
    let gaps = try #require(try finder.gaps(of: person, at: 0))
    let parts = GapHTML(finder, ontology: catalog.ontology, asOf: nil, order: .shortfall)
      .sections([gaps])
    #expect(page.contains(parts[1].body.source))
    #expect(page.contains("met: <bdi>\(statement.id)</bdi>"))
    #expect(page.contains("<option value=\"met\" selected>met</option>"))
    #expect(page.contains("The rated person,\(statement.id),met,,"))
    #expect(page.utf8.count <= 300_000)
  }

  @Test func ordersByNeedOrShortfall() throws {
    let visitor = try Visitor(.bundled)
    let place = try Self.keep(try Self.table(1, seed: 4).text, in: visitor)
    let need = try visitor.text("\(place)/persons/1\(Self.target)")
    let shortfall = try visitor.text("\(place)/persons/1\(Self.target)&order=shortfall")
    #expect(need.contains("by need; the last column"))
    #expect(shortfall.contains("by shortfall; the last column"))
    #expect(need != shortfall)
    for person in ["0", "2", "x", "-1"] {
      #expect(try visitor.ask("\(place)/persons/\(person)\(Self.target)").status == 404)
    }
  }

  /// A plan says what it closes, and how near that is to the best.
  @Test func plansWithinHours() throws {
    let visitor = try Visitor(.bundled)
    let place = try Self.keep(try Self.table(3).text, in: visitor)
    let page = try visitor.text(
      "\(place)/plan\(Self.target)&hours=12&months=4&start=2026-09")
    #expect(page.contains("It is proven that no other plan within these limits closes more."))
    #expect(page.contains("2026-12"))
    #expect(page.contains(">Calendar</h2>"))
    let json = try visitor.text("\(place)/plan.json\(Self.target)&hours=12&months=4&start=2026-09")
    #expect(json.contains("\"format\" : \"crosswalk.plan/1\"") || json.contains("crosswalk.plan/1"))
    for wrong in [
      "&hours=0", "&hours=x", "&hours=5&months=0", "&hours=5&months=2&start=soon",
      "&hours=5&start=2026-09",
    ] {
      #expect(try visitor.ask("\(place)/plan\(Self.target)\(wrong)").status == 400, "\(wrong)")
    }
    let sheet = try visitor.text(
      "\(place)/sheets/sheet.html\(Self.target)&kind=individual-plan&person=1&hours=12&role=worker")
    #expect(sheet.contains("Individual learning plan"))
    #expect(!sheet.contains("Zyx1q"))
    let named = try visitor.text(
      "\(place)/sheets/sheet.html\(Self.target)&kind=individual-plan&person=1&hours=12&role=worker&names=yes"
    )
    #expect(named.contains("Zyx1q"))
  }

  /// Whatever people are called, it stays text.
  @Test(arguments: 0..<12)
  func namesStayText(seed: Int) throws {
    var hostile = HostileText(seed: seed)
    let visitor = try Visitor(.bundled)
    // No form can send a zero byte.
    let names = (0..<3).map { _ in hostile.text().filter { $0 != "\0" } }
    let text =
      CSVWriter.row(["person", "unit", "level"])
      + names.map { CSVWriter.row([$0, "CM", "developing"]) }.joined()
    let place = try Self.keep(text, in: visitor)
    for address in [
      place, place + Self.target, "\(place)/persons/1\(Self.target)",
      "\(place)/plan\(Self.target)&hours=5", "\(place)/sheets\(Self.target)",
    ] {
      let page = try visitor.text(address)
      #expect(!page.contains("<script>"), "\(address)")
      #expect(!page.contains("\" onclick=\""), "\(address)")
      for sign in ["\u{202E}", "\u{2066}", "\u{0}", "\u{1B}", "\u{9B}"] {
        #expect(!page.contains(sign), "\(address)")
      }
    }
  }

  @Test func holdsNoMoreTablesThanItCan() throws {
    let tables = RatedTables()
    for _ in 0..<RatedTables.most { _ = try tables.keep([1], of: "kent", role: nil) }
    #expect(throws: PeopleError.self) { try tables.keep([1], of: "kent", role: nil) }
    tables.forget(tables.entries[0].id)
    _ = try tables.keep([1], of: "kent", role: nil)
    #expect(throws: PeopleError.self) { try tables.planning { try tables.planning { 1 } } }
    #expect(try tables.planning { 1 } == 1)
  }
}
