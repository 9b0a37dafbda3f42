import CrosswalkModel
import CrosswalkTestSupport
import Testing

@testable import CrosswalkKit

@Suite struct ObjectiveFinderTests {
  /// What is left out since so many are wanted at most never comes first: fewer are the first of more.
  @Test(arguments: 0..<40)
  func fewerAreTheFirstOfMore(seed: Int) throws {
    var random = RandomCatalog(seed: seed)
    // Few concepts, so that there is much to choose from of each.
    let concepts = ["concept-0", "concept-1"]
    let target = random.framework(id: "target", concepts: concepts, facets: ["span"])
    let other = random.framework(id: "other", concepts: concepts, facets: ["span"])
    let level = random.chance(0.5) ? nil : random.int(0...target.framework.scale.levels.count - 1)
    let stages = (0..<4).map { place in
      Ontology.Stage(
        id: "\(place)", label: "Stage", from: 25.0 * Double(place), to: 25.0 * Double(place + 1),
        scope: "s")
    }
    func finder(_ count: Int) -> ObjectiveFinder {
      ObjectiveFinder(
        target: target, level: level, others: [other], stages: stages, atMost: count)
    }
    let (all, finders) = (finder(.max), (1...3).map { ($0, finder($0)) })
    for concept in concepts {
      for first in stages.indices {
        let span = first...random.int(first...stages.count - 1)
        let learner = LearnerStanding(
          role: random.chance(0.5) ? nil : random.pick(Role.allCases), reached: random.real(0...100)
        )
        let found = all.objectives(for: concept, in: span, of: learner)
        for (count, few) in finders {
          #expect(
            few.objectives(for: concept, in: span, of: learner) == Array(found.prefix(count)))
        }
      }
    }
  }
}
