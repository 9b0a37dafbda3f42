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

  @Option(help: "Years of service, 0 to 70; a fraction is fine.")
  var tenure: Double

  @Option(help: "Show what the expected level amounts to in this framework.")
  var to: String?

  @Option(help: "The role of the person.")
  var role: Role?

  @OptionGroup var catalogOptions: CatalogOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let catalog = try catalogOptions.catalog()
    let source = try catalog.framework(framework)
    let expectation = try Expectation(of: source.framework, tenure: tenure, role: role)
    let translation = try to.map {
      try catalog.translator(from: framework, to: $0).translate(expectation.profile)
    }
    let report = ExpectationReport(
      expectation, of: source.framework, tenure: tenure, translation: translation)
    switch output.format {
    case .json: try output.write(data: JSONText.pretty(report))
    case .csv:
      guard let to, let translation else { return try output.write(data: report.table.csv) }
      let table = TranslationTable(to: try catalog.framework(to).framework)
      try output.write(data: table.table([translation]).csv)
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
}
