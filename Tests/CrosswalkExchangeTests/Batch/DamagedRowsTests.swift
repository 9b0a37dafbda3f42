import CrosswalkBase
import CrosswalkKit
import CrosswalkModel
import CrosswalkTestSupport
import Foundation
import Testing

@testable import CrosswalkExchange

@Suite struct DamagedRowsTests {
  /// A way in which a row of a person can be damaged, and how often it is told.
  private struct Damage: Sendable {
    let name: String
    var told = 1
    let bytes: @Sendable (String) -> [UInt8]

    init(_ name: String, told: Int = 1, _ row: @escaping @Sendable (String) -> String) {
      self.name = name
      self.told = told
      bytes = { Array(row($0).utf8) }
    }

    init(_ name: String, bytes row: @escaping @Sendable (String) -> [UInt8]) {
      self.name = name
      bytes = row
    }
  }

  private static let damages: [Damage] = [
    .init("an unknown unit") { "\($0),Q,lo,,," }, .init("no unit") { "\($0),,lo,,," },
    .init("an unknown level") { "\($0),A,low,,," },
    .init("a number for a level") { "\($0),A,3,,," },
    .init("no person") { _ in ",A,lo,,," }, .init("blanks for a person") { _ in "  ,A,lo,,," },
    .init("an unknown role") { "\($0),A,lo,coach,," },
    .init("an unknown basis") { "\($0),A,lo,,guessed," },
    .init("no date") { "\($0),A,lo,,,soon" },
    .init("an impossible date") { "\($0),A,lo,,,2025-02-30" },
    .init("an American date") { "\($0),A,lo,,,3/4/2025" },
    .init("a field too many") { "\($0),A,lo,,,,x" },
    .init("many fields too many") { "\($0),A,lo,,,,,,,,,,," },
    .init("a comma in a level") { "\($0),A,l,o,," },
    .init("unit and level swapped") { "\($0),lo,A,,," },
    .init("person and unit swapped") { "A,\($0),lo,,," },
    .init("a word joined to another") { "\($0),Alo,lo,,," },
    .init("a tab in a unit") { "\($0),A\tB,lo,,," }, .init("a zero byte") { "\($0),A,l\0o,,," },
    .init("a bell") { "\($0),A\u{7},lo,,," },
    .init("a name in Latin-1", bytes: { Array("\($0)".utf8) + [0xE9] + Array(",A,lo,,,".utf8) }),
    .init("a level in Latin-1", bytes: { Array("\($0),A,l".utf8) + [0xF6] + Array(",,,".utf8) }),
    .init("a note in Latin-1", bytes: { Array("\($0),A,lo,,,".utf8) + [0xFF] }),
    .init("half a character", bytes: { Array("\($0),A,lo".utf8) + [0xC3] + Array(",,,".utf8) }),
    .init("an open quote first") { "\"\($0),A,lo,,," },
    .init("an open quote within") { "\($0),\"A,lo,,," },
    .init("an open quote last") { "\($0),A,lo,,,\"2025" },
    .init("text behind a quote") { "\"\($0)\"x,A,lo,,," },
    .init("a quote that is closed only") { "\($0),A\",lo,,," },
  ]

  private let runs: BatchRuns

  init() throws {
    let source = RandomCatalog.plain(
      "f", levels: ["lo", "mid", "hi"], units: [("A", ["a"]), ("B", ["b"]), ("C", [])])
    let target = RandomCatalog.plain("g", levels: ["x", "y"], units: [("V", ["v"])])
    runs = BatchRuns(
      translator: try Translator(
        from: RandomCatalog.plain(aligning: source, ["a": "c", "b": "d"]),
        to: RandomCatalog.plain(aligning: target, ["v": "c"]), contextDigest: ""))
  }

  /// Rows of people who are right, some of them in quotes.
  private func people(
    _ count: Int, _ random: inout SplitMix64
  ) -> [(person: String, rows: [String])] {
    (0..<count).map { number in
      let person = "P\(number)"
      let isQuoted = Bool.random(using: &random)
      return (
        person,
        ["A", "B", "C"].prefix(Int.random(in: 1...3, using: &random)).map { unit in
          let level = ["lo", "mid", "hi"].randomElement(using: &random)!
          return isQuoted
            ? "\"\(person)\",\"\(unit)\",\"\(level)\",,," : "\(person),\(unit),\(level),,,"
        }
      )
    }
  }

  @Test(
    "Every row that is right counts, and every damaged one is told once, with its line",
    arguments: 0..<30)
  func damage(seed: Int) throws {
    try damage(seed, oneIn: 5, people: 120)
  }

  @Test func `one row in a hundred is damaged, of many`() throws {
    try damage(30, oneIn: 100, people: 8000)
  }

  private func damage(_ seed: Int, oneIn share: Int, people count: Int) throws {
    var random = SplitMix64(seed: seed)
    let people = people(count, &random)
    let header = Array("person,unit,level,role,basis,date\n".utf8)
    var (clean, damaged) = (header, header)
    var line = 1
    var expected: [Int] = []
    func add(_ row: [UInt8], to text: inout [UInt8]) { text += row + [0x0A] }
    for (person, rows) in people {
      for row in rows {
        add(Array(row.utf8), to: &clean)
        if Int.random(in: 0..<share, using: &random) == 0 {
          let damage = Self.damages.randomElement(using: &random)!
          line += 1
          expected += Array(repeating: line, count: damage.told)
          add(damage.bytes(person), to: &damaged)
        }
        line += 1
        add(Array(row.utf8), to: &damaged)
      }
    }
    let right = try runs.run(clean)
    #expect(right.notes.isEmpty && !expected.isEmpty)
    for (threads, pieceSize, isUnsorted) in [(1, 1 << 18, false), (2, 90, false), (2, 200, true)] {
      let outcome = try runs.run(damaged) {
        ($0.threads, $0.pieceSize, $0.isUnsorted) = (threads, pieceSize, isUnsorted)
      }
      #expect(outcome.sorted.text == right.sorted.text)
      #expect(outcome.notes.map { Int($0.prefix { $0 != ":" })! } == expected)
      let counts = outcome.counts
      #expect(counts.rejected == expected.count && counts.used == right.counts.used)
      #expect(counts.rows == counts.used + counts.rejected && counts.lines == right.counts.lines)
      // Whatever stands in the place of a unit is told; else no message names anybody.
      let named = outcome.notes.filter { $0.contains("'P") && !$0.contains("unknown unit 'P") }
      #expect(named.isEmpty)
    }
  }

  @Test("Each kind of damage alone", arguments: damages.indices)
  func alone(kind: Int) throws {
    let damage = Self.damages[kind]
    let text =
      Array("person,unit,level,role,basis,date\n\"P1\",A,lo,,,\n".utf8) + damage.bytes("P1")
      + Array("\nP1,B,hi,,,\nP2,\"A\",lo,,,\n".utf8)
    let outcome = try runs.run(text)
    #expect(outcome.counts.used == 3 && outcome.counts.rejected == 1, "\(damage.name)")
    #expect(outcome.notes.count == 1 && outcome.notes[0].hasPrefix("3: "), "\(outcome.notes)")
  }

  @Test func `of two levels on the latest day neither counts, and both rows are told`() throws {
    let outcome = try runs.run(
      Array(
        """
        person,unit,level,date
        P1,A,lo,
        P1,A,lo,
        P1,B,lo,2025-01-01
        P1,B,hi,2025-01-01
        P1,B,mid,2025-02-01
        P2,A,lo,
        P2,A,hi,
        P3,,,
        P3,A,mid,
        """.utf8))
    #expect(
      outcome.notes == [
        "7: 'A' is 'lo' here and another level on a later line; neither counts",
        "8: 'A' is 'hi' here and 'lo' on line 7; neither counts",
      ])
    let counts = outcome.counts
    #expect(counts.rows == 9 && counts.used == 3 && counts.rejected == 2)
    #expect(counts.repeated == 1 && counts.older == 2 && counts.blank == 1 && counts.people == 2)
  }
}
