/// How far any number of coders agree, for values of any kind and with gaps.
///
/// K. Krippendorff, Computing Krippendorff's alpha-reliability (2011).
public enum KrippendorffAlpha {
  /// α = 1 - observed / expected disagreement.
  ///
  /// - Parameters:
  ///   - units: For each item the values that coders gave it; items with fewer than two do not
  ///     count.
  ///   - distance: How far two values are apart: 0 for equal ones, symmetric. For the interval and
  ///     ratio metrics of the source, the squared difference.
  /// - Returns: At most 1; 0 is chance. Nil where nothing can be told: no item has two values, or
  ///   all values are the same. Quadratic in the number of different values.
  public static func value<Value: Hashable>(
    of units: [[Value]], distance: (Value, Value) -> Double
  ) -> Double? {
    let units = units.filter { $0.count > 1 }
    // Different values are compared once, in the order in which they first occur.
    var positions: [Value: Int] = [:]
    var values: [Value] = []
    let coded = units.map { unit in
      unit.map { value -> Int in
        if let position = positions[value] { return position }
        positions[value] = values.count
        values.append(value)
        return values.count - 1
      }
    }
    var distances = [[Double]](
      repeating: [Double](repeating: 0, count: values.count), count: values.count)
    for a in values.indices {
      for b in values.indices where b > a {
        distances[a][b] = distance(values[a], values[b])
        distances[b][a] = distances[a][b]
      }
    }
    var observed = 0.0
    var counts = [Double](repeating: 0, count: values.count)
    for unit in coded {
      for (i, a) in unit.enumerated() {
        counts[a] += 1
        for (j, b) in unit.enumerated() where i != j {
          observed += distances[a][b] / Double(unit.count - 1)
        }
      }
    }
    let total = counts.reduce(0, +)
    var expected = 0.0
    for a in values.indices {
      for b in values.indices { expected += counts[a] * counts[b] * distances[a][b] }
    }
    guard expected > 0 else { return nil }
    return 1 - (total - 1) * observed / expected
  }

  /// How far two sets are apart, 0 to 1: the MASI distance.
  ///
  /// One minus the Jaccard likeness, weighted by 1 for equal sets, 2/3 where one holds the other,
  /// 1/3 where they overlap, and 0 where they do not. R. Passonneau, Measuring agreement on
  /// set-valued items (MASI) for semantic and pragmatic annotation, LREC 2006.
  public static func masi<Element: Hashable>(_ a: Set<Element>, _ b: Set<Element>) -> Double {
    if a == b { return 0 }
    let shared = a.intersection(b).count
    if shared == 0 { return 1 }
    let jaccard = Double(shared) / Double(a.union(b).count)
    let monotonicity = a.isSubset(of: b) || b.isSubset(of: a) ? 2.0 / 3 : 1.0 / 3
    return 1 - jaccard * monotonicity
  }
}
