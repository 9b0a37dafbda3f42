import CrosswalkBase

/// How alike texts are in their wording: the cosine of their stemmed words, rare words counting
/// more.
///
/// A word's weight is its inverse document frequency, log(1 + N / n), in the indexed texts.
struct WordingIndex: Sendable {
  private let vectors: [[String: Double]]
  private let weights: [String: Double]
  private let unknownWeight: Double

  init(_ texts: [String]) {
    let words = texts.map { Set(Terms.stems(in: $0)) }
    var counts: [String: Int] = [:]
    for set in words { for word in set { counts[word, default: 0] += 1 } }
    let total = Double(max(1, texts.count))
    let found = counts.mapValues { (total / Double($0) + 1).logarithm }
    weights = found
    unknownWeight = (total + 1).logarithm
    vectors = words.map { set in
      Self.normalised(Dictionary(uniqueKeysWithValues: set.map { ($0, found[$0]!) }))
    }
  }

  /// The likeness of a text to some of the indexed ones, 0 to 1, by position.
  func likeness(to text: String, among positions: [Int]) -> [Int: Double] {
    let words = Set(Terms.stems(in: text))
    let vector = Self.normalised(
      Dictionary(uniqueKeysWithValues: words.map { ($0, weights[$0] ?? unknownWeight) }))
    // In the order of the words, so that the sums are the same every time.
    let ordered = vector.sorted { $0.key < $1.key }
    return Dictionary(
      positions.map { position in
        (position, ordered.reduce(0) { $0 + $1.value * (vectors[position][$1.key] ?? 0) })
      }, uniquingKeysWith: { first, _ in first })
  }

  private static func normalised(_ vector: [String: Double]) -> [String: Double] {
    let length = vector.sorted { $0.key < $1.key }.reduce(0) { $0 + $1.value * $1.value }
      .squareRoot()
    return length > 0 ? vector.mapValues { $0 / length } : vector
  }
}
