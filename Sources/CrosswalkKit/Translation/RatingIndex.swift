import CrosswalkModel

/// The positions of all that can be rated in a framework.
///
/// Readers resolve names to positions once, here; from then on a rating is two integers. This is
/// also the one place where a rating of "every unit" becomes a rating of each.
package struct RatingIndex: Sendable {
  /// The framework's id.
  package let framework: String
  /// The ids of the rated units, ascending.
  package let units: [String]
  /// The ids of the scale's levels, lowest first.
  package let levels: [String]
  /// Whether the framework rates the person, so that single units cannot be rated.
  package let ratesPerson: Bool
  private let unitPositions: [String: Int]

  package init(_ framework: Framework) {
    self.framework = framework.id
    units = framework.ratedUnits.map(\.id).sorted()
    levels = framework.scale.levels.map(\.id)
    ratesPerson = framework.scale.rates == .person
    unitPositions = Dictionary(
      units.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The position of a rated unit; nil if there is none with this id.
  package func unit(_ id: String) -> Int? { unitPositions[id] }

  /// The position of a level; nil if there is none with this id.
  package func level(_ id: String) -> Int? { levels.firstIndex(of: id) }

  /// The ratings of somebody, with "every unit" written out.
  ///
  /// - Parameters:
  ///   - own: By unit: the level that it is rated at itself, if it is.
  ///   - everyUnit: The level of all units that have none of their own. A framework that rates the
  ///     person knows nothing else.
  ///   - contradicted: Units whose own ratings contradict each other: they get no level at all.
  /// - Returns: In the order of the units, without those that have no level.
  package func ratings(
    _ own: [Int?], everyUnit: Int?, contradicted: Set<Int> = []
  ) -> [Rating] {
    own.indices.compactMap { unit in
      if contradicted.contains(unit) { return nil }
      return (own[unit] ?? everyUnit).map { Rating(unit: unit, level: $0) }
    }
  }

  /// A profile by positions.
  ///
  /// - Throws: ``TranslationError`` if a unit or level of the profile is unknown; of several the
  ///   one under the first unit id.
  package func group(_ profile: Profile) throws(TranslationError) -> RatingGroup {
    var own = [Int?](repeating: nil, count: units.count)
    var everyUnit: Int?
    for (id, levelID) in profile.levels.sorted(by: { $0.key < $1.key }) {
      guard let level = level(levelID) else {
        throw .unknownLevel(levelID, framework: framework)
      }
      if ratesPerson {
        guard Set(profile.levels.keys) == [Profile.wholePerson] else {
          throw .ratesPerson(framework: framework)
        }
        everyUnit = level
      } else {
        guard let unit = unit(id) else { throw .unknownUnit(id, framework: framework) }
        own[unit] = level
      }
    }
    return RatingGroup(
      person: profile.person, role: profile.role, basis: profile.basis,
      ratings: ratings(own, everyUnit: everyUnit))
  }

  /// A group as the profile that people see.
  package func profile(_ group: RatingGroup) -> Profile {
    let rated = ratesPerson ? Array(group.ratings.prefix(1)) : group.ratings
    return Profile(
      person: group.person, role: group.role, basis: group.basis,
      levels: Dictionary(
        rated.map { (ratesPerson ? Profile.wholePerson : units[$0.unit], levels[$0.level]) },
        uniquingKeysWith: { first, _ in first }))
  }
}

extension Framework {
  /// What ratings can be given for, in the order of the document: the rated units, or `all` where
  /// the person is rated.
  package var rateable: [(id: String, title: String)] {
    scale.rates == .person
      ? [(Profile.wholePerson, Profile.wholePersonTitle)] : ratedUnits.map { ($0.id, $0.title) }
  }
}

extension Profile {
  /// What people read where the whole person is rated.
  package static let wholePersonTitle = "the whole person"

  /// All that a framework rates, at one level.
  package init(
    everyUnitOf framework: Framework, at level: String, role: Role? = nil,
    basis: Basis = .observed
  ) {
    self.init(
      role: role, basis: basis,
      levels: Dictionary(
        framework.rateable.map { ($0.id, level) }, uniquingKeysWith: { first, _ in first }))
  }
}
