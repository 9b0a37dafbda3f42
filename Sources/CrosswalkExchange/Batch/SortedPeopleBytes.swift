/// People in the order of their names with all of their rows, as bytes: 16 a row, and each person once.
struct SortedPeopleBytes: Sendable {
  /// What stands before each person.
  struct Head {
    static let size = 12

    var person: Int
    var group: Int
    var rows: Int
    var isPlain: Bool

    fileprivate var words: (UInt32, UInt32, UInt32) {
      (UInt32(person), UInt32(group), UInt32(rows) << 1 | (isPlain ? 1 : 0))
    }

    /// - Parameter bytes: At least ``size``.
    init(_ bytes: UnsafeRawBufferPointer) {
      person = Int(bytes.loadUnaligned(as: UInt32.self))
      group = Int(bytes.loadUnaligned(fromByteOffset: 4, as: UInt32.self))
      let last = bytes.loadUnaligned(fromByteOffset: 8, as: UInt32.self)
      (rows, isPlain) = (Int(last >> 1), last & 1 == 1)
    }

    init(person: Int, group: Int, rows: Int, isPlain: Bool) {
      (self.person, self.group, self.rows, self.isPlain) = (person, group, rows, isPlain)
    }

    /// How many bytes follow that are the person's.
    var bodyCount: Int { person + group + rows * MemoryLayout<Row>.stride }
  }

  /// A row in 16 bytes.
  struct Row {
    /// The line, and above its 56 bits the kind.
    private let lineAndKind: UInt64
    private let day: Int32
    private let unit: UInt16
    private let level: UInt16

    init(_ row: BatchRow) {
      lineAndKind = UInt64(row.line) | UInt64(row.kind.code) << 56
      (day, unit, level) = (row.day, row.unit, row.level)
    }

    var row: BatchRow {
      BatchRow(
        line: Int(lineAndKind & (1 << 56 - 1)), day: day, unit: unit, level: level,
        kind: RatingKind(code: UInt8(lineAndKind >> 56)))
    }
  }

  private(set) var bytes: [UInt8] = []

  init(capacity: Int) { bytes.reserveCapacity(capacity) }

  /// Begins a person, whose rows are added next.
  mutating func begin(
    _ person: UnsafeBufferPointer<UInt8>, isPlain: Bool, group: UnsafeBufferPointer<UInt8>,
    rows: Int
  ) {
    let head = Head(person: person.count, group: group.count, rows: rows, isPlain: isPlain)
    withUnsafeBytes(of: head.words) { bytes += $0 }
    bytes += person
    bytes += group
  }

  mutating func add(_ row: BatchRow) {
    withUnsafeBytes(of: Row(row)) { bytes += $0 }
  }
}
