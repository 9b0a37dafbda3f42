/// The problems found in one file so far: each kept once, and only so many of them.
///
/// A hostile file can be wrong in millions of places. After ``maximum`` problems the rest are only
/// counted, so neither memory nor the reader's patience runs out.
package struct ProblemList: Sendable {
  /// How many problems of a file are kept.
  package static let maximum = 1_000

  /// The path of the file, as the caller gave it.
  package let file: String
  private var kept: Set<Problem> = []
  private var uncounted = 0
  private var furthest = TextMark.start

  /// Starts a list without problems.
  package init(file: String) { self.file = file }

  /// Whether nothing was found.
  package var isEmpty: Bool { kept.isEmpty }

  /// Adds a problem at a place. A problem that is already there is not added again; the message is
  /// not even made once the list is full.
  package mutating func add(
    _ message: @autoclosure () -> String, at mark: TextMark, severity: Problem.Severity = .error
  ) {
    furthest = max(furthest, mark)
    guard kept.count < Self.maximum else {
      uncounted += 1
      return
    }
    kept.insert(Problem(file: file, mark: mark, severity: severity, message: message()))
  }

  /// Adds a problem of this file that was made elsewhere, under the same rules.
  package mutating func add(_ problem: Problem) {
    add(problem.message, at: problem.mark, severity: problem.severity)
  }

  /// The problems in the order they are shown, at the end how many were left out.
  package var sorted: [Problem] {
    var result = kept.sorted()
    if uncounted > 0 {
      let message = "\(uncounted) more problem\(uncounted == 1 ? " is" : "s are") not shown"
      result.append(Problem(file: file, mark: furthest, message: message))
    }
    return result
  }
}
