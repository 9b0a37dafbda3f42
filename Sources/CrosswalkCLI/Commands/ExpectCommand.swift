import ArgumentParser
import CrosswalkBase
import CrosswalkKit
import CrosswalkModel
import CrosswalkReports
import CrosswalkTables

struct ExpectCommand: ParsableCommand {
  /// The form of the answer.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json, csv, ndjson, markdown, html
  }

  static let configuration = CommandConfiguration(
    commandName: "expect",
    abstract: "Tell which level a time of service lets one expect, and what belongs to it.",
    discussion: """
      The level is the one whose tenure band in the document holds the time of service; its \
      statements in all rated units are listed. Expected is never observed: nobody has looked. A csv \
      table has one kind of row: with --to it holds the translation in place of the statements.

        crosswalk expect sf-2940 --tenure 3.5
        crosswalk expect sf-2940 --tenure 3.5 --to kent
        crosswalk expect sf-2940 --tenure 3.5 --format html --out expected.html
      """)

  @Argument(help: "A framework whose levels have tenure bands.")
  var framework: String

  @Option(parsing: .unconditional, help: "Years of service, 0 to 70; a fraction is fine.")
  var tenure: Years

  @Option(help: "Show what the expected level amounts to in this framework.")
  var to: String?

  @Option(help: "The role of the person.")
  var role: Role?

  @Option(
    name: .customLong("format"),
    help: "Write the answer as text, json, csv, ndjson (a JSON object a row), markdown or html.")
  var givenFormat: Format?

  @OptionGroup var catalogOptions: CatalogOptions
  @OptionGroup var destination: DestinationOptions
  @OptionGroup var sourceFile: SourceFileOptions

  private var format: Format {
    get throws { try destination.form(givenFormat, or: .text) }
  }

  func validate() throws { try sourceFile.check(destination) }

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
      beside: destination,
      ResultSource(
        from: framework, to: to, in: catalog, thresholds: translation?.thresholds,
        hash: translation?.hash))
    switch try format {
    case .json: try destination.write(data: JSONText.pretty(report))
    case .csv: try destination.write(data: table(report, translation, in: catalog).csv)
    case .ndjson: try destination.write(data: table(report, translation, in: catalog).jsonLines())
    case .markdown:
      try destination.write(data: page(expectation, source, translation, catalog).markdown)
    case .html: try destination.write(data: page(expectation, source, translation, catalog).html)
    case .text:
      var text = report.text(style: destination.style)
      if let to, let translation {
        text += "\n"
        text += TranslationText(
          from: source.framework, to: try catalog.framework(to).framework,
          ontology: catalog.ontology, style: destination.style, explains: false
        ).text(translation, of: expectation.profile)
      }
      try destination.write(text)
    }
  }

  private func page(
    _ expectation: Expectation, _ source: AlignedFramework, _ translation: Translation?,
    _ catalog: Catalog
  ) throws -> ExpectationDocument {
    let elsewhere = try to.flatMap { id in
      try translation.map { ($0, target: try catalog.framework(id).framework) }
    }
    return ExpectationDocument(
      expectation, of: source.framework, tenure: tenure.number, translation: elsewhere)
  }

  private func table(
    _ report: ExpectationReport, _ translation: Translation?, in catalog: Catalog
  ) throws -> Table {
    guard let to, let translation else { return report.table }
    return TranslationTable(to: try catalog.framework(to).framework).table([translation])
  }
}
