import CrosswalkBase
import CrosswalkDocuments
import CrosswalkFrameworks
import CrosswalkKit
import CrosswalkModel
import Testing

@Suite struct CompiledCatalogTests {
  @Test func `what is compiled in has the content hashes of the files it was made of`() throws {
    let files = Catalog.bundledSources.map {
      DocumentSet.File(path: $0.path, bytes: Array($0.text.utf8))
    }
    let (read, bundled) = (try Workspace(files: files, over: nil).catalog(), Catalog.bundled)
    #expect(read.ontologyDigest == bundled.ontologyDigest && read.ontology == bundled.ontology)
    #expect(read.hierarchy == bundled.hierarchy)
    #expect(bundled.hierarchy == ConceptHierarchy(bundled.ontology))
    #expect(read.frameworkIDs == bundled.frameworkIDs)
    for one in bundled.frameworkIDs {
      #expect(try read.framework(one) == bundled.framework(one))
      for two in bundled.frameworkIDs {
        #expect(
          read.contextDigest(of: one, and: two) == bundled.contextDigest(of: one, and: two))
        #expect(
          try read.matches(between: one, and: two) == bundled.matches(between: one, and: two))
      }
    }
  }

  @Test func `translating decodes neither direct judgements nor the words of concepts`() throws {
    // What cannot be decoded shows who tries. How concepts stand to each other is needed.
    let ontology = Catalog.EmbeddedOntology(
      archive: "damaged", digest: Catalog.bundled.ontologyDigest,
      hierarchy: Archive.encode(Catalog.bundled.hierarchy))
    let catalog = Catalog(
      embeddedOntology: ontology,
      frameworks: try Catalog.bundled.frameworkIDs.map {
        .init(id: $0, archive: Archive.encode(try Catalog.bundled.framework($0)))
      },
      matches: [.init(from: "sf-2940", to: "kent", archive: "damaged", digest: "1")])
    let translation = try catalog.translator(from: "sf-2940", to: "kent").translate(
      Profile(levels: ["CM": "acquired"]))
    #expect(translation.results.count == 1)
    #expect(throws: DecodingError.self) {
      try catalog.matches(between: "kent", and: "sf-2940")
    }
    let other = Catalog(
      embeddedOntology: ontology, frameworks: [],
      matches: [.init(from: "sf-2940", to: "kent", archive: "damaged", digest: "2")])
    #expect(
      catalog.contextDigest(of: "sf-2940", and: "kent")
        != other.contextDigest(of: "sf-2940", and: "kent"))
  }
}
