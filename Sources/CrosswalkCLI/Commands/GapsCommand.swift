import ArgumentParser
import CrosswalkBase
import CrosswalkExchange
import CrosswalkKit
import CrosswalkReports
import CrosswalkTables

struct GapsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gaps",
    abstract: "Tell what people lack of a level, concept by concept, and what to look at first.",
    discussion: """
      The file is a CSV table person,unit,level[,role,basis,date,rater,tenure], one row a rating. A \
      unit may be a statement's id: its level is met, partly or unmet, or a level where the document \
      ties the statement to none. Only observed ratings count; of each rater the latest, and all \
      raters weigh the same. It is no appraisal, and compares nobody.

        crosswalk gaps sf-2940 --ratings workers.csv --target kent:senior
        crosswalk gaps sf-2940 --ratings workers.csv --target cpm:accomplished --target-role \
      supervisor --format html --out gaps.html
        crosswalk gaps sf-2940 --ratings workers.csv --target kent:senior --person w03
        crosswalk gaps sf-2940 --ratings workers.csv --target sf-2940@tenure --group

      As text there are a few lines for each person, unless --person or --all asks for more. With --group there are sums and means of everybody and nothing of anybody: nothing under five \
      people, and no number of people under five.
      """)

  @Argument(help: "The framework that the ratings are in.")
  var framework: String

  @Option(help: ArgumentHelp("Everybody's ratings; '-' is standard input.", valueName: "file"))
  var ratings: String

  @OptionGroup var target: TargetOptions
  @OptionGroup var profiles: ProfileOptions

  @Option(
    help: ArgumentHelp(
      "Only this person, by the name in the table, and all of it; can be given again.",
      valueName: "name"))
  var person: [String] = []

  @Flag(help: "Tell all of everybody as text, and not a few lines each.")
  var all = false

  @Flag(help: "Tell what all lack together, so that nobody can be told from it.")
  var group = false

  @Option(name: .customLong("format"), help: "Write the answer as text, json, csv, xlsx or html.")
  var givenFormat: GapFormat?

  @OptionGroup var catalogOptions: CatalogOptions
  @OptionGroup var destination: DestinationOptions

  private var format: GapFormat {
    get throws { try destination.form(givenFormat, or: .text) }
  }

  func validate() throws {
    if group, all || !person.isEmpty {
      throw ValidationError(
        "--group tells of nobody, so --person and --all have no place beside it")
    }
  }

  func run() throws {
    let catalog = try catalogOptions.catalog()
    let source = try catalog.framework(framework).framework
    var finder = try target.finder(from: framework, in: catalog)
    let table = try profiles.table(ratings, of: source, heldBy: finder)
    let wanted = try wanted(in: table)
    let isShort = !all && person.isEmpty && wanted.count > 1
    var report = try GapReport(
      finder, as: format, ontology: catalog.ontology, asOf: table.asOf, style: destination.style,
      hint: isShort ? "All of one person: --person and the name; of everybody: --all." : nil)
    do {
      if group {
        let bytes = try report.whole(finder.group(of: table.people))
        try destination.write(bytes: bytes, isText: !format.isBinary)
      } else {
        var sink = try destination.sink(isText: !format.isBinary)
        try sink.write(report.start())
        try finder.forEach(of: wanted) { try sink.write(report.next($0)) }
        try sink.write(report.end())
        try sink.finish()
      }
    } catch let error as SpreadsheetError {
      throw FileError(path: destination.out ?? "-", reason: error.description)
    }
    if !table.problems.isEmpty { throw ExitCode.problemsFound }
  }

  /// Whom to tell of, with the places in the table.
  private func wanted(in table: ProfileTable) throws -> [(index: Int, person: PersonRatings)] {
    let everybody = table.people.enumerated().map { (index: $0, person: $1) }
    if person.isEmpty { return everybody }
    let rated = table.people.map(\.person)
    let (known, wanted) = (Set(rated.map { PersonName($0) }), Set(person.map { PersonName($0) }))
    if let stranger = person.first(where: { !known.contains(PersonName($0)) }) {
      // Another's name is no message for everybody.
      let other = profiles.names ? nearest(stranger, in: rated) : nil
      throw FileError(
        path: DataFiles.name(of: ratings),
        reason: "nobody is named '\(stranger)'" + (other.map { "; did you mean '\($0)'?" } ?? ""))
    }
    return everybody.filter { wanted.contains(PersonName($0.person.person)) }
  }
}

extension GapFormat: ExpressibleByArgument {
  fileprivate var isBinary: Bool { self == .xlsx }
}
