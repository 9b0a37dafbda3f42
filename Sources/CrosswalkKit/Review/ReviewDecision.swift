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
