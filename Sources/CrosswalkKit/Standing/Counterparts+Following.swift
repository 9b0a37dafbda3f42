import CrosswalkModel

extension Counterparts {
  /// What follows for a pair of statements from the concepts that both are linked to.
  package struct Following: Sendable, Hashable {
    /// A statement of the target.
    package var object: String
    /// From the subject to the object, as far as nothing speaks against it.
    package var relation: Relation?
    /// How much both have in common, over 0 and at most 1.
    package var share: Double
    /// The product of both links' confidences.
    package var confidence: Double
    /// The concepts it follows from.
    package var path: [String]
  }

  /// What follows for a statement of the source where nobody has judged, in the order of the target.
  /// What only kin of concepts joins is for people to look at, and does not follow.
  package func following(from subject: Statement) -> [Following] {
    candidates(of: subject).compactMap { position, candidate in
      candidate.judgement == nil ? candidate.derived.map { (position, candidate, $0) } : nil
    }.filter { $0.2.share > 0 }.sorted { $0.0 < $1.0 }.map { position, candidate, derived in
      Following(
        object: objects[position].id, relation: candidate.relation, share: derived.share,
        confidence: derived.confidence, path: derived.path)
    }
  }
}
