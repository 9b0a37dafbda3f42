@testable import CrosswalkKit
@testable import CrosswalkModel

/// Sections 3 to 5 of the design, written down once more: slow, plain, by names instead of
/// numbers, and sharing nothing with the engine but the model.
struct ReferenceTranslator {
  /// A concept as far as something is done in it, or as far as it is only known or valued.
  struct Part: Hashable, Comparable {
    var concept: String
    var isDone = true

    static func < (first: Part, second: Part) -> Bool {
      (first.concept, first.isDone ? 0 : 1) < (second.concept, second.isDone ? 0 : 1)
    }
  }

  typealias Content = [Part: Double]

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
    var strongThrough: Set<String> = []
    var weakThrough: Set<String> = []
    /// By unit: its part in what is covered, and in what is not.
    var alpha: [String: Double] = [:]
    var rest: [String: Double] = [:]
    /// By outcome: what the covered part says by itself.
    var covered: [Double] = []
    /// The part of the weight on levels that are silent on all that is shared.
    var silent = 0.0
    /// By unit, then by concept.
    var contributions: [String: [String: Double]] = [:]
    /// The codes that rest on numbers alone; `actor`, `false-friend` and `contradiction` are not
    /// among them.
    var cautions: Set<Caution.Code> = []
  }

  let source: AlignedFramework
  let target: AlignedFramework
  var thresholds = Thresholds()
  /// By concept: the one that it is a case of.
  var broader: [String: String] = [:]

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
        let isDone = statement.act != .knows && statement.act != .values
        shares[Part(concept: link.concept, isDone: isDone), default: 0] += link.share
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

  /// The concept itself, and all that it is a case of.
  private func path(_ concept: String) -> [String] {
    [concept] + (broader[concept].map(path) ?? [])
  }

  private func meet(_ first: String, _ second: String) -> Bool {
    path(first).contains(second) || path(second).contains(first)
  }

  /// How much of a source's content is of use for a part of the target.
  func supply(_ content: Content, for part: Part) -> Double {
    content.sorted { $0.key < $1.key }.reduce(0) { sum, entry in
      let serves = meet(entry.key.concept, part.concept) && (entry.key.isDone || !part.isDone)
      return serves ? sum + entry.value : sum
    }
  }

  /// How far a part of a unit is covered: no further than it, or any whole that it is a part of. The
  /// wholes are the broader concepts, what is done in each, and each with what is known of it.
  func kappa(_ part: Part, _ demand: Content, by source: Content) -> Double {
    var least = 1.0
    for concept in path(part.concept) {
      for isDone in part.isDone ? [true, false] : [false] {
        let asked = demand.sorted { $0.key < $1.key }.reduce(0) { sum, entry in
          let isUnder = path(entry.key.concept).contains(concept) && (entry.key.isDone || !isDone)
          return isUnder ? sum + entry.value : sum
        }
        least = min(least, supply(source, for: Part(concept: concept, isDone: isDone)) / asked)
      }
    }
    return least
  }

  /// What is done in a concept and what is known of it, together.
  private func byConcept(_ content: Content) -> [String: Double] {
    content.reduce(into: [:]) { $0[$1.key.concept, default: 0] += $1.value }
  }

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

  /// T of one source level, by outcome; with `spread`, of what lies so far from it besides.
  ///
  /// How a link averages over shifts is held against thin slices elsewhere.
  private func outcomes(ofLevel rank: Int, spread: Double = 0) -> [Double] {
    let count = target.framework.scale.levels.count + 2
    if isSameScale && spread == 0 { return (0..<count).map { $0 == rank + 1 ? 1 : 0 } }
    let mine = source.alignment.scale!
    let theirs = isSameScale ? mine : target.alignment.scale!
    var variance = spread * spread
    if !isSameScale {
      for scale in [mine, theirs] {
        let error = scale.locationError?.points ?? 0
        variance += error * error
      }
    }
    if variance > 0 {
      return LevelLink(
        from: LevelLayout(cuts: mine.cuts), to: LevelLayout(cuts: theirs.cuts),
        shift: variance.squareRoot()
      ).rows[rank]
    }
    let row = Self.jointAreas(mine.cuts, theirs.cuts)[rank + 1]
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
      ? telling(source).union(telling(target)) : telling(source).intersection(telling(target))
  }

  /// Facets of which not all levels claim the same.
  private func telling(_ side: AlignedFramework) -> Set<String> {
    let levels = side.alignment.scale?.levels ?? []
    return facets(side).filter { facet in
      if levels.count < 2 { return true }
      let strengths = levels.map { level in
        level.facets.first { $0.facet == facet }.map { "\($0.strength)" } ?? "silent"
      }
      return Set(strengths).count > 1
    }
  }

  /// What just one of the scales speaks to.
  var silentFacets: Set<String> {
    telling(source).union(telling(target)).subtracting(sharedFacets)
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
    let source = sum(units.map { amounts(statements($0, profile.role), self.source) })
    let all = sum(units.map { weights(statements($0, profile.role), self.source) })
    var result = Result(unit: unit.id)

    var paths: [String: Content] = [:]
    for name in units {
      let own = weights(statements(name, profile.role), self.source)
      for (part, wanted) in w {
        let share = supply(own, for: part)
        guard share > 0 else { continue }
        paths[name, default: [:]][part] =
          wanted * kappa(part, demand, by: source) * share / supply(all, for: part)
      }
    }
    for path in paths.values { for weight in path.values { result.coverage += weight } }
    for (name, path) in paths {
      result.contributions[name] = byConcept(path).mapValues { $0 / result.coverage }
    }

    var mass = [Double](repeating: 0, count: target.framework.scale.levels.count + 2)
    result.covered = mass
    let ofPerson = self.source.framework.scale.rates == .person
    let spread = ofPerson ? thresholds.personSpread : thresholds.conceptSpread
    for (name, path) in result.contributions {
      let alpha = path.values.reduce(0, +)
      if !isRefused {
        let row = outcomes(ofLevel: ranks[name]!, spread: ofPerson ? spread : 0)
        for (outcome, p) in row.enumerated() {
          result.covered[outcome] += alpha * p
          mass[outcome] += result.coverage * alpha * p
        }
      }
      if isSilent(ranks[name]!) { result.silent += alpha }
      result.alpha[name] = alpha
      let inside = weights(statements(name, profile.role), self.source).filter { own in
        w.keys.contains { supply([own.key: 1], for: $0) > 0 }
      }
      result.focus += alpha * inside.values.reduce(0, +)
    }
    let content = all.values.reduce(0, +)
    if !isRefused, result.coverage > 0 {
      for name in units {
        let size = weights(statements(name, profile.role), self.source).values.reduce(0, +)
        result.rest[name] = size / content
        for (outcome, p) in outcomes(ofLevel: ranks[name]!, spread: spread).enumerated() {
          mass[outcome] += (1 - result.coverage) * size / content * p
        }
      }
    }

    result.coverageSameActor = sameActor(mine, demand, units, profile.role)

    let scale = self.source.framework.scale.levels.map(\.id)
    let reached = sum(
      units.map { name in
        amounts(
          statements(name, profile.role).filter {
            $0.level == nil || scale.firstIndex(of: $0.level!)! <= ranks[name]!
          }, self.source)
      })
    for (part, wanted) in w {
      result.coverageAtLevel += wanted * kappa(part, demand, by: reached)
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
      for (part, weight) in wanted { total += weight * kappa(part, demand, by: supply) }
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
    result.covered = mass
    (result.coverage, result.coverageSameActor, result.coverageAtLevel, result.focus) = (1, 1, 1, 1)
    let content = weights(statements(unit.id, profile.role), source)
    let sum = content.values.reduce(0, +)
    if sum > 0 { result.contributions[unit.id] = byConcept(content).mapValues { $0 / sum } }
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
      whole.silent += part * result.silent
      for (unit, alpha) in result.alpha { whole.alpha[unit, default: 0] += part * alpha }
      for (unit, rest) in result.rest { whole.rest[unit, default: 0] += part * rest }
      if whole.covered.isEmpty { whole.covered = mass.map { _ in 0 } }
      for outcome in mass.indices {
        mass[outcome] += part * its[outcome]
        if !result.covered.isEmpty { whole.covered[outcome] += part * result.covered[outcome] }
      }
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
    } else if isSameFramework {
      result.reason = result.coverage == 0 ? .unrated : nil
    } else if let role = profile.role, !speaks(of: role, in: result.unit) {
      result.reason = .role
    } else if let role = profile.role, !ranks.isEmpty,
      ranks.keys.allSatisfy({ name in
        let all = source.framework.units.first { $0.id == name }!.statements.filter {
          $0.actor != .agency
        }
        return !all.isEmpty && !all.contains { Self.fits($0.actor, role) }
      })
    {
      result.reason = .sourceRole
    } else if result.coverage == 0 || result.coverage < thresholds.abstainCoverage - least {
      result.reason = .coverage
    } else if result.silent >= 1 - least {
      result.reason = .silent
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
      if result.silent > thresholds.silentWeight + least { result.cautions.insert(.silentLevel) }
    }
    let ids = ["below"] + target.framework.scale.levels.map(\.id) + ["above"]
    result.distribution = zip(ids, mass).map { ($0, $1) }
    func ends(_ mass: [Double]) -> (low: Int, high: Int) {
      func cumulative(_ index: Int) -> Double { mass[...index].reduce(0, +) }
      return (
        ids.indices.first { cumulative($0) > 0.1 + least }!,
        ids.indices.first { cumulative($0) > 0.9 - least }!
      )
    }
    let (near, wide) = (ends(result.covered), ends(mass))
    let (low, high) = (min(near.low, wide.low), max(near.high, wide.high))
    result.interval = [ids[low], ids[high]]

    if !isSameFramework, let (strong, weak) = humps(result, ranks) {
      result.status = .uneven
      (result.strongThrough, result.weakThrough) = (strong, weak)
      return result
    }
    let median = ids.indices.first { mass[...$0].reduce(0, +) > 0.5 - least }!
    result.answer = ids[median]
    if !isSameFramework {
      if mass.contains(where: { $0 > mass[median] + least }) {
        result.cautions.insert(.likeliest)
      } else {
        let second = mass.sorted().dropLast().last!
        if mass[median] - second < thresholds.closeLevel - least { result.cautions.insert(.close) }
      }
      if Double(high - low + 1) > thresholds.intervalLevels * Double(ids.count - 2) + least {
        result.cautions.insert(.width)
      }
      if !isSameScale, (1..<ids.count - 1).contains(median) {
        let claimed = (target.alignment.scale?.levels ?? []).filter { $0.level == ids[median] }
          .flatMap { $0.facets.filter { $0.strength > 0 }.map(\.facet) }
        let spoken = ranks.values.reduce(into: Set<String>()) {
          $0.formUnion(facets(source, level: source.framework.scale.levels[$1].id))
        }
        let unspoken = Set(claimed).subtracting(spoken)
        if Double(unspoken.count) > thresholds.unspokenFacets * Double(Set(claimed).count) + least {
          result.cautions.insert(.unspoken)
        }
      }
    }
    let weak: Set<Caution.Code> = [
      .coverage, .focus, .level, .silentLevel, .likeliest, .close, .width, .unspoken,
    ]
    result.status =
      !result.cautions.isDisjoint(with: weak)
        || result.coverageSameActor < thresholds.sameActorCoverage - least
      ? .indicative : .answer
    return result
  }

  /// Whether any statement behind a target unit, or any of the whole, speaks of such a person; a unit
  /// without statements about people speaks of nobody in particular.
  private func speaks(of role: Role, in unit: String) -> Bool {
    let units = target.framework.units.filter { $0.rated && (unit == "all" || $0.id == unit) }
    return units.contains { unit in
      let actors = Set(unit.statements.map(\.actor)).subtracting([.agency])
      return actors.isEmpty || actors.contains { Self.fits($0, role) }
    }
  }

  private func isSilent(_ rank: Int) -> Bool {
    !isSameScale
      && facets(source, level: source.framework.scale.levels[rank].id).isDisjoint(
        with: sharedFacets)
  }

  /// The units above and below the first outcome that has weight on either side and little itself.
  private func humps(
    _ result: Result, _ ranks: [String: Int]
  ) -> (strong: Set<String>, weak: Set<String>)? {
    let medians = ranks.mapValues { rank in
      let row = outcomes(ofLevel: rank)
      return row.indices.first { row[...$0].reduce(0, +) > 0.5 - 1e-9 }!
    }
    let cuts = source.alignment.scale?.cuts
    let count = source.framework.scale.levels.count
    // The centroid of a level's membership: a rectangle between two triangles.
    func middle(_ rank: Int) -> Double {
      guard let cuts else { return (Double(rank) + 0.5) * 100 / Double(count) }
      let (low, high) = (cuts[rank], cuts[rank + 1])
      let (begin, end) = (low.at + low.spread, high.at - high.spread)
      let moment =
        (end - begin) * (begin + end) / 2 + low.spread * (low.at + low.spread / 3)
        + high.spread * (high.at - high.spread / 3)
      return moment / (end - begin + low.spread + high.spread)
    }
    var weights: [String: Double] = [:]
    for unit in ranks.keys {
      weights[unit] =
        result.coverage * (result.alpha[unit] ?? 0)
        + (1 - result.coverage) * (result.rest[unit] ?? 0)
    }
    for outcome in 0..<target.framework.scale.levels.count + 2 {
      let below = weights.filter { medians[$0.key]! < outcome }
      let above = weights.filter { medians[$0.key]! > outcome }
      let at = weights.filter { medians[$0.key]! == outcome }.values.reduce(0, +)
      let lighter = min(below.values.reduce(0, +), above.values.reduce(0, +))
      guard lighter > 0, lighter >= thresholds.unevenSides - 1e-9,
        at < thresholds.unevenMiddle * lighter - 1e-9
      else { continue }
      func mean(_ side: [String: Double]) -> Double {
        side.reduce(0) { $0 + $1.value * middle(ranks[$1.key]!) } / side.values.reduce(0, +)
      }
      if mean(above) - mean(below) >= thresholds.unevenGap - 1e-9 {
        return (
          Set(above.filter { $0.value > 1e-9 }.keys), Set(below.filter { $0.value > 1e-9 }.keys)
        )
      }
    }
    return nil
  }

  private func general(_ profile: Profile, _ ranks: [String: Int]) -> Set<Caution.Code> {
    var codes: Set<Caution.Code> = []
    if profile.basis != .observed { codes.insert(.basis) }
    return codes
  }
}
