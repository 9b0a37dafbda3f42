import CrosswalkBase
import CrosswalkKit
import CrosswalkModel
import CrosswalkTables

/// Takes pieces of a table of ratings apart, by bytes.
///
/// Nearly all rows are made of names that stood in rows before. Such a row is looked up field by
/// field and never becomes text; every other row goes through ``RatingRows``, which says what is
/// wrong with it or what its names mean. So both agree by construction. Where the person stands first,
/// a row whose bytes behind the person were met before is not even split.
struct PieceReader {
  /// What was counted besides rows that can be used.
  struct Counts: Sendable {
    /// Rows of any kind, the first of the file not counted.
    var rows = 0
    var blank = 0
    var marks = 0
    /// Rows that cannot be used, but one a problem.
    var furtherRejected = 0
  }

  /// The columns that are looked up, in the order of ``RatingRows/places``.
  enum Place { static let person = 0, unit = 1, level = 2, role = 3, basis = 4, date = 5 }
  static let placeCount = 7

  var counts = Counts()
  var rows: RatingRows
  let separator: UInt8
  let width: Int
  /// By column of the table: which of the columns above it is, plus one; 0: none.
  private let columns: [UInt8]
  let names = (0..<Self.placeCount).map { _ in ByteTable() }
  /// By place: where the field of the row at hand begins and ends.
  private var starts = [Int](repeating: 0, count: Self.placeCount)
  private(set) var ends = [Int](repeating: 0, count: Self.placeCount)
  /// The person of the last row that was usable, as its row wrote it, and as it is.
  var written: [UInt8] = []
  var person = PersonKey(UnsafeBufferPointer(start: nil, count: 0), isPlain: true)
  private var isPersonPlain = true
  let group: Int?
  var groupField = 0..<0
  /// The field of a row that was understood as text.
  var groupText: [UInt8]?
  /// Where the line at hand ends.
  private(set) var lineEnd = 0
  var known = KnownRows()
  let isPersonFirst: Bool

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
    isPersonFirst = rows.places[Place.person] == 0 && group != 0
  }

  /// What was found wrong since it was last asked for, by line.
  mutating func takeProblems() -> [RatingsReader.Note] { rows.takeProblems() }

  mutating func takeCounts() -> Counts {
    let more = rows.takeCounts()
    counts.blank += more.blank
    counts.marks += more.marks
    counts.furtherRejected += more.furtherRejected
    defer { counts = Counts() }
    return counts
  }

  /// Hands on the usable rows of a piece.
  ///
  /// - Parameters:
  ///   - piece: Of the table whose first row was read.
  ///   - taker: Takes them.
  mutating func read(_ piece: TablePieces.Piece, into taker: inout some RowTaker) {
    piece.bytes.withUnsafeBufferPointer { bytes in
      if rows.isWide { return readWide(bytes, from: piece.line, into: &taker) }
      var place = 0
      var line = piece.line
      isPersonTaken = false
      while place < bytes.count {
        let start = place
        if isPersonFirst, let (row, next) = recall(bytes, from: start) {
          counts.rows += 1
          if let row {
            hand(row.at(line), bytes, to: &taker)
          } else {
            counts.blank += 1
          }
          place = next
          line += 1
        } else if let next = split(bytes, from: start) {
          place = next
          if isEmptyLine {
            line += 1
            continue
          }
          counts.rows += 1
          switch lookUp(bytes, line: line) {
          case .row(let row):
            remember(row, bytes)
            hand(row, bytes, to: &taker)
          case .blank:
            remember(nil, bytes)
            counts.blank += 1
          case .unknown:
            if let row = understand(bytes, start..<next, line: line, keepsNames: true) {
              isPersonTaken = false
              hand(row, bytes, to: &taker)
            }
          }
          line += 1
        } else {
          // Quotes that stand for themselves, line breaks in quotes, and what is no row.
          let row = extent(bytes, from: start)
          if let found = understand(bytes, start..<row.end, line: line, keepsNames: false) {
            groupText!.withUnsafeBufferPointer { taker.take(found, of: person, group: $0) }
            isPersonTaken = true
          }
          place = row.next
          line += row.lines
        }
      }
    }
  }

  private var isEmptyLine = false
  /// Whether the last row that was taken of this piece is of ``person``.
  var isPersonTaken = false

  /// Hands on the row at hand; its person only if that is another than before, which costs the most.
  @inline(__always)
  private mutating func hand(
    _ row: BatchRow, _ bytes: UnsafeBufferPointer<UInt8>, to taker: inout some RowTaker
  ) {
    let group = UnsafeBufferPointer(rebasing: bytes[groupField])
    if isPersonTaken { return taker.take(row, group: group) }
    taker.take(row, of: person, group: group)
    isPersonTaken = true
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
    lineEnd = place
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

  func field(
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
  mutating func takePerson(_ field: UnsafeBufferPointer<UInt8>) -> Bool {
    if !field.isEmpty, written.withUnsafeBufferPointer({ ByteRun.isEqual($0, field) }) {
      return true
    }
    guard let first = field.first, first > 0x20, first != 0x27, field[field.count - 1] > 0x20 else {
      return false
    }
    var (all, before): (UInt8, UInt8) = (0, 0x20)
    for byte in field {
      all |= byte
      // Whatever white space is to be made single is looked at as text.
      if byte < 0x20 || byte == 0x20 && before == 0x20 { return false }
      before = byte
    }
    guard all < 0x80, before != 0x7F else { return false }
    written.removeAll(keepingCapacity: true)
    written.append(contentsOf: field)
    person.become(field, isPlain: true)
    isPersonTaken = false
    return true
  }
}
