import CrosswalkBase
import CrosswalkModel

/// A scale whose place on the reference scale is not known exactly: its memberships, averaged over
/// a shift that all its cuts share.
///
/// The shift is normal with mean 0 and a standard deviation in reference points. The ends of the
/// reference scale are walls: what a shift would carry past them is folded back. The averaging is
/// then the transition of a reflected Brownian motion, and the laws of level links rest on three of
/// its properties. Its kernel is symmetric, so that a link reads the same both ways. It keeps the
/// even spread over the reference scale, so that the areas of levels stay what they are. It is
/// totally positive of order 2 (S. Karlin and J. McGregor, Coincidence probabilities, 1959), so that
/// a higher level never means less.
struct ShiftBlur: Sendable {
  /// Of the shift, in reference points; above 0.
  let deviation: Double

  /// The memberships of a layout at `x` from 0 to 100, averaged over the shift: *below*, each level
  /// from the lowest, *above*. They sum to 1.
  func memberships(of layout: LevelLayout, at x: Double) -> [Double] {
    let ramps = layout.cuts.map { ramp($0, at: x) }
    // Ramps ascend, but rounding may let two that touch cross by a hair.
    let between = zip(ramps, ramps.dropFirst()).map { max(0, $0 - $1) }
    return [1 - ramps[0]] + between + [ramps[ramps.count - 1]]
  }

  /// How far `x` lies above a cut, averaged over the shift, 0 to 1.
  ///
  /// Folding makes the reference scale even and periodic, with period 200: the ramp rises at the cut
  /// and at its images, and falls at their mirror images.
  func ramp(_ cut: Alignment.Cut, at x: Double) -> Double {
    // At an end of the scale there is nothing on the other side of a cut.
    if cut.at <= 0 { return 1 }
    if cut.at >= 100 { return 0 }
    let images = Int((8 * deviation / 200).rounded(.up))
    var sum = 0.0
    for image in -images...images {
      let y = x - 200 * Double(image)
      sum += step(y - cut.at, cut.spread) - step(y - 200 + cut.at, cut.spread)
    }
    return min(1, max(0, sum))
  }

  /// A ramp from -`spread` to `spread` at `y`, averaged over the shift: the mean of Φ over the ramp,
  /// in closed form.
  private func step(_ y: Double, _ spread: Double) -> Double {
    if spread < 1e-6 { return StandardNormal.cumulative(y / deviation) }
    let (low, high) = ((y - spread) / deviation, (y + spread) / deviation)
    // Far from the ramp the difference below would lose its digits.
    if low > 8 { return 1 }
    if high < -8 { return 0 }
    return deviation / (2 * spread) * (normalIntegral(high) - normalIntegral(low))
  }

  /// The integral of ``ramp(_:at:)`` from 0 to `x`, in reference points.
  func rampIntegral(_ cut: Alignment.Cut, to x: Double) -> Double {
    if cut.at <= 0 { return x }
    if cut.at >= 100 { return 0 }
    let images = Int((8 * deviation / 200).rounded(.up))
    var sum = 0.0
    for image in -images...images {
      let (low, high) = (-200 * Double(image), x - 200 * Double(image))
      sum += stepIntegral(high - cut.at, cut.spread) - stepIntegral(low - cut.at, cut.spread)
      sum -= stepIntegral(high - 200 + cut.at, cut.spread)
      sum += stepIntegral(low - 200 + cut.at, cut.spread)
    }
    return min(x, max(0, sum))
  }

  /// The integral of ``step(_:_:)`` up to `y`, in closed form.
  private func stepIntegral(_ y: Double, _ spread: Double) -> Double {
    if spread < 1e-6 { return deviation * normalIntegral(y / deviation) }
    let (low, high) = ((y - spread) / deviation, (y + spread) / deviation)
    // Far above the ramp its mean is all that matters.
    if low > 8 { return y }
    if high < -8 { return 0 }
    return deviation * deviation / (2 * spread)
      * (normalSecondIntegral(high) - normalSecondIntegral(low))
  }

  /// The integral of Φ up to z: zΦ(z) + φ(z).
  private func normalIntegral(_ z: Double) -> Double {
    z * StandardNormal.cumulative(z) + StandardNormal.density(z)
  }

  /// The integral of that up to z: ((z² + 1)Φ(z) + zφ(z)) / 2.
  private func normalSecondIntegral(_ z: Double) -> Double {
    ((z * z + 1) * StandardNormal.cumulative(z) + z * StandardNormal.density(z)) / 2
  }

  /// Points and weights that integrate a membership of a source times a blurred one: eight-point
  /// Gauss on stretches no longer than one and a half deviations, where the blurred one is as good
  /// as a polynomial.
  func points(between ends: [Double]) -> [(x: Double, weight: Double)] {
    // Spelt out with a loop: as one expression it takes the compiler half a minute.
    var points: [(x: Double, weight: Double)] = []
    for (low, high) in zip(ends, ends.dropFirst()) {
      let parts = max(1, Int(((high - low) / (1.5 * deviation)).rounded(.up)))
      let width = (high - low) / Double(parts)
      let half = width / 2
      for part in 0..<parts {
        let middle = low + width * (Double(part) + 0.5)
        for node in Self.nodes {
          points.append((middle - node.x * half, node.weight * half))
          points.append((middle + node.x * half, node.weight * half))
        }
      }
    }
    return points
  }

  /// The positive nodes of eight-point Gauss-Legendre quadrature on -1 to 1.
  private static let nodes = [
    (x: 0.183_434_642_495_649_80, weight: 0.362_683_783_378_361_98),
    (x: 0.525_532_409_916_328_99, weight: 0.313_706_645_877_887_29),
    (x: 0.796_666_477_413_626_74, weight: 0.222_381_034_453_374_47),
    (x: 0.960_289_856_497_536_23, weight: 0.101_228_536_290_376_26),
  ]
}
