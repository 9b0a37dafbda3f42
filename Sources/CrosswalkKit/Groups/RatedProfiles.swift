import CrosswalkModel

/// How many people have which ratings, in the names of one framework.
package struct RatedProfiles: Sendable {
  /// What the ratings are of.
  package let framework: Framework
  private(set) var counts: [RatingGroup: Int] = [:]

  /// Nobody yet.
  package init(of framework: Framework) { self.framework = framework }

  /// People more who are rated alike. Names are not kept.
  package mutating func add(_ group: RatingGroup, _ people: Int = 1) {
    var group = group
    group.person = nil
    counts[group, default: 0] += people
  }

  /// Adds all of others, of the same framework.
  package mutating func add(_ other: RatedProfiles) {
    counts.merge(other.counts, uniquingKeysWith: +)
  }

  /// How many people there are.
  package var count: Int { counts.values.reduce(0, +) }

  /// Who has the same ratings, in an order that hangs on nothing but what they say.
  var ratings: [(group: RatingGroup, people: Int)] {
    counts.map { ($0, $1) }.sorted { Self.order($0.0).lexicographicallyPrecedes(Self.order($1.0)) }
  }

  /// The different profiles, in an order that hangs on nothing but what they say, with the units and
  /// levels renamed, if a renaming is given.
  func profiles(_ renaming: Renaming?) -> [(profile: Profile, people: Int)] {
    let index = RatingIndex(framework)
    return counts.map { group, people in
      var profile = index.profile(group)
      if let renaming {
        profile.levels = Dictionary(
          profile.levels.map { (renaming.units[$0] ?? $0, renaming.levels[$1] ?? $1) },
          uniquingKeysWith: { first, _ in first })
      }
      return (profile, people)
    }
    .sorted { Self.order($0.profile).lexicographicallyPrecedes(Self.order($1.profile)) }
  }

  private static func order(_ profile: Profile) -> [String] {
    [profile.role?.rawValue ?? "", profile.basis.rawValue]
      + profile.levels.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] }
  }

  private static func order(_ group: RatingGroup) -> [String] {
    [group.role?.rawValue ?? "", group.basis.rawValue]
      + group.ratings.map { "\($0.unit):\($0.level)" }
  }
}
