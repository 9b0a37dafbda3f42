import ArgumentParser
import CrosswalkBase
import CrosswalkKit
import CrosswalkModel
import CrosswalkReports
import CrosswalkTables

struct ExpectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "expect",
    abstract: "Tell which level a time of service lets one expect, and what belongs to it.",
    discussion: """
      The level is the one whose tenure band in the document holds the time of service; its \
      statements in all units are listed. Expected is never observed: nobody has looked. A csv \
      table has one kind of row: with --to it holds the translation in place of the statements.

        crosswalk expect sf-2940 --tenure 3.5
        crosswalk expect sf-2940 --tenure 3.5 --to kent
      """)

  @Argument(help: "A framework whose levels have tenure bands.")
  var framework: String

  @Option(parsing: .unconditional, help: "Years of service, 0 to 70; a fraction is fine.")
  var tenure: Years

  @Option(help: "Show what the expected level amounts to in this framework.")
  var to: String?

  @Option(help: "The role of the person.")
  var role: Role?

  @OptionGroup var catalogOptions: CatalogOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var sourceFile: SourceFileOptions

  func validate() throws { try sourceFile.check(output.destination) }

  func run() throws {
    let catalog = try catalogOptions.catalog()
    let source = try catalog.framework(framework)
    let expectation = try Expectation(of: source.framework, tenure: tenure.number, role: role)
    let translation = try to.map {
      try catalog.translator(from: framework, to: $0).translate(expectation.profile)
    }
    let report = ExpectationReport(
      expectation, of: source.framework, tenure: tenure.number, translation: translation)
    try sourceFile.write(
      beside: output.destination,
      ResultSource(
        from: framework, to: to, in: catalog, thresholds: translation?.thresholds,
        hash: translation?.hash))
    switch output.format {
    case .json: try output.write(data: JSONText.pretty(report))
    case .csv: try output.write(data: table(report, translation, in: catalog).csv)
    case .ndjson: try output.write(data: table(report, translation, in: catalog).jsonLines())
    case .text:
      var text = report.text(style: output.style)
      if let to, let translation {
        text += "\n"
        text += TranslationText(
          from: source.framework, to: try catalog.framework(to).framework,
          ontology: catalog.ontology, style: output.style, explains: false
        ).text(translation, of: expectation.profile)
      }
      try output.write(text)
    }
  }

  private func table(
    _ report: ExpectationReport, _ translation: Translation?, in catalog: Catalog
  ) throws -> Table {
    guard let to, let translation else { return report.table }
    return TranslationTable(to: try catalog.framework(to).framework).table([translation])
  }
}
