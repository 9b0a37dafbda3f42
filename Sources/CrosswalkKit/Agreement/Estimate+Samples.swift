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

  /// Cohen's kappa; nil where nothing can be told.
  ///
  /// - Parameters:
  ///   - pairs: The two coders' categories of each item.
  ///   - samples: How many bootstrap samples to draw.
  ///   - seed: The same seed gives the same interval.
  init?<Category: Hashable>(
    kappaOf pairs: [(Category, Category)], samples: Int, seed: UInt64
  ) {
    var codes = ValueCodes<[Category]>()
    let kinds = pairs.map { codes.code(of: [$0.0, $0.1]) }
    var categories = ValueCodes<Category>()
    let cells = codes.values.map { (categories.code(of: $0[0]), categories.code(of: $0[1])) }
    self.init(
      ofKinds: kinds, counts: codes.counts(of: kinds), samples: samples, seed: seed
    ) { counts in
      CohenKappa.value(of: cells, counts: counts, categories: categories.values.count)
    }
  }

  /// A statistic that asks only how often each kind of item comes, with its interval; nil where nothing can be told.
  private init?(
    ofKinds kinds: [Int], counts: [Int], samples: Int, seed: UInt64,
    statistic: ([Int]) -> Double?
  ) {
    guard let value = statistic(counts),
      let interval = Bootstrap.interval(
        ofKinds: kinds, count: counts.count, samples: samples, seed: seed, statistic: statistic)
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
    let items = AlphaItems(units, distance: KrippendorffAlpha.masi)
    self.init(
      ofKinds: items.kinds, counts: items.counts, samples: samples, seed: seed,
      statistic: items.alpha)
  }
}
