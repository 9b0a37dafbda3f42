import CrosswalkTestSupport
import Foundation
import Testing

@testable import CrosswalkKit

@Suite("Ranking by wording, fusion and calibration")
struct RankingTests {
  /// BM25 as its authors write it, text by text.
  private func reference(_ texts: [[String]], _ query: [String]) -> [Double] {
    let (k, b) = (1.2, 0.75)
    let mean = Double(texts.map(\.count).reduce(0, +)) / Double(texts.count)
    return texts.map { text in
      var sum = 0.0
      for word in query {
        let n = Double(texts.filter { $0.contains(word) }.count)
        let f = Double(text.filter { $0 == word }.count)
        let total = Double(texts.count)
        let idf: Double = log(1 + (total - n + 0.5) / (n + 0.5))
        let norm: Double = 1 - b + b * Double(text.count) / mean
        sum += idf * f * (k + 1) / (f + k * norm)
      }
      return sum
    }
  }

  @Test("BM25 is what a plain count gives", arguments: 0..<30)
  func bm25(seed: Int) {
    var random = RandomCatalog(seed: seed)
    let words = ["file", "court", "uncle", "talk", "judge", "visit", "aunt"]
    func text(_ random: inout RandomCatalog) -> [String] {
      (0..<random.int(1...9)).map { _ in random.pick(words) }
    }
    let texts = (0..<random.int(1...12)).map { _ in text(&random) }
    let query = text(&random) + ["unheard"]
    var vocabulary = Vocabulary()
    let bags = texts.map { TermBag([(vocabulary.terms(in: $0.joined(separator: " ")), 1)]) }
    let index = WordingIndex(bags, terms: vocabulary.count)
    let asked = TermBag([(vocabulary.terms(in: query.joined(separator: " ")), 1)])
    #expect(areClose(index.scores(of: asked), reference(texts, query)))
    for (bag, position) in zip(bags, bags.indices) {
      #expect(isClose(index.ownScore(of: bag), index.scores(of: bag)[position]))
      let parts = zip(asked.terms, asked.weights).map {
        $1 * index.contribution(of: $0, to: position)
      }
      #expect(isClose(parts.reduce(0, +), index.scores(of: asked)[position]))
    }
  }

  @Test("An index of nothing finds nothing")
  func empty() {
    let index = WordingIndex([], terms: 0)
    #expect(index.scores(of: TermBag([([3], 1)])) == [])
    #expect(index.ownScore(of: TermBag([])) == 0)
  }

  @Test("Fields weigh, and terms stay in the order in which they occur")
  func bags() {
    let bag = TermBag([([7, 2, 7], 1), ([2, 5], 0.5)])
    #expect(bag.terms == [7, 2, 5])
    #expect(bag.weights == [2, 1.5, 0.5])
    #expect(bag.length == 4)
  }

  @Test("Words are stemmed, stop words are none")
  func vocabulary() {
    var vocabulary = Vocabulary()
    let terms = vocabulary.terms(in: "The families of a family, and its file")
    #expect(terms == [0, 0, 1])
    #expect(vocabulary.count == 2)
    #expect(
      vocabulary.words(in: "FILE the family families other").map(\.word) == ["file", "family"])
  }

  @Test("Reciprocal rank fusion by hand")
  func fusion() {
    #expect(RankFusion.places([0.2, 0, 0.9, 0.2]) == [2, 0, 1, 2])
    let fusion = RankFusion(k: 60, weights: [1, 0.5])
    let fused = fusion.fused([[1, 2, 0], [3, 1, 2]])
    let byHand: [Double] = [1.0 / 61 + 0.5 / 63, 1.0 / 62 + 0.5 / 61, 0.5 / 62]
    #expect(areClose(fused, byHand))
    #expect(RankFusion.ranking(fused) == [0, 1, 2])
    #expect(RankFusion.ranking([0, 0.5, 0.5, 0.7]) == [3, 1, 2])
    #expect(isClose(fusion.greatest, 1.5 / 61))
  }

  @Test(
    "Many scores are sorted as few are, and the greatest are the first of them", arguments: 0..<8)
  func order(seed: Int) {
    var random = RandomCatalog(seed: seed)
    for count in [0, 1, 40, RankOrder.radixFrom, 600, 3_000] {
      // Equals, nothing, less than nothing, and numbers of every size.
      let scores = (0..<count).map { _ in
        switch random.int(0...5) {
        case 0: Double(random.int(-2...3))
        case 1: Double.leastNonzeroMagnitude * Double(random.int(0...3))
        case 2: random.real(0...1) * 1e300
        default: random.real(-0.1...1)
        }
      }
      let sorted = scores.indices.filter { scores[$0] > 0 }.sorted {
        (scores[$1], $0) < (scores[$0], $1)
      }
      #expect(RankOrder.descending(scores) == sorted)
      for limit in [0, 1, 10, 700] where limit > 0 {
        #expect(RankOrder.greatest(limit, of: scores) == Array(sorted.prefix(limit)))
      }
    }
  }

  @Test("Places of some are those that sorting all of them gives", arguments: 0..<20)
  func partialPlaces(seed: Int) {
    var random = RandomCatalog(seed: seed)
    for count in [0, 1, 7, 300, 2_000] {
      // Equals, next to equals, nothing, and numbers of very different sizes.
      let kind = random.int(0...2)
      let scores = (0..<count).map { number in
        switch (kind, random.int(0...4)) {
        case (_, 0): Double(random.int(0...3)) / 4
        case (0, _): 0.5 + Double(random.int(0...3)) * 0.8e-12
        case (_, 1): random.real(0...1) * 1e-9
        case (_, 2): 0.25 + Double(number % 3) * 0.5e-12
        default: random.real(0...1.7)
        }
      }
      let order = RankOrder.descending(scores)
      let places = RankFusion.places(scores)
      var partial = PartialPlaces(scores)
      #expect(partial.count == order.count)
      for size in [1, 3, 40, 41, 900, 5_000] {
        let some = (0..<min(size, count)).map { _ in random.int(0...count - 1) }
        #expect(partial.places(of: some) == some.map { places[$0] })
        let head = partial.head(size)
        #expect(head.count >= min(size, order.count))
        #expect(head.map(\.position) == Array(order.prefix(head.count)))
        #expect(head.map(\.place) == head.map { places[$0.position] })
      }
    }
  }

  @Test("Scores of some texts are those that they have among all", arguments: 0..<8)
  func someTexts(seed: Int) {
    var random = RandomCatalog(seed: seed)
    let bags = (0..<30).map { _ in
      TermBag([((0..<random.int(0...9)).map { _ in Int32(random.int(0...12)) }, 1)])
    }
    let kept = random.some(Array(bags.indices), 0...30).sorted()
    let (all, some) = (
      WordingIndex(bags, terms: 13), WordingIndex(bags, terms: 13, keeping: kept)
    )
    for bag in bags {
      let likenesses = all.likenesses(to: bag)
      #expect(some.likenesses(to: bag) == kept.map { likenesses[$0] })
    }
  }

  @Test("Likeness in meaning is the cosine, and not below 0")
  func meaning() {
    let vectors: [[Float]?] = [[1, 0, 0], [0.6, 0.8, 0], nil, [-1, 0, 0], [0, 0.6, 0.8]]
    let scores = MeaningIndex(vectors).scores(of: [0.6, 0.8, 0])
    #expect(areClose(scores.map { ($0 * 1e5).rounded() / 1e5 }, [0.6, 1, 0, 0, 0.48]))
    #expect(MeaningIndex(vectors).scores(of: nil) == [0, 0, 0, 0, 0])
    #expect(MeaningIndex([]).scores(of: [1]) == [])
    #expect(MeaningIndex([nil]).scores(of: [1]) == [0])
    // Vectors of another length than the others are no reason to stop.
    #expect(MeaningIndex([[1], Array(repeating: 0.2, count: 25)]).scores(of: [1]).count == 2)
    var random = RandomCatalog(seed: 8)
    for length in [1, 7, 8, 9, 16, 17, 40] {
      func vector(_ random: inout RandomCatalog) -> [Float] {
        (0..<length).map { _ in Float(random.real(0...1)) / Float(length) }
      }
      let (a, b) = (vector(&random), vector(&random))
      let plain = zip(a, b).reduce(0) { $0 + Double($1.0) * Double($1.1) }
      #expect(abs(MeaningIndex([a]).scores(of: b)[0] - plain) < 1e-6)
    }
  }

  @Test("Average precision by hand, and the fusion that has most of it")
  func averagePrecision() {
    // The first list has the right items at 1 and 3, the second at 2 and 3.
    let entry = FusionCase(lists: [[1, 2, 3], [3, 1, 2]], strength: 1, right: [0, 2])
    let first = RankFusion(k: 1, weights: [1, 0])
    let second = RankFusion(k: 1, weights: [0, 1])
    #expect(isClose(entry.averagePrecision(by: first), 5.0 / 6))
    #expect(isClose(entry.averagePrecision(by: second), 7.0 / 12))
    #expect(RankFusion.best(of: [second, first], for: [entry]) == first)
    #expect(RankFusion.best(of: [second, first], for: []) == nil)
    var same = entry
    same.same = [(2, 0.5), (1, 0.25)]
    #expect(RankFusion.ranking(same.scores(by: first)) == [2, 1, 0])
  }

  @Test("Measures by hand")
  func measures() {
    let measures = HeldOutTrial.measures([4, 9, 7, 1, 2, 3], right: [9, 3, 8], hasMain: true)
    #expect(measures["recall@1"] == 0 && measures["right@1"] == 0)
    #expect(isClose(measures["recall@5"]!, 1.0 / 3))
    #expect(isClose(measures["recall@10"]!, 2.0 / 3))
    #expect(isClose(measures["map"]!, 5.0 / 18))
    #expect(measures["mrr"] == 0.5)
    let other = HeldOutTrial.measures([3, 9], right: [9, 3], hasMain: true)
    #expect(other["recall@1"] == 0 && other["right@1"] == 1)
    #expect(HeldOutTrial.measures([3], right: [9, 3], hasMain: false)["recall@1"] == 1)
    #expect(HeldOutTrial.measures([], right: [1], hasMain: true)["map"] == 0)
  }

  @Test("Calibrated scores are the rates that were seen, rise with the score and fall by place")
  func calibration() throws {
    var random = RandomCatalog(seed: 5)
    let fusion = RankFusion(k: 1, weights: [1])
    // The stronger, the more often the first is right.
    let cases = (0..<2_000).map { _ in
      let strength = random.real(0...4)
      let isRight = random.chance(strength.squareRoot() / 2)
      return FusionCase(lists: [[1, 2, 3]], strength: strength, right: isRight ? [0] : [1])
    }
    let calibration = try #require(ScoreCalibration(cases, by: fusion))
    var last = 0.0
    for step in 1...39 {
      let strength = Double(step) / 10
      let scores = calibration.scores([0.5, 1 / 3.0, 0.25], strength: strength)
      #expect(abs(scores[0] - strength.squareRoot() / 2) < 0.1)
      #expect(scores[0] >= last)
      #expect(scores[0] >= scores[1] && scores[1] >= scores[2])
      #expect(scores[2] < 0.02)
      last = scores[0]
    }
    #expect(ScoreCalibration(Array(cases.prefix(24)), by: fusion) == nil)
  }
}
