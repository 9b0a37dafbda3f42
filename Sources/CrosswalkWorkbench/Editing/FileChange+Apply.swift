import CrosswalkBase
import CrosswalkDocuments
import CrosswalkModel

extension FileChange {
  /// Makes the change to the file as it is now: byte for byte where the file is what it was before, else
  /// statement by statement, so that what others have written since stays.
  ///
  /// - Parameters:
  ///   - catalog: What the file is held against.
  ///   - limits: How much it may ask for.
  /// - Throws: ``EditRefusal`` where somebody has changed the same since; `FileError`; `DataProblems`.
  ///   Then nothing is written.
  func apply(over catalog: Catalog, limits: YAMLLimits) throws {
    func check(_ text: [UInt8]) throws {
      try Workspace(files: [.init(path: path, bytes: text)], over: catalog, limits: limits)
        .throwErrors()
    }
    let bytes = DataFiles.isThere(path) ? try DataFiles.read(path, limit: limits.maxBytes) : nil
    switch text?.applied(to: bytes) {
    case .text(let new):
      try check(new)
      var file = GuardedFile(path: path, bytes: bytes)
      if bytes == nil { try NewFolder.makeParents(above: path) }
      _ = try file.replace(with: new)
    case .nothing:
      var file = GuardedFile(path: path, bytes: bytes)
      try file.remove()
    case .unfit, nil:
      guard let bytes else {
        throw EditRefusal(409, "somebody else has taken '\(path)' away since")
      }
      try merge(into: bytes, catalog, limits, check)
    }
  }

  private func merge(
    into bytes: [UInt8], _ catalog: Catalog, _ limits: YAMLLimits,
    _ check: ([UInt8]) throws -> Void
  ) throws {
    let read = try Workspace(
      files: [.init(path: path, bytes: bytes)], over: catalog, limits: limits)
    try read.throwErrors()
    func order(_ framework: String) throws -> [String] {
      try catalog.framework(framework).framework.statements.map(\.statement.id)
    }
    func save<Value>(
      _ form: FileForm<Value>, _ now: Value?, _ change: (Value) throws -> Value?
    ) throws {
      guard let now, let new = try change(now) else {
        throw EditRefusal(
          409, "somebody else has changed what was decided since, so that it stays as it is now")
      }
      var file = EditedFile(form, path: path, content: (bytes, now))
      _ = try file.save(new) { text, _ in try check(text) }
    }
    switch entries {
    case .about(let change):
      try save(.alignment, read.alignments.first?.value) {
        change.applied(to: $0, order: try order($0.framework))
      }
    case .matches(let change):
      try save(.matches, read.documents.matches.first?.value) {
        change.applied(to: $0, order: try order($0.from))
      }
    }
  }
}
