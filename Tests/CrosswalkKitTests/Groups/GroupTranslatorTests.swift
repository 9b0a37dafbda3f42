import CrosswalkBase
import CrosswalkTestSupport
import Testing

@testable import CrosswalkKit
@testable import CrosswalkModel

@Suite("Groups in another framework")
struct GroupTranslatorTests {
  private struct Case {
    var translator: Translator
    var random: RandomCatalog
    var people: [RatingGroup]

    init?(seed: Int, people count: Int) throws {
      random = RandomCatalog(seed: seed)
      let (one, two) = random.pair()
      guard
        let translator = try? Translator(
          from: one, to: two, concepts: ConceptHierarchy(RandomCatalog.ontology), contextDigest: "")
      else { return nil }
      self.translator = translator
      people = []
      for _ in 0..<count {
        people.append(try translator.ratings.group(random.profile(of: one, rating: 3...6)))
      }
    }

    func rated(times: Int = 1) -> RatedProfiles {
      var rated = RatedProfiles(of: translator.source.framework)
      for person in people { for _ in 0..<times { rated.add(person) } }
      return rated
    }
  }

  @Test(
    "Shares are the mean of people's distributions, and hold what they are between",
    arguments: 0..<30)
  func means(seed: Int) throws {
    guard let some = try Case(seed: seed, people: 12) else { return }
    let groups = GroupTranslator(some.translator, draws: 8).translate(["all": some.rated()])
    let single = some.people.map { some.translator.translate($0) }
    for unit in groups.groups[0].units {
      let results = single.compactMap { $0.results.first { $0.unit == unit.unit }?.distribution }
      guard results.count >= 5 else {
        #expect(unit.shares.isEmpty)
        continue
      }
      #expect(abs(unit.shares.map(\.share).reduce(0, +) - 1) < 1e-9)
      for share in unit.shares {
        let mean =
          results.map { $0.first { $0.level == share.level }!.p }.reduce(0, +)
          / Double(results.count)
        #expect(abs(share.share - mean) < 1e-9)
        #expect(share.own.contains(share.share))
        for range in [share.own, share.shared, share.interval] {
          #expect(range.lowerBound >= 0 && range.upperBound <= 1)
        }
      }
    }
  }

  @Test(
    "More people of the same kind shrink their own doubt, and not what they share",
    arguments: 0..<20)
  func growth(seed: Int) throws {
    guard let some = try Case(seed: seed, people: 8) else { return }
    let translator = GroupTranslator(some.translator, draws: 20)
    let few = translator.translate(["all": some.rated()]).groups[0]
    let many = translator.translate(["all": some.rated(times: 100)]).groups[0]
    #expect(many.people == .exactly(800))
    for (one, other) in zip(few.units, many.units) where !one.shares.isEmpty {
      for (a, b) in zip(one.shares, other.shares) {
        #expect(abs(a.share - b.share) < 1e-9)
        #expect(abs(a.shared.lowerBound - b.shared.lowerBound) < 1e-9)
        #expect(abs(a.shared.upperBound - b.shared.upperBound) < 1e-9)
        let (wide, narrow) = (
          a.own.upperBound - a.own.lowerBound, b.own.upperBound - b.own.lowerBound
        )
        #expect(narrow < wide)
        // With nearly no doubt of their own left, what is shared is all there is.
        #expect(
          b.interval.upperBound - b.interval.lowerBound >= 0.5
            * (b.shared.upperBound - b.shared.lowerBound))
      }
    }
  }

  @Test("Where nothing is in doubt, nothing is shared", arguments: 0..<20)
  func certain(seed: Int) throws {
    guard var some = try Case(seed: seed, people: 8) else { return }
    func sure(_ side: AlignedFramework) -> AlignedFramework {
      var side = side
      side.judgement.scale?.locationError = nil
      for index in (side.alignment.scale?.cuts ?? []).indices {
        side.judgement.scale!.cuts[index].spread = 0
        side.judgement.scale!.cuts[index].at =
          Double(index) * 100 / Double(side.framework.scale.levels.count)
      }
      for index in side.alignment.links.indices {
        for link in side.alignment.links[index].links.indices {
          side.judgement.links[index].links[link].confidence = 1
        }
      }
      return side
    }
    some.translator = try Translator(
      from: sure(some.translator.source), to: sure(some.translator.target),
      concepts: some.translator.concepts, contextDigest: "")
    let groups = GroupTranslator(some.translator, draws: 10).translate(["all": some.rated()])
    for unit in groups.groups[0].units {
      for share in unit.shares {
        #expect(abs(share.shared.lowerBound - share.share) < 1e-9)
        #expect(abs(share.shared.upperBound - share.share) < 1e-9)
      }
    }
  }

  @Test("A group of four is there, and nothing else of it is told")
  func few() throws {
    let some = try #require(try Case(seed: 3, people: 4))
    let group = GroupTranslator(some.translator).translate(["west": some.rated()]).groups
    #expect(group == [.init(name: "west", people: .few, units: [])])
    #expect(GroupTranslator(some.translator).sensitivity(of: some.rated()).isEmpty)
  }

  @Test("The order of people changes nothing, and neither do other groups", arguments: 0..<10)
  func order(seed: Int) throws {
    guard var some = try Case(seed: seed, people: 9) else { return }
    let translator = GroupTranslator(some.translator, draws: 10)
    let alone = translator.translate(["b": some.rated()]).groups[0]
    some.people.reverse()
    let again = translator.translate(["a": some.rated(times: 2), "b": some.rated()]).groups
    #expect(again.map(\.name) == ["a", "b"] && again[1] == alone)
  }

  @Test("Other assumptions are held against what is", arguments: 0..<10)
  func sensitivity(seed: Int) throws {
    guard let some = try Case(seed: seed, people: 9) else { return }
    let all = GroupTranslator(some.translator).sensitivity(
      of: some.rated(), second: some.translator)
    #expect(
      all.map(\.name).first == "as it is" && all.map(\.name).last == "another reader's alignment")
    #expect(all.count == 7)
    #expect(all.first?.units == all.last?.units)
  }
}
