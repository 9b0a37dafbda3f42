import ArgumentParser
import CrosswalkBase
import CrosswalkKit
import CrosswalkReports
import CrosswalkTables

struct CompareCommand: ParsableCommand {
  /// The form of a comparison.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json, csv, markdown, html
  }

  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Compare two frameworks, or all: overlap, coverage, levels, false friends.",
    discussion: """
      Nothing depends on ratings; every statement counts. Where two scales measure nothing in \
      common, levels are refused and content is still compared.

        crosswalk compare sf-2940 set
        crosswalk compare sf-2940 cpm --format html --out comparison.html
        crosswalk compare --all
      """)

  @Argument(help: "A framework's id.")
  var first: String?

  @Argument(help: "Another framework's id.")
  var second: String?

  @Flag(help: "Compare all frameworks with each other.")
  var all = false

  @Option(
    name: .customLong("format"), help: "Write the answer as text, json, csv, markdown or html.")
  var givenFormat: Format?

  @OptionGroup var catalogOptions: CatalogOptions
  @OptionGroup var destination: DestinationOptions
  @OptionGroup var sourceFile: SourceFileOptions

  private var format: Format {
    get throws { try destination.form(givenFormat, or: .text) }
  }

  func validate() throws {
    try sourceFile.check(destination)
    if all, sourceFile.isWanted {
      throw ValidationError("--source-file tells of two frameworks, and not of all")
    }
    if all == (first != nil) || (first == nil) != (second == nil) {
      throw ValidationError("give two frameworks, or --all")
    }
  }

  func run() throws {
    let catalog = try catalogOptions.catalog()
    guard let first, let second else {
      let matrix = try catalog.compareAll()
      switch try format {
      case .json: return try destination.write(data: JSONText.pretty(matrix))
      case .csv: return try destination.write(data: MatrixText.table(matrix).csv)
      case .markdown: return try destination.write(data: MatrixText.markdown(matrix))
      case .html:
        let titles = try catalog.frameworkIDs.map {
          ($0, try catalog.framework($0).framework.title)
        }
        return try destination.write(
          data: MatrixText.html(matrix, titles: Dictionary(uniqueKeysWithValues: titles)))
      case .text: return try destination.write(MatrixText.text(matrix, style: destination.style))
      }
    }
    let (source, target) = (try catalog.framework(first), try catalog.framework(second))
    let comparison = try catalog.compare(source, target)
    let (from, to) = (source.framework, target.framework)
    let report = ComparisonText(comparison, from: from, to: to)
    switch try format {
    case .json: try destination.write(data: JSONText.pretty(comparison))
    case .csv: try destination.write(data: ComparisonTable.table(comparison).csv)
    case .markdown: try destination.write(data: report.markdown)
    case .text: try destination.write(report.text(style: destination.style))
    case .html:
      try destination.write(
        data: ComparisonHTML(comparison, from: from, to: to, ontology: catalog.ontology).text)
    }
    try sourceFile.write(
      beside: destination,
      ResultSource(from: first, to: second, in: catalog, hash: comparison.hash))
  }
}
