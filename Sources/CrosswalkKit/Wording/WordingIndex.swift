import CrosswalkBase

/// How alike texts are in their wording, by their stemmed words, rare ones counting more: BM25. S.
/// Robertson and H. Zaragoza, The probabilistic relevance framework: BM25 and beyond (2009).
///
/// A term that n of N texts have counts log(1 + (N − n + ½) / (n + ½)) × f (k₁ + 1) / (f + k₁ (1 −
/// b + b l / l̄)) where f is its weight in the text and l the text's length. The index is inverted:
/// a query costs as much as its terms have texts.
struct WordingIndex: Sendable {
  /// How fast a term that occurs again and again stops counting.
  static let saturation = 1.2
  /// How far long texts are marked down, 0 to 1.
  static let lengthPenalty = 0.75

  /// How many texts can be scored.
  let count: Int
  /// How many texts there are in all, and how rare each term is among them.
  private let (total, rarities): (Int, [Double])
  /// Where the entries of each term begin.
  private let starts: [Int]
  private let texts: [Int32]
  private let scores: [Double]
  private let meanLength: Double

  /// - Parameters:
  ///   - bags: The texts.
  ///   - terms: How many terms there are; their numbers are below.
  ///   - kept: Only these can be scored, by their places here, as they would be among all; nil: all.
  init(_ bags: [TermBag], terms: Int, keeping kept: [Int]? = nil) {
    (count, total) = (kept?.count ?? bags.count, bags.count)
    var frequencies = [Int32](repeating: 0, count: terms)
    for bag in bags { for term in bag.terms { frequencies[Int(term)] += 1 } }
    let scored = kept?.map { bags[$0] } ?? bags
    var starts = [Int](repeating: 0, count: terms + 1)
    for bag in scored { for term in bag.terms { starts[Int(term) + 1] += 1 } }
    for term in 0..<terms { starts[term + 1] += starts[term] }
    let mean = bags.reduce(0) { $0 + $1.length } / Double(max(1, bags.count))
    let rarities = frequencies.map { Self.rarity(of: Int($0), among: bags.count) }
    var texts = [Int32](repeating: 0, count: starts[terms])
    var scores = [Double](repeating: 0, count: starts[terms])
    var next = starts
    for (text, bag) in scored.enumerated() {
      let length = bag.length
      for (term, weight) in zip(bag.terms, bag.weights) {
        let place = next[Int(term)]
        next[Int(term)] += 1
        texts[place] = Int32(text)
        scores[place] =
          rarities[Int(term)] * Self.saturated(weight, length: length, mean: mean)
      }
    }
    self.rarities = rarities
    self.starts = starts
    self.texts = texts
    self.scores = scores
    meanLength = mean
  }

  /// The scores of all texts.
  func scores(of query: TermBag) -> [Double] {
    var result = [Double](repeating: 0, count: count)
    // Most of the time of long comparisons goes here.
    result.withUnsafeMutableBufferPointer { result in
      texts.withUnsafeBufferPointer { texts in
        scores.withUnsafeBufferPointer { scores in
          for (term, weight) in zip(query.terms, query.weights) where Int(term) + 1 < starts.count {
            for place in starts[Int(term)]..<starts[Int(term) + 1] {
              result[Int(texts[place])] += weight * scores[place]
            }
          }
        }
      }
    }
    return result
  }

  /// The likeness of all texts to a query, 0 to 1: which part of the score that its own words would
  /// get each of them reaches.
  func likenesses(to query: TermBag) -> [Double] {
    let own = ownScore(of: query)
    guard own > 0 else { return [Double](repeating: 0, count: count) }
    var result = scores(of: query)
    result.withUnsafeMutableBufferPointer { result in
      for text in result.indices { result[text] = min(1, result[text] / own) }
    }
    return result
  }

  /// What a text would score that has the very words of the query.
  func ownScore(of query: TermBag) -> Double {
    let length = query.length
    return zip(query.terms, query.weights).reduce(0) { sum, entry in
      sum + entry.1 * rarity(of: entry.0)
        * Self.saturated(entry.1, length: length, mean: meanLength)
    }
  }

  /// What one term of a query adds to the score of one text.
  func contribution(of term: Int32, to text: Int) -> Double {
    guard Int(term) + 1 < starts.count else { return 0 }
    for place in starts[Int(term)]..<starts[Int(term) + 1] where Int(texts[place]) == text {
      return scores[place]
    }
    return 0
  }

  private func rarity(of term: Int32) -> Double {
    Int(term) < rarities.count ? rarities[Int(term)] : Self.rarity(of: 0, among: total)
  }

  private static func rarity(of frequency: Int, among count: Int) -> Double {
    (1 + (Double(count - frequency) + 0.5) / (Double(frequency) + 0.5)).logarithm
  }

  private static func saturated(_ weight: Double, length: Double, mean: Double) -> Double {
    let relative = mean > 0 ? length / mean : 1
    return weight * (saturation + 1)
      / (weight + saturation * (1 - lengthPenalty + lengthPenalty * relative))
  }
}
