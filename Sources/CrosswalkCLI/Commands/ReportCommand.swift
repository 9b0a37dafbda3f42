import ArgumentParser
import CrosswalkBase
import CrosswalkExchange
import CrosswalkKit
import CrosswalkReports

struct ReportCommand: ParsableCommand {
  /// The form of a report.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json, csv, markdown, html, xlsx, docx
  }

  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Name what serves each statement of a framework, and where each of your own goes.",
    discussion: """
      For each unit and statement of the other framework: which of yours serve it, strongest first; \
      what is touched by topic only; what is missed, and why. For each of yours: where it goes, what \
      is only local, what nobody has judged yet.

        crosswalk report my-county --against cpm --frameworks my-county
        crosswalk report sf-2940 --against cpm --format html --out report.html

      Word documents (docx) are written by the program pandoc.
      """)

  @Argument(help: "Your framework.")
  var framework: String

  @Option(help: "The framework that it is held against.")
  var against: String

  @Option(
    name: .customLong("format"),
    help: "Write the answer as text, json, csv, markdown, html, xlsx or docx.")
  var givenFormat: Format?

  @OptionGroup var catalogOptions: CatalogOptions
  @OptionGroup var destination: DestinationOptions

  private var format: Format {
    get throws { try destination.form(givenFormat, or: .text) }
  }

  func validate() throws {
    if framework == against {
      throw ValidationError("a framework is held against another, not against itself")
    }
  }

  func run() throws {
    let reporter = try catalogOptions.catalog().behaviourReporter(of: framework, against: against)
    func document() throws -> BehaviourDocument {
      BehaviourDocument(try reporter.report(BehaviourDocument.depth))
    }
    switch try format {
    case .text: try destination.write(document().text(destination.style))
    case .json: try destination.write { try BehaviourJSON.write(reporter, $0) }
    case .csv:
      try destination.write { take in
        try BehaviourTable.writeCSV(reporter) { try take(Array($0.utf8)) }
      }
    case .markdown: try destination.write(data: document().markdown)
    case .html: try destination.write(data: document().html)
    case .xlsx: try destination.write(bytes: BehaviourTable.workbook(reporter))
    case .docx: try destination.write(bytes: WordDocument.bytes(html: document().html))
    }
  }
}
