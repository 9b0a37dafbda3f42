import ArgumentParser
import CrosswalkBase
import CrosswalkExchange
import CrosswalkKit
import CrosswalkModel
import CrosswalkReports
import CrosswalkTables

struct CurriculumCommand: ParsableCommand {
  /// The form of a curriculum.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json, csv, markdown, html, docx
  }

  static let configuration = CommandConfiguration(
    commandName: "curriculum",
    abstract: "Choose what to teach whom, in how many hours and when, and tell how good that is.",
    discussion: """
      Reads ratings as 'gaps' does and chooses, for each person, the activities that close most of \
      what is lacking within the hours. It is searched until nothing better is left, and says so; \
      where that takes too long, it says what could still be better at most. What activities close is \
      assumed, and not measured. A catalogue.yaml in a --frameworks folder adds activities of your own.

        crosswalk curriculum sf-2940 --ratings workers.csv --target kent:senior --hours 20 --months 6 \
      --start 2026-09 --format html --out curriculum.html
        crosswalk curriculum sf-2940 --ratings workers.csv --target cpm:accomplished --target-role \
      supervisor --close 0.8
        crosswalk curriculum sf-2940 --ratings workers.csv --target kent:senior --hours 40 --runs \
      --budget 5000 --solver highs

      Word documents (docx) are written by the program pandoc.
      """)

  @Argument(help: "The framework that the ratings are in.")
  var framework: String

  @Option(help: ArgumentHelp("Everybody's ratings; '-' is standard input.", valueName: "file"))
  var ratings: String

  @OptionGroup var target: TargetOptions
  @OptionGroup var plan: PlanOptions
  @OptionGroup var profiles: ProfileOptions

  @Option(
    name: .customLong("format"),
    help: "Write the answer as text, json, csv, markdown, html or docx.")
  var givenFormat: Format?

  @OptionGroup var catalogOptions: CatalogOptions
  @OptionGroup var destination: DestinationOptions

  private var format: Format {
    get throws { try destination.form(givenFormat, or: .text) }
  }

  func run() throws {
    let catalog = try catalogOptions.catalog()
    let source = try catalog.framework(framework).framework
    var finder = try target.finder(from: framework, in: catalog)
    let table = try profiles.table(ratings, of: source, heldBy: finder)
    let gaps = try finder.gaps(of: table.people)
    let done = try done(gaps, catalog)
    let solver = plan.solver.map { SolverRun($0, seconds: plan.seconds) }
    var answer = try CurriculumAnswer(
      gaps, finder: finder, done: done, in: catalog, plan.limits(), plan.wishes(),
      second: solver?.second)
    answer.solver = solver?.summary
    try write(CurriculumReport(answer, finder, ontology: catalog.ontology))
    if !table.problems.isEmpty { throw ExitCode.problemsFound }
  }

  private func done(_ gaps: [PersonGaps], _ catalog: Catalog) throws -> [PersonName: Set<String>] {
    guard let path = plan.done else { return [:] }
    do {
      let file = try DoneFile(
        DataFiles.read(path), activities: catalog.activities(),
        people: gaps.map(\.ratings.person))
      complain(ofAll: file.problems.map { "\(path):\($0.line): error: \($0.message)" })
      if !file.problems.isEmpty { throw ExitCode.problemsFound }
      return file.done
    } catch let error as RatingsError {
      throw FileError(path: path, reason: error.description)
    }
  }

  private func write(_ report: CurriculumReport) throws {
    switch try format {
    case .text: try destination.write(report.text(destination.style))
    case .json: try destination.write(data: report.json())
    case .csv: try destination.write(data: report.csv)
    case .markdown: try destination.write(data: report.markdown)
    case .html: try destination.write(data: report.html)
    case .docx: try destination.write(bytes: WordDocument.bytes(html: report.html))
    }
  }
}
