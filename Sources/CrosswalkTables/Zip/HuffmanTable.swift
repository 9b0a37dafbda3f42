/// A prefix code of DEFLATE: up to ten bits are looked up at once, longer codes bit by bit.
struct HuffmanTable {
  private static let quickBits = 10
  private static let maxBits = 15

  /// By the next ten bits: the symbol above four bits of its length; 0: longer, or no code.
  private var quick: [UInt16]
  private var counts: [Int]
  private var symbols: [UInt16]

  /// Makes the code in which each symbol has so many bits; 0: none. Nil if such a code cannot be:
  /// too many codes, or too few, unless it may be, and is, only one.
  init?(lengths: [UInt8], mayHoldOne: Bool = true) {
    counts = Array(repeating: 0, count: Self.maxBits + 1)
    for length in lengths { counts[Int(length)] += 1 }
    counts[0] = 0
    var left = 1
    for length in 1...Self.maxBits {
      left = left << 1 - counts[length]
      if left < 0 { return nil }
    }
    let used = lengths.count { $0 > 0 }
    guard left == 0 || mayHoldOne && used == counts[1] else { return nil }

    var offsets = Array(repeating: 0, count: Self.maxBits + 2)
    var codes = Array(repeating: 0, count: Self.maxBits + 2)
    for length in 1...Self.maxBits {
      offsets[length + 1] = offsets[length] + counts[length]
      codes[length + 1] = (codes[length] + counts[length]) << 1
    }
    symbols = Array(repeating: 0, count: used)
    quick = Array(repeating: 0, count: 1 << Self.quickBits)
    for (symbol, length) in lengths.enumerated() where length > 0 {
      let length = Int(length)
      symbols[offsets[length]] = UInt16(symbol)
      offsets[length] += 1
      let code = codes[length]
      codes[length] += 1
      guard length <= Self.quickBits else { continue }
      var reversed = 0
      for bit in 0..<length where code >> bit & 1 == 1 { reversed |= 1 << (length - 1 - bit) }
      for index in stride(from: reversed, to: quick.count, by: 1 << length) {
        quick[index] = UInt16(symbol << 4 | length)
      }
    }
  }

  /// The symbol that begins these bits, lowest first, and how many of them it takes; nil: none.
  func symbol(_ bits: UInt64) -> (symbol: Int, length: Int)? {
    let entry = Int(quick[Int(bits & UInt64(1 << Self.quickBits - 1))])
    if entry != 0 { return (entry >> 4, entry & 15) }
    var (code, first, index) = (0, 0, 0)
    for length in 1...Self.maxBits {
      code |= Int(bits >> UInt64(length - 1) & 1)
      let count = counts[length]
      if code - first < count { return (Int(symbols[index + code - first]), length) }
      index += count
      first = (first + count) << 1
      code <<= 1
    }
    return nil
  }
}
