import CrosswalkBase
import CrosswalkDocuments
import CrosswalkExchange
import CrosswalkKit
import CrosswalkModel
import Dispatch
import Synchronization

/// The catalog as the files say it now: decoded in memory, and read anew when a file changes. Where files
/// are broken, the last good state stays, and what is wrong with them stands beside it.
package final class LiveCatalog: Sendable {
  /// All that was read at one time.
  package struct Snapshot: Sendable {
    /// What pages are made from: without what is hidden as long as a blind reading is open.
    package var context: PageContext
    /// All that anybody has decided; nothing is answered from it.
    fileprivate var whole: PageContext
    /// The files it was read from.
    package var workspace: Workspace
    fileprivate var stamp: String
  }

  /// Where all of it comes from.
  private struct Source: Sendable {
    let token: String
    let readings: ReadingFolder?
    /// Ratings of people, as long as the program runs.
    let people = RatedTables()
    /// Single keys as somebody has set them, as long as the program runs.
    let keys = KeptKeys()
    /// Files to import, as long as the program runs.
    let uploads = Uploads()
    /// What suggestions have learned, as long as the program runs.
    let suggestions = SuggestionMemory()
    /// What comparisons have found out, as long as the program runs.
    let comparisons = StandingMemory()
    let extras: Workbench.Extras
    let load: @Sendable () throws -> Workspace
    let stamp: @Sendable () -> String
  }

  private let source: Source
  private let state: Mutex<Snapshot>
  /// Files are read by one at a time; whoever comes meanwhile takes what that one has read.
  private let reading = Mutex(())
  /// Works out ahead what pages will ask, one thing after the other.
  private let queue = DispatchQueue(label: "ahead")

  /// - Parameters:
  ///   - token: The word that forms send with what they ask.
  ///   - readings: Where blind readings are kept; nil where nothing can be written.
  ///   - extras: What is at hand besides the files.
  ///   - load: Reads all files.
  ///   - stamp: What changes when a file does.
  /// - Throws: Whatever makes the files unusable at the start.
  init(
    token: String, readings: ReadingFolder?, extras: Workbench.Extras,
    load: @escaping @Sendable () throws -> Workspace,
    stamp: @escaping @Sendable () -> String
  ) throws {
    var extras = extras
    extras.checks = extras.checks ?? load
    source = Source(
      token: token, readings: readings, extras: extras, load: load,
      stamp: { "\(stamp())\n\(readings?.stamp ?? "")" })
    let now = source.stamp()
    let first = try Self.snapshot(source, at: now)
    state = Mutex(first)
    if let ahead = ahead(of: first) {
      state.withLock { $0.context.ahead = ahead }
      ahead(first.context.firstParts)
    }
  }

  /// What works out, beside all requests, what pages of a state will ask, as long as it is that of now; nil where
  /// nothing is worked out ahead.
  private func ahead(of snapshot: Snapshot) -> (@Sendable ([CatalogPart]) -> Void)? {
    guard source.extras.prepares else { return nil }
    let (context, stamp, queue) = (snapshot.context, snapshot.stamp, queue)
    let isWanted: @Sendable () -> Bool = { [weak self] in
      self?.state.withLock { $0.stamp == stamp } ?? false
    }
    return { parts in queue.async { context.prepare(parts, while: isWanted) } }
  }

  private static func snapshot(
    _ source: Source, at stamp: String, after before: Catalog? = nil
  ) throws -> Snapshot {
    let workspace = try source.load()
    var catalog = try workspace.catalog()
    if let before { catalog = catalog.keeping(before) }
    var whole = PageContext(
      catalog, figures: try CatalogFigures(catalog),
      health: try .init(workspace),
      token: source.token, readings: source.readings)
    (whole.people, whole.keys) = (source.people, source.keys)
    whole.uploads = source.uploads
    (whole.suggestions, whole.comparisons) = (source.suggestions, source.comparisons)
    (whole.vectors, whole.checks) = (source.extras.vectors, source.extras.checks)
    return Snapshot(
      context: try shown(whole), whole: whole, workspace: workspace, stamp: stamp)
  }

  /// What may be shown of a state: as long as a blind reading is open, nothing of what it must not see.
  private static func shown(_ whole: PageContext) throws -> PageContext {
    try whole.hiding(whole.readings?.hidden(in: whole.catalog) ?? [:])
  }

  /// The state of now, read anew where a file has changed.
  func current() -> Snapshot {
    let now = source.stamp()
    func same() -> Snapshot? { state.withLock { $0.stamp == now ? $0 : nil } }
    return same() ?? reading.withLock { _ in same() ?? read(at: now) }
  }

  /// Reads anew, beside all requests, where a file has changed, so that whoever asks next need not wait for it.
  func foresee() {
    guard source.extras.prepares else { return }
    DispatchQueue.global().async { [weak self] in _ = self?.current() }
  }

  private func read(at now: String) -> Snapshot {
    do {
      let before = state.withLock { $0.whole.catalog }
      var new = try Self.snapshot(source, at: now, after: before)
      let ahead = ahead(of: new)
      new.context.ahead = ahead
      let old = state.withLock { [new] state in
        let old = state
        state = new
        return old
      }
      ahead?(old.context.memory.keys)
      if source.extras.prepares { new.workspace.foreseeChanges(since: old.workspace) }
      return new
    } catch {
      let problems =
        (error as? DataProblems)?.problems
        ?? [Problem(file: "files", mark: .start, message: "\(error)")]
      let lines = (try? source.load())?.lines(of: problems.prefix(PageContext.Health.shown)) ?? [:]
      return state.withLock { state in
        state.whole.health.lines = lines
        state.whole.broken = problems.filter { $0.severity == .error }
        // A reading may have been opened or closed since the last good state.
        state.context = (try? Self.shown(state.whole)) ?? state.context
        state.stamp = now
        return state
      }
    }
  }
}
