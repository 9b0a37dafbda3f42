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

  private struct Listing: Encodable {
    struct OntologyLine: Encodable {
      let id: String
      let title: String
      let version: String
      let concepts: Int
      let hash: String
    }

    let format = "crosswalk.list/1"
    let ontology: OntologyLine
    let frameworks: [FrameworkSummary]
  }

  func run() throws {
    let catalog = try catalogOptions.catalog()
    let ontology = catalog.ontology
    let frameworks = try catalog.frameworkIDs.map { FrameworkSummary(try catalog.framework($0)) }
    try output.write(
      json: Listing(
        ontology: .init(
          id: ontology.id, title: ontology.title, version: ontology.version,
          concepts: ontology.concepts.count, hash: catalog.ontologyDigest),
        frameworks: frameworks),
      table: FrameworkList.table(frameworks),
      text: FrameworkList(style: output.style).text(frameworks, catalog: catalog))
  }
}
