import CrosswalkBase
import CrosswalkExchange
import CrosswalkKit
import CrosswalkModel
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Blind readings in a folder, each a review sheet of its own that is filled in one statement at a time.
///
/// `sf-2940-7-1.open.csv` is the first reading of a sample that the seed 7 drew, as long as it is open, and
/// `sf-2940-7-1.csv` once it is closed. Beside it `sf-2940-7-1.first.csv` holds what others had decided
/// when the sample was drawn. Nobody's name stands in the name of a file.
package final class ReadingFolder: Sendable {
  /// A reading.
  package struct Entry: Sendable {
    /// Such as `sf-2940-7-1`.
    package let id: String
    /// Whether it is still filled in; nobody sees what others decided before it is closed.
    package let isOpen: Bool
    package let review: FilledReview
    /// What drew the sample.
    package let seed: String
    fileprivate let file: GuardedFile
  }

  private struct State {
    var stamp: String?
    var entries: [Entry] = []
    /// Names of files that are no readings.
    var strange: [String] = []
  }

  private let path: String
  private let state = Mutex(State())
  /// Where panels place levels, in the same folder.
  package let panels: PanelFolder

  /// - Parameter path: The folder; it is made when there is something to put into it.
  package init(_ path: String) {
    self.path = path
    panels = PanelFolder(path)
  }

  // MARK: Reading

  /// All readings, by name.
  package var entries: [Entry] {
    state.withLock { state in
      refresh(&state)
      return state.entries
    }
  }

  /// Files that look like readings and are none.
  package var strange: [String] {
    state.withLock { state in
      refresh(&state)
      return state.strange
    }
  }

  /// Looks at the folder again where a file has changed.
  private func refresh(_ state: inout State) {
    let names = (isLink ? [] : DataFiles.names(in: path)).filter {
      $0.hasSuffix(ReadingName.closedEnding) && !$0.hasSuffix(ReadingName.firstEnding)
        && ReadingName.parts($0) != nil
    }
    // What a link leads to lies elsewhere, and is nobody's reading.
    let own = names.filter { ReadingName.isOwn("\(path)/\($0)", S_IFREG) }
    let stamp = FileStamp.of(own.map { "\(path)/\($0)" })
    if state.stamp == stamp { return }
    state = State(stamp: stamp)
    for name in own {
      let file = "\(path)/\(name)"
      guard let bytes = try? DataFiles.read(file, limit: ImportLimits().maxBytes),
        let review = try? FilledReview(bytes), let parts = ReadingName.parts(name)
      else {
        state.strange.append(name)
        continue
      }
      state.entries.append(
        Entry(
          id: parts.id, isOpen: name.hasSuffix(ReadingName.openEnding), review: review,
          seed: parts.seed,
          file: GuardedFile(path: file, bytes: bytes)))
    }
  }

  /// Whether the folder is a link, which may lead anywhere.
  private var isLink: Bool { ReadingName.isOwn(path, S_IFLNK) }

  /// A reading by its id.
  ///
  /// - Throws: `NameError`.
  package func entry(_ id: String) throws -> Entry {
    let all = entries
    guard let found = all.first(where: { $0.id == id }) else {
      let near = nearest(id, in: all.map(\.id))
      throw NameError(
        "there is no reading '\(id)'" + (near.map { "; did you mean '\($0)'?" } ?? ""))
    }
    return found
  }

  /// What others had decided when the sample of a reading was drawn, as a sheet.
  ///
  /// - Throws: ``ReadingRefusal`` while the reading is open; `FileError`, `ReviewError`.
  package func first(of entry: Entry) throws -> FilledReview {
    if entry.isOpen {
      throw ReadingRefusal("the reading is open, and shows nothing of others' until it is closed")
    }
    let file = "\(path)/\(entry.id)\(ReadingName.firstEnding)"
    guard ReadingName.isOwn(file, S_IFREG) else {
      throw ReadingRefusal("the sheet of what others had decided is gone")
    }
    return try FilledReview(try DataFiles.read(file, limit: ImportLimits().maxBytes))
  }

  /// Changes when a reading is opened or closed.
  var stamp: String { entries.filter(\.isOpen).map(\.id).joined(separator: " ") }

  /// The statements of which nobody may see what was decided, by framework: those of open readings, and
  /// all that say the same.
  func hidden(in catalog: Catalog) -> [String: Set<String>] {
    var hidden: [String: Set<String>] = [:]
    for entry in entries where entry.isOpen {
      let ids = Set(entry.review.entries.map(\.statement))
      let framework = try? catalog.framework(entry.review.framework).framework
      hidden[entry.review.framework, default: []].formUnion(framework?.withTwins(ids) ?? ids)
    }
    return hidden
  }

  // MARK: Writing

  /// What is to be read.
  package struct Sample: Sendable {
    /// How many statements.
    package var count: Int
    package var seed: UInt64
    /// Who reads, by name.
    package var reviewer: String

    package init(count: Int, seed: UInt64, reviewer: String) {
      (self.count, self.seed, self.reviewer) = (count, seed, reviewer)
    }
  }

  /// How many concepts are suggested for a statement, as many as the command suggests.
  package static let suggestions = 5

  /// Opens a reading.
  ///
  /// - Parameters:
  ///   - framework: With what was decided on it, of which the first reading is made.
  ///   - catalog: Where suggestions come from; they are learned from other frameworks alone.
  ///   - sample: Of the statements that somebody has decided on; of all where nobody has on any.
  /// - Returns: Its id.
  /// - Throws: ``ReadingRefusal`` where one is open already, or by somebody who has read these before;
  ///   `FileError`.
  package func open(
    _ framework: AlignedFramework, in catalog: Catalog, _ sample: Sample
  ) throws -> String {
    let id = framework.framework.id
    let decided = framework.alignment.decidedStatements
    let drawn = StatementSample.draw(
      sample.count, of: framework.framework, among: decided.isEmpty ? nil : decided,
      seed: sample.seed)
    if drawn.isEmpty { throw ReadingRefusal("'\(id)' has no statement to read") }
    let sheet = try Self.sheet(of: drawn, framework, in: catalog)
    let review = try FilledReview(sheet, reviewer: sample.reviewer)
    if review.reviewer.isEmpty { throw ReadingRefusal("say who reads") }
    let before = framework.alignment.decisions(on: drawn)
    return try state.withLock { state in
      refresh(&state)
      if let open = state.entries.first(where: { $0.isOpen && $0.review.framework == id }) {
        throw ReadingRefusal("'\(id)' has an open reading, \(open.id); close it first")
      }
      try admit(
        review.reviewer,
        beside: before.map(\.reviewer) + Self.readers(of: drawn, id, state.entries))
      return try put(
        review.csv, ReadingName.openEnding, first: review.filled(with: before).csv,
        named: "\(ReadingName.fileName(id))-\(sample.seed)", &state)
    }
  }

  /// The sheet of some statements, as a blind review has it.
  package static func sheet(
    of statements: [String], _ framework: AlignedFramework, in catalog: Catalog
  ) throws -> ReviewSheet {
    let wanted = Set(statements)
    var found: [StatementSuggestions] = []
    try catalog.conceptSuggester(for: framework.framework.id).forEach(
      limit: suggestions, explains: false
    ) { if wanted.contains($0.statement) { found.append($0) } }
    return ReviewSheet(
      framework, ontology: catalog.ontology, suggestions: found, suggestionCount: suggestions,
      showsLinks: false)
  }

  /// Who has read any of some statements in a closed reading.
  private static func readers(
    of statements: [String], _ framework: String, _ entries: [Entry]
  ) -> [String] {
    entries.filter { entry in
      entry.review.framework == framework
        && entry.review.entries.contains { statements.contains($0.statement) }
    }.map(\.review.reviewer)
  }

  /// Puts down what is decided on a statement of an open reading; it is on the disk on return.
  ///
  /// - Returns: What cannot be understood, in sentences; then nothing is written.
  /// - Throws: ``ReadingRefusal`` for a closed reading; `NameError`, `FileError`, `ReviewError`.
  package func answer(
    _ id: String, _ statement: String, with answers: [FilledReview.Answer], in catalog: Catalog
  ) throws -> [String] {
    let entry = try entry(id)
    let framework = try catalog.framework(entry.review.framework).framework
    return try state.withLock { state in
      refresh(&state)
      guard let place = state.entries.firstIndex(where: { $0.id == id }),
        state.entries[place].isOpen
      else { throw ReadingRefusal("this reading is closed") }
      var (review, file) = (state.entries[place].review, state.entries[place].file)
      let problems = try review.answer(
        statement, with: answers, of: framework, ontology: catalog.ontology)
      if problems.isEmpty {
        _ = try file.replace(with: Array(review.csv.utf8))
        state.stamp = nil
      }
      return problems
    }
  }

  /// Takes a sheet that somebody has filled in elsewhere, as a closed reading.
  ///
  /// - Parameters:
  ///   - bytes: A workbook or a CSV table.
  ///   - seed: What drew its statements.
  ///   - catalog: Has the framework, with what was decided on it.
  /// - Returns: Its id.
  /// - Throws: ``ReadingRefusal`` for a sheet with rows that cannot be understood, or of nobody, or while a
  ///   reading is open; `ReviewError` for what is no sheet, `CatalogError`, `FileError`.
  package func take(_ bytes: [UInt8], seed: UInt64, in catalog: Catalog) throws -> String {
    let review = try FilledReview(bytes)
    let aligned = try catalog.framework(review.framework)
    let (framework, id) = (aligned.framework, aligned.framework.id)
    let read = try review.decisions(of: framework, ontology: catalog.ontology)
    if let problem = read.problems.first {
      let more = read.problems.count - 1
      throw ReadingRefusal("\(problem)" + (more > 0 ? "; and \(more) more" : ""))
    }
    let readers = Set(read.decisions.map(\.reviewer))
    guard readers.count == 1, readers.contains(review.reviewer) else {
      throw ReadingRefusal("a sheet is filled in by one person, whose name stands in its rows")
    }
    let statements = review.entries.map(\.statement)
    return try state.withLock { state in
      refresh(&state)
      if state.entries.contains(where: { $0.isOpen && $0.review.framework == id }) {
        throw ReadingRefusal("'\(id)' has an open reading; close it first")
      }
      let before = aligned.alignment.decisions(on: statements)
      try admit(
        review.reviewer,
        beside: before.map(\.reviewer) + Self.readers(of: statements, id, state.entries))
      return try put(
        review.csv, ReadingName.closedEnding, first: review.filled(with: before).csv,
        named: "\(ReadingName.fileName(id))-\(seed)", &state)
    }
  }

  /// Refuses somebody who has read the same before.
  private func admit(_ reviewer: String, beside others: [String]) throws(ReadingRefusal) {
    let alike = Reviewers.alike(others + [reviewer]).flatMap { $0 }
    guard !others.contains(reviewer), !alike.contains(reviewer) else {
      throw ReadingRefusal(
        "somebody of this name has decided on these statements before; a second reading is another's"
      )
    }
  }

  /// Puts a sheet and what others decided into the folder; what others decided first, so that no reading is
  /// without it.
  private func put(
    _ sheet: String, _ ending: String, first: String, named start: String, _ state: inout State
  ) throws -> String {
    if isLink {
      throw ReadingRefusal("the folder of reviews is a link, so nothing is written there")
    }
    let name = ReadingName.free(start, in: DataFiles.names(in: path))
    try NewFolder.makeParents(path)
    try WholeFile.write(
      Array(first.utf8), to: "\(path)/\(name)\(ReadingName.firstEnding)", mayReplace: false)
    try WholeFile.write(Array(sheet.utf8), to: "\(path)/\(name)\(ending)", mayReplace: false)
    state.stamp = nil
    return name
  }

  /// Closes a reading, so that it is compared with what others decided.
  ///
  /// - Throws: ``ReadingRefusal`` for one that is closed; `NameError`, `FileError`.
  package func close(_ id: String) throws {
    let entry = try entry(id)
    try state.withLock { state in
      let (from, to) = (
        "\(path)/\(entry.id)\(ReadingName.openEnding)",
        "\(path)/\(entry.id)\(ReadingName.closedEnding)"
      )
      guard entry.isOpen, !DataFiles.isThere(to) else {
        throw ReadingRefusal("this reading is closed")
      }
      try SystemIO.move(from, to: to)
      state.stamp = nil
    }
  }
}

/// Why a blind reading does not go as somebody wants it.
package struct ReadingRefusal: Error, Sendable, Hashable, CustomStringConvertible {
  /// A sentence without capital and full stop.
  package let description: String

  init(_ description: String) { self.description = description }
}
