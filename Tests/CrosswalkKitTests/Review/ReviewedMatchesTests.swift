import CrosswalkTestSupport
import Testing

@testable import CrosswalkBase
@testable import CrosswalkKit
@testable import CrosswalkModel

@Suite("Decisions laid into judgements")
struct ReviewedMatchesTests {
  private let ids = ["a", "b", "c", "d"]

  private func set(_ matches: [MatchSet.Match], from: String = "one") -> MatchSet {
    MatchSet(
      from: from, to: from == "one" ? "two" : "one", author: "Ana", version: "1", date: "2024",
      matches: matches)
  }

  private func match(
    _ subject: String, _ object: String?, _ relation: Relation?, author: String? = nil
  ) -> MatchSet.Match {
    .init(
      subject: subject, object: object, relation: relation, absence: object == nil ? .absent : nil,
      confidence: 0.8, author: author, note: "n")
  }

  private func laid(
    _ decisions: [MatchDecision], into set: MatchSet, overrules: Bool = false
  ) -> ReviewedMatches {
    ReviewedMatches(set, with: decisions, on: "one", order: ids, overrules: overrules)
  }

  private func ben(_ match: MatchSet.Match) -> MatchDecision {
    .init(reviewer: "Ben", match: match)
  }
  private func ana(_ match: MatchSet.Match) -> MatchDecision {
    .init(reviewer: "Ana", match: match)
  }

  @Test("New judgements stand by the order of the document, under the reviewer's name")
  func order() {
    let before = set([match("a", "x", .close), match("c", "x", .close)])
    let result = laid([ben(match("b", "y", .related))], into: before)
    #expect(result.entries.map(\.outcome) == [.decided])
    #expect(result.set.matches.map(\.subject) == ["a", "b", "c"])
    #expect(result.set.matches.map(\.author) == [nil, "Ben", nil])
    #expect(laid([ana(match("b", "y", .related))], into: before).set.matches[1].author == nil)
  }

  @Test("That there is a counterpart, and that there is none, is disputed in any order")
  func disputedAbsence() {
    let both = [ana(match("a", "x", .exact)), ben(match("a", nil, nil))]
    for decisions in [both, both.reversed()] {
      for overrules in [false, true] {
        let result = laid(decisions, into: set([]), overrules: overrules)
        #expect(result.entries.map(\.outcome) == [.disputed, .disputed])
        #expect(result.set.matches.isEmpty)
      }
    }
    // What is merely related goes with both.
    let related = laid([ana(match("a", "x", .related)), ben(match("a", nil, nil))], into: set([]))
    #expect(related.entries.map(\.outcome) == [.decided, .decided])
  }

  @Test("What lies under a file is overruled by name only", arguments: ["one", "two"])
  func beneath(from: String) {
    let under = [set([match("a", "x", .close), match("b", nil, nil)])]
    func laid(_ decision: MatchDecision, overrules: Bool = false) -> ReviewedMatches.Entry {
      ReviewedMatches(
        set([], from: from), with: [decision], on: "one", order: ids, overrules: overrules,
        over: under
      ).entries[0]
    }
    #expect(laid(ben(match("a", "x", .exact))).outcome == .refused)
    #expect(laid(ben(match("a", "x", .exact))).others == ["Ana"])
    let overruled = laid(ben(match("a", "x", .exact)), overrules: true)
    #expect(overruled.outcome == .overruled && overruled.others == ["Ana"])
    #expect(laid(ben(match("a", "x", .close))).outcome == .decided)
    #expect(laid(ben(match("c", "x", .exact))).outcome == .decided)
    #expect(laid(ana(match("a", "x", .exact))).outcome == .decided)
    if from == "one" { #expect(laid(ben(match("b", "y", .exact))).others == ["Ana"]) }
  }

  @Test("One's own gives way, somebody else's stays unless it is overruled")
  func others() {
    let before = set([match("a", "x", .close), match("b", "x", .narrower, author: "Ben")])
    #expect(laid([ana(match("a", "x", .exact))], into: before).entries[0].outcome == .changed)
    let refused = laid([ben(match("a", "x", .exact))], into: before)
    #expect(refused.entries[0].outcome == .refused && refused.entries[0].others == ["Ana"])
    #expect(refused.set == before && !refused.isChanged)
    let overruled = laid([ben(match("a", "x", .exact))], into: before, overrules: true)
    #expect(overruled.entries[0].outcome == .overruled)
    #expect(overruled.set.matches[0].relation == .exact)
    // Who says the same changes nothing.
    #expect(laid([ben(match("a", "x", .close))], into: before).entries[0].outcome == .unchanged)
  }

  @Test("That there is none, and that there is one, exclude each other; related goes with both")
  func none() {
    let judged = set([match("a", "x", .close), match("a", "y", .related)])
    let none = laid([ana(match("a", nil, nil))], into: judged)
    #expect(none.entries[0].outcome == .changed)
    #expect(none.set.matches.map(\.object) == ["y", nil])
    #expect(laid([ben(match("a", nil, nil))], into: judged).entries[0].outcome == .refused)
    let denied = set([match("a", nil, nil)])
    #expect(laid([ben(match("a", "x", .close))], into: denied).entries[0].outcome == .refused)
    #expect(laid([ben(match("a", "x", .related))], into: denied).entries[0].outcome == .decided)
  }

  @Test("Reviewers who differ here and now are both left out")
  func disputed() {
    let result = laid(
      [ana(match("a", "x", .close)), ben(match("a", "x", .related))], into: set([]))
    #expect(result.entries.map(\.outcome) == [.disputed, .disputed] && result.set.matches.isEmpty)
    let agreed = laid([ana(match("a", "x", .close)), ben(match("a", "x", .close))], into: set([]))
    #expect(agreed.entries.map(\.outcome) == [.decided, .unchanged])
  }

  @Test("A file that goes the other way holds pairs turned round, and cannot hold none")
  func backwards() {
    let result = laid(
      [ben(match("a", "x", .narrower)), ben(match("b", nil, nil))], into: set([], from: "two"))
    #expect(result.entries.map(\.outcome) == [.decided, .unsayable])
    #expect(result.set.matches.map(\.subject) == ["x"])
    #expect(result.set.matches[0].object == "a" && result.set.matches[0].relation == .broader)
  }

  @Test("Twice the same is once, and what was not decided on stays as it was", arguments: 0..<40)
  func laws(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    func some() -> MatchDecision {
      let object = ["x", "y", nil].randomElement(using: &random)!
      let relation =
        object == nil ? nil : (Relation.allCases + [nil]).randomElement(using: &random)!
      let decision = match(ids.randomElement(using: &random)!, object, relation)
      return Bool.random(using: &random) ? ana(decision) : ben(decision)
    }
    let before = laid((0..<6).map { _ in some() }, into: set([])).set
    let decisions = [some()]
    for overrules in [false, true] {
      let once = laid(decisions, into: before, overrules: overrules)
      let twice = laid(decisions, into: once.set, overrules: overrules)
      #expect(twice.set == once.set && !twice.isChanged)
      let touched = decisions[0].match.subject
      #expect(
        once.set.matches.filter { $0.subject != touched }
          == before.matches.filter { $0.subject != touched })
      let pairs = once.set.matches.map { [$0.subject, $0.object ?? ""] }
      #expect(Set(pairs).count == pairs.count)
      if once.entries[0].outcome == .refused { #expect(once.set == before) }
    }
  }

  @Test("What a reviewer leaves open of the own judgement stays as it is")
  func open() {
    var own = match("a", "x", .close)
    (own.confidence, own.note, own.settled) = (0.7, "reflect", "looked at")
    var again = match("a", "x", .close)
    (again.confidence, again.note) = (0.8, "")
    var decision = ana(again)
    decision.open = [.confidence, .reason]
    let same = laid([decision], into: set([own]))
    #expect(same.entries.map(\.outcome) == [.unchanged] && same.set.matches == [own])
    #expect(!same.entries[0].decision.open.contains(.confidence))
    var other = decision
    other.match.relation = .exact
    let changed = laid([other], into: set([own])).set.matches[0]
    #expect(changed.confidence == 0.7 && changed.note == "reflect" && changed.settled == nil)
    // Who says how sure he is changes that, and leaves what was settled.
    let surer = laid([ana(match("a", "x", .close))], into: set([own])).set.matches[0]
    #expect(surer.confidence == 0.8 && surer.note == "n" && surer.settled == "looked at")
  }

  @Test("What lies under a file is not laid over itself", arguments: ["Ana", "Ben"])
  func openBeneath(reviewer: String) {
    var under = match("a", "x", .close)
    (under.confidence, under.note) = (0.7, "reflect")
    func laid(_ decision: MatchDecision) -> ReviewedMatches {
      ReviewedMatches(
        set([]), with: [decision], on: "one", order: ids, overrules: false, over: [set([under])])
    }
    var again = match("a", "x", .close)
    (again.confidence, again.note) = (0.8, "")
    var decision = MatchDecision(reviewer: reviewer, match: again)
    decision.open = [.confidence, .reason]
    let same = laid(decision)
    #expect(same.entries[0].outcome == .unchanged && same.set.matches.isEmpty)
    // How sure one is is worth a line of one's own.
    decision.open = [.reason]
    let surer = laid(decision)
    #expect(surer.entries[0].outcome == .decided && surer.set.matches[0].confidence == 0.8)
    #expect(surer.set.matches[0].note == (reviewer == "Ana" ? "reflect" : ""))
  }
}
