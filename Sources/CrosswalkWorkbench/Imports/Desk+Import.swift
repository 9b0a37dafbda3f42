import CrosswalkBase
import CrosswalkDocuments
import CrosswalkExchange
import CrosswalkModel

/// Where a file goes that a framework is made of.
enum ImportTarget {
  /// A folder that is made.
  case new(ImportFolder)
  /// A folder that holds an older version.
  case update(ImportFolder, ImportFolder.Content)

  /// The scale of the older version.
  var former: Scale? {
    if case .update(_, let old) = self { old.framework.scale } else { nil }
  }

  /// What changes when what stands there does.
  var basis: String {
    guard case .update(_, let old) = self else { return "new" }
    var digest = SHA256()
    for bytes in [old.bytes, old.alignment?.source.bytes ?? []] + old.matches.map(\.source.bytes) {
      digest.add(bytes)
    }
    return Response.base64(digest.digest())
  }
}

/// Imports, one after the other with all decisions.
extension Desk {
  /// Names of folders that mean something else in the folder that is edited.
  private static let kept: Set<String> = ["overlays", "matches", "reviews"]

  /// Where a framework of an id would go now.
  ///
  /// - Throws: ``EditRefusal`` for an id that cannot be had.
  func importTarget(_ id: String) throws -> ImportTarget {
    try target(id, in: snapshot)
  }

  private func target(_ id: String, in now: LiveCatalog.Snapshot) throws -> ImportTarget {
    if let objection = Checker.objection(toNewID: id) { throw EditRefusal(400, objection) }
    if Self.kept.contains(id.lowercased()) {
      throw EditRefusal(400, "the folder '\(id)' is one for decisions; choose another id")
    }
    if let own = now.workspace.documents.frameworks.first(where: { $0.value.id == id }),
      folder.holds(own.file)
    {
      let path = own.file.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        .joined(separator: "/")
      let target = ImportFolder(path)
      guard target.framework == own.file else {
        throw EditRefusal(
          409, "'\(id)' stands in '\(own.file)', and only a file 'framework.yaml' can be updated")
      }
      if now.context.hidden[id] != nil {
        throw EditRefusal(409, "'\(id)' stays as it is while a blind reading of it is open")
      }
      do {
        return .update(
          target, try target.content(of: id, in: now.workspace, over: now.context.catalog))
      } catch let error as FileError {
        throw EditRefusal(409, "\(error)")
      } catch let error as DataProblems {
        throw EditRefusal(409, "\(error)")
      }
    }
    if now.context.catalog.frameworkIDs.contains(where: { $0.lowercased() == id.lowercased() }) {
      throw EditRefusal(
        409, "there is a framework '\(id)' already, which is not in this folder; choose another id")
    }
    let target = ImportFolder("\(folder.path)/\(id)")
    if DataFiles.isThere(target.path) {
      throw EditRefusal(409, "there is such a file or folder already: '\(target.path)'")
    }
    return .new(target)
  }

  /// Saves what a file was read as: a new folder whole or not at all, or a new version of what stands in one.
  ///
  /// - Parameters:
  ///   - upload: The file with what was said of it.
  ///   - uploads: Where it is held.
  ///   - basis: What the page was made on that asked for it.
  /// - Returns: Where it stands now, and what there is to say of it.
  /// - Throws: ``EditRefusal``. Then nothing is written.
  func save(_ upload: Uploads.Upload, in uploads: Uploads, basis: String) throws -> SavedImport {
    try inTurn { now in
      let id = upload.choices.id
      let target = try target(id, in: now)
      guard basis == upload.basis(target) else {
        throw EditRefusal(
          409, "something has changed since this page was shown; look at it and save again")
      }
      let look = uploads.look(at: upload, over: target.former)
      let imported = try look.called(upload.choices)
      let lines: [String]
      let path: String
      switch target {
      case .new(let place):
        (path, lines) = (place.path, [])
        try folder.admit(place.framework)
        try refusing {
          let files = place.files(imported.framework, from: upload.fileName)
          try Workspace(
            files: files.map { .init(path: "\(place.path)/\($0.name)", bytes: $0.bytes) },
            over: now.context.catalog, reading: now.workspace.reading
          ).throwErrors()
          try NewFolder.make(place.path, files: files)
        }
      case .update(let place, let old):
        path = place.path
        let revision = try upload.revision(of: imported, from: look, in: place, over: old)
        if let objection = revision.objections.first { throw EditRefusal(409, objection) }
        // Judgements on its statements may stand elsewhere, where nothing is written.
        for file in [place.framework, place.alignment] + revision.matchFiles {
          try folder.admit(file)
        }
        lines = try refusing { try revision.write() }
      }
      return SavedImport(framework: id, folder: path, lines: lines)
    }
  }
}

extension Uploads.Upload {
  /// What a page that asks to save it was made on.
  func basis(_ target: ImportTarget) -> String { "\(turn) \(target.basis)" }

  /// What would become of the older version.
  ///
  /// - Throws: ``EditRefusal``.
  func revision(
    of imported: ImportedFramework, from look: ImportLook, in folder: ImportFolder,
    over old: ImportFolder.Content
  ) throws -> ImportRevision {
    do {
      return try ImportRevision(
        of: imported, in: folder, over: old, isRenamed: choices.isRenamed
      ) { try look.source.judgements(over: old) { bytes } }
    } catch let error as ImportError {
      throw EditRefusal(400, error.text(advice: ImportWords.advice))
    }
  }
}

extension ImportLook {
  /// The framework by the name that somebody gives it.
  ///
  /// - Throws: ``EditRefusal`` where nothing can be made of the file, or a question is open.
  func called(_ choices: ImportChoices) throws(EditRefusal) -> ImportedFramework {
    switch outcome {
    case .failure(let error):
      throw EditRefusal(400, error.text(advice: ImportWords.advice))
    case .success(let imported):
      if let doubt = imported.doubts.first {
        throw EditRefusal(409, "a question is open: \(doubt.question)")
      }
      return imported.called(
        title: choices.title, language: choices.language, license: choices.license)
    }
  }
}
