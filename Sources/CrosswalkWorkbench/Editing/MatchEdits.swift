import CrosswalkBase
import CrosswalkDocuments
import CrosswalkExchange
import CrosswalkKit
import CrosswalkModel

/// Decisions on counterparts of statements, by the files that they are saved in.
///
/// A pair is judged in one file of the folder: in the one that has it already, whichever way that goes. What a
/// decision excludes in the file of the other way is withdrawn there, so that it does not lie over it.
struct MatchEdits {
  private struct Part {
    var target: MatchReviewTarget
    let reviewed: ReviewedMatches
  }

  private var parts: [Part] = []

  /// - Parameters:
  ///   - decisions: On statements of the first framework, of one reviewer.
  ///   - frameworks: The first and the second.
  ///   - folder: Where they are saved.
  ///   - workspace: All files as they are now.
  ///   - author: Whose a new file is.
  /// - Throws: ``EditRefusal``, `FileError`, `DataProblems`.
  init(
    _ decisions: [MatchDecision], between frameworks: (from: String, to: String),
    in folder: EditFolder,
    _ workspace: Workspace, author: String
  ) throws {
    let files = folder.matches(from: frameworks.from, to: frameworks.to, in: workspace)
    let (ahead, back) = (files.forwards?.value.matches ?? [], files.backwards?.value.matches ?? [])
    var forwards: [MatchDecision] = []
    var backwards: [MatchDecision] = []
    func withdrawal(of match: MatchSet.Match, for decision: MatchDecision) -> MatchDecision {
      MatchDecision(
        reviewer: decision.reviewer,
        match: .init(
          subject: match.subject, object: match.object, confidence: decision.match.confidence,
          note: decision.match.note.isEmpty ? decision.words : decision.match.note,
          withdraws: true))
    }
    for decision in decisions {
      let match = decision.match
      let turned = match.inverted
      let stands = back.contains { $0.subject == turned.subject && $0.object == turned.object }
      let isBackwards =
        match.object != nil && files.backwards != nil && (stands || files.forwards == nil)
      if isBackwards {
        backwards.append(MatchDecision(reviewer: decision.reviewer, match: turned))
      } else {
        forwards.append(decision)
      }
      if match.withdraws { continue }
      let excluded =
        isBackwards
        ? ahead.filter { $0.object == nil && $0.excludes(match) }
        : match.object == nil
          ? back.filter { $0.object != nil && $0.inverted.excludes(match) }
          : back.filter { $0.object == nil && $0.excludes(turned) }
      let withdrawals = excluded.map { withdrawal(of: $0, for: decision) }
      if isBackwards { forwards += withdrawals } else { backwards += withdrawals }
    }
    let sides = [
      (frameworks.from, frameworks.to, files.forwards?.file, forwards),
      (frameworks.to, frameworks.from, files.backwards?.file, backwards),
    ]
    for (first, second, file, decisions) in sides where !decisions.isEmpty {
      let path = try file ?? folder.file(in: "matches", for: [first, second])
      try folder.admit(path)
      let target = try MatchReviewTarget(
        framework: first, to: second, in: workspace, into: path, author: author)
      // Whoever is overruled was asked about already.
      parts.append(
        Part(target: target, reviewed: target.reviewed(with: decisions, overrules: true)))
    }
  }

  /// Writes all files, or none.
  ///
  /// - Returns: What there is to say to people, and what has become of the files.
  /// - Throws: As `MatchReviewTarget.save` does.
  mutating func save() throws -> (remarks: [String], changes: [FileChange]) {
    let revisions = try parts.map { try $0.target.revision(to: $0.reviewed) }
    var written = try GuardedFile.Change.make(revisions.compactMap { $0?.change })[...]
    var remarks: [String] = []
    var changes: [FileChange] = []
    for (index, revision) in revisions.enumerated() {
      guard let revision, let now = written.popFirst() else { continue }
      let old = parts[index].target.edited
      remarks += parts[index].target.take(revision, now)
      let pairs = Self.changed(old.value, parts[index].reviewed.set)
      changes.append(FileChange(old, parts[index].target.edited, pairs: pairs))
    }
    return (remarks, changes)
  }

  private static func changed(_ old: MatchSet?, _ new: MatchSet) -> Set<MatchChange.Pair> {
    let apart = Set(old?.matches ?? []).symmetricDifference(new.matches)
    return Set(apart.map(MatchChange.Pair.init))
  }
}
