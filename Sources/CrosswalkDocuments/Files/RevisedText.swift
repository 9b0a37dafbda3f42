import CrosswalkModel

/// What a file is to be, read once for all that look at it.
package struct RevisedText: Sendable {
  /// The text and its place.
  package let file: DocumentSet.File
  /// Whether somebody else's changes are in it too.
  package let isMerged: Bool
  let reading: ReadFiles

  /// What it says by itself.
  var documents: DocumentSet { reading.set(of: file) }

  /// What it says, laid over a catalog.
  ///
  /// - Throws: `DecodingError` for a damaged catalog.
  package func workspace(over catalog: Catalog) throws -> Workspace {
    try Workspace(files: [file], over: catalog, reading: reading)
  }
}
