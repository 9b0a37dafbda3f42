import CrosswalkBase
import CrosswalkModel

/// A plan with all that people want to know of it: why, when, towards what, and what more or fewer
/// hours would bring.
package struct CurriculumAnswer: Sendable {
  /// What other hours for each person would close.
  package struct CurvePoint: Sendable, Hashable {
    package var hours: Double
    package var closed: Double
    package var isProven: Bool
  }

  /// Which catalogue activities come from.
  package struct Source: Sendable, Hashable, Encodable {
    package var id: String
    package var version: String
    package var title: String
    package var note: String?
  }

  package let problem: CurriculumProblem
  package let limits: CurriculumLimits
  package let plan: CurriculumPlan
  /// By person, as in the problem.
  package let gaps: [PersonGaps]
  /// Nil where no months were asked for.
  package let calendar: CurriculumCalendar?
  /// The month that a calendar begins with, if somebody has said.
  package let start: PlanMonth?
  package let modules: [CurriculumModule]
  /// By hours; empty unless asked for.
  package let curve: [CurvePoint]
  package let sources: [Source]
  package let currency: String?
  /// Nil where no other search was asked.
  package var solver: SolverSummary?
  /// One hash over what the plan was made of.
  package let hash: String

  /// What somebody wants besides the plan.
  package struct Wishes: Sendable {
    /// Over how many months; nil: no calendar.
    package var months: Int?
    package var start: PlanMonth?
    /// Whether to tell what other hours would close.
    package var hasCurve = false

    package init() {}
  }

  /// Makes the plan and all that goes with it.
  ///
  /// - Parameters:
  ///   - gaps: What people lack, in the order of the table.
  ///   - finder: What found it.
  ///   - done: By person, ids of activities that are done; an empty name is everybody.
  ///   - catalog: The activities, and other frameworks for objectives.
  ///   - limits: Within what to stay.
  ///   - wishes: What is wanted besides.
  ///   - second: Another search; nil for none.
  /// - Throws: ``CurriculumError``, ``CalendarError``, `DecodingError` for a damaged catalog, and
  ///   what the second search throws.
  package init(
    _ gaps: [PersonGaps], finder: GapFinder, done: [PersonName: Set<String>], in catalog: Catalog,
    _ limits: CurriculumLimits, _ wishes: Wishes, second: CurriculumPlanner.Second?
  ) throws {
    let catalogues = try catalog.catalogues()
    let activities = catalogues.laidOver
    let source = finder.translator.source.framework
    let targetRole = finder.translator.targetRole
    let usualRole = Self.usualRole(in: source)
    let problem = CurriculumProblem(
      needs: Needs(gaps, concepts: finder.concepts, stageWidths: finder.stageWidths),
      people: gaps.map { person in
        // Who is to become something else learns for both.
        let role =
          person.ratings.role ?? usualRole.flatMap { Role.ofOnePerson.contains($0) ? $0 : nil }
        return .init(
          roles: role == nil ? [] : Set([role, targetRole].compactMap { $0 }),
          done: (done[""] ?? []).union(
            done[PersonName(person.ratings.person)] ?? []))
      }, activities: activities,
      elsewhere: Set(activities.filter { !$0.isOffered(under: source) }.map(\.id)),
      stages: finder.stages.map(\.id), months: wishes.months, hierarchy: catalog.hierarchy)
    let plan = try CurriculumPlanner(problem, limits, second: second).plan()
    let calendar = try wishes.months.map {
      try CurriculumCalendar(plan, in: problem, months: $0)
    }
    self.problem = problem
    self.limits = limits
    self.plan = plan
    self.gaps = gaps
    self.calendar = calendar
    start = wishes.start
    let learners = try Self.learners(finder, gaps, catalog)
    let direct = gaps.map { person in
      Dictionary(
        person.concepts.map { ($0.concept, $0.direct) }, uniquingKeysWith: { first, _ in first })
    }
    modules = CurriculumModule.modules(
      of: plan, in: problem, calendar, direct: { direct[$0][$1] ?? 0 }, objectives: learners)
    curve = wishes.hasCurve ? try Self.curve(problem, limits, plan) : []
    sources = catalogues.map {
      Source(id: $0.id, version: $0.version, title: $0.title, note: $0.note)
    }
    currency = catalogues.compactMap(\.currency).last
    hash = SHA256.hexDigest(of: Archive.encode([finder.hash, catalog.cataloguesDigest]))
  }

  /// How many objectives a person has of one concept.
  private static let mostObjectives = 2

  /// Objectives of the target's levels above where each person stands, up to the highest that is
  /// asked of the person, and about the role that the target is read for or else the person's own;
  /// where the target is silent, of the framework that people are rated in, and then of others that
  /// are in force where people work: what another place asks of its own is nobody's goal here.
  private static func learners(
    _ finder: GapFinder, _ gaps: [PersonGaps], _ catalog: Catalog
  ) throws -> (_ person: Int, _ concept: Int, _ stages: ClosedRange<Int>) -> [LearningObjective] {
    let target = finder.translator.target
    let asked = try gaps.map { person -> Int? in
      try finder.levels(tenure: person.ratings.tenure)?.compactMap { $0 }.max()
    }
    let source = finder.translator.source.framework
    let own = [source.id, target.framework.id]
    let inForce = try catalog.frameworkIDs.filter { !own.contains($0) }.map(catalog.framework)
      .map(\.framework)
      .filter { $0.tellsJurisdiction && source.isInForce(in: $0.jurisdiction) }.map(\.id)
    let others = own[0] == own[1] ? inForce : own.prefix(1) + inForce
    let beside = try others.map(catalog.framework)
    let found = Dictionary(
      uniqueKeysWithValues: Set(asked).map { level in
        (
          level,
          ObjectiveFinder(
            target: target, level: level, others: beside, stages: finder.stages,
            atMost: mostObjectives)
        )
      })
    let usualRole = usualRole(in: finder.translator.source.framework)
    return { person, concept, stages in
      let position = gaps[person].concepts.first { $0.concept == concept }?.position ?? []
      return found[asked[person]]!.objectives(
        for: finder.concepts[concept], in: stages,
        of: LearnerStanding(
          role: finder.translator.targetRole ?? gaps[person].ratings.role ?? usualRole,
          reached: position.isEmpty ? 0 : finder.interval(of: position, holding: 0).lowerBound))
    }
  }

  /// Where nobody says what people are, a document of one kind of person says it.
  private static func usualRole(in framework: Framework) -> Role? {
    let actors = Set(framework.statements.map(\.statement.actor))
    return actors.count == 1 ? actors.first : nil
  }

  /// What five hours more or less bring, once and twice.
  private static func curve(
    _ problem: CurriculumProblem, _ limits: CurriculumLimits, _ plan: CurriculumPlan
  ) throws -> [CurvePoint] {
    guard case .most(let hours) = limits.aim else { return [] }
    var curve: [CurvePoint] = []
    for other in [-10.0, -5, 0, 5, 10].map({ hours + $0 }) where other > 0 {
      var limits = limits
      limits.aim = .most(hours: other)
      let found = other == hours ? plan : try CurriculumPlanner(problem, limits).plan()
      // A search that is cut short may find less in more hours, in which the plan before can be had too.
      let least = other > hours ? curve.last?.closed ?? plan.closed : 0
      curve.append(
        CurvePoint(hours: other, closed: max(found.closed, least), isProven: found.isProven))
    }
    return curve
  }

  /// What a person is to do, module by module and what is needed most first, each once.
  package func objectives(of person: Int) -> [LearningObjective] {
    var seen: Set<LearningObjective> = []
    return modules.flatMap(\.concepts).flatMap(\.objectives)
      .filter { $0.people.contains(person) }.map(\.objective)
      .filter { seen.insert($0).inserted }
  }

  /// Why a person is to do nothing; nil for somebody who is to do something.
  package func reasonForNothing(of person: Int) -> NothingPlanned? {
    guard plan.people[person].activities.isEmpty else { return nil }
    let own = gaps[person].ratings
    if !problem.needs.people[person].isEmpty {
      return plan.people[person].reachable > 0 ? .nothingFits : .nothingOffered
    }
    if own.ratings.isEmpty, own.marks.isEmpty { return own.own.isEmpty ? .unobserved : .onlyOwn }
    return gaps[person].concepts.allSatisfy { $0.status == .meets } ? .meetsAll : .tooLittleKnown
  }

  /// Activities that would close some of what is needed, and are offered where these people do not
  /// work, in the order of their ids.
  package var elsewhere: [Activity] {
    let wanted = problem.wanted(by: problem.people.indices)
    return problem.activities.enumerated().filter { place, activity in
      problem.elsewhere.contains(activity.id) && problem.closesSome(place, of: wanted)
    }.map(\.element)
  }

  /// All that is needed, by everybody.
  package var need: Double { problem.needs.total }

  /// A month of the calendar in words: `2026-09`, or `month 1`.
  package func month(_ place: Int) -> String {
    start.map { $0.after(place).description } ?? "month \(place + 1)"
  }
}
