import CrosswalkModel

/// A version of a framework, with what its links speak of.
public struct FrameworkVersion: Sendable {
  /// The framework with its alignment.
  public var aligned: AlignedFramework
  /// The ontology that it is aligned with; nil: the catalog's.
  public var ontology: Ontology?

  /// A version of a framework; without an ontology of its own the catalog's is meant.
  public init(_ aligned: AlignedFramework, ontology: Ontology? = nil) {
    self.aligned = aligned
    self.ontology = ontology
  }
}
