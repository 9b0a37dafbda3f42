import CrosswalkBase
import CrosswalkExchange
import CrosswalkFrameworks
import CrosswalkKit
import CrosswalkModel
import CrosswalkTestSupport
import Testing

@testable import CrosswalkWorkbench

@Suite struct TranslatedPeoplePageTests {
  private static func send(
    _ text: String, in visitor: Visitor, _ more: [(name: String, value: String)] = [],
    from: String = "sf-2940"
  ) throws -> Response {
    try visitor.upload(
      "/translate/people", [("from", from), ("to", "cpm")] + more,
      files: [FormBody.Part("file", fileName: "ratings.csv", Array(text.utf8))])
  }

  private static func place(_ response: Response) throws -> String {
    try #require(
      response.headers.first { $0.name == "Location" }?.value,
      "\(String(decoding: response.body, as: UTF8.self))")
  }

  /// People with names that nothing else is called, with some rows that cannot be used.
  private static func table(_ people: Int, seed: Int) throws -> (text: String, names: [String]) {
    var random = SplitMix64(seed: seed)
    let framework = try Catalog.bundled.framework("sf-2940").framework
    let names = (1...people).map { "Zyx\($0)q Wvut" }
    var text = "person,unit,level,role\n"
    for name in names {
      for unit in framework.ratedUnits where Bool.random(using: &random) {
        let level = framework.scale.levels.randomElement(using: &random)!.id
        text += "\(name),\(unit.id),\(level),worker\n"
      }
      text += "\(name),CM,nolevel,worker\n"
    }
    return (text, names)
  }

  @Test func tellsProblemsByLineAndColumn() throws {
    let visitor = try Visitor(.bundled)
    let text = """
      person,unit,level,role,date
      Ana,CM,acqired,worker,
      Ana,XX,acquired,worker,
      Ana,RO,acquired,boss,
      Ana,CE,acquired,worker,2026-02-30
      ,CE,acquired,worker,
      Ana,CS,acquired,worker,

      """
    let page = try visitor.text(try Self.place(try Self.send(text, in: visitor)))
    for words in [
      "Line 2, column <bdi>level</bdi>: ", "Line 3, column <bdi>unit</bdi>: ",
      "Line 4, column <bdi>role</bdi>: ", "Line 5, column <bdi>date</bdi>: ",
      "Line 6, column <bdi>person</bdi>: ", "Rows that cannot be used (5)", "6 rows: 1 used",
    ] { #expect(page.contains(words), "\(words)") }
    // The row that is right is translated all the same.
    #expect(page.contains("<bdi>Ana</bdi>"))
    #expect(!page.contains("&lt;"))
    let wide = "person,CM,RO\nAna,acquired,nolevel\n"
    let other = try visitor.text(try Self.place(try Self.send(wide, in: visitor)))
    #expect(other.contains("Line 2, column <bdi>RO</bdi>: "))
  }

  /// Each person's table says what the translator says.
  @Test func answersAsTheTranslatorDoes() throws {
    let visitor = try Visitor(.bundled)
    let (text, names) = try Self.table(25, seed: 3)
    let place = try Self.place(try Self.send(text, in: visitor))
    let translator = try Catalog.bundled.translator(from: "sf-2940", to: "cpm")
    let file = try RatingsFile(
      bytes: Array(text.utf8), name: "x", framework: translator.source.framework, role: nil,
      basis: .observed)
    var batch = TranslationBatch(translator)
    var answers: [String: Int] = [:]
    try file.forEachGroup { group in
      let answer = batch.translate(group)
      answers[translator.ratings.profile(group).person ?? ""] =
        answer.results.count { $0.status == .abstained }
    }
    var pages = ""
    for page in 1...2 { pages += try visitor.text(place + "&page=\(page)") }
    for name in names {
      let article = try #require(pages.firstRange(of: "<bdi>\(name)</bdi>"))
      let end = try #require(pages[article.upperBound...].firstRange(of: "</article>"))
      let part = pages[article.upperBound..<end.lowerBound]
      let without = part.split(separator: "<tr>").filter { $0.contains("no answer") }
      #expect(
        without.reduce(0) { $0 + $1.ranges(of: "class=\"id\"").count } == answers[name], "\(name)")
    }
  }

  @Test func saysWhatIsNoTable() throws {
    let visitor = try Visitor(.bundled)
    func refused(_ text: String, _ words: String, from: String = "sf-2940") throws {
      let answer = try Self.send(text, in: visitor, from: from)
      #expect((400...499).contains(answer.status), "\(text.prefix(20))")
      let page = String(decoding: answer.body, as: UTF8.self)
      #expect(page.contains(words), "\(page)")
    }
    try refused("name,cluster,rating\nAna,CM,acquired\n", "is &#39;name&#39; the person?")
    try refused("PK\u{3}\u{4}xyz", "This is a workbook")
    try refused("person,unit,level\nAna,CM,acquired\n", "kemt", from: "kemt")
    try refused(
      "person,unit,level\n" + String(repeating: "A,CM,acquired\n", count: 100_000), "50000 rows")
    let both = try visitor.upload(
      "/translate/people",
      [("from", "sf-2940"), ("to", "cpm"), ("ratings", "person,unit,level\n")],
      files: [FormBody.Part("file", fileName: "a.csv", Array("person,unit,level\n".utf8))])
    #expect(both.status == 400)
    let none = try visitor.upload(
      "/translate/people", [("from", "sf-2940"), ("to", "cpm"), ("ratings", " ")], files: [])
    #expect(none.status == 400)
    // Nothing of what was refused is kept.
    #expect(visitor.workbench.context.people.entries.isEmpty)
  }

  @Test func forgets() throws {
    let visitor = try Visitor(.bundled)
    let place = try Self.place(
      try Self.send("person,unit,level\nAna,CM,acquired\n", in: visitor))
    let path = String(place.prefix { $0 != "?" })
    #expect(try visitor.text("/translate?from=sf-2940&to=cpm").contains(path))
    #expect(try visitor.send("\(path)/forget", []) == "/translate")
    #expect(try visitor.ask(place).status == 404)
    #expect(try visitor.ask("\(path)/answers.csv?to=cpm").status == 404)
    #expect(visitor.workbench.context.people.entries.isEmpty)
  }

  /// Names stand in the bodies of pages and nowhere else.
  @Test func namesStandInNoAddressTitleOrField() throws {
    let visitor = try Visitor(.bundled)
    let (text, names) = try Self.table(30, seed: 9)
    let place = try Self.place(try Self.send(text, in: visitor, [("role", "worker")]))
    var queue = [place, "/translate?from=sf-2940&to=cpm"]
    var seen: Set<String> = []
    var withNames = 0
    while let address = queue.popLast() {
      guard seen.insert(address).inserted, seen.count < 40 else { continue }
      let response = try visitor.ask(address)
      let page = String(decoding: response.body, as: UTF8.self)
      for field in response.headers { #expect(!field.value.contains("Zyx"), "\(address)") }
      #expect(!address.contains("Zyx"))
      guard names.contains(where: page.contains) else { continue }
      withNames += 1
      if let start = page.firstRange(of: "<title>"), let end = page.firstRange(of: "</title>") {
        #expect(!page[start.upperBound..<end.lowerBound].contains("Zyx"), "\(address)")
      }
      for attribute in ["href", "action", "id", "value"] {
        #expect(
          !PageWalk.values(of: attribute, in: page).contains { $0.contains("Zyx") }, "\(address)")
      }
      queue += PageWalk.values(of: "href", in: page).filter {
        $0.hasPrefix("/translate/people") || $0.hasPrefix("/gaps/people")
      }.map { $0.replacing("&amp;", with: "&") }
    }
    #expect(withNames >= 3)
  }

  @Test func escapesHostileNames() throws {
    let visitor = try Visitor(.bundled)
    let text = "person,unit,level\n\"<script>alert(1)</script>\",CM,acquired\n<b>,CM,<i>\n"
    let page = try visitor.text(try Self.place(try Self.send(text, in: visitor)))
    #expect(!page.contains("<script>alert"))
    #expect(!page.contains("<i>"))
    #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
  }

  /// A file serves gaps as a pasted table does.
  @Test func gapsTakeFilesToo() throws {
    let visitor = try Visitor(.bundled)
    let answer = try visitor.upload(
      "/gaps/people", [("framework", "sf-2940"), ("role", "")],
      files: [
        FormBody.Part(
          "file", fileName: "a.csv", Array("person,unit,level\nAna,CM,acquired\nAna,X,y\n".utf8))
      ])
    let page = try visitor.text(try Self.place(answer))
    #expect(page.contains("Line 3, column <bdi>unit</bdi>: "))
    #expect(page.contains("1 person"))
  }
}
