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
        crosswalk translate sf-2940 --to cpm --ratings ratings.csv --format csv --out answers.csv

      A file of ratings of any length is translated as csv or ndjson in constant memory: a line for \
      each person and unit of the target. The table is comma-separated, or by semicolons or tabs, \
      in UTF-8 or UTF-16, and may be compressed by gzip. The last line on standard error says what \
      became of all rows; exit code 1 if some cannot be used. With text and json, which are for \
      few people, rows may stand in any order.

      Thresholds, with what they are without --threshold: abstainCoverage 0.2 (no answer below it), \
      answerCoverage 0.5 (indicative below it), focus 0.1 (of the ratings' content, this much lies \
      in the unit), sameActorCoverage 0.2 (coverage by statements about the same kind of person), \
      levelCoverageRatio 0.5 (part of the coverage that statements at or below the rated levels \
      must reach), sharedFacets 2 (things that both scales must speak to), \
      closeLevel 0.05 (indicative if another level comes so near to the answer's probability).
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
      "Read ratings from this CSV file (person,unit,level[,role,basis,date,rater,tenure]), of which "
        + "the latest rows count; '-' is standard input.",
      valueName: "file"))
  var ratingsFile: String?

  @Option(help: "The role of the rated person.")
  var role: Role?

  @Option(
    help: ArgumentHelp(
      "Only what the target says of this role counts; people's own statements follow their own "
        + "role.", valueName: "role"))
  var targetRole: Role?

  @Option(help: "What the ratings rest on.")
  var basis = Basis.observed

  @Flag(help: "Let messages name people, and not just the lines of their rows.")
  var names = false

  @Flag(help: "Show which ratings and concepts each answer comes from.")
  var explain = false

  @Option(
    name: .customLong("threshold"),
    help: ArgumentHelp(
      "Move a threshold; can be given again: \(Thresholds.names.map(\.name).joined(separator: ", ")).",
      valueName: "name=number"))
  var thresholdSettings: [String] = []

  @Option(
    name: .customLong("format"),
    help: "Write the answer as text, json, csv or ndjson (a JSON object a line).")
  var givenFormat: OutputFormat?

  @OptionGroup(title: "Files of ratings as csv or ndjson") var batch: BatchOptions
  @OptionGroup var catalogOptions: CatalogOptions
  @OptionGroup var destination: DestinationOptions

  var format: OutputFormat {
    get throws { try destination.form(givenFormat, or: .text) }
  }

  func validate() throws {
    if ratings.isEmpty == (ratingsFile == nil) {
      throw ValidationError("give ratings as UNIT=LEVEL, or a file of them with --ratings")
    }
    if try lines == nil || ratingsFile == nil, batch.isAsked {
      throw ValidationError(
        "--unsorted, --distribution, --hash and --rejects go with --ratings and --format csv or "
          + "ndjson; --summary, --by and --doubt go with --ratings")
    }
    if batch.countsAnswers, destination.out != nil,
      TranslationLines(rawValue: try destination.form(givenFormat, or: .csv).rawValue) == nil
    {
      throw ValidationError(
        "--out takes the lines of people here, which are csv or ndjson; without it the summary is printed "
          + "in any form")
    }
    try refuseSameFiles()
    _ = try refusingSettings {
      try (ratings.map(RatingSetting.init), Thresholds(settings: thresholdSettings))
    }
  }

  /// One file cannot hold two things.
  private func refuseSameFiles() throws {
    var names: [String: String] = [:]
    for (option, path) in [
      ("--ratings", ratingsFile), ("--out", destination.out), ("--rejects", batch.rejects),
    ] {
      guard let path, path != "-", !DataFiles.isStream(path) else { continue }
      if let other = names.updateValue(option, forKey: DataFiles.resolved(path) ?? path) {
        throw ValidationError("\(other) and \(option) name the same file '\(path)'")
      }
    }
  }

  func run() throws {
    let catalog = try catalogOptions.catalog()
    let translator = try catalog.translator(
      from: from, to: to, targetRole: targetRole,
      thresholds: Thresholds(settings: thresholdSettings))
    if let ratingsFile, let lines = try lines {
      return try translate(many: ratingsFile, translator, lines)
    }
    let stream = try TranslationStream(
      translator, as: format, ontology: catalog.ontology, style: destination.style,
      explains: explain)
    if let ratingsFile { return try translate(ratingsFile, translator, stream) }
    let group = try refusingSettings {
      try translator.ratings.group(
        ratings.map(RatingSetting.init), in: translator.source.framework, role: role, basis: basis)
    }
    var sink = try destination.sink()
    try sink.write(stream.only(translator.translate(group), of: group))
    try sink.finish()
  }

  /// The form of a line for each person and unit; nil for forms that people are read in one by one.
  private var lines: TranslationLines? {
    get throws {
      try TranslationLines(rawValue: format.rawValue) ?? (batch.countsAnswers ? .csv : nil)
    }
  }

  private func translate(
    _ path: String, _ translator: Translator, _ stream: TranslationStream
  ) throws {
    let file = try RatingsFile(
      path: path, framework: translator.source.framework, role: role, basis: basis,
      namesPeople: names)
    complain(ofAll: file.remarks)
    var batch = TranslationBatch(translator)
    var stream = stream
    var sink = try destination.sink()
    try sink.write(stream.start)
    var statuses = StatusCounts()
    try file.forEachGroup { group in
      let translation = batch.translate(group)
      statuses.add(StatusCounts(translation))
      try sink.write(stream.next(translation, of: group))
    }
    try sink.write(stream.end)
    try sink.finish()
    complain(file.summary(statuses))
    if !file.problems.isEmpty { throw ExitCode.problemsFound }
  }
}
