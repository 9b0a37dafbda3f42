import CrosswalkBase
import CrosswalkExchange
import CrosswalkKit
import CrosswalkModel
import CrosswalkReports
import CrosswalkTables

extension APIRoutes {
  /// What files hold, are found to be, and are written as.
  static let files: [APIRoute] = [check, agreement, export, exportLosses]

  private static let check = APIRoute(
    "/check", command: "check", "What is wrong with all files at hand, by place.", isSlow: true
  ) { ask in
    let workspace = try ask.context.checked()
    return try JSONText.pretty(
      CheckReport(
        workspace.allProblems(), stillToDo: workspace.stillToDo, files: workspace.files.count))
  }

  private static func coding(_ name: String, _ whose: String) -> APIRoute.BodyTable {
    let columns = ["framework", "statement", "concept", "share"]
    return APIRoute.BodyTable(
      name: name, meaning: "\(whose) links, one row a link.", columns: columns, needed: columns,
      isRequired: true)
  }

  private static let agreement = APIRoute(
    "/agreement", command: "agreement FIRST SECOND", "How far two coders' links to concepts agree.",
    body: .tables([coding("first", "One coder's"), coding("second", "The other coder's")]),
    isSlow: true
  ) { ask in
    func reading(_ name: String) throws -> ReadingAgreement.Reading {
      do {
        return try ReadingFile.reading(ask.tables?[name] ?? [])
      } catch let error as ReadingError {
        var problem = APIProblem(400, "something in '\(name)' cannot be used")
        problem.rows = [.init(row: error.line - 1, message: error.reason)]
        throw problem
      }
    }
    return try JSONText.pretty(ReadingAgreement(reading("first"), reading("second")))
  }

  // MARK: Export

  private static let exportParameters: [APIRoute.Parameter] = [
    .flag("derived", "For a pair: add what follows from shared concepts."),
    .init(name: "license", meaning: "For sssom: the licence of what is written, as an IRI."),
    .init(
      name: "namespace", meaning: "Begin all names with this IRI, which ends with '/' or '#'."),
  ]

  private static let export = APIRoute(
    "/export/:subject/:format", command: "export SUBJECT --to FORMAT",
    "A framework, or what joins two as A--B, in a format that others read.", exportParameters,
    isSlow: true, contentTypes: ExportFormat.served.map(\.contentType).uniqued
  ) { ask in
    let (exported, format) = try exported(ask)
    var bytes: [UInt8] = []
    try exported.write {
      try Interest.check()
      bytes += $0
    }
    return Response(contentType: format.contentType, bytes: bytes)
  }

  private static let exportLosses = APIRoute(
    "/export/:subject/:format/losses", command: "export SUBJECT --to FORMAT",
    "What the format cannot hold, as the command says it on standard error.", exportParameters,
    isSlow: true, contentTypes: [Response.plain]
  ) { ask in
    let loss = try exported(ask).exported.loss
    let text: PlainText = "\(lines: loss.text)"
    return Response(contentType: Response.plain, body: text.source)
  }

  private static func exported(
    _ ask: APIAsk
  ) throws -> (exported: Exported, format: ExportFormat) {
    let name = ask.capture("format")
    guard let format = ExportFormat.served.first(where: { $0.rawValue == name }) else {
      let names = ExportFormat.served.map(\.rawValue)
      throw APIProblem(
        404, "there is no format '\(name)'; there is \(names.joined(separator: ", "))",
        nearest: nearest(name, in: names))
    }
    func names(_ parameter: String) throws -> String? {
      guard let base = ask.text(parameter) else { return nil }
      let isFine =
        ExchangeNames(base: base) != nil
        || parameter == "license" && ExchangeNames(base: base + "/") != nil
      if !isFine { throw APIProblem(400, "'\(base)' is no absolute IRI that can stand there") }
      return base
    }
    var options = ExportAnswer.Options()
    options.isDerived = ask.isSet("derived")
    options.license = try names("license")
    options.names = try names("namespace").flatMap(ExchangeNames.init) ?? .standard
    do {
      let exported = try ExportAnswer(ask.catalog, options).exported(ask.capture("subject"), format)
      return (exported, format)
    } catch let error as ExportAnswer.Refusal {
      throw APIProblem(400, "\(error)")
    }
  }
}

extension ExportFormat {
  /// What is one file, and not a folder.
  static var served: [ExportFormat] { allCases.filter { $0 != .sql } }

  /// What a program is told it gets.
  var contentType: String {
    switch self {
    case .json, .case: Response.json
    case .csv: "text/csv; charset=utf-8"
    case .sssom: "text/tab-separated-values; charset=utf-8"
    case .skos: "text/turtle; charset=utf-8"
    case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    case .sql: Response.plain
    }
  }
}

extension [String] {
  /// Each once, in order.
  fileprivate var uniqued: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
