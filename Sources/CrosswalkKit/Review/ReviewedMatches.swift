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
  public init(
    _ set: MatchSet, with decisions: [MatchDecision], on framework: String, order: [String],
    overrules: Bool = false
  ) {
    self.set = set
    let isForwards = set.from == framework
    let places = Dictionary(
      order.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let together = Dictionary(grouping: decisions) { Pair($0.match) }
    for decision in decisions {
      let others = together[Pair(decision.match)]!.filter {
        $0.reviewer != decision.reviewer && !MatchDecision.sayTheSame($0.match, decision.match)
      }
      if !others.isEmpty {
        entries.append(
          Entry(
            decision: decision, outcome: .disputed, others: others.map(\.reviewer).sorted(),
            otherwise: ""))
      } else if !isForwards, decision.match.object == nil {
        entries.append(Entry(decision: decision, outcome: .unsayable, others: [], otherwise: ""))
      } else {
        entries.append(take(decision, isForwards: isForwards, places, overrules: overrules))
      }
    }
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

  private mutating func take(
    _ decision: MatchDecision, isForwards: Bool, _ places: [String: Int], overrules: Bool
  ) -> Entry {
    var wanted = isForwards ? decision.match : decision.match.inverted
    if decision.reviewer != set.author { wanted.author = decision.reviewer }
    if wanted.justification == set.justification { wanted.justification = nil }
    let standing = set.matches.indices.filter { Self.excludes(set.matches[$0], wanted) }
    let same = set.matches.firstIndex { Pair($0) == Pair(wanted) }
    func isOwn(_ index: Int) -> Bool {
      (set.matches[index].author ?? set.author) == decision.reviewer
    }
    var entry = Entry(decision: decision, outcome: .unchanged, others: [], otherwise: "")
    if let same, !isOwn(same), MatchDecision.sayTheSame(set.matches[same], wanted) { return entry }
    if let same, set.matches[same] == wanted { return entry }
    let givingWay = Set(standing + (same.map { [$0] } ?? []))
    let theirs = givingWay.filter { !isOwn($0) }.sorted()
    entry.others = Set(theirs.map { set.matches[$0].author ?? set.author }).sorted()
    entry.otherwise = theirs.map { index in
      MatchDecision.words(isForwards ? set.matches[index] : set.matches[index].inverted)
    }.joined(separator: ", ")
    if !theirs.isEmpty, !overrules {
      entry.outcome = .refused
      return entry
    }
    if let same {
      // What was settled of the old judgement says nothing of another relation.
      set.matches[same] = wanted
      for index in standing.sorted(by: >) where index != same { set.matches.remove(at: index) }
    } else {
      for index in standing.sorted(by: >) { set.matches.remove(at: index) }
      let place = places[wanted.subject] ?? .max
      let after = set.matches.lastIndex { (places[$0.subject] ?? -1) <= place }
      set.matches.insert(wanted, at: after.map { $0 + 1 } ?? 0)
    }
    entry.outcome = !theirs.isEmpty ? .overruled : givingWay.isEmpty ? .decided : .changed
    return entry
  }

  /// Whether one of two judgements says that a statement has no counterpart, and the other names one.
  private static func excludes(_ one: MatchSet.Match, _ other: MatchSet.Match) -> Bool {
    guard one.subject == other.subject, (one.object == nil) != (other.object == nil) else {
      return false
    }
    let relation = one.object == nil ? other.relation : one.relation
    return relation.map { $0 != .related } ?? false
  }
}

extension MatchSet.Match {
  /// The same judgement on a pair, read from right to left.
  var inverted: MatchSet.Match {
    guard let object else { return self }
    var match = self
    (match.subject, match.object, match.relation) = (object, subject, relation?.inverse)
    return match
  }
}
