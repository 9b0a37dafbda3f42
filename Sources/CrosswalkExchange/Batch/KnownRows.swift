/// What rows mean but for their person, by their bytes behind it.
struct KnownRows {
  /// A row without its line.
  struct Row: Sendable {
    fileprivate let row: BatchRow

    func at(_ line: Int) -> BatchRow {
      var row = row
      row.line = line
      return row
    }
  }

  private let places = ByteTable()
  /// Nil for rows without a level.
  private(set) var rows: [Row?] = []
  /// Where what people are counted by stands among the bytes.
  private(set) var groups: [Range<Int>] = []

  /// The place of a row's meaning; nil if it was not met.
  func place(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? { places.value(bytes) }

  mutating func add(_ bytes: UnsafeBufferPointer<UInt8>, _ row: BatchRow?, group: Range<Int>) {
    guard places.insert(bytes, rows.count) else { return }
    rows.append(row.map(Row.init))
    groups.append(group)
  }
}
