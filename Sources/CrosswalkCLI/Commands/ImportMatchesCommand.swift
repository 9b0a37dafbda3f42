import ArgumentParser
import CrosswalkBase
import CrosswalkDocuments
import CrosswalkExchange
import CrosswalkModel
import CrosswalkTables

struct ImportMatchesCommand: ParsableCommand {
  /// The form of an answer.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case yaml, json
  }

  static let configuration = CommandConfiguration(
    commandName: "import-matches",
    abstract: "Read mappings in SSSOM/TSV as direct judgements between two frameworks.",
    discussion: """
      Strict unless --lenient is given: then what can be understood is read, every liberty taken is \
      listed by line, and so is every row that is left out. Mappings that are computed are no \
      judgements and are left out too. The answer is a file of matches in YAML, as the bundled ones \
      are.

        crosswalk import-matches mappings.sssom.tsv --out county--cpm.yaml
        crosswalk import-matches next.sssom.tsv --out county--cpm.yaml --update
        crosswalk import-matches mappings.sssom.tsv --check
      """)

  @Argument(help: "An SSSOM/TSV file; '-' is standard input.")
  var file: String

  @Flag(help: "Only check the file as SSSOM, whatever it maps.")
  var check = false

  @Option(help: "Take the judgements from this framework, if the file has several pairs.")
  var from: String?

  @Option(help: "Take the judgements to this framework, if the file has several pairs.")
  var to: String?

  @Option(name: .customLong("format"), help: "Write the matches as yaml or json.")
  var givenFormat: Format?

  @Flag(
    help: """
      Bring the file of --out up to date: judgements that stay keep their place and their comments, \
      those that the mappings have no more go.
      """)
  var update = false

  @OptionGroup var reading: MappingOptions
  @OptionGroup var catalogOptions: CatalogOptions
  @OptionGroup var destination: DestinationOptions

  private var format: Format {
    get throws { try destination.form(givenFormat, or: .yaml) }
  }

  func validate() throws {
    if update, try destination.out == nil || check || format != .yaml {
      throw ValidationError("--update goes with --out and a file of matches in YAML")
    }
  }

  func run() throws {
    let beside = try reading.metadata ?? SSSOMFile.metadata(beside: file)
    if reading.metadata == nil, let beside { complain("the header is read from \(beside)") }
    let source = SSSOMFile(
      file, metadata: try beside.map(catalogOptions.file), isLenient: reading.lenient)
    if check {
      let summary = try source.check()
      complain(ofAll: source.remarks(summary.problems, leftOut: summary.leftOut))
      try destination.write(
        "\(counted(summary.rows, "mapping")), \(summary.leftOut.count) left out\n")
      return try stop(at: summary.problems)
    }
    let catalog = try catalogOptions.catalog()
    let existing = try fileToUpdate(catalog)
    let result = try source.matches(
      of: try catalog.frameworkIDs.map { try catalog.framework($0).framework },
      names: reading.names, justification: reading.justification)
    complain(ofAll: source.remarks(result.problems, leftOut: result.leftOut))
    if result.unjustified > 0 { complain("--justification gives what to take for such rows") }
    try stop(at: result.problems)
    let (set, unheld) = try choose(from: result, like: existing?.existing.value)
    for line in unheld { complain("\(file): \(line)") }
    complain("\(lines: String(result.loss.text.dropLast()))")
    if let existing {
      let outcome = existing.outcome(of: set)
      for line in outcome.changes { complain("\(line)") }
      try refuseLoss(outcome, notUnderstood: result.notUnderstood)
      for line in try existing.write(outcome) { complain("\(line)") }
      return
    }
    switch try format {
    case .yaml:
      let text = MatchWriter.text(set)
      // Nobody's file that has come there meanwhile is replaced.
      if let path = destination.out, !DataFiles.isStream(path) {
        return try write(Array(text.utf8), to: path, mayReplace: false)
      }
      try destination.write(data: text)
    case .json: try destination.write(data: JSONText.pretty(set))
    }
  }

  /// What could not be read may say what would be taken for gone.
  private func refuseLoss(_ outcome: MatchFileUpdate.Outcome, notUnderstood count: Int) throws {
    guard count > 0, outcome.removedCount > 0 else { return }
    complain(
      "\(counted(count, "row")) could not be understood, and \(counted(outcome.removedCount, "judgement")) of the "
        + "file would be taken for gone; nothing was written: mend \(count == 1 ? "it, or take it" : "them, or take them") "
        + "out of the mappings")
    throw ExitCode.problemsFound
  }

  /// The file of --out, if it is to be brought up to date.
  ///
  /// - Throws: ``DataProblems`` if the file has errors; `FileError` if it is there and is not to be
  ///   brought up to date, since people may have edited it.
  private func fileToUpdate(_ catalog: Catalog) throws -> MatchFileUpdate? {
    guard let path = destination.out else { return nil }
    if update {
      return try MatchFileUpdate(
        catalogOptions.file(path), over: catalog, limits: catalogOptions.limits)
    }
    if try format == .yaml, DataFiles.isFile(path) {
      throw FileError(
        path: path,
        reason: "there is such a file already; --update brings it up to date and keeps its comments"
      )
    }
    return nil
  }

  private func choose(
    from result: SSSOMMatches.Result, like existing: MatchSet?
  ) throws -> (set: MatchSet, unheld: [String]) {
    do {
      if let existing, from == nil, to == nil { return try result.set(like: existing) }
      return (try result.set(from: from ?? existing?.from, to: to ?? existing?.to), [])
    } catch {
      let advice = if case .several = error { "; choose with --from and --to" } else { "" }
      throw FileError(path: file, reason: "\(error)\(advice)")
    }
  }

  private func stop(at problems: [Problem]) throws {
    if problems.contains(where: { $0.severity == .error }) { throw ExitCode.problemsFound }
  }
}
