import ArgumentParser
import CrosswalkBase
import CrosswalkDocuments
import CrosswalkExchange
import CrosswalkFrameworks
import CrosswalkModel
import CrosswalkTables

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check frameworks, alignments and ontologies; report every problem by place.",
    discussion: """
      Without a path, checks the bundled files and all that --frameworks and --alignment bring. \
      Exit code 1 if there is an error; warnings alone are fine.
      """)

  @Argument(help: "YAML files, or folders of them; '-' is standard input.")
  var paths: [String] = []

  @OptionGroup var catalogOptions: CatalogOptions
  @OptionGroup var output: OutputOptions

  private struct Report: Encodable {
    struct Line: Encodable {
      let path: String
      let line: Int
      let column: Int
      let severity: String
      let message: String
    }

    let format = "crosswalk.check/1"
    let files: Int
    let problems: [Line]
  }

  func run() throws {
    let workspace = try workspace()
    let files = workspace.files.count
    let problems = try (workspace.problems + workspace.inversions()).sorted()
    switch output.format {
    case .json:
      let lines = problems.map {
        Report.Line(
          path: $0.file, line: $0.line, column: $0.column, severity: $0.severity.rawValue,
          message: $0.message)
      }
      try output.write(data: JSONText.pretty(Report(files: files, problems: lines)))
    case .csv:
      let table = Table(
        ["path", "line", "column", "severity", "message"],
        rows: problems.map {
          [
            .text($0.file), .integer($0.line), .integer($0.column), .text($0.severity.rawValue),
            .text($0.message),
          ]
        })
      try output.write(data: table.csv)
    case .text:
      let errors = problems.filter { $0.severity == .error }.count
      let lines = problems.map { "\($0)\n" as PlainText }
      let warnings = counted(problems.count - errors, "warning")
      try output.write(
        "\(lines)\(counted(files, "file")): \(counted(errors, "error")), \(warnings)\n")
    }
    if problems.contains(where: { $0.severity == .error }) { throw ExitCode.problemsFound }
  }

  /// What there is to check: the paths, before the background of all else that is at hand; without
  /// paths, all that is at hand, the bundled files as they were written.
  private func workspace() throws -> Workspace {
    let options = catalogOptions
    if paths.isEmpty {
      return try Workspace(
        options.allFolders, beside: CatalogOptions.bundledFiles(), overlays: options.alignments,
        over: .bundled, limits: options.limits)
    }
    // What is wrong with the background is another check's matter.
    let background = try Workspace(
      options.allFolders, overlays: options.alignments, over: .bundled, limits: options.limits)
    return try Workspace(paths, over: background.usableCatalog(), limits: options.limits)
  }
}
