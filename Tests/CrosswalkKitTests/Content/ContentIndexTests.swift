import CrosswalkTestSupport
import Testing

@testable import CrosswalkKit

@Suite struct ContentIndexTests {
  @Test(arguments: 0..<10)
  func `every part that statements are about has the number of its place`(seed: Int) {
    var catalog = RandomCatalog(seed: seed)
    let (source, target) = catalog.pair()
    let index = ContentIndex([source, target])
    var linked: Set<ContentPart> = []
    for side in [source, target] {
      for (_, statement) in side.framework.statements {
        for link in side.linksByStatement[statement.id] ?? [] where link.carries {
          linked.insert(
            ContentPart(
              concept: link.concept, isDone: statement.act != .knows && statement.act != .values))
        }
      }
    }
    #expect(Set(index.parts) == linked && index.count == linked.count)
    #expect(index.parts.map(\.concept) == index.parts.map(\.concept).sorted())
    for (number, part) in index.parts.enumerated() { #expect(index[part] == number) }
    #expect(index == ContentIndex([target, source]))
  }
}
