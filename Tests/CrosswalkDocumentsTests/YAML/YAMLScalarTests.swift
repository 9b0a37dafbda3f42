import CrosswalkBase
import CrosswalkDocuments
import CrosswalkExchange
import CrosswalkTestSupport
import Testing

@Suite struct YAMLScalarTests {
  private static let hard = [
    "~", "null", "Null", "NULL", "nULL", "nil", "true", "True", "TRUE", "tRUE", "false", "False",
    "FALSE", "yes", "Yes", "no", "No", "NO", "on", "off", "y", "n", "0", "-0", "+0", "00", "007",
    "12", "+12", "-12", "0o7", "0o17", "0o8", "0x1F", "0xff", "0xg", "12:30", "1:2:3", "10.10",
    "1.", "-1.", ".5", "-.5", "+.5", ".", "-", "+", "..", "1.5.2", "1e3", "1E3", "1e+3", "1e-3",
    "1.5e3", "1.e3", "1e", "1e+", "e3", "0.1e", "3.14159", "-2.5E-2", ".inf", ".Inf",
    ".INF", "-.inf", "+.inf", ".iNF", ".nan", ".NaN", ".NAN", ".Nan", "nan", "inf", "2026-11-22",
    "1 000", "1,000", "12e03", "abc", "trueish", "nulls", "0.", "00.5", "9223372036854775807",
    "-9223372036854775808", "0x7FFFFFFFFFFFFFFF", "1.7976931348623157e308", "5e-324", "v1.0", "<<",
    "=", "1a", "a1", "0b", "0o", "0x",
  ]

  private static let ruamel = """
    import json, sys
    from ruamel.yaml import YAML

    def resolve(text):
        value = YAML(typ="safe", pure=True).load(text)
        kind = type(value).__name__
        return [kind, str(value).lower() if kind == "bool" else repr(value) if kind == "float" else str(value)]

    json.dump([resolve(t) for t in json.load(sys.stdin)], sys.stdout)
    """

  @Test(.enabled(if: Oracle.mayAskRuamel, "ruamel.yaml is missing"))
  func `hard scalars mean what ruamel.yaml takes them for in YAML 1.2`() throws {
    // ruamel.yaml resolves dates and merge keys too, which the core schema leaves as text.
    let texts = Self.hard.filter { !["2026-11-22", "<<", "=", "0b", "0o", "0x"].contains($0) }
    let answers = try Oracle.ask(Self.ruamel, texts, [[String]].self)
    try #require(answers.count == texts.count)
    for (text, answer) in zip(texts, answers) {
      let expected: YAMLScalar =
        switch answer[0] {
        case "NoneType": .null
        case "bool": .boolean(answer[1] == "true")
        case "int": Int(answer[1]).map(YAMLScalar.integer) ?? .outOfRange
        case "float": .float(Double(answer[1]) ?? 0)
        default: .text
        }
      // `.nan` does not equal itself.
      #expect("\(YAMLScalar(plain: text))" == "\(expected)", "\(text)")
    }
  }

  @Test(arguments: [
    (".5e1", YAMLScalar.float(5)), ("2026-11-22", .text), ("1_000", .text), ("0b1", .text),
    ("0o", .text), ("0x", .text),
    ("-0x1F", .text), ("+0o7", .text), ("-.nan", .text), ("<<", .text), ("", .null), (" 1", .text),
    ("0o777777777777777777777", .integer(.max)), ("-9223372036854775808", .integer(.min)),
    ("9223372036854775808", .outOfRange), ("-9223372036854775809", .outOfRange),
    ("0x8000000000000000", .outOfRange), ("1e999", .outOfRange), ("-1e999", .outOfRange),
    ("1e-999", .float(0)), ("１２", .text), ("1\u{301}", .text),
  ])
  func `the core schema decides where readers differ`(text: String, expected: YAMLScalar) {
    #expect(YAMLScalar(plain: text) == expected)
  }

  @Test func `very long numbers are out of range, at once`() {
    let digits = String(repeating: "9", count: 1_000_000)
    #expect(YAMLScalar(plain: digits) == .outOfRange)
    #expect(YAMLScalar(plain: digits + ".5") == .outOfRange)
    #expect(YAMLScalar(plain: "1e" + digits) == .outOfRange)
  }

  @Test(arguments: hard)
  func `plain scalars keep their text`(text: String) throws {
    // What YAML itself reads differently, or not at all, as the value of a key.
    guard !["-"].contains(text) else { return }
    let node = try root(of: "key: \(text)")
    #expect(node.node(at: [.key("key")])?.text == text)
  }

  @Test func `quoted and tagged scalars are text`() throws {
    let node = try root(of: #"["1", '~', !!str 1, ! 1, !!int "1"]"#)
    #expect(node.items.map(\.scalar) == [.text, .text, .text, .text, .integer(1)])
    #expect(node.items.map(\.text) == ["1", "~", "1", "1", "1"])
    #expect(
      node.items.map(\.style) == [.doubleQuoted, .singleQuoted, .plain, .plain, .doubleQuoted])
  }
}
