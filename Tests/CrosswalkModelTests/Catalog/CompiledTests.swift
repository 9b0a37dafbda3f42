import CrosswalkBase
import Synchronization
import Testing

@testable import CrosswalkModel

@Suite("Compiled values are decoded once")
struct CompiledTests {
  /// Counts how often it is decoded, by its name.
  private struct Counted: Archivable, Equatable {
    static let decoded = Mutex<[String: Int]>([:])
    var name: String

    init(name: String) { self.name = name }

    init(archive: ArchiveReader) throws {
      name = try archive.read()
      let name = name
      Self.decoded.withLock { $0[name, default: 0] += 1 }
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      try container.encode(name)
    }
  }

  @Test("However many ask at the same time")
  func concurrency() async throws {
    let once = Compiled<Counted>(Archive.encode(Counted(name: "many")))
    #expect(Counted.decoded.withLock { $0["many"] } == nil)
    try await withThrowingTaskGroup(of: Counted.self) { group in
      for _ in 0..<50 { group.addTask { try once.value() } }
      for try await value in group { #expect(value.name == "many") }
    }
    #expect(Counted.decoded.withLock { $0["many"] } == 1)
  }

  @Test("What is damaged is damaged each time")
  func damage() {
    let once = Compiled<Counted>("no archive")
    for _ in 0..<2 { #expect(throws: DecodingError.self) { try once.value() } }
  }
}
