import CrosswalkModel

/// One activity of a plan, with why, for whom, what it is to lead to and what to look for.
package struct CurriculumModule: Sendable, Hashable {
  /// What the activity does for one concept.
  package struct Concept: Sendable, Hashable {
    /// The concept's id.
    package var concept: String
    /// The stages in which it works for somebody who attends, as positions.
    package var stages: ClosedRange<Int>
    /// The need of those who attend in these stages, in the unit of needs.
    package var need: Double
    /// How many of them have a need there.
    package var people: Int
    /// The part of what is known of them that rests on marked statements, 0 to 1, weighed by need.
    package var direct: Double
    /// The part of the need that it is assumed to close, 0 to 1, where nothing else closes it.
    package var closes: Double
    /// What those who attend are to do afterwards; what most need stands first.
    package var objectives: [Objective]
  }

  /// What some of those who attend are to do afterwards.
  package struct Objective: Sendable, Hashable {
    package var objective: LearningObjective
    /// For whom it is, as positions in the problem, ascending.
    package var people: [Int]
  }

  /// In the problem.
  package var activity: Int
  /// Who attends, as positions in the problem.
  package var people: [Int]
  /// The month in which it begins and that in which it ends, from 0; nil without a calendar.
  package var months: ClosedRange<Int>?
  /// The greatest need first.
  package var concepts: [Concept]

  /// The need that it works on.
  package var need: Double { concepts.reduce(0) { $0 + $1.need } }

  /// The part of that need which rests on marked statements, 0 to 1.
  package var direct: Double {
    need > 0 ? concepts.reduce(0) { $0 + $1.need * $1.direct } / need : 0
  }

  /// Tells the modules of a plan.
  ///
  /// - Parameters:
  ///   - plan: Who does what.
  ///   - problem: What it was made for.
  ///   - calendar: When; nil for no months.
  ///   - direct: By person and concept: how much rests on marked statements.
  ///   - objectives: What a person is to do of a concept, by stages; first what comes first.
  /// - Returns: In the order of the calendar, or of what is required and then of ids.
  package static func modules(
    of plan: CurriculumPlan, in problem: CurriculumProblem, _ calendar: CurriculumCalendar?,
    direct: (_ person: Int, _ concept: Int) -> Double,
    objectives: (_ person: Int, _ concept: Int, _ stages: ClosedRange<Int>) -> [LearningObjective]
  ) -> [CurriculumModule] {
    let order =
      calendar?.entries.map { ($0.activity, Optional($0.firstMonth...$0.lastMonth)) }
      ?? requiredFirst(plan.runs.map(\.activity), problem).map { ($0, nil) }
    return order.map { activity, months in
      let people = plan.people.indices.filter { plan.people[$0].activities.contains(activity) }
      return CurriculumModule(
        activity: activity, people: people, months: months,
        concepts: concepts(of: activity, for: people, in: problem, direct: direct, objectives))
    }
  }

  private static func requiredFirst(_ activities: [Int], _ problem: CurriculumProblem) -> [Int] {
    var sorted: [Int] = []
    func add(_ place: Int) {
      guard activities.contains(place), !sorted.contains(place) else { return }
      for other in problem.required[place] ?? [] { add(other) }
      sorted.append(place)
    }
    for place in activities { add(place) }
    return sorted
  }

  private static func concepts(
    of activity: Int, for people: [Int], in problem: CurriculumProblem,
    direct: (_ person: Int, _ concept: Int) -> Double,
    _ objectives: (_ person: Int, _ concept: Int, _ stages: ClosedRange<Int>) -> [LearningObjective]
  ) -> [Concept] {
    var found: [Int: Concept] = [:]
    var wishes: [Int: ObjectiveVotes] = [:]
    for person in people {
      var own: [Int: (stages: ClosedRange<Int>, need: Double)] = [:]
      for part in problem.needs.people[person] {
        let key = CurriculumProblem.CellKey(part)
        guard let closes = problem.effects[activity][key] else { continue }
        var concept =
          found[part.concept]
          ?? Concept(
            concept: problem.needs.concepts[part.concept], stages: part.stage...part.stage, need: 0,
            people: 0, direct: 0, closes: 0, objectives: [])
        concept.stages = concept.stages.reaching(part.stage)
        concept.need += part.need
        concept.closes += part.need * min(1, closes)
        concept.direct += part.need * direct(person, part.concept)
        let before = own[part.concept] ?? (part.stage...part.stage, 0)
        own[part.concept] = (before.stages.reaching(part.stage), before.need + part.need)
        found[part.concept] = concept
      }
      for (place, part) in own.sorted(by: { $0.key < $1.key }) {
        found[place]?.people += 1
        wishes[place, default: ObjectiveVotes()].add(
          objectives(person, place, part.stages), of: person, need: part.need)
      }
    }
    return found.map { place, concept in
      var concept = concept
      concept.closes /= concept.need
      concept.direct /= concept.need
      concept.objectives = wishes[place]?.objectives ?? []
      return concept
    }.sorted { ($1.need, $0.concept) < ($0.need, $1.concept) }
  }
}

extension ClosedRange<Int> {
  fileprivate func reaching(_ place: Int) -> ClosedRange<Int> {
    Swift.min(lowerBound, place)...Swift.max(upperBound, place)
  }
}

/// The objectives of several people for one concept, each once.
private struct ObjectiveVotes {
  private var found: [LearningObjective: (need: Double, order: Int, people: [Int])] = [:]

  /// Adds what one person is to do, first what comes first.
  mutating func add(_ objectives: [LearningObjective], of person: Int, need: Double) {
    for objective in objectives {
      var entry = found[objective] ?? (0, found.count, [])
      entry.need += need
      entry.people.append(person)
      found[objective] = entry
    }
  }

  /// What most need stands first, and of equals what came first.
  var objectives: [CurriculumModule.Objective] {
    found.sorted { ($1.value.need, $0.value.order) < ($0.value.need, $1.value.order) }
      .map { .init(objective: $0.key, people: $0.value.people) }
  }
}
