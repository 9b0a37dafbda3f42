import CrosswalkModel

/// What the levels of a scale claim of each facet, with where the levels lie on the reference scale.
package struct PlacedFacets: Sendable {
  struct Claim {
    var place: FacetInversion.Place
    var begin: Double
    var end: Double
  }

  /// The framework's id.
  let framework: String
  /// By facet, from the lowest level; none without cuts.
  let claims: [String: [Claim]]

  package init(_ framework: Framework, _ alignment: Alignment) {
    self.framework = framework.id
    let levels = framework.scale.levels
    guard let scale = alignment.scale, scale.cuts.count == levels.count + 1 else {
      claims = [:]
      return
    }
    var claims: [String: [Claim]] = [:]
    for (rank, level) in levels.enumerated() {
      for entry in scale.levels where entry.level == level.id {
        for reading in entry.facets {
          claims[reading.facet, default: []].append(
            Claim(
              place: .init(framework: framework.id, level: level.id, strength: reading.strength),
              begin: scale.cuts[rank].at, end: scale.cuts[rank + 1].at))
        }
      }
    }
    self.claims = claims
  }
}
