import CrosswalkModel

/// What is at hand, in the form that programs read.
package struct FrameworkListing: Encodable {
  private struct OntologyLine: Encodable {
    let id: String
    let title: String
    let version: String
    let concepts: Int
    let hash: String
  }

  private let format = "crosswalk.list/1"
  private let ontology: OntologyLine
  /// In the order of the catalog.
  package let frameworks: [FrameworkSummary]

  /// - Throws: `DecodingError` for a damaged catalog.
  package init(_ catalog: Catalog) throws {
    let ontology = catalog.ontology
    self.ontology = OntologyLine(
      id: ontology.id, title: ontology.title, version: ontology.version,
      concepts: ontology.concepts.count, hash: catalog.ontologyDigest)
    frameworks = try catalog.frameworkIDs.map { FrameworkSummary(try catalog.framework($0)) }
  }
}
