import CrosswalkBase
import CrosswalkModel

extension TranslationPlan {
  /// What comes out for one target unit, or the whole person, before it is judged.
  struct UnitAnswer {
    let reach: Reach
    let coverageAtLevel: Double
    /// *below*, each level, *above*; nil where no level is translated.
    let distribution: [Double]?
  }

  /// An answer with its status: how much it is worth, and what weakens it.
  ///
  /// - Parameters:
  ///   - unit: Which the answer is for.
  ///   - answer: What the ratings amount to.
  ///   - general: Cautions that hold for every unit alike.
  /// - Returns: The unit's result; abstained, with the reason, if the ratings amount to no answer.
  func result(
    of unit: TranslationTables.Name, _ answer: UnitAnswer, _ general: [Caution]
  ) -> Translation.UnitResult {
    let reach = answer.reach
    var result = Translation.UnitResult(
      unit: unit.id, title: unit.title, status: .abstained, reason: reason(answer), answer: nil,
      interval: nil, distribution: nil, coverage: reach.coverage,
      coverageSameActor: reach.coverageSameActor, coverageAtLevel: answer.coverageAtLevel,
      focus: reach.focus, facets: tables.facets, cautions: [], contributions: [],
      rateNext: tables.isRefused ? [] : reach.rateNext)
    let otherActors = otherActorsCaution(reach)
    guard result.reason == nil, let distribution = answer.distribution else {
      result.cautions = [otherActors].compactMap { $0 } + general
      return result
    }

    let fewSameActor = fewSameActorCaution(reach)
    let weaknesses = weaknesses(answer)
    result.status = fewSameActor == nil && weaknesses.isEmpty ? .answer : .indicative
    // One caution about actors is enough; the first says more.
    result.cautions = [otherActors ?? fewSameActor].compactMap { $0 } + weaknesses + general
    let levels = LevelDistribution(distribution)
    let outcomes = tables.target.outcomes
    result.answer = outcomes[levels.median]
    result.interval = [levels.interval.lowerBound, levels.interval.upperBound].map { outcomes[$0] }
    result.distribution = zip(outcomes, levels.probabilities).map { .init(level: $0, p: $1) }
    result.contributions = reach.contributions
    return result
  }

  /// Why there is no answer; nil if there is one.
  private func reason(_ answer: UnitAnswer) -> Translation.Reason? {
    if tables.isRefused { return .facets }
    if tables.isIdentity, answer.reach.coverage == 0 { return .unrated }
    let tooLittle = answer.reach.coverage < tables.thresholds.abstainCoverage - tolerance
    return answer.distribution == nil || tooLittle ? .coverage : nil
  }

  /// Some of what covers the unit speaks of other people. That by itself weakens no answer.
  private func otherActorsCaution(_ reach: Reach) -> Caution? {
    guard reach.coverageSameActor < reach.coverage - tolerance || reach.noActorFits else {
      return nil
    }
    return Caution(
      .actor,
      reach.coverageSameActor <= tolerance
        ? "the statements behind this speak of other people than the one rated"
        : "only \(percent(reach.coverageSameActor)) of the unit, of the "
          + "\(percent(reach.coverage)) covered, is covered by statements about the same kind "
          + "of person")
  }

  /// Too little of the unit is covered by statements about the same kind of person.
  private func fewSameActorCaution(_ reach: Reach) -> Caution? {
    guard reach.coverageSameActor < tables.thresholds.sameActorCoverage - tolerance else {
      return nil
    }
    return Caution(
      .actor,
      "statements about the same kind of person cover \(percent(reach.coverageSameActor)) only")
  }

  /// What makes an answer indicative, but for whom the statements speak of.
  private func weaknesses(_ answer: UnitAnswer) -> [Caution] {
    if tables.isIdentity { return [] }
    let (reach, thresholds) = (answer.reach, tables.thresholds)
    var cautions: [Caution] = []
    if reach.coverage < thresholds.answerCoverage - tolerance {
      cautions.append(
        Caution(.coverage, "the ratings cover \(percent(reach.coverage)) of this unit"))
    }
    if reach.focus < thresholds.focus - tolerance {
      cautions.append(
        Caution(
          .focus,
          "the ratings are mostly about other things: \(percent(reach.focus)) of what they say "
            + "lies in this unit's concepts"))
    }
    if answer.coverageAtLevel < thresholds.levelCoverageRatio * reach.coverage - tolerance {
      cautions.append(
        Caution(
          .level,
          "statements at or below the rated levels cover \(percent(answer.coverageAtLevel)) only"))
    }
    let shared = tables.facets.shared
    if !tables.isSameScale, Double(shared.count) < thresholds.sharedFacets {
      cautions.append(
        Caution(
          .facets,
          shared.count == 1
            ? "both scales speak to one thing only: \(shared[0])"
            : "both scales speak to \(shared.count) things only"))
    }
    return cautions
  }

  private var tolerance: Double { LevelDistribution.tolerance }
}
