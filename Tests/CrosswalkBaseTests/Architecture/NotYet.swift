/// What does not keep the rules of the architecture yet. The lists can shrink, and not grow: a test
/// fails for what is on them without need.
enum NotYet {
  /// Files of more than 350 lines.
  static let longFiles: Set<String> = []

  /// Files with functions of more than 60 lines that do not say why.
  static let longFunctions: Set<String> = []

  /// Files of libraries that name flags of the program.
  static let flags: Set<String> = []
}
