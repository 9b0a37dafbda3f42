import CrosswalkModel

/// Direct judgements with reviewers' decisions laid into them.
///
/// A decision takes the place of what the same reviewer decided on the same two statements before.
/// What somebody else has decided otherwise stays, and the new decision is refused, unless it is to
/// overrule. That a statement has no counterpart, and that it has one, exclude each other; what is
/// merely related goes with both.
public struct ReviewedMatches: Sendable, Hashable {
  /// What has become of a decision.
  public enum Outcome: String, Sendable, Codable, Hashable, CaseIterable {
    /// It is there now and was not before.
    case decided
    /// The reviewer's own earlier decision has given way.
    case changed
    /// The judgements say so already.
    case unchanged
    /// Somebody else's decision has given way.
    case overruled
    /// Somebody else has decided otherwise, and that stays.
    case refused
    /// Reviewers decide differently here and now; none of their decisions is taken.
    case disputed
    /// The file goes the other way round, and cannot say that a statement of its objects has none.
    case unsayable
  }

  /// A decision and what has become of it.
  public struct Entry: Sendable, Hashable {
    /// The decision.
    public var decision: MatchDecision
    /// What has become of it.
    public var outcome: Outcome
    /// Who has decided otherwise, sorted; empty unless ``outcome`` is overruled, refused or disputed.
    public var others: [String]
    /// What they have decided, in words.
    public var otherwise: String
  }

  /// The judgements as they are now.
  public private(set) var set: MatchSet
  /// One a decision, in their order.
  public private(set) var entries: [Entry] = []

  /// Lays decisions into judgements, one after the other.
  ///
  /// - Parameters:
  ///   - set: What was decided before, in either direction.
  ///   - decisions: On statements of `framework`.
  ///   - framework: The id of the framework under review.
  ///   - order: The ids of the statements of the set's first framework in the order of the document;
  ///     new judgements take their places by it.
  ///   - overrules: Whether a decision takes the place of somebody else's.
  ///   - beneath: What the judgements lie over, which counts where they are silent: of the same two
  ///     frameworks, in either direction.
  public init(
    _ set: MatchSet, with decisions: [MatchDecision], on framework: String, order: [String],
    overrules: Bool = false, over beneath: [MatchSet] = []
  ) {
    self.set = set
    let isForwards = set.from == framework
    var ledger = Ledger(set, over: beneath, isForwards: isForwards)
    let together = Dictionary(grouping: decisions, by: \.match.subject)
    for decision in decisions {
      let others = together[decision.match.subject]!.filter {
        $0.reviewer != decision.reviewer && MatchDecision.contradict($0.match, decision.match)
      }
      if !others.isEmpty {
        entries.append(
          Entry(
            decision: decision, outcome: .disputed, others: others.map(\.reviewer).sorted(),
            otherwise: ""))
      } else if !isForwards, decision.match.object == nil {
        entries.append(Entry(decision: decision, outcome: .unsayable, others: [], otherwise: ""))
      } else {
        entries.append(ledger.take(decision, overrules: overrules))
      }
    }
    self.set.matches = ledger.matches(order: order)
  }

  /// Whether any decision was taken that was not there already.
  public var isChanged: Bool {
    entries.contains { [.decided, .changed, .overruled].contains($0.outcome) }
  }

  private struct Pair: Hashable {
    var subject: String
    var object: String?

    init(_ match: MatchSet.Match) { (subject, object) = (match.subject, match.object) }
  }

  /// The judgements by their places; a decision looks at those of one statement only.
  private struct Ledger {
    /// Those of the file, then new ones; nil where one has given way.
    private var slots: [MatchSet.Match?]
    private let oldCount: Int
    private var bySubject: [String: [Int]] = [:]
    /// What lies under them, in their direction, each with its author.
    private var beneath: [String: [MatchSet.Match]] = [:]
    private let set: MatchSet
    private let isForwards: Bool

    init(_ set: MatchSet, over layers: [MatchSet], isForwards: Bool) {
      (self.set, self.isForwards, oldCount) = (set, isForwards, set.matches.count)
      slots = set.matches
      for (slot, match) in set.matches.enumerated() {
        bySubject[match.subject, default: []].append(slot)
      }
      for layer in layers {
        // That a statement of the other framework has no counterpart cannot be said in this direction.
        for match in layer.matches where layer.from == set.from || match.object != nil {
          var match = layer.from == set.from ? match : match.inverted
          match.author = match.author ?? layer.author
          beneath[match.subject, default: []].append(match)
        }
      }
    }

    /// Judgements under the file that say otherwise, where it says nothing itself.
    private func denied(
      by wanted: MatchSet.Match, besides own: [MatchSet.Match]
    ) -> [MatchSet.Match] {
      (beneath[wanted.subject] ?? []).filter { match in
        MatchDecision.contradict(match, wanted)
          && !own.contains { Pair($0) == Pair(match) || $0.excludes(match) }
      }
    }

    mutating func take(_ decision: MatchDecision, overrules: Bool) -> Entry {
      var wanted = isForwards ? decision.match : decision.match.inverted
      if decision.reviewer != set.author { wanted.author = decision.reviewer }
      if wanted.justification == set.justification { wanted.justification = nil }
      let known = (bySubject[wanted.subject] ?? []).compactMap { slot in
        slots[slot].map { (slot: slot, match: $0) }
      }
      let same = known.first { Pair($0.match) == Pair(wanted) }
      func isOwn(_ match: MatchSet.Match) -> Bool {
        (match.author ?? set.author) == decision.reviewer
      }
      var entry = Entry(decision: decision, outcome: .unchanged, others: [], otherwise: "")
      let under = (beneath[wanted.subject] ?? []).last { Pair($0) == Pair(wanted) }
      if let old = same?.match ?? under, isOwn(old), !old.withdraws {
        // What is left open stays as it is, and so does what was settled of the same.
        let isSame = MatchDecision.sayTheSame(old, wanted)
        if entry.decision.open.remove(.confidence) != nil { wanted.confidence = old.confidence }
        if entry.decision.open.remove(.reason) != nil { wanted.note = old.note }
        if isSame {
          if !decision.open.isEmpty { wanted.justification = old.justification }
          wanted.settled = old.settled
        }
      }
      if same == nil, let under, MatchDecision.sayTheSame(under, wanted),
        !known.contains(where: { $0.match.excludes(wanted) }),
        isOwn(under)
          ? under.confidence == wanted.confidence && under.note == wanted.note
          : decision.open == [.confidence, .reason]
      {
        return entry
      }
      if let same, same.match == wanted { return entry }
      if let same, !isOwn(same.match), MatchDecision.sayTheSame(same.match, wanted) { return entry }
      let excluded = known.filter { $0.match.excludes(wanted) }
      let givingWay = excluded + (same.map { [$0] } ?? [])
      let denied = denied(by: wanted, besides: known.map(\.match))
      let theirs = (givingWay.map(\.match) + denied).filter { !isOwn($0) }
      entry.others = Set(theirs.map { $0.author ?? set.author }).sorted()
      entry.otherwise = theirs.map { MatchDecision.words(isForwards ? $0 : $0.inverted) }
        .joined(separator: ", ")
      if !theirs.isEmpty, !overrules {
        entry.outcome = .refused
        return entry
      }
      for one in excluded { slots[one.slot] = nil }
      if let same {
        // What was settled of the old judgement says nothing of another relation.
        slots[same.slot] = wanted
      } else {
        bySubject[wanted.subject, default: []].append(slots.count)
        slots.append(wanted)
      }
      entry.outcome = !theirs.isEmpty ? .overruled : givingWay.isEmpty ? .decided : .changed
      return entry
    }

    /// All of them: new ones behind the last old one whose statement is not after theirs.
    func matches(order: [String]) -> [MatchSet.Match] {
      let places = Dictionary(
        order.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
      /// The last old slot of each statement, or of one before it.
      var last = [Int](repeating: -1, count: order.count + 1)
      for slot in 0..<oldCount {
        guard let match = slots[slot] else { continue }
        last[places[match.subject] ?? order.count] = slot
      }
      for place in last.indices.dropFirst() { last[place] = max(last[place], last[place - 1]) }
      var behind: [Int: [MatchSet.Match]] = [:]
      let new = slots[oldCount...].compactMap { $0 }.enumerated().sorted { a, b in
        (places[a.element.subject] ?? order.count, a.offset)
          < (places[b.element.subject] ?? order.count, b.offset)
      }
      for (_, match) in new {
        behind[last[places[match.subject] ?? order.count], default: []].append(match)
      }
      return (behind[-1] ?? [])
        + (0..<oldCount).flatMap { slot in (slots[slot].map { [$0] } ?? []) + (behind[slot] ?? []) }
    }
  }
}

extension MatchSet.Match {
  /// The same judgement on a pair, read from right to left.
  package var inverted: MatchSet.Match {
    guard let object else { return self }
    var match = self
    (match.subject, match.object, match.relation) = (object, subject, relation?.inverse)
    return match
  }

  /// Whether one of two judgements of a set says that a statement has no counterpart, and the other names
  /// one.
  package func excludes(_ other: MatchSet.Match) -> Bool {
    guard subject == other.subject, (object == nil) != (other.object == nil), !withdraws,
      !other.withdraws
    else { return false }
    return (object == nil ? other.relation : relation).map { $0 != .related } ?? false
  }
}
