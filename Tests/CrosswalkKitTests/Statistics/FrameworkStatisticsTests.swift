import CrosswalkTestSupport
import Testing

@testable import CrosswalkBase
@testable import CrosswalkKit
@testable import CrosswalkModel

@Suite("Figures on a framework")
struct FrameworkStatisticsTests {
  private static let ontology = Ontology(
    id: "o", title: "O", version: "1", date: "2024", stages: [], facets: [],
    domains: [
      .init(
        id: "d", label: "D",
        concepts: (0..<8).map { .init(id: "concept-\($0)", label: "C", scope: "s") })
    ])

  @Test("They are what counting by hand gives", arguments: 0..<40)
  func counts(seed: Int) throws {
    var catalog = RandomCatalog(seed: seed)
    let side = catalog.matching().source
    let figures = FrameworkStatistics(side, ontology: Self.ontology)
    let statements = side.framework.units.flatMap(\.statements)
    let links = side.alignment.links.flatMap(\.links)
    #expect(figures.framework == "one" && figures.units == side.framework.units.count)
    #expect(figures.ratedUnits == side.framework.units.filter(\.rated).count)
    #expect(figures.statements == statements.count && figures.links == links.count)
    #expect(figures.linked == side.alignment.links.count)
    #expect(figures.undecided.count == statements.count - figures.linked)
    let total = Double(max(1, statements.count))
    #expect(isClose(figures.linkedShare, links.map(\.share).reduce(0, +) / total))
    #expect(
      isClose(
        figures.carriedShare,
        links.filter(\.carries).map(\.share).reduce(0, +) / total))
    if !statements.isEmpty {
      #expect(isClose(figures.linkedShare + figures.outsideOntology, 1))
    }
    for relation in Relation.allCases {
      #expect(
        figures.linksByRelation[relation.rawValue]
          == links.filter { $0.relation == relation }.count)
    }
    let used = Set(links.map(\.concept))
    #expect(
      figures.unusedConcepts.map(\.concept)
        == Self.ontology.concepts.map(\.id).filter { !used.contains($0) })
    for concept in figures.unusedConcepts {
      let absence = side.alignment.absence(of: concept.concept)
      #expect(concept.reason == absence?.reason)
      if let absence { #expect(concept.standing.absence == absence.kind) }
    }
    if let mean = figures.meanConfidence {
      #expect(isClose(mean, links.map(\.confidence).reduce(0, +) / Double(links.count)))
    } else {
      #expect(links.isEmpty)
    }
  }

  @Test("Flags, grades and subcompetencies are counted; a framework with nothing has zeros")
  func edges() {
    var framework = RandomCatalog.plain("one", levels: ["l"], units: [("U", ["a", "b"])])
    framework.units[0].subcompetencies = [.init(id: "s", title: "S")]
    framework.units[0].statements[0].flags = [.deficit, .suspect]
    framework.units[0].statements[1].flags = [.deficit]
    framework.units[0].statements[1].grades = [.init(level: "l", status: .tick)]
    let figures = FrameworkStatistics(
      RandomCatalog.plain(aligning: framework, ["a": "concept-1"]), ontology: Self.ontology)
    #expect(figures.flags == ["deficit": 2, "suspect": 1])
    #expect(figures.grades == 1 && figures.subcompetencies == 1 && figures.linked == 1)
    #expect(figures.linkedShare == 0.5 && figures.outsideOntology == 0.5)

    let empty = FrameworkStatistics(
      RandomCatalog.plain(aligning: RandomCatalog.plain("e", levels: ["l"], units: []), [:]),
      ontology: Self.ontology)
    #expect(empty.statements == 0 && empty.linkedShare == 0 && empty.outsideOntology == 0)
    #expect(empty.meanConfidence == nil && empty.unusedConcepts.count == 8)
  }
}
