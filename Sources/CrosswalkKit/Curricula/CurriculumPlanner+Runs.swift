import CrosswalkBase
import CrosswalkModel

extension CurriculumPlanner {
  /// A model of more variables is not searched as a whole: each step of it takes too long.
  private static let mostVariables = 5_000

  /// Plans of people who share places and money: a first plan, each person's part of it searched anew
  /// in what the others leave, and, where they are few, all of it as one.
  func planRuns() throws -> CurriculumPlan {
    let people = problem.people.indices.filter { !problem.needs.people[$0].isEmpty }
    let start = SharedStart(problem, limits)
    let model = CurriculumModel(runsFor: people, in: problem, limits)
    var best = SelectionResult(
      counts: counts(of: start, in: model), value: 0, bound: start.bound, work: start.work)
    if model.numbers.broken(by: best.counts) != nil {
      best.counts = best.counts.map { _ in 0 }
    }
    polish(&best, model)
    if best.gap > 0, model.numbers.variables.count <= Self.mostVariables {
      var search = SelectionSearch(model.numbers, effort: limits.effort)
      if let found = search.run(from: best.counts) { best = best.joined(with: found) }
      polish(&best, model)
    }
    if let other = try second?(model.numbers, best, nil) { best = best.joined(with: other) }
    holdFewest(&best.counts, model)
    let chosen = model.activities(of: best.counts)
    let closed = model.numbers.closed(by: best.counts)
    let planned = problem.people.indices.map { $0 }.sideBySide { person in
      let (parts, value) = value(of: person, model, closed: closed)
      let activities = chosen[person] ?? []
      let free = CurriculumModel(of: person, in: problem, limits, isFree: true)
      return CurriculumPlan.Person(
        activities: activities, closed: value, parts: parts, reachable: reachable(free.numbers),
        bound: nil,
        hours: activities.reduce(0) { $0 + problem.activities[$1].hours }, leastHours: nil)
    }
    return finished(planned, bound: best.bound, isProven: best.gap == 0, work: best.work)
  }

  private func counts(of start: SharedStart, in model: CurriculumModel) -> [Int] {
    let chosen = start.chosen.mapValues(Set.init)
    return model.meanings.map { meaning in
      switch meaning {
      case .attends(let person, let activity): chosen[person]?.contains(activity) ?? false ? 1 : 0
      case .runs(let activity): start.runs[activity] ?? 0
      }
    }
  }

  /// Holds no activity more often than those who attend it need.
  private func holdFewest(_ counts: inout [Int], _ model: CurriculumModel) {
    var attending: [Int: Int] = [:]
    for (meaning, count) in zip(model.meanings, counts) {
      if case .attends(_, let activity) = meaning { attending[activity, default: 0] += count }
    }
    for (variable, meaning) in model.meanings.enumerated() {
      guard case .runs(let activity) = meaning else { continue }
      counts[variable] = problem.activities[activity].fewestRuns(for: attending[activity] ?? 0)
    }
  }

  private func polish(_ best: inout SelectionResult, _ model: CurriculumModel) {
    best.counts = polished(best.counts, model)
    best.value = model.numbers.value(of: best.counts)
    best.bound = max(best.bound, best.value)
  }

  /// Searches each person's part anew in the places and the money that the others leave, until
  /// nobody gains.
  private func polished(_ counts: [Int], _ model: CurriculumModel) -> [Int] {
    var counts = counts
    var byPerson: [Int: [Int]] = [:]
    for (variable, meaning) in model.meanings.enumerated() {
      if case .attends(let person, _) = meaning { byPerson[person, default: []].append(variable) }
    }
    for _ in 0..<2 {
      // What a run too many costs, somebody else may need.
      holdFewest(&counts, model)
      var hasGained = false
      for (_, variables) in byPerson.sorted(by: { $0.key < $1.key }) {
        let part = model.numbers.part(of: variables, besides: counts)
        let now = variables.map { counts[$0] }
        var search = SelectionSearch(part, effort: limits.effort / 60)
        guard let result = search.run(from: now), result.counts != now else { continue }
        for (place, variable) in variables.enumerated() { counts[variable] = result.counts[place] }
        hasGained = true
      }
      if !hasGained { break }
    }
    return counts
  }
}

extension SelectionResult {
  /// What can still be better at most, as a part of the value; 0 where that is under a millionth.
  fileprivate var gap: Double {
    let gap = bound - value
    return gap <= 1e-6 * max(value, 1e-12) ? 0 : gap / max(value, 1e-12)
  }

  /// The better of two, with the lower of their bounds.
  fileprivate func joined(with other: SelectionResult) -> SelectionResult {
    var better = other.value > value * (1 + 1e-9) ? other : self
    better.bound = max(better.value, min(bound, other.bound))
    better.work = work + other.work
    return better
  }
}
