import CrosswalkModel

/// A level for a unit, by positions.
package struct Rating: Sendable, Hashable {
  /// In the rated units of the framework, in the order of their ids.
  package var unit: Int
  /// In the levels of its scale, lowest first.
  package var level: Int

  package init(unit: Int, level: Int) {
    self.unit = unit
    self.level = level
  }
}

/// All ratings of one person in one role on one basis: a ``Profile`` by positions.
package struct RatingGroup: Sendable, Hashable {
  /// Who is rated; nil for a single group that needs no name.
  package var person: String?
  /// Nil: not known.
  package var role: Role?
  package var basis: Basis
  /// At most one a unit, by ascending unit. Where the framework rates the person, one for every
  /// unit, all of one level.
  package var ratings: [Rating]

  package init(
    person: String? = nil, role: Role? = nil, basis: Basis = .observed, ratings: [Rating]
  ) {
    self.person = person
    self.role = role
    self.basis = basis
    self.ratings = ratings
  }
}
