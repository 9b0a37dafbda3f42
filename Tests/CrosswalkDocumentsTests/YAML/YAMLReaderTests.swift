import CrosswalkBase
import CrosswalkDocuments
import CrosswalkTestSupport
import Foundation
import Testing

@Suite struct YAMLReaderTests {
  @Test func `syntax errors say what is wrong and where`() {
    expectProblems("a: b\n  c«: d", "mapping values are not allowed in this context")
    expectProblems(
      "a: [1, 2\nb«: 3\n",
      "did not find expected ',' or ']' while parsing a flow sequence that begins at line 1, column 4"
    )
    expectProblems(
      "a: 'b\n«",
      "found unexpected end of stream while scanning a quoted scalar that begins at line"
        + " 1, column 4")
    expectProblems(
      "a:\n«\tb: c\n", "found a tab where YAML wants spaces while scanning for the next token")
    expectProblems(
      "a: «@b",
      "found character that cannot start any token while scanning for the next token")
  }

  @Test func `columns count code points`() {
    expectProblems("'é😀e\u{301}': «*x", "alias '*x' has no anchor '&x' before it")
  }

  @Test func `what is not one plain document is refused`() {
    expectProblems("«", "this file is empty")
    expectProblems("«# nothing but this\n", "this file is empty")
    expectProblems("a: b\n«---\nc: d\n", "a second document begins here; a file holds one")
    expectProblems(
      "«%YAML 1.3\n--- a", "the %YAML directive asks for a version other than 1.1 or 1.2")
    expectProblems("a: {«<<: b}", "merge keys ('<<') are not read; write the keys out")
    expectProblems(
      "«[a]: b\n«{a: b}: c", "a key must be text, not a list", "a key must be text, not a mapping")
  }

  @Test func `merge keys in quotes are keys`() throws {
    #expect(try root(of: #""<<": a"#).node(at: [.key("<<")])?.text == "a")
  }

  @Test func `tags that YAML does not have, or that do not fit, are refused`() {
    expectProblems("a: «!mine b", "tag '!mine' is not read; only YAML's own are")
    expectProblems(
      "a: «!!binary b", "tag 'tag:yaml.org,2002:binary' is not read; only YAML's own are")
    expectProblems(
      "%TAG !e! tag:e,1:\n--- «!e!x a", "tag 'tag:e,1:x' is not read; only YAML's own are")
    expectProblems("a: «!!int b", "tag '!!int' does not fit the text 'b'")
    expectProblems("a: «!!seq {}", "tag '!!seq' does not fit a mapping")
    expectProblems("a: «!!str []", "tag '!!str' does not fit a list")
    expectProblems("a: «!!map b", "tag '!!map' does not fit the text 'b'")
    expectProblems(
      "«!!bool yes: «!!null 0",
      "tag '!!bool' does not fit the text 'yes'", "tag '!!null' does not fit the text '0'")
  }

  @Test func `tags that fit are accepted`() throws {
    _ = try root(
      of: "!!map {a: !!seq [!!int 1, !!float 1, !!float 1.5, !!bool true, !!null ~, !!str ~, ! x]}")
  }

  @Test func `a key used twice is refused, naming both places`() {
    expectProblems(
      "id: a\nb:\n  c: 1\n  «\"c\": 2\n«id: b\n",
      "duplicate key 'c'; first used at line 3, column 3",
      "duplicate key 'id'; first used at line 1, column 1")
  }

  @Test func `keys used twice are found in mappings of any size`() {
    let keys = (1...50_000).map { "key\($0): 1\n" }.joined()
    expectProblems(
      keys + "«key20000: 2\n«key3: 2\n",
      "duplicate key 'key20000'; first used at line 20000, column 1",
      "duplicate key 'key3'; first used at line 3, column 1")
  }

  @Test func `aliases that lead nowhere are refused`() {
    expectProblems("a: «*b\nb: &b c", "alias '*b' has no anchor '&b' before it")
    expectProblems("&a [b, «*a]", "alias '*a' is inside the very node it stands for")
    expectProblems("a: &a {b: [«*a]}", "alias '*a' is inside the very node it stands for")
  }

  @Test func `aliases stand for the node they name`() throws {
    let node = try root(of: "a: &x [1, 2]\nb: *x\nc: &x 3\nd: *x\n*x : e")
    #expect(node.node(at: [.key("b"), .index(1)])?.text == "2")
    #expect(node.mark(at: [.key("b")]) == TextMark(line: 1, column: 4))
    #expect(node.node(at: [.key("d")])?.text == "3")
    #expect(node.node(at: [.key("3")])?.text == "e")
  }

  // MARK: Bytes

  private func problems(_ bytes: [UInt8]) -> [String] {
    YAMLReader().read(bytes, file: "a.yaml").problems.map(\.description)
  }

  @Test func `bytes that are not UTF-8 text are refused where they stand`() {
    let before = Array("é: b\r\n# ü".utf8)
    for (bytes, hex) in [
      ([0xFF], "FF"), ([0xC0, 0x80], "C0"), ([0xE2, 0x80], "E2"), ([0xED, 0xA0, 0x80], "ED"),
      ([0xF4, 0x90, 0x80, 0x80], "F4"), ([0x80], "80"), ([0xF0, 0x80, 0x80, 0x80], "F0"),
    ] as [([UInt8], String)] {
      #expect(
        problems(before + bytes) == ["a.yaml:2:4: error: byte 0x\(hex) is not valid UTF-8 here"])
    }
    #expect(
      problems(before + [0]) == [
        "a.yaml:2:4: error: NUL byte; this is not a text file, or it is not UTF-8"
      ])
    #expect(
      problems([0xFF, 0xFE, 0x61, 0x00]) == [
        "a.yaml:1:1: error: this file is UTF-16; save it as UTF-8"
      ])
    #expect(problems([0xFE, 0xFF, 0x00, 0x61]).count == 1)
    #expect(problems([0x61, 0x00, 0x3A, 0x00]).count == 1)
  }

  @Test func `lines end where YAML lets them end`() {
    let text = "# a\rb: c\r\n# d\u{85}# e\u{2028}# é\u{7}"
    #expect(
      problems(Array(text.utf8)) == [
        "a.yaml:5:4: error: control character U+0007 is not allowed"
      ])
  }

  @Test func `control characters are refused, as bytes and as escapes`() {
    expectProblems("a: «\u{7}b", "control character U+0007 is not allowed")
    expectProblems("a: b«\u{7F}", "control character U+007F is not allowed")
    expectProblems("a: b«\u{9B}", "control character U+009B is not allowed")
    expectProblems("a: b«\u{FFFE}", "control character U+FFFE is not allowed")
    expectProblems(#"a: «"b\0""#, "control character U+0000 is not allowed")
    expectProblems(#"a: «"b\e""#, "control character U+001B is not allowed")
  }

  @Test func `a byte order mark and any line ends are accepted`() throws {
    let node = try root(of: "\u{FEFF}a: b\r\nc:\r\n  - d\r\n")
    #expect(node.mark(at: [.key("a")]) == TextMark(line: 1, column: 4))
    #expect(node.mark(at: [.key("c"), .index(0)]) == TextMark(line: 3, column: 5))
    #expect(try root(of: "a: b\rc: d").node(at: [.key("c")])?.text == "d")
  }

  // MARK: Limits

  @Test func `files over the limits are refused, naming what lifts them where something does`() {
    let names = YAMLLimits.Names(bytes: "A", depth: "B", aliasNodes: "C")
    for (names, ways) in [(YAMLLimits.Names(), ["", "", ""]), (names, ["A", "B", "C"])] {
      let ways = ways.map { $0.isEmpty ? "" : "; \($0) lifts it" }
      expectProblems(
        "«a: bcd", "this file has 6 bytes, more than the limit of 5" + ways[0],
        limits: YAMLLimits(maxBytes: 5, names: names))
      expectProblems(
        "a: [«[b]]", "nested deeper than the limit of 2" + ways[1],
        limits: YAMLLimits(maxDepth: 2, names: names))
      expectProblems(
        "a: &a [[b]]\nc: [«*a]", "nested deeper than the limit of 3" + ways[1],
        limits: YAMLLimits(maxDepth: 3, names: names))
      expectProblems(
        "- &a [1, 2]\n- *a\n- «*a\n", "aliases repeat more nodes than the limit of 5" + ways[2],
        limits: YAMLLimits(maxAliasNodes: 5, names: names))
    }
  }

  @Test func `files at the limits are read`() throws {
    _ = try root(of: "a: bcd", limits: YAMLLimits(maxBytes: 6))
    _ = try root(of: "a: [[b]]", limits: YAMLLimits(maxDepth: 3))
    _ = try root(of: "- &a [1, 2]\n- *a\n- *a\n", limits: YAMLLimits(maxAliasNodes: 6))
  }

  @Test func `an alias bomb is refused before it goes off`() throws {
    var bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...30 {
      bomb +=
        "a\(level): &a\(level) ["
        + Array(repeating: "*a\(level - 1)", count: 10)
        .joined(separator: ", ") + "]\n"
    }
    let problems = YAMLReader().read(Array(bomb.utf8), file: "a.yaml").problems
    #expect(problems.map(\.line) == [5])
    #expect(problems.first?.message.contains("aliases repeat more nodes") == true)
    // Even without a limit the bomb stays small: nodes are shared, and the count does not overflow.
    _ = try root(of: bomb, limits: YAMLLimits(maxAliasNodes: .max))
  }

  @Test func `a long text repeated by aliases is refused too, and short of that is quick`() throws {
    let text = "- &a " + String(repeating: "a", count: 1 << 20) + "\n"
    let limit = YAMLLimits(maxAliasNodes: 10 * 1_025)
    let aliases = String(repeating: "- *a\n", count: 10)
    _ = try root(of: text + aliases, limits: limit)
    expectProblems(
      text + aliases + "- «*a\n",
      "aliases repeat more nodes than the limit of 10250",
      limits: limit)
    let unlimited = YAMLReader(limits: YAMLLimits(maxAliasNodes: .max))
    let bytes = Array((text + String(repeating: aliases, count: 2_000)).utf8)
    #expect(unlimited.read(bytes, file: "a", as: .list(of: .boolean)).problems.count == 1)
  }

  @Test(arguments: ["[", "{a: ", "- ", "? ", "[[[{", "{? ", "&a [", "!!seq [", "\"a\": [", "[a,\n"])
  func `bottomless nesting is refused at once`(token: String) {
    let growth = Growth.eightfold(to: 1_000_000) { count in
      let text = String(repeating: token, count: count / token.utf8.count)
      #expect(YAMLReader().read(Array(text.utf8), file: "a.yaml").problems.count == 1)
    }
    #expect(Growth.linear.contains(growth))
  }

  @Test func `a tree far deeper than the stack is read and freed`() throws {
    let depth = 20_000
    let text = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    _ = try root(of: text, limits: YAMLLimits(maxDepth: depth))
  }

  @Test(arguments: [
    "a", "a ", "a\n", "- a\n", "&a a,", "*a ", "%TAG !a! b\n", "%YAML 1.1\n", "# a\n", "'", "\"\\n",
    ": ", "? a\n", "a: b\n", "\t", " ", "\r", ",", "|", "!a ", "é", "\u{85}", "---\n", "...\n",
    "]", "}", "&a", "x: |\n ", "<<: a\n", "- !a b\n", "-\n",
  ])
  func `long runs of anything are answered, each at the same cost`(token: String) {
    for beginning in ["", "[", "a: ", "- \""] {
      let growth = Growth.eightfold(to: 250_000) { count in
        let text = beginning + String(repeating: token, count: count / token.utf8.count)
        let reading = YAMLReader().read(Array(text.utf8), file: "a.yaml", as: .list(of: .text))
        #expect(reading.problems.count <= ProblemList.maximum + 1)
      }
      #expect(Growth.linear.contains(growth), "after \(beginning)")
    }
  }

  @Test func `anchors by the hundred thousand are no burden`() throws {
    let text = (0..<200_000).map { "- &a\($0) x\n" }.joined()
    #expect(try root(of: text).items.count == 200_000)
  }

  @Test func `only so many problems of a file are told`() throws {
    let text = (0..<5_000).map { _ in "- !x a\n" }.joined()
    let problems = YAMLReader().read(Array(text.utf8), file: "a.yaml").problems
    #expect(problems.count == ProblemList.maximum + 1)
    #expect(problems.last?.message == "4000 more problems are not shown")
    #expect(problems.last?.line == 5_000)
  }
}
