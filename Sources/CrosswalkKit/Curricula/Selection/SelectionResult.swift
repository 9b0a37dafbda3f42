/// A choice, what it is worth, and what no choice exceeds.
package struct SelectionResult: Sendable, Hashable {
  /// How often each variable is taken.
  package var counts: [Int]
  /// The need that the choice closes.
  package var value: Double
  /// What no choice exceeds; the value itself where that is proven. Where the fewest hours were
  /// wanted: the same of hours, which no choice goes below.
  package var bound: Double
  /// How many numbers were looked at.
  package var work: Int

  package init(counts: [Int], value: Double, bound: Double, work: Int = 0) {
    (self.counts, self.value, self.bound, self.work) = (counts, value, bound, work)
  }
}
