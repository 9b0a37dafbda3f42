import CrosswalkBase
import CrosswalkDocuments
import CrosswalkExchange
import CrosswalkKit
import CrosswalkModel
import Synchronization

/// Takes decisions, one after the other: each is on the disk before it is told, and can be undone.
///
/// It decides as `review` does, by the same targets, and saves as they save. What was done is kept for this
/// run: the files are what lasts, and a second record of them in the folder could only differ from them.
package final class Desk: Sendable {
  private struct State {
    var reviewer: String
    var done: [EditStep] = []
    /// Undone, that which was undone last at the end.
    var undone: [EditStep] = []
    var steps = 0
    var notices: [Int: EditNotice] = [:]
    var noticeCount = 0
  }

  /// What has become of a decision.
  enum Outcome {
    /// It is done, or was so already; pages show the notice by its number.
    case told(notice: Int)
    /// Somebody has to say what is to hold.
    case asks(EditConflict)
  }

  let folder: EditFolder
  private let catalog: LiveCatalog
  /// One change at a time; pages that only read do not wait for it.
  private let turn = Mutex(())
  private let state: Mutex<State>

  init(_ folder: EditFolder, _ catalog: LiveCatalog, reviewer: String) {
    (self.folder, self.catalog) = (folder, catalog)
    state = Mutex(State(reviewer: reviewer))
  }

  /// So many notices are kept; who reloads a page after so many decisions sees it without.
  private static let keptNotices = 1_000

  /// Where this run stands, for a page; nothing of what was decided as long as a blind reading is open.
  func editing(on request: Request, isBlind: Bool) -> Editing {
    let query = request.query.filter { $0.name != "done" }
    let notice = request.value("done").flatMap { Int($0) }
    let address =
      "/" + request.steps.map { Address.step($0).source }.joined(separator: "/")
      + Address.query(query.map { ($0.name, $0.value) }).source.replacing("&amp;", with: "&")
    return state.withLock { state in
      Editing(
        desk: self, reviewer: state.reviewer, folder: folder.path,
        last: isBlind ? nil : state.done.last, next: isBlind ? nil : state.undone.last,
        notice: isBlind ? nil : notice.flatMap { state.notices[$0] },
        // What a form has sent is no page to come back to.
        address: request.method == "POST" ? "/" : address)
    }
  }

  /// What pages are made from as the files are now, for somebody who was answered from a state before.
  func context(as before: PageContext) -> PageContext {
    var context = catalog.current().context
    context.editing = before.editing
    return context
  }

  /// All that was done in this run and stands, and what was undone, each in the order in which it was done.
  var history: (done: [EditStep], undone: [EditStep]) {
    state.withLock { ($0.done, $0.undone.reversed()) }
  }

  // MARK: Deciding

  /// Decides what statements are about: one step, however many they are.
  ///
  /// - Throws: ``EditRefusal``, `CatalogError`, `NameError`. Then nothing is written.
  func decide(_ draft: some AboutDeciding) throws -> Outcome {
    try inTurn { now in
      let decisions = try draft.decisions(in: now.context)
      let reviewer = decisions[0].reviewer
      var target = try refusing {
        let overlay = try folder.overlay(of: draft.framework, in: now.workspace)
        return try ReviewTarget(
          framework: draft.framework, in: now.workspace, into: overlay, author: reviewer)
      }
      try folder.admit(target.path)
      let reviewed = target.reviewed(with: decisions, overrules: draft.overrules)
      let words = Self.words(decisions.map { "\($0.statement): \($0.words)" })
      remember(reviewer)
      if reviewed.entries.allSatisfy({ $0.outcome == .unchanged }) {
        return .told(notice: tell(.unchanged, words))
      }
      if try !draft.isMade(on: now.context) { return .asks(.changed) }
      let others = Set(
        reviewed.entries.filter { $0.outcome == .refused }.flatMap(\.others))
      if !others.isEmpty { return .asks(.others(others.sorted())) }
      let (old, before) = (target.edited, target.aligned)
      guard let remarks = try saving(unlessChanged: draft, { try target.save(reviewed) }) else {
        return .asks(.changed)
      }
      // What lies over the framework says so already.
      if target.edited.bytes == old.bytes { return .told(notice: tell(.unchanged, words)) }
      let statements = decisions.map(\.statement)
      let change = FileChange(
        old, target.edited, statements: Set(statements),
        empty: Alignment(
          framework: draft.framework, author: reviewer, version: "1", date: "unknown", links: []))
      let unused = reviewed.nowUsed.map { "no longer unused: \($0)" }
      let step = add(
        by: reviewer, .about(framework: draft.framework, statements: statements), words,
        remarks: unused + remarks,
        moves: Later { [catalog = now.context.catalog, after = target.aligned] in
          (try? catalog.moves(from: before, to: after, limit: 10)) ?? []
        },
        [change])
      return .told(notice: tell(.done, words, step))
    }
  }

  /// Decides what answers statements in another framework, or that nothing does: one step too.
  ///
  /// - Throws: ``EditRefusal``, `CatalogError`, `NameError`. Then nothing is written.
  func decide(_ draft: some MatchDeciding) throws -> Outcome {
    try inTurn { now in
      let decisions = try draft.decisions(in: now.context)
      let reviewer = decisions[0].reviewer
      let words = Self.words(decisions.map(\.words))
      remember(reviewer)
      let standing = try now.context.judged(from: draft.from, to: draft.to)
      let reviewed = ReviewedMatches(
        standing, with: decisions, on: draft.from, order: [], overrules: draft.overrules)
      if !reviewed.isChanged, !reviewed.entries.contains(where: { $0.outcome == .refused }) {
        return .told(notice: tell(.unchanged, words))
      }
      if try !draft.isMade(on: now.context) { return .asks(.changed) }
      let others = Set(
        reviewed.entries.filter { $0.outcome == .refused }.flatMap(\.others))
      if !others.isEmpty { return .asks(.others(others.sorted())) }
      let taken = zip(decisions, reviewed.entries).filter { $1.outcome != .unchanged }.map(\.0)
      var edits = try refusing {
        try MatchEdits(
          taken, between: (draft.from, draft.to), in: folder, now.workspace, author: reviewer)
      }
      guard let (remarks, changes) = try saving(unlessChanged: draft, { try edits.save() }) else {
        return .asks(.changed)
      }
      if changes.isEmpty { return .told(notice: tell(.unchanged, words)) }
      var statements: [String] = []
      for decision in taken where statements.last != decision.match.subject {
        statements.append(decision.match.subject)
      }
      let step = add(
        by: reviewer, .match(from: draft.from, to: draft.to, statements: statements), words,
        remarks: remarks, moves: nil, changes)
      return .told(notice: tell(.done, words, step))
    }
  }

  /// What was decided, on one line; of many things the first.
  private static func words(_ all: [String]) -> String {
    let shown = 3
    let rest = all.count - shown
    return all.prefix(shown).joined(separator: ", ") + (rest > 0 ? ", and \(rest) more" : "")
  }

  // MARK: Undoing

  /// Takes the last step back.
  ///
  /// - Parameter id: Which step that is for whoever asks; nil: whichever.
  /// - Returns: The number of the notice.
  /// - Throws: ``EditRefusal``, also where what was decided has changed since.
  func undo(_ id: Int?) throws -> Int {
    try inTurn { now in
      let step = try last(\.done, id, or: "there is nothing to undo")
      try apply(step.changes.reversed().map(\.reversed), now)
      state.withLock { $0.undone.append($0.done.removeLast()) }
      return tell(.undone, step.words, step)
    }
  }

  /// Does the step again that was undone last; the parameters are those of undoing.
  func redo(_ id: Int?) throws -> Int {
    try inTurn { now in
      let step = try last(\.undone, id, or: "there is nothing to do again")
      try apply(step.changes, now)
      state.withLock { $0.done.append($0.undone.removeLast()) }
      return tell(.redone, step.words, step)
    }
  }

  /// Leaves the last step out of the history, so that those before it can be undone; what it wrote stays.
  func forget(_ id: Int?) throws -> Int {
    try inTurn { _ in
      let step = try last(\.done, id, or: "there is nothing to leave out")
      state.withLock { _ = $0.done.removeLast() }
      return tell(.forgotten, step.words, step)
    }
  }

  /// The last of some steps.
  ///
  /// - Throws: ``EditRefusal`` where there is none, or it is not the one that somebody has seen.
  private func last(
    _ steps: KeyPath<State, [EditStep]>, _ id: Int?, or nothing: String
  ) throws(EditRefusal) -> EditStep {
    guard let step = state.withLock({ $0[keyPath: steps].last }) else {
      throw EditRefusal(409, nothing)
    }
    if let id, id != step.id {
      throw EditRefusal(409, "something else was done since this page was shown; look at it first")
    }
    return step
  }

  /// What was one step stays one: all files change, or none does.
  private func apply(_ changes: [FileChange], _ now: LiveCatalog.Snapshot) throws {
    for change in changes { try folder.admit(change.path) }
    try refusing {
      _ = try GuardedFile.Change.make(
        changes.map { try $0.made(over: now.context.catalog, reading: now.workspace.reading) })
    }
  }

  // MARK: Parts

  /// All files as they are now, for a page.
  var snapshot: LiveCatalog.Snapshot { catalog.current() }

  /// Does one thing after the other, and none as long as a file cannot be used.
  ///
  /// - Throws: ``EditRefusal``, and what `body` throws.
  func inTurn<Value>(_ body: (LiveCatalog.Snapshot) throws -> Value) throws -> Value {
    try turn.withLock { _ in
      let now = catalog.current()
      if let problem = now.context.broken.first {
        throw EditRefusal(
          409,
          "nothing is saved as long as a file cannot be used: \(problem.file):\(problem.line):"
            + "\(problem.column): \(problem.message)")
      }
      return try body(now)
    }
  }

  /// Writes; nil where somebody else has changed the same meanwhile.
  private func saving<Value>(
    unlessChanged draft: some EditDraft, _ body: () throws -> Value
  ) throws -> Value? {
    do {
      return try refusing(body)
    } catch {
      let now = catalog.current().context
      if now.broken.isEmpty, let isSame = try? draft.isMade(on: now), !isSame { return nil }
      throw error
    }
  }

  /// What a file says against being written, in a sentence.
  func refusing<Value>(_ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch let error as FileError {
      throw EditRefusal(500, "\(error); nothing was written")
    } catch let error as GuardedFile.Change.Half {
      throw EditRefusal(500, "\(error)")
    } catch let error as DataProblems {
      let problem = error.problems.first { $0.severity == .error }
      throw EditRefusal(
        400, "the file would be wrong with it, so nothing was written: \(problem?.message ?? "")")
    }
  }

  private func remember(_ reviewer: String) { state.withLock { $0.reviewer = reviewer } }

  private func add(
    by reviewer: String, _ place: EditStep.Place, _ words: String, remarks: [String],
    moves: Later<[TranslationMove]>?, _ changes: [FileChange]
  ) -> EditStep {
    state.withLock { state in
      state.steps += 1
      let step = EditStep(
        id: state.steps, reviewer: reviewer, place: place, words: words, remarks: remarks,
        laterMoves: moves, changes: changes)
      state.done.append(step)
      state.undone = []
      return step
    }
  }

  private func tell(_ kind: EditNotice.Kind, _ words: String, _ step: EditStep? = nil) -> Int {
    state.withLock { state in
      state.noticeCount += 1
      state.notices[state.noticeCount] = EditNotice(kind: kind, words: words, step: step)
      state.notices[state.noticeCount - Self.keptNotices] = nil
      return state.noticeCount
    }
  }
}
