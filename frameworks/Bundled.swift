import CrosswalkKit

extension Catalog {
  /// The frameworks and the ontology that come with the package.
  public static let bundled: Catalog = {
    do {
      return try Catalog(
        embeddedOntology: EmbeddedFrameworks.ontology!, frameworks: EmbeddedFrameworks.frameworks,
        matches: EmbeddedFrameworks.matches, catalogues: EmbeddedFrameworks.catalogues)
    } catch {
      // The build has checked the data and compiled it with the same version of the package.
      preconditionFailure("the bundled ontology is damaged: \(error)")
    }
  }()

  /// The bundled YAML as it was written, with the paths of its files.
  public static var bundledSources: [(path: String, text: String)] { EmbeddedFrameworks.sources }
}
