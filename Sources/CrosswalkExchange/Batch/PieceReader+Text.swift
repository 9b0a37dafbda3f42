import CrosswalkKit
import CrosswalkModel
import CrosswalkTables

/// Rows that are read as text.
extension PieceReader {
  /// The same for a table with a column a unit, which is as text: what is said of it is so much that
  /// looking it up field by field would not pay.
  mutating func readWide(
    _ bytes: UnsafeBufferPointer<UInt8>, from first: Int, into taker: inout some RowTaker
  ) {
    var (place, line) = (0, first)
    while place < bytes.count {
      let extent = extent(bytes, from: place)
      if let row = row(bytes, place..<extent.end, line: line) {
        // The first row has been read, so nothing is thrown.
        let before = rows.rowCount
        let found = (try? rows.ratings(row)) ?? []
        counts.rows += rows.rowCount - before
        for rating in found {
          become(rating.subject.person.text)
          groupText!.withUnsafeBufferPointer {
            taker.take(Self.row(rating), of: person, group: $0)
          }
        }
      }
      place = extent.next
      line += extent.lines
    }
  }

  /// The row in some bytes, as text; nil where there is none.
  private mutating func row(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, line: Int
  ) -> CSVReader.Row? {
    var csv = CSVReader(separator: separator)
    var result: CSVReader.Row?
    csv.read(bytes[range]) { result = $0 }
    csv.finish { result = $0 }
    result?.line = line
    groupText =
      group.map { group in
        result.map { group < $0.fields.count ? Array($0.fields[group].utf8) : [] } ?? []
      } ?? []
    return result
  }

  /// The row that begins at a place; the piece holds whole rows, so there is one.
  mutating func extent(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> RowExtent {
    let row = RowExtent(at: start, in: bytes, separator: separator, width: width, isLast: true)!
    return row.lines > 1 && isTorn(bytes, start..<row.end)
      ? RowExtent(lineAt: start, in: bytes) : row
  }

  /// Whether a row over several lines has a line break in a name that is not the person's, or looks
  /// in the person's like several rows: then a quote was left open, and what closes it belongs to
  /// another row.
  mutating func isTorn(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
  ) -> Bool {
    guard let fields = row(bytes, range, line: 0)?.fields else { return false }
    return rows.places.enumerated().contains { kind, place in
      guard let place, place < fields.count else { return false }
      let lines = fields[place].split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      guard lines.count > 1 else { return false }
      // A spreadsheet's cell with a name may well have two lines. Were the quote left open, the rest
      // of its row would stand in the first of them, down to its last cell.
      let first = lines[0].utf8
      return kind != Place.person || fields.count < width
        || first.last != separator && first.count { $0 == separator } + 1 >= max(2, width - place)
    }
  }

  /// Has a row understood as text, and keeps what its names mean.
  mutating func understand(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, line: Int, keepsNames: Bool
  ) -> BatchRow? {
    guard let text = row(bytes, range, line: line) else { return nil }
    if !keepsNames { counts.rows += 1 }
    // The first row has been read, so nothing is thrown.
    guard let result = try? rows.rating(text) else { return nil }
    become(result.subject.person.text)
    let row = Self.row(result)
    if keepsNames {
      let bases = Basis.allCases.count
      let values = [
        0, Int(row.unit), Int(row.level), Int(row.kind.code) / bases, Int(row.kind.code) % bases,
        Int(row.day), 0,
      ]
      for place in Place.unit..<Self.placeCount {
        names[place].insert(field(place, bytes), values[place])
      }
    }
    return row
  }

  private mutating func become(_ name: String) {
    written = []
    isPersonTaken = false
    var name = name
    name.withUTF8 { utf8 in person.become(utf8, isPlain: utf8.allSatisfy { $0 < 0x80 }) }
  }

  private static func row(_ rating: RatingRow) -> BatchRow {
    BatchRow(
      line: rating.line, day: rating.day?.number ?? 0, unit: UInt16(rating.unit),
      level: UInt16(rating.level), kind: RatingKind(rating.subject.role, rating.subject.basis))
  }
}
