import CrosswalkTestSupport
import Testing

@testable import CrosswalkKit
@testable import CrosswalkModel

@Suite("Kin of concepts")
struct ConceptKinshipTests {
  @Test("As the slow search says, the same from both sides", arguments: 0..<60)
  func reference(seed: Int) {
    var catalog = RandomCatalog(seed: seed)
    let (source, target, _) = catalog.matching()
    let (broader, relations, table) = catalog.kinship()
    let reference = ReferenceMatcher(
      source: source, target: target, matches: [], broader: broader, relations: relations)
    let concepts = (0..<8).map { "concept-\($0)" }
    for first in concepts {
      #expect(Set(table.all(of: first).map(\.concept)).contains(first) == false)
      for second in concepts where second != first {
        #expect(table.kin(of: first, second)?.kind.rawValue == reference.kin(first, second))
        #expect(table.kin(of: second, first)?.kind == table.kin(of: first, second)?.kind.inverse)
        #expect(table.kin(of: second, first)?.reason == table.kin(of: first, second)?.reason)
      }
    }
  }

  @Test("An ontology's kin come with its reasons")
  func ontology() {
    let ontology = Ontology(
      id: "o", title: "o", version: "1", date: "2024", stages: [], facets: [],
      domains: [
        .init(
          id: "d", label: "d",
          concepts: [
            .init(id: "team", label: "team", scope: "s"),
            .init(
              id: "meeting", label: "m", broader: .init(concept: "team", reason: "a part of it"),
              scope: "s"),
            .init(id: "leading", label: "l", scope: "s"),
          ])
      ],
      relations: [
        .init(from: "team", to: "leading", relation: .counterpart, reason: "two sides")
      ])
    let kinship = ConceptKinship(ontology)
    #expect(
      kinship.kin(of: "meeting", "team")
        == .init(concept: "team", kind: .broader, reason: "a part of it"))
    // What is said of a concept holds for its cases.
    #expect(kinship.kin(of: "leading", "meeting")?.kind == .counterpart)
    #expect(kinship.kin(of: "leading", "meeting")?.reason == "two sides")
    #expect(kinship.kin(of: "team", "team") == nil)
  }

  @Test("A link to a case of a concept counts for the concept, and siblings are related")
  func derived() throws {
    let kinship = ConceptKinship(
      broader: ["a": ("whole", "r"), "b": ("whole", "r")],
      relations: [("whole", "other", .counterpart, "r")])
    func link(_ concept: String, _ relation: Relation = .exact) -> [ConceptLink] {
      [ConceptLink(concept: concept, share: 1, relation: relation, confidence: 1)]
    }
    func relation(_ a: [ConceptLink], _ b: [ConceptLink]) -> Relation? {
      DerivedRelation(from: a, to: b, kinship: kinship)?.relation
    }
    #expect(relation(link("a"), link("whole")) == .narrower)
    #expect(relation(link("whole"), link("a")) == .broader)
    #expect(relation(link("a"), link("b")) == .related)
    #expect(relation(link("a"), link("other")) == .counterpart)
    #expect(relation(link("a", .counterpart), link("other")) == .related)
    #expect(relation(link("a"), link("strange")) == nil)
    let met = try #require(DerivedRelation(from: link("a"), to: link("whole"), kinship: kinship))
    #expect(met.path == ["whole"] && met.share == 1 && met.neighbours.count == 1)
    let kin = try #require(DerivedRelation(from: link("a"), to: link("other"), kinship: kinship))
    #expect(kin.path.isEmpty && kin.share == 0 && kin.neighbours[0].reason == "r")
  }
}
