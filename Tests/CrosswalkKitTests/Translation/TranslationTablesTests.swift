import CrosswalkTestSupport
import Testing

@testable import CrosswalkBase
@testable import CrosswalkKit
@testable import CrosswalkModel

/// The tables say all that answers are made of: these tests compute answers from them by the
/// formulas in the comments, and by nothing else.
@Suite("Tables")
struct TranslationTablesTests {
  @Test("Shapes and ranges are those that the comments promise", arguments: 0..<40)
  func shapes(seed: Int) throws {
    var catalog = RandomCatalog(seed: seed)
    let (translator, profile) = try catalog.translation()
    let tables = translator.tables(for: profile.role)
    let (units, levels) = (tables.source.units.count, tables.source.levels.count)
    #expect(tables.source.units.map(\.id) == translator.ratings.units)
    #expect(tables.target.units.map(\.id) == translator.target.framework.ratedUnits.map(\.id))
    #expect(tables.parts.map(\.concept) == tables.parts.map(\.concept).sorted())
    #expect(Set(tables.parts).count == tables.parts.count)
    #expect(tables.sourceContents.count == units && tables.facetsByLevel.count == levels)
    #expect(tables.sourceAmountsUpTo.map(\.count) == Array(repeating: levels, count: units))
    #expect(tables.target.outcomes.count == tables.target.levels.count + 2)
    if !tables.isRefused {
      #expect(
        tables.levelLink.rows.map(\.count)
          == Array(repeating: tables.target.outcomes.count, count: levels))
    }
    for content in tables.sourceContents + tables.targetContents {
      #expect(content.weights.count == tables.parts.count)
      #expect(content.amounts.count == tables.parts.count)
    }
    #expect(
      tables.sourceSizes.count == units && tables.targetDemands.count == tables.target.units.count)
    for content in tables.targetContents { #expect(content.weights.reduce(0, +) <= 1 + 1e-9) }
    for (size, inside) in zip(tables.sourceSizes, tables.sourceInside) {
      #expect(size <= 1 + 1e-9 && inside.allSatisfy { (0...size + 1e-9).contains($0) })
    }
    for upTo in tables.sourceAmountsUpTo.joined() { #expect(upTo.count == tables.parts.count) }
  }

  @Test("Coverage and distribution follow from the tables alone", arguments: 0..<60)
  func answers(seed: Int) throws {
    var catalog = RandomCatalog(seed: seed)
    let (translator, profile) = try catalog.translation()
    let tables = translator.tables(for: profile.role)
    if tables.isIdentity || tables.isRefused || tables.target.ratesPerson { return }
    let ratings = try translator.ratings.group(profile).ratings
    for (target, result) in try translator.translate(profile).results.enumerated() {
      let content = tables.targetContents[target]
      var coverage = 0.0
      var mass = tables.target.outcomes.map { _ in 0.0 }
      for part in tables.parts.indices where content.amounts[part] > 0 {
        func amount(_ part: Int) -> Double {
          ratings.reduce(0) { $0 + tables.sourceContents[$1.unit].amounts[part] }
        }
        let whole = ratings.reduce(0) { $0 + tables.sourceContents[$1.unit].weights[part] }
        guard whole > 0 else { continue }
        let kappas = tables.parts[part].ceilings.map {
          amount($0) / tables.targetDemands[target][$0]
        }
        let covered = content.weights[part] * min(1, kappas.min()!)
        coverage += covered
        for rating in ratings {
          let path = covered * tables.sourceContents[rating.unit].weights[part] / whole
          for outcome in mass.indices {
            let link = tables.source.ratesPerson ? tables.widerLink : tables.levelLink
            mass[outcome] += path * link.rows[rating.level][outcome]
          }
        }
      }
      #expect(isClose(coverage, result.coverage))
      // Where nothing is covered, all that is rated counts by its content; a rating of the person
      // tells of the whole, which the wider link says.
      let sizes = ratings.map { tables.sourceSizes[$0.unit] }
      for (rating, size) in zip(ratings, sizes) {
        let part = (1 - coverage) * size / sizes.reduce(0, +)
        for outcome in mass.indices {
          mass[outcome] += part * tables.widerLink.rows[rating.level][outcome]
        }
      }
      if let probabilities = result.distribution {
        #expect(areClose(mass, probabilities.map(\.p)))
      }
    }
  }
}
