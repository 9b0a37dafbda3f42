import CrosswalkModel

extension Catalog {
  /// A translator between two frameworks of the catalog.
  ///
  /// - Parameters:
  ///   - source: The id of the framework that people are rated in.
  ///   - target: The id of the framework to read them in.
  ///   - targetRole: Statements of the target count whose actor fits it; nil: all but those about an
  ///     agency.
  ///   - thresholds: Where an answer stops being one.
  /// - Returns: The translator, made anew.
  /// - Throws: `CatalogError` for an unknown id, ``TranslationError`` where a scale has no cuts.
  public func translator(
    from source: String, to target: String, targetRole: Role? = nil,
    thresholds: Thresholds = Thresholds()
  ) throws -> Translator {
    try Translator(
      from: framework(source), to: framework(target), concepts: hierarchy,
      contextDigest: contextDigest(of: source, and: target), targetRole: targetRole,
      thresholds: thresholds)
  }
}
