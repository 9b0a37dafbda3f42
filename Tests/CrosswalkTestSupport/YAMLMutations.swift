import CrosswalkBase

/// Makes damaged texts out of sound ones: bytes flipped, parts left out, doubled, swapped between
/// texts, and hostile tokens put in.
package struct YAMLMutations {
  private let texts: [[UInt8]]
  private var random: SplitMix64

  private static let hostile: [[UInt8]] =
    [
      "<<: *a", "&a ", "*a ", "*anchor", "!!int ", "!custom ", "!!binary ", "%YAML 1.3\n",
      "%TAG ! tag:x,1:\n", "---\n", "...\n", "? ", ": ", "- ", "[", "]", "{", "}", "[[[[[[[[[[",
      "{a: {a: {a: ", "|\n", ">+9\n", "\"", "'", "#", "\t", "\r", "\r\n", "\n\n", "\\x00",
      "\\ud800",
      "\\U0010FFFF", "\u{85}", "\u{2028}", "\u{FEFF}", "\u{1F600}", "e\u{301}", "@", "`",
      "99999999999999999999", "-9223372036854775808", "1e999", "0x", ".nan", "~", "id: id\n",
      String(repeating: "- ", count: 70), String(repeating: "a", count: 1100) + ": b\n",
    ].map { Array($0.utf8) } + [
      [0x00], [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x80],
      [0xFE, 0xFF], [0xFF, 0xFE], [0x7F], [0x1B],
    ]

  package init(of texts: [[UInt8]], seed: UInt64) {
    self.texts = texts.filter { !$0.isEmpty }
    random = SplitMix64(seed: seed)
  }

  /// The next damaged text.
  package mutating func next() -> [UInt8] {
    var text = texts.randomElement(using: &random) ?? []
    // Long files are cut short, so that damage, not length, takes the time.
    text = Array(text.prefix(Int.random(in: 1_000...4_000, using: &random)))
    for _ in 0..<Int.random(in: 1...3, using: &random) { damage(&text) }
    return text
  }

  private mutating func damage(_ text: inout [UInt8]) {
    let range = stretch(of: text)
    switch Int.random(in: 0..<6, using: &random) {
    case 0 where !text.isEmpty:
      let index = Int.random(in: 0..<text.count, using: &random)
      text[index] ^= 1 << UInt8.random(in: 0..<8, using: &random)
    case 1: text.removeSubrange(range)
    case 2: text.insert(contentsOf: text[range], at: range.upperBound)
    case 3:
      let other = texts.randomElement(using: &random) ?? []
      text.replaceSubrange(range, with: other[stretch(of: other)])
    case 4:
      let index = Int.random(in: 0...text.count, using: &random)
      text.insert(UInt8.random(in: 0...255, using: &random), at: index)
    default:
      let index = Int.random(in: 0...text.count, using: &random)
      text.insert(contentsOf: Self.hostile.randomElement(using: &random) ?? [], at: index)
    }
  }

  private mutating func stretch(of text: [UInt8]) -> Range<Int> {
    let start = Int.random(in: 0...text.count, using: &random)
    let length = Int.random(in: 0...min(60, text.count - start), using: &random)
    return start..<start + length
  }
}
