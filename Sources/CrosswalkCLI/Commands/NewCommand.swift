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
    let isPlain = id.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        || byte == 0x2D
    }
    guard !id.isEmpty, isPlain else {
      throw ValidationError("an id has letters, digits and hyphens only, not '\(id)'")
    }
    if Checker.reservedIDs.contains(id.lowercased()) {
      throw ValidationError("the id '\(id)' is reserved for results")
    }
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
