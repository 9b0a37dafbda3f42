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
    guard !pairs.isEmpty else { return nil }
    let count = Double(pairs.count)
    var first: [Category: Int] = [:]
    var second: [Category: Int] = [:]
    var agreed = 0
    for (a, b) in pairs {
      first[a, default: 0] += 1
      second[b, default: 0] += 1
      if a == b { agreed += 1 }
    }
    // Integers until the end, so that the order of a dictionary cannot show in the last digit.
    let chance = first.reduce(0) { $0 + $1.value * second[$1.key, default: 0] }
    let expected = Double(chance) / (count * count)
    guard expected < 1 else { return nil }
    return (Double(agreed) / count - expected) / (1 - expected)
  }
}
