import CrosswalkBase
import CrosswalkTestSupport
import Foundation
import Testing

@testable import CrosswalkTables

@Suite struct DeflateTests {
  /// Data of many kinds: nothing, one byte, noise, runs, texts that come back near and far.
  private static func samples() -> [[UInt8]] {
    var random = SplitMix64(seed: 7)
    var samples: [[UInt8]] = [[], [0], [1, 2], Array(repeating: 7, count: 100_000)]
    for size in [3, 258, 259, 1_000, 32_768, 32_769, 70_000] {
      samples.append((0..<size).map { _ in UInt8.random(in: 0...255, using: &random) })
      samples.append((0..<size).map { _ in UInt8.random(in: 0...3, using: &random) })
      var text: [UInt8] = []
      while text.count < size {
        let isOld = Bool.random(using: &random) && text.count > 10
        let start = isOld ? Int.random(in: 0..<text.count, using: &random) : 0
        let length = Int.random(in: 1...600, using: &random)
        text +=
          isOld
          ? Array(text[start..<min(text.count, start + length)])
          : (0..<length).map { _ in UInt8.random(in: 97...122, using: &random) }
      }
      samples.append(text)
    }
    return samples
  }

  @Test func `what is compressed inflates to the same`() throws {
    for sample in Self.samples() {
      let packed = Deflate.compressed(sample)
      var inflate = Inflate(packed, in: packed.indices, limit: sample.count, part: "part")
      var back: [UInt8] = []
      while let piece = try inflate.next() { back += piece }
      #expect(back == sample, "\(sample.count) bytes")
    }
  }

  @Test func `what repeats itself becomes short`() {
    let row = (0..<5_000).map { #"<c r="A\#($0)" t="s"><v>\#($0 % 37)</v></c>"# }.joined()
    #expect(Deflate.compressed(Array(row.utf8)).count * 3 < row.utf8.count)
    #expect(Deflate.compressed(Array(repeating: 7, count: 100_000)).count < 1_000)
  }

  @Test(.enabled(if: Oracle.mayAskPython, "needs python3"))
  func `zlib inflates it to the same`() throws {
    let samples = Self.samples()
    let answers = try Oracle.ask(
      """
      import base64, json, sys, zlib
      answers = []
      for text in json.load(sys.stdin):
          inflate = zlib.decompressobj(-15)
          data = inflate.decompress(base64.b64decode(text))
          answers.append(base64.b64encode(data).decode() if inflate.eof and not inflate.unused_data else "")
      print(json.dumps(answers))
      """, samples.map { Data(Deflate.compressed($0)).base64EncodedString() }, [String].self)
    #expect(answers == samples.map { Data($0).base64EncodedString() })
  }
}
