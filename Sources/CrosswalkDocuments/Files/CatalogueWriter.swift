import CrosswalkModel

/// Writes a catalogue of activities as the YAML that ``CatalogueFile`` reads.
public enum CatalogueWriter {
  /// The whole file; what goes without saying is left out.
  public static func text(_ catalogue: ActivityCatalogue) -> String {
    CatalogueFile.shape.text(catalogue)
  }
}
