import CrosswalkBase
import CrosswalkDocuments
import CrosswalkExchange
import CrosswalkKit
import CrosswalkModel
import CrosswalkReports
import CrosswalkTables

/// The workbench without its sockets: a request in, a response out.
///
/// The catalog stays decoded in memory, and is read anew when a file changes. Where files are broken, the
/// last good state works on, and pages say so.
package final class Workbench: Sendable {
  private let host: OwnHost
  /// What opens the workbench; it is new for each run.
  package let key: String
  private let token: String
  private let router: Router
  private let catalog: LiveCatalog
  /// What changes files; nil where nothing can be changed.
  private let desk: Desk?

  /// What is at hand besides the files.
  package struct Extras: Sendable {
    /// A sentence model's vectors of texts; nil where no model is at hand.
    package var vectors: (@Sendable ([String]) throws -> SentenceVectors)?
    /// Reads all files as a check does; nil: as they are loaded.
    package var checks: (@Sendable () throws -> Workspace)?
    /// Whether what pages are likely to ask is worked out ahead, after the start and after each change.
    package var prepares = false

    package init() {}
  }

  /// - Parameters:
  ///   - port: That the server listens on.
  ///   - folder: What decisions are saved in, which `load` reads too; nil: nothing can be changed.
  ///   - reviewer: Whose decisions they are, until a form says another name.
  ///   - load: Reads all files.
  ///   - stamp: What changes when a file does.
  ///   - readings: Where blind readings are kept; nil where nothing can be written.
  ///   - extras: What is at hand besides.
  /// - Throws: Whatever makes the files unusable at the start.
  package init(
    port: Int, editing folder: EditFolder? = nil, reviewer: String = "",
    load: @escaping @Sendable () throws -> Workspace,
    stamp: @escaping @Sendable () -> String = { "" }, readings: ReadingFolder? = nil,
    extras: Extras = Extras()
  ) throws {
    host = OwnHost(port: port)
    let token = Secret.word
    (key, self.token) = (Secret.word, token)
    let catalog = try LiveCatalog(
      token: token, readings: readings, extras: extras, load: load, stamp: stamp)
    self.catalog = catalog
    desk = folder.map { Desk($0, catalog, reviewer: reviewer) }
    var router = Router()
    for route in PageRoutes.all {
      var traits = route.traits
      if route.asksModel, extras.vectors != nil { traits.isSlow = true }
      router.add(route.method, route.pattern, traits) {
        Self.response(to: try route.answer($0))
      }
    }
    for route in APIRoutes.all {
      router.add(route.method, route.address, .init(isSlow: route.isSlow), route.response)
    }
    router.add("GET", OpenAPI.address) {
      Response(contentType: Response.json, body: try OpenAPI($0.context.catalog).text())
    }
    router.add("GET", "/assets/:name") { ask in
      guard let asset = Assets.named(ask.captures["name"] ?? "") else {
        return .problem(404, "There is no such file.")
      }
      return Response(contentType: asset.contentType, body: asset.text)
    }
    self.router = router
  }

  /// The address that opens the workbench.
  package var link: String { "http://127.0.0.1:\(host.port)/?key=\(key)" }

  /// What pages are made from now.
  var context: PageContext { catalog.current().context }

  // MARK: Requests

  /// The answer to a request, with the pattern of its route for whoever keeps a log.
  package func answer(_ request: Request) -> (response: Response, pattern: String) {
    let (response, pattern) = found(request)
    return (response.inForm(of: "/" + request.steps.joined(separator: "/")), pattern)
  }

  private func found(_ request: Request) -> (response: Response, pattern: String) {
    if let refusal = refusal(of: request) { return (refusal, "refused") }
    let sent: Request.Sent
    switch admitted(request) {
    case .success(let admitted): sent = admitted
    case .failure(let refusal): return (refusal.response, "refused")
    }
    switch router.match(request.routedMethod, request.steps) {
    case .nothing:
      return (.problem(404, "There is no page at this address. The pages begin at /."), "none")
    case .otherMethod(let allowed):
      var response = Response.problem(405, "This address takes \(allowed.joined(separator: ", ")).")
      response.headers.append(("Allow", allowed.joined(separator: ", ")))
      return (response, "none")
    case .found(let pattern, let captures, _, let handler):
      var context = catalog.current().context
      context.editing = desk?.editing(on: request, isBlind: !context.hidden.isEmpty)
      let ask = PageAsk(context, request, sent, captures: captures)
      var response: Response
      do {
        response = try handler(ask)
      } catch {
        response = Self.response(to: error, ask)
      }
      response.headers += BlindField.headers(ask.context)
      // It may have changed a file.
      if request.method == "POST" { catalog.foresee() }
      return (response, pattern)
    }
  }

  /// Whether a request asks for what can take long, so that nobody else should wait for it. Who has no key
  /// is sent away at once.
  package func isSlow(_ request: Request) -> Bool {
    traits(of: request).isSlow
  }

  /// Whether a request may bring files along, which are longer than any form; only who has the key may.
  package func takesFiles(_ request: Request) -> Bool { traits(of: request).takesFiles }

  private func traits(of request: Request) -> Router.Traits {
    guard isKnown(request),
      case .found(_, _, let traits, _) = router.match(request.routedMethod, request.steps)
    else { return Router.Traits() }
    return traits
  }

  /// Whether a request brings the key of this run.
  private func isKnown(_ request: Request) -> Bool {
    guard let given = request.bearer ?? request.cookie(cookie) else { return false }
    return Self.areSame(given, key)
  }

  /// Why a request is not for us, or not from our own pages; nil: it may go on.
  private func refusal(of request: Request) -> Response? {
    guard host.admits(request.values("host")) else {
      return .problem(421, "This server answers to the addresses of its own machine alone.")
    }
    if request.method == "GET", request.steps.isEmpty, let given = request.value("key") {
      return Self.areSame(given, key) ? door : .problem(401, Self.closed)
    }
    guard isKnown(request) else { return .problem(401, Self.closed) }
    if request.method == "GET" || request.method == "HEAD" { return nil }
    return request.bearer == nil ? foreign(request) : nil
  }

  private struct Refusal: Error { let response: Response }

  /// What a form of our own pages has sent; nothing for whoever only asks.
  private func admitted(_ request: Request) -> Result<Request.Sent, Refusal> {
    if request.method == "GET" || request.method == "HEAD" { return .success(Request.Sent()) }
    func refuse(_ status: Int, _ sentence: String) -> Result<Request.Sent, Refusal> {
      .failure(Refusal(response: .problem(status, sentence)))
    }
    let isProgram = request.bearer != nil
    let isForProgram = isProgram && "/\(request.steps.first ?? "")" == APIRoute.root
    let takesFiles = traits(of: request).takesFiles
    let types = [Request.form] + (takesFiles ? [FormData.contentType] : [])
    // What a program sends is its route's to say.
    if !isForProgram, !types.contains(request.contentType) {
      return refuse(415, "This form is sent as \(types.joined(separator: " or ")).")
    }
    if isForProgram, request.contentType == FormData.contentType {
      return .success(Request.Sent())
    }
    do {
      let sent = try request.sent()
      if isForProgram || isProgram { return .success(sent) }
      guard Self.areSame(sent.fields.last(named: "token") ?? "", token) else {
        return refuse(403, "This form is of an earlier run. Open the page anew.")
      }
      return .success(sent)
    } catch {
      return refuse(400, "This form cannot be read: \(error).")
    }
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
      <link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
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
}
