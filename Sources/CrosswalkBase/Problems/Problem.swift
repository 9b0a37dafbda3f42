/// Something wrong in a file, said in one sentence and placed where a person should look.
///
/// Problems are values: readers collect them and never stop the program. They sort by file, line,
/// column and message, which is the order they are shown in.
public struct Problem: Error, Sendable, Hashable {
  /// How much a problem matters.
  public enum Severity: String, Sendable, Hashable {
    /// The file cannot be used as it is.
    case error
    /// The file can be used, but someone should look.
    case warning
    /// Nothing is wrong; somebody has still to fill something in.
    case note
  }

  /// The path of the file, exactly as the caller gave it.
  public let file: String
  /// Where in the file.
  public let mark: TextMark
  /// How much it matters.
  public let severity: Severity
  /// What is wrong: a sentence without capital or full stop, as compilers write them.
  public let message: String

  /// The line, from 1.
  public var line: Int { mark.line }
  /// The column in Unicode code points, from 1.
  public var column: Int { mark.column }

  /// An error unless `severity` says otherwise.
  public init(file: String, mark: TextMark, severity: Severity = .error, message: String) {
    self.file = file
    self.mark = mark
    self.severity = severity
    self.message = message
  }
}

extension Problem: Comparable {
  /// Sorts by file, then line, column and message.
  public static func < (a: Problem, b: Problem) -> Bool {
    if a.file != b.file { return a.file < b.file }
    if a.mark != b.mark { return a.mark < b.mark }
    if a.message != b.message { return a.message < b.message }
    return a.severity == .error && b.severity == .warning
  }
}

extension Problem: CustomStringConvertible {
  /// `path:line:column: error: message`, which editors turn into a link.
  public var description: String { "\(file):\(line):\(column): \(severity.rawValue): \(message)" }
}
