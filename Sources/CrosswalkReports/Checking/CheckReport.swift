import CrosswalkBase
import CrosswalkTables

/// What a check found, in the form that programs read, and as text.
package struct CheckReport: Encodable {
  private struct Line: Encodable {
    let path: String
    let line: Int
    let column: Int
    let severity: String
    let message: String

    init(_ problem: Problem) {
      (path, line, column) = (problem.file, problem.line, problem.column)
      (severity, message) = (problem.severity.rawValue, problem.message)
    }

    var cells: [Table.Cell] {
      [.text(path), .integer(line), .integer(column), .text(severity), .text(message)]
    }
  }

  private let format = "crosswalk.check/1"
  private let files: Int
  private let problems: [Line]
  private let stillToDo: [Line]

  /// - Parameters:
  ///   - problems: What is wrong, in the order it is shown.
  ///   - stillToDo: What somebody has still to fill in.
  ///   - files: How many files were checked.
  package init(_ problems: [Problem], stillToDo: [Problem], files: Int) {
    self.files = files
    self.problems = problems.map(Line.init)
    self.stillToDo = stillToDo.map(Line.init)
  }

  /// One row a problem, then one for each thing that is still to do.
  package var table: Table {
    Table(
      ["path", "line", "column", "severity", "message"],
      rows: (problems + stillToDo).map(\.cells))
  }

  /// A line a problem, as editors understand it, what is still to do, and how many there are.
  package var text: PlainText {
    let lines = problems.map { line -> PlainText in
      "\(line.path):\(line.line):\(line.column): \(line.severity): \(line.message)\n"
    }
    let todo = stillToDo.map { "  \($0.path):\($0.line): \($0.message)\n" as PlainText }
    let errors = problems.count { $0.severity == Problem.Severity.error.rawValue }
    let warnings = counted(problems.count - errors, "warning")
    let heading: PlainText = todo.isEmpty ? "" : "Still to do:\n"
    return "\(lines)\(heading)\(todo)\(counted(files, "file")): \(counted(errors, "error")), "
      + "\(warnings)\n"
  }
}
