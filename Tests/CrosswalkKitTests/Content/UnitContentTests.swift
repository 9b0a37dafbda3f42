import CrosswalkTestSupport
import Testing

@testable import CrosswalkBase
@testable import CrosswalkKit
@testable import CrosswalkModel

@Suite("Content of units")
struct UnitContentTests {
  private func content(
    _ unit: Framework.Unit, _ side: AlignedFramework,
    counting counts: (Statement) -> Bool = { _ in true }
  ) -> (content: UnitContent, index: ContentIndex) {
    let index = ContentIndex([side])
    return (
      UnitContent(
        of: unit, links: side.linksByStatement, parts: index, counting: counts), index
    )
  }

  @Test("Weights and amounts are those of the reference, all statements or some", arguments: 0..<40)
  func reference(seed: Int) {
    var catalog = RandomCatalog(seed: seed)
    let side = catalog.pair().source
    let reference = ReferenceTranslator(source: side, target: side)
    let actors = Set(catalog.some(Role.allCases, 3...7))
    for unit in side.framework.units {
      for counts in [{ _ in true }, { actors.contains($0.actor) }] as [(Statement) -> Bool] {
        let (content, index) = content(unit, side, counting: counts)
        let counting = unit.statements.filter(counts)
        let weights = reference.weights(counting, side)
        let amounts = reference.amounts(counting, side)
        #expect(
          areClose(
            content.weights,
            index.parts.map { weights[.init(concept: $0.concept, isDone: $0.isDone)] ?? 0 }))
        #expect(
          areClose(
            content.amounts,
            index.parts.map { amounts[.init(concept: $0.concept, isDone: $0.isDone)] ?? 0 }))
      }
    }
  }

  @Test("Weights sum to 1 at most, and the parts of the actors to the whole", arguments: 0..<40)
  func sums(seed: Int) {
    var catalog = RandomCatalog(seed: seed)
    let side = catalog.pair().source
    for unit in side.framework.units {
      let (content, _) = content(unit, side)
      #expect(content.weights.allSatisfy { $0 >= 0 })
      #expect(content.weights.reduce(0, +) <= 1 + 1e-9)
      for (whole, parts) in [
        (content.weights, content.weightsByActor), (content.amounts, content.amountsByActor),
      ] {
        #expect(Set(parts.keys).isSubset(of: unit.statements.map(\.actor)))
        let sum = whole.indices.map { index in parts.values.reduce(0) { $0 + $1[index] } }
        #expect(areClose(sum, whole))
      }
    }
  }

  @Test("A unit without statements is about nothing")
  func empty() {
    let framework = RandomCatalog.plain("f", levels: ["l"], units: [("u", []), ("v", ["s"])])
    let (content, _) = content(
      framework.units[0], RandomCatalog.plain(aligning: framework, ["s": "c"]))
    #expect(content.weights == [0] && content.amounts == [0])
    #expect(content.weightsByActor.isEmpty && content.amountsByActor.isEmpty)
  }

  @Test("Each level weighs the same, however many statements it has")
  func levels() {
    var framework = RandomCatalog.plain(
      "f", levels: ["low", "high"], units: [("u", ["a", "b", "c", "d"])])
    for index in 0...2 { framework.units[0].statements[index].level = "low" }
    framework.units[0].statements[3].level = "high"
    let side = RandomCatalog.plain(aligning: framework, ["a": "x", "b": "x", "c": "y", "d": "z"])
    let (content, index) = content(framework.units[0], side)
    #expect(index.parts.map(\.concept) == ["x", "y", "z"])
    #expect(areClose(content.weights, [1.0 / 3, 1.0 / 6, 0.5]))
    #expect(areClose(content.amounts, [1, 0.5, 0.5]))
  }

  @Test("A statement without a level holds at every level of a level-bound unit")
  func unlevelled() {
    var framework = RandomCatalog.plain(
      "f", levels: ["low", "mid", "high"], units: [("u", ["a", "b", "c", "d"])])
    framework.units[0].statements[1].level = "low"
    framework.units[0].statements[2].level = "high"
    framework.units[0].statements[3].level = "high"
    let side = RandomCatalog.plain(aligning: framework, ["a": "x", "b": "y", "c": "z", "d": "z"])
    let (content, _) = content(framework.units[0], side)
    // Low: a, b. High: a, c, d. No statement at mid, which therefore does not count.
    #expect(areClose(content.weights, [(0.5 + 1.0 / 3) / 2, 0.25, 1.0 / 3]))
    #expect(areClose(content.amounts, [1, 0.5, 1]))
  }

  @Test("Content without a concept, or merely related, is missing from the sum")
  func missing() {
    let framework = RandomCatalog.plain("f", levels: ["l"], units: [("u", ["a", "b"])])
    var side = RandomCatalog.plain(aligning: framework, [:])
    side.judgement.links = [
      .init(
        statement: "a",
        links: [
          .init(concept: "x", share: 0.5, relation: .broader, confidence: 0.1),
          .init(concept: "y", share: 0.3, relation: .related, confidence: 1),
          .init(concept: "z", share: 0.1, relation: .counterpart, confidence: 1),
        ])
    ]
    let (content, _) = content(framework.units[0], side)
    #expect(areClose(content.weights, [0.25]))
    #expect(areClose(content.amounts, [0.5]))
  }
}
