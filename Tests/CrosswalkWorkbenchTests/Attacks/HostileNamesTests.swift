import CrosswalkBase
import Testing

@testable import CrosswalkWorkbench

/// Whatever things and people are called, no answer of any route makes more of it than a text.
@Suite struct HostileNamesTests {
  /// A formula, a script, the end of an attribute, and signs that turn the direction of writing.
  private static let name = "=1+1<script>alert(1)</script>\" onclick=\"x\u{202E}\u{2066}'"

  /// What makes an answer more than text.
  private func check(_ response: Response, _ address: String) {
    #expect(response.status != 500, "\(address)")
    let text = String(decoding: response.body, as: UTF8.self)
    if response.contentType.hasPrefix("text/html") {
      let ours = "<script type=\"module\" src=\"/assets/workbench.js\"></script>"
      #expect(!text.replacing(ours, with: "").contains("<script"), "\(address)")
      #expect(!text.contains("\" onclick=\""), "\(address)")
      for sign in ["\u{202E}", "\u{2066}"] { #expect(!text.contains(sign), "\(address)") }
    } else if response.contentType.hasPrefix("text/csv") {
      let guarded = text.replacing("'=1+1", with: "")
      #expect(guarded.firstMatch(of: /(^|[,;"\n])=/) == nil, "\(address)")
    }
    #expect(response.allHeaders.contains { $0.name == "X-Content-Type-Options" }, "\(address)")
    for header in response.headers {
      #expect(!header.value.contains { $0 == "<" || $0.isNewline }, "\(address)")
    }
  }

  @Test func noReadingRouteMakesMoreOfNames() throws {
    let run = try EveryRoute(name: Self.name)
    let sent = EveryRoute.fields.map { "\($0)=\(Address.step(Self.name).source)" }.joined(
      separator: "&")
    let patterns = EveryRoute.patterns("GET")
    #expect(patterns.count > 40)
    var answered: Set<String> = []
    for pattern in patterns {
      for query in ["", "?target=\(run.target)&hours=5", "?\(sent)"] {
        let address = try run.address(pattern)
        let response = try run.visitor.ask(address + query)
        check(response, "\(pattern)\(query.prefix(12))")
        if response.status == 200 { answered.insert(pattern) }
      }
    }
    // A test of refusals alone would say little.
    #expect(answered.count * 2 > patterns.count, "\(Set(patterns).subtracting(answered))")
  }

  /// What was escaped twice would be read as it is written.
  @Test func noPageShowsItsOwnTags() throws {
    let run = try EveryRoute(name: "Plain")
    for pattern in EveryRoute.patterns("GET") {
      for query in ["", "?target=\(run.target)&hours=5&unit=\(run.places["unit"] ?? "")"] {
        let response = try run.visitor.ask(try run.address(pattern) + query)
        guard response.contentType.hasPrefix("text/html") else { continue }
        let text = String(decoding: response.body, as: UTF8.self)
        for tag in ["&lt;p", "&lt;bdi", "&lt;/", "&lt;span", "&lt;a ", "&amp;amp;", "&amp;#39;"] {
          #expect(!text.contains(tag), "\(pattern)\(query) \(tag)")
        }
      }
    }
  }

  @Test func noFormMakesMoreOfWhatItIsSent() throws {
    let run = try EveryRoute(name: Self.name)
    for pattern in EveryRoute.patterns("POST") {
      let address = try run.address(pattern)
      check(
        try run.visitor.ask(
          address, method: "POST", fields: EveryRoute.fields.map { ($0, Self.name) }), address)
      check(
        try run.visitor.upload(
          address, EveryRoute.fields.map { ($0, Self.name) },
          files: [.init("file", fileName: Self.name, Array(Self.name.utf8))]), address)
      for field in EveryRoute.fields {
        check(
          try run.visitor.ask(address, method: "POST", fields: [(field, Self.name)]),
          "\(address) \(field)")
      }
    }
  }

  /// What was decided by somebody of such a name is shown by every page, and stays text.
  @Test func decisionsOfSuchNamesStayText() throws {
    let run = try EveryRoute(name: Self.name)
    let statement = try #require(run.places["statement"])
    let page = "/frameworks/one/statements/\(Address.step(statement).source)"
    let form = run.visitor.workbench.context
    let basis = try form.basis(about: statement, of: "one")
    _ = try run.visitor.send(
      "\(page)/about",
      [
        ("reviewer", Self.name), ("act", "link"), ("concept", "feedback"), ("share", "0.5"),
        ("relation", "close"), ("confidence", "0.5"), ("reason", Self.name), ("basis", basis),
        ("overrule", "yes"), ("back", page),
      ])
    for address in [page, "/", "/concepts/feedback", "/review/one", "/crosswalk/one/two"] {
      let response = try run.visitor.ask(address)
      #expect(response.status == 200)
      check(response, address)
    }
  }
}
