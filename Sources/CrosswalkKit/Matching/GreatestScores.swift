/// So many of the greatest scores over 0, and all that are equal to the last of them.
struct GreatestScores {
  private let count: Int
  private var found: [(score: Double, position: Int)] = []
  /// When so many were found, those that are not among them are left out.
  private var full: Int
  /// What is less is not among them: 0 while there are too few.
  private(set) var least = 0.0

  init(_ count: Int) { (self.count, full) = (count, 4 * count) }

  mutating func add(_ score: Double, at position: Int) {
    if score < least || score <= 0 { return }
    found.append((score, position))
    if found.count >= full { cut() }
  }

  /// Greatest first, equals in the order of their positions.
  var sorted: [(score: Double, position: Int)] {
    var kept = self
    kept.cut()
    return kept.found
  }

  private mutating func cut() {
    found.sort { ($1.score, $0.position) < ($0.score, $1.position) }
    guard found.count >= count, count > 0 else { return }
    least = found[count - 1].score
    found.removeSubrange((found.firstIndex { $0.score < least } ?? found.count)...)
    // Of equals there may be many.
    full = max(full, 2 * found.count)
  }
}
