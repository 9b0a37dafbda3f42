import CrosswalkBase
import CrosswalkModel
import Testing

@Suite struct YAMLNodeTests {
  private let text = "a:\n  - b: 1\n    c: [x, y]\n  -\n"

  @Test func `nodes know their kind, content and place`() throws {
    let node = try root(of: text)
    #expect(node.kind == .mapping)
    #expect(node.text == nil && node.scalar == nil && node.items.isEmpty)
    let list = try #require(node.pairs.first?.value)
    #expect(list.kind == .sequence && list.pairs.isEmpty)
    #expect(list.items.first?.pairs.map(\.key.text) == ["b", "c"])
    #expect(list.items.last?.isMissing == true)
    #expect(list.items.last?.scalar == .null)
  }

  @Test func `paths lead to the value and to its key`() throws {
    let node = try root(of: text)
    let path: [PathStep] = [.key("a"), .index(0), .key("c")]
    #expect(node.mark(at: path) == TextMark(line: 3, column: 8))
    #expect(node.keyMark(at: path) == TextMark(line: 3, column: 5))
    #expect(node.mark(at: path + [.index(1)]) == TextMark(line: 3, column: 12))
    #expect(node.keyMark(at: path + [.index(1)]) == TextMark(line: 3, column: 12))
    #expect(node.mark(at: []) == TextMark.start)
  }

  @Test func `paths that end nowhere lead to the last place that exists`() throws {
    let node = try root(of: text)
    #expect(node.mark(at: [.key("a"), .index(0), .key("z")]) == TextMark(line: 2, column: 5))
    #expect(node.keyMark(at: [.key("a"), .index(9)]) == TextMark(line: 2, column: 3))
    #expect(node.mark(at: [.key("a"), .index(-1)]) == TextMark(line: 2, column: 3))
    #expect(node.mark(at: [.index(0)]) == TextMark.start)
    #expect(node.node(at: [.key("z")]) == nil)
  }
}
