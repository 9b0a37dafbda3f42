import CrosswalkBase
import CrosswalkDocuments
import CrosswalkKit
import CrosswalkModel

/// The file of direct judgements that reviewers' decisions on two frameworks go into.
package struct MatchReviewTarget {
  /// The framework under review.
  package let source: AlignedFramework
  /// The framework whose statements are judged beside it.
  package let target: AlignedFramework
  /// The judgements of the file.
  package var set: MatchSet { file.value ?? empty }
  /// What a new file says.
  private let empty: MatchSet
  private let catalog: Catalog
  /// All judgements that were at hand at the start.
  private let all: [MatchSet]
  /// Those of them between the two frameworks, the file's among them.
  private let between: [MatchSet]
  private let subjects: [String]
  private var file: EditedFile<MatchSet>

  /// Finds the file: the one between the two in the workspace, in either direction, or a new one in
  /// the folder `matches` beside the framework under review, or beside the other.
  ///
  /// - Parameters:
  ///   - id: The framework under review.
  ///   - to: The other framework.
  ///   - workspace: The frameworks that are at hand, and the files they stand in.
  ///   - into: A file of one's own in the place of that.
  ///   - author: Whose a new file is.
  ///   - date: Of a new file.
  /// - Throws: ``ReviewTarget/Refusal``, `CatalogError`, `DataProblems`, `FileError`.
  package init(
    framework id: String, to: String, in workspace: Workspace, into: String?, author: String,
    date: String = "unknown"
  ) throws {
    let catalog = try workspace.catalog()
    (source, target) = (try catalog.framework(id), try catalog.framework(to))
    let found: DocumentSet.Located<MatchSet>?
    let path: String
    if let into {
      path = into
      found =
        DataFiles.isThere(into)
        ? try Self.found(in: workspace.reading(into, over: catalog), between: id, to) : nil
    } else if let standing = workspace.documents.matches.first(where: {
      Self.isBetween($0.value, id, to)
    }) {
      (path, found) = (standing.file, standing)
    } else {
      let own = [id, to].lazy.compactMap { wanted in
        workspace.documents.frameworks.first { $0.value.id == wanted }
      }.first
      guard let own else { throw ReviewTarget.Refusal.isNoFile(framework: id) }
      (path, found) = (own.beside("matches/\(id)--\(to).yaml"), nil)
      if DataFiles.isThere(path) {
        throw FileError(path: path, reason: "there is such a file, and it holds no such judgements")
      }
    }
    file = EditedFile(
      .matches, path: path, content: found.map { ($0.source.bytes, $0.value) },
      reading: workspace.reading)
    self.catalog = catalog
    empty = MatchSet(from: id, to: to, author: author, version: "1", date: date, matches: [])
    let set = found?.value ?? empty
    let first = set.from == id ? source : target
    subjects = first.framework.statements.map(\.statement.id)
    // Laid over all others, whether the catalog has the file already or not.
    between = try catalog.adding(matches: found.map { [$0.value] } ?? []).matches(
      between: id, and: to)
    var all = between
    for further in catalog.frameworkIDs where further != id && further != to {
      all += try catalog.matches(between: id, and: further)
      all += try catalog.matches(between: to, and: further)
    }
    self.all = all
  }

  private static func isBetween(_ set: MatchSet, _ first: String, _ second: String) -> Bool {
    Set([set.from, set.to]) == [first, second]
  }

  private static func found(
    in read: Workspace, between first: String, _ second: String
  ) throws -> DocumentSet.Located<MatchSet> {
    try read.throwErrors()
    guard let found = read.documents.matches.first, isBetween(found.value, first, second) else {
      throw FileError(
        path: read.files[0].path,
        reason: "the file holds no judgements between '\(first)' and '\(second)'")
    }
    return found
  }

  /// The file.
  package var path: String { file.path }

  /// The file as it was read or written last.
  package var edited: EditedFile<MatchSet> { file }

  /// Everybody who has judged something in the file.
  package var people: Set<String> { Set([set.author] + set.matches.compactMap(\.author)) }

  /// The statements of the framework under review of which the file says something.
  package var decided: Set<String> { self.set.statements(of: source.framework.id) }

  /// What finds candidates, with all judgements that are at hand.
  package func matcher(vectors: SentenceVectors?) -> StatementMatcher {
    StatementMatcher(
      from: source, to: target, matches: all,
      kinship: ConceptKinship(catalog.ontology), hierarchy: catalog.hierarchy, vectors: vectors)
  }

  /// The judgements with decisions laid into them, without writing anything.
  package func reviewed(with decisions: [MatchDecision], overrules: Bool) -> ReviewedMatches {
    ReviewedMatches(
      set, with: decisions, on: source.framework.id, order: subjects, overrules: overrules,
      over: between)
  }

  /// What a target was before something was written, to go back to.
  package struct Memory {
    fileprivate var file: EditedFile<MatchSet>.Memory
  }

  /// As it is now.
  package var memory: Memory { Memory(file: file.memory) }

  /// Writes what was decided, keeping the file's comments and order.
  ///
  /// - Returns: What there is to say to people, such as comments that were lost.
  /// - Throws: `FileError`, also if somebody else has changed the same judgements meanwhile;
  ///   ``DataProblems`` if the result would have errors. Then nothing is written.
  package mutating func save(_ reviewed: ReviewedMatches) throws -> [String] {
    guard let revision = try revision(to: reviewed) else { return [] }
    return take(revision, try GuardedFile.Change.make([revision.change])[0])
  }

  /// What was decided, to be written with other files as one.
  ///
  /// - Returns: Nil where the file says so already.
  /// - Throws: ``DataProblems`` if the result would have errors.
  package func revision(to reviewed: ReviewedMatches) throws -> FileRevision<MatchSet>? {
    if reviewed.set == set { return nil }
    return try file.revision(to: reviewed.set) { [catalog] text in
      try text.workspace(over: catalog).throwErrors()
    }
  }

  /// Takes it that a revision was written.
  ///
  /// - Returns: What there is to say to people.
  package mutating func take(
    _ revision: FileRevision<MatchSet>, _ written: GuardedFile.Change.Written
  ) -> [String] {
    file.take(revision, written).lines
  }

  /// Writes the file as it was.
  package mutating func restore(_ memory: Memory) throws {
    try file.restore(memory.file)
  }
}

extension MatchSet {
  /// The statements of one of the two frameworks of which it says something.
  fileprivate func statements(of framework: String) -> Set<String> {
    Set(matches.compactMap { from == framework ? $0.subject : $0.object })
  }
}

extension Catalog {
  /// The statements of a framework that somebody has judged against those of another.
  ///
  /// - Throws: `DecodingError` if a compiled form is damaged.
  package func decidedStatements(of framework: String, against other: String) throws -> Set<String>
  {
    Set(try matches(between: framework, and: other).flatMap { $0.statements(of: framework) })
  }
}
