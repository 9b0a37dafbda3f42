/// What a concept is joined to, looked up from either side.
public struct ConceptNeighbours: Sendable {
  /// One concept that another is joined to.
  public struct Neighbour: Sendable, Hashable {
    /// How the neighbour stands to the concept that was asked for.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
      /// The neighbour is what the concept is a case of.
      case broader
      /// The neighbour is a case of the concept.
      case narrower
      /// They touch.
      case related
      /// They are the two sides of one activity.
      case counterpart
    }

    /// The neighbour's id.
    public var concept: String
    /// How it stands to the other.
    public var kind: Kind
    /// Why.
    public var reason: String
  }

  private let neighbours: [String: [Neighbour]]

  /// The neighbours of all concepts of an ontology.
  public init(_ ontology: Ontology) {
    var neighbours: [String: [Neighbour]] = [:]
    func join(_ concept: String, _ other: String, _ kind: Neighbour.Kind, _ reason: String) {
      neighbours[concept, default: []].append(.init(concept: other, kind: kind, reason: reason))
    }
    for concept in ontology.concepts {
      guard let broader = concept.broader else { continue }
      join(concept.id, broader.concept, .broader, broader.reason)
      join(broader.concept, concept.id, .narrower, broader.reason)
    }
    for relation in ontology.relations {
      let kind: Neighbour.Kind = relation.relation == .related ? .related : .counterpart
      join(relation.from, relation.to, kind, relation.reason)
      join(relation.to, relation.from, kind, relation.reason)
    }
    self.neighbours = neighbours
  }

  /// The neighbours of a concept: the broader one, then narrower, related and counterpart ones, each
  /// in the order of the file.
  public func of(_ concept: String) -> [Neighbour] {
    let all = neighbours[concept] ?? []
    return Neighbour.Kind.allCases.flatMap { kind in all.filter { $0.kind == kind } }
  }
}
