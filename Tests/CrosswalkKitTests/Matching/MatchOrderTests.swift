import CrosswalkTestSupport
import Testing

@testable import CrosswalkKit
@testable import CrosswalkModel

@Suite("The first counterparts, without sorting all")
struct MatchOrderTests {
  private static let seeds = 0..<8

  private func matcher(seed: Int, times: Int) -> StatementMatcher {
    var catalog = RandomCatalog(seed: seed)
    let (source, target, matches) = catalog.matching(times: times)
    let (_, _, kinship) = catalog.kinship()
    return StatementMatcher(from: source, to: target, matches: matches, kinship: kinship)
  }

  private func subjects(_ matcher: StatementMatcher) -> [String] {
    matcher.source.framework.statements.prefix(15).map(\.statement.id)
  }

  @Test("They come as sorting all of them has it", arguments: seeds, [1, 12])
  func order(seed: Int, times: Int) throws {
    let matcher = matcher(seed: seed, times: times)
    let objects = matcher.target.framework.statements.map(\.statement.id)
    for id in subjects(matcher) {
      let expected = matcher.plainOrder(of: id).map { objects[$0] }
      for limit in [nil, 1, 2, 7, 30, 100, 250] {
        let found = try #require(matcher.matches(of: id, limit: limit, groupsLevels: false))
        #expect(found.matches.map(\.id) == Array(expected.prefix(limit ?? .max)))
      }
    }
  }

  @Test(
    "A limit cuts rows and nothing else, wherever the same behavior at other levels stands",
    arguments: seeds, [1, 12])
  func rows(seed: Int, times: Int) throws {
    let matcher = matcher(seed: seed, times: times)
    for id in subjects(matcher) {
      var all = try #require(matcher.matches(of: id))
      let matches = all.matches
      for limit in [1, 2, 5, 40] {
        all.matches = Array(matches.prefix(limit))
        #expect(matcher.matches(of: id, limit: limit) == all)
      }
    }
  }

  @Test("A report names what the whole list has", arguments: seeds, [1, 12])
  func reported(seed: Int, times: Int) throws {
    let matcher = matcher(seed: seed, times: times)
    var known = JoinedSubjects(matcher.counterparts)
    for id in subjects(matcher) {
      let all = try #require(matcher.standing(of: id)).links
      let serving = all.filter(\.serves)
      let related = all.filter { !$0.curated && $0.relation == .related }.prefix(5).map(\.id)
      let named = all.filter {
        $0.curated || $0.relation != .related || related.contains($0.id)
      }
      let found = try #require(matcher.reported(of: id, .all, &known))
      #expect(found.standing.links == named && found.serving == serving.count)
      for most in [0, 2, 5, .max] {
        let few = try #require(matcher.reported(of: id, .first(serving: most), &known))
        #expect(few.serving == serving.count)
        #expect(few.standing.links.filter(\.serves) == Array(serving.prefix(most)))
        #expect(
          few.standing.links.filter { !$0.serves } == Array(named.filter { !$0.serves }.prefix(3)))
        #expect(few.standing.links == all.filter(few.standing.links.contains))
      }
    }
  }

  @Test("In a large target the nearest are found without putting all in order")
  func large() throws {
    var few = 0
    for seed in 0..<4 {
      let matcher = matcher(seed: seed, times: 40)
      for id in subjects(matcher).prefix(5) {
        let subject = try #require(matcher.subjects[id])
        let expected = matcher.plainOrder(of: id)
        let joined = matcher.counterparts.joined(to: subject.statement)
        for count in [1, 10, 70, 300] {
          var found = matcher.find(subject, joined)
          #expect(found.order.prefix(count) == Array(expected.prefix(count)))
          if !found.nearness.isAllKnown { few += 1 }
        }
      }
    }
    #expect(few > 0)
  }

  @Test("Nearness is the same, however much of it is worked out", arguments: 0..<4, [3, 40])
  func nearness(seed: Int, times: Int) throws {
    let matcher = matcher(seed: seed, times: times)
    let (counterparts, ranker) = (matcher.counterparts, matcher.ranker)
    var random = RandomCatalog(seed: seed)
    for id in subjects(matcher).prefix(5) {
      let subject = try #require(matcher.subjects[id])
      let joined = counterparts.joined(to: subject.statement)
      let likenesses = ranker.likenesses(to: subject.words)
      var all = PartialPlaces(
        ranker.nearness(joined, counterparts.kinds, likeness: likenesses))
      func nearness() -> SubjectNearness {
        SubjectNearness(ranker, subject.words, joined, counterparts.kinds)
      }
      for count in [1, 3, 20, 100, likenesses.count] {
        let head = nearness().head(count)
        let (least, expected) = (min(count, all.count), all.head(likenesses.count))
        #expect(head.count >= least && head == Array(expected.prefix(head.count)))
      }
      let some = (0..<random.int(1...30)).map { _ in random.int(0...likenesses.count - 1) }
      #expect(nearness().places(of: some) == all.places(of: some))
      let (numbers, places) = (nearness().order(of: some), all.places(of: some))
      for first in some.indices {
        for second in some.indices {
          #expect((numbers[first] < numbers[second]) == (places[first] < places[second]))
        }
        #expect((numbers[first] == 0) == (places[first] == 0))
      }
    }
  }

  @Test(
    "What was worked out for statements that are alike is what each by itself has", arguments: seeds
  )
  func alike(seed: Int) throws {
    let matcher = matcher(seed: seed, times: 12)
    let counterparts = matcher.counterparts
    let statements = matcher.source.framework.statements.map(\.statement)
    let all = matcher.all(limit: 4)
    #expect(all == statements.map { matcher.matches(of: $0.id, limit: 4)! })
    // Some are alike, or this shows nothing.
    #expect(Set(statements.map(counterparts.kind)).count < statements.count)
    var known = JoinedSubjects(counterparts)
    for id in statements.map(\.id) {
      var none = JoinedSubjects(counterparts)
      let (together, alone) = (
        matcher.reported(of: id, .all, &known)!, matcher.reported(of: id, .all, &none)!
      )
      #expect(together.standing == alone.standing && together.serving == alone.serving)
      #expect(together.standing.standing == counterparts.standing(of: id)?.standing)
    }
    for limit in [nil, 1, 6] {
      var visited: [String: [Counterparts.Following]] = [:]
      counterparts.forEachFollowing(limit: limit) { visited[$0.id, default: []].append($1) }
      for subject in statements {
        let joined = counterparts.joined(to: subject)
        #expect(
          visited[subject.id] ?? []
            == counterparts.following(from: subject, limit: limit, joined))
      }
    }
  }

  @Test("What is kept of kinds has a limit, and tells the same beyond it")
  func memory() throws {
    let matcher = matcher(seed: 1, times: 3)
    let kinds = matcher.source.framework.statements.prefix(4).map {
      StatementKinds.Kind($0.statement, [], isMarked: false)
    }
    var (memory, made) = (KindMemory<Int>(room: 7), 0)
    func value(_ kind: StatementKinds.Kind, _ value: Int) -> Int {
      memory.value(kind, size: { _ in 4 }) {
        made += 1
        return value
      }
    }
    let marked = StatementKinds.Kind(
      matcher.source.framework.statements.first!.statement, [], isMarked: true)
    #expect(value(kinds[0], 5) == 5 && value(kinds[0], 6) == 5 && made == 1)
    #expect(value(marked, 7) == 7 && value(marked, 8) == 8 && made == 3)
    #expect(value(kinds[0], 9) == 5)
  }

  @Test("The greatest scores, and all that are equal to the last of them", arguments: 0..<40)
  func greatest(seed: Int) {
    var random = RandomCatalog(seed: seed)
    let scores = (0..<random.int(0...200)).map { _ in Double(random.int(0...30)) / 8 }
    let count = random.int(1...25)
    var greatest = GreatestScores(count)
    for (position, score) in scores.enumerated() { greatest.add(score, at: position) }
    let order = RankOrder.descending(scores)
    let least = order.count < count ? 0 : scores[order[count - 1]]
    #expect(greatest.sorted.map(\.position) == order.filter { scores[$0] >= least })
  }

  @Test("What follows is limited to the strongest, and counted without a list", arguments: seeds)
  func following(seed: Int) throws {
    let matcher = matcher(seed: seed, times: 3)
    let counterparts = matcher.counterparts
    for limit in [nil, 1, 3, 20] {
      var pairs = 0
      var (subjects, objects, both) = (Set<String>(), Set<String>(), 0)
      for (_, subject) in matcher.source.framework.statements {
        let joined = counterparts.joined(to: subject)
        let found = counterparts.following(from: subject, limit: limit, joined)
        pairs += found.count
        if !found.isEmpty { subjects.insert(subject.id) }
        objects.formUnion(found.map(\.object))
        both += found.count { $0.relation == .counterpart }
        guard let limit else { continue }
        let all = counterparts.following(from: subject, joined)
        let strongest = try #require(counterparts.standing(of: subject.id)).links
          .filter { link in all.contains { $0.object == link.id } }.prefix(limit).map(\.id)
        #expect(found == all.filter { strongest.contains($0.object) })
      }
      let counted = counterparts.countFollowing(limit: limit)
      #expect(counted.pairs == pairs && counted.counterparts == both)
      #expect(counted.subjects == subjects && counted.objects == objects)
    }
  }
}
