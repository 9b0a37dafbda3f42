@testable import CrosswalkTables

/// Seeded random sheets, texts and bytes: the same seed gives the same tests on every machine.
struct SpreadsheetRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func below(_ count: Int) -> Int { Int.random(in: 0..<count, using: &self) }

  private static let pieces = [
    "a", "Z", "7", " ", "  ", "\n", "\t", "\r", "\r\n", "=", "+", "-", "@", "&", "<", ">", "\"",
    "'",
    "]]>", "_x000D_", "_x005F_", "_", "_x12_", "é", "e\u{301}", "日本", "🎓", "\u{0}", "\u{7}",
    "\u{1F}", "\u{7F}", "\u{FEFF}", "\u{FFFE}", "\u{FFFF}", "\u{200B}", "&amp;", "<!--", "1e5", ",",
  ]

  /// A text full of what goes wrong.
  mutating func text(upTo count: Int = 8) -> String {
    (0..<below(count + 1)).map { _ in Self.pieces.randomElement(using: &self)! }.joined()
  }

  mutating func number() -> Double {
    switch below(6) {
    case 0: return Double(below(10))
    case 1: return Double(Int.random(in: -1_000_000...1_000_000, using: &self))
    case 2: return Double.random(in: -1...1, using: &self)
    case 3: return Double(below(100_000)) / 100
    case 4: return Double.random(in: -1...1, using: &self) * 1e300
    default:
      let any = Double(bitPattern: next())
      return any.isFinite ? any : 0
    }
  }

  mutating func value() -> CellValue {
    switch below(4) {
    case 0: .empty
    case 1: .number(number())
    default: .text(text())
    }
  }

  mutating func sheet(named name: String) -> SheetDraft {
    let columnCount = below(8)
    let rows = (0..<below(12)).map { _ in (0..<below(columnCount + 1)).map { _ in value() } }
    let columns = (0..<below(4)).map { _ in
      SheetDraft.Column(
        width: below(2) == 0 ? nil : Double(below(254) + 1), wraps: below(2) == 0)
    }
    return SheetDraft(name: name, rows: rows, hasHeader: below(2) == 0, columns: columns)
  }
}
