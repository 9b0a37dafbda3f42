import ArgumentParser
import CrosswalkBase
import CrosswalkModel
import CrosswalkReports
import CrosswalkTables

struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the frameworks at hand: title, origin, version and content hash.",
    discussion: """
        crosswalk list
        crosswalk list --frameworks my-county --format csv
      """)

  @OptionGroup var catalogOptions: CatalogOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let catalog = try catalogOptions.catalog()
    let listing = try FrameworkListing(catalog)
    try output.write(
      json: listing, table: FrameworkList.table(listing.frameworks),
      text: FrameworkList(style: output.style).text(listing.frameworks, catalog: catalog))
  }
}
