import CrosswalkBase

/// Files that cannot be used, with every reason.
public struct DataProblems: Error, Sendable, CustomStringConvertible {
  /// At least one of them is an error.
  public let problems: [Problem]

  /// The reasons, in the order they are shown.
  public init(problems: [Problem]) { self.problems = problems }

  /// A line a problem, and how many errors there are.
  public var description: String {
    let errors = problems.filter { $0.severity == .error }.count
    return problems.map { "\($0)\n" }.joined()
      + "\(errors) \(errors == 1 ? "error" : "errors") in the data"
  }
}
