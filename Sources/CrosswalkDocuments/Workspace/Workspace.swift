import CrosswalkBase
import CrosswalkModel

/// Folders and files of YAML laid over a catalog: read once, checked together, joined with it.
///
/// What the files say counts first, and the catalog stands behind it: they may link to its concepts,
/// align its frameworks and match their statements with their own. An alignment in a folder named
/// `overlays` is laid over the one that its framework has, wherever the framework comes from.
public struct Workspace: Sendable {
  /// All files, in the order of reading.
  public let files: [DocumentSet.File]
  /// What the files say, without the alignments that are laid over others.
  public let documents: DocumentSet
  /// The alignments that are laid over others, in the order they are laid.
  public let overlays: [DocumentSet.Located<Alignment>]
  /// All that is wrong with the files, sorted; the catalog behind them is taken to be right.
  public let problems: [Problem]
  /// Files that were to be laid over others, and hold no alignment.
  private let misfits: [String]
  private let base: Catalog?
  /// What was read of the files, by which limits, for whoever reads them again.
  package let reading: ReadFiles

  /// Reads folders and files.
  ///
  /// - Parameters:
  ///   - paths: Files, or folders of which all YAML is read; `-` is standard input.
  ///   - others: Files that were read already; they come first.
  ///   - overlays: Files of alignments that are laid over others wherever they stand.
  ///   - base: The catalog behind the files; nil: they stand alone.
  ///   - sources: What the catalog was made of. With it, a framework whose id is taken is a problem
  ///     that names both places; without, the framework takes the other's place.
  ///   - limits: How much each file may ask for.
  /// - Throws: `FileError` for what cannot be read or is too long, `DecodingError` for a damaged
  ///   catalog.
  public init(
    _ paths: [String], beside others: [DocumentSet.File] = [], overlays: [String] = [],
    over base: Catalog?, sources: @autoclosure () -> [DocumentSet.File] = [],
    limits: YAMLLimits = YAMLLimits()
  ) throws {
    try self.init(
      paths, beside: others, overlays: overlays, over: base, sources: sources(),
      reading: ReadFiles(limits: limits))
  }

  /// Reads folders and files again: `reading` has what was read before, and is kept up to date.
  ///
  /// - Throws: As without it.
  package init(
    _ paths: [String], beside others: [DocumentSet.File] = [], overlays: [String] = [],
    over base: Catalog?, sources: @autoclosure () -> [DocumentSet.File] = [],
    reading: ReadFiles
  ) throws {
    func read(_ path: String) throws -> DocumentSet.File {
      try DocumentSet.File(reading: path, limits: reading.limits)
    }
    let files = try DataFiles.yamlFiles(in: paths).map(read)
    // What a folder lays over others already is not laid once more.
    let laid = Set(files.filter(\.isInOverlays).map(\.path))
    try self.init(
      files: others + files, overlays: overlays.filter { !laid.contains($0) }.map(read),
      over: base, sources: sources(), reading: reading)
    reading.keepOnly(self.files)
  }

  /// Reads a file that is to be changed, by the limits of the others, and lays it over a catalog; not read again
  /// where one of the others is that file.
  ///
  /// - Throws: As reading folders and files does.
  package func reading(_ path: String, over catalog: Catalog) throws -> Workspace {
    try Workspace(
      files: [DocumentSet.File(reading: path, limits: reading.limits)], over: catalog,
      reading: reading)
  }

  /// Lays files that were read already over a catalog; the parameters are those of paths.
  ///
  /// - Throws: `DecodingError` for a damaged catalog.
  public init(
    files: [DocumentSet.File], overlays: [DocumentSet.File] = [], over base: Catalog?,
    sources: @autoclosure () -> [DocumentSet.File] = [], limits: YAMLLimits = YAMLLimits()
  ) throws {
    try self.init(
      files: files, overlays: overlays, over: base, sources: sources(),
      reading: ReadFiles(limits: limits))
  }

  /// Lays files over a catalog, of which some may have been read before; the parameters are those of folders.
  ///
  /// - Throws: `DecodingError` for a damaged catalog.
  package init(
    files: [DocumentSet.File], overlays: [DocumentSet.File] = [], over base: Catalog?,
    sources: @autoclosure () -> [DocumentSet.File] = [], reading: ReadFiles
  ) throws {
    var documents = DocumentSet()
    // An alignment that lies over another is checked by itself: it is no second one of its framework.
    var layers: [DocumentSet] = []
    for file in files {
      let one = reading.set(of: file)
      if file.isInOverlays, one.holdsOnlyAlignments {
        layers.append(one)
      } else {
        documents.append(one)
      }
    }
    let named = overlays.map(reading.set)
    misfits = zip(overlays, named).filter { $1.alignments.isEmpty }.map(\.0.path)
    layers += named
    self.files = files + overlays
    self.documents = documents
    self.overlays = layers.flatMap(\.alignments)
    self.base = base
    self.reading = reading
    problems =
      self.files.isEmpty
      ? []
      : try Self.problems(
        of: documents, and: layers, over: base, sources: sources, limits: reading.limits)
  }

  private static func problems(
    of documents: DocumentSet, and layers: [DocumentSet], over base: Catalog?,
    sources: () -> [DocumentSet.File], limits: YAMLLimits
  ) throws -> [Problem] {
    let ids = base?.frameworkIDs ?? []
    let own = Set(documents.frameworks.map(\.value.id))
    func known(_ wanted: [String]) throws -> [Framework] {
      try Set(wanted).subtracting(own).intersection(ids).sorted().compactMap {
        try base?.framework($0).framework
      }
    }
    var checked = DocumentSet()
    let taken = own.intersection(ids)
    if !taken.isEmpty {
      // The catalog's own files first, so that the second place is the one that is wrong.
      for file in sources() {
        let one = DocumentSet(file, limits: limits)
        let about = one.frameworks.map(\.value.id) + one.alignments.map(\.value.framework)
        if !taken.isDisjoint(with: about) { checked.append(one) }
      }
    }
    checked.append(documents)
    var problems = checked.problems(
      ontology: base?.ontology,
      known: try known(documents.referredFrameworks),
      activities: checked.catalogues.isEmpty ? [] : try base?.activities() ?? [], others: ids)
    for var layer in layers {
      let referred = layer.referredFrameworks
      layer.brokenFrameworks = documents.brokenFrameworks
      problems += layer.problems(
        ontology: documents.ontologies.first?.value ?? base?.ontology,
        known: try documents.frameworks.map(\.value).filter { referred.contains($0.id) }
          + known(referred), others: own.sorted() + ids, areOverlays: true)
    }
    return problems.sorted()
  }

  /// Has found out, beside what goes on, what whoever changes a file again will ask of those that have changed.
  package func foreseeChanges(since before: Workspace) {
    let earlier = Dictionary(
      before.files.map { ($0.path, $0.bytes) }, uniquingKeysWith: { first, _ in first })
    reading.foreseeChanges(of: files.filter { earlier[$0.path] != $0.bytes })
  }

  /// Whether concepts can be looked up: the files have an ontology, or the catalog behind them.
  package var hasOntology: Bool { base != nil || !documents.ontologies.isEmpty }

  /// What concepts are looked up in: the files' own ontology, or the catalog's behind them.
  package var ontology: Ontology? { documents.ontologies.first?.value ?? base?.ontology }

  /// The ontology that the files bring in place of the catalog's.
  package var ownOntology: DocumentSet.Located<Ontology>? { documents.ontologies.first }

  /// All alignments: those of frameworks, and those that are laid over others.
  public var alignments: [DocumentSet.Located<Alignment>] { documents.alignments + overlays }

  /// The paths of files whose form is wrong, so that nobody knows what they say.
  package var brokenFiles: [String] {
    let understood = documents.understood.union(overlays.map(\.file))
    return files.map(\.path).filter { !understood.contains($0) }
  }

  /// Alignments of frameworks that only the catalog has, and that are not laid over anything: they
  /// are checked and otherwise left to the caller.
  public var strays: [DocumentSet.Located<Alignment>] {
    let own = Set(documents.frameworks.map(\.value.id))
    let ids = Set(base?.frameworkIDs ?? [])
    return documents.alignments.filter {
      !own.contains($0.value.framework) && ids.contains($0.value.framework)
    }
  }

  /// The frameworks that the files bring, and those of the catalog that they lay something over.
  ///
  /// - Throws: `DecodingError` for a damaged catalog.
  package func frameworks() throws -> [AlignedFramework] {
    try judgements().map(\.aligned)
  }

  /// The same as ``frameworks()`` without content hashes.
  ///
  /// - Throws: `DecodingError` for a damaged catalog.
  package func judgements() throws -> [Judgement] {
    var result = documents.judgements()
    for overlay in overlays.map(\.value) {
      if let index = result.firstIndex(where: { $0.framework.id == overlay.framework }) {
        result[index].lay(overlay)
      } else if let base, base.frameworkIDs.contains(overlay.framework) {
        var known = Judgement(try base.framework(overlay.framework))
        known.lay(overlay)
        result.append(known)
      }
    }
    return result
  }

  /// The judgements on all frameworks at hand, also those that the files say nothing of, by id.
  ///
  /// - Throws: `DecodingError` for a damaged catalog.
  package func allJudgements() throws -> [String: Judgement] {
    var all = Dictionary(
      try judgements().map { ($0.framework.id, $0) }, uniquingKeysWith: { _, last in last })
    if let base {
      for id in base.frameworkIDs where all[id] == nil {
        all[id] = Judgement(try base.framework(id))
      }
    }
    return all
  }

  /// Throws the errors, if there are any; warnings are for a check to show.
  ///
  /// - Throws: ``DataProblems``.
  public func throwErrors() throws(DataProblems) {
    let errors = problems.filter { $0.severity == .error }
    if !errors.isEmpty { throw DataProblems(problems: errors) }
  }

  /// The catalog with all that the files bring.
  ///
  /// An ontology that the files bring takes the place of the catalog's, whose frameworks are then not at
  /// hand, since they are aligned to another.
  ///
  /// - Throws: ``DataProblems`` if the files have errors, lay something over a framework of the catalog
  ///   beside an ontology of their own, or there is none; `FileError` for an overlay that is no alignment.
  public func catalog() throws -> Catalog {
    try throwErrors()
    if let base, let ontology = ownOntology,
      let overlay = overlays.first(where: { base.frameworkIDs.contains($0.value.framework) })
    {
      throw DataProblems(
        problems: [
          overlay.problem(
            "'\(overlay.value.framework)' is aligned to another ontology than that of "
              + "\(ontology.file), so nothing can be laid over it", at: "framework")
        ])
    }
    if let misfit = misfits.first {
      throw FileError(path: misfit, reason: "the file is no alignment")
    }
    guard let catalog = try usableCatalog() else {
      throw DataProblems(
        problems: [
          Problem(
            file: files.first?.path ?? "", mark: .start,
            message: "there is no ontology, in these files or beside them")
        ])
    }
    return catalog
  }

  /// The catalog with all that can be used, whatever is wrong with the rest: a background for other
  /// files. Nil if there is no ontology.
  ///
  /// - Throws: `DecodingError` for a damaged catalog.
  package func usableCatalog() throws -> Catalog? {
    if files.isEmpty { return base }
    return try (ownOntology.map { Catalog(ontology: $0.value) } ?? base)?
      .adding(frameworks()).adding(matches: documents.matches.map(\.value))
      .adding(catalogues: documents.catalogues.map(\.value))
      .adding(prompts: documents.prompts.map(\.value))
  }
}
