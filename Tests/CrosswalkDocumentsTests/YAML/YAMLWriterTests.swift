import CrosswalkTestSupport
import Foundation
import Testing

@testable import CrosswalkBase
@testable import CrosswalkDocuments
@testable import CrosswalkExchange
@testable import CrosswalkModel

@Suite struct YAMLWriterTests {
  @Test(arguments: [
    ("", "\"\""), ("a", "a"), ("Talks openly.", "Talks openly."), ("1.10", "\"1.10\""),
    ("1", "\"1\""), ("no", "\"no\""), ("No", "\"No\""), ("Nobody", "Nobody"), ("y", "\"y\""),
    ("null", "\"null\""), ("~", "\"~\""), ("a: b", "\"a: b\""), ("a #b", "\"a #b\""),
    ("a#b", "a#b"), ("-a", "\"-a\""), ("say \"x\"", "say \"x\""), ("Who?", "\"Who?\""),
    ("\"x\" it", "'\"x\" it'"),
    ("'x' and \"y\"", "'''x'' and \"y\"'"), ("a, b", "\"a, b\""), ("a\nb", "\"a\\nb\""),
    ("a\u{7F}", "\"a\\x7F\""), ("a\u{202E}b", "\"a\\u202Eb\""), ("a ", "\"a \""),
    ("a\u{A0}b", "\"a\u{A0}b\""), ("Übt 😀", "Übt 😀"), ("2026-11-22", "\"2026-11-22\""),
    ("C:\\d", "'C:\\d'"), ("12:30", "\"12:30\""), ("=", "\"=\""), ("<<", "\"<<\""),
  ])
  func `texts are quoted where a reader needs it`(text: String, written: String) {
    #expect(YAMLWriter.scalar(text) == written)
  }

  @Test func `values are laid out as people write them`() {
    let value = YAMLValue.mapping([
      .init("id", .text("1")), .init("none", .list([])), .init("empty", .mapping([])),
      .init(
        "items",
        .list([
          .mapping([.init("a", .number(0.5)), .init("b", .list([.boolean(true)]))]),
          .inline(.mapping([.init("a", .number(1e-7)), .init("b", .list([.text("x, y")]))])),
          .list([.text("x"), .list([.number(3)])]),
        ])),
    ])
    #expect(
      YAMLWriter.text(value) == """
        id: "1"
        none: []
        empty: {}
        items:
          - a: 0.5
            b:
              - true
          - {a: 1.0e-07, b: ["x, y"]}
          -
            - x
            -
              - 3

        """)
  }

  // MARK: Random values

  private static func value(_ random: inout SplitMix64, depth: Int) -> YAMLValue {
    switch Int.random(in: depth > 3 ? 4..<8 : 0..<8, using: &random) {
    case 0, 1: return .list((0..<3).map { _ in value(&random, depth: depth + 1) })
    case 2, 3:
      var seen: Set<String> = []
      let pairs = (0..<3).map { _ in
        YAMLValue.Pair(RandomTree.text(&random), value(&random, depth: depth + 1))
      }
      let mapping = YAMLValue.mapping(
        pairs.filter { seen.insert($0.key.precomposedStringWithCanonicalMapping).inserted })
      return Bool.random(using: &random) ? mapping : .inline(mapping)
    case 4: return .boolean(Bool.random(using: &random))
    case 5: return .number(Double(Int.random(in: -9_999...9_999, using: &random)) / 8)
    default: return .text(RandomTree.text(&random))
    }
  }

  /// The same value for JSON.
  private enum Plain: Encodable {
    case text(String)
    case number(Double)
    case boolean(Bool)
    case list([Plain])
    case mapping([[Plain]])

    init(_ value: YAMLValue) {
      switch value {
      case .text(let text): self = .text(text)
      case .number(let number): self = .number(number)
      case .integer(let number): self = .number(Double(number))
      case .boolean(let value): self = .boolean(value)
      case .list(let items): self = .list(items.map(Plain.init))
      case .mapping(let pairs): self = .mapping(pairs.map { [.text($0.key), Plain($0.value)] })
      case .inline(let value): self = Plain(value)
      }
    }

    func encode(to encoder: any Encoder) throws {
      switch self {
      case .text(let text): try ["t": text].encode(to: encoder)
      case .number(let number): try ["n": number].encode(to: encoder)
      case .boolean(let value): try ["b": value].encode(to: encoder)
      case .list(let items): try ["l": items].encode(to: encoder)
      case .mapping(let pairs): try ["m": pairs].encode(to: encoder)
      }
    }
  }

  private struct Question: Encodable {
    var yaml: String
    var value: Plain
  }

  /// Whether a node that was read back is a value, to the last code point.
  private func isSame(_ node: YAMLNode, _ value: YAMLValue) -> Bool {
    switch value {
    case .text(let text):
      return node.scalar == .text && node.text.map { $0.utf8.elementsEqual(text.utf8) } ?? false
    case .integer(let number): return node.scalar == .integer(number)
    case .number(let number):
      switch node.scalar {
      case .integer(let read): return Double(read) == number
      case .float(let read): return read == number
      default: return false
      }
    case .boolean(let flag): return node.scalar == .boolean(flag)
    case .list(let items):
      return node.kind == .sequence && node.items.count == items.count
        && zip(node.items, items).allSatisfy { isSame($0, $1) }
    case .mapping(let pairs):
      return node.kind == .mapping && node.pairs.count == pairs.count
        && zip(node.pairs, pairs).allSatisfy {
          isSame($0.key, .text($1.key)) && isSame($0.value, $1.value)
        }
    case .inline(let value): return isSame(node, value)
    }
  }

  @Test func `random values are read back by our reader`() throws {
    var random = SplitMix64(seed: 1)
    for round in 0..<3_000 {
      let value = Self.value(&random, depth: 0)
      let text = YAMLWriter.text(value)
      let (root, problems) = YAMLReader().read(Array(text.utf8), file: "a.yaml")
      let node = try #require(root, "round \(round): \(problems)\n\(text)")
      #expect(problems.isEmpty && isSame(node, value), "round \(round):\n\(text)")
    }
  }

  @Test(.enabled(if: Oracle.mayAskPyYAML, "needs python3 with PyYAML"))
  func `random values are read back by PyYAML`() throws {
    var random = SplitMix64(seed: 2)
    let questions = (0..<1_500).map { _ in
      let value = Self.value(&random, depth: 0)
      return Question(yaml: YAMLWriter.text(value), value: Plain(value))
    }
    let bad = try Oracle.ask(Self.script, questions, [String].self)
    #expect(bad.isEmpty, "\(bad.first ?? "")")
  }

  private static let script = """
    import json, sys, yaml
    def plain(v):
        if 't' in v: return v['t']
        if 'n' in v: return float(v['n'])
        if 'b' in v: return v['b']
        if 'l' in v: return [plain(x) for x in v['l']]
        return {k['t']: plain(x) for k, x in v['m']}
    def same(a, b):
        if type(a) is int: a = float(a)
        if type(a) is not type(b): return False
        if type(a) is list: return len(a) == len(b) and all(map(same, a, b))
        if type(a) is dict: return list(a) == list(b) and all(same(a[k], b[k]) for k in a)
        return a == b
    bad = []
    for q in json.load(sys.stdin):
        for loader in (yaml.SafeLoader, yaml.CSafeLoader):
            try: ok = same(yaml.load(q['yaml'], loader), plain(q['value']))
            except yaml.YAMLError: ok = False
            if not ok: bad.append(loader.__name__ + ': ' + q['yaml'])
    json.dump(bad, sys.stdout)
    """

  @Test(.enabled(if: Oracle.mayAskPyYAML, "needs python3 with PyYAML"))
  func `random frameworks are the same under PyYAML`() throws {
    var trees = RandomTree(seed: 6)
    let questions = try (0..<100).map { _ in
      let text = YAMLWriter.text(trees.value(FrameworkFile.shape.description))
      let framework = try #require(
        YAMLReader().read(Array(text.utf8), file: "a.yaml", as: FrameworkFile.shape).value)
      return Question(
        yaml: FrameworkWriter.text(framework, comment: ["a: b"]),
        value: Plain(FrameworkFile.shape.encode(framework)))
    }
    let bad = try Oracle.ask(Self.script, questions, [String].self)
    #expect(bad.isEmpty, "\(bad.first ?? "")")
  }
}
