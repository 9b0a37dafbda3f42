/// The rows of some people, those of each together: flat, so that millions are cheap.
struct PersonRows: Sendable {
  /// One person.
  struct Run: Sendable {
    /// Behind the last byte of the id among all ``PersonRows/bytes``.
    var personEnd: Int
    /// Behind the last byte of what people are counted by, which stands after the id.
    var groupEnd: Int
    /// Behind the last of its rows.
    var rowEnd: Int
    /// Whether the id is ASCII.
    var isPlain: Bool
    /// The number of the latest day of its rows; 0 where none is told.
    var latest: Int32 = 0
  }

  /// The ids, each with what the person is counted by after it.
  private(set) var bytes: [UInt8] = []
  private(set) var rows: [BatchRow] = []
  private(set) var runs: [Run] = []
  /// The last of them, to hold rows against.
  private var last = PersonKey(UnsafeBufferPointer(start: nil, count: 0), isPlain: true)

  var isEmpty: Bool { runs.isEmpty }

  /// Whether the last person here is this one.
  func holds(_ person: borrowing PersonKey) -> Bool { person.isSame(last) }

  /// Adds a row; whether it is of another person than the row before.
  @discardableResult
  mutating func add(
    _ person: borrowing PersonKey, _ row: BatchRow, _ group: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    let isNew = runs.isEmpty || !person.isSame(last)
    if isNew {
      bytes += person.bytes
      let end = bytes.count
      bytes += group
      runs.append(
        Run(
          personEnd: end, groupEnd: bytes.count, rowEnd: rows.count, isPlain: person.isPlain))
      person.bytes.withUnsafeBufferPointer { last.become($0, isPlain: person.isPlain) }
    }
    add(row, group)
    return isNew
  }

  /// Adds a row of the last person here, with what it says that people are counted by.
  mutating func add(_ row: BatchRow, _ group: UnsafeBufferPointer<UInt8>) {
    if row.day > runs[runs.count - 1].latest { count(by: group) }
    add(row)
  }

  /// Has the last person here counted by something else: what the latest row says.
  private mutating func count(by group: UnsafeBufferPointer<UInt8>) {
    let place = runs.count - 1
    bytes.removeSubrange(runs[place].personEnd...)
    bytes += group
    runs[place].groupEnd = bytes.count
  }

  /// Adds a row of the last person here.
  mutating func add(_ row: BatchRow) {
    rows.append(row)
    let place = runs.count - 1
    runs[place].rowEnd += 1
    if row.day > runs[place].latest { runs[place].latest = row.day }
  }

  /// Adds more rows of the last person here, with what their latest says that people are counted by.
  mutating func extendLast(_ more: some Sequence<BatchRow>, group: UnsafeBufferPointer<UInt8>) {
    let before = runs[runs.count - 1].latest
    for row in more { add(row) }
    if runs[runs.count - 1].latest > before { count(by: group) }
  }

  /// Adds a person whose rows are added next.
  mutating func begin(
    _ person: UnsafeBufferPointer<UInt8>, isPlain: Bool, group: UnsafeBufferPointer<UInt8>
  ) {
    bytes += person
    let end = bytes.count
    bytes += group
    runs.append(
      Run(personEnd: end, groupEnd: bytes.count, rowEnd: rows.count, isPlain: isPlain))
  }

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    rows.removeAll(keepingCapacity: true)
    runs.removeAll(keepingCapacity: true)
  }

  /// Where the id of a person stands.
  func person(_ run: Int) -> Range<Int> {
    (run == 0 ? 0 : runs[run - 1].groupEnd)..<runs[run].personEnd
  }

  /// Where what the person is counted by stands.
  func group(_ run: Int) -> Range<Int> { runs[run].personEnd..<runs[run].groupEnd }

  /// Where the rows of a person stand.
  func rows(_ run: Int) -> Range<Int> { (run == 0 ? 0 : runs[run - 1].rowEnd)..<runs[run].rowEnd }

  func key(_ run: Int) -> PersonKey {
    bytes.withUnsafeBufferPointer {
      PersonKey(UnsafeBufferPointer(rebasing: $0[person(run)]), isPlain: runs[run].isPlain)
    }
  }

  /// Puts the rows of the first person of other rows behind those of the last one here.
  mutating func extendLast(_ other: PersonRows) {
    other.bytes.withUnsafeBufferPointer { bytes in
      extendLast(
        other.rows[other.rows(0)], group: UnsafeBufferPointer(rebasing: bytes[other.group(0)]))
    }
  }

  /// Whether these bytes name the last person.
  func isLast(_ person: UnsafeBufferPointer<UInt8>, isPlain: Bool) -> Bool {
    guard let run = runs.indices.last else { return false }
    return bytes.withUnsafeBufferPointer {
      PersonKey.isSame(
        UnsafeBufferPointer(rebasing: $0[self.person(run)]), runs[run].isPlain, person, isPlain)
    }
  }
}
