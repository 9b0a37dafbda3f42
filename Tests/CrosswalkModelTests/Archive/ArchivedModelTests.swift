import CrosswalkBase
import CrosswalkModel
import CrosswalkTestSupport
import Testing

/// Fields are read from archives by hand, so one can be forgotten.
@Suite struct ArchivedModelTests {
  private let values = MarkedModel.values()

  private func back<Value: Archivable>(_ value: Value) throws -> Value {
    try Archive.decode(from: Archive.encode(value))
  }

  // That every field is set in these values is held by the tests of the list of fields: a forgotten
  // one moves all that follow.
  @Test func `values in which every field is set come back as they were`() throws {
    for aligned in values.frameworks { #expect(try back(aligned) == aligned) }
    for set in values.matchSets { #expect(try back(set) == set) }
    for ontology in values.ontologies { #expect(try back(ontology) == ontology) }
    for catalogue in values.catalogues { #expect(try back(catalogue) == catalogue) }
  }

  @Test func `an archive has a token for each field that is set, and reading takes them all`()
    throws
  {
    for aligned in values.frameworks {
      let archive = Archive.encode(aligned)
      #expect(throws: DecodingError.self) {
        try Archive.decode(AlignedFramework.self, from: archive + "1:0")
      }
      #expect(throws: DecodingError.self) {
        try Archive.decode(AlignedFramework.self, from: "1:0" + archive)
      }
    }
  }
}
