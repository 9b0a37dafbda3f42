@testable import CrosswalkKit
@testable import CrosswalkModel

/// Sections 3 to 5 of the design, written down once more: slow, plain, by names instead of
/// numbers, and sharing nothing with the engine but the model.
struct ReferenceTranslator {
  typealias Content = [String: Double]

  /// One rated unit or, in a target that rates the person, the whole of them.
  struct Result {
    var unit: String
    var status = Translation.Status.answer
    var reason: Translation.Reason?
    var coverage = 0.0
    var coverageSameActor = 0.0
    var coverageAtLevel = 0.0
    var focus = 0.0
    /// By the id of the outcome; nil where the translation abstains.
    var distribution: [(level: String, p: Double)]?
    var answer: String?
    var interval: [String]?
    /// By unit, then by concept.
    var contributions: [String: Content] = [:]
    /// The codes that the design defines; `actor` is not among them.
    var cautions: Set<Caution.Code> = []
  }

  let source: AlignedFramework
  let target: AlignedFramework
  var thresholds = Thresholds()

  // MARK: Actors

  static func fits(_ actor: Role, _ person: Role) -> Bool {
    func people(_ role: Role) -> Set<String> {
      switch role {
      case .worker: ["w"]
      case .supervisor: ["s"]
      case .manager: ["m"]
      case .director: ["d"]
      case .leader: ["s", "m", "d"]
      case .allStaff: ["w", "s", "m", "d"]
      case .agency: []
      }
    }
    return !people(actor).isDisjoint(with: people(person))
  }

  // MARK: Content

  private func carried(_ statement: Statement, _ side: AlignedFramework) -> Content {
    var shares: Content = [:]
    for entry in side.alignment.links where entry.statement == statement.id {
      for link in entry.links
      where [.exact, .close, .narrower, .broader].contains(link.relation) {
        shares[link.concept, default: 0] += link.share
      }
    }
    return shares
  }

  /// The statements of each level at which there are any; those without a level are in each.
  private func byLevel(_ statements: [Statement]) -> [[Statement]] {
    let levels = Set(statements.compactMap(\.level))
    if levels.isEmpty { return [statements] }
    return levels.sorted().map { level in
      statements.filter { $0.level == nil || $0.level == level }
    }
  }

  /// The mean over levels of `measure` of each level's statements.
  private func meanOverLevels(
    _ statements: [Statement], _ side: AlignedFramework, divided: Bool,
    keeping keep: (Statement) -> Bool = { _ in true }
  ) -> Content {
    let groups = byLevel(statements)
    var mean: Content = [:]
    for group in groups where !group.isEmpty {
      for statement in group where keep(statement) {
        for (concept, share) in carried(statement, side) {
          mean[concept, default: 0] +=
            share / (divided ? Double(group.count) : 1) / Double(groups.count)
        }
      }
    }
    return mean
  }

  /// w: what the unit is about.
  func weights(
    _ statements: [Statement], _ side: AlignedFramework,
    keeping keep: (Statement) -> Bool = { _ in true }
  ) -> Content { meanOverLevels(statements, side, divided: true, keeping: keep) }

  /// S and D: how much there is of each concept at an average level.
  func amounts(
    _ statements: [Statement], _ side: AlignedFramework,
    keeping keep: (Statement) -> Bool = { _ in true }
  ) -> Content { meanOverLevels(statements, side, divided: false, keeping: keep) }

  private func sum(_ contents: [Content]) -> Content {
    contents.reduce(into: [:]) { total, content in total.merge(content, uniquingKeysWith: +) }
  }

  // MARK: Levels

  /// E max(0, A − B) for A and B spread evenly over their ramps.
  private static func excess(_ a: Alignment.Cut, over b: Alignment.Cut) -> Double {
    let width = 2 * b.spread
    func mean(_ point: Double) -> Double {
      let t = point - (b.at - b.spread)
      if t <= 0 { return 0 }
      return t < width ? t * t / (2 * width) : t - width / 2
    }
    if a.spread == 0 { return mean(a.at) }
    func integral(_ point: Double) -> Double {
      let t = point - (b.at - b.spread)
      if t <= 0 { return 0 }
      return t < width
        ? t * t * t / (6 * width) : t * t / 2 - width * t / 2 + width * width / 6
    }
    return (integral(a.at + a.spread) - integral(a.at - a.spread)) / (2 * a.spread)
  }

  /// J with *below* and *above*. A ramp is the chance that a random cut lies below x, so the
  /// integral of the product of two is 100 less the mean of the higher of two random cuts.
  static func jointAreas(_ source: [Alignment.Cut], _ target: [Alignment.Cut]) -> [[Double]] {
    let ends = (Alignment.Cut(at: 0, spread: 0), Alignment.Cut(at: 100, spread: 0))
    let mine = [ends.0] + source + [ends.1]
    let theirs = [ends.0] + target + [ends.1]
    func both(_ a: Alignment.Cut, _ b: Alignment.Cut) -> Double { 100 - b.at - excess(a, over: b) }
    return mine.indices.dropLast().map { i in
      theirs.indices.dropLast().map { j in
        both(mine[i], theirs[j]) - both(mine[i + 1], theirs[j]) - both(mine[i], theirs[j + 1])
          + both(mine[i + 1], theirs[j + 1])
      }
    }
  }

  /// T of one source level, by outcome.
  private func outcomes(ofLevel rank: Int) -> [Double] {
    let count = target.framework.scale.levels.count + 2
    if source.framework.scale.id == target.framework.scale.id {
      return (0..<count).map { $0 == rank + 1 ? 1 : 0 }
    }
    let row = Self.jointAreas(source.alignment.scale!.cuts, target.alignment.scale!.cuts)[rank + 1]
    let area = row.reduce(0, +)
    return row.map { $0 / area }
  }

  private func facets(_ side: AlignedFramework, level: String? = nil) -> Set<String> {
    var found: Set<String> = []
    for entry in side.alignment.scale?.levels ?? [] where level == nil || entry.level == level {
      for reading in entry.facets { found.insert(reading.facet) }
    }
    return found
  }

  // MARK: Translation

  private var isSameFramework: Bool { source.framework.id == target.framework.id }
  private var isSameScale: Bool { source.framework.scale.id == target.framework.scale.id }
  /// What both scales speak to.
  var sharedFacets: Set<String> {
    isSameScale
      ? facets(source).union(facets(target)) : facets(source).intersection(facets(target))
  }

  /// What just one of the scales speaks to.
  var silentFacets: Set<String> {
    facets(source).union(facets(target)).subtracting(sharedFacets)
  }

  /// The ranks of the rated units.
  private func ratings(_ profile: Profile) -> [String: Int] {
    var ranks: [String: Int] = [:]
    let levels = source.framework.scale.levels.map(\.id)
    for unit in source.framework.units where unit.rated {
      let key = source.framework.scale.rates == .person ? "all" : unit.id
      if let level = profile.levels[key] { ranks[unit.id] = levels.firstIndex(of: level)! }
    }
    return ranks
  }

  private func counts(_ statement: Statement, _ role: Role?) -> Bool {
    guard let role else { return statement.actor != .agency }
    return Self.fits(statement.actor, role)
  }

  func translate(_ profile: Profile) -> [Result] {
    let ranks = ratings(profile)
    var results: [Result] = []
    var masses: [[Double]] = []
    for unit in target.framework.units where unit.rated {
      let (result, mass) =
        isSameFramework
        ? sameFramework(unit, ranks, profile) : numbers(unit, ranks, profile)
      results.append(result)
      masses.append(mass)
    }
    if target.framework.scale.rates == .person {
      let (result, mass) = wholePerson(results, masses)
      results = [result]
      masses = [mass]
    }
    return zip(results, masses).map { judged($0, mass: $1, profile, ranks) }
  }

  private func statements(_ unit: String, _ role: Role?) -> [Statement] {
    source.framework.units.first { $0.id == unit }!.statements.filter { counts($0, role) }
  }

  private func numbers(
    _ unit: Framework.Unit, _ ranks: [String: Int], _ profile: Profile
  ) -> (Result, [Double]) {
    let mine = unit.statements.filter { $0.actor != .agency }
    let w = weights(mine, target)
    let demand = amounts(mine, target)
    let units = ranks.keys.sorted()
    let supply = sum(units.map { amounts(statements($0, profile.role), source) })
    let all = sum(units.map { weights(statements($0, profile.role), source) })
    var result = Result(unit: unit.id)

    var paths: [String: Content] = [:]
    for name in units {
      for (concept, part) in weights(statements(name, profile.role), source) {
        guard let wanted = w[concept], part > 0 else { continue }
        let kappa = min(1, supply[concept]! / demand[concept]!)
        paths[name, default: [:]][concept] = wanted * kappa * part / all[concept]!
      }
    }
    for path in paths.values { for weight in path.values { result.coverage += weight } }
    for (name, path) in paths {
      for (concept, weight) in path {
        result.contributions[name, default: [:]][concept] = weight / result.coverage
      }
    }

    var mass = [Double](repeating: 0, count: target.framework.scale.levels.count + 2)
    for (name, path) in result.contributions {
      let alpha = path.values.reduce(0, +)
      if !isRefused {
        for (outcome, p) in outcomes(ofLevel: ranks[name]!).enumerated() {
          mass[outcome] += alpha * p
        }
      }
      let inside = weights(statements(name, profile.role), source).filter { w[$0.key] != nil }
      result.focus += alpha * inside.values.reduce(0, +)
    }

    result.coverageSameActor = sameActor(mine, demand, units, profile.role)

    let scale = source.framework.scale.levels.map(\.id)
    let reached = sum(
      units.map { name in
        amounts(
          statements(name, profile.role).filter {
            $0.level == nil || scale.firstIndex(of: $0.level!)! <= ranks[name]!
          }, source)
      })
    for (concept, wanted) in w {
      result.coverageAtLevel += wanted * min(1, (reached[concept] ?? 0) / demand[concept]!)
    }
    return (result, mass)
  }

  /// Coverage by statements about the same kind of person.
  private func sameActor(
    _ mine: [Statement], _ demand: Content, _ units: [String], _ role: Role?
  ) -> Double {
    var total = 0.0
    for actor in Role.allCases {
      if let role, !Self.fits(actor, role) { continue }
      let wanted = weights(mine, target) { $0.actor == actor }
      let supply = sum(
        units.map { name in
          amounts(statements(name, role), source) { role != nil || Self.fits($0.actor, actor) }
        })
      for (concept, part) in wanted {
        total += part * min(1, (supply[concept] ?? 0) / demand[concept]!)
      }
    }
    return total
  }

  private func sameFramework(
    _ unit: Framework.Unit, _ ranks: [String: Int], _ profile: Profile
  ) -> (Result, [Double]) {
    var result = Result(unit: unit.id)
    var mass = [Double](repeating: 0, count: target.framework.scale.levels.count + 2)
    guard let rank = ranks[unit.id] else { return (result, mass) }
    mass[rank + 1] = 1
    (result.coverage, result.coverageSameActor, result.coverageAtLevel, result.focus) = (1, 1, 1, 1)
    let content = weights(statements(unit.id, profile.role), source)
    let sum = content.values.reduce(0, +)
    if sum > 0 { result.contributions[unit.id] = content.mapValues { $0 / sum } }
    return (result, mass)
  }

  /// The coverage-weighted mean over units.
  private func wholePerson(_ results: [Result], _ masses: [[Double]]) -> (Result, [Double]) {
    var whole = Result(unit: "all")
    var mass = [Double](repeating: 0, count: target.framework.scale.levels.count + 2)
    let total = results.map(\.coverage).reduce(0, +)
    for (result, its) in zip(results, masses) {
      whole.coverage += result.coverage / Double(results.count)
      whole.coverageSameActor += result.coverageSameActor / Double(results.count)
      whole.coverageAtLevel += result.coverageAtLevel / Double(results.count)
      guard total > 0 else { continue }
      let part = result.coverage / total
      whole.focus += part * result.focus
      for outcome in mass.indices { mass[outcome] += part * its[outcome] }
      for (unit, path) in result.contributions {
        for (concept, weight) in path {
          whole.contributions[unit, default: [:]][concept, default: 0] += part * weight
        }
      }
    }
    // A unit with coverage may have no paths, within one framework; what is left sums to 1.
    let paths = whole.contributions.values.flatMap(\.values).reduce(0, +)
    if paths > 0 {
      whole.contributions = whole.contributions.mapValues { $0.mapValues { $0 / paths } }
    }
    return (whole, mass)
  }

  // MARK: Judging

  private var isRefused: Bool { !isSameScale && sharedFacets.isEmpty }

  private func judged(
    _ result: Result, mass: [Double], _ profile: Profile, _ ranks: [String: Int]
  ) -> Result {
    var result = result
    result.cautions = general(profile, ranks)
    let least = 1e-9
    if isRefused {
      result.reason = .facets
    } else if isSameFramework && result.coverage == 0 {
      result.reason = .unrated
    } else if result.coverage == 0 || result.coverage < thresholds.abstainCoverage - least {
      result.reason = .coverage
    }
    if result.reason != nil {
      result.status = .abstained
      result.contributions = [:]
      return result
    }
    if !isSameFramework {
      if result.coverage < thresholds.answerCoverage - least { result.cautions.insert(.coverage) }
      if result.focus < thresholds.focus - least { result.cautions.insert(.focus) }
      if result.coverageAtLevel < thresholds.levelCoverageRatio * result.coverage - least {
        result.cautions.insert(.level)
      }
      if !isSameScale, Double(sharedFacets.count) < thresholds.sharedFacets {
        result.cautions.insert(.facets)
      }
    }
    let isWeak =
      !result.cautions.isDisjoint(with: [.coverage, .focus, .level, .facets])
      || result.coverageSameActor < thresholds.sameActorCoverage - least
    result.status = isWeak ? .indicative : .answer

    let ids = ["below"] + target.framework.scale.levels.map(\.id) + ["above"]
    result.distribution = zip(ids, mass).map { ($0, $1) }
    func cumulative(_ index: Int) -> Double { mass[...index].reduce(0, +) }
    result.answer = ids[ids.indices.first { cumulative($0) > 0.5 - least }!]
    result.interval = [
      ids[ids.indices.first { cumulative($0) > 0.1 + least }!],
      ids[ids.indices.first { cumulative($0) > 0.9 - least }!],
    ]
    return result
  }

  private func general(_ profile: Profile, _ ranks: [String: Int]) -> Set<Caution.Code> {
    var codes: Set<Caution.Code> = []
    if !isSameFramework, !isRefused {
      let levels = source.framework.scale.levels
      let isSilent = ranks.values.contains {
        facets(source, level: levels[$0].id).intersection(sharedFacets).isEmpty
      }
      if isSilent, !sharedFacets.isEmpty { codes.insert(.silentLevel) }
    }
    if source.framework.scale.basis != target.framework.scale.basis { codes.insert(.construct) }
    if profile.basis != .observed { codes.insert(.basis) }
    if target.framework.draftedFrom.contains(where: { $0.framework == source.framework.id })
      || source.framework.draftedFrom.contains(where: { $0.framework == target.framework.id })
    {
      codes.insert(.ancestry)
    }
    if !source.overriddenBy.isEmpty || !target.overriddenBy.isEmpty { codes.insert(.override) }
    return codes
  }
}
