/// What somebody can say to get a file imported that cannot be read as it is.
///
/// Only the program that somebody talks to knows how that is said there.
public enum ImportRemedy: Sendable, Hashable, CaseIterable {
  /// Which column a heading is that two seem to be; the other can be ignored or a heading over
  /// units.
  case mapOneOfTwo
  /// Which heading is the column of levels, of two that seem to be.
  case mapOneLevel
  /// Which heading is the column of levels, or which levels there are.
  case mapLevelOrNameLevels
  /// Which heading is the column of units.
  case mapUnit
  /// Which heading is the column of statements.
  case mapStatement
  /// What a heading means that a table has; the one that was said is in none.
  case mapKnownHeading
  /// Which levels there are, lowest first.
  case nameLevels
  /// The same, for a document that may have none.
  case nameLevelsOrOne
  /// What kind of file it is.
  case nameKind
}

/// Why a file cannot be imported at all.
public struct ImportError: Error, Sendable, Hashable, CustomStringConvertible {
  /// A sentence without capital or full stop.
  public var reason: String
  /// What somebody can say who knows the file; nil if nothing helps.
  public var remedy: ImportRemedy?
  /// What was not understood before, and may be the cause.
  public var cause: ImportReport.Note?

  /// The reason is one sentence without capital or full stop.
  public init(
    _ reason: String, remedy: ImportRemedy? = nil, cause: ImportReport.Note? = nil
  ) {
    self.reason = reason
    self.remedy = remedy
    self.cause = cause
  }

  /// The reason and its cause, without a remedy.
  public var description: String { text { _ in nil } }

  /// The reason and its cause, with what helps in the words of whoever asks.
  ///
  /// - Parameter advice: A part of a sentence that tells how a remedy is said; nil for none.
  /// - Returns: A sentence without capital or full stop.
  public func text(advice: (ImportRemedy) -> String?) -> String {
    reason + ImportRemedy.words(remedy, advice)
      + (cause.map { " (\($0.text(advice: advice)))" } ?? "")
  }
}

extension ImportReport.Note {
  /// `place: message`, with what helps in the words of whoever asks.
  ///
  /// - Parameter advice: A part of a sentence that tells how a remedy is said; nil for none.
  /// - Returns: A sentence without capital or full stop.
  public func text(advice: (ImportRemedy) -> String?) -> String {
    (place.isEmpty ? "" : "\(place): ") + message + ImportRemedy.words(remedy, advice)
  }
}

extension ImportRemedy {
  fileprivate static func words(
    _ remedy: ImportRemedy?, _ advice: (ImportRemedy) -> String?
  ) -> String {
    remedy.flatMap(advice).map { "; " + $0 } ?? ""
  }
}
