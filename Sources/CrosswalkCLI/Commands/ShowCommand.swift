import ArgumentParser
import CrosswalkBase
import CrosswalkModel
import CrosswalkReports
import CrosswalkTables

struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show a framework, one of its units or statements, or the ontology.",
    discussion: """
      Without a part, text shows the overview and json and csv show everything.

        crosswalk show cpm 7
        crosswalk show sf-2940 RO --level acquired
        crosswalk show ontology wellbeing
      """)

  @Argument(help: "A framework's id, or 'ontology'.")
  var framework: String

  @Argument(help: "A unit, by id or title, a statement's id, or a concept's id.")
  var part: String?

  @Option(help: "Show only the statements of this level.")
  var level: String?

  @OptionGroup var catalogOptions: CatalogOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let catalog = try catalogOptions.catalog()
    if framework == "ontology" { return try showOntology(catalog) }
    let aligned = try catalog.framework(framework)
    var units = aligned.framework.units
    var statement: String?
    if let part { (units, statement) = try select(part, in: aligned.framework) }
    if let level {
      let id = try aligned.framework.scale.levelNames.id(of: level, as: "level")
      for index in units.indices { units[index].statements.removeAll { $0.level != id } }
    }
    switch output.format {
    case .json: try output.write(data: JSONText.pretty(FrameworkReport(aligned, units: units)))
    case .csv: try output.write(data: StatementTable.table(aligned, units: units).csv)
    case .ndjson:
      try output.write(data: StatementTable.table(aligned, units: units).jsonLines())
    case .text:
      let report = FrameworkText(aligned, style: output.style)
      if statement != nil {
        try output.write(units.flatMap(\.statements).map(report.text).joined())
      } else if part == nil, level == nil {
        try output.write(report.overview())
      } else {
        try output.write(units.map(report.text).joined(separator: "\n"))
      }
    }
  }

  /// The unit, or the unit with just the statement, that a name stands for.
  private func select(
    _ part: String, in framework: Framework
  ) throws -> (units: [Framework.Unit], statement: String?) {
    for unit in framework.units {
      if let statement = unit.statements.first(where: { $0.id == part }) {
        var unit = unit
        unit.statements = [statement]
        return ([unit], part)
      }
    }
    let names = NameLookup(
      framework.units.map { ($0.id, $0.title) }
        + framework.statements.map { ($0.statement.id, $0.statement.id) })
    let id = try names.id(of: part, as: "unit or statement")
    if let unit = framework.units.first(where: { $0.id == id }) { return ([unit], nil) }
    return try select(id, in: framework)
  }

  private func showOntology(_ catalog: Catalog) throws {
    let ontology = catalog.ontology
    guard level == nil else { throw ValidationError("the ontology has no levels") }
    guard let part else {
      let report = OntologyReport(ontology)
      return try output.write(
        json: report, table: report.table,
        text: OntologyText(ontology, style: output.style).overview())
    }
    let names = NameLookup(ontology.concepts.map { ($0.id, $0.label) })
    let id = try names.id(of: part, as: "concept")
    let concept = ontology.concepts.first { $0.id == id }!
    let report = ConceptReport(
      concept, of: ontology, in: try catalog.frameworkIDs.map(catalog.framework))
    try output.write(
      json: report, table: report.table, text: report.text(ontology, style: output.style))
  }
}
