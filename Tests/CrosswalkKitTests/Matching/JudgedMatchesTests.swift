import CrosswalkTestSupport
import Testing

@testable import CrosswalkKit
@testable import CrosswalkModel

@Suite("Counterparts and what was judged of them")
struct JudgedMatchesTests {
  private func small(
    unused: [Alignment.Unused] = [], matches: [MatchSet.Match] = [], isReversed: Bool = false
  ) -> StatementMatcher {
    let one = RandomCatalog.plain(
      "one", levels: ["l"], units: [("U", ["a", "b", "c"])])
    let two = RandomCatalog.plain("two", levels: ["l"], units: [("V", ["x", "y"])])
    let source = RandomCatalog.plain(aligning: one, ["a": "c1", "b": "c2"])
    var target = RandomCatalog.plain(aligning: two, ["x": "c1", "y": "c3"])
    target.judgement.unused = unused
    let set = MatchSet(
      from: isReversed ? "two" : "one", to: isReversed ? "one" : "two", author: "us",
      version: "1", date: "2024", matches: matches)
    return StatementMatcher(from: source, to: target, matches: [set])
  }

  @Test("None comes with its kind, from a judgement or from what the alignment leaves unused")
  func none() throws {
    #expect(small().matches(of: "b")?.none == .absent)
    #expect(small().matches(of: "a")?.none == nil)
    // Of a statement without links nobody knows what it is about.
    #expect(small().matches(of: "c")?.none == nil)
    #expect(small().matches(of: "c")?.standing == .notJudged)
    for kind in Absence.allCases {
      let unused = [Alignment.Unused(concepts: ["c2"], kind: kind, reason: "because")]
      #expect(small(unused: unused).matches(of: "b")?.none == kind)
      let judged = small(
        matches: [.init(subject: "a", absence: kind, confidence: 1, note: "looked for it")])
      let result = try #require(judged.matches(of: "a"))
      #expect(result.none == kind && result.note == "looked for it")
      // What it shares a concept with is shown, as related at most.
      #expect(result.matches.first?.id == "x" && result.matches.first?.relation == .related)
    }
  }

  @Test("That a statement has no counterpart is said beside what is judged related")
  func noneBesideJudgement() throws {
    let matcher = small(matches: [
      .init(subject: "a", absence: .absent, confidence: 1, note: "no"),
      .init(subject: "a", object: "y", relation: .related, confidence: 1, note: "but this"),
    ])
    let result = try #require(matcher.matches(of: "a"))
    #expect(result.matches.first?.id == "y" && result.none == .absent && result.note == "no")
  }

  @Test("A denied pair is shown as denied, and last, from both sides")
  func denial() throws {
    let denied = [MatchSet.Match(subject: "a", object: "x", confidence: 1, note: "no")]
    let back = [MatchSet.Match(subject: "x", object: "a", confidence: 1, note: "no")]
    for matcher in [small(matches: denied), small(matches: back, isReversed: true)] {
      let last = try #require(matcher.matches(of: "a")?.matches.last)
      #expect(last.id == "x" && last.relation == nil && last.curated && last.note == "no")
      #expect(matcher.matches(of: "a")?.none == .absent)
    }
  }

  @Test("A shortcoming is nobody's counterpart, and stands after what is one")
  func deficit() throws {
    var matcher = small()
    #expect(matcher.matches(of: "a")?.matches.first?.relation == .exact)
    var target = matcher.target
    target.document.units[0].statements[0].flags = [.deficit]
    matcher = StatementMatcher(from: matcher.source, to: target, matches: [])
    let row = try #require(matcher.matches(of: "a")?.matches.first { $0.id == "x" })
    #expect(row.relation == .related && row.objection == .deficit)
  }

  @Test("Judgements of other pairs of frameworks do not count")
  func otherPairs() {
    let source = small().source
    let target = small().target
    let set = MatchSet(
      from: "one", to: "three", author: "us", version: "1", date: "2024",
      matches: [.init(subject: "a", object: "x", confidence: 1, note: "no")])
    let matcher = StatementMatcher(from: source, to: target, matches: [set])
    #expect(matcher.matches(of: "a")?.matches.first?.curated == false)
    #expect(matcher.matches(of: "a")?.matches.first?.id == "x")
  }

  @Test("Judgements are ordered by what they tell, then by confidence")
  func strength() {
    let two = RandomCatalog.plain(
      "two", levels: ["l"], units: [("V", ["p", "q", "r", "s", "t", "u", "v"])])
    let relations: [(String, Relation, Double)] = [
      ("p", .related, 1), ("q", .counterpart, 1), ("r", .broader, 0.5), ("s", .narrower, 0.9),
      ("t", .close, 0.1), ("u", .exact, 0), ("v", .related, 0.2),
    ]
    let set = MatchSet(
      from: "one", to: "two", author: "us", version: "1", date: "2024",
      matches: relations.map {
        .init(subject: "a", object: $0.0, relation: $0.1, confidence: $0.2, note: "n")
      })
    let matcher = StatementMatcher(
      from: small().source, to: RandomCatalog.plain(aligning: two, [:]), matches: [set])
    #expect(
      matcher.matches(of: "a")?.matches.map(\.id) == ["u", "t", "s", "r", "q", "p", "v"])
  }

  @Test("What is judged beside one statement of a further framework is shown, with that statement")
  func further() throws {
    func judged(_ from: String, _ to: String, _ subject: String, _ object: String) -> MatchSet {
      MatchSet(
        from: from, to: to, author: "us", version: "1", date: "2024",
        matches: [
          .init(subject: subject, object: object, relation: .close, confidence: 1, note: "n")
        ])
    }
    let matcher = small()
    let sets = [judged("one", "three", "b", "t"), judged("two", "three", "y", "t")]
    let found = try #require(
      StatementMatcher(from: matcher.source, to: matcher.target, matches: sets).matches(of: "b"))
    // It is evidence for the order, and no relation follows.
    #expect(found.matches.first?.id == "y" && found.matches.first?.beside == ["three:t"])
    #expect(found.matches.first?.relation == nil && found.none == .absent)
  }
}
