import CrosswalkModel

/// How a framework stands to one statement of another, and through which of its own statements.
public struct StatementStanding: Sendable, Encodable, Hashable {
  /// A statement of the framework that is joined to the one in question.
  public struct Link: Sendable, Encodable, Hashable {
    /// Its place in its document.
    public var id: String
    /// From the statement in question to this one.
    public var relation: Relation
    /// Whether somebody judged this very pair; else it follows from concepts.
    public var curated: Bool
    /// Of the judgement, or the product of both links' confidences, 0 to 1.
    public var confidence: Double
    /// How much of both is about the same concepts, 0 to 1.
    public var share: Double
    /// Why a judgement does not count as the same behavior; nil where nothing speaks against it, or its
    /// author has settled that.
    public var objection: RelationObjection?
    /// What the author of the judgement says of it.
    public var note: String?
    /// Whether one speaks of what the other is about: both carry a concept that they share, or somebody
    /// judged the pair. Else it is no more than near: it rests on concepts that are related.
    public var isOnTopic: Bool
    /// Whether it may be closer than related, since nobody has said what one of the two is to the concept
    /// that they share.
    public var isOpen: Bool
    /// The shared concepts, the one that the relation comes from first.
    public var path: [String]

    /// Whether it is closer than related, and the people are those whose act it is.
    public var serves: Bool { relation.carries && objection == nil }
  }

  /// The statement in question: its place in its document.
  public var statement: String
  /// What all links come to.
  public var standing: Standing
  /// What somebody said who judged that it has no counterpart, or why the document has nothing on what
  /// it is about; nil where nobody has said.
  public var reason: String?
  /// Strongest first; also what is merely related to a statement that was judged to have no counterpart,
  /// and what is no more than near to one that is absent.
  public var links: [Link]
}
