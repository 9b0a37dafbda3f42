import CrosswalkModel

/// How each two concepts of an ontology stand to each other, looked up at once.
///
/// What is said of a concept holds for its cases: a case of one is related to a case of another where
/// the two are, and so it is with counterparts. Two cases of one concept are related.
public struct ConceptKinship: Sendable, Equatable {
  /// What the second of two concepts is to the first.
  public enum Kind: String, Sendable, Codable, Hashable, CaseIterable {
    /// The first is a case of it.
    case broader
    /// It is a case of the first.
    case narrower
    /// The other side of one activity.
    case counterpart
    /// It touches the first.
    case related

    var inverse: Kind {
      switch self {
      case .broader: .narrower
      case .narrower: .broader
      default: self
      }
    }
  }

  /// A concept and what it is to another.
  public struct Kin: Sendable, Hashable {
    /// The concept's id.
    public var concept: String
    /// What it is to the other.
    public var kind: Kind
    /// Why, as the ontology says it.
    public var reason: String
  }

  private var kin: [String: [String: Kin]] = [:]

  /// A table without any kin: concepts are the same or strangers.
  public init() {}

  /// The kin of the concept; in no order.
  func all(of concept: String) -> some Collection<Kin> { (kin[concept] ?? [:]).values }

  /// What the second concept is to the first; nil if they are strangers, or the same.
  public func kin(of first: String, _ second: String) -> Kin? { kin[first]?[second] }

  /// Joins two concepts both ways, unless something nearer joins them already.
  private mutating func join(_ first: String, _ second: String, _ kind: Kind, _ reason: String) {
    guard first != second, kin[first]?[second] == nil else { return }
    kin[first, default: [:]][second] = Kin(concept: second, kind: kind, reason: reason)
    kin[second, default: [:]][first] = Kin(concept: first, kind: kind.inverse, reason: reason)
  }

  /// Makes the table.
  ///
  /// - Parameters:
  ///   - broader: For each concept that is a case of another, that one and why.
  ///   - relations: Concepts that touch, or are two sides of one activity, and why.
  init(
    broader: [String: (concept: String, reason: String)],
    relations: [(from: String, to: String, kind: Kind, reason: String)]
  ) {
    func ancestors(_ concept: String) -> [String] {
      var (chain, seen, next) = ([String](), Set([concept]), broader[concept]?.concept)
      while let one = next, seen.insert(one).inserted {
        chain.append(one)
        next = broader[one]?.concept
      }
      return chain
    }
    var cases: [String: [String]] = [:]
    for concept in broader.keys.sorted() {
      for ancestor in ancestors(concept) {
        join(concept, ancestor, .broader, broader[concept]!.reason)
        cases[ancestor, default: []].append(concept)
      }
    }
    for kind in [Kind.counterpart, .related] {
      for relation in relations where relation.kind == kind {
        for first in [relation.from] + (cases[relation.from] ?? []) {
          for second in [relation.to] + (cases[relation.to] ?? []) {
            join(first, second, kind, relation.reason)
          }
        }
      }
    }
    for parent in cases.keys.sorted() {
      let children = cases[parent]!
      for (index, first) in children.enumerated() {
        for second in children[(index + 1)...] {
          join(first, second, .related, "Both are cases of \(parent).")
        }
      }
    }
  }
}

extension ConceptKinship {
  /// The kinship of an ontology's concepts.
  public init(_ ontology: Ontology) {
    self.init(
      broader: Dictionary(
        ontology.concepts.compactMap { concept in
          concept.broader.map { (concept.id, ($0.concept, $0.reason)) }
        }, uniquingKeysWith: { first, _ in first }),
      relations: ontology.relations.map {
        ($0.from, $0.to, $0.relation == .counterpart ? .counterpart : .related, $0.reason)
      })
  }
}
