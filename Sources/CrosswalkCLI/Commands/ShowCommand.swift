import ArgumentParser
import CrosswalkBase
import CrosswalkModel
import CrosswalkReports
import CrosswalkTables

struct ShowCommand: ParsableCommand {
  /// The form of what is shown.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json, csv, ndjson, markdown, html
  }

  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show a framework, one of its units or statements, or the ontology.",
    discussion: """
      Without a part, text shows the overview and the other forms show everything; html is a page to \
      read and to print.

        crosswalk show cpm 7
        crosswalk show sf-2940 RO --level acquired
        crosswalk show cpm --role supervisor
        crosswalk show kent --format html --out kent.html
        crosswalk show ontology wellbeing
      """)

  @Argument(help: "A framework's id, or 'ontology'.")
  var framework: String

  @Argument(help: "A unit, by id or title, a statement's id, or a concept's id.")
  var part: String?

  @Option(help: "Show only the statements of this level.")
  var level: String?

  @Option(help: "Show only the statements about this role.")
  var role: Role?

  @Option(
    name: .customLong("format"),
    help: "Write the answer as text, json, csv, ndjson (a JSON object a row), markdown or html.")
  var givenFormat: Format?

  @OptionGroup var catalogOptions: CatalogOptions
  @OptionGroup var destination: DestinationOptions

  private var format: Format {
    get throws { try destination.form(givenFormat, or: .text) }
  }

  func run() throws {
    let catalog = try catalogOptions.catalog()
    if framework == "ontology" { return try showOntology(catalog) }
    let aligned = try catalog.framework(framework)
    let selection = try FrameworkSelection(
      of: aligned.framework, part: part, level: level, role: role)
    let units = selection.units
    let page = FrameworkDocument(
      aligned, units: units, ontology: catalog.ontology, isWhole: part == nil)
    let table = { StatementTable.table(aligned, units: units) }
    switch try format {
    case .json:
      try destination.write(data: JSONText.pretty(FrameworkReport(aligned, units: units)))
    case .csv: try destination.write(data: table().csv)
    case .ndjson: try destination.write(data: table().jsonLines())
    case .markdown: try destination.write(data: page.markdown)
    case .html: try destination.write(data: page.html)
    case .text:
      let report = FrameworkText(aligned, style: destination.style)
      if selection.isStatement {
        try destination.write(units.flatMap(\.statements).map(report.text).joined())
      } else if selection.isWhole {
        try destination.write(report.overview())
      } else {
        try destination.write(units.map(report.text).joined(separator: "\n"))
      }
    }
  }

  private func showOntology(_ catalog: Catalog) throws {
    let ontology = catalog.ontology
    guard level == nil, role == nil else {
      throw ValidationError("the ontology has neither levels nor roles")
    }
    let style = destination.style
    guard let part else {
      let report = OntologyReport(ontology)
      return try write(
        report, report.table, OntologyDocument(ontology, digest: catalog.ontologyDigest),
        text: OntologyText(ontology, style: style).overview())
    }
    let names = NameLookup(ontology.concepts.map { ($0.id, $0.label) })
    let id = try names.id(of: part, as: "concept")
    let concept = ontology.concepts.first { $0.id == id }!
    let report = ConceptReport(
      concept, of: ontology, in: try catalog.frameworkIDs.map(catalog.framework))
    try write(
      report, report.table, OntologyDocument(report, on: concept, of: ontology),
      text: report.text(ontology, style: style))
  }

  private func write(
    _ report: some Encodable, _ table: Table, _ page: OntologyDocument, text: PlainText
  ) throws {
    switch try format {
    case .text: try destination.write(text)
    case .json: try destination.write(data: JSONText.pretty(report))
    case .csv: try destination.write(data: table.csv)
    case .ndjson: try destination.write(data: table.jsonLines())
    case .markdown: try destination.write(data: page.markdown)
    case .html: try destination.write(data: page.html)
    }
  }
}
