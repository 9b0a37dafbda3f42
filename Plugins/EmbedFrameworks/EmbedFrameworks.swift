import Foundation
import PackagePlugin

/// Compiles the YAML files of a target into one Swift file of it; bad data fails the build.
@main
struct EmbedFrameworks: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    guard target.sourceModule != nil else { return [] }
    let files = yaml(of: target)
    // Concepts and frameworks that the files may refer to stand in the targets below this one.
    let known = target.recursiveTargetDependencies.flatMap(yaml)
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedFrameworks.swift")
    return [
      .buildCommand(
        displayName: "Compiling the frameworks of \(target.name)",
        executable: try context.tool(named: "framework-compiler").url,
        arguments: [
          "embed", "--base", context.package.directoryURL.path(percentEncoded: false),
          "--output", output.path(percentEncoded: false),
        ] + paths(files) + ["--known"] + paths(known),
        inputFiles: files + known, outputFiles: [output])
    ]
  }

  private func yaml(of target: any Target) -> [URL] {
    (target.sourceModule?.sourceFiles.map(\.url) ?? []).filter {
      ["yaml", "yml"].contains($0.pathExtension)
    }
  }

  private func paths(_ files: [URL]) -> [String] {
    files.map { $0.path(percentEncoded: false) }
  }
}
