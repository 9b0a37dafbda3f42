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
    let items = AlphaItems(units, distance: distance)
    return items.alpha(of: items.counts)
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
