/// What a rating, or the wording of a scale, rests on.
///
/// Translation keeps the basis of a rating and never turns one into another: only observed
/// ratings describe a current state, expected ones can be targets.
public enum Basis: String, Sendable, Codable, Hashable, CaseIterable {
  /// Somebody has watched the practice.
  case observed
  /// The person's own view.
  case own = "self"
  /// What tenure or grade lets one expect; nobody has looked.
  case expected
}
