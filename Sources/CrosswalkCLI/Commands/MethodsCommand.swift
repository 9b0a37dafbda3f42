import ArgumentParser
import CrosswalkBase
import CrosswalkExchange
import CrosswalkKit
import CrosswalkReports

struct MethodsCommand: ParsableCommand {
  /// The form of the text.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, markdown, html
  }

  static let configuration = CommandConfiguration(
    commandName: "methods",
    abstract: "Print how results are made, for an appendix: formulas, thresholds, readers, limits.",
    discussion: """
      Figures are those of the data at hand, and thresholds those in force. For a pair it tells \
      besides who judged statements of the two beside each other, and what weakens the pair.

        crosswalk methods
        crosswalk methods sf-2940--cpm --format markdown --out appendix.md
        crosswalk methods sf-2940--cpm --threshold answerCoverage=0.6
      """)

  @Argument(help: "Two frameworks as A--B; nothing: all at hand.")
  var pair: String?

  @Option(
    name: .customLong("threshold"),
    help: ArgumentHelp(
      "Tell of answers with this threshold moved; can be given again.", valueName: "name=number"))
  var thresholdSettings: [String] = []

  @Option(name: .customLong("format"), help: "Write the answer as text, markdown or html.")
  var givenFormat: Format?

  @OptionGroup var catalogOptions: CatalogOptions
  @OptionGroup var destination: DestinationOptions

  private var format: Format {
    get throws { try destination.form(givenFormat, or: .text) }
  }

  func validate() throws {
    _ = try refusingSettings { try Thresholds(settings: thresholdSettings) }
  }

  func run() throws {
    let catalog = try catalogOptions.catalog()
    let thresholds = try Thresholds(settings: thresholdSettings)
    let report: MethodsReport
    if let pair {
      guard case .pair(let first, let second) = ExportSubject(pair, among: catalog.frameworkIDs)
      else {
        throw ValidationError("'\(pair)' is no pair; give two frameworks as A--B")
      }
      report = try MethodsReport(first, second, in: catalog, thresholds: thresholds)
    } else {
      report = try MethodsReport(in: catalog, thresholds: thresholds)
    }
    switch try format {
    case .text: try destination.write(report.text(style: destination.style))
    case .markdown: try destination.write(data: report.markdown)
    case .html: try destination.write(data: report.html)
    }
  }
}
