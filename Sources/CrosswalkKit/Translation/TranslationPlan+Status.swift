import CrosswalkBase
import CrosswalkModel

extension TranslationPlan {
  /// What comes out for one target unit, or the whole person, before it is judged.
  struct UnitAnswer {
    /// How likely each outcome is: *below*, each level, *above*.
    struct Distributions {
      /// By what the ratings cover.
      var covered: [Double]
      /// With what they do not cover.
      var all: [Double]

      /// As many outcomes, nothing of each.
      var zero: Distributions {
        Distributions(covered: covered.map { _ in 0 }, all: all.map { _ in 0 })
      }

      func adding(_ other: Distributions, times part: Double) -> Distributions {
        Distributions(
          covered: zip(covered, other.covered).map { $0 + part * $1 },
          all: zip(all, other.all).map { $0 + part * $1 })
      }

      /// The central 80 % of all, and of what is covered: what is not covered can widen an interval
      /// and never narrow it, so with equal ratings less coverage never means more certainty.
      var interval: ClosedRange<Int> {
        let (near, wide) = (LevelDistribution(covered).interval, LevelDistribution(all).interval)
        return min(near.lowerBound, wide.lowerBound)...max(near.upperBound, wide.upperBound)
      }
    }

    let reach: Reach
    let coverageAtLevel: Double
    /// The part of the weight on levels that are silent on every shared facet, 0 to 1.
    let silent: Double
    /// Nil where no level is translated.
    let distributions: Distributions?
  }

  /// An answer with its status: how much it is worth, and what weakens it.
  ///
  /// - Parameters:
  ///   - unit: Which the answer is for.
  ///   - answer: What the ratings amount to.
  ///   - ratings: What it comes from.
  ///   - general: Cautions that hold for every unit alike.
  /// - Returns: The answer, or the reason why there is none.
  func result(
    of unit: TranslationTables.Name, _ answer: UnitAnswer, _ ratings: [Rating],
    _ general: [Caution]
  ) -> Translation.UnitResult {
    let reach = answer.reach
    var result = Translation.UnitResult(
      unit: unit.id, title: unit.title, status: .abstained, reason: reason(answer), answer: nil,
      interval: nil, distribution: nil, strongThrough: [], weakThrough: [],
      coverage: reach.coverage, coverageSameActor: reach.coverageSameActor,
      coverageAtLevel: answer.coverageAtLevel, focus: reach.focus, facets: tables.facets,
      cautions: [], contributions: [],
      rateNext: [.facets, .role, .silent].contains(reason(answer)) ? [] : reach.rateNext)
    let otherActors = otherActorsCaution(reach)
    guard result.reason == nil, let distributions = answer.distributions else {
      result.cautions = [otherActors].compactMap { $0 } + general
      return result
    }

    let levels = LevelDistribution(distributions.all)
    let outcomes = tables.target.outcomes
    result.interval = [distributions.interval.lowerBound, distributions.interval.upperBound].map {
      outcomes[$0]
    }
    result.distribution = zip(outcomes, levels.probabilities).map { .init(level: $0, p: $1) }
    result.contributions = reach.contributions
    let fewSameActor = fewSameActorCaution(reach)
    var weaknesses = weaknesses(answer)
    if let sides = sides(reach, ratings) {
      result.status = .uneven
      (result.strongThrough, result.weakThrough) = (sides.strong, sides.weak)
    } else {
      weaknesses +=
        shapeWeaknesses(distributions, levels) + meaningWeaknesses(distributions, ratings)
      result.status = fewSameActor == nil && weaknesses.isEmpty ? .answer : .indicative
      result.answer = outcomes[levels.median]
    }
    // One caution about actors is enough; the first says more.
    result.cautions = [otherActors ?? fewSameActor].compactMap { $0 } + weaknesses + general
    return result
  }

  /// Why there is no answer; nil if there is one.
  private func reason(_ answer: UnitAnswer) -> Translation.Reason? {
    let reach = answer.reach
    if tables.isRefused { return .facets }
    if tables.isIdentity { return reach.coverage == 0 ? .unrated : nil }
    if tables.role != nil || tables.targetRole != nil, reach.noActorFits { return .role }
    if tables.role != nil, !rated.isEmpty, !rated.contains(where: { tables.sourceSpeaks[$0] }) {
      return .sourceRole
    }
    if answer.distributions == nil || reach.coverage < tables.thresholds.abstainCoverage - tolerance
    {
      return .coverage
    }
    return answer.silent >= 1 - tolerance ? .silent : nil
  }

  // MARK: Two humps

  /// Whether ratings of some weight lie far apart on either side of a level and few at it; then the
  /// rated units that put the person above and below it, heaviest first.
  private func sides(
    _ reach: Reach, _ ratings: [Rating]
  ) -> (strong: [String], weak: [String])? {
    if tables.isIdentity { return nil }
    let rest = max(0, 1 - reach.coverage)
    let units = ratings.indices.map { position in
      let level = ratings[position].level
      return (
        id: tables.source.units[ratings[position].unit].id, middle: tables.sourceMiddles[level],
        weight: reach.coverage * reach.alpha[position] + rest * reach.rest[position],
        median: medians[level]
      )
    }
    let lowest = units.map(\.median).min() ?? 0
    let highest = units.map(\.median).max() ?? 0
    // At any other outcome one of the two sides is empty.
    for outcome in tables.target.outcomes.indices where lowest < outcome && outcome < highest {
      let (above, below) = (
        units.filter { $0.median > outcome }, units.filter { $0.median < outcome }
      )
      let at = units.reduce(0) { $0 + ($1.median == outcome ? $1.weight : 0) }
      let weights = [above, below].map { $0.reduce(0) { $0 + $1.weight } }
      let lighter = weights.min()!
      guard lighter >= tables.thresholds.unevenSides - tolerance, lighter > 0,
        at < tables.thresholds.unevenMiddle * lighter - tolerance
      else { continue }
      let means = zip([above, below], weights).map { side, weight in
        side.reduce(0) { $0 + $1.weight * $1.middle } / weight
      }
      if means[0] - means[1] >= tables.thresholds.unevenGap - tolerance {
        let named = [above, below].map { side in
          side.filter { $0.weight > tolerance }
            .sorted { ($1.weight, $0.id) < ($0.weight, $1.id) }.map(\.id)
        }
        return (named[0], named[1])
      }
    }
    return nil
  }

  // MARK: Weaknesses

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
    if answer.silent > thresholds.silentWeight + tolerance {
      cautions.append(
        Caution(
          .silentLevel,
          "\(percent(answer.silent)) of this rests on levels whose wording says nothing on "
            + tables.facets.shared.joined(separator: ", ")))
    }
    return cautions
  }

  /// What makes an answer indicative because of how its levels spread.
  private func shapeWeaknesses(
    _ distributions: UnitAnswer.Distributions, _ levels: LevelDistribution
  ) -> [Caution] {
    if tables.isIdentity { return [] }
    var cautions: [Caution] = []
    if levels.likeliest != levels.median {
      cautions.append(
        Caution(
          .likeliest,
          "\(title(levels.median)) lies in the middle, but \(title(levels.likeliest)) is likelier"))
    } else if let other = levels.runnerUp(to: levels.median),
      levels.probabilities[other]
        > levels.probabilities[levels.median] - tables.thresholds.closeLevel + tolerance
    {
      cautions.append(
        Caution(
          .close, "\(title(other)) is nearly as likely as \(title(levels.median))"))
    }
    let (spanned, count) = (distributions.interval.count, tables.target.levels.count)
    if Double(spanned) > tables.thresholds.intervalLevels * Double(count) + tolerance {
      cautions.append(
        Caution(
          .width,
          "the interval is wide: from \(title(distributions.interval.lowerBound)) to "
            + title(distributions.interval.upperBound)))
    }
    return cautions
  }

  /// What makes an answer indicative because of what its levels mean.
  private func meaningWeaknesses(
    _ distributions: UnitAnswer.Distributions, _ ratings: [Rating]
  ) -> [Caution] {
    if tables.isIdentity || tables.isSameScale { return [] }
    var cautions: [Caution] = []
    let answer = LevelDistribution(distributions.all).median - 1
    if tables.targetFacetsByLevel.indices.contains(answer) {
      let claimed = tables.targetFacetsByLevel[answer]
      let rated = Set(ratings.map(\.level))
      let unspoken = claimed.filter { facet in
        !rated.contains { tables.facetsByLevel[$0].contains(facet) }
      }
      if Double(unspoken.count) > tables.thresholds.unspokenFacets * Double(claimed.count)
        + tolerance
      {
        cautions.append(
          Caution(
            .unspoken,
            "\(title(answer + 1)) also asks for \(unspoken.joined(separator: ", ")), on which the "
              + "rated levels say nothing"))
      }
    }
    let rated = Set(ratings.map(\.level))
    let friends = tables.falseFriends.filter {
      rated.contains($0.source) && distributions.interval.contains($0.target + 1)
    }
    for friend in friends {
      let names =
        "'\(tables.source.levels[friend.source].title)' of \(tables.source.framework.framework) and "
        + "'\(tables.target.levels[friend.target].title)' of \(tables.target.framework.framework)"
      cautions.append(
        Caution(
          .falseFriend,
          friend.isReadOtherwise
            ? "\(names) sound alike and do not mean the same"
            : "\(names) sound alike, and the two scales measure different things"))
    }
    let inverted = inversions(between: ratings, and: distributions.interval)
    if !inverted.isEmpty {
      cautions.append(
        Caution(
          .contradiction,
          "cuts and facets contradict each other: "
            + inverted.map(\.description).joined(separator: "; ")))
    }
    return cautions
  }

  /// The contradictions that concern a level that is rated, or one that comes out.
  private func inversions(
    between ratings: [Rating], and interval: ClosedRange<Int>
  ) -> [FacetInversion] {
    if tables.inversions.isEmpty { return [] }
    let rated = Set(ratings.map { tables.source.levels[$0.level].id })
    let inside = Set(interval.map { tables.target.outcomes[$0] })
    return tables.inversions.filter { inversion in
      [inversion.lower, inversion.higher].contains {
        ($0.framework == tables.source.framework.framework ? rated : inside).contains($0.level)
      }
    }
  }

  private func title(_ outcome: Int) -> String {
    let levels = tables.target.levels
    switch outcome {
    case 0: return "below \(levels[0].title)"
    case levels.count + 1: return "above \(levels[levels.count - 1].title)"
    default: return levels[outcome - 1].title
    }
  }

  private var tolerance: Double { LevelDistribution.tolerance }
}
