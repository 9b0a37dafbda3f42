import CrosswalkModel

/// What a target asks of each content part: a mixture of its levels, where units ask for different
/// ones.
struct Requirement: Sendable {
  /// By content part: how much of the target is about it, 0 to 1.
  let shares: [Double]
  /// By content part, then source level: what people lack; empty where the target does not speak of
  /// it.
  let lacks: [[LevelPositions.Lack]]
  /// By content part: where the asked level begins, in reference points.
  let points: [Double]
  /// The target's units that ask for something: their content, and how much they ask for under each
  /// part.
  let units: [(content: UnitContent, demand: [Double])]
  private let parts: [TargetPart]

  /// - Parameters:
  ///   - contents: Of the target's units.
  ///   - parts: What content is counted by.
  ///   - levels: By unit: the level that it asks for, lowest 0; nil: it asks for nothing.
  ///   - positions: Of the source's levels against the target's.
  init(
    _ contents: [UnitContent], _ parts: [TargetPart], levels: [Int?], _ positions: LevelPositions
  ) {
    let asked = zip(contents, levels).compactMap { content, level in level.map { (content, $0) } }
    let count = contents.first?.weights.count ?? 0
    let units = Double(max(1, asked.count))
    var shares = [Double](repeating: 0, count: count)
    var byLevel = [[Double]](
      repeating: [Double](repeating: 0, count: positions.requirements.count), count: count)
    for (content, level) in asked {
      for part in 0..<count where content.weights[part] > 0 {
        shares[part] += content.weights[part] / units
        byLevel[part][level] += content.weights[part] / units
      }
    }
    self.shares = shares
    self.parts = parts
    self.units = asked.map { content, _ in (content, parts.demand(of: content.amounts)) }
    points = (0..<count).map { part in
      shares[part] > 0
        ? zip(byLevel[part], positions.requirements).reduce(0) { $0 + $1.0 * $1.1 } / shares[part]
        : 0
    }
    lacks = (0..<count).map { part in
      guard shares[part] > 0 else { return [] }
      return Self.mixture(byLevel[part].map { $0 / shares[part] }, positions.lacks)
    }
  }

  /// By source level: the lacks of a mixture of target levels.
  private static func mixture(
    _ weights: [Double], _ lacks: [[LevelPositions.Lack]]
  ) -> [LevelPositions.Lack] {
    // One level alone is itself, to the last digit.
    if let level = weights.firstIndex(of: 1) { return lacks[level] }
    let first = lacks.first ?? []
    return first.indices.map { source in
      var mixed = LevelPositions.Lack(
        shortfall: 0, byStage: first[source].byStage.map { _ in 0 }, chance: 0)
      for (weight, row) in zip(weights, lacks) where weight > 0 {
        mixed.shortfall += weight * row[source].shortfall
        mixed.chance += weight * row[source].chance
        for stage in mixed.byStage.indices {
          mixed.byStage[stage] += weight * row[source].byStage[stage]
        }
      }
      return mixed
    }
  }

  /// By content part: how much of the target is known, where ratings speak of so much of it: the
  /// mean over the target's units of what each is about, capped by what the ratings have.
  func known(_ amounts: [Double]) -> [Double] {
    var known = [Double](repeating: 0, count: shares.count)
    for (content, demand) in units {
      for (part, covered) in parts.covered(content.weights, demand: demand, by: amounts)
        .enumerated()
      { known[part] += covered }
    }
    let count = Double(max(1, units.count))
    return known.map { $0 / count }
  }

  /// The sum of ``known(_:)`` over some content parts.
  func known(_ amounts: [Double], of some: [Int]) -> Double {
    let all = known(amounts)
    return some.reduce(0) { $0 + all[$1] }
  }
}
