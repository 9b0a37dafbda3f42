import Testing

@testable import CrosswalkDocuments

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

  private static func pair(_ subject: String, _ object: String?, _ relation: String) -> YAMLValue {
    let object = object.map { YAMLValue.Pair("o", .text($0), isIdentifying: true) }
    return .inline(
      .mapping(
        [.init("s", .text(subject), isIdentifying: true)] + (object.map { [$0] } ?? [])
          + [.init("r", .text(relation))]))
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
    // Pairs that are marked so tell items apart, one alone or several together.
    Case(
      source: """
        # of 1 and 1
        - {s: 1, o: 1, r: x} # first
        # of 1 and 2
        - {s: 1, o: 2, r: x} # second
        # of 1 alone
        - {s: 1, r: x} # third

        """,
      old: .list([pair("1", "1", "x"), pair("1", "2", "x"), pair("1", nil, "x")]),
      new: .list([pair("1", "1", "y"), pair("1", "0", "z"), pair("1", nil, "w")]),
      text: """
        # of 1 and 1
        - {s: "1", o: "1", r: "y"} # first
        - {s: "1", o: "0", r: z}
        # of 1 alone
        - {s: "1", r: w} # third

        """, lost: ["# of 1 and 2", "# second"]),
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
    let revision = YAMLRevision(
      of: YAMLSource(Array(entry.source.utf8)), from: entry.old, to: entry.new
    ) {
      // The values of these cases are all that their texts say.
      YAMLReader().read(Array($0.utf8), file: "").problems.isEmpty
    }
    #expect(revision.text == entry.text)
    #expect(revision.lostComments == entry.lost)
    let same = YAMLRevision(
      of: YAMLSource(Array(entry.source.utf8)), from: entry.old, to: entry.old
    ) { _ in
      true
    }
    #expect(same.text == entry.source && same.lostComments.isEmpty)
  }

  @Test func `what comes out wrong is written anew`() {
    let revision = YAMLRevision(
      of: YAMLSource(Array("a: 1 # one\n".utf8)), from: Self.map(["a": .number(1)]),
      to: Self.map(["a": .number(2)])
    ) { $0 == "never" }
    #expect(revision.text == "a: 2\n" && revision.lostComments == ["# one"])
    let broken = YAMLRevision(
      of: YAMLSource(Array("a: [".utf8)), from: Self.map(["a": .number(1)]),
      to: Self.map(["a": .number(2)])
    ) { _ in true }
    #expect(broken.text == "a: 2\n")
  }
}
