import CrosswalkTestSupport
import Testing

@testable import CrosswalkKit

@Suite("What became of gaps") struct GapPairsTests {
  private func person(
    _ name: String, _ shortfalls: [Double?], known: Double = 0.5, rater: String = "r"
  ) -> PersonGaps {
    PersonGaps(
      index: 0,
      ratings: PersonRatings(
        person: name, ratings: [.init(unit: 0, level: 0, line: 2)], raters: [rater]),
      concepts: shortfalls.enumerated().map { concept, lack in
        .init(
          concept: concept,
          status: lack.map { $0 > 0 ? .short : .meets } ?? .assessFirst(.unrated), position: [1],
          requirement: 50, shortfall: lack, shortfallByStage: lack.map { [$0] } ?? [], chance: 0,
          known: known, share: 0.5, direct: 0, importance: 1, support: [], rate: [], mark: [],
          watch: [])
      })
  }

  private func compare(
    _ before: [PersonGaps], _ after: [PersonGaps], plan: PlannedNeeds? = nil
  ) -> GapChange? {
    GapPairs(before: before, after: after, concepts: ["a", "b"], plan: plan).change()
  }

  @Test("What is closed is the need that is gone, of what is known of both times")
  func closed() throws {
    let before = (0..<6).map { person("p\($0)", [10, 20], known: 0.5) }
    let after = (0..<6).map { person("p\($0)", [4, 20], known: 0.25) }
    let change = try #require(compare(before, after))
    #expect(change.people == 6)
    #expect(change.concepts[0].closed == 1.5)
    #expect(change.concepts[0].needBefore == 2.5 && change.concepts[0].needAfter == 1)
    #expect(change.concepts[0].before == 10 && change.concepts[0].after == 4)
    #expect(change.concepts[0].up == .nearlyAll && change.concepts[0].down == .few)
    #expect(change.concepts[1].closed == 0 && change.concepts[1].same == .nearlyAll)
    #expect(change.concepts[0].interval == nil && change.planned == nil)
    #expect(change.needs.before == 7.5 && change.needs.after == 6)
  }

  @Test("Who was not rated again, or not well enough, is left out and is no change of nothing")
  func notAgain() throws {
    let before = (0..<12).map { person("p\($0)", [10, 10]) }
    let after = (0..<7).map { person("p\($0)", [$0 == 0 ? nil : 0, 10], rater: "other") }
    let change = try #require(compare(before, after))
    #expect(change.people == 7 && change.notAgain == .exactly(5))
    #expect(change.otherRaters == .nearlyAll)
    #expect(change.concepts[0].people == .nearlyAll && change.concepts[0].closed == 5)
    #expect(compare(before, Array(after.prefix(4))) == nil)
    // Under five who were seen twice in a concept, nothing of it is told.
    let unseen = (0..<7).map { person("p\($0)", [$0 < 3 ? nil : 0, 10]) }
    let few = try #require(compare(before, unseen))
    #expect(few.concepts[0].closed == nil && few.concepts[0].needBefore == nil)
    #expect(few.concepts[0].people == .few && few.concepts[0].up == .few)
  }

  @Test("Nothing that is told of those who were seen twice tells how many were not")
  func seenTwice() throws {
    let before = (0..<20).map { person("p\($0)", [10, 10]) }
    let after = (0..<20).map { number -> PersonGaps in
      person("p\(number)", [number < 2 ? nil : number < 10 ? 4 : number < 15 ? 10 : 15, 10])
    }
    let concept = try #require(compare(before, after)?.concepts[0])
    #expect(concept.people == .nearlyAll)
    let parts = [concept.up, concept.same, concept.down]
    #expect(!parts.allSatisfy { if case .exactly = $0 { true } else { false } })
    // Of sums and means the number would follow; of means alone it does not.
    let (needs, closed) = (
      try #require(concept.needBefore) - (try #require(concept.needAfter)),
      try #require(concept.closed)
    )
    #expect(abs(needs - closed) < 1e-9)
  }

  @Test("Intervals come from ten people on, hold the mean and are the same each time")
  func intervals() throws {
    var random = RandomCatalog(seed: 41)
    let before = (0..<15).map { person("p\($0)", [random.real(10...30), 5]) }
    let after = (0..<15).map { person("p\($0)", [random.real(0...20), 5]) }
    let first = try #require(compare(before, after))
    #expect(first == compare(before, after))
    let (interval, closed) = (
      try #require(first.concepts[0].interval), try #require(first.concepts[0].closed)
    )
    #expect(interval.contains(closed) && interval.lowerBound < interval.upperBound)
    let nine = try #require(compare(Array(before.prefix(9)), after))
    #expect(nine.concepts[0].interval == nil && nine.concepts[0].closed != nil)
  }

  @Test("What was planned is held against other concepts of the same people")
  func planned() throws {
    let names = (0..<10).map { "p\($0)" }
    let before = names.map { person($0, [20, 20]) }
    // All are milder by 5; what was planned moved 6 more.
    let after = names.map { person($0, [9, 15]) }
    let plan = PlannedNeeds(
      Dictionary(uniqueKeysWithValues: names.map { (PersonName($0), ["a": 4.0 as Double?]) }))
    let planned = try #require(compare(before, after, plan: plan)?.planned)
    #expect(planned.planned == 11 && planned.others == 5 && planned.difference == 6)
    #expect(planned.interval == 6...6 && planned.people == .nearlyAll)
    #expect(planned.foretold == 40 && planned.closed == 55)
    // With nothing planned there is nothing to compare.
    let none = try #require(compare(before, after, plan: PlannedNeeds([:]))?.planned)
    #expect(none.planned == nil && none.people == .few && none.foretold == nil)
  }
}
