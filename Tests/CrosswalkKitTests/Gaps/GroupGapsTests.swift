import CrosswalkTestSupport
import Testing

@testable import CrosswalkKit

@Suite("Gaps of groups") struct GroupGapsTests {
  private func person(
    _ shortfalls: [Double?], status: PersonGaps.Status? = nil
  ) -> PersonGaps {
    PersonGaps(
      index: 0, ratings: PersonRatings(person: "p"),
      concepts: shortfalls.enumerated().map { concept, lack in
        .init(
          concept: concept,
          status: status ?? lack.map { $0 > 0 ? .short : .meets } ?? .assessFirst(.unrated),
          position: [1], requirement: 50, shortfall: lack,
          shortfallByStage: lack.map { [$0] } ?? [],
          chance: 0, known: 0.25, share: 0.5, direct: 0, importance: 1, support: [], rate: [],
          mark: [], watch: [])
      })
  }

  private func summed(_ people: [PersonGaps]) -> GroupGaps? {
    var sums = GroupSums()
    for person in people { sums.add(person) }
    return sums.group
  }

  @Test("Under five people nothing is shown, so five less one never tell of the fifth")
  func least() {
    var random = RandomCatalog(seed: 21)
    for _ in 0..<50 {
      let people = (0..<5).map { _ in person([random.real(0...40), random.real(0...40)]) }
      #expect(summed(people) != nil)
      for left in people.indices {
        var four = people
        four.remove(at: left)
        #expect(summed(four) == nil)
      }
    }
  }

  @Test("A group's need is the sum of its persons'")
  func sums() throws {
    var random = RandomCatalog(seed: 22)
    for _ in 0..<50 {
      let people = (0..<random.int(5...40)).map { _ in
        person((0..<3).map { _ in random.chance(0.1) ? nil : random.real(0.1...40) })
      }
      let group = try #require(summed(people))
      for (index, concept) in group.concepts.enumerated() {
        let needs = people.map { $0.concepts[index].need }
        let sum = needs.reduce(0, +)
        let needing = needs.count { $0 > 0 }
        if needing >= 5 {
          #expect(abs(try #require(concept.need) - sum) < 1e-9)
        } else {
          #expect(concept.need == nil)
        }
        let known = people.compactMap { $0.concepts[index].shortfall }
        #expect((concept.shortfall != nil) == (known.count >= 5))
        #expect((concept.quartiles != nil) == (known.count >= 20))
        if let mean = concept.shortfall {
          #expect(abs(mean - known.reduce(0, +) / Double(known.count)) < 1e-9)
        }
      }
    }
  }

  @Test("Counts under five, or with a rest under five, are not told, nor do others tell them")
  func counts() {
    typealias Count = GroupGaps.Count
    for people in 5...40 {
      for short in 0...people {
        for first in 0...people - short {
          let numbers = [short, first, people - short - first]
          let shown = Count.shown(numbers, of: people)
          for (number, count) in zip(numbers, shown) {
            switch count {
            case .exactly(let told): #expect(told == number && number >= 5 && people - number >= 5)
            case .few: #expect(number < 5)
            case .nearlyAll: #expect(people - number < 5)
            case .some: #expect(number >= 5)
            case .untold: break
            }
          }
        }
      }
    }
    #expect(Count.shown(5, of: 10) == .exactly(5))
    #expect(Count.shown(6, of: 10) == .nearlyAll)
    #expect(Count.shown([10, 12, 3], of: 25) == [.some, .exactly(12), .few])
    #expect(Count.shown([20, 5, 0], of: 25) == [.some, .some, .few])
    #expect(Count.shown([5, 4, 4], of: 13) == [.some, .few, .few])
    #expect(Count.shown([4, 4, 4], of: 12) == [.untold, .untold, .untold])
    #expect(Count.shown([4, 4], of: 8) == [.nearlyAll, .few])
  }

  /// Whatever numbers fit what is told and the sum of all parts, what is said to be under five may be each number
  /// from none to four.
  @Test(arguments: 2...4)
  func `nothing more follows of what is under five`(parts: Int) {
    var random = RandomCatalog(seed: 23)
    for _ in 0..<300 {
      var numbers = (0..<parts).map { _ in random.int(0...(random.chance(0.5) ? 5 : 16)) }
      if numbers.reduce(0, +) < 5 { numbers[0] += 5 }
      let people = numbers.reduce(0, +)
      let shown = GroupGaps.Count.shown(numbers, of: people)
      var seen = [Set<Int>](repeating: [], count: parts)
      func fits(_ number: Int, _ count: GroupGaps.Count) -> Bool {
        switch count {
        case .exactly(let told): number == told
        case .few: number < 5
        case .nearlyAll: people - number < 5
        case .some: number >= 5
        case .untold: true
        }
      }
      func look(_ chosen: [Int], _ left: Int) {
        if chosen.count == parts - 1 {
          guard fits(left, shown[parts - 1]) else { return }
          for (part, number) in (chosen + [left]).enumerated() { seen[part].insert(number) }
          return
        }
        for number in 0...left where fits(number, shown[chosen.count]) {
          look(chosen + [number], left - number)
        }
      }
      look([], people)
      for (part, count) in shown.enumerated() {
        #expect(seen[part].contains(numbers[part]))
        if count == .few { #expect(seen[part] == Set(0...4), "\(numbers)") }
      }
    }
  }
}
