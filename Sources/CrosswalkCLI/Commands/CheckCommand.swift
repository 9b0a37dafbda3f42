import ArgumentParser
import CrosswalkBase
import CrosswalkDocuments
import CrosswalkExchange
import CrosswalkFrameworks
import CrosswalkModel
import CrosswalkReports

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check frameworks, alignments and ontologies; report every problem by place.",
    discussion: """
      Without a path, checks the bundled files and all that --frameworks and --alignment bring. \
      Exit code 1 if there is an error; warnings alone are fine, and so is what somebody has still \
      to fill in, which is listed by place.

        crosswalk check
        crosswalk check my-county
        crosswalk check my-county/alignment.yaml --format csv
      """)

  @Argument(help: "YAML files, or folders of them; '-' is standard input.")
  var paths: [String] = []

  @OptionGroup var catalogOptions: CatalogOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let workspace = try workspace()
    let problems = try workspace.allProblems()
    let report = CheckReport(
      problems, stillToDo: workspace.stillToDo, files: workspace.files.count)
    try output.write(json: report, table: report.table, text: report.text)
    if problems.contains(where: { $0.severity == .error }) { throw ExitCode.problemsFound }
  }

  /// What there is to check: the paths, before the background of all else that is at hand; without
  /// paths, all that is at hand, the bundled files as they were written.
  private func workspace() throws -> Workspace {
    let options = catalogOptions
    try OfficeFile.refuse(options.allFolders + options.alignments + paths)
    if paths.isEmpty { return try options.filesToCheck().read() }
    // What is wrong with the background is another check's matter.
    let background = try Workspace(
      options.allFolders, overlays: options.alignments, over: .bundled, limits: options.limits)
    return try Workspace(paths, over: background.usableCatalog(), limits: options.limits)
  }
}
