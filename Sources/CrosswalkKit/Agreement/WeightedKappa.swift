/// How far two coders agree on one category an item, beyond chance, where some categories are nearer
/// to each other than others.
///
/// J. Cohen, Weighted kappa: nominal scale agreement with provision for scaled disagreement or partial
/// credit, Psychological Bulletin 70 (1968).
public enum WeightedKappa {
  /// κ = 1 - observed / expected disagreement, each the mean of the squared distances of the two
  /// categories; expected is that of two coders who use each category as often as these two and
  /// otherwise guess.
  ///
  /// - Parameters:
  ///   - pairs: The two coders' categories of each item.
  ///   - distance: How far two categories are apart; 0 for the same.
  /// - Returns: At most 1; 0 is chance. Nil without items, or where no disagreement can be expected.
  public static func value<Category: Hashable>(
    of pairs: [(Category, Category)], distance: (Category, Category) -> Double
  ) -> Double? {
    guard !pairs.isEmpty else { return nil }
    // In the order in which they come, so that sums run in one order everywhere.
    var (categories, places): ([Category], [Category: Int]) = ([], [:])
    var counts: [(first: Double, second: Double)] = []
    func place(of category: Category) -> Int {
      if let place = places[category] { return place }
      places[category] = categories.count
      categories.append(category)
      counts.append((0, 0))
      return categories.count - 1
    }
    var observed = 0.0
    for (a, b) in pairs {
      counts[place(of: a)].first += 1
      counts[place(of: b)].second += 1
      observed += distance(a, b) * distance(a, b)
    }
    var expected = 0.0
    for (row, a) in categories.enumerated() {
      for (column, b) in categories.enumerated() {
        expected += counts[row].first * counts[column].second * distance(a, b) * distance(a, b)
      }
    }
    expected /= Double(pairs.count)
    return expected > 0 ? 1 - observed / expected : nil
  }
}
