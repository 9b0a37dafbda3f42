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
    let comment = [
      "The facts of one document, imported from \(source).",
      "What its statements are about stands in alignment.yaml. To be filled in by hand: title,",
      "publisher, version, jurisdiction, date, source, and what the scale measures (construct).",
      "'crosswalk check' on this folder reports every problem with its line.",
    ]
    try NewFolder.make(
      path,
      files: [
        ("framework.yaml", Array(FrameworkWriter.text(framework, comment: comment).utf8)),
        ("alignment.yaml", Array(Skeleton.alignment(for: framework).utf8)),
      ])
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

  /// What stands in a folder that is to be brought up to date.
  package struct Content {
    package var framework: Framework
    /// The file that it stands in.
    package var bytes: [UInt8]
    package var alignment: Alignment?
    /// What the files are checked against.
    package var base: Catalog

    /// All ids that judgements use.
    package var judgedIDs: [String] {
      (alignment?.links.map(\.statement) ?? []) + (alignment?.rejected.map(\.statement) ?? [])
    }
  }

  /// Reads the folder.
  ///
  /// - Parameters:
  ///   - id: The id of the framework that it must hold.
  ///   - base: The catalog that its files are checked against.
  /// - Returns: The framework and its alignment.
  /// - Throws: `DataProblems` if the framework or the alignment has errors, `FileError` if there is
  ///   no such framework.
  package func content(of id: String, over base: Catalog) throws -> Content {
    let workspace = try Workspace([path], over: base)
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
    // An alignment that cannot be read could lose links without anybody being told.
    if DataFiles.isThere(alignment),
      !workspace.alignments.contains(where: { $0.file == alignment })
    {
      try workspace.throwErrors()
    }
    return Content(
      framework: found.value, bytes: found.source.bytes,
      alignment: documents.alignments.first { $0.value.framework == id }?.value,
      base: base)
  }

  /// Writes a new version of the framework, keeping the file's comments and order.
  ///
  /// - Returns: What there is to say, in lines for people: judgements that are to be looked at
  ///   again, comments that were lost, and what was written.
  /// - Throws: `FileError` if the file cannot be written.
  package func write(_ update: FrameworkUpdate, over old: Content) throws -> [String] {
    let stale = old.alignment.map(update.staleJudgements) ?? []
    var lines = stale.map { entry in
      "stale: \(counted(entry.judgements, "judgement")) of \(entry.statement) in \(alignment), which "
        + (entry.isGone ? "is gone" : "is worded anew")
    }
    if update.hasOtherLevels {
      lines.append("stale: the cuts and facets in \(alignment), since the levels are others")
    }
    if update.framework == old.framework {
      return lines + ["nothing has changed; \(framework) stays as it is"]
    }
    var file = EditedFile(.framework, path: framework, content: (old.bytes, old.framework))
    lines += try file.save(update.framework) { [path = framework] text, isMerged in
      // Each may be right by itself, and both together wrong.
      if isMerged {
        try Workspace(files: [.init(path: path, bytes: text)], over: old.base).throwErrors()
      }
    }.lines
    lines.append(
      "wrote \(framework): "
        + "\(update.added.count) added, \(update.changed.count) changed, "
        + "\(update.removed.count) removed, "
        + "\(stale.reduce(0) { $0 + $1.judgements }) judgements stale")
    return lines
  }
}
