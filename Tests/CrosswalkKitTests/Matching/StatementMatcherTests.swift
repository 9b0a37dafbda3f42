import CrosswalkTestSupport
import Testing

@testable import CrosswalkBase
@testable import CrosswalkKit
@testable import CrosswalkModel

@Suite("Counterparts of statements")
struct StatementMatcherTests {
  private static let seeds = 0..<60

  private struct Case {
    var source: AlignedFramework
    var target: AlignedFramework
    var matches: [MatchSet]
    var kinship: ConceptKinship
    var broader: [String: String]
    var relations: [(String, String, String)]

    init(seed: Int) {
      var catalog = RandomCatalog(seed: seed)
      (source, target, matches) = catalog.matching()
      (broader, relations, kinship) = catalog.kinship()
    }

    var matcher: StatementMatcher {
      StatementMatcher(from: source, to: target, matches: matches, kinship: kinship)
    }

    var back: StatementMatcher {
      StatementMatcher(from: target, to: source, matches: matches, kinship: kinship)
    }

    var reference: ReferenceMatcher {
      ReferenceMatcher(
        source: source, target: target, matches: matches, broader: broader, relations: relations)
    }
  }

  /// What is found for each statement, each level by itself.
  private func all(_ matcher: StatementMatcher) throws -> [StatementMatches] {
    try matcher.source.framework.statements.map {
      try #require(matcher.matches(of: $0.statement.id, groupsLevels: false))
    }
  }

  /// Whether anything but wording joins the two.
  private func isJoined(_ match: StatementMatches.Match) -> Bool {
    match.relation != nil || match.curated
  }

  @Test("The same is found as by looking at every statement", arguments: seeds)
  func reference(seed: Int) throws {
    let one = Case(seed: seed)
    for result in try all(one.matcher) {
      let expected = one.reference.find(result.subject.id)
      #expect(result.none == expected.none)
      #expect(result.note == expected.note)
      let byID = Dictionary(uniqueKeysWithValues: expected.found.map { ($0.id, $0) })
      #expect(
        Set(result.matches.filter(isJoined).map(\.id))
          == Set(expected.found.filter(\.isJoined).map(\.id)))
      #expect(Set(result.matches.map(\.id)).count == result.matches.count)
      var last: ReferenceMatcher.Found?
      for match in result.matches {
        let other = try #require(byID[match.id])
        #expect(match.relation?.rawValue == other.relation)
        #expect(isClose(match.share, other.share))
        #expect(isClose(match.confidence, other.confidence))
        #expect(match.curated == other.isCurated && match.note == other.note)
        #expect(match.path == other.path)
        let statement = one.target.framework.statementsByID[match.id]
        #expect(match.text == statement?.text && match.level == statement?.level)
        #expect(match.actor == statement?.actor && match.act == statement?.act)
        if let last {
          #expect(
            last.tier > other.tier
              || last.tier == other.tier
                && (last.strength > other.strength
                  || last.strength == other.strength && last.fused > other.fused - 1e-9),
            "\(last.id) before \(match.id)")
        }
        last = other
      }
    }
  }

  @Test("There and back agree: relation inverted, share and confidence the same", arguments: seeds)
  func symmetry(seed: Int) throws {
    let one = Case(seed: seed)
    let (there, back) = (try all(one.matcher), try all(one.back))
    for result in there {
      for other in back {
        let mine = result.matches.first { $0.id == other.subject.id && isJoined($0) }
        let theirs = other.matches.first { $0.id == result.subject.id && isJoined($0) }
        #expect(mine?.relation == theirs?.relation?.inverse)
        #expect(mine?.share == theirs?.share && mine?.confidence == theirs?.confidence)
        #expect(mine?.curated == theirs?.curated && mine?.path == theirs?.path)
        #expect(mine?.note == theirs?.note)
        #expect(mine?.objection == theirs?.objection)
      }
    }
  }

  @Test("Shares, confidences and likenesses lie between 0 and 1", arguments: seeds)
  func bounds(seed: Int) throws {
    for result in try all(Case(seed: seed).matcher) {
      for match in result.matches {
        for number in [match.share, match.confidence, match.likeness] {
          #expect((0...1 + 1e-12).contains(number))
        }
        #expect(match.curated == (match.note != nil))
      }
    }
  }

  @Test("Every row has a reason, and every statement rows or a word on why not", arguments: seeds)
  func reasons(seed: Int) throws {
    for result in try all(Case(seed: seed).matcher) {
      #expect(result.none != nil || result.matches.contains { $0.relation != nil })
      for match in result.matches {
        #expect(
          match.note != nil || !match.path.isEmpty || !match.neighbours.isEmpty
            || !match.words.isEmpty)
      }
    }
  }

  @Test("Judged pairs come first, and a denied pair last", arguments: seeds)
  func judgements(seed: Int) throws {
    let one = Case(seed: seed)
    let matcher = one.matcher
    for result in try all(matcher) {
      let tiers = result.matches.map { match in
        match.curated
          ? match.relation == nil ? 0 : 3 : match.flags.contains(.deficit) ? 1 : 2
      }
      #expect(tiers == tiers.sorted(by: >))
    }
    for set in one.matches where set.from == one.source.framework.id {
      for match in set.matches {
        let found = try #require(matcher.matches(of: match.subject, groupsLevels: false))
        if let object = match.object {
          let row = found.matches.first { $0.id == object }
          #expect(row?.curated == true && row?.relation == match.relation)
        } else {
          #expect(found.none == match.absence)
          #expect(
            found.matches.allSatisfy {
              $0.curated || $0.relation == nil || $0.relation == .related
            })
        }
      }
    }
  }

  @Test("What is known is never computed to cover what is done, nor a worker's act a leader's")
  func limits() throws {
    for seed in Self.seeds {
      let one = Case(seed: seed)
      let subjects = one.source.framework.statementsByID
      for result in try all(one.matcher) {
        let subject = try #require(subjects[result.subject.id])
        for match in result.matches where !match.curated {
          let object = try #require(one.target.framework.statementsByID[match.id])
          if let relation = match.relation {
            #expect(relation.objection(from: subject, to: object) == nil)
          }
        }
      }
    }
  }

  @Test(
    "The order of files, of statements in them and of judgements does not matter but for ties",
    arguments: seeds)
  func fileOrder(seed: Int) throws {
    var one = Case(seed: seed)
    let usual = try all(one.matcher)
    let reference = one.reference
    one.source = one.source.shuffled(seed: seed)
    one.target = one.target.shuffled(seed: seed + 1)
    var random = SplitMix64(seed: seed)
    for set in one.matches.indices { one.matches[set].matches.shuffle(using: &random) }
    let matcher = one.matcher
    for before in usual {
      let after = try #require(matcher.matches(of: before.subject.id, groupsLevels: false))
      #expect(
        Set(before.matches.filter(isJoined).map(\.id))
          == Set(after.matches.filter(isJoined).map(\.id)))
      #expect(before.none == after.none && before.note == after.note)
      let found = Dictionary(
        uniqueKeysWithValues: reference.find(before.subject.id).found.map { ($0.id, $0) })
      func scores(_ result: StatementMatches) -> [Double] {
        result.matches.filter(isJoined).map { match in
          Double(found[match.id]!.tier) * 10 + found[match.id]!.strength
        }
      }
      #expect(areClose(scores(before), scores(after)))
    }
    // Twice the same is the same to the last bit.
    #expect(try all(matcher) == all(one.matcher))
  }

  @Test("Grouping levels loses nothing, and groups only one behaviour at several levels")
  func twins() throws {
    var grouped = 0
    for seed in Self.seeds {
      let one = Case(seed: seed)
      let matcher = one.matcher
      let statements = one.target.framework.statementsByID
      for single in try all(matcher) {
        let rows = try #require(matcher.matches(of: single.subject.id)).matches
        #expect(
          rows.flatMap { [$0.id] + $0.twins.map(\.id) }.sorted()
            == single.matches.map(\.id).sorted())
        for row in rows where !row.twins.isEmpty {
          grouped += 1
          let levels = [row.level] + row.twins.map(\.level)
          #expect(Set(levels).count == levels.count)
          #expect(!levels.contains(nil))
          for twin in row.twins { #expect(statements[twin.id]?.level == twin.level) }
        }
      }
    }
    #expect(grouped > 20)
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

  @Test("A limit gives the first ones", arguments: 0..<20)
  func limit(seed: Int) throws {
    let matcher = Case(seed: seed).matcher
    for (_, statement) in matcher.source.framework.statements {
      let all = try #require(matcher.matches(of: statement.id))
      for limit in [1, 3, 1000] {
        let some = try #require(matcher.matches(of: statement.id, limit: limit))
        #expect(some.matches == Array(all.matches.prefix(limit)))
        #expect(some.none == all.none)
      }
    }
  }

  @Test("A statement that is not there has no answer")
  func unknown() {
    #expect(Case(seed: 1).matcher.matches(of: "no such statement") == nil)
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
}
