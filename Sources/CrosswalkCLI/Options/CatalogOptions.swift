import ArgumentParser
import CrosswalkBase
import CrosswalkDocuments
import CrosswalkFrameworks
import CrosswalkModel

/// What frameworks are at hand, besides the bundled ones.
struct CatalogOptions: ParsableArguments {
  @Option(
    name: .customLong("frameworks"),
    help: ArgumentHelp(
      "Add the frameworks of this folder of YAML files, with what its folders 'overlays' and "
        + "'matches' say of others; can be given again. The folders of CROSSWALK_FRAMEWORKS, "
        + "separated by colons, are added too.", valueName: "folder"))
  var folders: [String] = []

  @Option(
    name: .customLong("alignment"),
    help: ArgumentHelp(
      "Lay the links, acts and cuts of this alignment file over the bundled ones; can be given again.",
      valueName: "file"))
  var alignments: [String] = []

  @OptionGroup var yaml: YAMLOptions
  @OptionGroup var resources: ResourceOptions

  var limits: YAMLLimits { yaml.limits }

  /// The folders of the option and of the environment.
  var allFolders: [String] {
    (environment("CROSSWALK_FRAMEWORKS") ?? "").split(separator: ":").map(String.init) + folders
  }

  /// The files that the options name, and folders that lie over those, laid over the bundled frameworks.
  ///
  /// - Throws: `FileError` if one cannot be read, or aligns what it does not stand beside.
  func workspace(with more: [String] = []) throws -> Workspace {
    try OfficeFile.refuse(allFolders + alignments)
    let workspace = try Workspace(
      allFolders + more, overlays: alignments, over: .bundled, sources: Self.bundledFiles(),
      limits: limits)
    if let stray = workspace.strays.first {
      throw FileError(
        path: stray.file,
        reason: "this aligns the bundled framework '\(stray.value.framework)'; give it with "
          + "--alignment or put it into a folder named 'overlays', and give a folder of frameworks "
          + "with --frameworks")
    }
    return workspace
  }

  /// All that is at hand, as a check reads it, and folders that lie over it.
  func filesToCheck(with more: [String] = []) -> FilesToCheck {
    FilesToCheck(folders: allFolders + more, overlays: alignments, limits: limits)
  }

  /// The bundled frameworks with all that the options add, and folders that lie over those.
  ///
  /// - Throws: ``DataProblems`` if a file has errors, `FileError` if one cannot be read.
  func catalog(with more: [String] = []) throws -> Catalog {
    let workspace = try workspace(with: more)
    let catalog = try workspace.catalog()
    if let ontology = workspace.ownOntology {
      complain(
        """
        note: concepts are those of \(ontology.file), so the bundled frameworks, which are aligned to \
        others, are not at hand
        """)
    }
    return catalog
  }

  func file(_ path: String) throws -> DocumentSet.File {
    try DocumentSet.File(reading: path, limits: limits)
  }

  /// The bundled YAML, with paths that say so.
  static func bundledFiles() -> [DocumentSet.File] {
    Catalog.bundledSources.map {
      var file = DocumentSet.File(path: "bundled:\($0.path)", bytes: Array($0.text.utf8))
      file.isUnderneath = true
      return file
    }
  }
}

/// All files that are at hand, the bundled ones as they were written, for whoever looks for what is wrong
/// with them.
struct FilesToCheck: Sendable {
  let folders: [String]
  let overlays: [String]
  let limits: YAMLLimits

  /// - Throws: `FileError` if one cannot be read.
  func read() throws -> Workspace {
    let own = try Workspace(folders, overlays: overlays, over: .bundled, limits: limits)
    // What is aligned to other concepts than the bundled files stands by itself.
    if own.ownOntology != nil { return own }
    return try Workspace(
      folders, beside: CatalogOptions.bundledFiles(), overlays: overlays, over: .bundled,
      limits: limits)
  }
}
