import ArgumentParser

/// Which file decisions are written into.
struct ReviewTargetOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Write an alignment of one's own, to be laid over a bundled one with --alignment, and not the "
        + "one in the framework's folder.", valueName: "file"))
  var into: String?

  @OptionGroup var catalogOptions: CatalogOptions

  func target(of framework: String, author: String) throws -> ReviewTarget {
    try ReviewTarget(framework: framework, options: catalogOptions, into: into, author: author)
  }
}
