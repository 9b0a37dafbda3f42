import CrosswalkTestSupport
import Foundation
import Testing

@testable import CrosswalkBase

@Suite struct JSONReaderTests {
  private func refusal(_ bytes: [UInt8], _ limits: JSONReader.Limits = .init()) -> String? {
    do {
      _ = try JSONReader.value(of: bytes, limits: limits)
      return nil
    } catch {
      return error.description
    }
  }

  @Test func `values of every kind are read`() throws {
    let text = """
      \u{FEFF} {"a": [null, true, false, -0.5e+1, 0, 12], "é\\u00e9\\ud83d\\ude00\\n\\/": {}, "": []}

      """
    #expect(
      try JSONReader.value(of: Array(text.utf8))
        == .object([
          "a": .list([.null, .boolean(true), .boolean(false), .number(-5), .number(0), .number(12)]
          ),
          "éé😀\n/": .object([:]), "": .list([]),
        ]))
  }

  @Test(arguments: [
    ("", "the file is empty"), ("{", "line 1, column 2: the file ends where a key in quotes"),
    ("[1,]", "line 1, column 4: ']' stands where a value must stand"),
    ("{\"a\":1,\n\"é\":2, \"a\":3}", "line 2, column 8: the key 'a' is there twice"),
    ("[1 2]", "line 1, column 4: '2' stands where ',' or the end of the list must stand"),
    ("{\"a\" 1}", "'1' stands where ':' must stand"), ("{a:1}", "'a' stands where a key in quotes"),
    ("[1] x", "line 1, column 5: something follows"), ("[tru]", "'t' stands where a value"),
    ("[01]", "a number does not begin with 0"), ("[1.]", "where a digit must stand"),
    ("[+1]", "'+' stands"), ("[.5]", "'.' stands"), ("[1e]", "where a digit must stand"),
    ("[NaN]", "'N' stands where a value"), ("[1e999]", "line 1, column 2: the number is too large"),
    ("[\"a]", "line 1, column 2: the text does not end"), ("[\"\\x\"]", "there is no such escape"),
    ("[\"\\u12G4\"]", "four hexadecimal digits"), ("[\"\\u12", "four hexadecimal digits"),
    ("[\"\\ud800\"]", "half of a surrogate pair"), ("[\"\\ud800\\u0041\"]", "half of a surrogate"),
    ("[\"\\udc00\"]", "half of a surrogate pair"), ("[\"a\nb\"]", "a control character stands"),
    ("['a']", "''' stands where a value"), ("[/*x*/1]", "'/' stands"), ("\u{0}", "something else"),
  ])
  func `what is no JSON is refused with its place`(_ text: String, _ words: String) {
    let refusal = refusal(Array(text.utf8))
    #expect(refusal?.contains(words) ?? false, "\(refusal ?? "it was read")")
  }

  @Test func `other encodings are refused`() {
    #expect(refusal([0x22, 0xFF, 0x22])?.contains("not in UTF-8") ?? false)
    #expect(refusal([0x22, 0xED, 0xA0, 0x80, 0x22])?.contains("not in UTF-8") ?? false)
    #expect(refusal([0xFF, 0xFE, 0x5B, 0, 0x5D, 0])?.contains("UTF-16") ?? false)
    #expect(refusal([0x50, 0x4B, 3, 4])?.contains("workbook") ?? false)
  }

  @Test func `size, depth and the number of values have limits`() {
    let deep = { (count: Int) in
      Array((String(repeating: "[", count: count) + String(repeating: "]", count: count)).utf8)
    }
    #expect(refusal(deep(100)) == nil)
    #expect(refusal(deep(101)) == "line 1, column 101: nested deeper than 100")
    #expect(
      refusal(Array(String(repeating: "{\"a\":", count: 1_000_000).utf8))?.contains("deeper")
        ?? false)
    let limits = JSONReader.Limits(maxBytes: 9, maxDepth: 9, maxValues: 4)
    #expect(refusal(Array("[1,2,3]".utf8), limits) == nil)
    #expect(refusal(Array("[1,2,3,4]".utf8), limits)?.contains("more than 4 values") ?? false)
    #expect(refusal(Array("[1,2,3,  ]".utf8), limits) == "the file has more than 9 bytes")
  }

  @Test(.enabled(if: Oracle.mayAskPython, "there is no Python"))
  func `Python reads the same values`() throws {
    let script = """
      import json, random, sys
      json.load(sys.stdin)
      r = random.Random(5)
      def value(d):
          k = r.randrange(8 if d < 5 else 5)
          if k == 0: return None
          if k == 1: return r.random() < 0.5
          if k == 2: return r.choice([0, -1, 10**r.randrange(15), -3])
          if k == 3: return r.choice([0.1, -2.5e-7, 1.7976931348623157e308, 5e-324, r.random()])
          if k == 4: return "".join(chr(r.choice([r.randrange(32, 127), r.randrange(0x20), r.randrange(0xA0, 0xD800), r.randrange(0x10000, 0x110000)])) for _ in range(r.randrange(9)))
          if k < 7: return [value(d + 1) for _ in range(r.randrange(5))]
          return {value(9).__str__(): value(d + 1) for _ in range(r.randrange(5))}
      values = [value(0) for _ in range(400)]
      texts = [json.dumps(v, ensure_ascii=r.random() < 0.5, indent=r.choice([None, 1])) for v in values]
      json.dump([texts, [json.dumps(v) for v in values]], sys.stdout)
      """
    let answer = try Oracle.ask(script, [String](), [[String]].self)
    let ours = try answer[0].map {
      try JSONText.compact(try JSONReader.value(of: Array($0.utf8)))
    }
    let compare = """
      import json, sys
      a, b = json.load(sys.stdin)
      json.dump([x for x, y in zip(a, b) if json.loads(x) != json.loads(y)][:5], sys.stdout)
      """
    #expect(try Oracle.ask(compare, [ours, answer[1]], [String].self) == [])
  }
}
