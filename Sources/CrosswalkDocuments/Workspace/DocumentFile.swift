import CrosswalkBase

extension DocumentSet.File {
  /// Reads a file; `-` is standard input.
  ///
  /// - Throws: `FileError` if it cannot be read or is longer than the limits allow.
  package init(reading path: String, limits: YAMLLimits) throws {
    self.init(
      path: path,
      bytes: try DataFiles.read(path, limit: limits.maxBytes, liftedBy: limits.names.bytes))
  }

  /// Whether the file stands in a folder named `overlays`, whose alignments are laid over others.
  var isInOverlays: Bool { path.split(separator: "/").dropLast().last == "overlays" }
}
