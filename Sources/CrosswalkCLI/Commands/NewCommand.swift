import ArgumentParser
import CrosswalkBase
import CrosswalkDocuments
import CrosswalkFrameworks
import CrosswalkModel
import CrosswalkTables

struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Write a commented skeleton of a framework, or of a catalogue of activities.",
    discussion: """
      Makes a folder with framework.yaml and alignment.yaml, or, where the id is 'catalogue', with \
      catalogue.yaml, to be filled in by hand. They pass 'check' with warnings only.

        crosswalk new my-county
        crosswalk check my-county
        crosswalk new catalogue --out our-activities
      """)

  @Argument(help: "The framework's id: letters, digits and hyphens; or 'catalogue'.")
  var id: String

  /// In place of an id it asks for a catalogue of activities.
  private static let catalogue = "catalogue"

  @Option(help: "The folder to make; by default one with the framework's id.")
  var out: String?

  func validate() throws {
    if let objection = Checker.objection(toNewID: id) { throw ValidationError(objection) }
    if Catalog.bundled.frameworkIDs.contains(id) {
      throw ValidationError("'\(id)' is a bundled framework")
    }
  }

  func run() throws {
    let folder = out ?? id
    if id == Self.catalogue {
      try NewFolder.make(folder, files: [("catalogue.yaml", Array(Skeleton.catalogue.utf8))])
      return complain("wrote \(folder)/catalogue.yaml")
    }
    try NewFolder.make(
      folder,
      files: [
        ("framework.yaml", Array(Skeleton.framework(id: id).utf8)),
        ("alignment.yaml", Array(Skeleton.alignment(id: id).utf8)),
      ])
    complain("wrote \(folder)/framework.yaml and \(folder)/alignment.yaml")
  }
}
