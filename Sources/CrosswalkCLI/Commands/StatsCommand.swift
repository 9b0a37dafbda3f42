import ArgumentParser
import CrosswalkBase
import CrosswalkKit
import CrosswalkReports

struct StatsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats",
    abstract: "Count each framework's items and links, and what is left open.",
    discussion: """
      Exit code 1 if something is left open, which the figures name: a statement without a link of \
      which nobody says that no concept has a word for it, or a concept without a statement and a reason.

        crosswalk stats
        crosswalk stats cpm --format csv
      """)

  @Argument(help: "Frameworks; without any, all.")
  var frameworks: [String] = []

  @OptionGroup var catalogOptions: CatalogOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let report = try StatisticsReport(frameworks, in: try catalogOptions.catalog())
    let statistics = report.frameworks
    try output.write(
      json: report, table: StatisticsText.table(statistics),
      text: StatisticsText(style: output.style).text(statistics))
    let isOpen = statistics.contains {
      !$0.undecided.isEmpty || $0.unusedConcepts.contains { $0.reason == nil }
    }
    if isOpen { throw ExitCode.problemsFound }
  }
}
