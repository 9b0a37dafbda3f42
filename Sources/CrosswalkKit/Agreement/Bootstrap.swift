import CrosswalkBase

/// Intervals by resampling: B. Efron, Bootstrap methods (1979), the percentile method.
public enum Bootstrap {
  /// The interval that holds the middle `level` of a statistic over samples drawn with replacement.
  ///
  /// - Parameters:
  ///   - items: What is sampled.
  ///   - samples: How many samples to draw.
  ///   - level: The part of the samples that the interval holds, 0 to 1.
  ///   - seed: The same seed gives the same interval.
  ///   - statistic: Nil where a sample tells nothing; such samples are left out.
  /// - Returns: Nil if no sample tells anything.
  public static func interval<Item>(
    of items: [Item], samples: Int = 2_000, level: Double = 0.95, seed: UInt64 = 1,
    statistic: ([Item]) -> Double?
  ) -> ClosedRange<Double>? {
    guard !items.isEmpty, samples > 0 else { return nil }
    var generator = SplitMix64(seed: seed)
    var values: [Double] = []
    var sample = items
    for _ in 0..<samples {
      for index in sample.indices {
        sample[index] = items[Int.random(in: 0..<items.count, using: &generator)]
      }
      if let value = statistic(sample) { values.append(value) }
    }
    guard !values.isEmpty else { return nil }
    values.sort()
    func quantile(_ part: Double) -> Double {
      let position = part * Double(values.count - 1)
      let low = Int(position)
      let high = min(low + 1, values.count - 1)
      return values[low] + (position - Double(low)) * (values[high] - values[low])
    }
    return quantile((1 - level) / 2)...quantile((1 + level) / 2)
  }
}
