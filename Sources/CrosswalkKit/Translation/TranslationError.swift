/// Why a translation cannot even be tried.
public enum TranslationError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The framework's alignment does not lay its scale on the reference scale.
  case noCuts(framework: String)
  /// The framework has no such unit, or nobody is rated on it.
  case unknownUnit(String, framework: String)
  /// The framework's scale has no such level.
  case unknownLevel(String, framework: String)
  /// The framework rates the person, so a rating of one unit means nothing in it.
  case ratesPerson(framework: String)

  /// One sentence that names the framework, without full stop.
  public var description: String {
    switch self {
    case .noCuts(let framework):
      "the scale of '\(framework)' has no cuts, so its levels cannot be translated"
    case .unknownUnit(let unit, let framework): "'\(framework)' rates no unit '\(unit)'"
    case .unknownLevel(let level, let framework): "'\(framework)' has no level '\(level)'"
    case .ratesPerson(let framework):
      "'\(framework)' rates the person, not single units: give one rating for 'all'"
    }
  }
}
