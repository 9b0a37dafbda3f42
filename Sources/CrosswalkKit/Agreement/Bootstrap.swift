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

/// G. Steele, D. Lea and C. Flood, Fast splittable pseudorandom number generators (2014).
struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ mixed >> 27) &* 0x94d0_49bb_1331_11eb
    return mixed ^ mixed >> 31
  }
}
