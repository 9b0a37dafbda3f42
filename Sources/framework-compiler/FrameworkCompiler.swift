import CrosswalkBase
import CrosswalkDocuments
import Foundation

/// What the plugins run:
///
///     framework-compiler embed --base FOLDER --output FILE YAML…   checked data as one Swift file
///     framework-compiler check --base FOLDER PATH…                 every problem, by place
///
/// What follows `--known` is the YAML of the targets that this one depends on: read to know what
/// the files may refer to, and neither reported on nor embedded again.
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
    let parts = arguments.split(
      separator: "--known", maxSplits: 1, omittingEmptySubsequences: false)
    var arguments = Array(parts[0])
    let base = try option("--base", in: &arguments)
    let output = try option("--output", in: &arguments)
    guard let mode = arguments.first, mode == "check" || (mode == "embed" && output != nil) else {
      throw Failure(
        message: "usage: framework-compiler check|embed [--base FOLDER] [--output FILE] PATH… "
          + "[--known YAML…]")
    }
    let workspace = try workspace(
      Array(arguments.dropFirst()), known: parts.count > 1 ? Array(parts[1]) : [], base: base)
    let problems = (workspace.problems + objections(to: workspace, embeds: mode == "embed"))
      .sorted()
    for problem in problems { complain("\(problem)") }
    if problems.contains(where: { $0.severity == .error }) { return 1 }
    if mode == "embed", let output {
      try WholeFile.write(Array(EmbeddedSource.swift(workspace).utf8), to: output)
    } else {
      print(
        "\(workspace.files.count) files, "
          + (problems.isEmpty ? "no problems" : "\(problems.count) warnings"))
    }
    return 0
  }

  private static func workspace(
    _ paths: [String], known: [String], base: String?
  ) throws -> Workspace {
    func files(_ paths: [String]) throws -> [DocumentSet.File] {
      try DataFiles.yamlFiles(in: paths).sorted().map { path in
        var file = try DocumentSet.File(reading: path, limits: YAMLLimits())
        file.path = shown(path, from: base)
        return file
      }
    }
    let own = try files(paths)
    // Who checks some files of a package hands all others over as known, and these too.
    let ownPaths = Set(own.map(\.path))
    let others = known.filter { !ownPaths.contains(shown($0, from: base)) }
    let background = try Workspace(files: files(others), over: nil)
    return try Workspace(files: own, over: background.usableCatalog())
  }

  /// What is wrong with the files as those of a target.
  private static func objections(to workspace: Workspace, embeds: Bool) -> [Problem] {
    guard workspace.hasOntology else {
      // Without concepts to look them up among, misspelt ones would go unseen.
      return workspace.alignments.prefix(1).map {
        $0.problem(
          "there is no ontology to look concepts up in; let the target depend on one that has it: "
            + ".product(name: \"CrosswalkFrameworks\", package: \"crosswalk\")", at: "format")
      }
    }
    return embeds
      ? workspace.strays.map {
        $0.problem(
          "this aligns the framework '\($0.value.framework)' of another target; put it into a "
            + "folder named 'overlays' to lay it over the alignment there", at: "framework")
      } : []
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
