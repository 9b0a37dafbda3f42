/// Why two statements cannot stand to each other as somebody or something says, whatever they are
/// about.
public enum RelationObjection: String, Sendable, Codable, Hashable, CaseIterable {
  /// One of them is worded as a shortcoming, which is nobody's counterpart.
  case deficit
  /// One is only known or valued, and the other is done: who knows a thing need not do it.
  case act
  /// One is what a worker does and the other what a leader does, or an agency and a person.
  case actor
}

extension Relation {
  /// What speaks against this relation between two statements, whatever they are about; nil where
  /// nothing does. `related` says so little that nothing speaks against it.
  ///
  /// The one place that decides it, for what is computed as for what is judged.
  ///
  /// - Parameters:
  ///   - source: The statement on the left of the relation.
  ///   - target: The statement on its right.
  /// - Returns: The first that fits of deficit, act and actor.
  public func objection(from source: Statement, to target: Statement) -> RelationObjection? {
    if self == .related { return nil }
    if source.flags.contains(.deficit) || target.flags.contains(.deficit) { return .deficit }
    guard carries else { return nil }
    // What nobody has said the kind of counts as done.
    if (source.act ?? .does).isDone != (target.act ?? .does).isDone { return .act }
    if !source.actor.actsLike(target.actor) { return .actor }
    return nil
  }

  /// The most that can be said between two statements where this relation follows from what they are
  /// about: itself, or `related` where something speaks against it.
  public func limited(from source: Statement, to target: Statement) -> Relation {
    objection(from: source, to: target) == nil ? self : .related
  }
}

extension Role {
  /// Whether one person can do what statements about both ask for: equal roles, all staff with
  /// everybody, and all who lead among each other.
  fileprivate func actsLike(_ other: Role) -> Bool {
    self == other || fits(other) || isLeading && other.isLeading
  }

  private var isLeading: Bool {
    switch self {
    case .supervisor, .manager, .director, .leader: true
    default: false
    }
  }
}
