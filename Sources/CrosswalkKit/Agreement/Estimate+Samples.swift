import CrosswalkModel

extension Estimate {
  /// A statistic with its interval; nil where nothing can be told.
  init?<Item>(
    of items: [Item], samples: Int, seed: UInt64, statistic: ([Item]) -> Double?
  ) {
    guard let value = statistic(items),
      let interval = Bootstrap.interval(
        of: items, samples: samples, seed: seed, statistic: statistic)
    else { return nil }
    self.init(value: value, low: interval.lowerBound, high: interval.upperBound)
  }

  /// Krippendorff's alpha for sets of concepts, with the MASI distance; nil where nothing can be
  /// told.
  ///
  /// - Parameters:
  ///   - units: For each item the sets that coders gave it.
  ///   - samples: How many bootstrap samples to draw.
  ///   - seed: The same seed gives the same interval.
  init?(alphaOfSets units: [[Set<String>]], samples: Int, seed: UInt64) {
    var codes = ValueCodes<Set<String>>()
    let coded = units.map { $0.map { codes.code(of: $0) } }
    let distances = codes.distances(KrippendorffAlpha.masi)
    self.init(of: coded, samples: samples, seed: seed) { sample in
      KrippendorffAlpha.value(of: sample) { distances[$0][$1] }
    }
  }
}
