import CrosswalkModel

/// A model of numbers, and what its variables and cells stand for.
package struct CurriculumModel: Sendable {
  /// What a variable stands for.
  package enum Meaning: Sendable, Hashable {
    /// A person does an activity; where there is one plan for all, everybody who is in it.
    case attends(person: Int, activity: Int)
    /// How often an activity is held.
    case runs(activity: Int)
  }

  package private(set) var numbers = SelectionModel()
  package private(set) var meanings: [Meaning] = []
  /// By person: the cell of each part of the person's needs.
  private(set) var cells: [Int: [Int]] = [:]

  private let problem: CurriculumProblem
  private let limits: CurriculumLimits

  private init(_ problem: CurriculumProblem, _ limits: CurriculumLimits) {
    self.problem = problem
    self.limits = limits
  }

  // MARK: What is modelled

  /// One person's own plan; `isFree` leaves out all limits but what activities demand of each other.
  ///
  /// What is closed is not offered; `price` is what a unit of money is worth in the unit of needs.
  init(
    of person: Int, in problem: CurriculumProblem, _ limits: CurriculumLimits, isFree: Bool,
    without closed: Set<Int> = [], price: Double = 0
  ) {
    self.init(problem, limits)
    addCells(of: person, weight: 1)
    let offered = problem.offered(to: person, without: closed)
    let variables = addVariables(offered, for: person, closingFor: [person])
    for (place, variable) in variables where price > 0 {
      numbers.variables[variable].price = price * problem.activities[place].costOfPlace
    }
    addRows(variables, done: problem.people[person].done, isFree: isFree, hours: .hours)
  }

  /// One plan for some people, each of whom stands for so many with the same needs.
  init(
    together people: [(person: Int, weight: Int)], in problem: CurriculumProblem,
    _ limits: CurriculumLimits, isFree: Bool
  ) {
    self.init(problem, limits)
    for (person, weight) in people { addCells(of: person, weight: Double(weight)) }
    let wanted = problem.wanted(by: people.map(\.person))
    // What one of them cannot attend is for nobody; who is alike can attend the same.
    let attendees = Set(people.map { problem.people[$0.person] })
    let offered = attendees.map { Set(problem.offered(to: $0, needing: wanted)) }
    let common = offered.dropFirst().reduce(offered.first ?? []) { $0.intersection($1) }
    let done = attendees.dropFirst().reduce(attendees.first?.done ?? []) {
      $0.intersection($1.done)
    }
    // Nor is what requires that, or what requires this in turn.
    var possible = common
    var left = 0
    while left != possible.count {
      left = possible.count
      possible = possible.filter { place in
        (problem.required[place] ?? []).allSatisfy {
          possible.contains($0) || done.contains(problem.activities[$0].id)
        }
      }
    }
    let variables = addVariables(
      possible.sorted(), for: people.first?.person ?? 0, closingFor: people.map(\.person))
    addRows(variables, done: done, isFree: isFree, hours: .hours)
  }

  /// Plans of some people who share places and money.
  init(runsFor people: [Int], in problem: CurriculumProblem, _ limits: CurriculumLimits) {
    self.init(problem, limits)
    var attending: [Int: [Int]] = [:]
    for person in people {
      addCells(of: person, weight: 1)
      let variables = addVariables(
        problem.offered(to: person), for: person, closingFor: [person])
      addRows(
        variables, done: problem.people[person].done, isFree: false, hours: .hoursOfOne)
      for (place, variable) in variables { attending[place, default: []].append(variable) }
    }
    addRuns(attending)
  }

  // MARK: Parts

  private mutating func addCells(of person: Int, weight: Double) {
    let parts = problem.needs.people[person]
    cells[person] = parts.indices.map { numbers.needs.count + $0 }
    for (place, part) in parts.enumerated() {
      numbers.needs.append(part.need * weight)
      guard place > 0, parts[place - 1].concept == part.concept,
        parts[place - 1].stage == part.stage - 1
      else {
        numbers.leans.append(0)
        continue
      }
      let below = parts[place - 1]
      numbers.leans.append(min(1, below.shortfall / problem.needs.stageWidths[below.stage]))
    }
  }

  private mutating func addVariables(
    _ offered: [Int], for person: Int, closingFor people: [Int]
  ) -> [(place: Int, variable: Int)] {
    offered.map { place in
      let effects = people.flatMap { person in
        zip(problem.needs.people[person], cells[person] ?? []).compactMap { part, cell in
          problem.effects[place][.init(part)].map {
            SelectionModel.Effect(cell: cell, part: min(1, $0))
          }
        }
      }
      numbers.variables.append(.init(hours: problem.activities[place].hours, effects: effects))
      meanings.append(.attends(person: person, activity: place))
      return (place, numbers.variables.count - 1)
    }
  }

  /// The limits of one plan.
  private mutating func addRows(
    _ variables: [(place: Int, variable: Int)], done: Set<String>, isFree: Bool,
    hours kind: SelectionModel.Row.Kind
  ) {
    let activities = problem.activities
    func hours(_ chosen: [(place: Int, variable: Int)]) -> [(variable: Int, weight: Double)] {
      chosen.map { ($0.variable, activities[$0.place].hours) }
    }
    // Without a limit the row still counts the hours, of which the fewest are wanted.
    var most = variables.reduce(0) { $0 + activities[$1.place].hours }
    if !isFree, case .most(let limit) = limits.aim { most = min(most, limit) }
    numbers.rows.append(.init(kind, hours(variables), atMost: most))
    if !isFree {
      for (mode, limit) in limits.modes.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
        let chosen = variables.filter { activities[$0.place].mode == mode }
        if !chosen.isEmpty { numbers.rows.append(.init(.mode, hours(chosen), atMost: limit)) }
      }
    }
    let byPlace = Dictionary(uniqueKeysWithValues: variables.map { ($0.place, $0.variable) })
    var groups: [String: [Int]] = [:]
    for (place, variable) in variables {
      for other in problem.required[place] ?? [] where !done.contains(activities[other].id) {
        let needed = byPlace[other].map { [(variable: $0, weight: -1.0)] } ?? []
        numbers.rows.append(
          .init(.requirement, [(variable: variable, weight: 1)] + needed, atMost: 0))
      }
      if let group = activities[place].instead { groups[group, default: []].append(variable) }
    }
    // Nobody fills a run with what helps only together with something else.
    for (place, variable) in variables
    where kind == .hoursOfOne && numbers.variables[variable].effects.isEmpty {
      let later = variables.filter { (problem.required[$0.place] ?? []).contains(place) }
      numbers.rows.append(
        .init(.requirement, [(variable, 1)] + later.map { ($0.variable, -1) }, atMost: 0))
    }
    for (_, group) in groups.sorted(by: { $0.key < $1.key }) where group.count > 1 {
      numbers.rows.append(.init(.alternatives, group.map { ($0, 1) }, atMost: 1))
    }
  }

  /// Places, and what all of it may cost.
  private mutating func addRuns(_ attending: [Int: [Int]]) {
    var costs: [(variable: Int, weight: Double)] = []
    for (place, variables) in attending.sorted(by: { $0.key < $1.key }) {
      let activity = problem.activities[place]
      guard let size = activity.size, size.to > 1 else {
        if activity.cost > 0 { costs += variables.map { ($0, activity.cost) } }
        continue
      }
      let runs = numbers.variables.count
      numbers.variables.append(
        .init(most: variables.count / max(1, size.from), hours: 0, effects: []))
      meanings.append(.runs(activity: place))
      let all = variables.map { (variable: $0, weight: 1.0) }
      numbers.rows.append(.init(.size, all + [(runs, -Double(size.to))], atMost: 0))
      if size.from > 1 {
        numbers.rows.append(
          .init(
            .size, all.map { ($0.variable, -$0.weight) } + [(runs, Double(size.from))], atMost: 0))
      }
      if activity.cost > 0 { costs.append((runs, activity.cost)) }
    }
    if let budget = limits.budget, !costs.isEmpty {
      numbers.rows.append(.init(.budget, costs, atMost: budget))
    }
  }

  // MARK: Reading a choice

  /// The activities that a choice gives each person, as positions, ascending.
  func activities(of counts: [Int]) -> [Int: [Int]] {
    var chosen: [Int: [Int]] = [:]
    for (meaning, count) in zip(meanings, counts) where count > 0 {
      if case .attends(let person, let activity) = meaning {
        chosen[person, default: []].append(activity)
      }
    }
    return chosen.mapValues { $0.sorted() }
  }
}

extension Activity {
  /// What a place in a full run costs.
  var costOfPlace: Double { cost / Double(max(1, size?.to ?? 1)) }
}
