import CrosswalkBase
import CrosswalkDocuments
import CrosswalkExchange
import CrosswalkTestSupport
import Foundation
import Testing

@Suite struct YAMLEventsTests {
  /// An event in the words of both parsers.
  private struct Event: Codable, Equatable {
    var kind: String
    var line: Int
    var column: Int
    var anchor: String?
    var tag: String?
    var implicit: [Bool]?
    var style: String?
    var value: String?
  }

  /// Of each text (in base64) its events, or null if it is refused.
  private static let pyYAML = """
    import base64, json, sys, yaml
    from yaml._yaml import CParser

    def event(e):
        kind = type(e).__name__
        d = dict(kind=kind, line=e.start_mark.line + 1, column=e.start_mark.column + 1)
        d["anchor"] = getattr(e, "anchor", None)
        d["tag"] = getattr(e, "tag", None)
        if kind in ("DocumentStartEvent", "DocumentEndEvent"):
            d["implicit"] = [not e.explicit]
        elif kind == "ScalarEvent":
            d["implicit"] = list(e.implicit)
            d["style"] = e.style or "plain"
            d["value"] = e.value
        elif kind in ("SequenceStartEvent", "MappingStartEvent"):
            d["implicit"] = [e.implicit]
            d["style"] = "flow" if e.flow_style else "block"
        return d

    def events(text):
        try:
            parser, result = CParser(text), []
            while (e := parser.get_event()) is not None:
                result.append(event(e))
            return result
        except (yaml.YAMLError, UnicodeDecodeError):
            return None

    json.dump([events(base64.b64decode(t)) for t in json.load(sys.stdin)], sys.stdout)
    """

  private func events(of text: [UInt8]) -> [Event]? {
    try? YAMLEvents.parse(text, file: "a.yaml") { (events) throws(Problem) in
      var result: [Event] = []
      while let event = try events.next() {
        let name = "\(event.kind)"
        result.append(
          Event(
            kind: name.prefix(1).uppercased() + name.dropFirst() + "Event",
            line: event.mark.line, column: event.mark.column, anchor: event.anchor, tag: event.tag,
            implicit: event.isImplicit.map { [$0] + (event.isQuotedImplicit.map { [$0] } ?? []) },
            style: event.scalarStyle.map(style) ?? event.isFlow.map { $0 ? "flow" : "block" },
            value: event.text))
      }
      return result
    }
  }

  private func style(_ style: YAMLScalarStyle) -> String {
    switch style {
    case .plain: "plain"
    case .singleQuoted: "'"
    case .doubleQuoted: "\""
    case .literal: "|"
    case .folded: ">"
    }
  }

  private func compare(_ texts: [(name: String, bytes: [UInt8])]) throws {
    let question = texts.map { Data($0.bytes).base64EncodedString() }
    let expected = try Oracle.ask(Self.pyYAML, question, [[Event]?].self)
    try #require(expected.count == texts.count)
    #expect(expected.contains { $0 != nil }, "PyYAML refuses everything")
    for (text, expected) in zip(texts, expected) {
      #expect(events(of: text.bytes) == expected, "\(text.name)")
    }
  }

  @Test(.enabled(if: Oracle.mayAskPyYAML, "PyYAML is missing"))
  func `events of files on disk equal those of PyYAML`() throws {
    let files = try YAMLTexts.filesOnDisk()
    #expect(!files.isEmpty)
    try compare(files.map { ($0.path, [UInt8](try Data(contentsOf: $0))) })
  }

  @Test(.enabled(if: Oracle.mayAskPyYAML, "PyYAML is missing"))
  func `events of odd and damaged texts equal those of PyYAML`() throws {
    var texts = [
      "", "\u{FEFF}", "\u{FEFF}a: b", "a: b\r\nc: d\r\n", "a\rb: c", "é: «ü»\n😀: [😀, x]", "# only",
      "a: \u{85} b", "- \u{2028}- b", "--- a\n--- b", "%TAG !e! tag:e,1:\n--- !e!x a", "! a", "\t",
    ].map { ($0, Array($0.utf8)) }
    var mutations = YAMLMutations(of: [Array(YAMLTexts.samples.utf8)], seed: 7)
    for round in 0..<1_000 {
      let text = mutations.next()
      // PyYAML also reads UTF-16, which this reader refuses in words.
      if text.starts(with: [0xFF, 0xFE]) || text.starts(with: [0xFE, 0xFF]) { continue }
      texts.append(("mutation \(round): \(String(decoding: text, as: UTF8.self))", text))
    }
    try compare(texts)
  }

  private struct TestSuite: Decodable {
    struct Case: Decodable {
      let id: String
      let yaml: String
    }
    let cases: [Case]
    static let file = Oracle.referenceFolder?.appending(path: "fixtures/yaml-test-suite.json")
    static let isThere = file.map { FileManager.default.fileExists(atPath: $0.path) } ?? false
  }

  @Test(
    .enabled(if: TestSuite.isThere, "CROSSWALK_REFERENCE has no fixtures/yaml-test-suite.json"),
    .enabled(if: Oracle.mayAskPyYAML, "PyYAML is missing"))
  func `events of the YAML test suite equal those of PyYAML`() throws {
    let file = try #require(TestSuite.file)
    let suite = try JSONDecoder().decode(TestSuite.self, from: Data(contentsOf: file))
    #expect(suite.cases.count > 400)
    try compare(suite.cases.map { ($0.id, Array($0.yaml.utf8)) })
    // The whole reader takes them all without falling over.
    for test in suite.cases {
      let reading = YAMLReader().read(Array(test.yaml.utf8), file: test.id, as: YAMLTexts.sample)
      #expect(!reading.problems.isEmpty, "\(test.id)")
    }
  }
}
