import CrosswalkBase
import CrosswalkModel

extension TranslationPlan {
  /// The profile's levels, put through the plan.
  ///
  /// - Parameters:
  ///   - profile: Whose person, role and basis go into the result.
  ///   - ratings: The profile's ratings, of just the units that the plan was made for.
  /// - Returns: One result a rated unit of the target, or one for the whole person.
  func translate(_ profile: Profile, ratings: [Translator.Rating]) -> Translation {
    let framework = translator.target.framework
    let general = generalCautions(profile, ratings)
    var results: [Translation.UnitResult] = []
    var distributions: [[Double]?] = []
    for (index, unit) in translator.targetUnits.enumerated() {
      let distribution = distribution(of: reaches[index], ratings)
      distributions.append(distribution)
      results.append(
        result(
          id: unit.id, title: unit.title, reach: reaches[index],
          coverageAtLevel: coverageAtLevel(of: index, ratings: ratings),
          distribution: distribution, general: general))
    }
    if framework.scale.rates == .person {
      results = [wholePerson(results, distributions, general)]
    }
    return Translation(
      from: .init(
        framework: translator.source.framework.id, version: translator.source.framework.version),
      to: .init(framework: framework.id, version: framework.version),
      hash: translator.hash, thresholds: translator.thresholds, person: profile.person,
      role: profile.role, basis: profile.basis, results: results)
  }

  /// P(ℓ′ | target) = Σ α · T(ℓ → ℓ′); nil without coverage.
  private func distribution(of reach: Reach, _ ratings: [Translator.Rating]) -> [Double]? {
    guard reach.coverage > 0, !translator.isRefused else { return nil }
    var sums = [Double](repeating: 0, count: translator.levelLink.rows[0].count)
    for (position, rating) in ratings.enumerated() where reach.alpha[position] > 0 {
      let row = translator.levelLink.rows[rating.level]
      for outcome in row.indices { sums[outcome] += reach.alpha[position] * row[outcome] }
    }
    return sums
  }

  private func result(
    id: String, title: String, reach: Reach, coverageAtLevel: Double, distribution: [Double]?,
    general: [Caution]
  ) -> Translation.UnitResult {
    let thresholds = translator.thresholds
    let tolerance = LevelDistribution.tolerance
    var result = Translation.UnitResult(
      unit: id, title: title, status: .answer, reason: nil, answer: nil, interval: nil,
      distribution: nil, coverage: reach.coverage, coverageSameActor: reach.coverageSameActor,
      coverageAtLevel: coverageAtLevel, focus: reach.focus, facets: translator.facets,
      cautions: [], contributions: [], rateNext: reach.rateNext)
    var weak: [Caution] = []
    if reach.coverageSameActor < reach.coverage - tolerance || reach.noActorFits {
      weak.append(
        Caution(
          .actor,
          reach.coverageSameActor <= tolerance
            ? "the statements behind this speak of other people than the one rated"
            : "only \(percent(reach.coverageSameActor)) of the unit, of the "
              + "\(percent(reach.coverage)) covered, is covered by statements about the same kind "
              + "of person"))
    }

    if translator.isRefused {
      result.reason = .facets
      result.rateNext = []
    } else if translator.isIdentity, reach.coverage == 0 {
      result.reason = .unrated
    } else if distribution == nil || reach.coverage < thresholds.abstainCoverage - tolerance {
      result.reason = .coverage
    }
    if result.reason != nil {
      result.status = .abstained
      result.cautions = weak + general
      return result
    }

    var isIndicative = reach.coverageSameActor < thresholds.sameActorCoverage - tolerance
    if isIndicative, weak.isEmpty {
      weak.append(
        Caution(
          .actor,
          "statements about the same kind of person cover \(percent(reach.coverageSameActor)) only")
      )
    }
    func weaken(_ condition: Bool, _ code: Caution.Code, _ message: @autoclosure () -> String) {
      guard condition else { return }
      isIndicative = true
      weak.append(Caution(code, message()))
    }
    if !translator.isIdentity {
      weaken(
        reach.coverage < thresholds.answerCoverage - tolerance, .coverage,
        "the ratings cover \(percent(reach.coverage)) of this unit")
      weaken(
        reach.focus < thresholds.focus - tolerance, .focus,
        "the ratings are mostly about other things: \(percent(reach.focus)) of what they say lies in "
          + "this unit's concepts")
      weaken(
        coverageAtLevel < thresholds.levelCoverageRatio * reach.coverage - tolerance, .level,
        "statements at or below the rated levels cover \(percent(coverageAtLevel)) only")
      if !translator.source.framework.scale.isSame(as: translator.target.framework.scale) {
        weaken(
          Double(translator.facets.shared.count) < thresholds.sharedFacets, .facets,
          translator.facets.shared.count == 1
            ? "both scales speak to one thing only: \(translator.facets.shared[0])"
            : "both scales speak to \(translator.facets.shared.count) things only")
      }
    }
    result.status = isIndicative ? .indicative : .answer
    let scale = translator.target.framework.scale
    let levels = LevelDistribution(distribution!)
    result.answer = LevelDistribution.id(of: levels.median, on: scale)
    result.interval = [levels.interval.lowerBound, levels.interval.upperBound].map {
      LevelDistribution.id(of: $0, on: scale)
    }
    result.distribution = levels.probabilities.enumerated().map {
      .init(level: LevelDistribution.id(of: $0, on: scale), p: $1)
    }
    result.contributions = reach.contributions
    result.cautions = weak + general
    return result
  }

  /// One result for a framework that rates the person: the coverage-weighted mean over its units.
  private func wholePerson(
    _ results: [Translation.UnitResult], _ distributions: [[Double]?], _ general: [Caution]
  ) -> Translation.UnitResult {
    let units = Double(max(1, results.count))
    let total = results.reduce(0) { $0 + $1.coverage }
    var reach = Reach()
    reach.coverage = total / units
    reach.coverageSameActor = results.reduce(0) { $0 + $1.coverageSameActor } / units
    reach.noActorFits = reaches.allSatisfy(\.noActorFits)
    var distribution: [Double]?
    var weights: [String: [String: Double]] = [:]
    if total > 0 {
      for (index, result) in results.enumerated() {
        let part = result.coverage / total
        reach.focus += part * result.focus
        for (outcome, p) in (distributions[index] ?? []).enumerated() {
          distribution = distribution ?? (distributions[index]!).map { _ in 0 }
          distribution![outcome] += part * p
        }
        for path in reaches[index].contributions {
          weights[path.unit, default: [:]][path.concept, default: 0] += part * path.weight
        }
      }
    }
    // A unit that rests on nothing in particular has no paths to take part with.
    let sum = weights.sorted { $0.key < $1.key }.reduce(0) { sum, unit in
      unit.value.sorted { $0.key < $1.key }.reduce(sum) { $0 + $1.value }
    }
    reach.contributions = weights.flatMap { unit, concepts in
      concepts.map { .init(unit: unit, concept: $0.key, weight: $0.value / sum) }
    }.sorted(by: Translation.Contribution.comesFirst)
    reach.rateNext = rateNextForPerson
    return result(
      id: Profile.wholePerson, title: "the whole person", reach: reach,
      coverageAtLevel: results.reduce(0) { $0 + $1.coverageAtLevel } / units,
      distribution: distribution, general: general)
  }

  /// What holds for every unit alike.
  private func generalCautions(_ profile: Profile, _ ratings: [Translator.Rating]) -> [Caution] {
    let source = translator.source
    let target = translator.target
    var cautions: [Caution] = []
    if !translator.isIdentity, !translator.isRefused {
      let shared = Set(translator.facets.shared)
      let scale = source.framework.scale
      let silent = Set(ratings.map(\.level)).sorted().map { scale.levels[$0] }.filter {
        source.facets(ofLevel: $0.id).isDisjoint(with: shared)
      }
      if !silent.isEmpty, !shared.isEmpty {
        cautions.append(
          Caution(
            .silentLevel,
            "the wording of \(silent.map(\.title).joined(separator: ", ")) says nothing on "
              + shared.sorted().joined(separator: ", ")))
      }
    }
    if profile.basis != .observed {
      cautions.append(
        Caution(.basis, "these levels are \(profile.basis.adjective), nobody has observed them"))
    }
    cautions += Caution.betweenDocuments(source, target)
    return cautions
  }
}

extension Basis {
  fileprivate var adjective: String { self == .own ? "the person's own view" : "expected" }
}
