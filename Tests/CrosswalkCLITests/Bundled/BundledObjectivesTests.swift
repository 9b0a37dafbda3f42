import CrosswalkFrameworks
import CrosswalkKit
import CrosswalkModel
import Testing

@Suite("Objectives of curricula between the bundled frameworks") struct BundledObjectivesTests {
  private static let ids = ["cpm", "kent", "set", "sf-2940"]
  private static let pairs = ids.flatMap { source in ids.map { (source, $0) } }

  /// Somebody with one level in all units.
  private static func person(_ finder: GapFinder, level: Int, role: Role?) -> PersonRatings {
    let source = finder.translator.source.framework
    let units = source.scale.rates == .person ? 1 : source.ratedUnits.count
    return PersonRatings(
      person: "P", role: role,
      ratings: (0..<units).map { .init(unit: $0, level: level, line: $0 + 2) })
  }

  @Test(
    "An objective is an act of the role that is aimed at, and of a level that is not reached",
    arguments: pairs)
  func objectivesFitThePerson(source: String, target: String) throws {
    let catalog = Catalog.bundled
    var limits = CurriculumLimits(aim: .most(hours: 12))
    limits.effort = CurriculumLimits.usualEffort / 100
    let roles: [(own: Role?, goal: Role?)] = [
      (.worker, nil), (.worker, .supervisor), (.supervisor, .manager), (.supervisor, nil),
      (.director, nil), (nil, nil),
    ]
    for (own, goal) in roles {
      let translator = try catalog.translator(from: source, to: target, targetRole: goal)
      let asked = translator.target.framework.scale.levels.last!.id
      guard
        var finder = try? GapFinder(
          translator, target: .level(framework: target, level: asked), ontology: catalog.ontology)
      else { continue }
      let gaps = try translator.source.framework.scale.levels.indices.map { level in
        try finder.gaps(of: Self.person(finder, level: level, role: own), at: level)!
      }
      let answer = try CurriculumAnswer(
        gaps, finder: finder, done: [:], in: catalog, limits, .init(), second: nil)
      for person in gaps.indices {
        for objective in answer.objectives(of: person) {
          let aligned = try catalog.framework(objective.framework)
          let statement = aligned.framework.units.flatMap(\.statements)
            .first { $0.id == objective.statement }!
          #expect(statement.actor != .agency && !statement.flags.contains(.deficit))
          if let role = goal ?? own {
            #expect(statement.actor.fits(role), "\(objective.statement) for \(role)")
          }
          // What another place asks of its own people is nobody's goal here.
          if ![source, target].contains(objective.framework) {
            #expect(translator.source.framework.isInForce(in: aligned.framework.jurisdiction))
          }
          // On the own scale the levels of the ratings are what is reached.
          if let level = objective.level, objective.framework == source {
            let rank = aligned.framework.scale.rank(of: level)!
            #expect(rank > person, "\(objective.statement) at \(level) for level \(person)")
          }
        }
        // The module tells the same as the person's own list.
        let told = answer.modules.flatMap(\.concepts).flatMap(\.objectives)
          .filter { $0.people.contains(person) }.map(\.objective)
        #expect(Set(told) == Set(answer.objectives(of: person)))
        #expect(
          (answer.reasonForNothing(of: person) == nil)
            == !answer.plan.people[person].activities.isEmpty)
      }
    }
  }

  @Test("Other documents are asked only where the own one asks for nothing more")
  func ownWordsFirst() throws {
    let catalog = Catalog.bundled
    let own = try catalog.framework("sf-2940")
    let translator = try catalog.translator(from: "sf-2940", to: "sf-2940")
    var finder = try GapFinder(
      translator, target: .level(framework: "sf-2940", level: "acquired"),
      ontology: catalog.ontology)
    let developing = own.framework.scale.rank(of: "developing")!
    let asked = own.framework.scale.rank(of: "acquired")!
    let person = Self.person(finder, level: developing, role: .worker)
    let answer = try CurriculumAnswer(
      [try finder.gaps(of: person, at: 0)!], finder: finder, done: [:], in: catalog,
      CurriculumLimits(aim: .most(hours: 24)), .init(), second: nil)
    /// What the own document asks for at the level that is aimed at.
    func asks(_ concept: String) -> Bool {
      own.framework.units.flatMap(\.statements).contains { statement in
        !statement.flags.contains(.deficit)
          && statement.level.flatMap { own.framework.scale.rank(of: $0) } == asked
          && (own.linksByStatement[statement.id] ?? []).contains {
            $0.concept == concept && $0.carries
          }
      }
    }
    let concepts = answer.modules.flatMap(\.concepts)
    #expect(concepts.contains { asks($0.concept) })
    for concept in concepts where asks(concept.concept) {
      #expect(
        concept.objectives.allSatisfy { $0.objective.framework == "sf-2940" }
          && !concept.objectives.isEmpty, "\(concept.concept)")
    }
    #expect(answer.objectives(of: 0).allSatisfy { ["sf-2940", "cpm"].contains($0.framework) })
  }

  @Test("Why nothing is planned is told") func reasons() throws {
    let catalog = Catalog.bundled
    let translator = try catalog.translator(from: "sf-2940", to: "sf-2940")
    var finder = try GapFinder(
      translator, target: .level(framework: "sf-2940", level: "acquired"),
      ontology: catalog.ontology)
    func people(_ finder: GapFinder) -> [PersonRatings] {
      let best = Self.person(finder, level: 4, role: .worker)
      var own = PersonRatings(person: "Q", role: .worker)
      own.own = best.ratings
      return [best, own, PersonRatings(person: "R", role: .worker)]
        + [Self.person(finder, level: 0, role: .worker)]
    }
    let gaps = try people(finder).enumerated().map { try finder.gaps(of: $1, at: $0)! }
    let answer = try CurriculumAnswer(
      gaps, finder: finder, done: [:], in: catalog, CurriculumLimits(aim: .most(hours: 0.25)),
      .init(), second: nil)
    #expect(
      gaps.indices.map { answer.reasonForNothing(of: $0) } == [
        .meetsAll, .onlyOwn, .unobserved, .nothingFits,
      ])
    let enough = try CurriculumAnswer(
      gaps, finder: finder, done: [:], in: catalog, CurriculumLimits(aim: .most(hours: 8)), .init(),
      second: nil)
    #expect(enough.reasonForNothing(of: 3) == nil && !enough.objectives(of: 3).isEmpty)
  }
}
