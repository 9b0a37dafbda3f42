import CrosswalkBase
import CrosswalkKit
import CrosswalkTables
import CrosswalkTestSupport
import Testing

@testable import CrosswalkExchange

@Suite struct SortedPeopleTests {
  @Test(
    "People come sorted however much of their ids is alike", arguments: 0..<24)
  func alike(seed: Int) throws {
    var catalog = RandomCatalog(seed: 3)
    let (source, target) = catalog.pair()
    let runs = BatchRuns(
      translator: try Translator(from: source, to: target, contextDigest: ""))
    let index = runs.translator.ratings
    var random = SplitMix64(seed: seed)
    let letters = seed % 2 == 0 ? ["a", "b", "\u{1}"] : ["a", "b", "é", "日"]
    let start = ["", "w", "worker", String(repeating: "long", count: 9)].randomElement(
      using: &random)!
    // Ids that begin alike, ids that are the beginning of others, and others by chance.
    let names = Set(
      (0..<60).map { _ in
        let rest = (0..<Int.random(in: 1...12, using: &random)).map { _ in
          letters.randomElement(using: &random)!
        }
        return (seed % 5 == 4 && Bool.random(using: &random) ? "x" : start) + rest.joined() + "z"
      })
    let units = index.ratesPerson ? [""] : index.units
    let rows = names.flatMap { name in
      units.map { [name, $0, index.levels.randomElement(using: &random)!] }
    }
    let table = [["person", "unit", "level"]] + rows.shuffled(using: &random)
    let bytes = Array(table.map(CSVWriter.row).joined().utf8)
    let reference = try runs.reference(bytes)
    for (pieceSize, memory) in [(1, 0), (100, 4_000), (1 << 18, 0), (700, 1 << 20)] {
      let sorted = try runs.run(bytes) {
        ($0.threads, $0.pieceSize, $0.memory, $0.isUnsorted) = (2, pieceSize, memory, true)
      }
      #expect(sorted.text == reference.text)
    }
  }
}
