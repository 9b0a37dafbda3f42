import CrosswalkModel

extension RandomCatalog {
  /// The broader concepts of those that random frameworks are about.
  package static let broader = [
    "concept-1": "concept-0", "concept-2": "concept-0", "concept-3": "concept-1",
    "concept-5": "concept-4",
  ]

  /// All concepts that random frameworks are about, some of them cases of others.
  package static let ontology = Ontology(
    id: "o", title: "O", version: "1", date: "2024", stages: [], facets: [],
    domains: [
      .init(
        id: "d", label: "D",
        concepts: (0..<8).map { number in
          .init(
            id: "concept-\(number)", label: "Concept \(number)",
            broader: broader["concept-\(number)"].map { .init(concept: $0, reason: "why") },
            scope: "s")
        })
    ])
}
