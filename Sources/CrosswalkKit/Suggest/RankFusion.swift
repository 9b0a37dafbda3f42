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
    for (list, weight) in zip(lists, weights) { add(list, weight, to: &result) }
    return result
  }

  /// Adds what the places of one list give.
  private func add(_ list: [Int], _ weight: Double, to result: inout [Double]) {
    // Learning spends its time here and in averagePrecision(of:), so both go by index.
    result.withUnsafeMutableBufferPointer { result in
      list.withUnsafeBufferPointer { list in
        var item = 0
        while item < list.count {
          if list[item] > 0 { result[item] += weight / (k + Double(list[item])) }
          item += 1
        }
      }
    }
  }

  /// The fused scores of some lists by one fusion after the other.
  ///
  /// Fusions that are tried one after the other often differ in their last weights alone: what the lists before
  /// give is kept.
  struct Trials {
    private let lists: [[Int]]
    /// The sums after each list, of the fusion that was tried last.
    private var sums: [[Double]] = []
    private var last: RankFusion?

    init(_ lists: [[Int]]) { self.lists = lists }

    /// What ``RankFusion/fused(_:)`` gives.
    mutating func fused(by fusion: RankFusion) -> [Double] {
      let count = min(lists.count, fusion.weights.count)
      var same = 0
      if let last, last.k == fusion.k {
        while same < sums.count, same < count, last.weights[same] == fusion.weights[same] {
          same += 1
        }
      }
      sums.removeSubrange(same...)
      for place in same..<count {
        var sum = sums.last ?? [Double](repeating: 0, count: lists[place].count)
        fusion.add(lists[place], fusion.weights[place], to: &sum)
        sums.append(sum)
      }
      last = fusion
      return sums.last ?? [Double](repeating: 0, count: lists.first?.count ?? 0)
    }
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
    var sums = [Double](repeating: 0, count: candidates.count)
    for entry in cases {
      var trials = Trials(entry.lists)
      for (number, fusion) in candidates.enumerated() {
        let scores = entry.raised(trials.fused(by: fusion), by: fusion)
        sums[number] += entry.averagePrecision(of: scores)
      }
    }
    var best: (fusion: RankFusion, value: Double)?
    for (fusion, sum) in zip(candidates, sums) where best.map({ sum > $0.value + 1e-9 }) ?? true {
      best = (fusion, sum)
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
  func scores(by fusion: RankFusion) -> [Double] { raised(fusion.fused(lists), by: fusion) }

  /// Fused scores with what is linked to the same words put first.
  func raised(_ scores: [Double], by fusion: RankFusion) -> [Double] {
    if same.isEmpty { return scores }
    var scores = scores
    for entry in same { scores[entry.item] = Self.fused(ofSame: entry.share, by: fusion) }
    return scores
  }

  /// What is linked to the same words is fused to: more than any places give.
  static func fused(ofSame share: Double, by fusion: RankFusion) -> Double {
    fusion.greatest * (1 + share)
  }

  /// The mean, over the right items, of the part of right ones at and above their places.
  func averagePrecision(by fusion: RankFusion) -> Double {
    averagePrecision(of: scores(by: fusion))
  }

  /// The same of fused scores.
  func averagePrecision(of scores: [Double]) -> Double {
    var places: [Int] = []
    scores.withUnsafeBufferPointer { scores in
      for item in right where scores[item] > 0 {
        let score = scores[item]
        // Equals before it come first. Nothing is asked in between, so that many are compared at once.
        var (place, other) = (1, 0)
        while other < item {
          place &+= scores[other] >= score ? 1 : 0
          other &+= 1
        }
        while other < scores.count {
          place &+= scores[other] > score ? 1 : 0
          other &+= 1
        }
        places.append(place)
      }
    }
    places.sort()
    return places.enumerated().reduce(0) { $0 + Double($1.offset + 1) / Double($1.element) }
      / Double(max(1, right.count))
  }
}
