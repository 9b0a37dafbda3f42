/// Items that coders have given values, by their kinds: what Krippendorff's alpha asks of many samples of them
/// is worked out once, and a sample is no more than a count of each kind.
struct AlphaItems {
  /// Of each item, which kind it is: items with the same values in the same order are of one.
  let kinds: [Int]
  /// How often each kind comes among all items.
  let counts: [Int]

  /// What one item of a kind adds.
  private struct Kind {
    /// The values that coders gave it, by their places; none where fewer than two did.
    let values: [Int]
    var disagreement = 0.0
  }

  private let table: [Kind]
  private let distances: [[Double]]

  /// - Parameters:
  ///   - units: For each item the values that coders gave it.
  ///   - distance: How far two values are apart: 0 for equal ones, symmetric.
  init<Value: Hashable>(_ units: [[Value]], distance: (Value, Value) -> Double) {
    // Different values are compared once, in the order in which they first occur.
    var values = ValueCodes<Value>()
    var codes = ValueCodes<[Int]>()
    kinds = units.map { unit in
      codes.code(of: unit.count > 1 ? unit.map { values.code(of: $0) } : [])
    }
    counts = codes.counts(of: kinds)
    var distances = values.values.map { _ in [Double](repeating: 0, count: values.values.count) }
    for a in distances.indices {
      for b in distances.indices where b > a {
        distances[a][b] = distance(values.values[a], values.values[b])
        distances[b][a] = distances[a][b]
      }
    }
    table = codes.values.map { unit in
      var kind = Kind(values: unit)
      for (i, a) in unit.enumerated() {
        for (j, b) in unit.enumerated() where i != j {
          kind.disagreement += distances[a][b] / Double(unit.count - 1)
        }
      }
      return kind
    }
    self.distances = distances
  }

  /// Alpha of a sample.
  ///
  /// - Parameter counts: How often it holds each kind.
  /// - Returns: At most 1; nil where nothing can be told.
  func alpha(of counts: [Int]) -> Double? {
    var observed = 0.0
    var total = 0
    var occurrences = [Int](repeating: 0, count: distances.count)
    for (kind, count) in zip(table, counts) where count > 0 {
      observed += Double(count) * kind.disagreement
      total += count * kind.values.count
      for value in kind.values { occurrences[value] += count }
    }
    var expected = 0.0
    for (a, count) in occurrences.enumerated() where count > 0 {
      let row = distances[a]
      for (b, other) in occurrences.enumerated() {
        expected += Double(count) * Double(other) * row[b]
      }
    }
    guard expected > 0 else { return nil }
    return 1 - Double(total - 1) * observed / expected
  }
}
