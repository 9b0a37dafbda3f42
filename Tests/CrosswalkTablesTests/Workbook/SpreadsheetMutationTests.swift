import Foundation
import Testing

@testable import CrosswalkTables

@Suite struct SpreadsheetMutationTests {
  /// 500 of them, or as many as `CROSSWALK_MUTATIONS` says.
  @Test func `damaged workbooks give sheets or an error, never a crash`() throws {
    let rounds =
      ProcessInfo.processInfo.environment["CROSSWALK_MUTATIONS"].flatMap { Int($0) } ?? 500
    var random = SpreadsheetRandom(seed: 20_000)
    let limits = SpreadsheetLimits(maxInflatedBytes: 1 << 20)
    let written = try WorkbookWriter([random.sheet(named: "A"), random.sheet(named: "B")]).bytes()
    let archives = [SpreadsheetSamples.calc, written]
    let contents = try archives.map { try Self.contents($0) }
    var soundCount = 0
    for round in 0..<rounds {
      // Every other one is damaged within its XML, with sound checksums.
      let index = random.below(archives.count)
      let bytes =
        round % 2 == 0
        ? Self.damaged(archives[index], &random) : try Self.repacked(contents[index], &random)
      let error = SpreadsheetParts.error(bytes, limits: limits)
      soundCount += error == nil ? 1 : 0
      if let error {
        #expect(!error.part.isEmpty && !error.reason.isEmpty, "round \(round)")
        #expect(error.description.utf8.count < 1_000, "round \(round)")
      }
    }
    // Damage that breaks everything, or nothing, would test little.
    #expect(soundCount > rounds / 50 && soundCount < rounds * 2 / 3)
    print("\(rounds) damaged workbooks: \(soundCount) still sound")
  }

  private static let hostile: [[UInt8]] =
    [
      "<row>", "</row>", "<c>", "</c>", "<c t='s'><v>99999</v></c>", "<v>1e309</v>", "&lol;",
      "&#xFFFFFFFF;", "<!DOCTYPE a>", "<![CDATA[", "]]>", "<!--", "-->", "<?", "?>", "<", ">", "\"",
      "r=\"XFE1048577\"", "r=\"99999999999999999999\"", "s=\"-1\"", "s=\"9999999\"", "t=\"x\"",
      "_xD800_", "_x0000_", "../../../", "1904", "yyyy", "min=\"0\" max=\"99999999\" hidden=\"1\"",
      "PK\u{1}\u{2}", "PK\u{3}\u{4}", "PK\u{5}\u{6}", "<mergeCell ref='A1:ZZZZZZ999999999'/>",
    ].map { Array($0.utf8) } + [
      [0x00], [0xFF], [0xFF, 0xFF, 0xFF, 0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xFE, 0xFF],
    ]

  private static func contents(_ bytes: [UInt8]) throws -> [(name: String, data: [UInt8])] {
    let archive = try ZipReader(bytes, limits: SpreadsheetLimits())
    return try archive.entries.map { entry in
      var part = try archive.open(entry)
      var data: [UInt8] = []
      while let piece = try part.next() { data += piece }
      return (entry.name, data)
    }
  }

  private static func repacked(
    _ parts: [(name: String, data: [UInt8])], _ random: inout SpreadsheetRandom
  ) throws -> [UInt8] {
    var parts = parts
    for _ in 0...random.below(2) {
      let index = random.below(parts.count)
      parts[index].data = damaged(parts[index].data, &random)
    }
    if random.below(10) == 0 { parts.remove(at: random.below(parts.count)) }
    var writer = ZipWriter()
    for part in parts { try writer.add(part.name, part.data) }
    return writer.finish()
  }

  private static func damaged(_ bytes: [UInt8], _ random: inout SpreadsheetRandom) -> [UInt8] {
    var bytes = bytes
    for _ in 0...random.below(3) {
      let start = random.below(bytes.count + 1)
      let range = start..<start + random.below(min(60, bytes.count - start) + 1)
      switch random.below(6) {
      case 0 where start < bytes.count: bytes[start] ^= 1 << UInt8(random.below(8))
      case 1: bytes.removeSubrange(range)
      case 2: bytes.insert(contentsOf: bytes[range], at: start)
      case 3: bytes.removeSubrange(random.below(8) == 0 ? start..<bytes.count : range)
      case 4 where start < bytes.count: bytes[start] = UInt8(truncatingIfNeeded: random.next())
      default: bytes.insert(contentsOf: hostile[random.below(hostile.count)], at: start)
      }
    }
    return bytes
  }
}
