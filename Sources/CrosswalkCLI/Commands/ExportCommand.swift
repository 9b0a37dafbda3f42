import ArgumentParser
import CrosswalkBase
import CrosswalkExchange
import CrosswalkModel
import CrosswalkReports
import CrosswalkTables

struct ExportCommand: ParsableCommand {
  /// What others read.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case sssom, `case`, skos, csv, xlsx, json
  }

  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write a framework, or what joins two, in a format that others read.",
    discussion: """
      A framework goes to sssom (what its statements are about), case (CASE 1.1), skos (Turtle, \
      with the ontology), csv, xlsx (a workbook for people) or json. A pair, as A--B, gives the direct \
      judgements between their statements as sssom, skos, csv, xlsx or json, and with --derived what \
      follows from shared concepts. What the format cannot hold is said on standard error.

        crosswalk export sf-2940--cpm --to sssom --out sf-2940--cpm.sssom.tsv
        crosswalk export kent --to case --out kent.json
        crosswalk export kent --to xlsx --out kent.xlsx
      """)

  @Argument(help: "A framework's id, or two as A--B.")
  var subject: String

  @Option(help: "The format: sssom, case, skos, csv, xlsx or json.")
  var to: Format

  @Flag(help: "For a pair: add what follows from shared concepts.")
  var derived = false

  @Option(help: "For sssom: the licence of what is written, as an IRI.")
  var license = SSSOMExport.license

  @Option(
    help: ArgumentHelp(
      "Begin all names with this IRI, which ends with '/' or '#', and not with "
        + "\(ExchangeNames.standard.base).", valueName: "iri"))
  var namespace: String?

  @OptionGroup var catalogOptions: CatalogOptions
  @OptionGroup var destination: DestinationOptions

  func validate() throws {
    if ExchangeNames(base: license) == nil, ExchangeNames(base: license + "/") == nil {
      throw ValidationError("the licence '\(license)' is no absolute IRI")
    }
    if let namespace, ExchangeNames(base: namespace) == nil {
      throw ValidationError(
        "'\(namespace)' is no absolute IRI that ends with '/' or '#'")
    }
  }

  func run() throws {
    let catalog = try catalogOptions.catalog()
    let names = namespace.flatMap(ExchangeNames.init) ?? .standard
    let (content, loss) =
      if let (first, second) = try pair(in: catalog) {
        try export(first, second, catalog, names)
      } else {
        try export(try catalog.framework(subject), catalog, names)
      }
    switch content {
    case .text(let text): try destination.write(data: text)
    case .bytes(let bytes): try destination.write(bytes: bytes)
    }
    complain("\(lines: String(loss.text.dropLast()))")
  }

  /// What is written.
  private enum Content {
    case text(String)
    case bytes([UInt8])
  }

  private func workbook(_ bytes: () throws(SpreadsheetError) -> [UInt8]) throws -> Content {
    do {
      return .bytes(try bytes())
    } catch {
      throw FileError(path: destination.out ?? "-", reason: error.description)
    }
  }

  /// The two frameworks, if the subject is no framework itself.
  private func pair(in catalog: Catalog) throws -> (String, String)? {
    if catalog.frameworkIDs.contains(subject) { return nil }
    // An id may hold '--' too, so every place where the subject can be cut is tried.
    var cuts: [(String, String)] = []
    let letters = Array(subject)
    for index in letters.indices.dropLast() where letters[index] == "-" && letters[index + 1] == "-"
    { cuts.append((String(letters[..<index]), String(letters[(index + 2)...]))) }
    let known = Set(catalog.frameworkIDs)
    guard
      let pair = cuts.first(where: { known.contains($0.0) && known.contains($0.1) }) ?? cuts.first
    else {
      if derived { throw ValidationError("--derived goes with a pair, as A--B") }
      return nil
    }
    if pair.0 == pair.1 { throw ValidationError("a framework is not matched with itself") }
    return pair
  }

  private func export(
    _ first: String, _ second: String, _ catalog: Catalog, _ names: ExchangeNames
  ) throws -> (Content, LossReport) {
    let mappings = try StatementMappings(first, second, in: catalog, derived: derived)
    switch to {
    case .sssom:
      let export = SSSOMExport(mappings, license: license, names: names)
      return (.text(export.text), export.loss)
    case .skos:
      let export = SKOSExport(mappings, names: names)
      return (.text(export.text), export.loss)
    case .csv: return (.text(mappings.table.csv), mappings.loss(as: "csv"))
    case .xlsx:
      return (
        try workbook { () throws(SpreadsheetError) in try mappings.workbook() },
        mappings.loss(as: "xlsx")
      )
    case .json: return (.text(try JSONText.pretty(mappings)), mappings.loss(as: "json"))
    case .case:
      throw ValidationError(
        "case holds one framework; export '\(first)' and '\(second)' on their own, and what joins "
          + "them as sssom")
    }
  }

  private func export(
    _ aligned: AlignedFramework, _ catalog: Catalog, _ names: ExchangeNames
  ) throws -> (Content, LossReport) {
    if derived { throw ValidationError("--derived goes with a pair, as A--B") }
    switch to {
    case .sssom:
      let export = SSSOMExport(
        aligned, ontology: catalog.ontology, license: license, names: names)
      return (.text(export.text), export.loss)
    case .case:
      let export = CASEExport(aligned, ontology: catalog.ontology, names: names)
      return (.text(try export.text), export.loss)
    case .skos:
      let export = SKOSExport(aligned, ontology: catalog.ontology, names: names)
      return (.text(export.text), export.loss)
    case .csv:
      return (
        .text(StatementTable.table(aligned, units: aligned.framework.units).csv),
        LossReport(aligned, asTableOf: "csv")
      )
    case .xlsx:
      let export = FrameworkWorkbook(aligned, ontology: catalog.ontology)
      return (try workbook { () throws(SpreadsheetError) in try export.bytes }, export.loss)
    case .json:
      return (
        .text(try JSONText.pretty(FrameworkReport(aligned, units: aligned.framework.units))),
        LossReport(aligned, asReportOf: "json")
      )
    }
  }
}
