import CrosswalkModel

/// One person's ratings in one framework.
public struct Profile: Sendable, Hashable {
  /// Who is rated; nil for a single profile that needs no name.
  public var person: String?
  /// Nil: not known.
  public var role: Role?
  /// How the ratings came about; only observed ones say what a person does now.
  public var basis: Basis
  /// Level ids by unit id. In a framework that rates the person, one entry under
  /// ``Profile/wholePerson``.
  public var levels: [String: String]

  /// The unit id that a rating of the whole person stands under.
  public static let wholePerson = "all"

  /// A profile, observed unless `basis` says otherwise.
  public init(
    person: String? = nil, role: Role? = nil, basis: Basis = .observed, levels: [String: String]
  ) {
    self.person = person
    self.role = role
    self.basis = basis
    self.levels = levels
  }
}
