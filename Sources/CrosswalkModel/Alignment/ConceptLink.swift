/// One judgement: this much of a statement is about this concept.
public struct ConceptLink: Sendable, Codable, Hashable {
  /// The concept's id in the ontology.
  public var concept: String
  /// How much of the statement is about the concept, over 0 and at most 1.
  public var share: Double
  /// From the statement to the concept; nil: nobody has said. Such a link still says that the statement
  /// is about the concept, and no more: see ``carries``.
  public var relation: Relation?
  /// How sure the author is, 0 to 1. Never mixed with ``share`` or with agreement of reviewers.
  public var confidence: Double
  /// A term of the semapv vocabulary, such as `ManualMappingCuration`; nil: the alignment's.
  public var justification: String?
  /// Nil: the alignment's author.
  public var author: String?
  /// The reason for a choice that is not plain.
  public var note: String?

  /// Without a justification or an author it has those of its alignment.
  public init(
    concept: String, share: Double, relation: Relation?, confidence: Double,
    justification: String? = nil, author: String? = nil, note: String? = nil
  ) {
    self.concept = concept
    self.share = share
    self.relation = relation
    self.confidence = confidence
    self.justification = justification
    self.author = author
    self.note = note
  }

  /// Whether a rating moves along the link, and the concept counts as spoken of.
  ///
  /// Where nobody has said the relation it does: who links a statement says that it is about the concept.
  /// What the statement is to statements of others does not follow from such a link.
  public var carries: Bool { relation?.carries ?? true }

  /// The share that moves ratings: ``share`` if the link carries, else 0.
  public var carriedShare: Double { carries ? share : 0 }

  /// The relation as reports have it.
  package var relationName: String { relation?.rawValue ?? "not said" }
}
