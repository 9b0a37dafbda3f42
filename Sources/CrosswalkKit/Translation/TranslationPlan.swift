import CrosswalkModel

/// What a set of rated units says about each target unit: paths, coverage and focus, which do not
/// depend on the levels.
struct TranslationPlan: Sendable {
  /// What holds for one target unit.
  struct Reach: Sendable {
    var coverage = 0.0
    var coverageSameActor = 0.0
    var focus = 0.0
    /// By position in the rated units; sums to 1 where there is coverage.
    var alpha: [Double] = []
    var contributions: [Translation.Contribution] = []
    var rateNext: [String] = []
    /// No statement of the unit speaks of the person who is rated.
    var noActorFits = false
  }

  let translator: Translator
  let reaches: [Reach]
  /// Units of the source that would raise the coverage of the whole person, for a target that
  /// rates the person.
  let rateNextForPerson: [String]
  /// By position in the rated units, then by level: what statements at or below it amount to.
  private let amountsUpTo: [[[Double]]]

  init(translator: Translator, rated: [Int], role: Role?) {
    self.translator = translator
    let counts: (Statement) -> Bool = { statement in
      role.map(statement.actor.fits) ?? (statement.actor != .agency)
    }
    let contents = translator.sourceUnits.map {
      UnitContent(
        of: $0, links: translator.sourceLinks, concepts: translator.concepts, counting: counts)
    }
    let scale = translator.source.framework.scale
    amountsUpTo = rated.map { position in
      let unit = translator.sourceUnits[position]
      // Where no statement has a level, all hold at every level.
      if unit.statements.allSatisfy({ $0.level == nil }) {
        return scale.levels.map { _ in contents[position].amounts }
      }
      return scale.levels.indices.map { rank in
        UnitContent(of: unit, links: translator.sourceLinks, concepts: translator.concepts) {
          counts($0) && ($0.level.flatMap(scale.rank) ?? 0) <= rank
        }.amounts
      }
    }
    let identity = translator.isIdentity
    reaches = translator.targetUnits.indices.map { target in
      identity
        ? Self.identityReach(translator, contents, rated: rated, target: target)
        : Self.reach(translator, contents, rated: rated, target: target, role: role)
    }
    rateNextForPerson =
      identity || translator.target.framework.scale.rates == .units
      ? [] : Self.rateNext(translator, contents, translator.targetContents, rated: rated)
  }

  /// κ-capped weight of each concept of a target unit, given the amounts on the source's side.
  private static func covered(_ content: UnitContent, by amounts: [Double]) -> [Double] {
    amounts.indices.map { concept in
      let demand = content.amounts[concept]
      return demand > 0 && amounts[concept] > 0
        ? content.weights[concept] * min(1, amounts[concept] / demand) : 0
    }
  }

  private static func sum(_ vectors: some Sequence<[Double]>, count: Int) -> [Double] {
    vectors.reduce(into: [Double](repeating: 0, count: count)) { total, vector in
      for index in vector.indices { total[index] += vector[index] }
    }
  }

  private static func reach(
    _ translator: Translator, _ contents: [UnitContent], rated: [Int], target: Int, role: Role?
  ) -> Reach {
    let count = translator.concepts.count
    let content = translator.targetContents[target]
    let amounts = sum(rated.map { contents[$0].amounts }, count: count)
    let weights = sum(rated.map { contents[$0].weights }, count: count)
    let covered = covered(content, by: amounts)

    var reach = Reach()
    reach.coverage = covered.reduce(0, +)
    reach.alpha = [Double](repeating: 0, count: rated.count)
    if reach.coverage > 0 {
      for (position, unit) in rated.enumerated() {
        for concept in 0..<count where covered[concept] > 0 && contents[unit].weights[concept] > 0 {
          let weight =
            covered[concept] * contents[unit].weights[concept] / weights[concept] / reach.coverage
          reach.alpha[position] += weight
          reach.contributions.append(
            .init(
              unit: translator.sourceUnits[unit].id, concept: translator.concepts.ids[concept],
              weight: weight))
        }
        let inside = (0..<count).reduce(0.0) {
          content.weights[$1] > 0 ? $0 + contents[unit].weights[$1] : $0
        }
        reach.focus += reach.alpha[position] * inside
      }
      reach.contributions.sort(by: Translation.Contribution.comesFirst)
    }
    reach.coverageSameActor = coverageSameActor(
      content, contents, amounts: amounts, rated: rated, role: role)
    let actors = Set(translator.targetUnits[target].statements.map(\.actor)).subtracting([.agency])
    let sourceActors: Set<Role> =
      role.map { [$0] } ?? Set(contents.flatMap(\.amountsByActor.keys))
    reach.noActorFits =
      !actors.isEmpty && !actors.contains { actor in sourceActors.contains { actor.fits($0) } }
    reach.rateNext = rateNext(translator, contents, [content], rated: rated)
    return reach
  }

  /// The part of the coverage in which both statements speak of the same kind of person: the
  /// target's of the rated role, or, where the role is not known, of an actor that the source's
  /// statements about the concept fit.
  private static func coverageSameActor(
    _ content: UnitContent, _ contents: [UnitContent], amounts: [Double], rated: [Int], role: Role?
  ) -> Double {
    var total = 0.0
    for actor in Role.allCases {
      guard let part = content.weightsByActor[actor] else { continue }
      let matching: [Double]
      if let role {
        guard actor.fits(role) else { continue }
        matching = amounts
      } else {
        let fitting = Role.allCases.filter { $0.fits(actor) }
        matching = sum(
          rated.flatMap { unit in fitting.compactMap { contents[unit].amountsByActor[$0] } },
          count: amounts.count)
      }
      for concept in amounts.indices where matching[concept] > 0 && part[concept] > 0 {
        total += part[concept] * min(1, matching[concept] / content.amounts[concept])
      }
    }
    return total
  }

  /// The unrated units that raise the mean coverage of the contents most, one after the other,
  /// until the next threshold is reached; none where an answer is out of reach of every rating.
  ///
  /// Of units that add the same the first by id is named. A source that rates the person can only
  /// rate the person.
  private static func rateNext(
    _ translator: Translator, _ contents: [UnitContent], _ targets: [UnitContent], rated: [Int]
  ) -> [String] {
    let tolerance = LevelDistribution.tolerance
    let count = translator.concepts.count
    func coverage(_ units: [Int]) -> Double {
      let amounts = sum(units.sorted().map { contents[$0].amounts }, count: count)
      return targets.reduce(0) { $0 + covered($1, by: amounts).reduce(0, +) }
        / Double(max(1, targets.count))
    }
    var reached = coverage(rated)
    let thresholds = translator.thresholds
    let abstains = reached < thresholds.abstainCoverage - tolerance
    let goal = (abstains ? thresholds.abstainCoverage : thresholds.answerCoverage) - tolerance
    let all = Array(translator.sourceUnits.indices)
    if translator.source.framework.scale.rates == .person {
      return rated.isEmpty && reached < goal && coverage(all) >= goal ? [Profile.wholePerson] : []
    }
    // Past an answer, a unit that adds less than a hundredth is not worth anybody's hour.
    let leastGain = abstains ? tolerance : 0.01
    var rated = rated
    var left = all.filter { !rated.contains($0) }
    var names: [String] = []
    while reached < goal, !left.isEmpty {
      var best = (unit: left[0], coverage: -Double.infinity)
      for unit in left {
        let coverage = coverage(rated + [unit])
        if coverage > best.coverage + tolerance { best = (unit, coverage) }
      }
      guard best.coverage >= reached + leastGain else { break }
      reached = best.coverage
      names.append(translator.sourceUnits[best.unit].id)
      rated.append(best.unit)
      left.removeAll { $0 == best.unit }
    }
    return abstains && reached < goal ? [] : names
  }

  /// Within one framework a rating is itself, and nothing else is known.
  private static func identityReach(
    _ translator: Translator, _ contents: [UnitContent], rated: [Int], target: Int
  ) -> Reach {
    let id = translator.targetUnits[target].id
    var reach = Reach()
    reach.alpha = [Double](repeating: 0, count: rated.count)
    guard let position = rated.firstIndex(where: { translator.sourceUnits[$0].id == id }) else {
      reach.rateNext = [id]
      return reach
    }
    reach.alpha[position] = 1
    (reach.coverage, reach.coverageSameActor, reach.focus) = (1, 1, 1)
    let weights = contents[rated[position]].weights
    let sum = weights.reduce(0, +)
    if sum > 0 {
      reach.contributions = weights.indices.filter { weights[$0] > 0 }.map {
        .init(unit: id, concept: translator.concepts.ids[$0], weight: weights[$0] / sum)
      }.sorted(by: Translation.Contribution.comesFirst)
    }
    return reach
  }

  func coverageAtLevel(of target: Int, ratings: [Translator.Rating]) -> Double {
    if translator.isIdentity { return reaches[target].coverage }
    let amounts = Self.sum(
      ratings.enumerated().map { amountsUpTo[$0][$1.level] }, count: translator.concepts.count)
    return Self.covered(translator.targetContents[target], by: amounts).reduce(0, +)
  }
}
