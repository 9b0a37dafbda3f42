import CrosswalkBase
import CrosswalkModel

/// What one reviewer has decided on two statements, or on one that has no counterpart.
public struct MatchDecision: Sendable, Hashable {
  /// Whose decision it is, by name.
  public var reviewer: String
  /// The decision, from a statement of the framework under review; its author is nil, since it is the
  /// reviewer's. Without an object: that nothing there is its counterpart.
  public var match: MatchSet.Match
  /// What the reviewer has left open, confidence or reason: the judgement has what is given then. It is no part of
  /// what is decided.
  public var open: Set<ReviewDecision.OpenPart> = []

  /// A decision of a reviewer.
  public init(reviewer: String, match: MatchSet.Match) {
    self.reviewer = reviewer
    self.match = match
    self.match.author = nil
  }

  /// Whether two say the same of the same statements, in the same words.
  public static func == (one: MatchDecision, other: MatchDecision) -> Bool {
    one.reviewer == other.reviewer && one.match == other.match
  }

  /// By the reviewer and the judgement.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(reviewer)
    hasher.combine(match)
  }

  /// What is decided, on one line: `1.b narrower 2.1`, `1.b has no counterpart (absent)`.
  public var words: String { Self.words(match) }

  static func words(_ match: MatchSet.Match) -> String {
    if match.withdraws {
      return "the judgement on \(match.subject)" + (match.object.map { " and \($0)" } ?? "")
        + " is withdrawn"
    }
    guard let object = match.object else {
      return "\(match.subject) has no counterpart"
        + (match.absence.map { " (\($0.rawValue))" } ?? "")
    }
    return match.relation.map { "\(match.subject) \($0.rawValue) \(object)" }
      ?? "\(match.subject) does not match \(object)"
  }

  /// Whether two judgements cannot both hold: they say different things of one pair, or one that a statement
  /// has no counterpart and the other that it has.
  package static func contradict(_ one: MatchSet.Match, _ other: MatchSet.Match) -> Bool {
    guard one.subject == other.subject else { return false }
    return one.object == other.object ? !sayTheSame(one, other) : one.excludes(other)
  }

  /// Whether two judgements on one pair, or on one statement, say the same, whoever says it.
  static func sayTheSame(_ one: MatchSet.Match, _ other: MatchSet.Match) -> Bool {
    one.relation == other.relation && one.absence == other.absence
      && one.withdraws == other.withdraws
  }
}
