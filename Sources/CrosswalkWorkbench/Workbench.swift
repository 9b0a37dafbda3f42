import CrosswalkBase
import CrosswalkDocuments
import CrosswalkExchange
import CrosswalkKit
import CrosswalkModel
import CrosswalkReports
import CrosswalkTables
import Synchronization

/// The workbench without its sockets: a request in, a response out.
///
/// The catalog stays decoded in memory, and is read anew when a file changes. Where files are broken, the
/// last good state works on, and pages say so.
package final class Workbench: Sendable {
  private struct State {
    /// The last good state, with all that anybody has decided; nothing is answered from it.
    var whole: PageContext
    /// The same without what is hidden now.
    var context: PageContext
    var stamp: String
  }

  private let host: OwnHost
  /// What opens the workbench; it is new for each run.
  package let key: String
  private let token: String
  private let router: Router
  private let load: @Sendable () throws -> Workspace
  private let stamp: @Sendable () -> String
  private let readings: ReadingFolder?
  /// Ratings of people, as long as the program runs.
  private let people = RatedTables()
  private let state: Mutex<State>

  /// - Parameters:
  ///   - port: That the server listens on.
  ///   - load: Reads all files.
  ///   - stamp: What changes when a file does.
  ///   - readings: Where blind readings are kept; nil where nothing can be written.
  /// - Throws: Whatever makes the files unusable at the start.
  package init(
    port: Int, load: @escaping @Sendable () throws -> Workspace,
    stamp: @escaping @Sendable () -> String = { "" }, readings: ReadingFolder? = nil
  ) throws {
    host = OwnHost(port: port)
    let token = Self.secret()
    (key, self.token) = (Self.secret(), token)
    (self.load, self.readings) = (load, readings)
    let whole: @Sendable () -> String = { "\(stamp())\n\(readings?.stamp ?? "")" }
    self.stamp = whole
    let now = whole()
    let context = try Self.context(load(), token, readings, people)
    state = Mutex(State(whole: context, context: try Self.shown(context), stamp: now))
    var router = Router()
    for route in PageRoutes.all {
      router.add(route.method, route.pattern) { Self.response(to: try route.answer($0)) }
    }
    for route in APIRoutes.all { router.add(route.method, route.address, route.response) }
    router.add("GET", OpenAPI.address) { _ in
      Response(contentType: Response.json, body: try OpenAPI().text())
    }
    router.add("GET", "/assets/:name") { ask in
      guard let asset = Assets.named(ask.captures["name"] ?? "") else {
        return .problem(404, "There is no such file.")
      }
      return Response(contentType: asset.contentType, body: asset.text)
    }
    self.router = router
  }

  /// 128 bits that nobody can guess.
  private static func secret() -> String {
    var random = SystemRandomNumberGenerator()
    return (0..<2).map { _ in
      let digits = String(random.next() as UInt64, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }

  /// The address that opens the workbench.
  package var link: String { "http://127.0.0.1:\(host.port)/?key=\(key)" }

  // MARK: Files

  /// All that pages are made from.
  private static func context(
    _ workspace: Workspace, _ token: String, _ readings: ReadingFolder?, _ people: RatedTables
  ) throws -> PageContext {
    let catalog = try workspace.catalog()
    let found = try workspace.inversions() + workspace.contradictions()
    var context = PageContext(
      catalog, figures: try CatalogFigures(catalog),
      health: .init(
        problems: (workspace.problems + found).sorted(), stillToDo: workspace.stillToDo,
        files: workspace.files.count),
      token: token, readings: readings)
    context.people = people
    return context
  }

  /// What may be shown of a state: as long as a blind reading is open, nothing of what it must not see.
  private static func shown(_ whole: PageContext) throws -> PageContext {
    try whole.hiding(whole.readings?.hidden(in: whole.catalog) ?? [:])
  }

  /// The state of now, read anew where a file has changed.
  private func current() -> PageContext {
    let now = stamp()
    if let same = state.withLock({ $0.stamp == now ? $0.context : nil }) { return same }
    // Others are answered from the last state while this one reads.
    do {
      let whole = try Self.context(load(), token, readings, people)
      let context = try Self.shown(whole)
      return state.withLock { state in
        state = State(whole: whole, context: context, stamp: now)
        return context
      }
    } catch {
      let problems =
        (error as? DataProblems)?.problems
        ?? [Problem(file: "files", mark: .start, message: "\(error)")]
      return state.withLock { state in
        state.whole.broken = problems.filter { $0.severity == .error }
        // A reading may have been opened or closed since the last good state.
        state.context = (try? Self.shown(state.whole)) ?? state.context
        state.stamp = now
        return state.context
      }
    }
  }

  // MARK: Requests

  /// The answer to a request, with the pattern of its route for whoever keeps a log.
  package func answer(_ request: Request) -> (response: Response, pattern: String) {
    let (response, pattern) = found(request)
    return (response.inForm(of: "/" + request.steps.joined(separator: "/")), pattern)
  }

  private func found(_ request: Request) -> (response: Response, pattern: String) {
    if let refusal = refusal(of: request) { return (refusal, "refused") }
    let method = request.method == "HEAD" ? "GET" : request.method
    switch router.match(method, request.steps) {
    case .nothing:
      return (.problem(404, "There is no page at this address. The pages begin at /."), "none")
    case .otherMethod(let allowed):
      var response = Response.problem(405, "This address takes \(allowed.joined(separator: ", ")).")
      response.headers.append(("Allow", allowed.joined(separator: ", ")))
      return (response, "none")
    case .found(let pattern, let captures, let handler):
      let ask = PageAsk(
        current(), captures: captures, query: request.query,
        fields: method == "POST" ? request.fields ?? [] : nil)
      var response: Response
      do {
        try BlindRule(ask).check(method)
        response = try handler(ask)
      } catch {
        response = Self.response(to: error, ask.context)
      }
      response.headers += BlindRule.headers(ask.context)
      return (response, pattern)
    }
  }

  /// Why a request is not for us, or not from our own pages; nil: it may go on.
  private func refusal(of request: Request) -> Response? {
    guard host.admits(request.values("host")) else {
      return .problem(421, "This server answers to the addresses of its own machine alone.")
    }
    if request.method == "GET", request.steps.isEmpty, let given = request.value("key") {
      return Self.areSame(given, key) ? door : .problem(401, Self.closed)
    }
    let bearer = request.values("authorization").first.flatMap {
      $0.hasPrefix("Bearer ") ? String($0.dropFirst(7)) : nil
    }
    guard let given = bearer ?? request.cookie(cookie), Self.areSame(given, key) else {
      return .problem(401, Self.closed)
    }
    guard request.method != "GET", request.method != "HEAD" else { return nil }
    if bearer == nil, let refusal = foreign(request) { return refusal }
    let type = request.values("content-type").first ?? ""
    guard type.lowercased().hasPrefix("application/x-www-form-urlencoded") else {
      return .problem(415, "Forms are sent as application/x-www-form-urlencoded.")
    }
    let sent = request.fields?.last { $0.name == "token" }?.value ?? ""
    guard bearer != nil || Self.areSame(sent, token) else {
      return .problem(403, "This form is of an earlier run. Open the page anew.")
    }
    return nil
  }

  /// Another page, also one of another port here, is not to send our forms.
  private func foreign(_ request: Request) -> Response? {
    let origins = request.values("origin")
    let own = request.values("host").map { "http://\($0)" }
    let site = request.values("sec-fetch-site")
    guard origins.count == 1, origins == own, site.allSatisfy({ $0 == "same-origin" }) else {
      return .problem(403, "Forms are taken from the pages of this server alone.")
    }
    return nil
  }

  private var cookie: String { "crosswalk-\(host.port)" }

  private static let closed = "Open the link that the program printed when it began."

  /// Sets the cookie, and goes on by itself: a redirect from a mail would lose it.
  private var door: Response {
    var response = Response.html(
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="refresh" content="0;url=/">
      <title>Crosswalk</title>
      </head>
      <body>
      <main>
      <h1>Crosswalk</h1>
      <p><a href="/">Go on</a></p>
      </main>
      </body>
      </html>

      """)
    response.headers.append(
      ("Set-Cookie", "\(cookie)=\(key); HttpOnly; SameSite=Strict; Path=/"))
    return response
  }

  /// Takes as long whatever is the same, so that time tells nothing of a secret.
  private static func areSame(_ one: String, _ other: String) -> Bool {
    let (one, other) = (Array(one.utf8), Array(other.utf8))
    guard one.count == other.count else { return false }
    return zip(one, other).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
  }

  // MARK: Answers

  private static func response(to answer: PageAnswer) -> Response {
    switch answer {
    case .page(let html): return .html(html)
    case .sheet(let text): return .sheet(text)
    case .download(let text, let type, let name):
      return Response(contentType: type, body: text, headers: [Self.attachment(name)])
    case .file(let bytes, let type, let name):
      var response = Response(contentType: type, body: "", headers: [Self.attachment(name)])
      response.body = bytes
      return response
    case .moved(let address):
      return Response(
        status: 303, contentType: "text/plain; charset=utf-8", body: "",
        headers: [("Location", address)])
    }
  }

  private static func attachment(_ name: String) -> (name: String, value: String) {
    // What a header takes of a name.
    let plain = String(
      name.unicodeScalars.map {
        $0.properties.isAlphabetic && $0.isASCII || "0123456789.-_".unicodeScalars.contains($0)
          ? Character($0) : "-"
      })
    return ("Content-Disposition", "attachment; filename=\"\(plain)\"")
  }

  /// What went wrong, as a page: what is not there, and what was asked wrongly.
  private static func response(to error: any Error, _ context: PageContext) -> Response {
    let status = (error as? PeopleError)?.status
    let isMissing = error is CatalogError || error is NameError || status == 404
    let isKnown =
      isMissing || status != nil || error is TranslationError || error is SettingError
      || error is GapError || error is SheetError || error is ReadingError || error is ReviewError
      || error is RatingsError
      || error is ExpectationError || error is CurriculumError || error is CalendarError
    let sentence = isKnown ? GapHTML.sentence("\(error)") : "This page cannot be made: \(error)."
    let page = PageLayout(
      context: context, title: isMissing ? "Not here" : "This does not go",
      body: "<p role=\"status\">\(sentence)</p>\n"
    ).html
    return .html(page, status: status ?? (isMissing ? 404 : isKnown ? 400 : 500))
  }
}
