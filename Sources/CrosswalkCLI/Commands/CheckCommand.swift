import ArgumentParser
import CrosswalkBase
import CrosswalkDocuments
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
    let (files, problems) = paths.isEmpty ? try checkAll() : try check(paths)
    switch output.format {
    case .json:
      let lines = problems.map {
        Report.Line(
          path: $0.file, line: $0.line, column: $0.column, severity: $0.severity.rawValue,
          message: $0.message)
      }
      try output.write(JSONText.pretty(Report(files: files, problems: lines)))
    case .csv:
      try output.write(
        CSVWriter.row(["path", "line", "column", "severity", "message"])
          + problems.map {
            CSVWriter.row([
              $0.file, "\($0.line)", "\($0.column)", $0.severity.rawValue, $0.message,
            ])
          }.joined())
    case .text:
      let errors = problems.filter { $0.severity == .error }.count
      try output.write(
        problems.map { "\(TextStyle.safe("\($0)"))\n" }.joined()
          + "\(counted(files, "file")): \(counted(errors, "error")), "
          + "\(counted(problems.count - errors, "warning"))\n")
    }
    if problems.contains(where: { $0.severity == .error }) { throw ExitCode.problemsFound }
  }

  /// All bundled files, as they were written, and what the options bring.
  private func checkAll() throws -> (files: Int, problems: [Problem]) {
    var files = CatalogOptions.bundledFiles()
    if !catalogOptions.allFolders.isEmpty {
      files += try DataFiles.yamlFiles(in: catalogOptions.allFolders).map(catalogOptions.file)
    }
    var documents = DocumentSet()
    for file in files { documents.read(file, limits: catalogOptions.limits) }
    var problems = documents.problems()
    // The user's own alignments replace others on purpose, so each is held against them alone.
    for path in catalogOptions.alignments {
      var own = DocumentSet()
      own.read(try catalogOptions.file(path), limits: catalogOptions.limits)
      problems += own.problems(
        ontology: Catalog.bundled.ontology, known: documents.frameworks.map(\.value))
    }
    return (files.count + catalogOptions.alignments.count, problems)
  }

  /// Files on their own, with the bundled ontology and frameworks to refer to.
  private func check(_ paths: [String]) throws -> (files: Int, problems: [Problem]) {
    let files = try DataFiles.yamlFiles(in: paths).map(catalogOptions.file)
    var documents = DocumentSet()
    for file in files { documents.read(file, limits: catalogOptions.limits) }
    let own = Set(documents.frameworks.map(\.value.id))
    let matched = documents.matches.flatMap { [$0.value.from, $0.value.to] }
    let others = Set(documents.alignments.map(\.value.framework) + matched).subtracting(own)
      .intersection(Catalog.bundled.frameworkIDs)
    let known = try others.sorted().map { try Catalog.bundled.framework($0).framework }
    return (
      files.count, documents.problems(ontology: Catalog.bundled.ontology, known: known)
    )
  }
}
