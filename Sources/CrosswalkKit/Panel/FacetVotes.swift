/// What readers say of the facets of each level, and how far they agree.
struct FacetVotes {
  /// In the order of levels and facets; those that nobody names are left out.
  let facets: [LevelAgreement.Facet]
  /// Of all pairs of readers, levels and facets the part in which both or neither name the facet;
  /// nil with fewer than two readers, or
  /// where nobody names any.
  let sameNamed: Double?
  /// Krippendorff's alpha for the strengths, ordinal.
  let alpha: Double?

  init(_ placings: [LevelPlacing], levels: [String], facets: [String]) {
    let units = levels.indices.flatMap { rank in
      facets.map { facet in
        placings.compactMap { placing in
          rank < placing.levels.count ? placing.levels[rank].strengths[facet] : nil
        }
      }
    }
    let readers = placings.count
    let names = levels.flatMap { level in facets.map { (level, $0) } }
    self.facets = zip(names, units).compactMap { name, strengths in
      guard let low = strengths.min(), let high = strengths.max() else { return nil }
      return LevelAgreement.Facet(
        level: name.0, facet: name.1, named: strengths.count,
        median: strengths.sorted()[(strengths.count - 1) / 2], low: low, high: high,
        counts: 2 * strengths.count > readers)
    }
    let pairs = readers * (readers - 1) / 2
    let same = units.reduce(0) { sum, unit in
      let (named, silent) = (unit.count, readers - unit.count)
      return sum + named * (named - 1) / 2 + silent * (silent - 1) / 2
    }
    sameNamed = pairs > 0 && !self.facets.isEmpty ? Double(same) / Double(pairs * units.count) : nil
    alpha = Self.ordinalAlpha(units)
  }

  /// The ordinal metric of K. Krippendorff, Computing Krippendorff's alpha-reliability (2011): two
  /// values are as far apart as there are values at and between them, the ends by half.
  private static func ordinalAlpha(_ units: [[Int]]) -> Double? {
    let values = units.filter { $0.count > 1 }.joined()
    var below: [Int: Double] = [:]
    for value in Set(values) {
      let under = values.count { $0 < value }
      below[value] = Double(under) + Double(values.count { $0 == value }) / 2
    }
    return KrippendorffAlpha.value(of: units) { a, b in
      let distance = (below[a] ?? 0) - (below[b] ?? 0)
      return distance * distance
    }
  }
}
