import CrosswalkBase

/// What is wrong with a file: errors, or for lenient reading the liberties that were taken.
///
/// Every objection says what a lenient reader does instead, so that no liberty goes untold.
struct SSSOMObjections {
  let isLenient: Bool
  private var list: ProblemList

  init(file: String, isLenient: Bool) {
    list = ProblemList(file: file)
    self.isLenient = isLenient
  }

  var sorted: [Problem] { list.sorted }

  /// An error, however leniently the file is read.
  mutating func refuse(_ message: @autoclosure () -> String, at mark: TextMark) {
    list.add(message(), at: mark)
  }

  /// An error, or for lenient reading a warning that says what was taken in its place.
  mutating func object(
    _ message: @autoclosure () -> String, liberty: @autoclosure () -> String, at mark: TextMark
  ) {
    if isLenient {
      list.add("\(message()): \(liberty())", at: mark, severity: .warning)
    } else {
      list.add(message(), at: mark)
    }
  }

  /// A liberty that only lenient reading has.
  mutating func tell(_ message: String, at mark: TextMark) {
    list.add(message, at: mark, severity: .warning)
  }

  /// A problem of the YAML above the table, whose columns count from `shift` bytes in.
  mutating func add(_ problem: Problem, shift: Int) {
    list.add(
      problem.message, at: TextMark(line: problem.line, column: problem.column + shift),
      severity: problem.severity)
  }
}
