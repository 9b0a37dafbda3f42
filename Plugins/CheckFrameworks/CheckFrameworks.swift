import Foundation
import PackagePlugin

/// Checks framework, alignment and ontology files: `swift package check-frameworks [PATH…]`.
@main
struct CheckFrameworks: CommandPlugin {
  func performCommand(context: PluginContext, arguments: [String]) throws {
    let folder = context.package.directoryURL.path(percentEncoded: false)
    let process = Process()
    process.executableURL = try context.tool(named: "framework-compiler").url
    process.currentDirectoryURL = context.package.directoryURL
    // Without a path: all YAML of the package's targets.
    let own = yaml(of: context.package.targets)
    // Concepts and frameworks that the files may refer to stand in the targets below.
    let known = own + yaml(of: context.package.targets.flatMap(\.recursiveTargetDependencies))
    process.arguments =
      ["check", "--base", folder] + (arguments.isEmpty ? own : arguments) + ["--known"] + known
    try process.run()
    process.waitUntilExit()
    guard process.terminationReason == .exit, process.terminationStatus == 0 else {
      Diagnostics.error("the check found errors")
      return
    }
  }

  private func yaml(of targets: [any Target]) -> [String] {
    targets.compactMap(\.sourceModule).flatMap { module in
      module.sourceFiles.map(\.url).filter { ["yaml", "yml"].contains($0.pathExtension) }
    }.map { $0.path(percentEncoded: false) }
  }
}
