/// The SHA-256 digest of FIPS 180-4, for naming content, of bytes that come a part at a time.
///
/// Ours, because the library that has it brings a whole cryptography stack, which would double the
/// time of a first build.
package struct SHA256: Sendable {
  private static let constants: [UInt32] = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4,
    0xab1c_5ed5, 0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe,
    0x9bdc_06a7, 0xc19b_f174, 0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f,
    0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da, 0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7,
    0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967, 0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc,
    0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85, 0xa2bf_e8a1, 0xa81a_664b,
    0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070, 0x19a4_c116,
    0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7,
    0xc671_78f2,
  ]

  private static let blockSize = 64

  private var state: SIMD8<UInt32> = [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab,
    0x5be0_cd19,
  ]
  /// What does not fill a block yet.
  private var rest: [UInt8] = []
  private var count: UInt64 = 0

  /// The digest of nothing yet.
  package init() {}

  /// Takes in what comes next.
  package mutating func add(_ bytes: [UInt8]) {
    count += UInt64(bytes.count)
    var start = 0
    if !rest.isEmpty {
      start = min(bytes.count, Self.blockSize - rest.count)
      rest += bytes[..<start]
      guard rest.count == Self.blockSize else { return }
      mix(rest, from: 0)
      rest.removeAll(keepingCapacity: true)
    }
    mix(bytes, from: start)
    rest += bytes[(start + (bytes.count - start) / Self.blockSize * Self.blockSize)...]
  }

  /// The digest of all that was added, 32 bytes.
  package func digest() -> [UInt8] {
    var last = self
    var padding: [UInt8] = [0x80]
    padding.append(contentsOf: repeatElement(0, count: (119 - rest.count) % 64))
    for shift in stride(from: 56, through: 0, by: -8) {
      padding.append(UInt8(truncatingIfNeeded: (count * 8) >> UInt64(shift)))
    }
    last.add(padding)
    return last.state.indices.flatMap { index in
      [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: last.state[index] >> UInt32($0)) }
    }
  }

  /// The digest of all that was added, as 64 hexadecimal digits.
  package var hexDigest: String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: digest().flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  /// The digest of the text's UTF-8 bytes, as 64 hexadecimal digits.
  package static func hexDigest(of text: String) -> String {
    var hash = SHA256()
    hash.add(Array(text.utf8))
    return hash.hexDigest
  }

  /// Mixes all whole blocks from a place on into the state.
  private mutating func mix(_ bytes: [UInt8], from start: Int) {
    var state = state
    bytes.withUnsafeBytes { bytes in
      Self.constants.withUnsafeBufferPointer { constants in
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { words in
          var block = start
          while block + Self.blockSize <= bytes.count {
            state &+= Self.mixed(bytes, at: block, state, words, constants)
            block += Self.blockSize
          }
        }
      }
    }
    self.state = state
  }

  @inline(__always)
  private static func mixed(
    _ bytes: UnsafeRawBufferPointer, at block: Int, _ state: SIMD8<UInt32>,
    _ words: UnsafeMutableBufferPointer<UInt32>, _ constants: UnsafeBufferPointer<UInt32>
  ) -> SIMD8<UInt32> {
    @inline(__always)
    func rotate(_ word: UInt32, _ by: UInt32) -> UInt32 { word &>> by | word &<< (32 &- by) }
    for index in 0..<16 {
      words[index] = UInt32(
        bigEndian: bytes.loadUnaligned(fromByteOffset: block &+ index &* 4, as: UInt32.self))
    }
    for index in 16..<64 {
      let a = words[index &- 15]
      let b = words[index &- 2]
      let first = rotate(a, 7) ^ rotate(a, 18) ^ a &>> 3
      let second = rotate(b, 17) ^ rotate(b, 19) ^ b &>> 10
      words[index] = words[index &- 16] &+ first &+ words[index &- 7] &+ second
    }
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    @inline(__always)
    func round(
      _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32, _ e: UInt32, _ f: UInt32,
      _ g: UInt32, _ h: inout UInt32, _ index: Int
    ) {
      let choice = (f ^ g) & e ^ g
      let majority = (a | b) & c | a & b
      h = h &+ constants[index] &+ words[index]
      h = h &+ (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) &+ choice
      d = d &+ h
      h = h &+ (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) &+ majority
    }
    // Eight rounds bring every word back to its name, so nothing has to be moved.
    for index in stride(from: 0, to: 64, by: 8) {
      round(a, b, c, &d, e, f, g, &h, index)
      round(h, a, b, &c, d, e, f, &g, index &+ 1)
      round(g, h, a, &b, c, d, e, &f, index &+ 2)
      round(f, g, h, &a, b, c, d, &e, index &+ 3)
      round(e, f, g, &h, a, b, c, &d, index &+ 4)
      round(d, e, f, &g, h, a, b, &c, index &+ 5)
      round(c, d, e, &f, g, h, a, &b, index &+ 6)
      round(b, c, d, &e, f, g, h, &a, index &+ 7)
    }
    return SIMD8(a, b, c, d, e, f, g, h)
  }
}
