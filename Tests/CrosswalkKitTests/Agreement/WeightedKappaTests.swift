import CrosswalkTestSupport
import Testing

@testable import CrosswalkBase
@testable import CrosswalkKit
@testable import CrosswalkModel

@Suite("Weighted kappa and agreement on counterparts")
struct WeightedKappaTests {
  @Test("Full agreement is 1, and with equal distances it is Cohen's kappa", arguments: 0..<30)
  func laws(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    let pairs = (0..<40).map { _ in
      (Int.random(in: 0..<4, using: &random), Int.random(in: 0..<4, using: &random))
    }
    let same = pairs.map { ($0.0, $0.0) }
    #expect(WeightedKappa.value(of: same) { abs(Double($0 - $1)) } == 1)
    let plain = WeightedKappa.value(of: pairs) { $0 == $1 ? 0 : 1 }
    #expect(abs(plain! - CohenKappa.value(of: pairs)!) < 1e-12)
    let turned = WeightedKappa.value(of: pairs.map { ($0.1, $0.0) }) { abs(Double($0 - $1)) }
    #expect(abs(turned! - WeightedKappa.value(of: pairs) { abs(Double($0 - $1)) }!) < 1e-12)
  }

  @Test("The mean square over the pairs against that over all combinations")
  func worked() {
    let pairs = [(0, 0), (0, 1), (1, 1), (1, 1), (1, 2), (2, 2), (2, 2), (2, 0), (0, 0), (0, 2)]
    let squares = pairs.reduce(0) { $0 + Double(($1.0 - $1.1) * ($1.0 - $1.1)) }
    var expected = 0.0
    for a in pairs { for b in pairs { expected += Double((a.0 - b.1) * (a.0 - b.1)) } }
    let value = WeightedKappa.value(of: pairs) { abs(Double($0 - $1)) }
    #expect(abs(value! - (1 - squares / (expected / 10))) < 1e-12)
    #expect(WeightedKappa.value(of: [(Int, Int)]()) { abs(Double($0 - $1)) } == nil)
    #expect(WeightedKappa.value(of: [(1, 1), (1, 1)]) { abs(Double($0 - $1)) } == nil)
  }

  private func decision(
    _ who: String, _ subject: String, _ object: String?, _ relation: Relation?
  ) -> MatchDecision {
    MatchDecision(
      reviewer: who,
      match: .init(
        subject: subject, object: object, relation: relation,
        absence: object == nil ? .absent : nil, confidence: 1, note: ""))
  }

  @Test("Reviewers are compared on pairs that both judged, and on whether there is one")
  func agreement() throws {
    let result = MatchReviewAgreement([
      decision("Ana", "a", "x", .close), decision("Ben", "a", "x", .close),
      decision("Ana", "b", "x", .narrower), decision("Ben", "b", "x", .related),
      decision("Ana", "c", "y", .related), decision("Ben", "c", nil, nil),
      decision("Ana", "d", "y", .exact),
    ])
    #expect(result.reviewers == ["Ana", "Ben"])
    let pair = try #require(result.pairs.first)
    #expect(pair.judged == 3 && pair.same == 1)
    #expect(pair.statements == 3 && pair.sameExistence == 2)
    #expect(
      result.disagreements == [
        .init(subject: "b", object: "x", readings: ["Ana": "narrower", "Ben": "related"]),
        .init(subject: "c", object: "y", readings: ["Ana": "related", "Ben": "none"]),
      ])
  }
}
