import CrosswalkBase
import CrosswalkKit
import CrosswalkModel

extension CurriculumReport {
  /// The plan as JSON, format `crosswalk.plan/1`: what was asked, what it comes to, everybody's part
  /// by the names of the ratings, and modules.
  ///
  /// - Throws: `EncodingError` for a number that is not finite.
  package func json() throws -> String {
    let plan = answer.plan
    var hours: Double?
    var part: Double?
    switch answer.limits.aim {
    case .most(let most): hours = most
    case .fewestHours(let share): part = share
    }
    return try JSONText.pretty(
      PlanRecord(
        from: names.finder.tables.source, to: names.finder.tables.target, goal: names.goal,
        targetRole: names.finder.translator.targetRole?.rawValue,
        limits: .init(
          hours: hours, close: part, sharing: answer.limits.sharing.rawValue,
          modes: Dictionary(
            uniqueKeysWithValues: answer.limits.modes.map { ($0.key.rawValue, $0.value) }),
          budget: answer.limits.budget), catalogues: answer.sources,
        value: plan.closed, bound: plan.bound, gap: plan.gap, isProven: plan.isProven,
        need: answer.need, reachable: plan.reachable, hours: plan.hours, cost: plan.cost,
        solver: answer.solver, start: answer.start?.description, months: answer.calendar?.months,
        largestMonth: answer.calendar?.largestLoad, leastMonth: answer.calendar?.leastLoad,
        people: plan.people.enumerated().map { person($1, at: $0) },
        modules: answer.modules.map(module),
        elsewhere: answer.elsewhere.map {
          .init(activity: $0.id, title: $0.title, jurisdiction: $0.jurisdiction ?? "")
        },
        runs: plan.runs.map {
          .init(
            activity: activity($0.activity).id, people: $0.people, runs: $0.runs, cost: $0.cost)
        },
        curve: answer.curve.map {
          .init(hours: $0.hours, value: $0.closed, isProven: $0.isProven)
        }, hash: answer.hash))
  }

  private func person(_ person: CurriculumPlan.Person, at index: Int) -> PlanRecord.Person {
    let parts = answer.problem.needs.people[index]
    var concepts: [PlanRecord.Concept] = []
    for (part, closed) in zip(parts, person.parts) {
      let id = answer.problem.needs.concepts[part.concept]
      if concepts.last?.concept != id { concepts.append(.init(concept: id, need: 0, closed: 0)) }
      concepts[concepts.count - 1].need += part.need
      concepts[concepts.count - 1].closed += part.need * closed
    }
    return .init(
      person: answer.gaps[index].ratings.person,
      activities: person.activities.map { activity($0).id }, hours: person.hours,
      need: parts.reduce(0) { $0 + $1.need }, closed: person.closed, reachable: person.reachable,
      bound: person.bound, concepts: concepts.filter { $0.closed > 0 },
      objectives: answer.objectives(of: index).map { .init($0) },
      nothing: answer.reasonForNothing(of: index)?.rawValue,
      observeFirst: answer.gaps[index].toAssess.map { concept in
        .init(
          concept: names.id(concept.concept), name: names.label(concept.concept),
          reason: GapNames.reason(concept.status)?.rawValue ?? "", advice: names.advice(concept))
      })
  }

  private func module(_ module: CurriculumModule) -> PlanRecord.Module {
    let activity = activity(module.activity)
    return .init(
      activity: activity.id, title: activity.title, mode: activity.mode.rawValue,
      hours: activity.hours, from: module.months.map { answer.month($0.lowerBound) },
      to: module.months.map { answer.month($0.upperBound) },
      check: module.months.map(check),
      people: module.people.map { answer.gaps[$0].ratings.person }, need: module.need,
      direct: module.direct, evidence: activity.evidence,
      concepts: module.concepts.map { concept in
        .init(
          concept: concept.concept, from: answer.problem.stages[concept.stages.lowerBound],
          to: answer.problem.stages[concept.stages.upperBound], need: concept.need,
          people: concept.people, direct: concept.direct, closes: concept.closes,
          objectives: concept.objectives.map { .init($0.objective, people: $0.people.count) })
      })
  }
}

/// What a plan is written as JSON with.
private struct PlanRecord: Encodable {
  struct Limits: Encodable {
    var hours: Double?
    var close: Double?
    var sharing: String
    var modes: [String: Double]
    var budget: Double?
  }

  struct Concept: Encodable {
    var concept: String
    var need: Double
    var closed: Double
  }

  struct Person: Encodable {
    var person: String
    var activities: [String]
    var hours: Double
    var need: Double
    var closed: Double
    var reachable: Double
    var bound: Double?
    var concepts: [Concept]
    /// What the person is to do, first what comes first.
    var objectives: [Objective]
    /// Why there is no activity.
    var nothing: String?
    var observeFirst: [ToObserve]
  }

  struct ToObserve: Encodable {
    var concept: String
    var name: String
    var reason: String
    var advice: String
  }

  struct Objective: Encodable {
    var framework: String
    var statement: String
    var level: String?
    var text: String
    /// For how many of those who attend it is.
    var people: Int?

    init(_ objective: LearningObjective, people: Int? = nil) {
      (framework, statement) = (objective.framework, objective.statement)
      (level, text) = (objective.level, objective.text)
      self.people = people
    }
  }

  struct ModuleConcept: Encodable {
    var concept: String
    var from: String
    var to: String
    var need: Double
    var people: Int
    var direct: Double
    var closes: Double
    var objectives: [Objective]
  }

  struct Module: Encodable {
    var activity: String
    var title: String
    var mode: String
    var hours: Double
    var from: String?
    var to: String?
    var check: String?
    var people: [String]
    var need: Double
    var direct: Double
    var evidence: String?
    var concepts: [ModuleConcept]
  }

  /// What would help, and is offered where these people do not work.
  struct Elsewhere: Encodable {
    var activity: String
    var title: String
    var jurisdiction: String
  }

  struct Run: Encodable {
    var activity: String
    var people: Int
    var runs: Int
    var cost: Double
  }

  struct Point: Encodable {
    var hours: Double
    var value: Double
    var isProven: Bool
  }

  var format = "crosswalk.plan/1"
  var from: Translation.Side
  var to: Translation.Side
  var goal: String
  var targetRole: String?
  var limits: Limits
  var catalogues: [CurriculumAnswer.Source]
  var value: Double
  var bound: Double
  var gap: Double
  var isProven: Bool
  var need: Double
  var reachable: Double
  var hours: Double
  var cost: Double
  var solver: SolverSummary?
  var start: String?
  var months: Int?
  var largestMonth: Double?
  var leastMonth: Double?
  var people: [Person]
  var modules: [Module]
  var elsewhere: [Elsewhere]
  var runs: [Run]
  var curve: [Point]
  var hash: String
}
