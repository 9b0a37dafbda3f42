import ArgumentParser
import CrosswalkBase
import CrosswalkDocuments
import CrosswalkExchange
import CrosswalkModel
import CrosswalkTables

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

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

  @Flag(help: "Read what the specification does not allow, and list each liberty.")
  var lenient = false

  @Flag(help: "Only check the file as SSSOM, whatever it maps.")
  var check = false

  @Option(help: "The file that holds the YAML header, if it stands beside the table.")
  var metadata: String?

  @Option(help: "Take the judgements from this framework, if the file has several pairs.")
  var from: String?

  @Option(help: "Take the judgements to this framework, if the file has several pairs.")
  var to: String?

  @Option(
    help: ArgumentHelp(
      "Take this semapv term where a row has none that a match can have.", valueName: "term"))
  var justification: String?

  @Option(
    help: ArgumentHelp(
      "Know statements by names that begin with this IRI, not with "
        + "\(ExchangeNames.standard.base).", valueName: "iri"))
  var namespace: String?

  @Option(help: "Write the matches as yaml or json.")
  var format = Format.yaml

  @Flag(
    help: """
      Bring the file of --out up to date: judgements that stay keep their place and their comments, \
      those that the mappings have no more go.
      """)
  var update = false

  @OptionGroup var catalogOptions: CatalogOptions
  @OptionGroup var destination: DestinationOptions

  func validate() throws {
    if let namespace, ExchangeNames(base: namespace) == nil {
      throw ValidationError("'\(namespace)' is no absolute IRI that ends with '/' or '#'")
    }
    if let justification, !SSSOMMatches.justifications.contains(justification) {
      throw ValidationError(
        "a match is justified by one of \(SSSOMMatches.justifications.joined(separator: ", "))")
    }
    if update, destination.out == nil || check || format != .yaml {
      throw ValidationError("--update goes with --out and a file of matches in YAML")
    }
  }

  func run() throws {
    let source = SSSOMFile(
      file, metadata: try metadata.map { try catalogOptions.file($0) }, isLenient: lenient)
    if check {
      let summary = try source.check()
      try report(summary.problems, leftOut: summary.leftOut) {
        try destination.write(
          "\(counted(summary.rows, "mapping")), \(summary.leftOut.count) left out\n")
      }
      return
    }
    let catalog = try catalogOptions.catalog()
    let existing = try fileToUpdate(catalog)
    let result = try source.matches(
      of: try catalog.frameworkIDs.map { try catalog.framework($0).framework },
      names: namespace.flatMap(ExchangeNames.init) ?? .standard, justification: justification)
    try report(result.problems, leftOut: result.leftOut) {
      if result.unjustified > 0 { complain("--justification gives what to take for such rows") }
    }
    let set = try choose(from: result, like: existing?.value)
    complain("\(lines: String(result.loss.text.dropLast()))")
    if let existing {
      try write(MatchUpdate(of: existing.value, by: set), existing)
      return
    }
    switch format {
    case .yaml: try destination.write(data: MatchWriter.text(set))
    case .json: try destination.write(data: JSONText.pretty(set))
    }
  }

  /// The file of --out with what it says, if it is to be brought up to date.
  ///
  /// - Throws: ``DataProblems`` if the file has errors; `FileError` if it is there and is not to be
  ///   brought up to date, since people may have edited it.
  private func fileToUpdate(_ catalog: Catalog) throws -> DocumentSet.Located<MatchSet>? {
    guard let path = destination.out else { return nil }
    guard update else {
      guard format == .yaml, FileManager.default.fileExists(atPath: path),
        DataFiles.mayBeRead(path)
      else { return nil }
      throw FileError(
        path: path,
        reason: "there is such a file already; --update brings it up to date and keeps its comments"
      )
    }
    let workspace = try Workspace(
      files: [try catalogOptions.file(path)], over: catalog, limits: catalogOptions.limits)
    try workspace.throwErrors()
    guard let matches = workspace.documents.matches.first else {
      throw FileError(path: path, reason: "the file is no file of matches")
    }
    return matches
  }

  private func write(
    _ update: MatchUpdate, _ existing: DocumentSet.Located<MatchSet>
  ) throws {
    for match in update.added { complain("added \(match.summary)") }
    for change in update.changed {
      let (before, after) = (change.before.summary, change.after.summary)
      complain("changed \(before)" + (before == after ? "" : ": now \(after)"))
    }
    for match in update.removed { complain("removed \(match.summary)") }
    let path = existing.file
    if update.set == existing.value {
      complain("nothing has changed; \(path) stays as it is")
      return
    }
    let revision = MatchWriter.revision(
      of: existing.source.bytes, from: existing.value, to: update.set)
    try destination.write(data: revision.text)
    for comment in revision.lostComments { complain("lost comment: \(comment)") }
    complain(
      "wrote \(path): \(update.added.count) added, \(update.changed.count) changed, "
        + "\(update.removed.count) removed")
  }

  private func choose(
    from result: SSSOMMatches.Result, like existing: MatchSet?
  ) throws -> MatchSet {
    do {
      return try result.set(from: from ?? existing?.from, to: to ?? existing?.to)
    } catch {
      let reason =
        switch error {
        case .noJudgements: "there are no judgements"
        case .otherPairs(let pairs):
          "there are no judgements of that pair; there are \(pairs.joined(separator: ", "))"
        case .several(let pairs):
          "several pairs are in the file: \(pairs.joined(separator: ", ")); "
            + "choose with --from and --to"
        }
      throw FileError(path: file, reason: reason)
    }
  }

  /// Says what is wrong, then what there is to say besides; errors end the command.
  private func report(
    _ problems: [Problem], leftOut: [Int], _ body: () throws -> Void
  ) throws {
    for problem in problems { complain("\(problem)") }
    if !leftOut.isEmpty {
      complain("\(file): left out, by line: \(SSSOMFile.ranges(leftOut))")
    }
    try body()
    if problems.contains(where: { $0.severity == .error }) { throw ExitCode.problemsFound }
  }
}
