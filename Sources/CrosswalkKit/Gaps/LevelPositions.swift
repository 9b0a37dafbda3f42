import CrosswalkModel

/// Where people of each level of a scale stand on the reference scale, and what they lack of a level
/// of another.
///
/// A person of level ℓ is a density: the level's membership over its area. The target's level begins
/// at its lower cut, which lies evenly within its spread; both scales may be shifted by their location
/// errors. Ratings of the person as a whole tell of no concept in particular, so there the density is
/// wider by what single concepts ordinarily lie apart. All that is read here is linear in the density,
/// so a mixture of levels has the mixture of their numbers.
struct LevelPositions: Sendable {
  /// What people of one source level lack of one target level.
  struct Lack: Sendable, Hashable {
    /// E max(0, C − X), in reference points.
    var shortfall: Double
    /// The parts of it inside each stage.
    var byStage: [Double]
    /// P(X ≥ C).
    var chance: Double
  }

  private let source: LevelLayout
  /// Of the density; nil: as the memberships are.
  private let widening: ShiftBlur?
  /// By target level, then source level.
  let lacks: [[Lack]]
  /// By target level: where it begins.
  let requirements: [Double]

  /// - Parameters:
  ///   - source: The framework that people are rated in.
  ///   - target: The framework whose levels are asked for.
  ///   - link: What levels of the source say of levels of the target.
  ///   - spread: How far a concept may lie from what is rated besides, as a standard deviation in
  ///     reference points; 0: not at all.
  ///   - stages: From 0 to 100 without gaps; the ends of each.
  /// - Throws: ``TranslationError/noCuts(framework:)``.
  init(
    from source: AlignedFramework, to target: AlignedFramework, link: LevelLink, spread: Double,
    stages: [ClosedRange<Double>]
  ) throws(TranslationError) {
    let isSame = source.framework.scale.isSame(as: target.framework.scale)
    let mine = try LevelLayout(of: source)
    let theirs = isSame ? mine : try LevelLayout(of: target)
    let errors = isSame ? [] : [source, target].map { $0.alignment.scale?.locationPoints ?? 0 }
    let shift = errors.reduce(0) { $0 + $1 * $1 }.squareRoot()
    // Under a thousandth of a point nobody could tell a shift from none.
    let moving = shift > 1e-3 ? ShiftBlur(deviation: shift) : nil
    let widening = spread > 1e-3 && !isSame ? ShiftBlur(deviation: spread) : nil
    self.source = mine
    self.widening = widening
    requirements = theirs.cuts.dropLast().map(\.at)
    let levels = mine.cuts.count - 1
    lacks = theirs.cuts.dropLast().enumerated().map { asked, cut in
      var parts = [[Double]](
        repeating: [Double](repeating: 0, count: stages.count), count: levels)
      for (stage, ends) in stages.enumerated() {
        for (x, weight) in Self.points(in: ends, mine, cut, widening, moving) {
          let missing = 1 - (moving?.ramp(cut, at: x) ?? theirs.ramp(cut, at: x))
          guard missing > 0 else { continue }
          for level in 0..<levels {
            parts[level][stage] +=
              weight * missing * Self.cumulative(mine, widening, level, upTo: x)
          }
        }
      }
      return (0..<levels).map { level in
        // On one scale a level is what it is, wherever cuts lie.
        if isSame, level >= asked {
          return Lack(shortfall: 0, byStage: stages.map { _ in 0 }, chance: 1)
        }
        return Lack(
          shortfall: parts[level].reduce(0, +), byStage: parts[level],
          chance: isSame ? 0 : min(1, link.rows[level].dropFirst(asked + 1).reduce(0, +)))
      }
    }
  }

  /// How likely somebody of a mixture of levels stands at `x` or lower.
  func cumulative(_ weights: [Double], upTo x: Double) -> Double {
    weights.indices.reduce(0) {
      $0 + weights[$1] * Self.cumulative(source, widening, $1, upTo: x)
    }
  }

  /// The point under which somebody of a mixture of levels stands with a probability, to a
  /// thousandth of a reference point.
  func quantile(_ probability: Double, of weights: [Double]) -> Double {
    var (low, high) = (0.0, 100.0)
    while high - low > 1e-3 {
      let middle = (low + high) / 2
      if cumulative(weights, upTo: middle) < probability { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }

  /// The integral of a level's density up to `x`.
  private static func cumulative(
    _ layout: LevelLayout, _ widening: ShiftBlur?, _ level: Int, upTo x: Double
  ) -> Double {
    let (low, high) = (layout.cuts[level], layout.cuts[level + 1])
    func integral(_ cut: Alignment.Cut) -> Double {
      widening?.rampIntegral(cut, to: x) ?? layout.rampIntegral(cut, to: x)
    }
    return min(1, max(0, (integral(low) - integral(high)) / (high.at - low.at)))
  }

  /// Points and weights that integrate a cumulative density times what is missing above a cut.
  /// Without shifts the first is quadratic between bends and the second linear, so two points are
  /// exact.
  private static func points(
    in ends: ClosedRange<Double>, _ layout: LevelLayout, _ cut: Alignment.Cut,
    _ widening: ShiftBlur?, _ moving: ShiftBlur?
  ) -> [(x: Double, weight: Double)] {
    let bends =
      (widening == nil ? layout.bends : [])
      + (moving == nil ? [cut.at - cut.spread, cut.at + cut.spread] : [])
    let stretches = Set([ends.lowerBound, ends.upperBound] + bends.filter(ends.contains)).sorted()
    let narrowest = [widening, moving].compactMap { $0 }.min { $0.deviation < $1.deviation }
    return narrowest?.points(between: stretches) ?? LevelLink.exactPoints(between: stretches)
  }
}
