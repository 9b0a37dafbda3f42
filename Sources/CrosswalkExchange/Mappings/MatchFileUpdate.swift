import CrosswalkBase
import CrosswalkDocuments
import CrosswalkModel

/// A file of matches that is brought up to date, keeping its comments and order.
package struct MatchFileUpdate {
  /// The file as it is.
  package let existing: DocumentSet.Located<MatchSet>
  private let reading: ReadFiles

  /// Takes a file that was read.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - catalog: What its statements are looked up in.
  ///   - limits: How much the file may ask for.
  /// - Throws: `DataProblems` if the file has errors, `FileError` if it is no file of matches.
  package init(_ file: DocumentSet.File, over catalog: Catalog, limits: YAMLLimits) throws {
    let workspace = try Workspace(files: [file], over: catalog, limits: limits)
    try workspace.throwErrors()
    guard let matches = workspace.documents.matches.first else {
      throw FileError(path: file.path, reason: "the file is no file of matches")
    }
    existing = matches
    reading = workspace.reading
  }

  /// What becomes of the file.
  package struct Outcome: Sendable {
    /// What is added, changed and removed, a line each.
    package var changes: [String]
    /// What the file is to say; nil if nothing has changed.
    package var set: MatchSet?
    /// How many judgements of the file the mappings have no more.
    package var removedCount = 0
    fileprivate var counts = ""
  }

  /// The file with what mappings say now.
  package func outcome(of new: MatchSet) -> Outcome {
    let update = MatchUpdate(of: existing.value, by: new)
    let changes =
      update.added.map { "added \($0.summary)" }
      + update.changed.map { change in
        let (before, after) = (change.before.summary, change.after.summary)
        return "changed \(before)" + (before == after ? "" : ": now \(after)")
      } + update.removed.map { "removed \($0.summary)" }
    return Outcome(
      changes: changes, set: update.set == existing.value ? nil : update.set,
      removedCount: update.removed.count,
      counts: "\(update.added.count) added, \(update.changed.count) changed, "
        + "\(update.removed.count) removed")
  }

  /// Writes the file, keeping its comments and order.
  ///
  /// - Returns: What there is to say: comments that were lost, and how much is other than before.
  /// - Throws: `FileError`, also if somebody else has changed the same judgements meanwhile.
  package func write(_ outcome: Outcome) throws -> [String] {
    guard let set = outcome.set else {
      return ["nothing has changed; \(existing.file) stays as it is"]
    }
    var file = EditedFile(
      .matches, path: existing.file, content: (existing.source.bytes, existing.value),
      reading: reading)
    return try file.save(set) { _ in }.lines + ["wrote \(existing.file): \(outcome.counts)"]
  }
}
