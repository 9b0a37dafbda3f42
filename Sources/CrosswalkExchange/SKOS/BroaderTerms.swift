import CrosswalkModel

/// What lies under what in an export, through any chain: parts of a document, cases of concepts, and
/// mappings between the two.
///
/// SKOS forbids that a term is related to one that lies over it (its condition S27), and mappings
/// count like other relations. A document can well say that a statement touches what its heading is
/// about; such a link is written as `skos:mappingRelation`, which says that there is one and no more.
struct BroaderTerms {
  private var over: [String: [String]] = [:]

  mutating func put(_ term: String, under other: String) { over[term, default: []].append(other) }

  /// A mapping, as far as it puts one under the other.
  mutating func put(_ subject: String, _ relation: Relation?, _ object: String) {
    switch relation {
    case .narrower: put(subject, under: object)
    case .broader: put(object, under: subject)
    case .exact, .close, .related, .counterpart, nil: break
    }
  }

  /// The property for a mapping between two terms; without a relation, that there is a mapping.
  func predicate(of relation: Relation?, from subject: String, to object: String) -> String {
    guard let relation else { return SSSOMPredicate.any }
    return relation == .related && (lies(subject, under: object) || lies(object, under: subject))
      ? SSSOMPredicate.any : SSSOMPredicate.predicate(of: relation)
  }

  private func lies(_ term: String, under other: String) -> Bool {
    var open = [term]
    var seen: Set<String> = [term]
    while let next = open.popLast() {
      if next == other { return true }
      open += (over[next] ?? []).filter { seen.insert($0).inserted }
    }
    return false
  }
}
