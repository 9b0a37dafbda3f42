import CrosswalkBase
import CrosswalkKit

/// How alike two texts are, for finding a statement again in a new version of its document.
struct TextLikeness {
  /// From this on two texts are close.
  static let threshold = 0.8

  /// In lower case, words and single spaces only, so that a comma does not count.
  let folded: String
  private let letters: [Unicode.Scalar]
  private let words: [String: Int]
  private let wordCount: Int
  private let letterCounts: [Unicode.Scalar: Int]

  init(_ text: String) {
    let list = Terms.words(in: text)
    // A text without letters is its own only word.
    folded = list.isEmpty ? text : list.joined(separator: " ")
    letters = Array(folded.unicodeScalars)
    words = list.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    wordCount = list.count
    letterCounts = letters.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }

  /// The greater of two measures, both from 0 to 1: the share of letters that need no edit, and the
  /// share of words in common (Dice); nil below the threshold. Without counting edits, the second
  /// alone.
  func likeness(to other: TextLikeness, countsEdits: Bool = true) -> Double? {
    if folded == other.folded { return 1 }
    let overlap = overlap(with: other)
    let longest = max(letters.count, other.letters.count)
    let limit = Int((1 - Self.threshold) * Double(longest) + 1e-9)
    let edits =
      !countsEdits
      ? nil : distance(to: other, atMost: limit).map { 1 - Double($0) / Double(longest) }
    let best = max(overlap, edits ?? 0)
    return best >= Self.threshold - 1e-9 ? best : nil
  }

  /// The share of words in common (Dice), from 0 to 1.
  func overlap(with other: TextLikeness) -> Double {
    var common = 0
    for (word, count) in words { common += min(count, other.words[word, default: 0]) }
    return 2 * Double(common) / Double(max(1, wordCount + other.wordCount))
  }

  /// How many pairs of letters are looked at to count edits, at most.
  func cost(to other: TextLikeness) -> Int {
    let longest = max(letters.count, other.letters.count)
    let limit = Int((1 - Self.threshold) * Double(longest) + 1e-9)
    return abs(letters.count - other.letters.count) > limit
      ? 0 : letters.count * (2 * limit + 1)
  }

  /// Letters inserted, dropped or changed; nil if there are more than the limit.
  private func distance(to other: TextLikeness, atMost limit: Int) -> Int? {
    let (a, b) = (letters, other.letters)
    guard abs(a.count - b.count) <= limit else { return nil }
    // Letters that one has more of than the other need an edit each.
    var surplus = 0
    for (letter, count) in letterCounts {
      surplus += max(0, count - other.letterCounts[letter, default: 0])
    }
    guard surplus <= limit else { return nil }
    let far = limit + 1
    var above = Array(repeating: far, count: b.count + 1)
    var row = above
    for j in 0...min(limit, b.count) { above[j] = j }
    for i in 1..<(a.count + 1) {
      // Only a band about the diagonal can stay within the limit.
      let (low, high) = (max(1, i - limit), min(b.count, i + limit))
      guard low <= high else { return nil }
      row[low - 1] = low == 1 ? min(i, far) : far
      var least = row[low - 1]
      for j in low...high {
        let change = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
        row[j] = min(far, min(change, min(above[j], row[j - 1]) + 1))
        least = min(least, row[j])
      }
      if high < b.count { row[high + 1] = far }
      if least > limit { return nil }
      swap(&above, &row)
    }
    return above[b.count] <= limit ? above[b.count] : nil
  }
}
