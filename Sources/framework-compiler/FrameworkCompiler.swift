import CrosswalkBase
import CrosswalkDocuments
import Foundation

/// What the plugins run:
///
///     framework-compiler embed --base FOLDER --output FILE YAML…   checked data as one Swift file
///     framework-compiler check --base FOLDER PATH…                 every problem, by place
///
/// Exit codes: 0 fine, 1 the data has errors, 2 could not do it.
@main
struct FrameworkCompiler {
  private struct Failure: Error {
    let message: String
  }

  private static func complain(_ line: String) {
    FileHandle.standardError.write(Data("\(line)\n".utf8))
  }

  static func main() {
    do {
      exit(try run(Array(CommandLine.arguments.dropFirst())))
    } catch let failure as Failure {
      complain("error: \(failure.message)")
    } catch {
      complain("error: \(error)")
    }
    exit(2)
  }

  private static func run(_ arguments: [String]) throws -> Int32 {
    var arguments = arguments
    let base = try option("--base", in: &arguments)
    let output = try option("--output", in: &arguments)
    guard let mode = arguments.first, mode == "check" || (mode == "embed" && output != nil) else {
      throw Failure(
        message: "usage: framework-compiler check|embed [--base FOLDER] [--output FILE] PATH…")
    }
    var documents = DocumentSet()
    var files: [DocumentSet.File] = []
    for path in try DataFiles.yamlFiles(in: Array(arguments.dropFirst())).sorted() {
      let file = DocumentSet.File(
        path: shown(path, from: base), bytes: try DataFiles.read(path))
      documents.read(file)
      files.append(file)
    }
    let problems = documents.problems()
    for problem in problems { complain("\(problem)") }
    if problems.contains(where: { $0.severity == .error }) { return 1 }
    if mode == "embed", let output {
      let source = EmbeddedSource.swift(documents, files: files)
      try WholeFile.write(Array(source.utf8), to: output)
    } else {
      print(
        "\(files.count) files, \(problems.isEmpty ? "no problems" : "\(problems.count) warnings")")
    }
    return 0
  }

  private static func option(_ name: String, in arguments: inout [String]) throws -> String? {
    guard let index = arguments.firstIndex(of: name) else { return nil }
    guard index + 1 < arguments.count else { throw Failure(message: "\(name) needs a value") }
    defer { arguments.removeSubrange(index...index + 1) }
    return arguments[index + 1]
  }

  /// Messages name files as a person in the package's folder would.
  private static func shown(_ path: String, from base: String?) -> String {
    guard let base, !base.isEmpty else { return path }
    let prefix = base.hasSuffix("/") ? base : base + "/"
    return path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path
  }
}
