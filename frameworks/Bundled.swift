import CrosswalkKit

extension Catalog {
  /// The frameworks and the ontology that come with the package.
  public static let bundled = Catalog(
    embeddedOntology: EmbeddedFrameworks.ontology!, frameworks: EmbeddedFrameworks.frameworks,
    matches: EmbeddedFrameworks.matches, catalogues: EmbeddedFrameworks.catalogues,
    prompts: EmbeddedFrameworks.prompts)

  /// The bundled YAML as it was written, with the paths of its files.
  public static var bundledSources: [(path: String, text: String)] { EmbeddedFrameworks.sources }
}
