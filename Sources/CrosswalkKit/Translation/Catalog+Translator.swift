import CrosswalkModel

extension Catalog {
  /// A translator between two frameworks of the catalog.
  ///
  /// - Throws: `CatalogError` for an unknown id, ``TranslationError`` where a scale has no cuts.
  public func translator(
    from source: String, to target: String, thresholds: Thresholds = Thresholds()
  ) throws -> Translator {
    try Translator(
      from: framework(source), to: framework(target),
      contextDigest: contextDigest(of: source, and: target), thresholds: thresholds)
  }
}
