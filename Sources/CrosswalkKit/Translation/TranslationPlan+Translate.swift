import CrosswalkModel

extension TranslationPlan {
  /// A person's levels, put through the plan.
  ///
  /// - Parameter group: Ratings of just the units that the plan was made for, in its role.
  /// - Returns: One result a rated unit of the target, or one for the whole person.
  func translate(_ group: RatingGroup) -> Translation {
    let general = generalCautions(group)
    let amounts = amountsUpTo(group.ratings)
    let answers = tables.target.units.indices.map { target in
      UnitAnswer(
        reach: reaches[target],
        coverageAtLevel: coverageAtLevel(of: target, by: amounts),
        silent: silentWeight(reaches[target], group.ratings),
        distributions: distributions(of: reaches[target], group.ratings))
    }
    let results: [Translation.UnitResult]
    if let personReach {
      let person = TranslationTables.Name(
        id: Profile.wholePerson, title: Profile.wholePersonTitle)
      results = [
        result(of: person, wholePerson(answers, personReach), group.ratings, general)
      ]
    } else {
      results = zip(tables.target.units, answers).map {
        result(of: $0, $1, group.ratings, general)
      }
    }
    return Translation(
      from: tables.source.framework, to: tables.target.framework, hash: hash,
      thresholds: tables.thresholds, pair: pair, person: group.person, role: group.role,
      targetRole: tables.targetRole, basis: group.basis, results: results)
  }

  /// P(ℓ′ | target) = coverage · Σ α · T(ℓ → ℓ′) + (1 − coverage) · Σ ρ · W(ℓ → ℓ′); nil without
  /// coverage.
  ///
  /// What is covered is read over the paths α. What is not is read from all that is rated, each unit
  /// by its part ρ of the content, through the wider link W: a person's standing there is taken to
  /// lie about where it lies elsewhere. A rating of the person tells of the whole and of no concept
  /// in particular, so it is read through the wider link throughout.
  ///
  /// Linear in the ratings, and each row of T and W dominates the row of a lower level, so a higher
  /// rating cannot lower what comes out.
  func distributions(of reach: Reach, _ ratings: [Rating]) -> UnitAnswer.Distributions? {
    guard reach.coverage > 0, !tables.isRefused else { return nil }
    let zeros = [Double](repeating: 0, count: tables.levelLink.rows[0].count)
    var distributions = UnitAnswer.Distributions(covered: zeros, all: zeros)
    let isGeneral = tables.source.ratesPerson && !tables.isIdentity
    let rest = max(0, 1 - reach.coverage)
    for (position, rating) in ratings.enumerated() {
      let wider = tables.widerLink.rows[rating.level]
      let near = isGeneral ? wider : tables.levelLink.rows[rating.level]
      let (path, general) = (reach.alpha[position], rest * reach.rest[position])
      for outcome in zeros.indices {
        distributions.covered[outcome] += path * near[outcome]
        distributions.all[outcome] +=
          reach.coverage * path * near[outcome] + general * wider[outcome]
      }
    }
    return distributions
  }

  /// How much of the paths' weight lies on levels whose wording is silent on all that the scales
  /// share, 0 to 1.
  private func silentWeight(_ reach: Reach, _ ratings: [Rating]) -> Double {
    guard !tables.isIdentity, !tables.isSameScale else { return 0 }
    return zip(reach.alpha, ratings).reduce(0) { $0 + (silentLevels[$1.1.level] ? $1.0 : 0) }
  }

  /// The answer for a framework that rates the person: the coverage-weighted mean over its units.
  private func wholePerson(_ answers: [UnitAnswer], _ reach: Reach) -> UnitAnswer {
    let total = answers.reduce(0) { $0 + $1.reach.coverage }
    var distributions: UnitAnswer.Distributions?
    var silent = 0.0
    if total > 0 {
      for answer in answers {
        let part = answer.reach.coverage / total
        silent += part * answer.silent
        if let unit = answer.distributions {
          distributions = (distributions ?? unit.zero).adding(unit, times: part)
        }
      }
    }
    return UnitAnswer(
      reach: reach,
      coverageAtLevel: answers.reduce(0) { $0 + $1.coverageAtLevel }
        / Double(max(1, answers.count)),
      silent: silent, distributions: distributions)
  }

  /// What is to be known of the ratings, whichever unit is asked for.
  private func generalCautions(_ group: RatingGroup) -> [Caution] {
    guard group.basis != .observed else { return [] }
    return [Caution(.basis, "these levels are \(group.basis.adjective), nobody has observed them")]
  }
}

extension Basis {
  fileprivate var adjective: String { self == .own ? "the person's own view" : "expected" }
}
