import CrosswalkModel

/// An alignment with reviewers' decisions laid into it.
///
/// A decision on a statement takes the place of what the same reviewer decided on it before. What
/// somebody else has decided otherwise stays, and the new decision is refused, unless it is to
/// overrule: nobody's judgement is lost without being named.
public struct ReviewedAlignment: Sendable, Hashable {
  /// What has become of a decision.
  public enum Outcome: String, Sendable, Codable, Hashable, CaseIterable {
    /// The statement has new links.
    case linked
    /// Concepts are turned down, and no links are given.
    case rejected
    /// The reviewer's own earlier decision has given way.
    case changed
    /// The alignment says so already.
    case unchanged
    /// Somebody else's decision has given way.
    case overruled
    /// Somebody else has decided otherwise, and that stays.
    case refused
    /// Reviewers decide differently here and now; none of their decisions is taken.
    case disputed
  }

  /// A decision and what has become of it.
  public struct Entry: Sendable, Hashable {
    /// The decision.
    public var decision: ReviewDecision
    /// What has become of it.
    public var outcome: Outcome
    /// Who has decided otherwise, sorted; empty unless ``outcome`` is overruled, refused or disputed.
    public var others: [String]
    /// What they have decided, in words.
    public var otherwise: String
  }

  /// The alignment as it is now.
  public private(set) var alignment: Alignment
  /// One a decision, in their order.
  public private(set) var entries: [Entry] = []
  /// Concepts that had a reason for being unused and are used now, sorted.
  public private(set) var nowUsed: [String] = []

  /// Lays decisions into an alignment, one after the other.
  ///
  /// - Parameters:
  ///   - alignment: What was decided before.
  ///   - decisions: For statements of the alignment's framework.
  ///   - order: The ids of its statements in the order of the document; new entries take their
  ///     places by it.
  ///   - overrules: Whether a decision takes the place of somebody else's.
  public init(
    _ alignment: Alignment, with decisions: [ReviewDecision], order: [String],
    overrules: Bool = false
  ) {
    self.alignment = alignment
    var ledger = Ledger(alignment, order: order)
    let decisions = decisions.map(ledger.keeping)
    let together = Dictionary(grouping: decisions, by: \.statement)
    for decision in decisions {
      let others = together[decision.statement]!.filter { !$0.says(theSameAs: decision) }
      if others.isEmpty {
        entries.append(ledger.take(decision, overrules: overrules))
      } else {
        entries.append(
          Entry(
            decision: decision, outcome: .disputed, others: others.map(\.reviewer).sorted(),
            otherwise: ""))
      }
    }
    self.alignment.links = ledger.links.list.map {
      Alignment.StatementLinks(statement: $0, links: $1)
    }
    self.alignment.rejected = ledger.rejections.list.map {
      Alignment.StatementRejections(statement: $0, rejections: $1)
    }
    nowUsed = self.alignment.dropUsed()
  }

  /// Entries by statement, in the order of the file; new ones by the order of the document.
  private struct Ordered<Value: Sendable & Hashable>: Sendable {
    private(set) var ids: [String]
    private var values: [String: [Value]]
    private let places: [String: Int]

    init(_ entries: [(String, [Value])], places: [String: Int]) {
      var seen: Set<String> = []
      ids = entries.map(\.0).filter { seen.insert($0).inserted }
      values = Dictionary(entries, uniquingKeysWith: +)
      self.places = places
    }

    /// Without statements that have nothing.
    var list: [(String, [Value])] {
      ids.compactMap { id in values[id].flatMap { $0.isEmpty ? nil : (id, $0) } }
    }

    subscript(id: String) -> [Value] {
      get { values[id] ?? [] }
      set {
        if values[id] == nil {
          let place = places[id] ?? .max
          // Most files are in the order of the document, so looking from the end finds it soonest.
          let after = ids.lastIndex { (places[$0] ?? -1) < place }
          ids.insert(id, at: after.map { $0 + 1 } ?? 0)
        }
        values[id] = newValue
      }
    }
  }

  private struct Ledger {
    var links: Ordered<ConceptLink>
    var rejections: Ordered<Rejection>
    private let author: String
    private let justification: String

    init(_ alignment: Alignment, order: [String]) {
      let places = Dictionary(
        order.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
      links = Ordered(alignment.links.map { ($0.statement, $0.links) }, places: places)
      rejections = Ordered(
        alignment.rejected.map { ($0.statement, $0.rejections) }, places: places)
      author = alignment.author
      justification = alignment.justification
    }

    /// A decision over what stands.
    func keeping(_ decision: ReviewDecision) -> ReviewDecision {
      let standing = links[decision.statement]
      return decision.keeping(
        standing, own: standing.filter { ($0.author ?? author) == decision.reviewer })
    }

    mutating func take(_ decision: ReviewDecision, overrules: Bool) -> Entry {
      let id = decision.statement
      let (oldLinks, oldRejections) = (links[id], rejections[id])
      func isOwn(_ name: String?) -> Bool { (name ?? author) == decision.reviewer }
      let (wantedLinks, wantedRejections) = signed(decision)
      let othersLinks = oldLinks.filter { !isOwn($0.author) }
      let othersRejections = oldRejections.filter { !isOwn($0.author) }

      // What others say that this decision denies.
      let turnedDown = Set(decision.rejections.compactMap(\.concept))
      let turnsAllDown = decision.rejections.contains { $0.concept == nil }
      let isSame = !decision.links.isEmpty && decision.says(theSameAs: oldLinks)
      let deniedLinks =
        decision.links.isEmpty
        ? othersLinks.filter { turnsAllDown || turnedDown.contains($0.concept) }
        : isSame ? [] : othersLinks
      let linked = Set(decision.links.map(\.concept))
      let deniedRejections = othersRejections.filter { rejection in
        rejection.concept.map(linked.contains) ?? !linked.isEmpty
      }
      let others = Set(
        (deniedLinks.map(\.author) + deniedRejections.map(\.author)).map { $0 ?? author }
      )
      .sorted()
      var entry = Entry(
        decision: decision, outcome: .unchanged, others: others,
        otherwise: Self.words(deniedLinks, deniedRejections))
      if !others.isEmpty, !overrules {
        entry.outcome = .refused
        return entry
      }

      var newLinks = oldLinks
      if decision.links.isEmpty {
        // The reviewer's own earlier links give way too; those of others only if they are denied.
        newLinks = othersLinks.filter { !deniedLinks.contains($0) }
      } else if !isSame || othersLinks.isEmpty {
        newLinks = wantedLinks
      }
      let newRejections = rejections(after: decision, wantedRejections, over: oldRejections)
        .filter { !deniedRejections.contains($0) }
      if newLinks == oldLinks, newRejections == oldRejections { return entry }
      links[id] = newLinks
      rejections[id] = newRejections
      let hadOwn =
        othersLinks.count < oldLinks.count || othersRejections.count < oldRejections.count
      entry.outcome =
        !others.isEmpty
        ? .overruled
        : hadOwn ? .changed : decision.links.isEmpty ? .rejected : .linked
      if entry.outcome == .changed {
        entry.otherwise = Self.words(
          oldLinks.filter { isOwn($0.author) }, oldRejections.filter { isOwn($0.author) })
      }
      return entry
    }

    /// What is turned down then, but for what others deny. Who says only what a statement is about leaves what it
    /// is not about, unless that is it.
    private func rejections(
      after decision: ReviewDecision, _ wanted: [Rejection], over old: [Rejection]
    ) -> [Rejection] {
      func isOwn(_ rejection: Rejection) -> Bool {
        (rejection.author ?? author) == decision.reviewer
      }
      if old.filter(isOwn) == wanted { return old }
      let linked = Set(decision.links.map(\.concept))
      let staysSilent = !linked.isEmpty && decision.rejections.isEmpty
      return old.filter { rejection in
        !isOwn(rejection)
          || staysSilent && (rejection.concept.map { !linked.contains($0) } ?? false)
      } + wanted
    }

    /// What a decision says, under the reviewer's name; what the file says of all is not said again.
    private func signed(_ decision: ReviewDecision) -> ([ConceptLink], [Rejection]) {
      let name = decision.reviewer == author ? nil : decision.reviewer
      let links = decision.links.map { link in
        var link = link
        link.author = name
        if link.justification == justification { link.justification = nil }
        return link
      }
      let rejections = decision.rejections.map { rejection in
        var rejection = rejection
        rejection.author = name
        return rejection
      }
      return (links, rejections)
    }

    private static func words(_ links: [ConceptLink], _ rejections: [Rejection]) -> String {
      ReviewDecision(statement: "", reviewer: "", links: links, rejections: rejections).words
    }
  }
}
