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
      "Add the frameworks of this folder of YAML files; can be given again. The folders of "
        + "CROSSWALK_FRAMEWORKS, separated by colons, are added too.", valueName: "folder"))
  var folders: [String] = []

  @Option(
    name: .customLong("alignment"),
    help: ArgumentHelp(
      "Lay the links and cuts of this alignment file over the bundled ones; can be given again.",
      valueName: "file"))
  var alignments: [String] = []

  @Option(help: "Refuse YAML files of more bytes than this.")
  var maxYAMLBytes = YAMLLimits().maxBytes

  @Option(help: "Refuse YAML that is nested deeper than this.")
  var maxYAMLDepth = YAMLLimits().maxDepth

  @Option(help: "Refuse YAML whose aliases repeat more nodes than this.")
  var maxYAMLAliasNodes = YAMLLimits().maxAliasNodes

  func validate() throws {
    for limit in [maxYAMLBytes, maxYAMLDepth, maxYAMLAliasNodes] where limit < 1 {
      throw ValidationError("a limit is at least 1, not \(limit)")
    }
  }

  var limits: YAMLLimits {
    YAMLLimits(
      maxBytes: maxYAMLBytes, maxDepth: maxYAMLDepth, maxAliasNodes: maxYAMLAliasNodes)
  }

  /// The folders of the option and of the environment.
  var allFolders: [String] {
    (environment("CROSSWALK_FRAMEWORKS") ?? "").split(separator: ":").map(String.init) + folders
  }

  /// The bundled frameworks with all that the options add.
  ///
  /// - Throws: ``DataProblems`` if a file has errors, `FileError` if one cannot be read.
  func catalog() throws -> Catalog {
    var catalog = Catalog.bundled
    if !allFolders.isEmpty {
      let documents = try read(allFolders, beside: catalog)
      let own = Set(documents.frameworks.map(\.value.id))
      for alignment in documents.alignments
      where !own.contains(alignment.value.framework)
        && catalog.frameworkIDs.contains(alignment.value.framework)
      {
        throw FileError(
          path: alignment.file,
          reason: "this aligns the bundled framework '\(alignment.value.framework)'; give it with "
            + "--alignment, and a folder of frameworks with --frameworks")
      }
      let matched = Set(documents.matches.flatMap { [$0.value.from, $0.value.to] })
      let known = try matched.subtracting(own).intersection(catalog.frameworkIDs).sorted().map {
        try catalog.framework($0).framework
      }
      try DataProblems.throwErrors(
        documents.problems(ontology: catalog.ontology, known: known))
      if let ontology = documents.ontologies.first {
        throw DataProblems(
          problems: [
            Problem(
              file: ontology.file, mark: .start,
              message: "an ontology of one's own does not go with the bundled frameworks")
          ])
      }
      catalog = catalog.adding(documents.alignedFrameworks())
        .adding(matches: documents.matches.map(\.value))
    }
    for path in alignments {
      var documents = DocumentSet()
      documents.read(try file(path), limits: limits)
      let known = try documents.alignments.compactMap {
        catalog.frameworkIDs.contains($0.value.framework)
          ? try catalog.framework($0.value.framework).framework : nil
      }
      try DataProblems.throwErrors(
        documents.problems(ontology: catalog.ontology, known: known))
      guard let alignment = documents.alignments.first else {
        throw FileError(path: path, reason: "the file is no alignment")
      }
      catalog = try catalog.overlaying(alignment.value)
    }
    return catalog
  }

  /// The documents of folders and files; where one takes the id of a bundled framework, the
  /// bundled file too, so that both places can be named.
  func read(_ paths: [String], beside catalog: Catalog) throws -> DocumentSet {
    let files = try DataFiles.yamlFiles(in: paths).map(file)
    var documents = DocumentSet()
    for file in files { documents.read(file, limits: limits) }
    let taken = Set(documents.frameworks.map(\.value.id)).intersection(catalog.frameworkIDs)
    guard !taken.isEmpty else { return documents }
    documents = DocumentSet()
    for file in Self.bundledFiles(ofFrameworks: taken) + files {
      documents.read(file, limits: limits)
    }
    return documents
  }

  func file(_ path: String) throws -> DocumentSet.File {
    DocumentSet.File(
      path: path,
      bytes: try DataFiles.read(path, limit: maxYAMLBytes, liftedBy: "--max-yaml-bytes"))
  }

  /// The bundled YAML, with paths that say so.
  static func bundledFiles(ofFrameworks ids: Set<String>? = nil) -> [DocumentSet.File] {
    Catalog.bundledSources.filter { source in
      ids.map { $0.contains { source.path.contains("/\($0)/") } } ?? true
    }.map { DocumentSet.File(path: "bundled:\($0.path)", bytes: Array($0.text.utf8)) }
  }
}

/// Files that cannot be used, with every reason.
struct DataProblems: Error, CustomStringConvertible {
  let problems: [Problem]

  var description: String {
    let errors = problems.filter { $0.severity == .error }.count
    return problems.map { "\($0)\n" }.joined()
      + "\(errors) \(errors == 1 ? "error" : "errors") in the data"
  }

  /// Throws if any problem is an error; warnings are for `check` to show.
  static func throwErrors(_ problems: [Problem]) throws {
    let errors = problems.filter { $0.severity == .error }
    if !errors.isEmpty { throw DataProblems(problems: errors) }
  }
}
