/// Something a reader must know before using an answer.
public struct Caution: Sendable, Codable, Hashable {
  /// What kind of caution it is; stable, for programs.
  public enum Code: String, Sendable, Codable, Hashable, CaseIterable {
    /// Little of the unit is covered.
    case coverage
    /// The unit is a corner of what the ratings are about.
    case focus
    /// The statements of the two sides speak of different kinds of people.
    case actor
    /// The two scales share one facet only.
    case facets
    /// Statements at or below the rated level cover much less than all statements do.
    case level
    /// A rated level is silent on every facet that the scales share.
    case silentLevel = "silent-level"
    /// One scale states expectations, the other rates what is observed.
    case construct
    /// The rating itself was not observed.
    case basis
    /// One framework was drafted from the other.
    case ancestry
    /// Somebody's own links or cuts were laid over the bundled ones.
    case override
  }

  public var code: Code
  /// A plain sentence.
  public var message: String

  public init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }
}
