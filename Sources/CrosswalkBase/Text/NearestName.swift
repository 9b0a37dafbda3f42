/// The name that someone who wrote `name` most likely meant; nil if none is close.
///
/// Close means few letters inserted, dropped, changed or swapped with their neighbour
/// (Damerau-Levenshtein distance): at most one for every three letters, and never more than three.
/// Case does not count. Of names equally close the first wins.
///
/// It stays fast for anything: names over 64 letters are not compared, and of the candidates only
/// the first 10,000 are.
package func nearest(_ name: String, in candidates: some Sequence<String>) -> String? {
  let longest = 64
  let wanted = Array(name.lowercased().unicodeScalars.prefix(longest + 1))
  guard !wanted.isEmpty, wanted.count <= longest else { return nil }
  var best: String?
  // One more than what is accepted, so that `<` accepts it.
  var bestDistance = min(3, max(1, wanted.count / 3)) + 1
  for candidate in candidates.prefix(10_000) {
    guard candidate.utf8.count <= 4 * longest else { continue }
    let letters = Array(candidate.lowercased().unicodeScalars)
    // A distance as great as the name itself is no resemblance.
    let limit = min(bestDistance, max(wanted.count, letters.count))
    if let distance = distance(wanted, letters, below: limit) {
      (best, bestDistance) = (candidate, distance)
      if distance == 0 { break }
    }
  }
  return best
}

/// How many edits lead from one name to the other; nil if not fewer than the limit.
private func distance(
  _ a: [Unicode.Scalar], _ b: [Unicode.Scalar], below limit: Int
) -> Int? {
  guard abs(a.count - b.count) < limit else { return nil }
  // Three rows of the usual table: the one being filled and the two above it.
  var twoAbove: [Int] = []
  var above = Array(0...b.count)
  var row = above
  for i in 0..<a.count {
    row[0] = i + 1
    for j in 0..<b.count {
      var edits = min(above[j + 1] + 1, row[j] + 1, above[j] + (a[i] == b[j] ? 0 : 1))
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
        edits = min(edits, twoAbove[j - 1] + 1)
      }
      row[j + 1] = edits
    }
    // No later row can fall below both this row's and the last row's least.
    if min(row.min() ?? 0, above.min() ?? 0) >= limit { return nil }
    (twoAbove, above, row) = (above, row, above)
  }
  return above[b.count] < limit ? above[b.count] : nil
}

/// Offers the nearest of many names, which are put in order once and only if any is asked for.
///
/// Of a long list it offers just so often, so that a file with a hundred thousand wrong references
/// is refused at once.
package final class Suggestions {
  private let names: Set<String>
  private lazy var ordered = names.sorted()
  private var left: Int

  package init(_ names: Set<String>) {
    self.names = names
    left = names.count > 1_000 ? 100 : .max
  }

  /// `; did you mean 'x'?` for messages, or nothing.
  package func callAsFunction(_ name: String) -> String {
    guard left > 0 else { return "" }
    left -= 1
    return suggestion(for: name, in: ordered)
  }
}

/// `; did you mean 'x'?` for messages, or nothing.
package func suggestion(for name: String, in names: some Sequence<String>) -> String {
  nearest(name, in: names).map { "; did you mean '\($0)'?" } ?? ""
}
