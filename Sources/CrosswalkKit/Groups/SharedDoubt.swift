import CrosswalkBase
import CrosswalkModel

/// Versions of two frameworks' alignments as they might also have come out.
///
/// Each draw puts every cut somewhere within its spread, moves each scale as a whole by a normal
/// amount of its location error, and keeps each link with its confidence as the chance. What one
/// draw has fixed is not averaged over again: spreads and errors are zero in it.
struct SharedDoubt {
  private var random: SplitMix64

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  /// One draw for one side.
  mutating func draw(_ side: AlignedFramework) -> AlignedFramework {
    var alignment = side.alignment
    if let scale = alignment.scale {
      let moved = normal() * scale.locationPoints
      alignment.scale?.locationError = nil
      alignment.scale?.cuts = cuts(scale.cuts, moved: moved)
    }
    for index in alignment.links.indices {
      alignment.links[index].links.removeAll { uniform() >= $0.confidence }
    }
    return AlignedFramework(framework: side.framework, alignment: alignment)
  }

  /// Cuts keep their order: none comes nearer to the one before than this, in reference points.
  private static let leastWidth = 0.25

  private mutating func cuts(_ cuts: [Alignment.Cut], moved: Double) -> [Alignment.Cut] {
    var places = cuts.map { $0.at + moved + (2 * uniform() - 1) * $0.spread }
    // The ends of the reference scale are walls; a scale that is pressed against one stays in order.
    for index in places.indices.dropFirst() {
      places[index] = max(places[index], places[index - 1] + Self.leastWidth)
    }
    var top = 100.0
    for index in places.indices.reversed() {
      places[index] = min(places[index], top)
      top = places[index] - Self.leastWidth
    }
    var bottom = 0.0
    for index in places.indices {
      places[index] = max(places[index], bottom)
      bottom = places[index] + Self.leastWidth
    }
    return places.map { Alignment.Cut(at: $0, spread: 0) }
  }

  private mutating func uniform() -> Double { Double(random.next() >> 11) * 0x1p-53 }

  /// A normal deviate; G. Marsaglia and T. A. Bray, A convenient method for generating normal
  /// variables (1964).
  mutating func normal() -> Double {
    while true {
      let (one, other) = (2 * uniform() - 1, 2 * uniform() - 1)
      let radius = one * one + other * other
      if radius > 0, radius < 1 { return one * (-2 * radius.logarithm / radius).squareRoot() }
    }
  }
}
