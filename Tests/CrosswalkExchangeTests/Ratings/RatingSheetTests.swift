import CrosswalkBase
import CrosswalkKit
import CrosswalkTestSupport
import Testing

@testable import CrosswalkExchange

/// Of several rows of a unit the latest day counts, and only what is said on that day can be at odds.
@Suite struct RatingSheetTests {
  private typealias Row = (unit: Int, level: Int, day: Int32, line: Int)

  private let index = RatingIndex(
    RandomCatalog.plain("mine", levels: ["a", "b", "c"], units: [("U", ["U.1"]), ("V", ["V.1"])]))

  private func sheet(_ rows: [Row]) -> RatingSheet {
    var sheet = RatingSheet(index)
    for row in rows { sheet.add(unit: row.unit, level: row.level, day: row.day, line: row.line) }
    return sheet
  }

  private func levels(_ sheet: RatingSheet) -> [UInt16] {
    var levels = [UInt16](repeating: 0, count: index.units.count + 1)
    _ = sheet.write(levels: &levels)
    return levels
  }

  @Test func `two levels on an older day are no contradiction`() {
    let (old, other, new): (Row, Row, Row) = ((0, 0, 1, 2), (0, 1, 1, 3), (0, 2, 5, 4))
    for rows in [[old, other, new], [new, old, other], [old, new, other]] {
      let sheet = sheet(rows)
      #expect(sheet.contradictions.isEmpty && sheet.contradicted.isEmpty)
      #expect(sheet.olderRows == 2 && sheet.countingRows == 1 && levels(sheet)[0] == 3)
    }
    #expect(sheet([old, other]).contradictions.count == 1)
  }

  @Test(arguments: 0..<200)
  func `the order of rows, and in how many sheets they stand, decides nothing`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let rows: [Row] = (0..<Int.random(in: 1...9, using: &random)).map { place in
      (
        Int.random(in: 0...1, using: &random), Int.random(in: 0...2, using: &random),
        Int32.random(in: 0...2, using: &random), place + 2
      )
    }
    let whole = sheet(rows)
    #expect(
      whole.rowCount == whole.countingRows + whole.olderRows + whole.repeatedRows
        + whole.contradictions.count + whole.contradicted.count)
    for _ in 0..<5 {
      let other = sheet(rows.shuffled(using: &random))
      #expect(levels(other) == levels(whole) && other.countingRows == whole.countingRows)
      #expect(other.contradicted.map(\.unit) == whole.contradicted.map(\.unit))
      #expect(other.contradictions.isEmpty == whole.contradictions.isEmpty)
      let cut = Int.random(in: 0...rows.count, using: &random)
      var joined = sheet(Array(rows[..<cut]))
      joined.add(sheet(Array(rows[cut...])))
      #expect(levels(joined) == levels(whole) && joined.rowCount == whole.rowCount)
      #expect(joined.contradicted.map(\.unit) == whole.contradicted.map(\.unit))
    }
  }
}
