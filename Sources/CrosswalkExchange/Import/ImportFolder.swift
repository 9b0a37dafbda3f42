import CrosswalkBase
import CrosswalkDocuments
import CrosswalkModel

/// The folder that an import makes or brings up to date: `framework.yaml` and `alignment.yaml`.
package struct ImportFolder {
  package let path: String

  /// Names a folder, which need not be there.
  package init(_ path: String) { self.path = path }

  /// The file with the framework.
  package var framework: String { file("framework.yaml") }

  /// The file with what its statements are about.
  package var alignment: String { file("alignment.yaml") }

  private func file(_ name: String) -> String {
    (path.hasSuffix("/") ? String(path.dropLast()) : path) + "/" + name
  }

  /// Makes the folder with a framework, and an alignment to be filled in.
  ///
  /// - Parameters:
  ///   - framework: What to write.
  ///   - source: The name of the file that it was made of.
  /// - Throws: `FileError` if the folder or a file cannot be written.
  package func create(_ framework: Framework, from source: String) throws {
    try NewFolder.make(path, files: files(framework, from: source))
  }

  /// The files that a folder with a framework begins with; the parameters are those of making it.
  package func files(_ framework: Framework, from source: String) -> [NewFolder.Content] {
    let comment = [
      "The facts of one document, imported from \(source).",
      "What its statements are about stands in alignment.yaml. To be filled in by hand: title,",
      "publisher, version, jurisdiction, date, source, and what the scale measures (construct).",
      "'crosswalk check' on this folder reports every problem with its line.",
    ]
    return [
      ("framework.yaml", Array(FrameworkWriter.text(framework, comment: comment).utf8)),
      ("alignment.yaml", Array(Skeleton.alignment(for: framework).utf8)),
    ]
  }

  /// Makes the folder with a catalogue of activities.
  ///
  /// - Returns: The path of the file.
  /// - Throws: `FileError` if the folder or the file cannot be written.
  package func create(_ catalogue: ActivityCatalogue) throws -> String {
    try NewFolder.make(
      path, files: [("catalogue.yaml", Array(CatalogueWriter.text(catalogue).utf8))])
    return file("catalogue.yaml")
  }

  /// Makes the folder with an ontology.
  ///
  /// - Returns: The path of the file.
  /// - Throws: `FileError` if the folder or the file cannot be written.
  package func create(_ ontology: Ontology) throws -> String {
    try NewFolder.make(path, files: [("ontology.yaml", Array(OntologyWriter.text(ontology).utf8))])
    return file("ontology.yaml")
  }

  /// What stands in a folder that is to be brought up to date.
  package struct Content {
    package var framework: Framework
    /// The file that it stands in.
    package var bytes: [UInt8]
    /// What its statements are about, and the file.
    package var alignment: DocumentSet.Located<Alignment>?
    /// Judgements between its statements and those of others, and their files.
    package var matches: [DocumentSet.Located<MatchSet>]
    /// What the files are checked against.
    package var base: Catalog
    /// By which limits the files were read, and what was read of them.
    let reading: ReadFiles
    /// What earlier updates have set aside.
    var setAside = SetAsideList()

    /// All ids that judgements use.
    package var judgedIDs: [String] {
      let alignment = alignment?.value
      return (alignment?.links.map(\.statement) ?? [])
        + (alignment?.rejected.map(\.statement) ?? []) + (alignment?.acts.map(\.statement) ?? [])
        + matches.flatMap { file in
          file.value.matches.compactMap {
            file.value.from == framework.id ? $0.subject : $0.object
          }
        }
    }
  }

  /// Reads the folder, and what stands beside it in folders named `overlays` and `matches`.
  ///
  /// - Parameters:
  ///   - id: The id of the framework that it must hold.
  ///   - base: The catalog that its files are checked against.
  ///   - limits: How much each file may ask for.
  /// - Returns: The framework and its alignment.
  /// - Throws: `DataProblems` if the framework has errors, or a file cannot be understood that may judge its
  ///   statements; `FileError` if there is no such framework, or something is laid over it.
  package func content(
    of id: String, over base: Catalog, limits: YAMLLimits = YAMLLimits()
  ) throws -> Content {
    let others = try neighbours.flatMap(DataFiles.yamlFiles(below:))
    return try content(
      of: id, in: Workspace([path] + others, over: base, limits: limits), over: base)
  }

  /// Folders beside this one whose files say something of frameworks that stand elsewhere.
  private var neighbours: [String] {
    let parts = framework.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    let parent =
      [".", ".."].contains(parts.last)
      ? parts + [".."] : parts.count == 1 ? ["."] : parts.dropLast()
    return ["overlays", "matches"].map { (parent + [$0]).joined(separator: "/") }
  }

  /// Reads the folder as it was read with others, whose files may judge its statements too; the parameters
  /// are those of a folder that stands alone.
  package func content(
    of id: String, in workspace: Workspace, over base: Catalog
  ) throws -> Content {
    let documents = workspace.documents
    guard let found = documents.frameworks.first(where: { $0.value.id == id }),
      found.file == framework
    else {
      if !documents.frameworks.contains(where: { $0.file == framework }) {
        try workspace.throwErrors()
      }
      throw FileError(
        path: framework, reason: "there is no framework '\(id)' in it to be updated")
    }
    // What cannot be read could lose judgements without anybody being told.
    let besides = ([path] + neighbours).map { $0.hasSuffix("/") ? $0 : $0 + "/" }
    let broken = workspace.brokenFiles.filter { file in besides.contains { file.hasPrefix($0) } }
    if !broken.isEmpty {
      throw DataProblems(
        problems: workspace.problems.filter { broken.contains($0.file) && $0.severity == .error })
    }
    if let overlay = workspace.overlays.first(where: { $0.value.framework == id }) {
      throw FileError(
        path: overlay.file,
        reason:
          "this is laid over '\(id)', and would have to be looked at first; put what it says into "
          + "\(alignment), or move it away")
    }
    let aside = file(JudgementsSetAside.fileName)
    return Content(
      framework: found.value, bytes: found.source.bytes,
      alignment: documents.alignments.first { $0.value.framework == id },
      matches: documents.matches.filter { $0.value.from == id || $0.value.to == id },
      base: base, reading: workspace.reading,
      setAside: DataFiles.isThere(aside) ? SetAsideList(try DataFiles.read(aside)) : SetAsideList())
  }

  /// Writes a new version of the framework, keeping the file's comments and order, and sets aside
  /// what was judged of statements that are gone or worded anew, so that the folder can be used.
  ///
  /// - Parameters:
  ///   - update: The new version.
  ///   - old: What stands in the folder.
  ///   - judged: What the new version says of the alignment, where it was exported from the folder.
  /// - Returns: What there is to say, in lines for people: judgements that are to be looked at
  ///   again, comments that were lost, and what was written.
  /// - Throws: `FileError` if a file cannot be written, `DataProblems` if `judged` is wrong with the
  ///   new version. Then no file is written.
  package func write(
    _ update: FrameworkUpdate, over old: Content, judged: WorkbookJudgements? = nil
  ) throws -> [String] {
    try write(
      update, over: old, JudgementsSetAside(by: update, from: old, judged: judged),
      isJudged: judged != nil)
  }

  /// The same, where it is known what is set aside.
  func write(
    _ update: FrameworkUpdate, over old: Content, _ aside: JudgementsSetAside, isJudged: Bool
  ) throws -> [String] {
    if update.framework == old.framework, aside.isEmpty {
      return ["nothing has changed; \(framework) stays as it is"]
    }
    if isJudged, let alignment = aside.alignment {
      try check(alignment, with: update.framework, over: old)
    }
    var files = RevisedFiles(reading: old.reading)
    // The list takes its place first: a run that is killed meanwhile has lost no judgement.
    if aside.count > 0 {
      let path = file(JudgementsSetAside.fileName)
      try files.add(
        aside.table, to: path,
        "set aside in \(path): \(counted(aside.count, "judgement")), to be judged again")
    }
    if let file = old.alignment, let new = aside.alignment {
      try files.add(new, .alignment, over: (file.file, file.source.bytes, file.value))
    }
    for (file, new) in aside.matches {
      try files.add(new, .matches, over: (file.file, file.source.bytes, file.value))
    }
    try files.add(
      update.framework, .framework, over: (framework, old.bytes, old.framework),
      "wrote \(framework): "
        + "\(update.added.count) added, \(update.changed.count) changed, "
        + "\(update.removed.count) removed, \(counted(aside.count, "judgement")) set aside"
    ) { text in
      // Each may be right by itself, and both together wrong.
      if text.isMerged { try text.workspace(over: old.base).throwErrors() }
    }
    return try aside.lines + files.write()
  }

  /// What people have judged in a workbook may be wrong as a whole, such as shares that sum to more
  /// than 1.
  private func check(
    _ judged: Alignment, with framework: Framework, over old: Content
  ) throws {
    try Workspace(
      files: [
        .init(
          path: self.framework, bytes: Array(FrameworkWriter.text(framework, comment: []).utf8)),
        .init(path: alignment, bytes: Array(AlignmentWriter.text(judged).utf8)),
      ], over: old.base, reading: ReadFiles(limits: old.reading.limits)
    ).throwErrors()
  }
}

extension FrameworkUpdate {
  /// Lays a new version over what stands in a folder.
  init(of old: ImportFolder.Content, by imported: ImportedFramework, isRenamed: Bool?) {
    let acts = (old.alignment?.value.acts ?? []).map { ($0.statement, $0.act) }
    self.init(
      of: old.framework, by: imported, avoiding: old.judgedIDs, isRenamed: isRenamed,
      overruled: Dictionary(acts, uniquingKeysWith: { first, _ in first }), after: old.setAside)
  }
}
