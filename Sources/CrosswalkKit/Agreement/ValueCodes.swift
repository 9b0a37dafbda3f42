/// Numbers for different values, in the order in which they come: a bootstrap compares numbers
/// thousands of times, and not sets of texts.
struct ValueCodes<Value: Hashable> {
  private(set) var values: [Value] = []
  private var codes: [Value: Int] = [:]

  mutating func code(of value: Value) -> Int {
    if let code = codes[value] { return code }
    codes[value] = values.count
    values.append(value)
    return values.count - 1
  }

  /// The distances of all values, by their codes.
  func distances(_ distance: (Value, Value) -> Double) -> [[Double]] {
    values.map { a in values.map { distance(a, $0) } }
  }
}

extension KrippendorffAlpha {
  /// Alpha for sets of concepts with the MASI distance, and its 95 % bootstrap interval.
  ///
  /// - Parameters:
  ///   - units: For each item the sets that coders gave it.
  ///   - samples: How many bootstrap samples to draw.
  ///   - seed: The same seed gives the same interval.
  /// - Returns: Nil where nothing can be told.
  static func figure(
    ofSets units: [[Set<String>]], samples: Int, seed: UInt64
  ) -> ReadingAgreement.Figure? {
    var codes = ValueCodes<Set<String>>()
    let coded = units.map { $0.map { codes.code(of: $0) } }
    let distances = codes.distances(masi)
    return ReadingAgreement.figure(coded, samples, seed) { sample in
      value(of: sample) { distances[$0][$1] }
    }
  }
}
