/// Counting bytes, sixteen at a time.
package enum ByteCount {
  /// How many of some bytes are this one.
  package static func of(_ byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    let wanted = SIMD16(repeating: byte)
    var count = 0
    var place = 0
    while raw.count - place >= 16 {
      // A counter of eight bits takes so many steps.
      var counts = SIMD16<UInt8>()
      for _ in 0..<min(255, (raw.count - place) / 16) {
        let found = raw.loadUnaligned(fromByteOffset: place, as: SIMD16<UInt8>.self) .== wanted
        // What was found is -1.
        counts &-= unsafeBitCast(found, to: SIMD16<UInt8>.self)
        place += 16
      }
      count += Int(SIMD16<UInt16>(truncatingIfNeeded: counts).wrappedSum())
    }
    while place < raw.count {
      count += raw[place] == byte ? 1 : 0
      place += 1
    }
    return count
  }
}
