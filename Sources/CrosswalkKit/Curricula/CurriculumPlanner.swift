import CrosswalkBase
import CrosswalkModel

/// Makes plans: the best there is for each person, for all together, or for people who share places
/// and money.
package struct CurriculumPlanner: Sendable {
  /// Somebody else's search over a model: what it found, which need not be better than what is
  /// handed over.
  package typealias Second =
    @Sendable (SelectionModel, SelectionResult?, _ goal: Double?) throws
    -> SelectionResult?

  let problem: CurriculumProblem
  let limits: CurriculumLimits
  let second: Second?

  /// - Parameters:
  ///   - problem: What is needed, and what there is.
  ///   - limits: Within what to stay.
  ///   - second: Another search that is asked for every model; nil for none. It sees numbers only.
  package init(
    _ problem: CurriculumProblem, _ limits: CurriculumLimits, second: Second? = nil
  ) {
    self.problem = problem
    self.limits = limits
    self.second = second
  }

  /// The plan.
  ///
  /// - Throws: ``CurriculumError``, `Abandoned` where nobody waits for it, and what the second search throws.
  package func plan() throws -> CurriculumPlan {
    let plan =
      switch limits.sharing {
      case .none: try plan(ofOwn: ())
      case .together: try planTogether()
      case .runs: try planRuns()
      }
    // A search that was given up has found something, but not what was asked for.
    try Interest.check()
    return plan
  }

  // MARK: One model

  /// What was found in a model, and whether nothing better is left.
  struct Found: Sendable {
    var result: SelectionResult
    var isProven: Bool
  }

  /// The best choice of a model, or that of the fewest hours that reaches a goal.
  func search(_ model: SelectionModel, reaching goal: Double?, from start: [Int]? = nil) throws
    -> Found?
  {
    var search = SelectionSearch(model, reaching: goal, effort: limits.effort)
    var result = search.run(from: start)
    let isCutShort = search.isCutShort
    if let second, let other = try second(model, result, goal) {
      let isBetter =
        result.map { own in
          goal == nil
            ? other.value > own.value * (1 + 1e-9)
            : model.hours(of: other.counts) < model.hours(of: own.counts) - 1e-9
        } ?? true
      if isBetter { result?.counts = other.counts }
      if isBetter { result?.value = other.value }
      let bound =
        goal == nil
        ? min(result?.bound ?? .infinity, other.bound) : max(result?.bound ?? 0, other.bound)
      result = result ?? other
      result?.bound = bound
    }
    guard let result else {
      if isCutShort { throw CurriculumError.notFound(person: nil) }
      return nil
    }
    let isProven =
      goal == nil
      ? result.bound - result.value <= 1e-6 * max(result.value, 1e-12)
      : result.bound >= model.hours(of: result.counts) - 1e-6
    return Found(result: result, isProven: isProven)
  }

  /// The choice that the limits ask for, in a model of one plan.
  func search(_ model: CurriculumModel, reachable: Double, person: Int?) throws -> Found {
    guard case .fewestHours(let part) = limits.aim else {
      guard let found = try search(model.numbers, reaching: nil) else {
        throw CurriculumError.notFound(person: person)
      }
      return found
    }
    do {
      // A hair less, so that rounding does not make the whole unreachable.
      guard let found = try search(model.numbers, reaching: part * reachable * (1 - 1e-9)) else {
        throw CurriculumError.unreachable(part: part, person: person)
      }
      return found
    } catch CurriculumError.notFound {
      throw CurriculumError.notFound(person: person)
    }
  }

  /// What could be closed were there no limits. With few exceptions nothing speaks against doing
  /// everything, so that this is found at once.
  func reachable(_ model: SelectionModel) -> Double { most(model).value }

  /// The same, with what closes about so much.
  private func most(_ model: SelectionModel) -> (value: Double, counts: [Int]) {
    let all = model.variables.map(\.most)
    if !model.rows.contains(where: { $0.kind == .alternatives }) {
      return (model.value(of: all), all)
    }
    var search = SelectionSearch(model, effort: limits.effort / 10, settlesTies: false)
    // What is not proven counts as reachable, so that nobody is told that more was done than was.
    return search.run().map { ($0.bound, $0.counts) } ?? (0, all.map { _ in 0 })
  }

  /// What is closed of a person's needs, part by part and in all.
  func value(
    of person: Int, _ model: CurriculumModel, closed: [Double]
  ) -> (parts: [Double], sum: Double) {
    let parts = (model.cells[person] ?? []).map { closed[$0] }
    return (parts, zip(problem.needs.people[person], parts).reduce(0) { $0 + $1.0.need * $1.1 })
  }

  // MARK: Own plans

  /// Who needs the same can have the same plan, which is searched for once.
  struct Kind: Hashable {
    var attendee: CurriculumProblem.Attendee
    var parts: [Needs.Part]
  }

  private func kinds() -> (first: [Int], of: [Int]) {
    var known: [Kind: Int] = [:]
    var first: [Int] = []
    let of = problem.people.indices.map { person in
      let kind = Kind(attendee: problem.people[person], parts: problem.needs.people[person])
      if let place = known[kind] { return place }
      known[kind] = first.count
      first.append(person)
      return first.count - 1
    }
    return (first, of)
  }

  private func plan(ofOwn: Void) throws -> CurriculumPlan {
    let (first, of) = kinds()
    let found = try first.sideBySide { person in
      let free = CurriculumModel(of: person, in: problem, limits, isFree: true)
      let reachable = reachable(free.numbers)
      let model = CurriculumModel(of: person, in: problem, limits, isFree: false)
      return (model, reachable, try search(model, reachable: reachable, person: person))
    }
    let people = problem.people.indices.map { person in
      let (model, reachable, found) = found[of[person]]
      let counts = found.result.counts
      return self.person(
        as: first[of[person]], model, closed: model.numbers.closed(by: counts),
        activities: model.activities(of: counts)[first[of[person]]] ?? [], reachable: reachable,
        found)
    }
    return finished(
      people, bound: people.reduce(0) { $0 + ($1.bound ?? $1.closed) },
      isProven: found.allSatisfy { $0.2.isProven },
      work: found.reduce(0) { $0 + $1.2.result.work })
  }

  private func person(
    as person: Int, _ model: CurriculumModel, closed: [Double], activities: [Int],
    reachable: Double, _ found: Found?
  ) -> CurriculumPlan.Person {
    let (parts, value) = value(of: person, model, closed: closed)
    return CurriculumPlan.Person(
      activities: activities, closed: value, parts: parts, reachable: reachable,
      bound: found.map { isLeast ? value : max(value, $0.result.bound) },
      hours: activities.reduce(0) { $0 + problem.activities[$1].hours },
      leastHours: isLeast ? found?.result.bound : nil)
  }

  // MARK: One plan for all

  private func planTogether() throws -> CurriculumPlan {
    let (first, of) = kinds()
    var weights = [Int](repeating: 0, count: first.count)
    for kind in of { weights[kind] += 1 }
    let group = zip(first, weights).map { (person: $0, weight: $1) }
      .filter { !problem.needs.people[$0.person].isEmpty }
    let free = CurriculumModel(together: group, in: problem, limits, isFree: true)
    let model = CurriculumModel(together: group, in: problem, limits, isFree: false)
    let most = most(free.numbers)
    let found = try search(model, reachable: most.value, person: nil)
    let all = model.activities(of: found.result.counts).values.first ?? []
    let parts = model.numbers.closed(by: found.result.counts)
    let mostParts = free.numbers.closed(by: most.counts)
    let rest = most.value / max(free.numbers.value(of: most.counts), 1e-12)
    let people = problem.people.indices.map { person in
      // Who needs nothing is sent nowhere, and need not be able to do it.
      let isIn = !problem.needs.people[person].isEmpty
      var plan = self.person(
        as: first[of[person]], model, closed: parts, activities: isIn ? all : [],
        reachable: 0, nil)
      // What closes most of all may leave somebody less than the plan does.
      plan.reachable = max(
        plan.closed, rest * value(of: first[of[person]], free, closed: mostParts).sum)
      plan.leastHours = isLeast ? isIn ? found.result.bound : 0 : nil
      return plan
    }
    let closed = people.reduce(0) { $0 + $1.closed }
    return finished(
      people, bound: isLeast ? closed : max(closed, found.result.bound), isProven: found.isProven,
      work: found.result.work)
  }

  // MARK: Shared

  /// Whether the fewest hours are wanted.
  private var isLeast: Bool {
    if case .fewestHours = limits.aim { true } else { false }
  }

  func finished(
    _ people: [CurriculumPlan.Person], bound: Double, isProven: Bool, work: Int
  ) -> CurriculumPlan {
    var attending: [Int: Int] = [:]
    for person in people { for place in person.activities { attending[place, default: 0] += 1 } }
    let held = attending.sorted { $0.key < $1.key }.map { place, count in
      let activity = problem.activities[place]
      let runs = activity.fewestRuns(for: count)
      return CurriculumPlan.Run(
        activity: place, people: count, runs: runs, cost: Double(runs) * activity.cost)
    }
    let closed = people.reduce(0) { $0 + $1.closed }
    return CurriculumPlan(
      people: people, runs: held, closed: closed, bound: isProven ? closed : max(closed, bound),
      isProven: isProven, work: work)
  }
}
