import CrosswalkBase
import Testing

@testable import CrosswalkExchange

struct ByteTableTests {
  @Test(arguments: [1, 2, 3])
  func `a table says of every text what a dictionary says, as it grows and is emptied`(
    seed: Int
  ) {
    var random = SplitMix64(seed: seed)
    let table = ByteTable(maximumCount: 3000, maximumBytes: 30)
    var expected: [[UInt8]: Int] = [:]
    for turn in 0..<20_000 {
      if turn == 12_000 {
        table.removeAll()
        expected = [:]
      }
      // Few bytes, so that many texts come again; some are too long.
      let text = (0..<Int.random(in: 0...32, using: &random)).map { _ in
        UInt8.random(in: 0...1, using: &random)
      }
      text.withUnsafeBufferPointer { bytes in
        #expect(table.value(bytes) == expected[text])
        let isNew = expected[text] == nil && expected.count < 3000 && text.count <= 30
        if isNew { expected[text] = turn }
        #expect(table.insert(bytes, turn) == isNew)
      }
      #expect(table.count == expected.count)
    }
    #expect(expected.count == 3000)
    for (text, value) in expected {
      text.withUnsafeBufferPointer { #expect(table.value($0) == value) }
    }
  }
}
