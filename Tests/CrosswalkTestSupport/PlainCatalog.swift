import CrosswalkModel

extension RandomCatalog {
  /// A framework without surprises: units with the ids of their statements, all by workers.
  package static func plain(
    _ id: String, levels: [String], rates: Scale.Subject = .units,
    units: [(id: String, statements: [String])]
  ) -> Framework {
    Framework(
      id: id, title: id, publisher: "us", version: "1", jurisdiction: "here", date: "2024",
      source: .init(title: id),
      scale: Scale(
        id: "\(id)-scale", title: id, construct: "skill", rates: rates, basis: .observed,
        levels: levels.map { .init(id: $0, title: $0) }),
      units: units.map { unit in
        .init(
          id: unit.id, title: unit.id,
          statements: unit.statements.map { .init(id: $0, actor: .worker, text: $0) })
      })
  }

  /// An alignment with even, sharp cuts, whose statements are wholly about one concept each.
  package static func plain(
    aligning framework: Framework, facets: [String] = ["autonomy", "span"],
    _ concepts: [String: String]
  ) -> AlignedFramework {
    let levels = framework.scale.levels
    return AlignedFramework(
      framework: framework,
      alignment: Alignment(
        framework: framework.id, author: "us", version: "1", date: "2024",
        scale: .init(
          cuts: (0...levels.count).map {
            .init(at: 100 * Double($0) / Double(levels.count), spread: 0)
          },
          levels: levels.enumerated().map { rank, level in
            .init(level: level.id, facets: facets.map { .init(facet: $0, strength: rank + 1) })
          }),
        links: concepts.sorted { $0.key < $1.key }.map {
          .init(
            statement: $0.key,
            links: [.init(concept: $0.value, share: 1, relation: .exact, confidence: 1)])
        }))
  }
}
