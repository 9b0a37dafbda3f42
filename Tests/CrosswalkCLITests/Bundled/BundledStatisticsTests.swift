import CrosswalkFrameworks
import CrosswalkKit
import CrosswalkModel
import Foundation
import Testing

@Suite struct BundledStatisticsTests {
  private func figures() throws -> [String: FrameworkStatistics] {
    let catalog = Catalog.bundled
    return Dictionary(
      uniqueKeysWithValues: try catalog.frameworkIDs.map {
        ($0, FrameworkStatistics(try catalog.framework($0), ontology: catalog.ontology))
      })
  }

  @Test func `there are 760 items and 308 grades of Kent`() throws {
    let figures = try figures()
    // Kent's units are headings of its elements, and no items.
    let items = figures.mapValues {
      ($0.framework == "kent" ? 0 : $0.ratedUnits) + $0.subcompetencies + $0.statements
    }
    #expect(items == ["sf-2940": 315, "cpm": 113, "set": 227, "kent": 105])
    #expect(items.values.reduce(0, +) == 760)
    #expect(
      figures.mapValues(\.statements) == ["sf-2940": 272, "cpm": 97, "set": 221, "kent": 105])
    #expect(figures["sf-2940"]?.subcompetencies == 36)
    #expect(figures.mapValues(\.ratedUnits) == ["sf-2940": 7, "cpm": 16, "set": 6, "kent": 21])
    #expect(figures.mapValues(\.grades) == ["sf-2940": 0, "cpm": 0, "set": 0, "kent": 308])
  }

  @Test func `every statement is linked, and every unused concept explained`() throws {
    for (id, figures) in try figures() {
      #expect(figures.linked == figures.statements, "\(id)")
      for concept in figures.unusedConcepts {
        #expect(concept.standing.isMissing && concept.reason?.isEmpty == false, "\(id) \(concept)")
      }
      #expect(figures.linkedShare > 0.9 && figures.outsideOntology > 0, "\(id)")
      #expect(figures.carriedShare < figures.linkedShare)
      #expect(figures.linksByRelation.values.reduce(0, +) == figures.links)
      #expect(try Catalog.bundled.framework(id).alignment.isComplete)
      #expect((0.5...0.9).contains(try #require(figures.meanConfidence)))
    }
  }

  @Test func `defects of the sources are flagged`() throws {
    let figures = try figures()
    #expect(figures["sf-2940"]?.flags["deficit"] == 3)
    for id in ["sf-2940", "cpm", "set", "kent"] {
      #expect((figures[id]?.flags["source-defect"] ?? 0) > 0, "\(id)")
    }
    #expect(figures["cpm"]?.flags["suspect"] == 1)
  }
}
