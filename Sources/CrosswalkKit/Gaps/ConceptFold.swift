import CrosswalkModel

/// The content parts of one concept, summed by how much of the target each is known of.
struct ConceptFold {
  private var result: PersonGaps.Concept
  private(set) var parts: [Int] = []
  private(set) var known = 0.0
  private(set) var share = 0.0
  /// The part of the position that rests on what raters put two levels apart, times ``known``.
  private var apartWeight = 0.0
  private var points = 0.0
  private var directWeight = 0.0
  private var support: [Int: (weight: Double, marked: Double)] = [:]

  init(concept: Int, importance: Double, stages: Int, levels: Int) {
    result = PersonGaps.Concept(
      concept: concept, status: .short, position: [Double](repeating: 0, count: levels),
      requirement: 0, shortfall: nil, shortfallByStage: [Double](repeating: 0, count: stages),
      chance: nil, known: 0, share: 0, direct: 0, importance: importance, support: [], rate: [],
      mark: [], watch: [])
  }

  /// The part of the position that rests on what raters put two levels apart, 0 to 1.
  var apart: Double { known > 0 ? apartWeight / known : 0 }

  mutating func add(
    _ part: Int, _ partKnown: Double, _ evidence: PersonEvidence, _ requirement: Requirement
  ) {
    parts.append(part)
    share += requirement.shares[part]
    points += requirement.shares[part] * requirement.points[part]
    let total = evidence.levels[part].reduce(0, +)
    guard partKnown > 0, total > 0 else { return }
    known += partKnown
    apartWeight += partKnown * evidence.apart[part] / total
    directWeight += partKnown * evidence.marked[part] / total
    var (shortfall, chance) = (result.shortfall ?? 0, result.chance ?? 0)
    for (level, weight) in evidence.levels[part].enumerated() where weight > 0 {
      let lack = requirement.lacks[part][level]
      let weight = partKnown * weight / total
      result.position[level] += weight
      shortfall += weight * lack.shortfall
      chance += weight * lack.chance
      for stage in lack.byStage.indices {
        result.shortfallByStage[stage] += weight * lack.byStage[stage]
      }
    }
    (result.shortfall, result.chance) = (shortfall, chance)
    for piece in evidence.pieces[part] {
      let before = support[piece.unit] ?? (0, 0)
      support[piece.unit] = (
        before.weight + partKnown * piece.weight / total,
        before.marked + partKnown * piece.marked / total
      )
    }
  }

  /// What the parts come to, but for what to do about it.
  func concept() -> PersonGaps.Concept {
    var concept = result
    concept.share = share
    concept.known = known
    concept.requirement = share > 0 ? points / share : 0
    guard known > 0 else {
      (concept.position, concept.shortfallByStage) = ([], [])
      return concept
    }
    concept.position = concept.position.map { $0 / known }
    concept.shortfall = concept.shortfall.map { $0 / known }
    concept.shortfallByStage = concept.shortfallByStage.map { $0 / known }
    concept.chance = concept.chance.map { $0 / known }
    concept.direct = directWeight / known
    concept.support = support.map { unit, sums in
      .init(unit: unit, weight: sums.weight / known, marked: sums.marked / sums.weight)
    }.sorted { ($1.weight, $0.unit) < ($0.weight, $1.unit) }
    return concept
  }
}
