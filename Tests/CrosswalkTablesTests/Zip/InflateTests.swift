import CrosswalkTestSupport
import Foundation
import Testing

@testable import CrosswalkTables

@Suite struct InflateTests {
  @Test(
    .enabled(if: Oracle.mayAskPython, "python3 is missing"))
  func `data that zlib compressed comes back, whatever the level and the strategy`() throws {
    var random = SpreadsheetRandom(seed: 1951)
    let words = (0..<60).map { _ in random.text(upTo: 12) }
    var samples: [[UInt8]] = [
      [], [0x41], Array(repeating: 0x61, count: 300_000), (0..<70_000).map { UInt8($0 & 0xFF) },
    ]
    for count in [1, 257, 3_000, 90_000] {
      samples.append((0..<count).map { _ in UInt8(truncatingIfNeeded: random.next()) })
      samples.append((0..<count).map { _ in UInt8(random.below(4)) })
      samples.append(
        Array((0..<count / 4).flatMap { _ in words[random.below(words.count)].utf8 }))
    }
    try Oracle.withFolder { folder in
      for (index, sample) in samples.enumerated() {
        try Data(sample).write(to: folder.appending(path: "plain\(index)"))
      }
      try Oracle.run(
        """
        import zlib
        for index in range(\(samples.count)):
          data = open(f"plain{index}", "rb").read()
          for level in range(10):
            for strategy in range(5) if level in (1, 9) else [0]:
              maker = zlib.compressobj(level, zlib.DEFLATED, -15, 1 + level % 9, strategy)
              half = len(data) // 2
              packed = maker.compress(data[:half]) + maker.flush(zlib.Z_FULL_FLUSH)
              packed += maker.compress(data[half:]) + maker.flush()
              open(f"packed{index}-{level}-{strategy}", "wb").write(packed)
        """, in: folder)
      for (index, sample) in samples.enumerated() {
        for level in 0..<10 {
          for strategy in level == 1 || level == 9 ? Array(0..<5) : [0] {
            let packed = try Oracle.bytes(
              "packed\(index)-\(level)-\(strategy)", in: folder)
            #expect(
              try inflated(packed, limit: sample.count) == sample,
              "sample \(index), level \(level), strategy \(strategy)")
          }
        }
      }
    }
  }

  @Test func `stored, fixed and dynamic blocks are read without another program`() throws {
    #expect(try inflated([0x01, 0x03, 0x00, 0xFC, 0xFF, 0x61, 0x62, 0x63]) == Array("abc".utf8))
    #expect(
      try inflated([0x4B, 0x4C, 0x4A, 0x4E, 0x49, 0x4D, 0x4B, 0x4C, 0x4A, 0x06, 0x00])
        == Array("abcdefabc".utf8))
    #expect(try inflated([0x03, 0x00]) == [])
  }

  @Test(
    arguments: [
      ([], "ends too early"), ([0x01, 0x03, 0x00, 0xFC, 0xFF, 0x61], "ends too early"),
      ([0x4B, 0x4C], "ends too early"), ([0x07], "the type of a block"),
      ([0x01, 0x03, 0x00, 0xFC, 0xFE], "a stored block"),
      // A distance of 1 with nothing before it.
      ([0x03, 0x02, 0x00], "a distance"),
      // 31 distance codes.
      ([0x05, 0x1F, 0x00, 0x00], "a code table"),
    ] as [([UInt8], String)])
  func `damaged data is refused`(_ data: [UInt8], _ reason: String) throws {
    let error = try #require(throws: SpreadsheetError.self) { try inflated(data) }
    #expect(error.reason.contains(reason), "\(error)")
  }

  @Test func `no more is inflated than was promised`() throws {
    // A million zero bytes would follow.
    let data: [UInt8] = [0x01, 0xFF, 0xFF, 0x00, 0x00] + Array(repeating: 0, count: 65_535)
    #expect(throws: SpreadsheetError.self) { try inflated(data, limit: 65_534) }
    #expect(try inflated(data, limit: 65_535).count == 65_535)
  }

  @Test func `random bytes give bytes or an error, never more than the limit`() {
    var random = SpreadsheetRandom(seed: 7)
    for _ in 0..<2_000 {
      let data = (0..<random.below(200)).map { _ in UInt8(truncatingIfNeeded: random.next()) }
      if let result = try? inflated(data, limit: 10_000) { #expect(result.count <= 10_000) }
    }
  }

  @Test func `the checksum is that of ZIP`() {
    #expect(CRC32.of("123456789".utf8) == 0xCBF4_3926)
    #expect(CRC32.of([]) == 0)
  }

  private func inflated(_ data: [UInt8], limit: Int = 1 << 20) throws -> [UInt8] {
    var inflate = Inflate(data, in: 0..<data.count, limit: limit, part: "test")
    var result: [UInt8] = []
    while let piece = try inflate.next() { result += piece }
    return result
  }
}
