import ArgumentParser
import CrosswalkBase
import CrosswalkExchange
import CrosswalkKit
import CrosswalkReports
import CrosswalkTables

struct LevelsAgreementCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "agreement",
    abstract: "Tell how far the readers of a panel agree on where the levels lie.",
    discussion: """
      Reads filled in sheets, of one reader or several each, and prints for each cut the median, \
      the range and the standard deviation between readers with each reader's own shift taken out; \
      the standard deviation of those shifts; ICC(2,1), absolute agreement, with a 95 % bootstrap \
      interval; readers who are off; and what each level speaks to.

        crosswalk levels agreement my-county ana.xlsx ben.xlsx --frameworks my-county
      """)

  @Argument(help: "The framework whose levels are placed.")
  var framework: String

  @Argument(help: "The sheets: workbooks or CSV files.")
  var sheets: [String]

  @OptionGroup var catalogOptions: CatalogOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let catalog = try catalogOptions.catalog()
    let framework = try catalog.framework(framework).framework
    let set = try LevelSheetSet(sheets, of: framework, ontology: catalog.ontology)
    set.remarks.forEach(complain)
    guard set.problems.isEmpty else { throw ExitCode.problemsFound }
    let agreement = LevelAgreement(
      try set.round().placings, of: framework.scale, framework: framework.id,
      facets: catalog.ontology.facets.map(\.id))
    let report = LevelAgreementText(agreement, framework.scale, style: output.style)
    try output.write(json: agreement, table: report.table, text: report.text)
  }
}
