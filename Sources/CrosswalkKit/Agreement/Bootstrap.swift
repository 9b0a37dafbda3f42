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
    var sample = items
    return interval(over: items.count, samples, level, seed) { place in
      for index in sample.indices { sample[index] = items[place()] }
      return statistic(sample)
    }
  }

  /// The same interval for a statistic that asks only how often each kind of item comes: a sample is
  /// counted, and not laid out.
  ///
  /// - Parameters:
  ///   - kinds: The kind of each item that is sampled, from 0.
  ///   - count: How many kinds there are.
  ///   - samples: How many samples to draw.
  ///   - level: The part of the samples that the interval holds, 0 to 1.
  ///   - seed: The same seed gives the same interval.
  ///   - statistic: Takes how often a sample holds each kind.
  /// - Returns: Nil if no sample tells anything.
  static func interval(
    ofKinds kinds: [Int], count: Int, samples: Int = 2_000, level: Double = 0.95, seed: UInt64 = 1,
    statistic: ([Int]) -> Double?
  ) -> ClosedRange<Double>? {
    var counts = [Int](repeating: 0, count: count)
    return interval(over: kinds.count, samples, level, seed) { place in
      for kind in counts.indices { counts[kind] = 0 }
      for _ in kinds.indices { counts[kinds[place()]] += 1 }
      return statistic(counts)
    }
  }

  // `value` takes what draws the place of an item, and gives the value of a sample of as many as there are.
  private static func interval(
    over items: Int, _ samples: Int, _ level: Double, _ seed: UInt64,
    value: (_ place: () -> Int) -> Double?
  ) -> ClosedRange<Double>? {
    guard items > 0, samples > 0 else { return nil }
    var generator = SplitMix64(seed: seed)
    var values = (0..<samples).compactMap { _ in
      value { Int.random(in: 0..<items, using: &generator) }
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
