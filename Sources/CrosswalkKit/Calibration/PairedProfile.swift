/// One person, rated in two frameworks.
public struct PairedProfile: Sendable, Hashable {
  /// The ratings in the framework that is translated from.
  public var source: Profile
  /// The ratings in the framework that is translated into.
  public var target: Profile

  /// Joins the ratings of one person.
  public init(source: Profile, target: Profile) {
    self.source = source
    self.target = target
  }
}
