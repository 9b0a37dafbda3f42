import CrosswalkBase
import CrosswalkFrameworks
import CrosswalkKit
import CrosswalkModel
import Synchronization
import Testing

@testable import CrosswalkWorkbench

/// What was worked out of a catalog is worked out once, and so much of it is kept.
@Suite struct CatalogMemoryTests {
  private struct Failure: Error {}

  @Test func makesAThingOnce() {
    let memory = CatalogMemory()
    let key = CatalogPart(kind: .comparison, from: "a", to: "b")
    var made = 0
    for _ in 0..<3 {
      let value = memory.value(key, weight: 1) {
        made += 1
        return made
      }
      #expect(value == 1)
    }
    let other = CatalogPart(kind: .comparison, from: "b", to: "a")
    #expect(memory.value(other, weight: 1) { 7 } == 7)
  }

  @Test func keepsNothingOfAFailure() throws {
    let memory = CatalogMemory()
    let key = CatalogPart(kind: .report)
    #expect(throws: Failure.self) {
      try memory.value(key, weight: 1) { () throws -> Int in throw Failure() }
    }
    #expect(memory.value(key, weight: 1) { 2 } == 2)
  }

  /// Whatever is asked for, no more is kept than there is room for, but for one thing; and what was asked
  /// for last is still there.
  @Test(arguments: 1...20)
  func keepsSoMuchAndNoMore(seed: Int) {
    var random = SplitMix64(seed: seed)
    let memory = CatalogMemory(most: 10)
    for _ in 0..<200 {
      let name = "\(Int.random(in: 0..<12, using: &random))"
      let weight = 1 + name.count * 2
      let key = CatalogPart(kind: .matcher, from: name)
      #expect(memory.value(key, weight: weight) { name } == name)
      #expect(memory.count <= 3)
      #expect(memory.value(key, weight: weight) { "made again" } == name)
    }
  }

  /// What is prepared for many pages is not given up for one that takes much.
  @Test func keepsLightThingsWhileHeavyOnesComeAndGo() {
    let memory = CatalogMemory(most: 100)
    func asked(_ name: String, weight: Int) -> String {
      memory.value(CatalogPart(kind: .matcher, from: name), weight: weight) { name }
    }
    let light = ["a", "b"].map { CatalogPart(kind: .comparison, from: $0) }
    for key in light { #expect(memory.value(key, weight: 5) { key.from } == key.from) }
    for number in 0..<20 { #expect(asked("\(number)", weight: 40) == "\(number)") }
    #expect(light.allSatisfy(memory.has) && memory.count == 4)
    #expect(asked("all", weight: 100) == "all" && memory.count == 1)
  }

  /// What is worked out anew, that which was asked for last first, is given up in the order in which it was asked.
  @Test func whatWasAskedForLastGoesLast() {
    let memory = CatalogMemory(most: 30)
    let keys = ["newest", "older", "oldest"].map { CatalogPart(kind: .matcher, from: $0) }
    func make(_ key: CatalogPart) { _ = memory.value(key, weight: 10) { key.from } }
    keys.forEach(make)
    memory.use([CatalogPart(kind: .matcher, from: "not there")] + keys.reversed())
    #expect(memory.keys == keys)
    make(CatalogPart(kind: .matcher, from: "another"))
    #expect(memory.has(keys[0]) && memory.has(keys[1]) && !memory.has(keys[2]))
  }

  /// What one page asks again and again is made once, however much others have asked before.
  @Test func givesUpWhatNobodyAsksAnyMore() {
    let memory = CatalogMemory(most: 100)
    for number in 0..<9 {
      _ = memory.value(CatalogPart(kind: .matcher, from: "\(number)"), weight: 10) { number }
    }
    var made = 0
    for _ in 0..<10 {
      for name in ["left", "right"] {
        _ = memory.value(CatalogPart(kind: .matcher, from: name), weight: 40) {
          made += 1
          return made
        }
      }
    }
    #expect(made == 2)
  }

  /// Pages of a changed catalog are made of it and of nothing before.
  @Test func forgetsWithItsCatalog() throws {
    var context = try PageWalk(.bundled).context
    _ = try context.comparison("sf-2940", "cpm")
    #expect(context.memory.count > 0)
    let copy = context
    context.catalog = Catalog.bundled
    #expect(context.memory.count == 0)
    #expect(copy.memory.count > 0)
  }

  @Test func showsAListInParts() {
    let all = Array(0..<25)
    #expect(Array(ListPart(all, page: nil, size: 10).items) == Array(0..<10))
    #expect(Array(ListPart(all, page: "3", size: 10).items) == Array(20..<25))
    for page in ["0", "-1", "x", "99999999999999999999"] {
      #expect(Array(ListPart(all, page: page, size: 10).items) == Array(0..<10), "\(page)")
    }
    #expect(ListPart(all, page: "9", size: 10).number == 3)
    #expect(ListPart([Int](), page: "2", size: 10).items.isEmpty)
    // Every element stands in just one part.
    let parts = (1...3).flatMap { Array(ListPart(all, page: "\($0)", size: 10).items) }
    #expect(parts == all)
    #expect(ListPart(all, page: nil, size: 25).ways("things") { _ in "/" }.isEmpty)
    #expect(!ListPart(all, page: nil, size: 24).ways("things") { _ in "/" }.isEmpty)
  }
}
