import CrosswalkBase
import CrosswalkKit
import CrosswalkModel
import CrosswalkTables

/// Takes pieces of a table of ratings apart, by bytes.
///
/// Nearly all rows are made of names that stood in rows before. Such a row is looked up field by
/// field and never becomes text; every other row goes through ``RatingRows``, which says what is
/// wrong with it or what its names mean. So both agree by construction.
struct PieceReader {
  /// What was counted besides rows that can be used.
  struct Counts: Sendable {
    /// Rows of any kind, the first of the file not counted.
    var rows = 0
    var blank = 0
    var marks = 0
  }

  /// The columns that are looked up, in the order of ``RatingRows/places``.
  private enum Place { static let person = 0, unit = 1, level = 2, role = 3, basis = 4, date = 5 }
  private static let placeCount = 7

  private(set) var counts = Counts()
  private var rows: RatingRows
  private let separator: UInt8
  private let width: Int
  /// By column of the table: which of the columns above it is, plus one; 0: none.
  private let columns: [UInt8]
  private var names = [ByteTable](repeating: ByteTable(), count: Self.placeCount)
  /// By place: where the field of the row at hand begins and ends.
  private var starts = [Int](repeating: 0, count: Self.placeCount)
  private var ends = [Int](repeating: 0, count: Self.placeCount)
  /// The person of the last row that was usable, as its row wrote it, and as it is.
  private var written: [UInt8] = []
  private var person = PersonKey(UnsafeBufferPointer(start: nil, count: 0), isPlain: true)
  private var isPersonPlain = true
  private let group: Int?
  private var groupField = 0..<0
  /// The field of a row that was understood as text.
  private var groupText: [UInt8]?

  /// - Parameters:
  ///   - rows: Which have read the first row.
  ///   - separator: What stands between fields.
  ///   - group: The column of the table by which people are counted; nil: none.
  init(_ rows: RatingRows, separator: UInt8, group: Int? = nil) {
    self.rows = rows
    self.separator = separator
    self.group = group
    width = rows.width
    var columns = [UInt8](repeating: 0, count: rows.width)
    for (place, column) in rows.places.enumerated() {
      if let column { columns[column] = UInt8(place + 1) }
    }
    self.columns = columns
  }

  /// What was found wrong since it was last asked for, by line.
  mutating func takeProblems() -> [RatingsReader.Note] { rows.takeProblems() }

  mutating func takeCounts() -> Counts {
    counts.blank += rows.takeBlankRows()
    counts.marks += rows.takeMarkRows()
    defer { counts = Counts() }
    return counts
  }

  /// Hands on the usable rows of a piece.
  ///
  /// - Parameters:
  ///   - piece: Of the table whose first row was read.
  ///   - take: Takes the person, a usable row, and the field of the column that people are counted
  ///     by; bytes are good until it returns.
  mutating func read(
    _ piece: TablePieces.Piece,
    _ take: (borrowing PersonKey, BatchRow, UnsafeBufferPointer<UInt8>) throws -> Void
  ) rethrows {
    try piece.bytes.withUnsafeBufferPointer { bytes in
      if rows.isWide { return try readWide(bytes, from: piece.line, take) }
      var place = 0
      var line = piece.line
      while place < bytes.count {
        let start = place
        if let next = split(bytes, from: start) {
          place = next
          if isEmptyLine {
            line += 1
            continue
          }
          counts.rows += 1
          switch lookUp(bytes, line: line) {
          case .row(let row): try take(person, row, groupBytes(bytes))
          case .blank: counts.blank += 1
          case .unknown:
            if let row = understand(bytes, start..<next, line: line, keepsNames: true) {
              try take(person, row, groupBytes(bytes))
            }
          }
          line += 1
        } else {
          // Quotes that stand for themselves, line breaks in quotes, and what is no row.
          // The piece holds whole rows, so there is one.
          var row = RowExtent(
            at: start, in: bytes, separator: separator, width: width, isLast: true)!
          if row.lines > 1, isTorn(bytes, start..<row.end) {
            row = RowExtent(lineAt: start, in: bytes)
          }
          if let found = understand(bytes, start..<row.end, line: line, keepsNames: false) {
            try groupText!.withUnsafeBufferPointer { try take(person, found, $0) }
          }
          place = row.next
          line += row.lines
        }
      }
    }
  }

  private var isEmptyLine = false

  /// The same for a table with a column a unit, which is as text: what is said of it is so much that
  /// looking it up field by field would not pay.
  private mutating func readWide(
    _ bytes: UnsafeBufferPointer<UInt8>, from first: Int,
    _ take: (borrowing PersonKey, BatchRow, UnsafeBufferPointer<UInt8>) throws -> Void
  ) rethrows {
    var (place, line) = (0, first)
    while place < bytes.count {
      var extent = RowExtent(
        at: place, in: bytes, separator: separator, width: width, isLast: true)!
      if extent.lines > 1, isTorn(bytes, place..<extent.end) {
        extent = RowExtent(lineAt: place, in: bytes)
      }
      if let row = row(bytes, place..<extent.end, line: line) {
        // The first row has been read, so nothing is thrown.
        let before = rows.rowCount
        let found = (try? rows.ratings(row)) ?? []
        counts.rows += rows.rowCount - before
        for rating in found {
          become(rating.subject.person)
          try groupText!.withUnsafeBufferPointer { try take(person, Self.row(rating), $0) }
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

  /// Whether a row over several lines has a line break in a name that is not the person's, or looks
  /// in the person's like several rows: then a quote was left open, and what closes it belongs to
  /// another row.
  private mutating func isTorn(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
  ) -> Bool {
    guard let fields = row(bytes, range, line: 0)?.fields else { return false }
    return rows.places.enumerated().contains { kind, place in
      guard let place, place < fields.count else { return false }
      let lines = fields[place].split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      guard lines.count > 1 else { return false }
      // A spreadsheet's cell with a name may well have two lines. Were the quote left open, the rest
      // of its row would stand in the first of them.
      let rest = lines[0].utf8.count { $0 == separator } + 1
      return kind != Place.person || fields.count < width
        || rest >= max(2, width - place)
    }
  }

  private func groupBytes(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: bytes[groupField])
  }

  /// Finds the fields of the row that begins at a place, if it is on one line and no quote in it
  /// stands for itself.
  ///
  /// - Returns: Where the next row begins; nil for any other row.
  private mutating func split(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    let separator = separator
    for place in 0..<Self.placeCount { (starts[place], ends[place]) = (0, 0) }
    var place = start
    var column = 0
    var seen: UInt8 = 0
    var isOnlyEmpty = true
    while true {
      var (from, to) = (place, place)
      if place < bytes.count, bytes[place] == 0x22 {
        from += 1
        place += 1
        while place < bytes.count, bytes[place] != 0x22 {
          let byte = bytes[place]
          if byte == 0x0A || byte == 0x0D { return nil }
          seen |= byte
          place += 1
        }
        if place == bytes.count { return nil }
        to = place
        place += 1
        if place < bytes.count, bytes[place] != separator, bytes[place] != 0x0A,
          bytes[place] != 0x0D
        {
          return nil
        }
      } else {
        while place < bytes.count {
          let byte = bytes[place]
          if byte == separator || byte == 0x0A || byte == 0x0D { break }
          seen |= byte
          place += 1
        }
        to = place
      }
      if from < to || column > 0 { isOnlyEmpty = false }
      guard column < width else { return nil }
      let target = columns[column]
      if target > 0 { (starts[Int(target) - 1], ends[Int(target) - 1]) = (from, to) }
      if column == group { groupField = from..<to }
      if place < bytes.count, bytes[place] == separator {
        column += 1
        place += 1
        continue
      }
      break
    }
    isEmptyLine = isOnlyEmpty
    guard place - start < CSVReader.maximumFieldBytes else { return nil }
    if seen >= 0x80 {
      let row = UnsafeBufferPointer(rebasing: bytes[start..<place])
      if String(validating: row, as: UTF8.self) == nil { return nil }
    }
    if let group, group > column { groupField = 0..<0 }
    if place == bytes.count { return place }
    let isPair = bytes[place] == 0x0D && place + 1 < bytes.count && bytes[place + 1] == 0x0A
    return place + (isPair ? 2 : 1)
  }

  private enum Found {
    case row(BatchRow)
    case blank
    case unknown
  }

  private func field(
    _ place: Int, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: bytes[starts[place]..<ends[place]])
  }

  /// The row at hand, if all of its names are known.
  private mutating func lookUp(_ bytes: UnsafeBufferPointer<UInt8>, line: Int) -> Found {
    if starts[Place.level] == ends[Place.level] { return .blank }
    guard let level = names[Place.level].value(field(Place.level, bytes)),
      let unit = names[Place.unit].value(field(Place.unit, bytes)),
      let role = names[Place.role].value(field(Place.role, bytes)),
      let basis = names[Place.basis].value(field(Place.basis, bytes)),
      let day = names[Place.date].value(field(Place.date, bytes)),
      names[Place.date + 1].value(field(Place.date + 1, bytes)) != nil,
      takePerson(field(Place.person, bytes))
    else { return .unknown }
    let bases = Basis.allCases.count
    return .row(
      BatchRow(
        line: line, day: Int32(day), unit: UInt16(unit), level: UInt16(level),
        kind: RatingKind(code: UInt8(role * bases + basis))))
  }

  /// Makes the bytes of a field the person of the row, if they can be one as they stand.
  private mutating func takePerson(_ field: UnsafeBufferPointer<UInt8>) -> Bool {
    if field.count == written.count, !field.isEmpty,
      written.withUnsafeBufferPointer({ before in
        for place in before.indices where before[place] != field[place] { return false }
        return true
      })
    {
      return true
    }
    guard let first = field.first, first > 0x20, first != 0x27, field[field.count - 1] > 0x20 else {
      return false
    }
    var all: UInt8 = 0
    for byte in field { all |= byte }
    guard all < 0x80, field[field.count - 1] != 0x7F else { return false }
    written.removeAll(keepingCapacity: true)
    written.append(contentsOf: field)
    person.become(field, isPlain: true)
    return true
  }

  /// Has a row understood as text, and keeps what its names mean.
  private mutating func understand(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, line: Int, keepsNames: Bool
  ) -> BatchRow? {
    guard let text = row(bytes, range, line: line) else { return nil }
    if !keepsNames { counts.rows += 1 }
    // The first row has been read, so nothing is thrown.
    guard let result = try? rows.rating(text) else { return nil }
    become(result.subject.person)
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
    var name = name
    name.withUTF8 { utf8 in person.become(utf8, isPlain: utf8.allSatisfy { $0 < 0x80 }) }
  }

  private static func row(_ rating: RatingRow) -> BatchRow {
    BatchRow(
      line: rating.line, day: rating.day?.number ?? 0, unit: UInt16(rating.unit),
      level: UInt16(rating.level), kind: RatingKind(rating.subject.role, rating.subject.basis))
  }
}
