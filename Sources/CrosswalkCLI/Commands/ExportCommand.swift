import ArgumentParser
import CrosswalkBase
import CrosswalkExchange
import CrosswalkKit
import CrosswalkModel
import CrosswalkReports
import CrosswalkTables
import CrosswalkWorkbench

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write a framework, or what joins two, in a format that others read.",
    discussion: """
      A framework goes to sssom (what its statements are about), case (CASE 1.1), skos (Turtle, \
      with the ontology), csv, xlsx (a workbook for people) or json. A pair, as A--B, gives the direct \
      judgements between their statements as sssom, skos, csv, xlsx or json, and with --derived what \
      follows from shared concepts: as many rows as there are pairs that share one, unless --limit \
      is given. What the format cannot hold is said on standard error.

      A pair as sql is a new folder for a database: what translates the first framework's \
      ratings into the second, as tables, and queries that give the answers of 'translate' for a table \
      ratings(person, unit, level, role, basis).

        crosswalk export sf-2940--cpm --to sssom --out sf-2940--cpm.sssom.tsv
        crosswalk export kent --to case --out kent.json
        crosswalk export kent --to xlsx --out kent.xlsx
        crosswalk export sf-2940--cpm --to sql --dialect postgres --out sf-2940--cpm
      """)

  @Argument(help: "A framework's id, or two as A--B.")
  var subject: String

  @Option(help: "The format: sssom, case, skos, csv, xlsx, json or sql.")
  var to: ExportFormat

  @Flag(help: "For a pair: add what follows from shared concepts.")
  var derived = false

  @Option(help: "With --derived: at most so many for a statement, the strongest; by default all.")
  var limit: Int?

  @Option(help: "For sql, whose: sqlite, duckdb, postgres or spark.")
  var dialect: SQLDialect?

  @Option(
    help: ArgumentHelp(
      "For sssom: the licence of what is written, as an IRI; by default that of the frameworks, if "
        + "they say one.", valueName: "license"))
  var license: String?

  @Option(
    help: ArgumentHelp(
      "Begin all names with this IRI, which ends with '/' or '#', and not with "
        + "\(ExchangeNames.standard.base).", valueName: "iri"))
  var namespace: String?

  @OptionGroup var catalogOptions: CatalogOptions
  @OptionGroup var destination: DestinationOptions

  func validate() throws {
    if (to == .sql) != (dialect != nil) {
      throw ValidationError(
        to == .sql ? "--to sql needs --dialect" : "--dialect goes with --to sql")
    }
    if to == .sql, destination.out == nil {
      throw ValidationError("--to sql writes a folder; --out names where it goes")
    }
    if to == .sql, derived || namespace != nil || license != nil {
      throw ValidationError("--to sql takes no --derived, --namespace or --license")
    }
    if let limit, limit < 1 { throw ValidationError("a limit is at least 1, not \(limit)") }
    if limit != nil, !derived { throw ValidationError("--limit goes with --derived") }
    if let license, ExchangeNames(base: license) == nil, ExchangeNames(base: license + "/") == nil {
      throw ValidationError("the licence '\(license)' is no absolute IRI")
    }
    if let namespace, ExchangeNames(base: namespace) == nil {
      throw ValidationError(
        "'\(namespace)' is no absolute IRI that ends with '/' or '#'")
    }
  }

  func run() throws {
    let catalog = try catalogOptions.catalog()
    if let dialect, let out = destination.out { return try writeSQL(dialect, to: out, catalog) }
    do {
      var options = ExportAnswer.Options()
      options.isDerived = derived
      options.limit = limit
      options.license = license
      options.names = namespace.flatMap(ExchangeNames.init) ?? .standard
      let exported = try ExportAnswer(catalog, options).exported(subject, to)
      var sink = try destination.sink(isText: false)
      try exported.write { try sink.write($0) }
      try sink.finish()
      complain("\(lines: String(exported.loss.text.dropLast()))")
    } catch ExportAnswer.Refusal.notAPair {
      throw ValidationError("--derived goes with a pair, as A--B")
    } catch let refusal as ExportAnswer.Refusal {
      throw ValidationError("\(refusal)")
    } catch let error as SpreadsheetError {
      throw FileError(path: destination.out ?? "-", reason: error.description)
    } catch let error as CASEExportError {
      throw FileError(path: destination.out ?? "-", reason: error.description)
    }
  }

  private func writeSQL(_ dialect: SQLDialect, to folder: String, _ catalog: Catalog) throws {
    guard case .pair(let source, let target) = ExportSubject(subject, among: catalog.frameworkIDs)
    else {
      _ = try catalog.framework(subject)
      throw ValidationError("sql holds what joins two frameworks; name them as \(subject)--OTHER")
    }
    let export = try SQLExport(catalog.translator(from: source, to: target), for: dialect)
    try NewFolder.make(folder, files: export.files)
  }
}

extension ExportFormat: ExpressibleByArgument {}

extension SQLDialect: ExpressibleByArgument {
  package init?(argument: String) {
    guard let dialect = Self.all.first(where: { $0.name == argument.lowercased() }) else {
      return nil
    }
    self = dialect
  }

  package static var allValueStrings: [String] { all.map(\.name) }
}
