/// Turns fused scores into how often such an answer is right, as known answers show it.
///
/// For each stretch of places in a ranking the known answers are sorted by `fused score × √strength`
/// and cut into bins. The rate of right answers in a bin, made to rise with the score by pooling
/// adjacent violators (M. Ayer et al., 1955), stands at the bin's mean, and between two bins runs
/// straight. Down a ranking a score never rises.
struct ScoreCalibration: Sendable, Hashable {
  private struct Knot: Sendable, Hashable {
    var x: Double
    var rate: Double
  }

  /// The last place of each stretch.
  static let stretches = [1, 2, 3, 5, 10, 20]
  /// A bin has at least so many answers.
  static let binSize = 25

  private let curves: [[Knot]]
  /// How many statements it was made from.
  let statements: Int

  /// - Returns: Nil if there are fewer statements than a bin needs.
  init?(_ cases: [FusionCase], by fusion: RankFusion) {
    guard cases.count >= Self.binSize else { return nil }
    var points = [[(x: Double, isRight: Bool)]](repeating: [], count: Self.stretches.count)
    for entry in cases {
      let scores = entry.scores(by: fusion)
      for (index, item) in RankFusion.ranking(scores).enumerated() {
        guard let stretch = Self.stretches.firstIndex(where: { index < $0 }) else { break }
        points[stretch].append(
          (Self.x(scores[item], entry.strength), entry.right.contains(item)))
      }
    }
    curves = points.map(Self.curve)
    statements = cases.count
  }

  /// The scores of a ranking whose fused scores are `fused`, best first.
  func scores(_ fused: [Double], strength: Double) -> [Double] {
    var least = 1.0
    return fused.enumerated().map { index, score in
      let stretch = Self.stretches.firstIndex { index < $0 } ?? Self.stretches.count - 1
      if let rate = Self.rate(curves[stretch], at: Self.x(score, strength)) {
        least = min(least, rate)
      }
      return least
    }
  }

  private static func x(_ score: Double, _ strength: Double) -> Double {
    score * strength.squareRoot()
  }

  private static func curve(_ points: [(x: Double, isRight: Bool)]) -> [Knot] {
    guard points.count >= binSize else { return [] }
    let points = points.sorted { ($0.x, $0.isRight ? 0 : 1) < ($1.x, $1.isRight ? 0 : 1) }
    let bins = max(1, min(12, points.count / binSize))
    var pools: [(x: Double, right: Double, count: Double)] = []
    for bin in 0..<bins {
      let part = points[points.count * bin / bins..<points.count * (bin + 1) / bins]
      pools.append(
        (
          part.reduce(0) { $0 + $1.x }, Double(part.filter(\.isRight).count) + 0.5,
          Double(part.count) + 1
        ))
      while pools.count > 1 {
        let (last, before) = (pools[pools.count - 1], pools[pools.count - 2])
        guard last.right / last.count <= before.right / before.count else { break }
        pools.removeLast()
        pools[pools.count - 1] = (
          before.x + last.x, before.right + last.right, before.count + last.count
        )
      }
    }
    return pools.map { Knot(x: $0.x / $0.count, rate: $0.right / $0.count) }
  }

  private static func rate(_ curve: [Knot], at x: Double) -> Double? {
    guard let first = curve.first, let last = curve.last else { return nil }
    if x <= first.x { return first.rate }
    if x >= last.x { return last.rate }
    let next = curve.firstIndex { $0.x > x }!
    let (low, high) = (curve[next - 1], curve[next])
    return low.rate + (high.rate - low.rate) * (x - low.x) / (high.x - low.x)
  }
}
