/// Looking at bytes eight at a time.
enum ByteRun {
  /// Whether two runs have the same bytes.
  @inline(__always)
  static func isEqual(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Bool {
    let count = a.count
    if count != b.count { return false }
    let (first, second) = (UnsafeRawBufferPointer(a), UnsafeRawBufferPointer(b))
    if count < 8 {
      for place in 0..<count where first[place] != second[place] { return false }
      return true
    }
    var place = 0
    while place + 8 < count {
      if word(first, place) != word(second, place) { return false }
      place += 8
    }
    return word(first, count - 8) == word(second, count - 8)
  }

  /// Where the line ends that goes on at a place: at a CR or LF; nil if none is found up to eight bytes
  /// before the end.
  @inline(__always)
  static func lineEnd(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    let raw = UnsafeRawBufferPointer(bytes)
    var place = start
    while place + 8 <= raw.count {
      let word = UInt64(littleEndian: word(raw, place))
      // The lowest byte that is marked is one that was looked for; those above it may not be.
      let found = zeros(word ^ 0x0A0A_0A0A_0A0A_0A0A) | zeros(word ^ 0x0D0D_0D0D_0D0D_0D0D)
      if found != 0 { return place + found.trailingZeroBitCount / 8 }
      place += 8
    }
    return nil
  }

  /// Marks the highest bit of bytes that are zero.
  @inline(__always)
  private static func zeros(_ word: UInt64) -> UInt64 {
    (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
  }

  @inline(__always)
  private static func word(_ bytes: UnsafeRawBufferPointer, _ place: Int) -> UInt64 {
    bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)
  }
}
