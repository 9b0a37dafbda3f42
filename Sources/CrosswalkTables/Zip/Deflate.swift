/// Compresses data as ZIP and gzip do (RFC 1951), always into the same bytes.
///
/// It has one block with the fixed codes, and looks for earlier text by hash chains of limited length:
/// not the smallest, but XML comes to less than a fifth, in a single fast pass.
struct Deflate {
  private static let window = 32_768
  private static let shortest = 3
  private static let longest = 258
  /// How many earlier places are tried.
  private static let tries = 12

  private var output: [UInt8] = []
  private var bits: UInt64 = 0
  private var bitCount: UInt64 = 0

  /// The data compressed.
  static func compressed(_ bytes: [UInt8]) -> [UInt8] {
    var deflate = Deflate()
    deflate.output.reserveCapacity(bytes.count / 4)
    // The last block, with the fixed codes.
    deflate.put(0b011, 3)
    deflate.write(bytes)
    deflate.put(fixedCodes[256].code, fixedCodes[256].count)
    deflate.put(0, 7)
    return deflate.output
  }

  private mutating func write(_ bytes: [UInt8]) {
    // The last place of each hash, and for each place in the window the one before; -1 for none.
    var last = [Int32](repeating: -1, count: 1 << 15)
    var before = [Int32](repeating: -1, count: Self.window)
    bytes.withUnsafeBufferPointer { bytes in
      func note(_ place: Int) {
        guard place + Self.shortest <= bytes.count else { return }
        let hash = Self.hash(bytes, place)
        before[place & (Self.window - 1)] = last[hash]
        last[hash] = Int32(place)
      }
      var place = 0
      while place < bytes.count {
        let match = Self.match(bytes, place, last, before)
        if match.length < Self.shortest {
          put(Self.fixedCodes[Int(bytes[place])].code, Self.fixedCodes[Int(bytes[place])].count)
          note(place)
          place += 1
        } else {
          put(match)
          for passed in place..<place + match.length { note(passed) }
          place += match.length
        }
      }
    }
  }

  private struct Match {
    var length = 0
    var distance = 0
  }

  private static func hash(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> Int {
    let value =
      UInt32(bytes[place]) | UInt32(bytes[place + 1]) << 8 | UInt32(bytes[place + 2]) << 16
    return Int((value &* 2_654_435_761) >> 17)
  }

  /// The longest text before a place that goes on as it does there.
  private static func match(
    _ bytes: UnsafeBufferPointer<UInt8>, _ place: Int, _ last: [Int32], _ before: [Int32]
  ) -> Match {
    guard place + shortest <= bytes.count else { return Match() }
    let limit = min(longest, bytes.count - place)
    var best = Match()
    var candidate = Int(last[hash(bytes, place)])
    for _ in 0..<tries {
      guard candidate >= 0, place - candidate <= window - limit else { break }
      var length = 0
      while length < limit, bytes[candidate + length] == bytes[place + length] { length += 1 }
      if length > best.length { best = Match(length: length, distance: place - candidate) }
      if length == limit { break }
      let earlier = Int(before[candidate & (window - 1)])
      // A place in the window that was written over since.
      if earlier >= candidate { break }
      candidate = earlier
    }
    return best
  }

  private mutating func put(_ match: Match) {
    let length = Self.lengths.lastIndex { $0.base <= match.length }!
    let (code, count) = Self.fixedCodes[257 + length]
    put(code, count)
    put(UInt64(match.length - Self.lengths[length].base), Self.lengths[length].extra)
    let distance = Self.distances.lastIndex { $0.base <= match.distance }!
    put(Self.reversed(UInt64(distance), 5), 5)
    put(UInt64(match.distance - Self.distances[distance].base), Self.distances[distance].extra)
  }

  /// Puts bits, the lowest first.
  private mutating func put(_ value: UInt64, _ count: UInt64) {
    bits |= value << bitCount
    bitCount += count
    while bitCount >= 8 {
      output.append(UInt8(truncatingIfNeeded: bits))
      bits >>= 8
      bitCount -= 8
    }
  }

  // MARK: The fixed codes

  private static func reversed(_ code: UInt64, _ count: UInt64) -> UInt64 {
    (0..<count).reduce(0) { $0 | (code >> $1 & 1) << (count - 1 - $1) }
  }

  /// By symbol: bytes, the end, and lengths.
  private static let fixedCodes: [(code: UInt64, count: UInt64)] = (0..<288).map { symbol in
    let symbol = UInt64(symbol)
    switch symbol {
    case ..<144: return (reversed(0b0011_0000 + symbol, 8), 8)
    case ..<256: return (reversed(0b1_1001_0000 + symbol - 144, 9), 9)
    case ..<280: return (reversed(symbol - 256, 7), 7)
    default: return (reversed(0b1100_0000 + symbol - 280, 8), 8)
    }
  }

  /// The least length of each symbol from 257, and how many more bits tell it.
  private static let lengths: [(base: Int, extra: UInt64)] =
    (0..<28).map { symbol in
      if symbol < 8 { return (symbol + 3, 0) }
      let extra = symbol / 4 - 1
      return ((4 + symbol % 4) << extra + 3, UInt64(extra))
    } + [(258, 0)]

  /// The least distance of each symbol, and how many more bits tell it.
  private static let distances: [(base: Int, extra: UInt64)] = (0..<30).map { symbol in
    if symbol < 4 { return (symbol + 1, 0) }
    let extra = symbol / 2 - 1
    return ((2 + symbol % 2) << extra + 1, UInt64(extra))
  }
}
