import CrosswalkBase
import CrosswalkDocuments
import CrosswalkModel

extension FileChange {
  /// What is to become of the file as it is now: byte for byte what it was after the change where it is what
  /// it was before, else that statement by statement, so that what others have written since stays.
  ///
  /// - Parameters:
  ///   - catalog: What the file is held against.
  ///   - reading: What was read of files before, and takes what is read of this one.
  /// - Returns: What makes it so, together with other files.
  /// - Throws: ``EditRefusal`` where somebody has changed the same since; `FileError`; `DataProblems`.
  func made(over catalog: Catalog, reading: ReadFiles) throws -> GuardedFile.Change {
    func read(_ text: [UInt8]) throws -> Workspace {
      let read = try Workspace(
        files: [.init(path: path, bytes: text)], over: catalog, reading: reading)
      try read.throwErrors()
      return read
    }
    let bytes =
      DataFiles.isThere(path) ? try DataFiles.read(path, limit: reading.limits.maxBytes) : nil
    switch text?.applied(to: bytes) {
    case .text(let new):
      _ = try read(new)
      return GuardedFile(path: path, bytes: bytes).changed(to: new)
    case .nothing:
      return GuardedFile(path: path, bytes: bytes).removed()
    case .unfit, nil:
      guard let bytes else {
        throw EditRefusal(409, "somebody else has taken '\(path)' away since")
      }
      return try merged(into: bytes, try read(bytes), catalog)
    }
  }

  private func merged(
    into bytes: [UInt8], _ read: Workspace, _ catalog: Catalog
  ) throws -> GuardedFile.Change {
    func order(_ framework: String) throws -> [String] {
      try catalog.framework(framework).framework.statements.map(\.statement.id)
    }
    func revised<Value>(
      _ form: FileForm<Value>, _ now: Value?, _ change: (Value) throws -> Value?
    ) throws -> GuardedFile.Change {
      guard let now, let new = try change(now) else {
        throw EditRefusal(
          409, "somebody else has changed what was decided since, so that it stays as it is now")
      }
      return try EditedFile(form, path: path, content: (bytes, now), reading: read.reading)
        .revision(to: new) { text in try text.workspace(over: catalog).throwErrors() }.change
    }
    switch entries {
    case .about(let change):
      return try revised(.alignment, read.alignments.first?.value) {
        change.applied(to: $0, order: try order($0.framework))
      }
    case .matches(let change):
      return try revised(.matches, read.documents.matches.first?.value) {
        change.applied(to: $0, order: try order($0.from))
      }
    }
  }
}
