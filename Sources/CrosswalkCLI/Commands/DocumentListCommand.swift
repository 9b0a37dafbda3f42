import ArgumentParser
import CrosswalkReports

struct DocumentListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the kinds of sheet, and for which framework and role each makes sense.",
    discussion: """
        crosswalk document list
        crosswalk document list cpm kent
      """)

  @Argument(help: "Frameworks; by default all.")
  var frameworks: [String] = []

  @OptionGroup var catalogOptions: CatalogOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let catalog = try catalogOptions.catalog()
    let ids = frameworks.isEmpty ? catalog.frameworkIDs : frameworks
    let sheets = try SheetTable(ids.map(catalog.framework), in: catalog)
    try output.write(json: sheets, table: sheets.table, text: sheets.text(style: output.style))
  }
}
