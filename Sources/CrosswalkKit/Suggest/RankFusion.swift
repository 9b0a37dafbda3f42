/// Joins rankings by place: G. Cormack, C. Clarke and S. Büttcher, Reciprocal rank fusion
/// outperforms Condorcet and individual rank learning methods (2009).
///
/// What stands at place p of a list gets weight / (k + p) from it; what is not in a list gets
/// nothing from it.
struct RankFusion: Sendable, Hashable {
  /// How little the first places stand out; the authors propose 60.
  var k: Double
  /// One for each list.
  var weights: [Double]

  /// What stands first in all lists gets this.
  var greatest: Double { weights.reduce(0, +) / (k + 1) }

  /// The places from 1 in the order of scores; 0 for what has no score over 0. Equals share the
  /// best of their places.
  static func places(_ scores: [Double]) -> [Int] {
    var places = [Int](repeating: 0, count: scores.count)
    let order = RankOrder.descending(scores)
    for (index, item) in order.enumerated() {
      let isTied = index > 0 && areTied(scores[order[index - 1]], scores[item])
      places[item] = isTied ? places[order[index - 1]] : index + 1
    }
    return places
  }

  /// Whether a score is the same as the next greater one: sums of the same numbers in another order may
  /// differ in the last digit.
  static func areTied(_ greater: Double, _ score: Double) -> Bool { greater - score <= 1e-12 }

  /// The fused score of each item, from its places in each list.
  func fused(_ lists: [[Int]]) -> [Double] {
    var result = [Double](repeating: 0, count: lists.first?.count ?? 0)
    // Learning spends its time here and in averagePrecision(by:), so both go by index.
    result.withUnsafeMutableBufferPointer { result in
      for (list, weight) in zip(lists, weights) {
        list.withUnsafeBufferPointer { list in
          var item = 0
          while item < list.count {
            if list[item] > 0 { result[item] += weight / (k + Double(list[item])) }
            item += 1
          }
        }
      }
    }
    return result
  }

  /// The items with a score over 0, best first; equals in the order of the items.
  static func ranking(_ scores: [Double]) -> [Int] { RankOrder.descending(scores) }

  /// This fusion with the weights for further lists that rank best, the first of equals.
  ///
  /// - Parameters:
  ///   - weights: What is tried, in this order.
  ///   - cases: What the ranking is judged by.
  ///   - unlearned: The weights where there are no cases.
  /// - Returns: A fusion with the weights of this one and those of the further lists.
  func extended(
    _ weights: [[Double]], for cases: [FusionCase], default unlearned: [Double]
  ) -> RankFusion {
    func with(_ more: [Double]) -> RankFusion { RankFusion(k: k, weights: self.weights + more) }
    return Self.best(of: weights.map(with), for: cases) ?? with(unlearned)
  }

  /// The weights by the names of the lists.
  func named(_ names: [String]) -> [String: Double] {
    Dictionary(zip(names, weights), uniquingKeysWith: { first, _ in first })
  }

  /// The fusion among `candidates` that ranks best by mean average precision, the first of equals.
  static func best(of candidates: [RankFusion], for cases: [FusionCase]) -> RankFusion? {
    guard !cases.isEmpty else { return nil }
    var best: (fusion: RankFusion, value: Double)?
    for fusion in candidates {
      var sum = 0.0
      for entry in cases { sum += entry.averagePrecision(by: fusion) }
      if best.map({ sum > $0.value + 1e-9 }) ?? true { best = (fusion, sum) }
    }
    return best?.fusion
  }
}

/// What rankers say of one statement, with what the answer is where somebody has judged it.
struct FusionCase: Sendable {
  /// The places that each ranker gives each item.
  var lists: [[Int]]
  /// The items that are linked to a statement of just these words, with how much; empty if there
  /// is none.
  var same: [(item: Int, share: Double)] = []
  /// How much the best item has in common with the statement at all.
  var strength: Double
  /// The items that are right, the main one first.
  var right: [Int] = []

  /// The fused scores. What is linked to the same words comes first.
  func scores(by fusion: RankFusion) -> [Double] {
    var scores = fusion.fused(lists)
    for entry in same { scores[entry.item] = Self.fused(ofSame: entry.share, by: fusion) }
    return scores
  }

  /// What is linked to the same words is fused to: more than any places give.
  static func fused(ofSame share: Double, by fusion: RankFusion) -> Double {
    fusion.greatest * (1 + share)
  }

  /// The mean, over the right items, of the part of right ones at and above their places.
  func averagePrecision(by fusion: RankFusion) -> Double {
    let scores = scores(by: fusion)
    var places: [Int] = []
    scores.withUnsafeBufferPointer { scores in
      for item in right where scores[item] > 0 {
        let score = scores[item]
        var (place, other) = (1, 0)
        while other < scores.count {
          if scores[other] > score || scores[other] == score && other < item { place += 1 }
          other += 1
        }
        places.append(place)
      }
    }
    places.sort()
    return places.enumerated().reduce(0) { $0 + Double($1.offset + 1) / Double($1.element) }
      / Double(max(1, right.count))
  }
}
