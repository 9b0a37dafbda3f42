/// A judgement that a statement is not about a concept, or about none at all.
public struct Rejection: Sendable, Codable, Hashable {
  /// The concept's id in the ontology; nil: no concept has a word for the statement.
  public var concept: String?
  /// Why, in a plain sentence.
  public var reason: String
  /// Nil: the alignment's author.
  public var author: String?

  /// Turns a concept down, or all of them.
  public init(concept: String? = nil, reason: String, author: String? = nil) {
    self.concept = concept
    self.reason = reason
    self.author = author
  }
}
