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
      if result.standing == .notJudged || result.standing == .deficit {
        #expect(result.none == nil || result.none == expected.none)
      } else {
        #expect(result.none == expected.none)
      }
      #expect(expected.note == nil || result.note == expected.note)
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
      #expect(
        result.none != nil || result.standing == .notJudged || result.standing == .deficit
          || result.matches.contains { $0.relation != nil })
      for match in result.matches {
        #expect(
          match.note != nil || !match.path.isEmpty || !match.neighbours.isEmpty
            || !match.words.isEmpty)
      }
    }
  }

  @Test(
    "Judged pairs come first, then what concepts join, then what is only alike, and a denied pair last",
    arguments: seeds)
  func judgements(seed: Int) throws {
    let one = Case(seed: seed)
    let matcher = one.matcher
    for result in try all(matcher) {
      let tiers = result.matches.map { match in
        match.curated
          ? match.relation == nil ? 0 : 4
          : match.flags.contains(.deficit) ? 1 : match.relation == nil ? 2 : 3
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
}
