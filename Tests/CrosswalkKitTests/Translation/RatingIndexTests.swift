import CrosswalkTestSupport
import Testing

@testable import CrosswalkBase
@testable import CrosswalkKit
@testable import CrosswalkModel

@Suite("Ratings by position")
struct RatingIndexTests {
  @Test("A profile and its positions say the same, both ways", arguments: 0..<60)
  func roundTrip(seed: Int) throws {
    var catalog = RandomCatalog(seed: seed)
    let (translator, profile) = try catalog.translation(rating: 0...6)
    let group = try translator.ratings.group(profile)
    #expect(translator.ratings.profile(group) == profile)
    #expect(group.ratings.map(\.unit) == Set(group.ratings.map(\.unit)).sorted())
    let translation = try translator.translate(profile)
    #expect(translator.translate(group) == translation)
    var batch = TranslationBatch(translator)
    for _ in 0..<2 {
      let batched = batch.translate(group)
      #expect(batched == translation)
    }
  }

  @Test("Every unit at one level is what a rating of everything amounts to", arguments: 0..<40)
  func everyUnit(seed: Int) throws {
    var catalog = RandomCatalog(seed: seed)
    let source = catalog.pair().source.framework
    let index = RatingIndex(source)
    for (position, level) in source.scale.levels.enumerated() {
      let group = try index.group(Profile(everyUnitOf: source, at: level.id))
      let none = [Int?](repeating: nil, count: index.units.count)
      #expect(group.ratings == index.ratings(none, everyUnit: position))
      #expect(group.ratings.map(\.unit) == Array(index.units.indices))
      #expect(group.ratings.allSatisfy { $0.level == position })
    }
  }

  @Test("A level for every unit fills only what has no level and no contradiction")
  func filling() {
    let framework = RandomCatalog.plain(
      "f", levels: ["l", "m"], units: [("c", []), ("a", []), ("b", [])])
    let index = RatingIndex(framework)
    #expect(index.units == ["a", "b", "c"])
    #expect(
      index.ratings([1, nil, nil], everyUnit: 0, contradicted: [2])
        == [Rating(unit: 0, level: 1), Rating(unit: 1, level: 0)])
    #expect(index.ratings([nil, nil, 1], everyUnit: nil) == [Rating(unit: 2, level: 1)])
  }
}
