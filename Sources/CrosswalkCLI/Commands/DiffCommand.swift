import ArgumentParser
import CrosswalkBase
import CrosswalkDocuments
import CrosswalkExchange
import CrosswalkKit
import CrosswalkModel
import CrosswalkReports

struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Show what changed between two versions of a framework, and how translations move.",
    discussion: """
      A version is a framework's id, a folder with a framework and its alignment (and an ontology, \
      if it has its own), or an alignment file, which is laid over the alignment at hand as \
      --alignment does.

        crosswalk diff sf-2940 my-edited-sf-2940/
        crosswalk diff cpm my-cpm-alignment.yaml

      With --ratings it also tells which answers of people change, and because of what. The ratings \
      are of either version, or with --from of another framework that is translated into both.

        crosswalk diff sf-2940 my-edited-sf-2940/ --ratings ratings.csv --to cpm
        crosswalk diff cpm my-cpm-alignment.yaml --ratings ratings.csv --from sf-2940
      """)

  @Argument(help: "The version before.")
  var old: String

  @Argument(help: "The version after.")
  var new: String

  @OptionGroup(title: "People") var people: RevisedPeopleOptions
  @OptionGroup var catalogOptions: CatalogOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let catalog = try catalogOptions.catalog()
    let (old, new) = try (version(old, in: catalog), version(new, in: catalog))
    var revision = try catalog.revision(from: old, to: new)
    let readsAll = try people.addAnswers(to: &revision, old, new, in: catalog)
    try output.write(
      json: revision, table: RevisionText.table(revision),
      text: RevisionText(style: output.style).text(revision))
    if !readsAll { throw ExitCode.problemsFound }
  }

  /// What an id, a folder or an alignment file stands for.
  private func version(_ name: String, in catalog: Catalog) throws -> FrameworkVersion {
    if catalog.frameworkIDs.contains(name) { return FrameworkVersion(try catalog.framework(name)) }
    let workspace = try Workspace([name], over: catalog, limits: catalogOptions.limits)
    try workspace.throwErrors()
    let ontology = workspace.documents.ontologies.first?.value
    let own = Set(workspace.documents.frameworks.map(\.value.id))
    if own.count == 1, let framework = try workspace.frameworks().first {
      return FrameworkVersion(framework, ontology: ontology)
    }
    if own.isEmpty, let alignment = workspace.alignments.first?.value {
      let base = try catalog.framework(alignment.framework)
      return FrameworkVersion(
        base.overlaid(with: alignment), ontology: ontology)
    }
    throw FileError(
      path: name,
      reason: "neither a framework's id nor a folder with one framework, nor an alignment file")
  }
}
