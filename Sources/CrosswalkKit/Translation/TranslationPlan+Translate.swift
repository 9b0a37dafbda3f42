import CrosswalkModel

extension TranslationPlan {
  /// A person's levels, put through the plan.
  ///
  /// - Parameter group: Ratings of just the units that the plan was made for, in its role.
  /// - Returns: One result a rated unit of the target, or one for the whole person.
  func translate(_ group: RatingGroup) -> Translation {
    let general = generalCautions(group)
    let answers = tables.target.units.indices.map { target in
      UnitAnswer(
        reach: reaches[target],
        coverageAtLevel: coverageAtLevel(of: target, ratings: group.ratings),
        distribution: distribution(of: reaches[target], group.ratings))
    }
    let results: [Translation.UnitResult]
    if tables.target.ratesPerson {
      let person = TranslationTables.Name(
        id: Profile.wholePerson, title: Profile.wholePersonTitle)
      results = [result(of: person, wholePerson(answers), general)]
    } else {
      results = zip(tables.target.units, answers).map { result(of: $0, $1, general) }
    }
    return Translation(
      from: tables.source.framework, to: tables.target.framework, hash: hash,
      thresholds: tables.thresholds, person: group.person, role: group.role, basis: group.basis,
      results: results)
  }

  /// P(ℓ′ | target) = Σ α · T(ℓ → ℓ′); nil without coverage.
  ///
  /// Linear in the ratings, and each row of T dominates the row of a lower level, so a higher
  /// rating cannot lower what comes out.
  private func distribution(of reach: Reach, _ ratings: [Rating]) -> [Double]? {
    guard reach.coverage > 0, !tables.isRefused else { return nil }
    var sums = [Double](repeating: 0, count: tables.levelLink.rows[0].count)
    for (position, rating) in ratings.enumerated() where reach.alpha[position] > 0 {
      let row = tables.levelLink.rows[rating.level]
      for outcome in row.indices { sums[outcome] += reach.alpha[position] * row[outcome] }
    }
    return sums
  }

  /// The answer for a framework that rates the person: the coverage-weighted mean over its units.
  private func wholePerson(_ answers: [UnitAnswer]) -> UnitAnswer {
    let units = Double(max(1, answers.count))
    let total = answers.reduce(0) { $0 + $1.reach.coverage }
    var reach = Reach()
    reach.coverage = total / units
    reach.coverageSameActor = answers.reduce(0) { $0 + $1.reach.coverageSameActor } / units
    reach.noActorFits = answers.allSatisfy(\.reach.noActorFits)
    reach.rateNext = rateNextForPerson
    var distribution: [Double]?
    var weights: [String: [String: Double]] = [:]
    if total > 0 {
      for answer in answers {
        let part = answer.reach.coverage / total
        reach.focus += part * answer.reach.focus
        for (outcome, p) in (answer.distribution ?? []).enumerated() {
          distribution = distribution ?? answer.distribution!.map { _ in 0 }
          distribution![outcome] += part * p
        }
        for path in answer.reach.contributions {
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
    return UnitAnswer(
      reach: reach, coverageAtLevel: answers.reduce(0) { $0 + $1.coverageAtLevel } / units,
      distribution: distribution)
  }

  /// What holds for every unit alike.
  private func generalCautions(_ group: RatingGroup) -> [Caution] {
    var cautions: [Caution] = []
    if !tables.isIdentity, !tables.isRefused, !tables.facets.shared.isEmpty {
      let shared = Set(tables.facets.shared)
      let silent = Set(group.ratings.map(\.level)).sorted().filter {
        shared.isDisjoint(with: tables.facetsByLevel[$0])
      }
      if !silent.isEmpty {
        let titles = silent.map { tables.source.levels[$0].title }
        cautions.append(
          Caution(
            .silentLevel,
            "the wording of \(titles.joined(separator: ", ")) says nothing on "
              + tables.facets.shared.joined(separator: ", ")))
      }
    }
    if group.basis != .observed {
      cautions.append(
        Caution(.basis, "these levels are \(group.basis.adjective), nobody has observed them"))
    }
    return cautions + self.cautions
  }
}

extension Basis {
  fileprivate var adjective: String { self == .own ? "the person's own view" : "expected" }
}
