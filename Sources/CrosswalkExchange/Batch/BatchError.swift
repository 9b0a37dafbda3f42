/// Why a whole file of ratings cannot be translated as it stands.
public enum BatchError: Error, Sendable, Hashable, CustomStringConvertible {
  /// On this line begin rows of a person whose other rows stand further up, with other people between.
  case personComesBack(line: Int)
  /// People are in no order, and there are too many to notice one who comes back.
  case tooManyPeople(line: Int)
  /// More rows of one person stand together than anybody has.
  case tooManyRows(line: Int)
  /// The column by which people are counted tells more groups apart than anybody reads.
  case tooManyGroups(String)
  /// The first row has no such column to count people by; the nearest name.
  case noColumn(String, nearest: String?)

  /// People would be counted by who they are.
  case isPerson(String)

  /// One sentence without full stop.
  public var description: String {
    switch self {
    case .personComesBack(let line):
      "line \(line): the person here was rated further up, and other people stand between"
    case .tooManyPeople(let line):
      "line \(line): people stand in no order, and there are too many to notice one who comes back"
    case .tooManyRows(let line):
      "line \(line): a million rows of one person stand together; is the column 'person' the right one?"
    case .tooManyGroups(let name):
      "the column '\(name)' has more than 10,000 different values to count people by; is it the "
        + "right one?"
    case .isPerson(let name):
      "the column '\(name)' tells people apart, and groups are told of so that nobody can be told from them"
    case .noColumn(let name, let nearest):
      "the first row names no column '\(name)' to count people by"
        + (nearest.map { "; did you mean '\($0)'?" } ?? "")
    }
  }

  /// Whether sorting the file would help.
  package var isAboutOrder: Bool {
    switch self {
    case .personComesBack, .tooManyPeople: true
    default: false
    }
  }
}
