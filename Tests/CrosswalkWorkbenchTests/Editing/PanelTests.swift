import CrosswalkDocuments
import CrosswalkKit
import CrosswalkModel
import CrosswalkTestSupport
import Testing

@testable import CrosswalkWorkbench

/// The panel of a chosen statement: what it shows, and deciding from it.
@Suite struct PanelTests {
  private static let page = "/crosswalk/county/cpm?unit=A&statement=A.2"

  /// A county whose statements have words to go by.
  private func run(reviewer: String = "Ana") throws -> EditingRun {
    try .county(
      [1: "Gives and takes feedback in supervision", 2: "Prepares reports for the court"],
      reviewer: reviewer)
  }

  /// The fields of the first form of an address that accepts, as a browser sends them.
  private func form(_ page: String, to address: String) throws -> [(String, String)] {
    let start = try #require(
      page.firstRange(of: "<form class=\"accept\" method=\"post\" action=\"\(address)\""))
    let rest = page[start.upperBound...]
    let end = try #require(rest.firstRange(of: "</form>"))
    return rest[..<end.lowerBound].matches(of: /<input[^>]* name="([a-z]+)" value="([^"]*)"/).map {
      (String($0.output.1), Self.plain($0.output.2))
    }.filter { $0.0 != "token" }
  }

  private static func plain(_ value: Substring) -> String {
    String(value).replacing("&amp;", with: "&")
  }

  @Test func `without a folder it is read, and nothing offers to change`() throws {
    var random = RandomCatalog(seed: 5)
    let (source, target) = random.pair()
    let walk = try PageWalk(
      Catalog(ontology: RandomCatalog.ontology, frameworks: [source, target]))
    for place in source.framework.statements.prefix(5) {
      let id = Address.step(place.statement.id)
      let page = try walk.page("/crosswalk/one/two?statement=\(id)")
      #expect(page.contains("id=\"panel\"") && page.contains("Suggested concepts"))
      #expect(!page.contains("method=\"post\""))
      for tag in ["&lt;p", "&lt;bdi", "&lt;a ", "&lt;span"] {
        #expect(!page.contains(tag), "\(tag)")
      }
    }
    #expect(try !walk.page("/crosswalk/one/two").contains("id=\"panel\""))
    #expect(try !walk.page("/crosswalk/one/two?statement=nowhere").contains("id=\"panel\""))
  }

  @Test func `a suggested concept is accepted and undone in its place`() throws {
    let run = try run()
    let files = run.files
    let address = "/frameworks/county/statements/A.2/about"
    let page = try run.get(Self.page)
    #expect(page.status == 200 && page.text.contains("Say what it is about"))
    for tag in ["&lt;p", "&lt;bdi", "&lt;form", "&lt;input", "&lt;span"] {
      #expect(!page.text.contains(tag), "\(tag) stands as text")
    }
    #expect(page.text.contains("words in common") && page.text.contains("Likest statements"))
    let fields = try form(page.text, to: address)
    let concept = try #require(fields.first { $0.0 == "concept" }?.1)
    let saved = try run.post(address, fields + [("relation", "close")])
    #expect(saved.status == 303)
    #expect(saved.location == "\(Self.page)&done=1#panel")
    let links = try #require(try run.catalog().framework("county").linksByStatement["A.2"])
    #expect(links.map(\.concept) == [concept] && links[0].share == 1)
    #expect(links[0].justification == nil || links[0].justification == "MappingReview")

    let told = try run.get("\(Self.page)&done=1").text
    let panel = try #require(told.firstRange(of: "id=\"panel\""))
    #expect(told.matches(of: /What was just done/).count == 1)
    #expect(told[panel.upperBound...].contains("What was just done"))
    #expect(told.contains("(linked already)"))
    // Its links are there, so that a further concept goes through the form.
    #expect(!told.contains("action=\"\(address)\" data-key"))
    let undone = try run.post("/undo", [("step", "1"), ("back", "\(Self.page)#panel")])
    #expect(undone.location == "\(Self.page)&done=2#panel")
    #expect(run.files == files)
    #expect(try run.get(Self.page).text.contains("data-key=\"redo\""))
  }

  @Test func `a statement of the other side is accepted with a relation`() throws {
    let run = try run()
    let address = "/crosswalk/county/cpm/statements/A.2/match"
    let page = try run.get(Self.page).text
    let fields = try form(page, to: address)
    let object = try #require(fields.first { $0.0 == "object" }?.1)
    #expect(try run.post(address, fields + [("relation", "")]).status == 400)
    let saved = try run.post(address, fields + [("relation", "narrower")])
    #expect(saved.location == "\(Self.page)&done=1#panel")
    let judged = try run.catalog().matches(between: "county", and: "cpm").flatMap(\.matches)
    #expect(judged.map(\.subject) == ["A.2"] && judged[0].object == object)
    #expect(judged[0].relation == .narrower)
    // What is judged is not offered again.
    let after = try run.get(Self.page).text
    let accepting = after.components(separatedBy: "<form class=\"accept\"").dropFirst().map {
      $0.components(separatedBy: "</form>")[0]
    }
    #expect(!accepting.contains { $0.contains("name=\"object\" value=\"\(object)\"") })
  }

  @Test func `a concept is put into the form that links, or the one that turns down`() throws {
    let run = try run(reviewer: "")
    let page = try run.get("/crosswalk/county/cpm?statement=A.1&take=rapport&refuse=eco-maps").text
    for field in [
      "name=\"concept\" list=\"concept-names\" value=\"rapport\"", "value=\"eco-maps\"",
    ] {
      #expect(page.contains(field), "\(field)")
    }
    // What is put in is not come back to.
    #expect(page.contains("value=\"/crosswalk/county/cpm?unit=A&amp;statement=A.1#panel\""))
  }

  @Test func `skip goes to the next that is shown, and next open past what is decided`() throws {
    let run = try run()
    func ways(_ query: String) throws -> [String: String] {
      let text = try run.get("/crosswalk/county/cpm?\(query)").text
      var ways: [String: String] = [:]
      for link in text.matches(of: /data-key="(skip|open)" href="([^"]*)"/) {
        ways[String(link.output.1)] = Self.plain(link.output.2)
      }
      return ways
    }
    let from = "/crosswalk/county/cpm?"
    #expect(
      try ways("statement=A.3") == [
        "skip": "\(from)unit=B&statement=B.1#panel", "open": "\(from)unit=B&statement=B.2#panel",
      ])
    // At the end it begins anew.
    #expect(try ways("statement=B.2") == ["open": "\(from)unit=A&statement=A.2#panel"])
    #expect(
      try ways("statement=A.2&words=court")
        == [
          "skip": "\(from)unit=A&words=court&statement=A.3#panel",
          "open": "\(from)unit=A&words=court&statement=A.3#panel",
        ])
  }
}
