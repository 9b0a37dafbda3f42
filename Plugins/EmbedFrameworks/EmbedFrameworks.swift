import PackagePlugin

/// Compiles the YAML files of a target into one Swift file of it; bad data fails the build.
@main
struct EmbedFrameworks: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    guard let module = target.sourceModule else { return [] }
    let inputs = module.sourceFiles.map(\.url).filter {
      ["yaml", "yml"].contains($0.pathExtension)
    }
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedFrameworks.swift")
    return [
      .buildCommand(
        displayName: "Compiling the frameworks of \(target.name)",
        executable: try context.tool(named: "framework-compiler").url,
        arguments: [
          "embed", "--base", context.package.directoryURL.path(percentEncoded: false),
          "--output", output.path(percentEncoded: false),
        ] + inputs.map { $0.path(percentEncoded: false) },
        inputFiles: inputs, outputFiles: [output])
    ]
  }
}
