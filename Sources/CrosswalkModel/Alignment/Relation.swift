/// How a statement relates to a concept, or one statement to another, read from left to right.
public enum Relation: String, Sendable, Codable, Hashable, CaseIterable {
  /// The same.
  case exact
  /// Nearly the same.
  case close
  /// The left side is a part or a case of the right.
  case narrower
  /// The left side covers more than the right.
  case broader
  /// Touches it; no instance of it.
  case related
  /// The same activity, seen from the other party: being supervised, against supervising.
  case counterpart

  /// Whether a rating moves along the link.
  ///
  /// `related` and `counterpart` use up their share of a statement and are shown, but what they
  /// join is not the same behaviour.
  public var carries: Bool {
    switch self {
    case .exact, .close, .narrower, .broader: true
    case .related, .counterpart: false
    }
  }

  /// The same relation, read from right to left.
  public var inverse: Relation {
    switch self {
    case .narrower: .broader
    case .broader: .narrower
    default: self
    }
  }
}
