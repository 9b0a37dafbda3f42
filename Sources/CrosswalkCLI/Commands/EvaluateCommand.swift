import ArgumentParser
import CrosswalkBase
import CrosswalkExchange
import CrosswalkKit
import CrosswalkReports
import CrosswalkTables

struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Tell what became of a group's needs between two tables of ratings.",
    discussion: """
      Both files are tables as gaps reads them; people are the same where they are called the same. \
      Only what was observed well enough both times counts. It tells a change and no effect, of the \
      group and of nobody: nothing under five people.

        crosswalk evaluate sf-2940 --before spring.csv --after autumn.csv --target kent:senior
        crosswalk evaluate sf-2940 --before spring.csv --after autumn.csv --target kent:senior \
      --plan plan.json --format html --out change.html
      """)

  @Argument(help: "The framework that the ratings are in.")
  var framework: String

  @Option(help: ArgumentHelp("The ratings of before.", valueName: "file"))
  var before: String

  @Option(help: ArgumentHelp("The ratings of after.", valueName: "file"))
  var after: String

  @Option(
    help: ArgumentHelp(
      "A plan, as curriculum writes it in JSON: what was planned is held against the rest.",
      valueName: "file"))
  var plan: String?

  @OptionGroup var target: TargetOptions
  @OptionGroup var profiles: ProfileOptions

  @Option(name: .customLong("format"), help: "Write the answer as text, json, csv, xlsx or html.")
  var givenFormat: GapFormat?

  @OptionGroup var catalogOptions: CatalogOptions
  @OptionGroup var destination: DestinationOptions

  private var format: GapFormat {
    get throws { try destination.form(givenFormat, or: .text) }
  }

  func validate() throws {
    if profiles.asOf != nil {
      throw ValidationError("each table counts by its own latest day, so --as-of has no place here")
    }
    if before == "-", after == "-" {
      throw ValidationError("standard input can hold one of the two tables, not both")
    }
  }

  func run() throws {
    let catalog = try catalogOptions.catalog()
    let source = try catalog.framework(framework).framework
    var finder = try target.finder(from: framework, in: catalog)
    let plan = try plan.map {
      try PlanFile.read(
        DataFiles.read($0), name: DataFiles.name(of: $0), from: framework,
        to: finder.target.framework)
    }
    let tables = try [before, after].map { try profiles.table($0, of: source, heldBy: finder) }
    let (first, second) = try finder.gaps(before: tables[0].people, after: tables[1].people)
    let pairs = GapPairs(before: first, after: second, concepts: finder.concepts, plan: plan)
    complain(
      ofAll: pairs.alike.map { alike in
        """
        \(DataFiles.name(of: after)):\(alike.after): warning: the person is that of line \(alike.before) of \
        \(DataFiles.name(of: before)) but for capital letters; they are two people unless both are made alike
        """
      })
    let report = ChangeReport(
      finder, ontology: catalog.ontology, days: (tables[0].asOf, tables[1].asOf))
    do {
      try destination.write(
        bytes: report.whole(pairs.change(), as: format, style: destination.style),
        isText: format != .xlsx)
    } catch let error as SpreadsheetError {
      throw FileError(path: destination.out ?? "-", reason: error.description)
    }
    if !tables.allSatisfy(\.problems.isEmpty) { throw ExitCode.problemsFound }
  }
}
