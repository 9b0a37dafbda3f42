import ArgumentParser
import CrosswalkBase
import CrosswalkDocuments
import CrosswalkExchange
import CrosswalkModel

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
    let header = try metadata.map { try catalogOptions.file($0) }
    var reader = SSSOMReader(
      file: file, metadata: header, isLenient: lenient, wantsValues: !check)
    if check {
      try DataFiles.forEachChunk(of: file) { reader.read($0) { _ in } }
      let summary = reader.finish { _ in }
      report(summary.problems, read: summary.rows, leftOut: summary.leftOut)
      try destination.write(
        "\(summary.rows) mapping\(summary.rows == 1 ? "" : "s"), "
          + "\(summary.leftOut.count) left out\n")
      if summary.problems.contains(where: { $0.severity == .error }) {
        throw ExitCode.problemsFound
      }
      return
    }
    let catalog = try catalogOptions.catalog()
    let existing = try fileToUpdate(catalog)
    var matches = SSSOMMatches(
      file: file, frameworks: try catalog.frameworkIDs.map { try catalog.framework($0).framework },
      names: namespace.flatMap(ExchangeNames.init) ?? .standard, isLenient: lenient,
      justification: justification)
    var rows: [SSSOMReader.Row] = []
    try DataFiles.forEachChunk(of: file) { bytes in
      reader.read(bytes) { rows.append($0) }
      // Rows need the header, which is complete once there are any.
      for row in rows { matches.add(row, of: reader.summary) }
      rows.removeAll(keepingCapacity: true)
    }
    let summary = reader.finish { rows.append($0) }
    for row in rows { matches.add(row, of: summary) }
    let result = matches.finish(summary)
    let problems = (summary.problems + result.problems).sorted()
    report(problems, read: summary.rows, leftOut: (summary.leftOut + result.leftOut).sorted())
    if problems.contains(where: { $0.severity == .error }) { throw ExitCode.problemsFound }
    let set = try choose(among: result.sets, like: existing?.value)
    complain(String(result.loss.text.dropLast()))
    if let existing {
      try write(MatchUpdate(of: existing.value, by: set), existing)
      return
    }
    switch format {
    case .yaml: try destination.write(MatchWriter.text(set))
    case .json: try destination.write(JSONText.pretty(set))
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
    try destination.write(revision.text)
    for comment in revision.lostComments { complain("lost comment: \(comment)") }
    complain(
      "wrote \(path): \(update.added.count) added, \(update.changed.count) changed, "
        + "\(update.removed.count) removed")
  }

  private func choose(among sets: [MatchSet], like existing: MatchSet?) throws -> MatchSet {
    let fitting = sets.filter { set in
      [from, existing?.from].allSatisfy { $0 == nil || $0 == set.from }
        && [to, existing?.to].allSatisfy { $0 == nil || $0 == set.to }
    }
    if fitting.count == 1 { return fitting[0] }
    let pairs = sets.map { "\($0.from)--\($0.to) (\($0.matches.count))" }
    if fitting.isEmpty {
      throw FileError(
        path: file,
        reason: "there are no judgements"
          + (pairs.isEmpty ? "" : " of that pair; there are \(pairs.joined(separator: ", "))"))
    }
    throw FileError(
      path: file,
      reason: "several pairs are in the file: \(pairs.joined(separator: ", ")); "
        + "choose with --from and --to")
  }

  private func report(_ problems: [Problem], read: Int, leftOut: [Int]) {
    for problem in problems { complain("\(problem)") }
    if !leftOut.isEmpty {
      complain("\(file): left out, by line: \(Self.ranges(leftOut))")
    }
  }

  /// Lines in order as `3, 5-9`.
  static func ranges(_ lines: [Int]) -> String {
    var ranges: [ClosedRange<Int>] = []
    for line in lines {
      if let last = ranges.last, line <= last.upperBound + 1 {
        ranges[ranges.count - 1] = last.lowerBound...line
      } else {
        ranges.append(line...line)
      }
    }
    return ranges.map {
      $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)"
    }.joined(separator: ", ")
  }
}
