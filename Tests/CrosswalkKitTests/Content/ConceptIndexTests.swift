import CrosswalkTestSupport
import Testing

@testable import CrosswalkKit

@Suite("Concept index")
struct ConceptIndexTests {
  @Test("Every linked concept has the number of its place among the sorted ids", arguments: 0..<10)
  func order(seed: Int) {
    var catalog = RandomCatalog(seed: seed)
    let (source, target) = catalog.pair()
    let index = ConceptIndex([source.alignment, target.alignment])
    let linked = (source.alignment.links + target.alignment.links).flatMap(\.links).map(\.concept)
    #expect(index.ids == Set(linked).sorted())
    #expect(index.count == index.ids.count)
    for (number, id) in index.ids.enumerated() { #expect(index[id] == number) }
    #expect(index == ConceptIndex([target.alignment, source.alignment]))
  }
}
