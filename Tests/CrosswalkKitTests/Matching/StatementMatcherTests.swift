import CrosswalkTestSupport
import Testing

@testable import CrosswalkBase
@testable import CrosswalkKit
@testable import CrosswalkModel

@Suite("Counterparts of statements")
struct StatementMatcherTests {
  private static let seeds = 0..<60

  private func catalog(
    seed: Int
  ) -> (source: AlignedFramework, target: AlignedFramework, matches: [MatchSet]) {
    var catalog = RandomCatalog(seed: seed)
    return catalog.matching()
  }

  private func all(
    _ matcher: StatementMatcher
  ) throws -> [StatementMatches] {
    try matcher.source.framework.statements.map {
      try #require(matcher.matches(of: $0.statement.id))
    }
  }

  @Test("The same is found as by looking at every statement", arguments: seeds)
  func reference(seed: Int) throws {
    let (source, target, matches) = catalog(seed: seed)
    let reference = ReferenceMatcher(source: source, target: target, matches: matches)
    for result in try all(StatementMatcher(from: source, to: target, matches: matches)) {
      let expected = reference.find(result.subject.id)
      #expect(result.none == expected.none)
      #expect(result.note == expected.note)
      #expect((result.none == nil) == !result.matches.isEmpty)
      let byID = Dictionary(uniqueKeysWithValues: expected.found.map { ($0.id, $0) })
      #expect(Set(result.matches.map(\.id)) == Set(byID.keys))
      #expect(result.matches.count == byID.count)
      let positions = target.framework.statements.map(\.statement.id)
      var last: ReferenceMatcher.Found?
      for match in result.matches {
        let other = try #require(byID[match.id])
        #expect(match.relation.rawValue == other.relation)
        #expect(isClose(match.share, other.share))
        #expect(isClose(match.confidence, other.confidence))
        #expect(match.curated == other.isCurated && match.note == other.note)
        #expect(match.path == other.path)
        let statement = target.framework.statements.first { $0.statement.id == match.id }!.statement
        #expect(match.text == statement.text && match.level == statement.level)
        #expect(match.actor == statement.actor)
        if let last {
          #expect(last.score > other.score - 1e-9, "\(last.id) before \(match.id)")
          // Where scores are equal because all that they are made of is.
          if last.score == other.score, last.share == other.share,
            last.confidence == other.confidence, last.relation == other.relation
          {
            #expect(positions.firstIndex(of: last.id)! < positions.firstIndex(of: match.id)!)
          }
        }
        last = other
      }
    }
  }

  @Test("There and back agree: relation inverted, share and confidence the same", arguments: seeds)
  func symmetry(seed: Int) throws {
    let (source, target, matches) = catalog(seed: seed)
    let there = try all(StatementMatcher(from: source, to: target, matches: matches))
    let back = try all(StatementMatcher(from: target, to: source, matches: matches))
    let denied = Set(
      matches.flatMap { set in
        set.matches.filter { $0.object == nil }.map { "\(set.from) \($0.subject)" }
      })
    func isDenied(_ result: StatementMatches) -> Bool {
      denied.contains("\(result.subject.framework) \(result.subject.id)")
    }
    for result in there {
      for other in back {
        let mine = result.matches.first { $0.id == other.subject.id }
        let theirs = other.matches.first { $0.id == result.subject.id }
        // That a statement has no counterpart is said in one direction only.
        if isDenied(result) || isDenied(other), mine?.curated != true { continue }
        #expect(mine?.relation == theirs?.relation.inverse)
        #expect(mine?.share == theirs?.share && mine?.confidence == theirs?.confidence)
        #expect(mine?.curated == theirs?.curated && mine?.path == theirs?.path)
        #expect(mine?.note == theirs?.note)
      }
    }
  }

  @Test("Shares and confidences lie between 0 and 1", arguments: seeds)
  func bounds(seed: Int) throws {
    let (source, target, matches) = catalog(seed: seed)
    for result in try all(StatementMatcher(from: source, to: target, matches: matches)) {
      for match in result.matches {
        #expect((0...1).contains(match.share) && (0...1).contains(match.confidence))
        #expect(match.curated || match.share > 0)
        #expect(match.curated == (match.note != nil))
      }
    }
  }

  @Test("Judged pairs come first, and a denied pair is not there", arguments: seeds)
  func judgements(seed: Int) throws {
    let (source, target, matches) = catalog(seed: seed)
    let matcher = StatementMatcher(from: source, to: target, matches: matches)
    for result in try all(matcher) {
      let curated = result.matches.map(\.curated)
      #expect(curated == curated.sorted { $0 && !$1 })
    }
    for set in matches where set.from == source.framework.id {
      for match in set.matches {
        let found = try #require(matcher.matches(of: match.subject))
        if let object = match.object {
          #expect(found.matches.contains { $0.id == object } == (match.relation != nil))
        } else {
          #expect(found.matches.allSatisfy { $0.curated })
        }
      }
    }
  }

  @Test(
    "The order of files, of statements in them and of judgements does not matter but for ties",
    arguments: seeds)
  func fileOrder(seed: Int) throws {
    var (source, target, matches) = catalog(seed: seed)
    let usual = try all(StatementMatcher(from: source, to: target, matches: matches))
    let reference = ReferenceMatcher(source: source, target: target, matches: matches)
    source = source.shuffled(seed: seed)
    target = target.shuffled(seed: seed + 1)
    var random = SplitMix64(seed: seed)
    for set in matches.indices { matches[set].matches.shuffle(using: &random) }
    let matcher = StatementMatcher(from: source, to: target, matches: matches)
    for before in usual {
      let after = try #require(matcher.matches(of: before.subject.id))
      #expect(Set(before.matches) == Set(after.matches))
      #expect(before.none == after.none && before.note == after.note)
      let scores = Dictionary(
        uniqueKeysWithValues: reference.find(before.subject.id).found.map { ($0.id, $0.score) })
      #expect(areClose(before.matches.map { scores[$0.id]! }, after.matches.map { scores[$0.id]! }))
    }
    // Twice the same is the same to the last bit.
    #expect(try all(matcher) == all(StatementMatcher(from: source, to: target, matches: matches)))
  }

  @Test("A limit gives the first ones", arguments: 0..<20)
  func limit(seed: Int) throws {
    let (source, target, matches) = catalog(seed: seed)
    let matcher = StatementMatcher(from: source, to: target, matches: matches)
    for result in try all(matcher) {
      for limit in [1, 3, 1000] {
        let some = try #require(matcher.matches(of: result.subject.id, limit: limit))
        #expect(some.matches == Array(result.matches.prefix(limit)))
        #expect(some.none == result.none)
      }
    }
  }

  @Test("A statement that is not there has no answer")
  func unknown() {
    let (source, target, matches) = catalog(seed: 1)
    let matcher = StatementMatcher(from: source, to: target, matches: matches)
    #expect(matcher.matches(of: "no such statement") == nil)
  }

  // MARK: None

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
    // A statement without links is about nothing that could be out of scope.
    #expect(small().matches(of: "c")?.none == .absent)
    for kind in Absence.allCases {
      let unused = [Alignment.Unused(concepts: ["c2"], kind: kind, reason: "because")]
      #expect(small(unused: unused).matches(of: "b")?.none == kind)
      let judged = small(
        matches: [.init(subject: "a", absence: kind, confidence: 1, note: "looked for it")])
      let result = try #require(judged.matches(of: "a"))
      #expect(result.none == kind && result.note == "looked for it" && result.matches.isEmpty)
    }
  }

  @Test("That a statement has no counterpart hides what is only derived, and no judgement")
  func noneBesideJudgement() throws {
    let matcher = small(matches: [
      .init(subject: "a", absence: .absent, confidence: 1, note: "no"),
      .init(subject: "a", object: "y", relation: .related, confidence: 1, note: "but this"),
    ])
    let result = try #require(matcher.matches(of: "a"))
    #expect(result.matches.map(\.id) == ["y"] && result.none == nil && result.note == nil)
  }

  @Test("A denied pair is hidden from both sides")
  func denial() {
    let denied = [MatchSet.Match(subject: "a", object: "x", confidence: 1, note: "no")]
    #expect(small(matches: denied).matches(of: "a")?.matches == [])
    let back = [MatchSet.Match(subject: "x", object: "a", confidence: 1, note: "no")]
    #expect(small(matches: back, isReversed: true).matches(of: "a")?.matches == [])
  }

  @Test("Judgements of other pairs of frameworks do not count")
  func otherPairs() {
    let source = small().source
    let target = small().target
    let set = MatchSet(
      from: "one", to: "three", author: "us", version: "1", date: "2024",
      matches: [.init(subject: "a", object: "x", confidence: 1, note: "no")])
    let matcher = StatementMatcher(from: source, to: target, matches: [set])
    #expect(matcher.matches(of: "a")?.matches.map(\.id) == ["x"])
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
}
