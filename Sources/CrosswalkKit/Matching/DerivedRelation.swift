import CrosswalkModel

/// What follows for two statements from the concepts that they share.
public struct DerivedRelation: Sendable, Hashable {
  /// From the first statement to the second.
  public let relation: Relation
  /// How much of both is about the same concepts, 0 to 1.
  public let share: Double
  /// The product of the confidences of the two links that the relation comes from.
  public let confidence: Double
  /// The shared concepts; the relation comes from the first, which has the greatest share in both.
  public let path: [String]

  /// One relation a pair: it is composed through the concept that both are most about, and lifted
  /// to the whole statements. Both directions choose the same concept, so they agree.
  ///
  /// Nil if the statements share no concept, or nothing follows from those that they share.
  public init?(from source: [ConceptLink], to target: [ConceptLink]) {
    var paths: [(concept: String, share: Double, confidence: Double, relation: Relation)] = []
    for link in source {
      for other in target where other.concept == link.concept {
        guard let relation = link.relation.composed(with: other.relation.inverse) else { continue }
        paths.append(
          (
            link.concept, min(link.share, other.share), link.confidence * other.confidence,
            relation.lifted(sourceShare: link.share, targetShare: other.share)
          ))
      }
    }
    paths.sort { ($1.share, $1.confidence, $0.concept) < ($0.share, $0.confidence, $1.concept) }
    guard let first = paths.first else { return nil }
    relation = first.relation
    share = paths.reduce(0) { $0 + $1.share }
    confidence = first.confidence
    path = paths.map(\.concept)
  }
}
