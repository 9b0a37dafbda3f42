extension Scale {
  /// How the order of the levels is known.
  public enum Order: String, Sendable, Codable, Hashable, CaseIterable {
    /// Somebody who knows the document has said it.
    case confirmed
    /// A table in the document lists the levels in this order.
    case table
    /// The document ties the levels to years of service.
    case tenure
    /// The levels have scores.
    case scores
    /// The names of the levels have numbers in them.
    case numbers
    /// The names of the levels are usual ones, such as Basic and Advanced.
    case names
    /// Nothing tells; it is the order in which the document names them.
    case firstSeen = "first-seen"
    /// What tells of it is at odds, or tells of some levels only.
    case guessed

    /// Whether nobody needs to look at it.
    public var isSure: Bool { self != .firstSeen && self != .guessed }

    /// What the order rests on, for people: `by the names of the levels`.
    package var words: String {
      switch self {
      case .confirmed: "confirmed by somebody who knows the document"
      case .table: "by a table of the levels"
      case .tenure: "by years of service"
      case .scores: "by scores"
      case .numbers: "by the numbers in their names"
      case .names: "by their names"
      case .firstSeen: "as the document first names them, which is a guess"
      case .guessed: "a guess, since what tells of it is not clear"
      }
    }
  }
}
