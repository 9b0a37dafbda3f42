import CrosswalkBase

/// How concepts are joined: no concept is its own case, none is both a case of another and joined to
/// it otherwise, and what scope notes say of neighbours is among the relations.
///
/// SKOS asks the same of its relations: related is disjoint from broader through any chain (its
/// condition S27), and related reads the same both ways (S23).
extension Checker {
  mutating func checkRelations(of ontology: Ontology, _ document: DocumentReference) {
    let known = Set(ontology.concepts.map(\.id))
    let names = ontology.concepts.map(\.id)
    checkBroader(of: ontology, known: known, document)
    let hierarchy = ConceptHierarchy(ontology)
    var first: [Set<String>: DocumentPlace] = [:]
    for (index, relation) in ontology.relations.enumerated() {
      let base: [PathStep] = [.key("relations"), .index(index)]
      let (from, to) = (relation.from, relation.to)
      var areKnown = true
      for (key, id) in [("from", from), ("to", to)] where !known.contains(id) {
        areKnown = false
        report(
          document, base + [.key(key)], "unknown concept '\(id)'" + suggestion(for: id, in: names))
      }
      if from == to {
        report(document, base + [.key("to")], "concept '\(from)' is joined to itself")
        continue
      }
      if let other = first[[from, to]] {
        report(
          document, base + [.key("from")],
          "'\(from)' and '\(to)' are joined twice; a relation is written once and holds both ways",
          firstUse: other)
      } else {
        first[[from, to]] = .init(document, base + [.key("from")])
      }
      if areKnown, hierarchy.meet(from, to) {
        report(
          document, base + [.key("to")],
          "'\(from)' and '\(to)' are broader and narrower, directly or through others, and so "
            + "cannot be \(relation.relation.rawValue) too")
      }
      if relation.reason.isEmpty {
        report(
          document, base + [.key("reason")],
          "nobody can tell why '\(from)' and '\(to)' are joined", severity: .warning)
      }
    }
    checkScopeNotes(of: ontology, hierarchy, joined: Set(first.keys), document)
  }

  private mutating func checkBroader(
    of ontology: Ontology, known: Set<String>, _ document: DocumentReference
  ) {
    let hierarchy = ConceptHierarchy(ontology)
    for (d, domain) in ontology.domains.enumerated() {
      let siblings = Set(domain.concepts.map(\.id))
      for (c, concept) in domain.concepts.enumerated() {
        guard let broader = concept.broader else { continue }
        let path: [PathStep] = [
          .key("domains"), .index(d), .key("concepts"), .index(c), .key("broader"), .key("concept"),
        ]
        if !known.contains(broader.concept) {
          let names = domain.concepts.map(\.id)
          report(
            document, path,
            "unknown concept '\(broader.concept)'" + suggestion(for: broader.concept, in: names))
        } else if broader.concept == concept.id
          || hierarchy.path(from: broader.concept).contains(concept.id)
        {
          report(
            document, path,
            "concept '\(concept.id)' is a case of itself"
              + (broader.concept == concept.id ? "" : ", through '\(broader.concept)'"))
        } else if !siblings.contains(broader.concept) {
          report(
            document, path,
            "'\(broader.concept)' belongs to another domain than '\(concept.id)', its case")
        }
      }
    }
  }

  /// A scope note that sends the reader to a neighbour claims that the two are joined.
  private mutating func checkScopeNotes(
    of ontology: Ontology, _ hierarchy: ConceptHierarchy, joined: Set<Set<String>>,
    _ document: DocumentReference
  ) {
    let known = Set(ontology.concepts.map(\.id))
    for (d, domain) in ontology.domains.enumerated() {
      for (c, concept) in domain.concepts.enumerated() {
        let own = hierarchy.path(from: concept.id)
        for other in Self.concepts(known, namedIn: concept.scope) where other != concept.id {
          let others = hierarchy.path(from: other)
          // Cases of one concept are joined through it.
          let areJoined =
            own.last == others.last
            || own.contains { mine in others.contains { joined.contains([mine, $0]) } }
          if areJoined { continue }
          report(
            document,
            [.key("domains"), .index(d), .key("concepts"), .index(c), .key("scope")],
            "the scope note of '\(concept.id)' sends readers to '\(other)', but no relation joins "
              + "the two", severity: .warning)
        }
      }
    }
  }

  /// The concepts that a scope note names as such, in its order.
  ///
  /// An id with a hyphen is no English word, so it is a name wherever it stands. Others, such as
  /// feedback, are names where a clause ends in them: "the relationship itself is rapport".
  private static func concepts(_ known: Set<String>, namedIn scope: String) -> [String] {
    var found: [String] = []
    let (full, semicolon, space, hyphen) = (
      UInt8(ascii: "."), UInt8(ascii: ";"), UInt8(ascii: " "), UInt8(ascii: "-")
    )
    for clause in scope.utf8.split(whereSeparator: { $0 == full || $0 == semicolon }) {
      let words = clause.split(separator: space)
      // Most words can be no name, which is told without looking them up.
      for (index, word) in words.enumerated()
      where index == words.count - 1 || word.contains(hyphen) {
        let word = String(Substring(word))
        let name = word.hasSuffix(",") ? String(word.dropLast()) : word
        guard known.contains(name), !found.contains(name) else { continue }
        let before = index > 0 ? String(Substring(words[index - 1])) : ""
        let isLast = index == words.count - 1
        let isNamed =
          name.contains("-")
          || isLast && (["is", "are", "or"].contains(before) || before.hasSuffix(","))
        if isNamed { found.append(name) }
      }
    }
    return found
  }
}
