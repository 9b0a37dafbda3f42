import CrosswalkModel

/// Writes an ontology as the YAML that ``OntologyFile`` reads.
public enum OntologyWriter {
  /// The whole file; what goes without saying is left out.
  public static func text(_ ontology: Ontology) -> String { OntologyFile.shape.text(ontology) }
}
