import ArgumentParser
import CrosswalkBase
import CrosswalkDocuments
import CrosswalkExchange

/// Which file decisions are written into.
struct ReviewTargetOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Write an alignment of one's own, to be laid over a bundled one with --alignment, and not the "
        + "one in the framework's folder.", valueName: "file"))
  var into: String?

  @OptionGroup var catalogOptions: CatalogOptions

  /// The file for a framework of what the catalog options bring.
  func target(
    of framework: String, in workspace: Workspace, author: String
  ) throws -> ReviewTarget {
    do {
      return try ReviewTarget(
        framework: framework, in: workspace, into: into, limits: catalogOptions.limits,
        author: author)
    } catch ReviewTarget.Refusal.isNoFile {
      throw FileError(
        path: framework,
        reason: "the bundled alignment stays as it is; --into FILE writes one to lay over it with "
          + "--alignment")
    }
  }
}
