import Testing

@testable import CrosswalkModel

@Suite("Relations")
struct RelationTests {
  @Test("Inverting twice gives the relation back", arguments: Relation.allCases)
  func involution(relation: Relation) { #expect(relation.inverse.inverse == relation) }

  @Test("Inversion swaps narrower and broader and leaves all else")
  func inverse() {
    #expect(Relation.narrower.inverse == .broader)
    for relation in [Relation.exact, .close, .related, .counterpart] {
      #expect(relation.inverse == relation)
    }
  }

  @Test("Ratings move along exact, close, narrower and broader links only")
  func carries() {
    #expect(Relation.allCases.filter(\.carries) == [.exact, .close, .narrower, .broader])
  }

  @Test("A relation carries when its inverse does", arguments: Relation.allCases)
  func carriesBothWays(relation: Relation) { #expect(relation.carries == relation.inverse.carries) }

  @Test("A link that carries moves its share, any other nothing", arguments: Relation.allCases)
  func carriedShare(relation: Relation) {
    let link = ConceptLink(concept: "c", share: 0.4, relation: relation, confidence: 1)
    let moves = relation != .related && relation != .counterpart
    #expect(link.carriedShare == (moves ? 0.4 : 0))
  }
}
