import CrosswalkBase
import CrosswalkModel

/// What one reviewer has decided on one statement.
public struct ReviewDecision: Sendable, Hashable {
  /// The statement's id in its framework.
  public var statement: String
  /// Whose decision it is, by name.
  public var reviewer: String
  /// What the statement is about; their authors are nil, since they are the reviewer's.
  public var links: [ConceptLink]
  /// What it is not about; one without a concept says that no concept has a word for it.
  public var rejections: [Rejection]
  /// What the reviewer has left open of a concept that fits, by concept: its link has what is given then. It is
  /// no part of what is decided.
  public var open: [String: Set<OpenPart>] = [:]

  /// Whether two say the same of the same statement, in the same words.
  public static func == (one: ReviewDecision, other: ReviewDecision) -> Bool {
    (one.statement, one.reviewer, one.links, one.rejections)
      == (other.statement, other.reviewer, other.links, other.rejections)
  }

  /// By the statement and the reviewer.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(statement)
    hasher.combine(reviewer)
  }

  /// What can be left open of a judgement.
  public enum OpenPart: Sendable, Hashable {
    /// How much of the statement it is.
    case share
    /// What the statement is to it.
    case relation
    /// How sure the reviewer is.
    case confidence
    /// Why.
    case reason
  }

  /// One without links and rejections decides nothing.
  public init(
    statement: String, reviewer: String, links: [ConceptLink] = [], rejections: [Rejection] = []
  ) {
    self.statement = statement
    self.reviewer = reviewer
    self.links = links
    self.rejections = rejections
  }

  /// The concepts that carry or are related, that of the greatest share first, equal ones in their
  /// order; none where no concept fits.
  public var concepts: [String] {
    links.enumerated().sorted {
      ($1.element.share, $0.offset) < ($0.element.share, $1.offset)
    }.map(\.element.concept)
  }

  /// How many of its links do not say what the statement is to the concept.
  public var unsaid: Int { links.count { $0.relation == nil } }

  /// What is decided, on one line: `feedback 0.6 narrower, not rapport`.
  public var words: String {
    (links.map { link in
      "\(link.concept) \(link.share.plain)" + (link.relation.map { " \($0.rawValue)" } ?? "")
    }
      + rejections.map { "not \($0.concept ?? "any concept")" }).joined(separator: ", ")
  }

  /// Shares for concepts some of which have none: those get what the others leave, in equal parts.
  ///
  /// - Parameter given: Over 0 and at most 1; nil where there is none.
  /// - Returns: One for each, rounded down to four decimals so that they sum to 1 at most; nil if
  ///   those given sum to over 1, or leave nothing.
  public static func shares(_ given: [Double?]) -> [Double]? {
    let sum = given.reduce(0) { $0 + ($1 ?? 0) }
    let missing = given.count { $0 == nil }
    guard sum <= 1 + 1e-9 else { return nil }
    guard missing > 0 else { return given.compactMap { $0 } }
    let rest = (((1 - sum) / Double(missing)) * 10_000 + 1e-6).rounded(.down) / 10_000
    return rest > 0 ? given.map { $0 ?? rest } : nil
  }

  /// The decision over the links that stand: what is left open stays as it is, where that makes it say what they
  /// say, whoever says it; else only of the reviewer's own links.
  func keeping(_ standing: [ConceptLink], own: [ConceptLink]) -> ReviewDecision {
    if open.isEmpty || standing.isEmpty { return self }
    let isOfTheSame = Set(links.map(\.concept)) == Set(standing.map(\.concept))
    let keepsShares =
      isOfTheSame && links.allSatisfy { open[$0.concept, default: []].contains(.share) }
    let kept = keeping(standing, keepsShares)
    return kept.says(theSameAs: standing) ? kept : keeping(own, keepsShares)
  }

  private func keeping(_ standing: [ConceptLink], _ keepsShares: Bool) -> ReviewDecision {
    var kept = self
    for (index, link) in links.enumerated() {
      guard let old = standing.first(where: { $0.concept == link.concept }) else { continue }
      func keep<Value>(_ part: OpenPart, _ place: WritableKeyPath<ConceptLink, Value>) {
        guard kept.open[link.concept]?.remove(part) != nil else { return }
        kept.links[index][keyPath: place] = old[keyPath: place]
      }
      if keepsShares { keep(.share, \.share) }
      if old.relation != nil { keep(.relation, \.relation) }
      keep(.confidence, \.confidence)
      if old.note != nil { keep(.reason, \.note) }
      let new = kept.links[index]
      guard abs(new.share - old.share) < 1e-9, new.relation == old.relation else { continue }
      (kept.links[index].share, kept.links[index].justification) = (old.share, old.justification)
    }
    return kept
  }

  /// Whether links say the same as those here, whoever says it and however surely.
  func says(theSameAs other: [ConceptLink]) -> Bool {
    func essence(_ links: [ConceptLink]) -> [String: (Double, Relation?)] {
      Dictionary(
        links.map { ($0.concept, ($0.share, $0.relation)) },
        uniquingKeysWith: { first, _ in first })
    }
    let (mine, others) = (essence(links), essence(other))
    return mine.count == others.count
      && mine.allSatisfy { concept, link in
        others[concept].map { abs($0.0 - link.0) < 1e-9 && $0.1 == link.1 } ?? false
      }
  }

  /// Whether another decision is the same reviewer's, or says the same of the statement.
  func says(theSameAs other: ReviewDecision) -> Bool {
    reviewer == other.reviewer
      || says(theSameAs: other.links)
        && Set(rejections.map(\.concept)) == Set(other.rejections.map(\.concept))
  }
}

extension ReadingAgreement {
  /// What each reviewer reads, by the reviewers' names.
  ///
  /// - Parameters:
  ///   - decisions: Those that turn concepts down without naming any that fits say nothing of what
  ///     a statement is about, unless they turn down all.
  ///   - framework: Its id, which the names of statements begin with.
  /// - Returns: The concepts of each statement, none where no concept fits.
  public static func readings(
    of decisions: [ReviewDecision], in framework: String
  ) -> [String: Reading] {
    var readings: [String: Reading] = [:]
    for decision in decisions
    where !decision.links.isEmpty || decision.rejections.contains(where: { $0.concept == nil }) {
      readings[decision.reviewer, default: [:]]["\(framework):\(decision.statement)"] =
        decision.concepts
    }
    return readings
  }
}
