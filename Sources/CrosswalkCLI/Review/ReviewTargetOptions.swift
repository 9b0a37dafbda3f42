import ArgumentParser
import CrosswalkBase
import CrosswalkDocuments
import CrosswalkExchange

/// Which file decisions are written into.
struct ReviewTargetOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Write a file of one's own: an alignment to be laid over a bundled one with --alignment, or "
        + "with --to matches to be added with --frameworks; and not the one in the framework's "
        + "folder.", valueName: "file"))
  var into: String?

  @OptionGroup var catalogOptions: CatalogOptions

  /// The alignment of a framework of what the catalog options bring.
  func target(
    of framework: String, in workspace: Workspace, author: String
  ) throws -> ReviewTarget {
    do {
      return try ReviewTarget(framework: framework, in: workspace, into: into, author: author)
    } catch ReviewTarget.Refusal.isNoFile {
      throw FileError(
        path: framework,
        reason: "the bundled alignment stays as it is; --into FILE writes one to lay over it with "
          + "--alignment")
    }
  }

  /// The judgements between two frameworks of what the catalog options bring.
  func target(
    of framework: String, to other: String, in workspace: Workspace, author: String
  ) throws -> MatchReviewTarget {
    do {
      return try MatchReviewTarget(
        framework: framework, to: other, in: workspace, into: into, author: author)
    } catch ReviewTarget.Refusal.isNoFile {
      throw FileError(
        path: "\(framework)--\(other)",
        reason: "the bundled judgements stay as they are; --into FILE writes some to add with "
          + "--frameworks")
    }
  }
}
