import CrosswalkBase
import CrosswalkFrameworks
import CrosswalkKit
import CrosswalkModel
import CrosswalkTables
import CrosswalkTestSupport
import Testing

@testable import CrosswalkWorkbench

/// Asks for pages as a browser would, without a server.
struct PageWalk {
  var context: PageContext

  init(_ catalog: Catalog, broken: [Problem] = [], health: PageContext.Health = .init()) throws {
    context = PageContext(
      catalog, figures: try CatalogFigures(catalog), broken: broken, health: health, token: "a word"
    )
  }

  /// The route of an address and what is asked of it; nil where no page is.
  func route(
    _ address: String, method: String = "GET", fields: [(name: String, value: String)]? = nil
  ) -> (route: PageRoute, ask: PageAsk)? {
    let parts = address.split(separator: "?", maxSplits: 1).map(String.init)
    let steps = Self.steps(parts.first ?? "")
    let query = (parts.count > 1 ? parts[1] : "").split(separator: "&").map { pair in
      let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return (
        name: Self.decoded(String(sides[0])),
        value: sides.count > 1 ? Self.decoded(String(sides[1])) : ""
      )
    }
    // What is written out is found before a name that could stand for it.
    let routes = PageRoutes.all.filter { $0.method == method }.sorted {
      $0.pattern.count { $0 == ":" } < $1.pattern.count { $0 == ":" }
    }
    for route in routes {
      let wanted = Self.steps(route.pattern)
      guard wanted.count == steps.count else { continue }
      var captures: [String: String] = [:]
      let fits = zip(wanted, steps).allSatisfy { want, step in
        if want.hasPrefix(":") { captures[String(want.dropFirst())] = Self.decoded(step) }
        return want.hasPrefix(":") || want == step
      }
      guard fits else { continue }
      return (route, PageAsk(context, captures: captures, query: query, fields: fields))
    }
    return nil
  }

  /// The text of a page.
  func page(
    _ address: String, method: String = "GET", fields: [(name: String, value: String)]? = nil
  ) throws -> String {
    let found = try #require(route(address, method: method, fields: fields))
    return switch try found.route.answer(found.ask) {
    case .page(let html), .refusal(let html, _): html.source
    case .sheet(let text), .download(let text, _, _), .moved(let text): text
    case .file(let bytes, _, _): String(decoding: bytes, as: UTF8.self)
    }
  }

  private static func steps(_ path: String) -> [String] {
    path.split(separator: "/").map(String.init)
  }

  private static func decoded(_ text: String) -> String {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2,
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The values of an attribute in a page, as a browser reads them.
  static func values(of attribute: String, in page: String) -> [String] {
    page.split(separator: " \(attribute)=\"").dropFirst().map { part in
      String(part.prefix { $0 != "\"" }).replacing("&amp;", with: "&").replacing("&#39;", with: "'")
    }
  }
}

@Suite struct PageTests {
  /// All pages that links lead to, a few of each kind.
  @Test func everyLinkLeadsToAPage() throws {
    let walk = try PageWalk(.bundled)
    var seen: Set<String> = []
    var visited: [String: Int] = [:]
    var queue = ["/"]
    while let address = queue.popLast() {
      guard seen.insert(address).inserted else { continue }
      if address.hasPrefix("/assets/") {
        #expect(Assets.named(String(address.dropFirst(8))) != nil, "\(address)")
        continue
      }
      let found = try #require(walk.route(address), "no page at \(address)")
      let pattern = found.route.pattern
      visited[pattern, default: 0] += 1
      // A page takes time, and the tenth of a kind tells no more than the ninth.
      guard visited[pattern]! <= 10, case .page(let html) = try found.route.answer(found.ask) else {
        continue
      }
      let page = html.source
      // Our own markup is not taken for what a document says.
      for tag in ["&lt;p", "&lt;bdi", "&lt;a ", "&lt;span", "&lt;ul", "=&quot;"] {
        #expect(!page.contains(tag), "\(tag) stands as text on \(address)")
      }
      // A title shows tags as they stand.
      let title = page.split(separator: "<title>")[1].prefix { $0 != "\n" }
      #expect(!title.dropLast("</title>".count).contains("<"), "\(title)")
      let ids = PageWalk.values(of: "id", in: page)
      #expect(Set(ids).count == ids.count, "ids that are not unique: \(address)")
      let links = PageWalk.values(of: "href", in: page)
      for link in links {
        if link.hasPrefix("#") {
          #expect(ids.contains(String(link.dropFirst())), "\(link) leads nowhere on \(address)")
          continue
        }
        #expect(link.hasPrefix("/"), "\(link) leads elsewhere, on \(address)")
      }
      // A search box leads somewhere too.
      let forms = PageWalk.values(of: "action", in: page).filter { walk.route($0) != nil }
      let own = (links + forms).filter { $0.hasPrefix("/") }.map { link in
        String(link.prefix { $0 != "#" })
      }
      queue += Set(own).subtracting(seen).sorted()
    }
    let patterns = PageRoutes.all.filter { $0.method == "GET" }.map(\.pattern)
    // What is of a table, a reading or an upload is there once somebody has sent one, and what was decided only where
    // something can be; suggestions have a page where they take long.
    let pages = patterns.filter {
      !$0.contains(".") && !$0.contains(":table") && !$0.contains(":reading")
        && !$0.contains(":upload") && $0 != "/history" && !$0.hasSuffix("/several")
        && !$0.hasSuffix("/suggestions")
    }
    #expect(Set(pages).subtracting(visited.keys).isEmpty, "no link leads to these")
  }

  /// A page that lets neither scripts nor styles stand in its text is safe from what names say.
  @Test(arguments: [
    "/", "/concepts", "/compare", "/compare/sf-2940/cpm", "/crosswalk/cpm/kent?unit=1",
  ])
  func pagesCarryNeitherScriptsNorStyles(address: String) throws {
    let page = try PageWalk(.bundled).page(address)
    #expect(!page.contains(" style=\""))
    #expect(!page.contains("<style"))
    #expect(page.split(separator: "<script").count == 2)
    #expect(page.contains("<script type=\"module\" src=\"/assets/workbench.js\"></script>"))
    #expect(!page.contains(" onclick=\""))
  }

  /// Whatever a document calls its parts, it stays text.
  @Test(arguments: 0..<30)
  func namesStayText(seed: Int) throws {
    var hostile = HostileText(seed: seed)
    var random = RandomCatalog(seed: seed)
    let (source, target) = random.pair()
    func named(_ aligned: AlignedFramework) -> AlignedFramework {
      var framework = aligned.framework
      framework.title = hostile.text()
      framework.publisher = hostile.text()
      for unit in framework.units.indices {
        framework.units[unit].title = hostile.text()
        for statement in framework.units[unit].statements.indices {
          framework.units[unit].statements[statement].text = hostile.text()
        }
      }
      return AlignedFramework(framework: framework, alignment: aligned.alignment)
    }
    let walk = try PageWalk(
      Catalog(ontology: RandomCatalog.ontology, frameworks: [named(source), named(target)]))
    var addresses = [
      "/", "/frameworks/one", "/compare/one/two", "/crosswalk/one/two", "/report/one/two",
    ]
    if let place = source.framework.statements.first {
      addresses.append("/crosswalk/one/two?statement=\(Address.step(place.statement.id))")
      addresses.append("/frameworks/one/statements/\(Address.step(place.statement.id))")
      addresses.append("/frameworks/one/units/\(Address.step(place.unit.id))")
      addresses.append("/find?q=\(Address.step("<script>alert(1)</script>"))")
    }
    for address in addresses {
      let page = try walk.page(address)
      #expect(!page.contains("<script>"), "\(address)")
      #expect(!page.contains("\" onclick=\""), "\(address)")
      for sign in ["\u{202E}", "\u{2066}", "\u{0}", "\u{1B}", "\u{9B}"] {
        #expect(!page.contains(sign), "\(address)")
      }
    }
  }

  /// Ratings are sent in the body, and a page says just what the command says.
  @Test func translatesWhatWasSent() throws {
    let catalog = Catalog.bundled
    let walk = try PageWalk(catalog)
    let address = "/translate?from=sf-2940&to=cpm"
    let empty = try walk.page(address)
    #expect(!empty.contains("id=\"answers\""))
    let page = try walk.page(
      address, method: "POST",
      fields: [
        ("token", "a word"), ("unit.CM", "accomplished"), ("unit.RO", "acquired"), ("unit.PE", ""),
        ("role", "worker"), ("basis", "self"),
      ])
    let translator = try catalog.translator(from: "sf-2940", to: "cpm")
    let expected = try translator.translate(
      Profile(role: .worker, basis: .own, levels: ["CM": "accomplished", "RO": "acquired"]))
    let answered = expected.results.filter { $0.status != .abstained }
    #expect(!answered.isEmpty)
    #expect(page.split(separator: "<article class=\"answer\">").count - 1 == answered.count)
    #expect(page.contains(expected.hash))
    #expect(!page.contains("..</bdi>"))
    #expect(
      page.contains(
        "crosswalk translate sf-2940 --to cpm CM=accomplished RO=acquired --role worker --basis self"
      ))
    for outcome in answered.flatMap({ $0.distribution ?? [] }) where outcome.p > 0 {
      #expect(page.contains((">\(unbrokenPercent(outcome.p))</td>" as HTML).source))
    }
    // No address on the page carries a level.
    for link in PageWalk.values(of: "href", in: page) + PageWalk.values(of: "action", in: page) {
      #expect(!link.contains("accomplished") && !link.contains("acquired"), "\(link)")
    }
    #expect(page.contains("value=\"a word\""))
  }

  @Test func saysThatNothingIsRated() throws {
    let page = try PageWalk(.bundled).page(
      "/translate?from=sf-2940&to=cpm", method: "POST",
      fields: [("token", "a word"), ("unit.CM", "")])
    #expect(page.contains("Nothing is rated yet"))
  }

  @Test func namesTheNearestOfWhatIsNotThere() throws {
    let walk = try PageWalk(.bundled)
    #expect(throws: CatalogError.unknownFramework("kemt", nearest: "kent")) {
      try walk.page("/frameworks/kemt")
    }
    #expect(throws: NameError.self) { try walk.page("/concepts/wellbieng") }
  }

  /// Nothing ends the server, also where somebody puts one framework twice.
  @Test(arguments: ["cpm", "sf-2940", "kent"])
  func readsAFrameworkBesideItself(id: String) throws {
    let walk = try PageWalk(.bundled)
    #expect(try walk.page("/compare/\(id)/\(id)").contains("<h1>"))
    #expect(throws: NameError.self) { try walk.page("/crosswalk/\(id)/\(id)") }
    #expect(throws: NameError.self) { try walk.page("/report/\(id)/\(id)") }
    #expect(throws: NameError.self) { try walk.page("/report/\(id)/\(id)/report.html") }
    let unit = try #require(try Catalog.bundled.framework(id).framework.rateable.first)
    let level = try #require(try Catalog.bundled.framework(id).framework.scale.levels.first)
    let fields = [("unit.\(unit.id)", level.id), ("target", "\(id):\(level.id)")].map {
      (name: $0.0, value: $0.1)
    }
    let answers = try walk.page(
      "/translate?from=\(id)&to=\(id)", method: "POST", fields: fields)
    #expect(answers.contains("class=\"answer\""))
    #expect(
      try walk.page("/gaps?from=\(id)", method: "POST", fields: fields).contains("id=\"answers\""))
  }

  @Test func tellsOfBrokenFilesOnEveryPage() throws {
    let problem = Problem(
      file: "county/framework.yaml", mark: .init(line: 7, column: 3),
      message: "unknown key 'tittle'")
    let walk = try PageWalk(
      .bundled, broken: [problem],
      health: .init(problems: [problem], stillToDo: [], files: 2))
    for address in ["/", "/concepts", "/frameworks/cpm"] {
      let page = try walk.page(address)
      #expect(page.contains("county/framework.yaml:7:3"))
      #expect(page.contains("unknown key &#39;tittle&#39;"))
    }
    #expect(try walk.page("/").contains("2 files: 1 error, 0 warnings"))
  }

  @Test func tellsWhatIsStillToBeFilledIn() throws {
    let problem = Problem(
      file: "county/framework.yaml", mark: .init(line: 7, column: 3), message: "fill in the date")
    let walk = try PageWalk(
      .bundled, health: .init(problems: [], stillToDo: [problem], files: 2))
    let page = try walk.page("/")
    #expect(page.contains("<h3>Still to fill in</h3>") && !page.contains("&lt;h3"))
  }

  /// That no concept fits is a decision.
  @Test func countsWhatNoConceptFitsAsDecided() throws {
    let ontology = Catalog.bundled.ontology
    let bundled = try Catalog.bundled.framework("kent")
    let (unit, statement) = try #require(
      bundled.framework.statements.first.map { ($0.unit, $0.statement.id) })
    func pages(rejected: [Alignment.StatementRejections]) throws -> (unit: String, home: String) {
      var alignment = bundled.alignment
      alignment.links.removeAll { $0.statement == statement }
      alignment.rejected = rejected
      let walk = try PageWalk(
        Catalog(
          ontology: ontology,
          frameworks: [.init(framework: bundled.framework, alignment: alignment)]))
      let address = Address.unit(unit.id, of: "kent").source
      return (try walk.page(address), try walk.page("/"))
    }
    let open = try pages(rejected: [])
    #expect(open.unit.contains("nobody has said") && open.home.contains("no concept yet"))
    let decided = try pages(
      rejected: [.init(statement: statement, rejections: [.init(reason: "None fits.")])])
    #expect(decided.unit.contains("no concept fits") && !decided.unit.contains("nobody has said"))
    #expect(!decided.home.contains("no concept yet"))
  }

  /// Judged, judged none, computed and suggested never look alike.
  @Test func keepsKindsOfLinkApart() throws {
    let catalog = Catalog.bundled
    let walk = try PageWalk(catalog)
    let matcher = try catalog.matcher(from: "cpm", to: "kent")
    let statements = try catalog.framework("cpm").framework.statements.map(\.statement.id)
    for id in statements.prefix(12) {
      let found = try #require(matcher.matches(of: id, limit: 10))
      let page = try walk.page("/frameworks/cpm/statements/\(Address.step(id))")
      for match in found.matches {
        let kind: String =
          match.curated
          ? (match.relation == nil ? "denied" : "judged")
          : (match.relation == nil ? "suggested" : "computed")
        let lines = page.split(separator: "\n").filter {
          $0.contains("class=\"pair\"") && $0.contains(">kent:\(match.id)</bdi>")
        }
        #expect(lines.count == 1)
        #expect(lines.first?.contains("class=\"kind \(kind)\"") ?? false)
      }
    }
  }

  @Test func conceptsAreCalledByTheirLabels() throws {
    let walk = try PageWalk(.bundled)
    let concepts = Catalog.bundled.ontology.concepts
    let compound = concepts.map(\.id).filter { $0.contains("-") }
    for address in ["/frameworks/sf-2940/statements/RO.Acquired.2", "/find?q=court"] {
      let page = try walk.page(address)
      let text = page.replacing(/<[^>]*>/, with: "")
      let reasons = text.split(separator: "\n").filter { $0.hasPrefix("through ") }
      let names = try page.matches(
        of: Regex("<a href=\"/concepts/[^\"]+\"><bdi>([^<]+)", as: (Substring, Substring).self)
      ).map { String($0.output.1) }
      #expect(!reasons.isEmpty || !names.isEmpty)
      for line in reasons.map(String.init) + names {
        #expect(!compound.contains { line.contains($0) }, "\(line)")
      }
    }
  }

  @Test func filesBesidePagesStaySmall() throws {
    let files = try ["workbench.js", "editor.js", "tree.js", "lines.js", "style.css"].map {
      try #require(Assets.named($0)).text.utf8.count
    }
    #expect(files.reduce(0, +) <= 60_000)
    #expect(Assets.named("../style.css") == nil)
  }

  /// The overview and a whole pair stay quick to load.
  @Test(arguments: [
    "/", "/compare/sf-2940/set", "/crosswalk/sf-2940/set?unit=PE", "/report/sf-2940/set",
    "/documents",
  ])
  func pagesStaySmall(address: String) throws {
    #expect(try PageWalk(.bundled).page(address).utf8.count <= 300_000)
  }
}
