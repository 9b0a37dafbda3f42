import CrosswalkBase
import Foundation
import Testing

@Suite struct TextEncodingTests {
  private func utf8(_ bytes: [UInt8], chunk: Int = .max) -> [UInt8] {
    var encoding = TextEncoding()
    var result: [UInt8] = []
    var rest = bytes[...]
    while !rest.isEmpty {
      result += encoding.utf8(Array(rest.prefix(chunk)))
      rest = rest.dropFirst(chunk)
    }
    return result + encoding.finish()
  }

  private func text(_ bytes: [UInt8]) -> String { String(decoding: utf8(bytes), as: UTF8.self) }

  private func utf16(_ text: String, bigEndian: Bool) -> [UInt8] {
    ([0xFEFF] + Array(text.utf16)).flatMap { unit -> [UInt8] in
      let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
      return bigEndian ? [high, low] : [low, high]
    }
  }

  @Test func `a byte order mark is taken away`() {
    #expect(text([0xEF, 0xBB, 0xBF] + Array("é".utf8)) == "é")
    #expect(text(Array("é".utf8)) == "é")
    #expect(utf8([]) == [])
    #expect(utf8([0xEF, 0xBB, 0xBF]) == [])
    #expect(utf8([0x61]) == [0x61])
    #expect(utf8([0x61, 0x62]) == [0x61, 0x62])
    #expect(utf8([0xFF, 0xFE]) == [])
  }

  @Test(arguments: [true, false])
  func `UTF-16 with a mark becomes UTF-8`(bigEndian: Bool) {
    for sample in ["", "a", "person;unit\r\nJosé;x", "😀", "a😀b\u{10FFFF}"] {
      #expect(text(utf16(sample, bigEndian: bigEndian)) == sample)
    }
  }

  @Test(arguments: [true, false])
  func `lone surrogates and half units become replacement characters`(bigEndian: Bool) {
    func units(_ units: [UInt16]) -> [UInt8] {
      ([0xFEFF] + units).flatMap { unit -> [UInt8] in
        let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
        return bigEndian ? [high, low] : [low, high]
      }
    }
    #expect(text(units([0x61, 0xD83D, 0x62])) == "a\u{FFFD}b")
    #expect(text(units([0xDE00, 0x62])) == "\u{FFFD}b")
    #expect(text(units([0x61, 0xD83D])) == "a\u{FFFD}")
    #expect(text(units([0xD83D, 0xD83D, 0xDE00])) == "\u{FFFD}😀")
    #expect(text(units([0x61]) + [0x62]) == "a\u{FFFD}")
  }

  @Test func `what comes in parts reads like the whole`() {
    for seed in 0..<300 {
      var random = SplitMix64(seed: UInt64(seed))
      var bytes: [UInt8] =
        [[], [0xFF, 0xFE], [0xFE, 0xFF], [0xEF, 0xBB, 0xBF]].randomElement(using: &random)!
      for _ in 0..<Int.random(in: 0..<20, using: &random) {
        bytes += [
          [0x3D, 0xD8, 0x00, 0xDE], [0xD8, 0x3D, 0xDE, 0x00], [0x61, 0], [0, 0x61], [0x61],
        ]
        .randomElement(using: &random)!
      }
      let whole = utf8(bytes)
      for chunk in 1...5 { #expect(utf8(bytes, chunk: chunk) == whole, "seed \(seed)") }
    }
  }
}
