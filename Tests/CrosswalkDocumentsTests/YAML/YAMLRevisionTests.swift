import Foundation
import Testing

@testable import CrosswalkBase
@testable import CrosswalkDocuments
@testable import CrosswalkExchange
@testable import CrosswalkModel

@Suite struct YAMLRevisionTests {
  // MARK: Layouts

  /// A text, what it says, what it is to say, and the text that comes of it.
  private struct Case {
    var source: String
    var old: YAMLValue
    var new: YAMLValue
    var text: String
    var lost: [String] = []
  }

  private static func map(_ pairs: KeyValuePairs<String, YAMLValue>) -> YAMLValue {
    .mapping(pairs.map { .init($0.key, $0.value) })
  }

  private static func item(_ id: String, _ text: String) -> YAMLValue {
    map(["id": .text(id), "text": .text(text)])
  }

  private static let cases = [
    // A value in place, whatever quotes it had and whatever follows it.
    Case(
      source: "# top\na: 'x'   # why\nb:   2\n", old: map(["a": .text("x"), "b": .number(2)]),
      new: map(["a": .text("y: z"), "b": .number(2)]), text: "# top\na: \"y: z\"   # why\nb:   2\n"),
    // What the text leaves to a default is not written; what it says in so many words stays.
    Case(
      source: "a: x\nc: d\n", old: map(["a": .text("x"), "b": .text("default")]),
      new: map(["a": .text("w"), "b": .text("default")]), text: "a: w\nc: d\n"),
    // An empty place is filled; an empty list becomes a list, and the comment stays by the key.
    Case(
      source: "a:\nb: {}  # none\n# end\n", old: map(["a": .text(""), "b": .mapping([])]),
      new: map(["a": .text("x"), "b": map(["k": .number(1)])]),
      text: "a: x\nb:  # none\n  k: 1\n# end\n"),
    // Keys come and go; a comment above a key goes with it.
    Case(
      source: "a: 1\n# of b\nb: 2\n\n# of d\nd: 4\n",
      old: map(["a": .number(1), "b": .number(2), "d": .number(4)]),
      new: map(["z": .number(0), "a": .number(1), "c": .number(3), "d": .number(4)]),
      text: "z: 0\na: 1\nc: 3\n\n# of d\nd: 4\n", lost: ["# of b"]),
    // Items come, go and change, told apart by their ids.
    Case(
      source: """
        list:  # all
          # the first
          - id: a
            text: x  # of a
          # the second
          - id: b
            text: |
              y
              z
          - {id: c, text: w}  # short

        """,
      old: map([
        "list": .list([item("a", "x"), item("b", "y\nz\n"), .inline(item("c", "w"))])
      ]),
      new: map([
        "list": .list([
          item("m0", "new"), item("a", "x1"), .inline(item("c", "w1")), item("m", "last"),
        ])
      ]),
      text: """
        list:  # all
          # the first
          - id: m0
            text: new
          - id: a
            text: x1  # of a
          - {id: c, text: w1}  # short
          - id: m
            text: last

        """, lost: ["# the second"]),
    // In another order each takes its comments along.
    Case(
      source: "- id: a\n  text: x\n# of b\n- id: b\n  text: y\n# end\n",
      old: .list([item("a", "x"), item("b", "y")]), new: .list([item("b", "y"), item("a", "z")]),
      text: "# of b\n- id: b\n  text: y\n- id: a\n  text: z\n# end\n"),
    // A list without ids is changed item by item, or written anew.
    Case(
      source: "a: [1, 2] # two\nb:\n- x\n- y # why\n",
      old: map([
        "a": .inline(.list([.number(1), .number(2)])), "b": .list([.text("x"), .text("y")]),
      ]),
      new: map(["a": .inline(.list([.number(3)])), "b": .list([.text("x"), .text("w")])]),
      text: "a: [3] # two\nb:\n- x\n- w # why\n"),
    // Without a line end, with Windows' line ends, and beyond ASCII.
    Case(
      source: "ä: é  # ü\nb: 1", old: map(["ä": .text("é"), "b": .number(1)]),
      new: map(["ä": .text("e"), "b": .number(1), "c": .number(2)]),
      text: "ä: e  # ü\nb: 1\nc: 2\n"),
    Case(
      source: "\u{FEFF}a: x\r\nb: {} # no\r\n", old: map(["a": .text("x"), "b": .mapping([])]),
      new: map(["a": .text("w"), "b": map(["k": .number(1), "l": .number(2)])]),
      text: "\u{FEFF}a: w\r\nb: # no\r\n  k: 1\r\n  l: 2\r\n"),
    Case(
      source: "- id: a\r\n  text: x\r\n- id: b\r\n  text: y # why",
      old: .list([item("a", "x"), item("b", "y")]), new: .list([item("b", "y"), item("a", "x")]),
      text: "- id: b\r\n  text: y # why\r\n- id: a\r\n  text: x\r\n"),
    // A comment that is indented deeper than what follows it belongs to what stands before it.
    Case(
      source:
        "a:\n- id: i\n  text: x\n  # of i\n\n# of j\n- id: j\n  text: y\n  # of y\n# of b\nb: 1\n",
      old: map(["a": .list([item("i", "x"), item("j", "y")]), "b": .number(1)]),
      new: map(["a": .list([item("i", "x"), item("k", "z")]), "c": .number(2), "b": .number(1)]),
      text: "a:\n- id: i\n  text: x\n  # of i\n- id: k\n  text: z\nc: 2\n# of b\nb: 1\n",
      lost: ["# of j", "# of y"]),
    // Empty lines that a text ends with stay with it.
    Case(
      source: "a: |+\n  x\n\n# of b\nb: >+\n  y\n\n\nd: 1\n",
      old: map(["a": .text("x\n\n"), "b": .text("y\n\n\n"), "d": .number(1)]),
      new: map(["a": .text("x\n\n"), "c": .number(3), "d": .number(1)]),
      text: "a: |+\n  x\n\nc: 3\nd: 1\n", lost: ["# of b"]),
    // A text whose last line has no end gets none from what follows it.
    Case(
      source: "# head\na: | # of a\n  x", old: map(["a": .text("x")]),
      new: map(["a": .text("x"), "b": .number(1)]), text: "# head\na: |- # of a\n  x\nb: 1\n"),
    Case(
      source: "a: >2+\n   x", old: map(["a": .text(" x")]),
      new: map(["a": .text(" x"), "b": .number(1)]), text: "a: >2-\n   x\nb: 1\n"),
    // A comment beside what opens a text, or behind its tag, is a comment too.
    Case(
      source: "a: 1\nb: |- # of b\n  # text\nc: !!str # of c\n  'x # text'\n",
      old: map(["a": .number(1), "b": .text("# text"), "c": .text("x # text")]),
      new: map(["a": .number(1)]), text: "a: 1\n", lost: ["# of b", "# of c"]),
    // An anchor or a tag on a list is no reason to write it anew.
    Case(
      source: "a: &x # of a\n  # of i\n  - id: i\n    text: x\nb: !!seq\n- {id: j, text: y} # j\n",
      old: map([
        "a": .list([item("i", "x")]), "b": .list([.inline(item("j", "y"))]),
      ]),
      new: map([
        "a": .list([item("i", "w"), item("k", "z")]),
        "b": .list([.inline(item("j", "y")), .inline(item("l", "v"))]),
      ]),
      text: """
        a: &x # of a
          # of i
          - id: i
            text: w
          - id: k
            text: z
        b: !!seq
        - {id: j, text: y} # j
        - {id: l, text: v}

        """),
    // Anchors cannot be kept where they are used elsewhere: then all is written anew, and said.
    Case(
      source: "# head\na: &x 1\nb: *x\n", old: map(["a": .number(1), "b": .number(1)]),
      new: map(["a": .number(2), "b": .number(1)]), text: "a: 2\nb: 1\n", lost: ["# head"]),
  ]

  @Test(arguments: cases.indices)
  func `only what has changed is changed`(_ index: Int) {
    let entry = Self.cases[index]
    let revision = YAMLRevision(of: Array(entry.source.utf8), from: entry.old, to: entry.new) {
      // The values of these cases are all that their texts say.
      YAMLReader().read(Array($0.utf8), file: "").problems.isEmpty
    }
    #expect(revision.text == entry.text)
    #expect(revision.lostComments == entry.lost)
    let same = YAMLRevision(of: Array(entry.source.utf8), from: entry.old, to: entry.old) { _ in
      true
    }
    #expect(same.text == entry.source && same.lostComments.isEmpty)
  }

  @Test func `what comes out wrong is written anew`() {
    let revision = YAMLRevision(
      of: Array("a: 1 # one\n".utf8), from: Self.map(["a": .number(1)]),
      to: Self.map(["a": .number(2)])
    ) { $0 == "never" }
    #expect(revision.text == "a: 2\n" && revision.lostComments == ["# one"])
    let broken = YAMLRevision(
      of: Array("a: [".utf8), from: Self.map(["a": .number(1)]), to: Self.map(["a": .number(2)])
    ) { _ in true }
    #expect(broken.text == "a: 2\n")
  }

  // MARK: Our own files

  private static let folder = URL(filePath: #filePath).appending(path: "../../../../frameworks")
    .standardized

  /// A bundled file with comments strewn in between its lines.
  private static func commented(
    _ name: String, _ random: inout SplitMix64, lineBreak: String
  ) throws -> [UInt8] {
    let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    var count = 0
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line in
      // Inside of a text that goes over several lines a comment would end it.
      let first = line.split(separator: " ").first ?? ""
      guard first == "-" || first.hasSuffix(":"), Int.random(in: 0..<8, using: &random) == 0
      else { return [String(line)] }
      count += 1
      let indent = String(repeating: " ", count: Int.random(in: 0...8, using: &random))
      return ["\(indent)# comment \(count): {a: [b]", String(line)]
    }
    return Array(lines.joined(separator: lineBreak).utf8)
  }

  private func expectKept(
    _ revision: YAMLRevision, of source: [UInt8], _ what: Comment
  ) throws {
    let before = try #require(YAMLOutline(source)).comments
    let after = try #require(YAMLOutline(Array(revision.text.utf8))).comments
    #expect((after + revision.lostComments).sorted() == before.sorted(), what)
    // Written anew, it would have lost nearly all.
    #expect(after.count * 2 > before.count, what)
  }

  @Test(arguments: ["sf-2940", "cpm", "set", "kent"])
  func `alignments say what they should, and keep their comments`(_ id: String) throws {
    var random = SplitMix64(seed: 7)
    for round in 0..<12 {
      let source = try Self.commented(
        "\(id)/alignment.yaml", &random, lineBreak: round % 3 == 0 ? "\r\n" : "\n")
      let old = try #require(
        YAMLReader().read(source, file: id, as: AlignmentFile.shape).value)
      var new = old
      for _ in 0..<Int.random(in: 1...6, using: &random) { Self.change(&new, &random) }
      let revision = AlignmentWriter.revision(of: source, from: old, to: new)
      let read = YAMLReader().read(Array(revision.text.utf8), file: id, as: AlignmentFile.shape)
      #expect(read.value == new, "round \(round): \(read.problems)")
      try expectKept(revision, of: source, "\(id), round \(round)")
      // There and back again says the same.
      let back = AlignmentWriter.revision(of: Array(revision.text.utf8), from: new, to: old)
      #expect(
        YAMLReader().read(Array(back.text.utf8), file: id, as: AlignmentFile.shape).value == old)
    }
  }

  private static func change(_ alignment: inout Alignment, _ random: inout SplitMix64) {
    let index = Int.random(in: alignment.links.indices, using: &random)
    let link = ConceptLink(
      concept: "new-\(Int.random(in: 0..<1_000, using: &random))", share: 0.25, relation: .broader,
      confidence: 0.5, author: "O'Neil: \"B\"", note: "# no comment")
    switch Int.random(in: 0..<9, using: &random) {
    case 0: alignment.links[index].links[0].share = 0.125
    case 1: alignment.links[index].links.append(link)
    case 2: alignment.links[index].links = [link]
    case 3: alignment.links.remove(at: index)
    case 4:
      alignment.links.insert(
        .init(statement: "new.\(index).\(link.concept)", links: [link, link]), at: index)
    case 5:
      alignment.rejected.append(
        .init(
          statement: "x\(alignment.rejected.count).\(link.concept)",
          rejections: [.init(reason: "yes"), .init(concept: "c", reason: "- no", author: "1")]))
    case 6: alignment.author = "12:30"
    case 7: if !alignment.unused.isEmpty { alignment.unused.removeLast() }
    default:
      alignment.scale?.cuts[1].reason = "why: not"
      alignment.isComplete.toggle()
    }
  }

  @Test(arguments: ["sf-2940", "cpm", "set", "kent"])
  func `frameworks say what they should, and keep their comments`(_ id: String) throws {
    var random = SplitMix64(seed: 8)
    for round in 0..<8 {
      let source = try Self.commented("\(id)/framework.yaml", &random, lineBreak: "\n")
      let old = try #require(
        YAMLReader().read(source, file: id, as: FrameworkFile.shape).value)
      var new = old
      for _ in 0..<Int.random(in: 1...6, using: &random) { Self.change(&new, &random) }
      let revision = FrameworkWriter.revision(of: source, from: old, to: new)
      let read = YAMLReader().read(Array(revision.text.utf8), file: id, as: FrameworkFile.shape)
      #expect(read.value == new, "round \(round): \(read.problems)")
      try expectKept(revision, of: source, "\(id), round \(round)")
    }
  }

  private static func change(_ framework: inout Framework, _ random: inout SplitMix64) {
    let unit = Int.random(in: framework.units.indices, using: &random)
    let count = framework.units[unit].statements.count
    guard count > 1 else { return }
    let index = Int.random(in: 0..<count, using: &random)
    switch Int.random(in: 0..<7, using: &random) {
    case 0: framework.units[unit].statements[index].text = "Says: \"this\" # that"
    case 1: framework.units[unit].statements.remove(at: index)
    case 2:
      framework.units[unit].statements.insert(
        Statement(id: "n\(unit).\(index).\(count)", actor: .agency, text: "1.5"), at: index)
    case 3: framework.units[unit].statements.swapAt(0, index)
    case 4:
      framework.units[unit].statements[index].actor = .director
      framework.units[unit].statements[index].flags = []
    case 5: framework.units.swapAt(0, unit)
    default: framework.scale.levels[0].title = "yes"
    }
  }
}
