import CrosswalkModel

/// What a set of rated units says about each target unit: paths, coverage and focus, which do not
/// depend on the levels.
///
/// A path leads from a rated unit u over a part c of the target's content to a target unit v. It
/// weighs `w_v(c) · κ_v(c) · w_u(c) / Σ_u′ w_u′(c)`: what v is about, capped by what the rated units
/// have of it, shared out among them. So coverage, the sum over all paths, cannot be bought with a
/// single statement on a concept of which v has ten.
struct TranslationPlan: Sendable {
  /// What holds for one target unit.
  struct Reach: Sendable {
    /// The sum of all paths, 0 to 1.
    var coverage = 0.0
    /// The part of it where both statements speak of the same kind of person.
    var coverageSameActor = 0.0
    /// How much of the rated units' content meets this unit's, 0 to 1.
    var focus = 0.0
    /// By position in the rated units; sums to 1 where there is coverage.
    var alpha: [Double] = []
    /// What is not covered is read from all that is rated: by position in the rated units, how much
    /// of their content each has; sums to 1 where anything is rated.
    var rest: [Double] = []
    /// The paths, heaviest first.
    var contributions: [Translation.Contribution] = []
    /// Source units that would raise the coverage, best first.
    var rateNext: [String] = []
    /// No statement of the unit speaks of the person who is rated.
    var noActorFits = false
  }

  let tables: TranslationTables
  /// Source units, ascending.
  let rated: [Int]
  /// By target unit.
  let reaches: [Reach]
  /// What holds for the whole person, for a target that rates the person.
  let personReach: Reach?
  /// By source level: whether its wording is silent on all that the scales share.
  let silentLevels: [Bool]
  /// By source level: the outcome at which the level link reaches a half; none where levels are not
  /// translated.
  let medians: [Int]
  /// What holds for all results alike.
  let pair: Translation.Pair
  /// Of all that results come from.
  let hash: String

  init(_ tables: TranslationTables, rated: [Int], pair: Translation.Pair, hash: String) {
    self.tables = tables
    self.rated = rated
    self.pair = pair
    self.hash = hash
    if tables.isIdentity {
      reaches = tables.target.units.map { Self.identityReach(tables, rated: rated, of: $0.id) }
    } else {
      let sums = RatedSums(tables, rated: rated)
      reaches = tables.target.units.indices.map {
        Self.reach(tables, rated: rated, sums, target: $0)
      }
    }
    personReach =
      tables.target.ratesPerson ? Self.personReach(tables, rated: rated, reaches) : nil
    let shared = Set(tables.facets.shared)
    silentLevels = tables.facetsByLevel.map { shared.isDisjoint(with: $0) }
    medians = tables.isRefused ? [] : tables.levelLink.rows.map { LevelDistribution($0).median }
  }

  /// The coverage-weighted mean over the units of a framework that rates the person.
  private static func personReach(
    _ tables: TranslationTables, rated: [Int], _ reaches: [Reach]
  ) -> Reach {
    let units = Double(max(1, reaches.count))
    let total = reaches.reduce(0) { $0 + $1.coverage }
    var reach = Reach()
    reach.coverage = total / units
    reach.coverageSameActor = reaches.reduce(0) { $0 + $1.coverageSameActor } / units
    reach.noActorFits = reaches.allSatisfy(\.noActorFits)
    reach.rateNext =
      tables.isIdentity
      ? [] : tables.rateNext(raising: Array(tables.target.units.indices), rated: rated)
    reach.alpha = rated.map { _ in 0 }
    reach.rest = reach.alpha
    guard total > 0 else { return reach }
    var weights: [String: [String: Double]] = [:]
    for unit in reaches {
      let part = unit.coverage / total
      reach.focus += part * unit.focus
      for position in rated.indices {
        reach.alpha[position] += part * unit.alpha[position]
        reach.rest[position] += part * unit.rest[position]
      }
      for path in unit.contributions {
        weights[path.unit, default: [:]][path.concept, default: 0] += part * path.weight
      }
    }
    // A unit that rests on nothing in particular has no paths to take part with.
    let sum = weights.sorted { $0.key < $1.key }.reduce(0) { sum, unit in
      unit.value.sorted { $0.key < $1.key }.reduce(sum) { $0 + $1.value }
    }
    reach.contributions = weights.flatMap { unit, concepts in
      concepts.map { .init(unit: unit, concept: $0.key, weight: $0.value / sum) }
    }.sorted(by: Translation.Contribution.comesFirst)
    return reach
  }

  /// What all rated units have for each part.
  private struct RatedSums {
    let amounts: [Double]
    let weights: [Double]
    /// By position in the rated units: its part of all their content.
    let shares: [Double]

    init(_ tables: TranslationTables, rated: [Int]) {
      amounts = tables.sum(rated.map { tables.sourceContents[$0].amounts })
      weights = tables.sum(rated.map { tables.sourceContents[$0].weights })
      let sizes = rated.map { tables.sourceSizes[$0] }
      let all = sizes.reduce(0, +)
      shares = sizes.map { all > 0 ? $0 / all : 1 / Double(sizes.count) }
    }
  }

  private static func reach(
    _ tables: TranslationTables, rated: [Int], _ sums: RatedSums, target: Int
  ) -> Reach {
    let covered = tables.covered(target, by: sums.amounts)

    var reach = Reach()
    reach.coverage = covered.reduce(0, +)
    reach.alpha = [Double](repeating: 0, count: rated.count)
    reach.rest = sums.shares
    if reach.coverage > 0 {
      for (position, unit) in rated.enumerated() {
        let weights = tables.sourceContents[unit].weights
        let paths = weights.indices.map { part in
          covered[part] > 0 && weights[part] > 0
            ? covered[part] * weights[part] / sums.weights[part] / reach.coverage : 0
        }
        reach.alpha[position] = paths.reduce(0, +)
        reach.contributions += tables.contributions(of: unit, paths)
        reach.focus += reach.alpha[position] * tables.sourceInside[unit][target]
      }
      reach.contributions.sort(by: Translation.Contribution.comesFirst)
    }
    reach.coverageSameActor = coverageSameActor(tables, rated: rated, sums, target)
    let actors = tables.targetActors[target]
    let sourceActors = tables.role.map { [$0] } ?? tables.sourceActors
    // Where a role is asked for, what speaks of it counts, whoever is rated.
    reach.noActorFits =
      tables.targetRole != nil
      ? actors.isEmpty
      : !actors.isEmpty && !actors.contains { actor in sourceActors.contains { actor.fits($0) } }
    reach.rateNext = tables.rateNext(raising: [target], rated: rated)
    return reach
  }

  /// The part of the coverage in which both statements speak of the same kind of person: the
  /// target's of the role asked for or else rated, or, where the role is not known, of an actor that
  /// the source's statements about the concept fit.
  private static func coverageSameActor(
    _ tables: TranslationTables, rated: [Int], _ sums: RatedSums, _ target: Int
  ) -> Double {
    var total = 0.0
    for actor in Role.allCases {
      guard let weights = tables.targetContents[target].weightsByActor[actor] else { continue }
      let matching: [Double]
      if let role = tables.targetRole ?? tables.role {
        guard actor.fits(role) else { continue }
        matching = sums.amounts
      } else {
        let fitting = Role.allCases.filter { $0.fits(actor) }
        matching = tables.sum(
          rated.flatMap { unit in
            fitting.compactMap { tables.sourceContents[unit].amountsByActor[$0] }
          })
      }
      total += tables.parts.covered(
        weights, demand: tables.targetDemands[target], by: matching
      ).reduce(0, +)
    }
    return total
  }

  /// Within one framework a rating is itself, and nothing else is known.
  private static func identityReach(
    _ tables: TranslationTables, rated: [Int], of id: String
  ) -> Reach {
    var reach = Reach()
    reach.alpha = [Double](repeating: 0, count: rated.count)
    guard let position = rated.firstIndex(where: { tables.source.units[$0].id == id }) else {
      reach.rateNext = [id]
      return reach
    }
    reach.alpha[position] = 1
    reach.rest = reach.alpha
    (reach.coverage, reach.coverageSameActor, reach.focus) = (1, 1, 1)
    let weights = tables.sourceContents[rated[position]].weights
    let sum = weights.reduce(0, +)
    if sum > 0 {
      reach.contributions = tables.contributions(of: rated[position], weights.map { $0 / sum })
        .sorted(by: Translation.Contribution.comesFirst)
    }
    return reach
  }

  /// By part: what statements at or below the rated levels have.
  func amountsUpTo(_ ratings: [Rating]) -> [Double] {
    tables.sum(ratings.map { tables.sourceAmountsUpTo[$0.unit][$0.level] })
  }

  /// The coverage of a target unit by statements at or below the rated levels.
  func coverageAtLevel(of target: Int, by amounts: [Double]) -> Double {
    if tables.isIdentity { return reaches[target].coverage }
    return tables.covered(target, by: amounts).reduce(0, +)
  }
}

extension TranslationTables {
  /// By part: the weight in a target unit as far as the source's amounts cover it.
  fileprivate func covered(_ target: Int, by amounts: [Double]) -> [Double] {
    parts.covered(
      targetContents[target].weights, demand: targetDemands[target], by: amounts)
  }

  /// What a source unit's paths carry, by concept: what is done in one and what is known of it are
  /// one line.
  fileprivate func contributions(of unit: Int, _ paths: [Double]) -> [Translation.Contribution] {
    var contributions: [Translation.Contribution] = []
    for (part, weight) in zip(parts, paths) where weight > 0 {
      if let last = contributions.indices.last, contributions[last].concept == part.concept {
        contributions[last].weight += weight
      } else {
        contributions.append(
          .init(unit: source.units[unit].id, concept: part.concept, weight: weight))
      }
    }
    return contributions
  }

  /// The sum of vectors by part, in the order in which they come.
  fileprivate func sum(_ vectors: some Sequence<[Double]>) -> [Double] {
    vectors.reduce(into: [Double](repeating: 0, count: parts.count)) { total, vector in
      for index in vector.indices { total[index] += vector[index] }
    }
  }

  /// The unrated units that raise the mean coverage of the target units most, one after the other,
  /// until the next threshold is reached; none where an answer is out of reach of every rating.
  ///
  /// Of units that add the same the first by id is named. A source that rates the person can only
  /// rate the person. Taking the best unit each time is no proof of the shortest list, but nobody
  /// waits for one either: what counts is what to rate first.
  fileprivate func rateNext(raising targets: [Int], rated: [Int]) -> [String] {
    let tolerance = LevelDistribution.tolerance
    func coverage(_ units: [Int]) -> Double {
      let amounts = sum(units.sorted().map { sourceContents[$0].amounts })
      return targets.reduce(0) { $0 + covered($1, by: amounts).reduce(0, +) }
        / Double(max(1, targets.count))
    }
    var reached = coverage(rated)
    let abstains = reached < thresholds.abstainCoverage - tolerance
    let goal = (abstains ? thresholds.abstainCoverage : thresholds.answerCoverage) - tolerance
    let all = Array(source.units.indices)
    if source.ratesPerson {
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
      names.append(source.units[best.unit].id)
      rated.append(best.unit)
      left.removeAll { $0 == best.unit }
    }
    return abstains && reached < goal ? [] : names
  }
}
