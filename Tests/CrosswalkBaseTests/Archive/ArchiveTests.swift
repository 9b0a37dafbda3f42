import CrosswalkTestSupport
import Testing

@testable import CrosswalkBase
@testable import CrosswalkKit
@testable import CrosswalkModel

@Suite("Archives")
struct ArchiveTests {
  /// Whether a value comes back, to the byte.
  private func comesBack<Value: Archivable & Equatable>(_ value: Value) throws -> Bool {
    let text = Archive.encode(value)
    let copy = try Archive.decode(Value.self, from: text)
    // Strings are equal when they look the same; archives must be the same bytes.
    return copy == value && Array(Archive.encode(copy).utf8) == Array(text.utf8)
  }

  @Test("Everything in a framework comes back", arguments: 0..<60)
  func framework(seed: Int) throws {
    var catalog = RandomCatalog(seed: seed)
    #expect(try comesBack(catalog.wildFramework()))
    #expect(try comesBack(catalog.pair().source.framework))
  }

  @Test("Everything in an alignment comes back", arguments: 0..<60)
  func alignment(seed: Int) throws {
    var catalog = RandomCatalog(seed: seed)
    #expect(try comesBack(catalog.wildAlignment()))
    #expect(try comesBack(catalog.pair().source.alignment))
  }

  @Test("Everything in an ontology comes back", arguments: 0..<60)
  func ontology(seed: Int) throws {
    var catalog = RandomCatalog(seed: seed)
    #expect(try comesBack(catalog.wildOntology()))
  }

  @Test("Everything in a set of direct judgements comes back", arguments: 0..<60)
  func matches(seed: Int) throws {
    var catalog = RandomCatalog(seed: seed)
    #expect(try comesBack(catalog.wildMatches()))
  }

  @Test("Aligned frameworks and arrays of texts come back")
  func others() throws {
    var catalog = RandomCatalog(seed: 7)
    #expect(try comesBack(catalog.pair().target))
    #expect(try comesBack((0..<50).map { _ in catalog.text() }))
    #expect(try comesBack([String]()))
  }

  @Test("Numbers come back exactly")
  func numbers() throws {
    let numbers: [Double] = [
      0, -0.0, 0.1, 1 / 3, .pi, Double(bitPattern: 12_345), .leastNonzeroMagnitude,
      .greatestFiniteMagnitude, 1e21,
      .infinity, -.infinity,
    ]
    for number in numbers {
      let copy = try Archive.decode(Double.self, from: Archive.encode(number))
      #expect(copy.bitPattern == number.bitPattern)
    }
    for number in [0, -1, .min, .max] {
      #expect(try Archive.decode(Int.self, from: Archive.encode(number)) == number)
    }
  }

  @Test("The form is tokens of a length and that many bytes")
  func form() {
    #expect(Archive.encode(["é", ""]) == "1:22:é0:")
    #expect(
      Archive.encode(Framework.Source(title: "t", url: nil, note: nil)) == "1:t1:01:0")
    #expect(
      Archive.encode(Framework.Source(title: "t", url: nil, note: "n")) == "1:t1:01:11:n")
  }

  @Test("Different values have different archives", arguments: 0..<40)
  func injective(seed: Int) {
    var catalog = RandomCatalog(seed: seed)
    let framework = catalog.wildFramework()
    var other = framework
    // Text that moves from the end of one field to the start of the next.
    other.title += "x"
    #expect(Archive.encode(framework) != Archive.encode(other))
    other.title = framework.title + String(framework.publisher.prefix(1))
    other.publisher = String(framework.publisher.dropFirst())
    if other != framework { #expect(Archive.encode(framework) != Archive.encode(other)) }
  }

  @Test("Every archive that is cut short is refused")
  func truncations() throws {
    var catalog = RandomCatalog(seed: 3)
    var framework = catalog.wildFramework()
    while framework.units.count < 2 { framework = catalog.wildFramework() }
    let bytes = Array(Archive.encode(framework).utf8)
    for length in 0..<bytes.count {
      // A cut in the middle of a character leaves a repaired, longer text: still no archive.
      let text = String(decoding: bytes.prefix(length), as: UTF8.self)
      #expect(throws: DecodingError.self) { try Archive.decode(Framework.self, from: text) }
    }
  }

  @Test("An archive that goes on is refused")
  func excess() {
    let source = Framework.Source(title: "t")
    let text = Archive.encode(source)
    for more in ["0", "1:", "0:", " "] {
      #expect(throws: DecodingError.self) {
        try Archive.decode(Framework.Source.self, from: text + more)
      }
    }
  }

  @Test("Damaged archives are refused or read as something else, and never crash")
  func mutations() throws {
    var catalog = RandomCatalog(seed: 11)
    var refused = 0
    for round in 0..<20 {
      let framework = catalog.wildFramework()
      let alignment = catalog.wildAlignment()
      let ontology = catalog.wildOntology()
      for _ in 0..<100 {
        var bytes = Array(
          [Archive.encode(framework), Archive.encode(alignment), Archive.encode(ontology)][
            round % 3
          ].utf8)
        for _ in 0..<catalog.int(1...3) {
          let place = catalog.int(0...bytes.count - 1)
          switch catalog.int(0...3) {
          case 0: bytes[place] = UInt8(catalog.int(0...255))
          case 1: bytes[place] = catalog.pick(Array("0123456789:-".utf8))
          case 2: bytes.insert(catalog.pick(Array("0123456789:".utf8)), at: place)
          default: if bytes.count > 1 { bytes.remove(at: place) }
          }
        }
        let text = String(decoding: bytes, as: UTF8.self)
        do {
          switch round % 3 {
          case 0: _ = try Archive.decode(Framework.self, from: text)
          case 1: _ = try Archive.decode(Alignment.self, from: text)
          default: _ = try Archive.decode(Ontology.self, from: text)
          }
        } catch is DecodingError {
          refused += 1
        }
      }
    }
    #expect(refused > 500)
  }

  @Test(
    "Lengths and counts that no archive has are refused at once",
    arguments: [
      "", ":", "1:", "-1:x", "99999999999999999999:x", "999999999999:x", "9999999999999:x",
      "12:999999999999", "2:-1", "1:x", "1:92:aa", "0:", "3:1e9",
    ])
  func absurd(text: String) {
    #expect(throws: DecodingError.self) { try Archive.decode([String].self, from: text) }
  }

  @Test("A word that is no case, number or truth value is refused")
  func words() {
    #expect(throws: DecodingError.self) { try Archive.decode(Role.self, from: "5:coach") }
    #expect(throws: DecodingError.self) { try Archive.decode(Double.self, from: "1:x") }
    #expect(throws: DecodingError.self) { try Archive.decode(Int.self, from: "3:1.5") }
    #expect(throws: DecodingError.self) { try Archive.decode(Bool.self, from: "3:yes") }
  }
}
