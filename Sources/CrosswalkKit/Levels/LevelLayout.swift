import CrosswalkModel

/// A scale's levels as memberships on the reference scale.
///
/// Each cut is a ramp from `at - spread` to `at + spread`. A level's membership at a point is how
/// far the point lies above its lower cut less how far above its upper cut, so the memberships of
/// all levels, with the parts below the first and above the last cut, sum to 1 everywhere.
public struct LevelLayout: Sendable, Hashable {
  /// One more than there are levels, ascending, with ramps that do not overlap.
  public let cuts: [Alignment.Cut]

  /// - Precondition: at least two cuts, as the checker enforces.
  public init(cuts: [Alignment.Cut]) {
    precondition(cuts.count >= 2, "a scale has at least one level and so two cuts")
    self.cuts = cuts
  }

  /// How far `x` lies above a cut: 0 below its ramp, 1 above it.
  func ramp(_ cut: Alignment.Cut, at x: Double) -> Double {
    if cut.spread <= 0 { return x < cut.at ? 0 : 1 }
    return min(1, max(0, (x - cut.at + cut.spread) / (2 * cut.spread)))
  }

  /// The integral of ``ramp(_:at:)`` from 0 to `x`, in reference points.
  func rampIntegral(_ cut: Alignment.Cut, to x: Double) -> Double {
    let (low, high) = (cut.at - cut.spread, cut.at + cut.spread)
    if x <= low { return 0 }
    return x < high ? (x - low) * (x - low) / (4 * cut.spread) : x - cut.at
  }

  /// The memberships at `x`: *below*, each level from the lowest, *above*. They sum to 1.
  public func memberships(at x: Double) -> [Double] {
    let ramps = cuts.map { ramp($0, at: x) }
    return [1 - ramps[0]] + zip(ramps, ramps.dropFirst()).map { $0 - $1 } + [ramps[ramps.count - 1]]
  }

  /// The mean of each level's membership, taken as a density: where a person at the level stands,
  /// if nothing else is known.
  var middles: [Double] {
    zip(cuts, cuts.dropFirst()).map { low, high in
      // A ramp is a uniform distribution, whose square has the mean at² + spread²/3.
      func square(_ cut: Alignment.Cut) -> Double { cut.at * cut.at + cut.spread * cut.spread / 3 }
      return (square(high) - square(low)) / (2 * (high.at - low.at))
    }
  }

  /// The points where a membership bends.
  var bends: [Double] { cuts.flatMap { [$0.at - $0.spread, $0.at + $0.spread] } }
}
