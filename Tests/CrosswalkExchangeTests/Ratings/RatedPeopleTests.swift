import CrosswalkBase
import CrosswalkKit
import CrosswalkModel
import CrosswalkTestSupport
import Synchronization
import Testing

@testable import CrosswalkExchange

@Suite struct RatedPeopleTests {
  private static let framework = RandomCatalog.plain(
    "f", levels: ["lo", "mid", "hi"], units: [("A", []), ("B", []), ("C", [])])

  /// Bytes that count how many pieces were asked for.
  private struct Pieces: AsyncSequence, AsyncIteratorProtocol, Sendable {
    final class Count: Sendable { let asked = Mutex(0) }

    var rest: [UInt8]
    var size: Int
    let count = Count()

    mutating func next() async -> [UInt8]? {
      count.asked.withLock { $0 += 1 }
      if rest.isEmpty { return nil }
      defer { rest.removeFirst(Swift.min(size, rest.count)) }
      return Array(rest.prefix(size))
    }

    func makeAsyncIterator() -> Pieces { self }
  }

  private static func text(_ people: Int, seed: Int) -> String {
    var random = SplitMix64(seed: seed)
    let rows = (0..<people).flatMap { person in
      (0..<Int.random(in: 1...6, using: &random)).map { _ in
        let unit = ["A", "B", "C", "all", "X"].randomElement(using: &random)!
        let level = ["lo", "mid", "hi", ""].randomElement(using: &random)!
        let role = ["", "worker"].randomElement(using: &random)!
        return "P\(100 + person),\(unit),\(level),\(role)\n"
      }
    }
    return "person,unit,level,role\n" + rows.joined()
  }

  @Test("The profiles and problems are those of the reader that keeps all rows", arguments: 0..<20)
  func profiles(seed: Int) async throws {
    let text = Self.text(30, seed: seed)
    var reader = RatingsReader(framework: Self.framework, role: nil, basis: .observed)
    try reader.read(Array(text.utf8))
    let expected = try reader.finish()
    let problems = Mutex<[RatingsReader.Note]>([])
    var profiles: [Profile] = []
    let people = RatedPeople(
      Pieces(rest: Array(text.utf8), size: 1 + seed * 7), framework: Self.framework
    ) { note in problems.withLock { $0.append(note) } }
    for try await profile in people { profiles.append(profile) }
    #expect(profiles == expected)
    #expect(problems.withLock { $0.map(\.line).sorted() } == reader.problems.map(\.line))
  }

  @Test func `no more is read than is asked for`() async throws {
    let text = Self.text(400, seed: 1)
    let pieces = Pieces(rest: Array(text.utf8), size: 50)
    var people = RatedPeople(pieces, framework: Self.framework) { _ in }.makeAsyncIterator()
    _ = try await people.next()
    #expect(pieces.count.asked.withLock { $0 } < 10)
    while try await people.next() != nil {}
    #expect(pieces.count.asked.withLock { $0 } > text.utf8.count / 50)
  }

  @Test func `a person who comes back ends the reading`() async throws {
    let text = "person,unit,level\nA,A,lo\nB,A,lo\nA,B,lo\n"
    let people = RatedPeople(Pieces(rest: Array(text.utf8), size: 9), framework: Self.framework) {
      _ in
    }
    await #expect(throws: BatchError.personComesBack(line: 4)) {
      for try await _ in people {}
    }
  }
}
