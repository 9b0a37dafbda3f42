/// What a level of one scale says about the levels of another.
///
/// A row is `P(target level | source level)`: the joint area of the two memberships on the
/// reference scale, over the area of the source level. That takes people to be spread evenly
/// within a level. It is moderation by judgement, not equating.
public struct LevelLink: Sendable, Hashable {
  /// One row a source level, lowest first; its columns are *below*, the target's levels, *above*.
  /// Each row sums to 1.
  public let rows: [[Double]]

  /// The link between two layouts, in closed form.
  ///
  /// Memberships are linear between bends, so their product is quadratic there and two-point
  /// Gauss quadrature, which looks only at interior points, integrates it exactly.
  public init(from source: LevelLayout, to target: LevelLayout) {
    let joint = LevelLink.jointAreas(source, target)
    // The parts below and above the source's own levels are nobody's rating.
    rows = joint.dropFirst().dropLast().map { row in
      let sum = row.reduce(0, +)
      return row.map { $0 / sum }
    }
  }

  /// The identity: a scale read as itself. `levels` is its number of levels.
  public init(identityOf levels: Int) {
    rows = (0..<levels).map { level in
      (0..<levels + 2).map { $0 == level + 1 ? 1 : 0 }
    }
  }

  /// J(ℓ, ℓ′): rows *below*, source levels, *above*; columns the same for the target.
  /// Swapping the arguments transposes it.
  static func jointAreas(_ source: LevelLayout, _ target: LevelLayout) -> [[Double]] {
    var areas = [[Double]](
      repeating: [Double](repeating: 0, count: target.cuts.count + 1),
      count: source.cuts.count + 1)
    let points = Set([0, 100] + source.bends + target.bends).filter { (0...100).contains($0) }
      .sorted()
    let offset = 0.5 / 3.0.squareRoot()
    for (low, high) in zip(points, points.dropFirst()) {
      let middle = (low + high) / 2
      let width = high - low
      for x in [middle - offset * width, middle + offset * width] {
        let columns = target.memberships(at: x)
        for (row, mine) in source.memberships(at: x).enumerated() where mine != 0 {
          for (column, other) in columns.enumerated() {
            areas[row][column] += mine * other * width / 2
          }
        }
      }
    }
    return areas
  }
}
