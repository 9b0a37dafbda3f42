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
    case .json: try output.write(JSONText.pretty(revision))
    case .csv: try output.write(RevisionText.table(revision))
    case .text: try output.write(RevisionText(style: output.style).text(revision))
    }
  }

  /// The framework that an id, a folder or an alignment file stands for.
  private func version(_ name: String, in catalog: Catalog) throws -> AlignedFramework {
    if catalog.frameworkIDs.contains(name) { return try catalog.framework(name) }
    var documents = DocumentSet()
    for path in try DataFiles.yamlFiles(in: [name]) {
      documents.read(try catalogOptions.file(path), limits: catalogOptions.limits)
    }
    let own = Set(documents.frameworks.map(\.value.id))
    let known = try documents.alignments.map(\.value.framework).filter {
      !own.contains($0) && catalog.frameworkIDs.contains($0)
    }.map { try catalog.framework($0) }
    try DataProblems.throwErrors(
      documents.problems(ontology: catalog.ontology, known: known.map(\.framework)))
    if let framework = documents.alignedFrameworks().first, own.count == 1 { return framework }
    if own.isEmpty, let base = known.first, let alignment = documents.alignments.first {
      return AlignedFramework(framework: base.framework, alignment: alignment.value)
    }
    throw FileError(
      path: name,
      reason: "neither a framework's id nor a folder with one framework, nor an alignment file")
  }
}
