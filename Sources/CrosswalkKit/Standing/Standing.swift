import CrosswalkModel

/// How a framework stands to something that another asks for: whether it asks for the same behavior,
/// only speaks of the topic, or has nothing.
public enum Standing: String, Sendable, Codable, Hashable, CaseIterable {
  /// It has a counterpart that is closer than related, by people whose act it is; of a concept: it has
  /// statements on it.
  case served
  /// It has the same activity from the other party's side alone.
  case otherSide = "other-side"
  /// It speaks of the topic, and nothing in it is closer than related: of a statement, both carry a concept
  /// or somebody judged a pair to be related, and that two concepts are related is not enough; of a
  /// concept, somebody linked a statement to it as related.
  case touched
  /// It would belong there and is not there.
  case absent
  /// The document is about something else.
  case scope
  /// It is worded as a shortcoming, which is nobody's counterpart.
  case deficit
  /// Nobody has judged enough to say, or nobody has said what a statement is to its concept, so that what
  /// shares the concept may serve it or not.
  case notJudged = "not-judged"

  /// Whether nothing in the framework speaks of it, or somebody looked and found no counterpart.
  public var isMissing: Bool { self == .absent || self == .scope }

  /// Why there is nothing.
  package init(_ absence: Absence) { self = absence == .scope ? .scope : .absent }

  /// Why there is nothing, where that is what it says.
  public var absence: Absence? {
    switch self {
    case .absent: .absent
    case .scope: .scope
    default: nil
    }
  }
}

extension Standing {
  /// The same words in every report, after "is" or by themselves.
  package var words: String {
    switch self {
    case .served: "served"
    case .otherSide: "only from the other side"
    case .touched: "touched by topic only"
    case .absent: "absent from the document"
    case .scope: "outside the document's scope"
    case .deficit: "worded as a shortcoming"
    case .notJudged: "not judged yet"
    }
  }

  /// The same of something in a framework.
  package func words(of framework: String) -> String {
    switch self {
    case .served: "served by \(framework)"
    case .otherSide: "only from the other side in \(framework)"
    case .touched: "touched by topic only in \(framework)"
    case .absent: "absent from \(framework)"
    case .scope: "outside the scope of \(framework)"
    case .deficit, .notJudged: words
    }
  }
}
