import Foundation
import Testing

@testable import CrosswalkBase

/// JSON is held against Foundation's encoder, which writes the same except that it leaves out what
/// is absent.
@Suite struct JSONTextTests {
  private func expectSame(
    _ value: some Encodable, _ comment: Comment? = nil, location: SourceLocation = #_sourceLocation
  ) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    #expect(
      Array(try JSONText.compact(value).utf8) == Array(try encoder.encode(value)), comment,
      sourceLocation: location)
    encoder.outputFormatting.insert(.prettyPrinted)
    #expect(
      Array(try JSONText.pretty(value).utf8) == Array(try encoder.encode(value)) + [0x0A], comment,
      sourceLocation: location)
  }

  // MARK: Random values

  private func text(_ random: inout SplitMix64) -> String {
    let signs: [Character] = [
      "a", "B", "z", "_", "1", " ", "\"", "\\", "/", "\n", "\r", "\t", "\u{8}", "\u{C}", "\u{0}",
      "\u{1F}", "\u{7F}", "\u{2028}", "é", "e\u{301}", "ß", "日", "😀", "\u{FFFD}", "<", "&",
    ]
    return String(
      (0..<Int.random(in: 0...6, using: &random)).map { _ in
        signs.randomElement(using: &random)!
      })
  }

  private func value(_ random: inout SplitMix64, depth: Int) -> JSONValue {
    switch Int.random(in: 0...(depth > 0 ? 6 : 4), using: &random) {
    case 0: return .null
    case 1: return .boolean(.random(using: &random))
    case 2: return .number(number(&random))
    case 3, 4: return .text(text(&random))
    case 5:
      return .list(
        (0..<Int.random(in: 0...4, using: &random)).map { _ in
          value(&random, depth: depth - 1)
        })
    default:
      let members = (0..<Int.random(in: 0...5, using: &random)).map { _ in
        (text(&random), value(&random, depth: depth - 1))
      }
      return .object(Dictionary(members, uniquingKeysWith: { first, _ in first }))
    }
  }

  private func number(_ random: inout SplitMix64) -> Double {
    switch Int.random(in: 0...3, using: &random) {
    case 0: return Double(Int.random(in: -1_000...1_000, using: &random))
    case 1: return Double(Int.random(in: -1_000...1_000, using: &random)) / 64
    case 2: return Double.random(in: -1e22...1e22, using: &random)
    default:
      let number = Double(bitPattern: random.next())
      return number.isFinite ? number : 0
    }
  }

  @Test func `random values are written as Foundation writes them`() throws {
    var random = SplitMix64(seed: 7)
    for _ in 0..<1_500 { try expectSame(value(&random, depth: 4)) }
  }

  @Test func `numbers at the edges are written as Foundation writes them`() throws {
    try expectSame([
      0, -0.0, 1, 1e15, 1e16, 123_456_789_012_345_678, 1e-5, 1e-4, 1e300, 5e-324, 0.1, 1e21,
      .greatestFiniteMagnitude, .leastNormalMagnitude,
    ])
    try expectSame([UInt64.max, 0])
    try expectSame([Int64.min, .max])
    try expectSame([Int8.min, .max])
    try expectSame([UInt16.max])
    try expectSame([Float(0.1), 3, -1e20])
    for number in [Double.nan, .infinity, -.infinity] {
      #expect(throws: EncodingError.self) { try JSONText.compact(["a": [number]]) }
    }
  }

  // MARK: Types

  private enum Kind: String, Codable { case one, two }

  private enum Choice: Encodable {
    case nothing
    case pair(x: Int, y: String)
    case item(Kind)
  }

  private class Base: Encodable { var a = 1 }

  /// Writes into several containers by turns.
  private final class Derived: Base {
    private enum Key: CodingKey { case a, b, list }

    override func encode(to encoder: any Encoder) throws {
      var fields = encoder.container(keyedBy: Key.self)
      try fields.encode("b", forKey: .b)
      try super.encode(to: fields.superEncoder())
      var list = fields.nestedUnkeyedContainer(forKey: .list)
      try list.encode(1)
      try fields.encode("first", forKey: .a)
      var inner = list.nestedContainer(keyedBy: Key.self)
      try inner.encode(Kind.two, forKey: .list)
      try list.encode("after")
      try inner.encode(4, forKey: .a)
      try list.encodeNil()
      try fields.encode("last", forKey: .a)
    }
  }

  private struct Nothing: Encodable {}

  @Test func `conformances of all kinds are written as Foundation writes them`() throws {
    try expectSame([Choice.nothing, .pair(x: 1, y: "\u{1}"), .item(.two)].map { [$0] })
    try expectSame(["k": Derived()])
    try expectSame(Nothing())
    try expectSame(["a": [Nothing()], "b": []])
    try expectSame([1: "a", 10: "b", 2: "c"])
    try expectSame([[Int?]]([[1, nil], [], [nil]]))
    try expectSame(Kind.one)
    try expectSame("text")
    try expectSame(nil as Kind?)
  }

  // MARK: Absent fields

  private struct Optionals: Encodable {
    var string: String?
    var bool: Bool?
    var double: Double?
    var float: Float?
    var int: Int?
    var int8: Int8?
    var int16: Int16?
    var int32: Int32?
    var int64: Int64?
    var uint: UInt?
    var uint8: UInt8?
    var uint16: UInt16?
    var uint32: UInt32?
    var uint64: UInt64?
    var kind: Kind?
    var list: [Int]?
  }

  @Test func `absent fields of every type are null`() throws {
    let names = [
      "bool", "double", "float", "int", "int16", "int32", "int64", "int8", "kind", "list",
      "string", "uint", "uint16", "uint32", "uint64", "uint8",
    ]
    #expect(
      try JSONText.compact(Optionals())
        == "{" + names.map { "\"\($0)\":null" }.joined(separator: ",") + "}")
    try expectSame(
      Optionals(
        string: "", bool: false, double: 0.5, float: 1.5, int: -1, int8: 1, int16: 2, int32: 3,
        int64: 4, uint: 5, uint8: 6, uint16: 7, uint32: 8, uint64: 9, kind: .one, list: []))
  }

  private struct Old: Encodable, LeavesOutAbsent {
    var note: String?
    var inner: [Optionals] = []
  }

  private struct Grades: Encodable, LeavesOutAbsent {
    var note: String?
    var grades: [String: Int]?
    static func leavesOut(_ key: String) -> Bool { key == "grades" }
  }

  @Test func `a type can have its absent fields left out, all or some`() throws {
    #expect(try JSONText.compact(Old()) == "{\"inner\":[]}")
    #expect(try JSONText.compact(Grades()) == "{\"note\":null}")
    #expect(try JSONText.compact(Old(inner: [Optionals()])).contains("\"int\":null"))
  }
}
