/// How two concepts are joined, neither of which is a case of the other; it reads the same from
/// both sides.
public struct ConceptRelation: Sendable, Codable, Hashable {
  /// What joins the two.
  public enum Kind: String, Sendable, Codable, Hashable, CaseIterable {
    /// They touch: who works on one soon meets the other.
    case related
    /// They are the two sides of one activity: being supervised, and supervising.
    case counterpart
  }

  /// The id of one concept.
  public var from: String
  /// The id of the other.
  public var to: String
  /// What joins the two.
  public var relation: Kind
  /// Why, in a sentence.
  public var reason: String

  /// A relation that is written once and holds both ways.
  public init(from: String, to: String, relation: Kind, reason: String) {
    self.from = from
    self.to = to
    self.relation = relation
    self.reason = reason
  }
}
