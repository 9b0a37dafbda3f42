import CrosswalkModel

/// People rated in two frameworks as the fit sees them: each rating in the target, with the
/// position that the ratings in the source put its unit at.
struct PairedRatings: Sendable {
  /// One rating in the target.
  struct Rating: Sendable, Hashable {
    /// The unit of the target, or ``Profile/wholePerson``.
    var unit: String
    /// In the profiles and in the level of the target.
    var observation: OrderedProbit.Observation
  }

  /// One a person with a rating.
  let profiles: [PairedProfile]
  let ratings: [Rating]
  /// Ratings of units that the other ratings cover too little of.
  let uncovered: Int

  var observations: [OrderedProbit.Observation] { ratings.map(\.observation) }

  /// The content-weighted mean of the middles of the rated levels, Σ α · middle, for each unit that
  /// is rated in the target and covered as far as an answer needs.
  ///
  /// - Throws: `TranslationError` for a unit or level that is not there.
  init(_ pairs: [PairedProfile], translator: Translator) throws(TranslationError) {
    var plans = Plans(translator)
    let middles = try LevelLayout(of: translator.source).middles
    let scale = translator.target.framework.scale
    let least = translator.thresholds.abstainCoverage - LevelDistribution.tolerance
    var profiles: [PairedProfile] = []
    var ratings: [Rating] = []
    var uncovered = 0
    for pair in pairs {
      let group = try translator.ratings.group(pair.source)
      let positions = plans.plan(for: group).positions(group.ratings.map { middles[$0.level] })
      var found: [Rating] = []
      for (unit, level) in pair.target.levels.sorted(by: { $0.key < $1.key }) {
        guard let rank = scale.rank(of: level) else {
          throw .unknownLevel(level, framework: translator.target.framework.id)
        }
        guard let position = positions[unit] else {
          throw .unknownUnit(unit, framework: translator.target.framework.id)
        }
        guard position.coverage > 0, position.coverage >= least else {
          uncovered += 1
          continue
        }
        found.append(
          Rating(
            unit: unit,
            observation: .init(person: profiles.count, x: position.x, level: rank)))
      }
      if found.isEmpty { continue }
      profiles.append(pair)
      ratings += found
    }
    self.profiles = profiles
    self.ratings = ratings
    self.uncovered = uncovered
  }
}

/// Plans by what is rated; most people are rated alike.
private struct Plans {
  private struct Kind: Hashable {
    var units: [Int]
    var role: Role?
  }

  private let translator: Translator
  private var plans: [Kind: TranslationPlan] = [:]

  init(_ translator: Translator) { self.translator = translator }

  mutating func plan(for group: RatingGroup) -> TranslationPlan {
    let kind = Kind(units: group.ratings.map(\.unit), role: group.role)
    if let plan = plans[kind] { return plan }
    let plan = translator.plan(rating: kind.units, translator.tables(for: group.role))
    plans[kind] = plan
    return plan
  }
}

extension TranslationPlan {
  /// Where ratings with these middles put each unit of the target, or the whole person.
  fileprivate func positions(_ middles: [Double]) -> [String: (x: Double, coverage: Double)] {
    let units = reaches.map { reach in
      (
        x: zip(reach.alpha, middles).reduce(0) { $0 + $1.0 * $1.1 },
        coverage: reach.coverage
      )
    }
    if !tables.target.ratesPerson {
      return Dictionary(
        zip(tables.target.units.map(\.id), units).map { ($0, $1) },
        uniquingKeysWith: { first, _ in first })
    }
    let total = units.reduce(0) { $0 + $1.coverage }
    let sum = units.reduce(0) { $0 + $1.coverage * $1.x }
    return [
      Profile.wholePerson: (total > 0 ? sum / total : 0, total / Double(max(1, units.count)))
    ]
  }
}
