import CrosswalkBase
import CrosswalkModel
import Testing

@testable import CrosswalkKit

/// Plans against trying everything.
@Suite struct CurriculumPlannerTests {
  /// The best of all that a person can do: most closed, fewest hours, fewest activities, first ids.
  private func best(
    _ problem: CurriculumProblem, for person: Int, _ limits: CurriculumLimits
  ) -> (chosen: [Int], closed: Double, hours: Double) {
    var best: (chosen: [Int], closed: Double, hours: Double) = ([], 0, 0)
    let every = EveryChoice(problem, for: person, limits)
    for bits in every.allowed {
      let closed = every.closed(by: bits)
      guard closed > best.closed - 1e-9 * max(1, best.closed) else { continue }
      let (hours, chosen) = (every.hours(of: bits), every.places(of: bits))
      let isMore = closed > best.closed + 1e-9 * max(1, best.closed)
      if isMore || hours < best.hours
        || hours == best.hours
          && (chosen.count < best.chosen.count
            || chosen.count == best.chosen.count && chosen.lexicographicallyPrecedes(best.chosen))
      {
        best = (chosen, closed, hours)
      }
    }
    return best
  }

  @Test func `a plan is the best of all there are, and of equal ones the shortest`() throws {
    for seed in 0..<2_000 {
      var random = RandomCurriculum(seed: seed)
      // Few with very many activities: trying them all takes its time.
      let count = random.int(1...(seed % 40 == 0 ? 14 : 9))
      let problem = random.problem(people: 1, activities: count)
      var limits = CurriculumLimits(aim: .most(hours: random.quarters(0...100)))
      if random.chance(0.3) { limits.modes = [.coaching: random.quarters(0...40)] }
      let plan = try CurriculumPlanner(problem, limits).plan()
      let expected = best(problem, for: 0, limits)
      let person = plan.people[0]
      #expect(abs(plan.closed - expected.closed) <= 1e-9 * max(1, plan.closed), "seed \(seed)")
      #expect(person.activities == expected.chosen, "seed \(seed)")
      #expect(person.hours == expected.hours && plan.isProven && plan.gap == 0, "seed \(seed)")
    }
  }

  @Test func `the fewest hours that close a part are the fewest of all there are`() throws {
    for seed in 3_000..<3_400 {
      var random = RandomCurriculum(seed: seed)
      let problem = random.problem(people: 1, activities: random.int(1...9))
      let part = random.quarters(1...4)
      let limits = CurriculumLimits(aim: .fewestHours(part: part))
      let every = EveryChoice(problem, for: 0, limits)
      let all = every.allowed.map {
        (hours: every.hours(of: $0), closed: every.closed(by: $0))
      }
      let reachable = all.map(\.closed).max()!
      let plan = try CurriculumPlanner(problem, limits).plan()
      let fewest = all.filter { $0.closed >= part * reachable * (1 - 2e-9) }.map(\.hours).min()!
      #expect(plan.people[0].hours == fewest && plan.isProven, "seed \(seed)")
      #expect(abs(plan.reachable - reachable) <= 1e-9 * max(1, reachable), "seed \(seed)")
      #expect(plan.closed >= part * reachable * (1 - 2e-9), "seed \(seed)")
    }
  }

  @Test func `what limits leave too little for is told`() throws {
    var random = RandomCurriculum(seed: 5)
    let problem = random.problem(people: 1, activities: 9)
    var limits = CurriculumLimits(aim: .fewestHours(part: 1))
    limits.modes = [.coaching: 0, .training: 0]
    #expect(throws: CurriculumError.unreachable(part: 1, person: 0)) {
      try CurriculumPlanner(problem, limits).plan()
    }
  }

  @Test func `one plan for all is the best of all there are`() throws {
    for seed in 4_000..<4_200 {
      var random = RandomCurriculum(seed: seed)
      let concepts = random.int(1...3)
      let people = random.int(1...4)
      var activities = random.activities(random.int(1...8), concepts: concepts)
      // So that what requires something that is required itself comes up.
      for place in activities.indices.dropFirst() where random.chance(0.3) {
        activities[place].requires = [activities[place - 1].id]
      }
      let problem = CurriculumProblem(
        needs: random.needs(people: people, concepts: concepts),
        people: (0..<people).map { _ in
          .init(
            roles: random.chance(0.8) ? [.worker] : [],
            done: random.chance(0.4) ? ["a0\(random.int(0...7))"] : [])
        },
        activities: activities, stages: RandomCurriculum.stages)
      let limits = CurriculumLimits(aim: .most(hours: random.quarters(0...80)), sharing: .together)
      let plan = try CurriculumPlanner(problem, limits).plan()
      let needy = problem.people.indices.filter { !problem.needs.people[$0].isEmpty }
      let every = needy.map { EveryChoice(problem, for: $0, limits) }
      let best =
        (0..<(1 << problem.activities.count)).filter { chosen in
          every.allSatisfy { $0.mayAttend(chosen) }
        }.map { chosen in every.reduce(0) { $0 + $1.closed(by: chosen) } }.max() ?? 0
      #expect(abs(plan.closed - best) <= 1e-9 * max(1, best), "seed \(seed)")
      let plans = Set(needy.map { plan.people[$0].activities })
      #expect(plans.count <= 1 && plan.isProven, "seed \(seed)")
      // Everybody can follow it who is in it, and whoever needs nothing is not.
      for all in plans { #expect(every.allSatisfy { $0.mayAttend(all.bits) }, "seed \(seed)") }
      for (person, own) in plan.people.enumerated() where !needy.contains(person) {
        #expect(own.activities.isEmpty && own.hours == 0, "seed \(seed)")
      }
    }
  }

  // MARK: Places and money

  /// The most that people who share places and money can close: for each person a table of the most
  /// by what is attended and paid for, and the tables of all people added up, one person after the
  /// other. What is attended is a number with a digit for each activity for several.
  private func best(_ problem: CurriculumProblem, _ limits: CurriculumLimits) -> Double {
    let shared = problem.activities.indices.filter { problem.activities[$0].size != nil }
    let digits = shared.indices.map { place in
      (0..<place).reduce(1) { whole, _ in whole * (problem.people.count + 1) }
    }
    let size = digits.reduce(1) { $0 + $1 * problem.people.count }
    // Prices are whole; without a budget money does not matter.
    let most = limits.budget.map { Int($0) } ?? 0
    func price(_ place: Int) -> Int {
      limits.budget == nil ? 0 : Int(problem.activities[place].cost)
    }
    let none = -1.0
    var states = [Double](repeating: none, count: size * (most + 1))
    states[0] = 0
    for person in problem.people.indices {
      let every = EveryChoice(problem, for: person, limits)
      var options: [Int: Double] = [:]
      for bits in every.allowed {
        let chosen = every.places(of: bits)
        let cost = chosen.filter { !shared.contains($0) }.reduce(0) { $0 + price($1) }
        guard cost <= most else { continue }
        let own = zip(shared, digits).reduce(0) { $0 + (bits >> $1.0 & 1) * $1.1 }
        let place = own * (most + 1) + cost
        options[place] = max(options[place] ?? 0, every.closed(by: bits))
      }
      var next = [Double](repeating: none, count: states.count)
      for (place, value) in states.enumerated() where value >= 0 {
        for (own, more) in options where place % (most + 1) + own % (most + 1) <= most {
          next[place + own] = max(next[place + own], value + more)
        }
      }
      states = next
    }
    return states.enumerated().filter { place, value in
      var cost = place % (most + 1)
      for (activity, digit) in zip(shared, digits) {
        let count = place / (most + 1) / digit % (problem.people.count + 1)
        guard count > 0, let size = problem.activities[activity].size else { continue }
        guard
          let runs = (1...count).first(where: { size.from * $0 <= count && count <= size.to * $0 })
        else { return false }
        cost += runs * price(activity)
      }
      return value >= 0 && cost <= most
    }.map(\.element).max() ?? 0
  }

  @Test func `who shares places and money gets the best of all there are`() throws {
    for seed in 5_000..<5_100 {
      var random = RandomCurriculum(seed: seed)
      let concepts = random.int(1...4)
      // Few for several people, or trying everything takes too long.
      var activities = random.activities(random.int(3...15), concepts: concepts, isShared: true)
      for index in activities.indices.filter({ activities[$0].size != nil }).dropFirst(4) {
        activities[index].size = nil
      }
      let people = random.int(1...4)
      let problem = CurriculumProblem(
        needs: random.needs(people: people, concepts: concepts),
        people: (0..<people).map { _ in .init() }, activities: activities,
        stages: RandomCurriculum.stages)
      var limits = CurriculumLimits(aim: .most(hours: random.quarters(4...60)), sharing: .runs)
      limits.budget = random.chance(0.7) ? Double(random.int(0...8)) : nil
      let plan = try CurriculumPlanner(problem, limits).plan()
      let expected = best(problem, limits)
      #expect(plan.isProven, "seed \(seed)")
      #expect(abs(plan.closed - expected) <= 1e-6 * max(1, expected), "seed \(seed)")
      #expect(plan.cost <= limits.budget ?? .infinity, "seed \(seed)")
      for run in plan.runs {
        let size = problem.activities[run.activity].size ?? .init(from: 1, to: 1)
        #expect(run.people >= size.from * run.runs && run.people <= size.to * run.runs)
      }
    }
  }
}
