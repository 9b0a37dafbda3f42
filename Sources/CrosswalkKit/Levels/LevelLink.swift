/// What a level of one scale says about the levels of another.
///
/// A row is `P(target level | source level)`: the joint area of the two memberships on the
/// reference scale, over the area of the source level. That takes people to be spread evenly
/// within a level. It is moderation by judgement, not equating.
public struct LevelLink: Sendable, Hashable {
  /// One row a source level, lowest first; its columns are *below*, the target's levels, *above*.
  /// Each row sums to 1.
  public let rows: [[Double]]

  /// The link between two layouts.
  ///
  /// - Parameters:
  ///   - source: Of the levels that people are rated at.
  ///   - target: Of the levels that they are read in.
  ///   - shift: How far the two may be shifted against each other, as the standard deviation in
  ///     reference points; 0 or more. The link is the average over that.
  public init(from source: LevelLayout, to target: LevelLayout, shift: Double = 0) {
    let joint = LevelLink.jointAreas(source, target, shift: shift)
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
  static func jointAreas(
    _ source: LevelLayout, _ target: LevelLayout, shift: Double = 0
  ) -> [[Double]] {
    // Under a thousandth of a point nobody could tell a shift from none.
    let blur = shift > 1e-3 ? ShiftBlur(deviation: shift) : nil
    let ends = Set([0, 100] + source.bends + (blur == nil ? target.bends : []))
      .filter { (0...100).contains($0) }.sorted()
    var areas = [[Double]](
      repeating: [Double](repeating: 0, count: target.cuts.count + 1),
      count: source.cuts.count + 1)
    for (x, weight) in blur?.points(between: ends) ?? exactPoints(between: ends) {
      let columns = blur?.memberships(of: target, at: x) ?? target.memberships(at: x)
      for (row, mine) in source.memberships(at: x).enumerated() where mine != 0 {
        for (column, other) in columns.enumerated() { areas[row][column] += mine * other * weight }
      }
    }
    return areas
  }

  /// Points and weights of two-point Gauss quadrature, which looks only at interior points and
  /// integrates cubics exactly. Memberships are linear between bends, so their product is quadratic
  /// there.
  static func exactPoints(between ends: [Double]) -> [(x: Double, weight: Double)] {
    let offset = 0.5 / 3.0.squareRoot()
    return zip(ends, ends.dropFirst()).flatMap { low, high in
      let (middle, width) = ((low + high) / 2, high - low)
      return [-offset, offset].map { (middle + $0 * width, width / 2) }
    }
  }
}
