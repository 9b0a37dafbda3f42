import CrosswalkBase
import Testing

@testable import CrosswalkExchange

struct SeenPeopleTests {
  private func ended(_ people: [(number: Int, line: Int)]) -> SeenPeople.Ended {
    var ended = SeenPeople.Ended()
    for (number, line) in people {
      let name = Array("P\(100_000 + number)".utf8)
      name.withUnsafeBufferPointer { ended.add(PersonKey($0, isPlain: true), line: line) }
    }
    return ended
  }

  @Test(arguments: [1, 2, 3, 4])
  func `who comes back is noticed, however long people came in ascending order before`(
    seed: Int
  ) throws {
    var random = SplitMix64(seed: seed)
    for _ in 0..<40 {
      let ascending = Int.random(in: 1..<400, using: &random)
      var numbers = Array(0..<ascending).map { 2 * $0 }
      numbers += Array(400..<800).shuffled(using: &random).map { 2 * $0 + 1 }
      let back = numbers[Int.random(in: 0..<numbers.count - 1, using: &random)]
      numbers.append(back)
      var seen = SeenPeople(memory: 1 << 20)
      var place = 0
      #expect(throws: BatchError.personComesBack(line: numbers.count - 1)) {
        while place < numbers.count {
          let end = min(numbers.count, place + Int.random(in: 1...50, using: &random))
          // Of pieces of several people the line is that of the one who comes back.
          try seen.add(ended((place..<end).map { (numbers[$0], $0) }))
          place = end
        }
      }
    }
  }

  @Test func `ids alike but for capital letters are told, however many others there are`() {
    var alike = AlikeIDs()
    func mark(_ name: String) -> AlikeIDs.Mark? {
      Array(name.utf8).withUnsafeBufferPointer(AlikeIDs.mark)
    }
    for line in 0..<100_000 { alike.add(mark("p\(line)"), line: line) }
    #expect(alike.notes.isEmpty)
    for line in 0..<10 {
      alike.add(mark("P\(7 * line)"), line: 100_000 + line)
      alike.add(mark("p\(7 * line)"), line: 100_100 + line)
    }
    #expect(alike.notes.map(\.line) == Array(100_000..<100_010))
  }
}
