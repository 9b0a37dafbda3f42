import ArgumentParser
import CrosswalkBase
import CrosswalkExchange
import CrosswalkKit
import CrosswalkModel
import CrosswalkReports
import CrosswalkTables

struct TranslateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "translate",
    abstract: "Translate ratings in one framework into another's units and levels.",
    discussion: """
      Each unit of the target gets an answer with its distribution, an answer that is only \
      indicative, or none, with the reason. Nothing answered is an answer too: exit code 0.

        crosswalk translate sf-2940 --to cpm CM=accomplished RO=acquired
        crosswalk translate sf-2940 --to cpm all=acquired --role worker --explain
        crosswalk translate sf-2940 --to cpm --ratings ratings.csv --format csv

      Thresholds, with what they are without --threshold: abstainCoverage 0.2 (no answer below it), \
      answerCoverage 0.5 (indicative below it), focus 0.1 (of the ratings' content, this much lies \
      in the unit), sameActorCoverage 0.2 (coverage by statements about the same kind of person), \
      levelCoverageRatio 0.5 (part of the coverage that statements at or below the rated levels \
      must reach), sharedFacets 2 (things that both scales must speak to).
      """)

  @Argument(help: "The framework that the ratings are in.")
  var from: String

  @Argument(
    help: ArgumentHelp(
      "Ratings, such as CM=accomplished; 'all' stands for every unit that has no rating of its "
        + "own.", valueName: "unit=level"))
  var ratings: [String] = []

  @Option(help: "The framework to translate into.")
  var to: String

  @Option(
    name: .customLong("ratings"),
    help: ArgumentHelp(
      "Read ratings from this CSV file (person,unit,level[,role,basis]); '-' is standard input.",
      valueName: "file"))
  var ratingsFile: String?

  @Option(help: "The role of the rated person: worker, supervisor, manager, director or leader.")
  var role: Role?

  @Option(help: "What the ratings rest on: observed, self or expected.")
  var basis = Basis.observed

  @Flag(help: "Show which ratings and concepts each answer comes from.")
  var explain = false

  @Option(
    name: .customLong("threshold"),
    help: ArgumentHelp(
      "Move a threshold; can be given again: \(Thresholds.names.map(\.name).joined(separator: ", ")).",
      valueName: "name=number"))
  var thresholdSettings: [String] = []

  @OptionGroup var catalogOptions: CatalogOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if ratings.isEmpty == (ratingsFile == nil) {
      throw ValidationError("give ratings as UNIT=LEVEL, or a file of them with --ratings")
    }
    if let rating = ratings.first(where: { !$0.contains("=") }) {
      throw ValidationError("'\(rating)' is no rating of the form UNIT=LEVEL")
    }
    if role == .allStaff || role == .agency {
      throw ValidationError("a person's role is worker, supervisor, manager, director or leader")
    }
    _ = try thresholds()
  }

  func run() throws {
    let catalog = try catalogOptions.catalog()
    let translator = try catalog.translator(from: from, to: to, thresholds: thresholds())
    let text = TranslationText(
      from: translator.source.framework, to: translator.target.framework,
      ontology: catalog.ontology, style: output.style, explains: explain)
    let table = TranslationTable(to: translator.target.framework)
    if let ratingsFile {
      try translateFile(ratingsFile, translator, text, table)
    } else {
      let group = try group(in: translator.source.framework, translator.ratings)
      let translation = translator.translate(group)
      switch output.format {
      case .json: try output.write(data: JSONText.pretty(translation))
      case .csv: try output.write(data: table.table([translation]).csv)
      case .text:
        try output.write(text.text(translation, of: translator.ratings.profile(group)))
      }
    }
  }

  private func thresholds() throws -> Thresholds {
    var thresholds = Thresholds()
    for setting in thresholdSettings {
      let parts = setting.split(separator: "=", maxSplits: 1).map(String.init)
      guard let path = Thresholds.names.first(where: { $0.name == parts.first })?.path else {
        let near = nearest(parts.first ?? "", in: Thresholds.names.map(\.name))
        throw ValidationError(
          "unknown threshold '\(parts.first ?? "")'"
            + (near.map { "; did you mean '\($0)'?" } ?? ""))
      }
      guard parts.count == 2, let number = Double(parts[1]), number >= 0, number.isFinite else {
        throw ValidationError("'\(setting)' gives no number of 0 or more")
      }
      // The number of facets is the only threshold that is no share.
      guard number <= 1 || path == \Thresholds.sharedFacets else {
        throw ValidationError("'\(setting)' is no share from 0 to 1, such as 0.25 for 25 %")
      }
      thresholds[keyPath: path] = number
    }
    return thresholds
  }

  /// The ratings of the command line; `all` fills in what has none.
  private func group(in framework: Framework, _ index: RatingIndex) throws -> RatingGroup {
    let units = framework.unitNames
    let levels = framework.scale.levelNames
    var own = [Int?](repeating: nil, count: index.units.count)
    var everyUnit: Int?
    for rating in ratings {
      let cut = rating.lastIndex(of: "=")!
      let (unit, level) = (String(rating[..<cut]), String(rating[rating.index(after: cut)...]))
      let position = index.level(try levels.id(of: level, as: "level"))
      if unit.lowercased() == Profile.wholePerson {
        if everyUnit != nil { throw ValidationError("'all' is rated twice") }
        everyUnit = position
        continue
      }
      if index.ratesPerson { throw TranslationError.ratesPerson(framework: framework.id) }
      let unitID = try units.id(of: unit, as: "unit")
      guard let unit = index.unit(unitID), own[unit] == nil else {
        throw ValidationError("'\(unitID)' is rated twice")
      }
      own[unit] = position
    }
    return RatingGroup(
      role: role, basis: basis, ratings: index.ratings(own, everyUnit: everyUnit))
  }

  private func translateFile(
    _ path: String, _ translator: Translator, _ text: TranslationText, _ table: TranslationTable
  ) throws {
    let name = path == "-" ? "standard input" : path
    let file: RatingsFile
    do {
      file = try RatingsFile(
        path: path, framework: translator.source.framework, role: role, basis: basis)
    } catch let error as RatingsError {
      throw FileError(path: name, reason: "\(error)")
    }
    for problem in file.problems {
      complain("\(name):\(problem.line): error: \(problem.message)")
    }
    for column in file.unusedColumns {
      complain("\(name): the column '\(column)' is not used")
    }
    if file.blankRows > 0 {
      complain("\(name): rows without a level, left out: \(file.blankRows)")
    }

    var batch = TranslationBatch(translator)
    var sink = try output.sink()
    var isFirst = true
    if output.format == .csv { try sink.write(data: table.table([]).csvHeader) }
    if output.format == .json { try sink.write(data: "[") }
    try file.forEachGroup { group in
      let translation = batch.translate(group)
      switch output.format {
      case .json: try sink.write(data: (isFirst ? "\n" : ",\n") + JSONText.compact(translation))
      case .csv: try sink.write(data: table.table([translation]).csvRows)
      case .text:
        try sink.write(
          (isFirst ? "" : "\n") + text.text(translation, of: translator.ratings.profile(group)))
      }
      isFirst = false
    }
    if output.format == .json { try sink.write(data: "\n]\n") }
    if output.format == .text, isFirst { try sink.write("No rating to translate.\n") }
    try sink.finish()
    if !file.problems.isEmpty { throw ExitCode.problemsFound }
  }
}

extension Role: ExpressibleByArgument {}
extension Basis: ExpressibleByArgument {}
