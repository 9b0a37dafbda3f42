import CrosswalkBase
import CrosswalkModel
import Testing

@testable import CrosswalkKit

/// What holds for all plans.
@Suite struct CurriculumLawsTests {
  private static let seeds = 0..<150

  private func closed(_ problem: CurriculumProblem, _ limits: CurriculumLimits) throws -> Double {
    try CurriculumPlanner(problem, limits).plan().closed
  }

  private func changed(
    _ problem: CurriculumProblem, _ change: (inout [Activity]) -> Void
  ) -> CurriculumProblem {
    var activities = problem.activities
    change(&activities)
    return CurriculumProblem(
      needs: problem.needs, people: problem.people, activities: activities, stages: problem.stages)
  }

  @Test(arguments: [CurriculumLimits.Sharing.none, .together, .runs])
  func `more hours, one activity more, or more that is closed never close less`(
    sharing: CurriculumLimits.Sharing
  ) throws {
    for seed in Self.seeds {
      var random = RandomCurriculum(seed: 100 + seed)
      let problem = random.problem(people: 3, activities: 7, isShared: true)
      let hours = random.quarters(4...60)
      let limits = CurriculumLimits(aim: .most(hours: hours), sharing: sharing)
      let before = try closed(problem, limits)
      let more = CurriculumLimits(aim: .most(hours: hours + 1), sharing: sharing)
      #expect(try closed(problem, more) >= before - 1e-6 * before, "seed \(seed)")
      var other = random.activities(1, concepts: 3)[0]
      other.id = "new"
      #expect(
        try closed(changed(problem) { $0.append(other) }, limits) >= before - 1e-6 * before,
        "seed \(seed)")
      let place = random.int(0...problem.activities.count - 1)
      let stronger = changed(problem) { $0[place].effects[0].closes += 0.3 }
      #expect(try closed(stronger, limits) >= before - 1e-6 * before, "seed \(seed)")
    }
  }

  @Test func `the order of activities changes nothing`() throws {
    for seed in Self.seeds {
      var random = RandomCurriculum(seed: 300 + seed)
      let problem = random.problem(people: 4, activities: 9)
      let limits = CurriculumLimits(aim: .most(hours: random.quarters(4...60)))
      let shuffled = changed(problem) { $0.shuffle(using: &random.random) }
      #expect(
        try CurriculumPlanner(problem, limits).plan()
          == CurriculumPlanner(shuffled, limits).plan(), "seed \(seed)")
    }
  }

  @Test func `who needs nothing gets nothing, and who needs the same gets the same`() throws {
    for seed in Self.seeds {
      var random = RandomCurriculum(seed: 500 + seed)
      let one = random.problem(people: 1, activities: 9)
      let needs = Needs(
        concepts: one.needs.concepts, stageWidths: one.needs.stageWidths,
        people: [one.needs.people[0], [], one.needs.people[0]])
      let three = CurriculumProblem(
        needs: needs, people: [one.people[0], one.people[0], one.people[0]],
        activities: one.activities, stages: one.stages)
      let limits = CurriculumLimits(aim: .most(hours: random.quarters(4...60)))
      let plan = try CurriculumPlanner(three, limits).plan()
      let alone = try CurriculumPlanner(one, limits).plan()
      #expect(plan.people[0] == alone.people[0] && plan.people[2] == alone.people[0])
      #expect(plan.people[1].activities.isEmpty && plan.people[1].closed == 0)
      #expect(abs(plan.closed - 2 * alone.closed) < 1e-9)
    }
  }

  @Test func `what is found of the parts of a need adds up to what is closed`() throws {
    for seed in Self.seeds {
      var random = RandomCurriculum(seed: 700 + seed)
      let problem = random.problem(people: 3, activities: 9, isShared: true)
      for sharing in [CurriculumLimits.Sharing.none, .together, .runs] {
        let limits = CurriculumLimits(aim: .most(hours: 12), sharing: sharing)
        let plan = try CurriculumPlanner(problem, limits).plan()
        for (person, own) in plan.people.enumerated() {
          let every = EveryChoice(problem, for: person, limits)
          #expect(abs(every.closed(by: own.activities.bits) - own.closed) < 1e-9)
          #expect(
            sharing == .together
              ? every.mayAttend(own.activities.bits)
              : every.allowed.contains(own.activities.bits))
          #expect(own.closed <= own.reachable * (1 + 1e-9) + 1e-9)
        }
      }
    }
  }

  @Test func `no more runs are held than those who attend need`() throws {
    var several = 0
    for seed in 0..<12 {
      var random = RandomCurriculum(seed: 800 + seed)
      let problem = random.problem(people: 30, activities: 9, isShared: true)
      // So few steps that the first plan is put right person by person.
      var limits = CurriculumLimits(aim: .most(hours: 12), sharing: .runs)
      limits.budget = random.chance(0.5) ? 8 : nil
      limits.effort /= 100
      let plan = try CurriculumPlanner(problem, limits).plan()
      for run in plan.runs {
        let attending = plan.people.count { $0.activities.contains(run.activity) }
        #expect(run.people == attending)
        if let size = problem.activities[run.activity].size, size.to > 1 {
          #expect(run.runs == (attending + size.to - 1) / size.to, "seed \(seed)")
          #expect(attending >= size.from * run.runs, "seed \(seed)")
          if run.runs > 1 { several += 1 }
        }
      }
    }
    #expect(several > 0)
  }

  @Test func `a search that is cut short says what may be left`() throws {
    var found = 0
    for seed in 0..<40 {
      var random = RandomCurriculum(seed: 900 + seed)
      let needs = random.needs(people: 1, concepts: 12)
      let activities = random.activities(60, concepts: 12)
      let problem = CurriculumProblem(
        needs: needs, people: [.init()], activities: activities, stages: RandomCurriculum.stages)
      var limits = CurriculumLimits(aim: .most(hours: 20))
      let whole = try CurriculumPlanner(problem, limits).plan()
      #expect(whole.isProven)
      limits.effort = 1
      let short = try CurriculumPlanner(problem, limits).plan()
      #expect(short.bound >= whole.closed - 1e-6 * whole.closed, "seed \(seed)")
      #expect(short.closed <= whole.closed * (1 + 1e-6), "seed \(seed)")
      if !short.isProven { found += 1 }
    }
    #expect(found > 0)
  }
}
