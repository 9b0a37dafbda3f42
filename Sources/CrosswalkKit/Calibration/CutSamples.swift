import CrosswalkBase

/// The fits to samples of people, drawn with replacement, all ratings of a person together.
struct CutSamples: Sendable {
  let summary: CutCalibration.Samples?
  private let fits: [OrderedProbit.Fit]

  /// Samples that give no fit are left out.
  init(
    of paired: PairedRatings, probit: OrderedProbit, fit: OrderedProbit.Fit, count: Int,
    seed: UInt64
  ) {
    let people = paired.profiles.count
    let observations = paired.observations
    var random = SplitMix64(seed: seed)
    fits = (0..<count).compactMap { _ in
      var weights = [Double](repeating: 0, count: people)
      for _ in 0..<people { weights[Int.random(in: 0..<people, using: &random)] += 1 }
      return try? probit.fit(
        observations, weights: weights, from: fit.parameters, needsSlope: false)
    }
    summary =
      count > 0
      ? CutCalibration.Samples(drawn: count, failed: count - fits.count, seed: seed) : nil
  }

  /// The standard deviation of a number over the samples; nil if there are fewer than two.
  func error(_ number: (OrderedProbit.Fit) -> Double) -> Double? {
    guard fits.count > 1 else { return nil }
    let values = fits.map(number)
    let mean = values.reduce(0, +) / Double(values.count)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (squares / Double(values.count - 1)).squareRoot()
  }
}
