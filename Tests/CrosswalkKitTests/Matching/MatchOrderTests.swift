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
    for id in subjects(matcher) {
      let all = try #require(matcher.standing(of: id)).links
      let serving = all.filter(\.serves)
      let related = all.filter { !$0.curated && $0.relation == .related }.prefix(5).map(\.id)
      let named = all.filter {
        $0.curated || $0.relation != .related || related.contains($0.id)
      }
      let found = try #require(matcher.reported(of: id, .all))
      #expect(found.standing.links == named && found.serving == serving.count)
      for most in [0, 2, 5, .max] {
        let few = try #require(matcher.reported(of: id, .first(serving: most)))
        #expect(few.serving == serving.count)
        #expect(few.standing.links.filter(\.serves) == Array(serving.prefix(most)))
        #expect(
          few.standing.links.filter { !$0.serves } == Array(named.filter { !$0.serves }.prefix(3)))
        #expect(few.standing.links == all.filter(few.standing.links.contains))
      }
    }
  }

  @Test("What follows is limited to the strongest, and counted without a list", arguments: seeds)
  func following(seed: Int) throws {
    let matcher = matcher(seed: seed, times: 3)
    let counterparts = matcher.counterparts
    for limit in [nil, 1, 3, 20] {
      var pairs = 0
      var (subjects, objects, both) = (Set<String>(), Set<String>(), 0)
      for (_, subject) in matcher.source.framework.statements {
        let found = counterparts.following(from: subject, limit: limit)
        pairs += found.count
        if !found.isEmpty { subjects.insert(subject.id) }
        objects.formUnion(found.map(\.object))
        both += found.count { $0.relation == .counterpart }
        guard let limit else { continue }
        let all = counterparts.following(from: subject)
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
