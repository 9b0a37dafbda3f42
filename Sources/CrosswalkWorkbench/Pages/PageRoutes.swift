import CrosswalkBase
import CrosswalkKit
import CrosswalkModel
import CrosswalkReports
import CrosswalkTables

/// What is asked of a page.
package struct PageAsk {
  package var context: PageContext
  /// What stands in the address in the places of names.
  package var captures: [String: String]
  /// What stands after the question mark.
  package var query: [(name: String, value: String)]
  /// What a form sent; nil where none was sent.
  package var fields: [(name: String, value: String)]?
  /// The files that were chosen in it.
  package var files: [FormData.File] = []
  /// What was sent, as it was sent.
  package var body: [UInt8] = []
  /// Of what kind that is; empty where nothing is said.
  package var contentType = ""

  package init(
    _ context: PageContext, captures: [String: String] = [:],
    query: [(name: String, value: String)] = [], fields: [(name: String, value: String)]? = nil
  ) {
    (self.context, self.captures) = (context, captures)
    (self.query, self.fields) = (query, fields)
  }

  /// What a request asks, with what a form has sent.
  package init(
    _ context: PageContext, _ request: Request, _ sent: Request.Sent, captures: [String: String]
  ) {
    self.init(
      context, captures: captures, query: request.query,
      fields: request.method == "POST" ? sent.fields : nil)
    (files, body, contentType) = (sent.files, request.body, request.contentType)
  }

  /// What stands in the place of a name of the route.
  func capture(_ name: String) -> String { captures[name] ?? "" }

  /// What was asked by a name; nil for nothing.
  func value(_ name: String) -> String? {
    query.given(name)
  }
}

/// What is answered.
package enum PageAnswer {
  /// A page of the workbench.
  case page(HTML)
  /// A page that says why something was not done, with the status that tells a program so.
  case refusal(HTML, status: Int)
  /// A page that stands alone, with the one style that it carries.
  case sheet(String)
  /// A file to take away, with its type and name.
  case download(String, contentType: String, name: String)
  /// The same for what is no text.
  case file([UInt8], contentType: String, name: String)
  /// Where the page is that shows what became of a form.
  case moved(to: String)
}

/// A place where a page is.
package struct PageRoute: Sendable {
  package let method: String
  /// Steps of the address; those that begin with a colon are names.
  package let pattern: String
  /// It is slow where a model, another program or a search works for it.
  package let traits: Router.Traits
  /// Whether it asks a sentence model, so that it is slow where there is one.
  package let asksModel: Bool
  package let answer: @Sendable (PageAsk) throws -> PageAnswer

  init(
    _ pattern: String, method: String = "GET", isSlow: Bool = false, asksModel: Bool = false,
    takesFiles: Bool = false, _ answer: @escaping @Sendable (PageAsk) throws -> PageAnswer
  ) {
    (self.method, self.pattern, self.answer) = (method, pattern, answer)
    self.asksModel = asksModel
    traits = Router.Traits(isSlow: isSlow, takesFiles: takesFiles)
  }
}

/// Every page, by address.
package enum PageRoutes {
  package static let all: [PageRoute] =
    reading + comparing + working + documents + EditRoutes.all + ReviewRoutes.all
    + PeopleRoutes.all + LevelRoutes.all + KeysPage.routes + ImportRoutes.all

  private static let reading: [PageRoute] = [
    PageRoute("/") { .page(HomePage(context: $0.context).html) },
    PageRoute("/find") {
      .page(try SearchPage(context: $0.context, query: $0.value("q") ?? "").html)
    },
    PageRoute("/concepts") { .page(ConceptsPage(context: $0.context).html) },
    PageRoute("/concepts/:concept") {
      .page(try ConceptPage($0.context, $0.capture("concept"), page: $0.value("page")).html)
    },
    PageRoute("/frameworks/:framework") {
      .page(
        try FrameworkPage($0.context, $0.capture("framework"), page: $0.value("page")).html)
    },
    PageRoute("/frameworks/:framework/units/:unit") {
      .page(
        try UnitPage(
          $0.context, $0.capture("framework"), $0.capture("unit"), page: $0.value("page")
        ).html)
    },
    PageRoute("/frameworks/:framework/statements/:statement", asksModel: true) { ask in
      var page = try StatementPage(
        ask.context, ask.capture("framework"), ask.capture("statement"))
      page.settling = ask.value("settle")
      return .page(page.html)
    },
  ]

  private static let comparing: [PageRoute] = [
    PageRoute("/compare") { ask in
      guard let from = ask.value("from"), let to = ask.value("to") else {
        return .page(try MatrixPage(context: ask.context).html)
      }
      return .page(try ComparePage(ask.context, from, to).html)
    },
    PageRoute("/compare/:from/:to") {
      .page(
        try ComparePage(
          $0.context, $0.capture("from"), $0.capture("to"), rows: $0.value("rows"),
          columns: $0.value("columns")
        ).html)
    },
    PageRoute("/compare/:from/:to/:unit/:other") {
      .page(
        try OverlapPage(
          $0.context, $0.capture("from"), $0.capture("unit"), $0.capture("to"), $0.capture("other"),
          page: $0.value("page")
        ).html)
    },
    PageRoute("/crosswalk", asksModel: true) { ask in
      guard let from = ask.value("from"), let to = ask.value("to") else {
        return .page(
          PairPage(
            context: ask.context, place: .crosswalk, title: "Crosswalk",
            lede: "Statements of two frameworks beside each other, with every link and its reason.",
            address: { Address.crosswalk($0, $1) }
          ).html)
      }
      return .page(try CrosswalkPage(ask.context, from, to, CrosswalkView(ask.query)).html)
    },
    PageRoute("/crosswalk/:from/:to", asksModel: true) {
      .page(
        try CrosswalkPage(
          $0.context, $0.capture("from"), $0.capture("to"), CrosswalkView($0.query)
        ).html)
    },
    PageRoute("/crosswalk/:from/:to/suggestions", isSlow: true) {
      .page(
        try CrosswalkPage(
          $0.context, $0.capture("from"), $0.capture("to"), CrosswalkView($0.query), waits: true
        ).html)
    },
    PageRoute("/report") { ask in
      guard let from = ask.value("from"), let to = ask.value("to") else {
        return .page(
          PairPage(
            context: ask.context, place: .report, title: "Report by behavior",
            lede: "What of one framework serves each statement of another.",
            address: Address.report
          ).html)
      }
      return .page(try BehaviourPage(ask.context, from, to).html())
    },
    PageRoute("/report/:from/:to") {
      .page(
        try BehaviourPage(
          $0.context, $0.capture("from"), $0.capture("to"), $0.query
        ).html())
    },
  ]

  private static let working: [PageRoute] = [
    PageRoute("/translate") {
      .page(try TranslatePage($0.context, from: $0.value("from"), to: $0.value("to")).html)
    },
    PageRoute("/translate", method: "POST") {
      .page(
        try TranslatePage(
          $0.context, from: $0.value("from"), to: $0.value("to"), fields: $0.fields
        ).html)
    },
    PageRoute("/gaps") { .page(try GapsPage($0.context, from: $0.value("from")).html) },
    PageRoute("/gaps", method: "POST") {
      .page(try GapsPage($0.context, from: $0.value("from"), fields: $0.fields).html)
    },
  ]

  private static let documents: [PageRoute] =
    Download.allCases.flatMap { download in
      download.routes
    } + [
      PageRoute("/documents") { .page(try DocumentsPage(context: $0.context).html) },
      PageRoute("/documents/:kind/:framework") {
        .page(
          try SheetPage(
            context: $0.context,
            ask: SheetAsk($0.context, $0.capture("kind"), $0.capture("framework"), $0.query)
          ).html)
      },
      PageRoute("/documents/:kind/:framework/sheet.html") {
        .sheet(
          try SheetAsk($0.context, $0.capture("kind"), $0.capture("framework"), $0.query)
            .html($0.context.catalog))
      },
    ]
}

/// What pages offer to take away: the bytes of a command.
private enum Download: CaseIterable {
  case matrix, comparison, report

  var routes: [PageRoute] {
    switch self {
    case .matrix:
      [
        PageRoute("/downloads/all-frameworks.csv") {
          .csv(MatrixText.table(try $0.context.matrix()).csv, "all-frameworks")
        },
        PageRoute("/downloads/all-frameworks.json") {
          .json(try JSONText.pretty(try $0.context.matrix()), "all-frameworks")
        },
      ]
    case .comparison:
      [
        PageRoute("/compare/:from/:to/comparison.csv") {
          let found = try $0.context.comparison($0.capture("from"), $0.capture("to"))
          return .csv(ComparisonTable.table(found).csv, name($0))
        },
        PageRoute("/compare/:from/:to/comparison.json") {
          let found = try $0.context.comparison($0.capture("from"), $0.capture("to"))
          return .json(try JSONText.pretty(found), name($0))
        },
      ]
    case .report:
      [
        PageRoute("/report/:from/:to/report.csv", isSlow: true) {
          .csv(BehaviourTable.statements(try report($0)).csv, name($0))
        },
        PageRoute("/report/:from/:to/report.json", isSlow: true) {
          .json(try JSONText.pretty(try report($0)), name($0))
        },
        PageRoute("/report/:from/:to/report.html", isSlow: true) {
          .sheet(BehaviourDocument(try report($0)).html)
        },
      ]
    }
  }

  private static func report(_ ask: PageAsk) throws -> BehaviourReport {
    try ask.context.report(of: ask.capture("from"), against: ask.capture("to"))
  }

  private static func name(_ ask: PageAsk) -> String {
    "\(ask.capture("from"))--\(ask.capture("to"))"
  }

  private func report(_ ask: PageAsk) throws -> BehaviourReport { try Self.report(ask) }
  private func name(_ ask: PageAsk) -> String { Self.name(ask) }
}

extension PageAnswer {
  fileprivate static func csv(_ text: String, _ name: String) -> PageAnswer {
    .download(text, contentType: "text/csv; charset=utf-8", name: "\(name).csv")
  }

  fileprivate static func json(_ text: String, _ name: String) -> PageAnswer {
    .download(text, contentType: "application/json", name: "\(name).json")
  }
}
