import CrosswalkTables

/// A walk through statements that are to be decided, a line of input at a time. What is decided is
/// written at once, so that a walk can be broken off anywhere and taken up again.
package protocol ReviewWalk {
  /// Whether nothing is left, or somebody has had enough.
  var isOver: Bool { get }
  /// How many statements were decided in this walk.
  var decided: Int { get }
  /// How many statements of the walk are left.
  var left: Int { get }
  /// The file that decisions go into.
  var path: String { get }
  /// The statement at hand and what is suggested for it, or that all is done.
  var screen: PlainText { get }
  /// What asks for the next line.
  var prompt: PlainText { get }

  /// Takes a line of input.
  ///
  /// - Returns: What to show before the next screen, and whether that is to be shown.
  /// - Throws: `FileError` or `DataProblems` where a decision cannot be written.
  mutating func take(_ line: String) throws -> (message: PlainText, isMoved: Bool)
}
