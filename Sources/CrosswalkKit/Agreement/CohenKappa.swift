/// How far two coders agree on one category an item, beyond what chance alone would give.
///
/// J. Cohen, A coefficient of agreement for nominal scales, Educational and Psychological
/// Measurement 20 (1960).
public enum CohenKappa {
  /// κ = (observed - expected) / (1 - expected), where expected is the agreement of two coders who
  /// use each category as often as these two and otherwise guess.
  ///
  /// - Parameter pairs: The two coders' categories of each item.
  /// - Returns: At most 1; 0 is chance. Nil without items, or where chance agreement is full, both
  ///   having used one same category throughout, so that nothing can be told.
  public static func value<Category: Hashable>(of pairs: [(Category, Category)]) -> Double? {
    var codes = ValueCodes<Category>()
    let cells = pairs.map { (codes.code(of: $0.0), codes.code(of: $0.1)) }
    return value(
      of: cells, counts: cells.map { _ in 1 }, categories: codes.values.count)
  }

  /// The same for pairs of categories that come so often each.
  ///
  /// - Parameters:
  ///   - cells: The two coders' categories, by numbers from 0.
  ///   - counts: How often each cell comes.
  ///   - categories: How many there are.
  /// - Returns: What the pairs, each as often as that, give.
  static func value(of cells: [(Int, Int)], counts: [Int], categories: Int) -> Double? {
    var first = [Int](repeating: 0, count: categories)
    var second = first
    var (agreed, total) = (0, 0)
    for ((a, b), count) in zip(cells, counts) {
      first[a] += count
      second[b] += count
      total += count
      if a == b { agreed += count }
    }
    guard total > 0 else { return nil }
    let count = Double(total)
    let chance = zip(first, second).reduce(0) { $0 + $1.0 * $1.1 }
    let expected = Double(chance) / (count * count)
    guard expected < 1 else { return nil }
    return (Double(agreed) / count - expected) / (1 - expected)
  }
}
