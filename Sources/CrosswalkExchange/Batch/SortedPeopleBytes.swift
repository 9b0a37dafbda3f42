import CrosswalkBase

/// People in the order of their names with all of their rows, as bytes, each person once: some eight
/// bytes a row, so that millions of rows fit into memory. All numbers stand in as few bytes as they
/// need.
final class SortedPeopleBytes: @unchecked Sendable {
  // One thread at a time has it: the worker that fills it, then the one that merges.

  /// With what all ids here begin.
  let common: [UInt8]
  let buffer: ByteBuffer

  /// - Parameters:
  ///   - common: With what all ids here begin.
  ///   - capacity: How many bytes it is likely to take.
  init(common: [UInt8], capacity: Int) {
    self.common = common
    buffer = ByteBuffer(capacity: capacity)
  }

  /// What stands before each person.
  struct Head {
    /// No head takes more bytes.
    static let maximumSize = 30

    /// The bytes of the id, which come next.
    var person = 0
    /// Those of what the person is counted by, which come after them.
    var group = 0
    /// How many rows follow.
    var rows = 0
    /// Whether the id is ASCII.
    var isPlain = true
  }

  /// Begins a person, whose rows are added next.
  func begin(
    _ person: UnsafeBufferPointer<UInt8>, isPlain: Bool, group: UnsafeBufferPointer<UInt8>,
    rows: Int
  ) {
    buffer.reserve(Head.maximumSize)
    buffer.appendReserved(number: UInt64(person.count))
    buffer.appendReserved(number: UInt64(group.count))
    buffer.appendReserved(number: UInt64(rows) << 1 | (isPlain ? 1 : 0))
    buffer.append(UnsafeRawBufferPointer(person))
    buffer.append(UnsafeRawBufferPointer(group))
  }

  /// No row takes more bytes.
  static let maximumRowSize = 32

  func add(_ row: BatchRow) {
    buffer.reserve(Self.maximumRowSize)
    buffer.appendReserved(number: UInt64(row.line))
    buffer.appendReserved(number: UInt64(UInt32(bitPattern: row.day)))
    buffer.appendReserved(number: UInt64(row.unit))
    buffer.appendReserved(number: UInt64(row.level))
    buffer.appendReserved(row.kind.code)
  }
}

extension UnsafeRawBufferPointer {
  /// The head that stands at a place, which moves on behind it.
  func head(at place: inout Int) -> SortedPeopleBytes.Head {
    var head = SortedPeopleBytes.Head()
    head.person = Int(number(at: &place))
    head.group = Int(number(at: &place))
    let last = number(at: &place)
    (head.rows, head.isPlain) = (Int(last >> 1), last & 1 == 1)
    return head
  }

  /// The row that stands at a place, which moves on behind it.
  @inline(__always)
  func row(at place: inout Int) -> BatchRow {
    let line = number(at: &place)
    let day = number(at: &place)
    let unit = number(at: &place)
    let level = number(at: &place)
    defer { place += 1 }
    return BatchRow(
      line: Int(line), day: Int32(bitPattern: UInt32(day)), unit: UInt16(unit),
      level: UInt16(level), kind: RatingKind(code: self[place]))
  }

  @inline(__always)
  private func number(at place: inout Int) -> UInt64 {
    var (result, shift): (UInt64, UInt64) = (0, 0)
    while true {
      let byte = self[place]
      place += 1
      result |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return result }
      shift += 7
    }
  }
}
