/// What kind of act a statement asks for.
///
/// The kinds follow Miller's pyramid of clinical competence (Miller 1990), in which knowing lies
/// below doing; attitude stands apart, and so do acts upon others who do the work. The raw values
/// are the words that data files use.
public enum Act: String, Sendable, Codable, Hashable, CaseIterable {
  /// Holds a value, an attitude or a readiness.
  case values
  /// Has knowledge or insight, or gains it.
  case knows
  /// Performs the act in the own work.
  case does
  /// Acts on other staff or on the agency, so that they work well.
  case guides

  /// Whether something is done. What is only known or valued shows no doing; what is done shows
  /// that it is known.
  public var isDone: Bool { self == .does || self == .guides }

  /// What reports call it.
  package var words: String { self == .guides ? "guides others" : rawValue }
}
