import ArgumentParser
import CrosswalkBase
import CrosswalkDocuments
import CrosswalkModel
import CrosswalkReports

struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Show what changed between two versions of a framework, and how translations move.",
    discussion: """
      A version is a framework's id, a folder with a framework and its alignment, or an alignment \
      file for a framework at hand.

        crosswalk diff sf-2940 my-edited-sf-2940/
        crosswalk diff cpm my-cpm-alignment.yaml
      """)

  @Argument(help: "The version before.")
  var old: String

  @Argument(help: "The version after.")
  var new: String

  @OptionGroup var catalogOptions: CatalogOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let catalog = try catalogOptions.catalog()
    let revision = try catalog.revision(
      from: version(old, in: catalog), to: version(new, in: catalog))
    switch output.format {
    case .json: try output.write(data: JSONText.pretty(revision))
    case .csv: try output.write(data: RevisionText.table(revision).csv)
    case .text: try output.write(RevisionText(style: output.style).text(revision))
    }
  }

  /// The framework that an id, a folder or an alignment file stands for.
  private func version(_ name: String, in catalog: Catalog) throws -> AlignedFramework {
    if catalog.frameworkIDs.contains(name) { return try catalog.framework(name) }
    let workspace = try Workspace([name], over: catalog, limits: catalogOptions.limits)
    try workspace.throwErrors()
    let own = Set(workspace.documents.frameworks.map(\.value.id))
    if own.count == 1, let framework = try workspace.frameworks().first { return framework }
    if own.isEmpty, let alignment = workspace.alignments.first?.value {
      let base = try catalog.framework(alignment.framework)
      return AlignedFramework(framework: base.framework, alignment: alignment)
    }
    throw FileError(
      path: name,
      reason: "neither a framework's id nor a folder with one framework, nor an alignment file")
  }
}
