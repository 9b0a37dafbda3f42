import CrosswalkBase

/// People in the order of their names, read one after the other, from memory or from disk.
final class SortedRun {
  private typealias Head = SortedPeopleBytes.Head
  private typealias Row = SortedPeopleBytes.Row

  /// Earlier runs hold earlier lines.
  private let number: Int
  private let file: ScratchFile?
  /// What is on disk and not read yet.
  private var rest: Range<Int>
  /// How many bytes are read at a time.
  private let window: Int
  private var bytes: [UInt8]
  /// Where the next person begins.
  private var next = 0
  /// Where the person at hand begins, behind the head.
  private var start = 0
  private var head = Head(person: 0, group: 0, rows: 0, isPlain: true)
  /// Of the person at hand, to tell names apart without looking at all of them.
  private var nameHead: UInt64 = 0

  /// A run in memory.
  init(_ people: SortedPeopleBytes, number: Int) {
    (self.number, file, rest, window) = (number, nil, 0..<0, 0)
    bytes = people.bytes
  }

  /// A run on disk.
  init(_ file: ScratchFile, _ range: Range<Int>, number: Int, window: Int) {
    (self.number, self.file, rest, self.window) = (number, file, range, window)
    bytes = []
  }

  /// Goes on to the next person; whether there is one.
  ///
  /// - Throws: `FileError`.
  func advance() throws(FileError) -> Bool {
    if next == bytes.count, rest.isEmpty {
      bytes = []
      return false
    }
    try fill(Head.size)
    head = bytes.withUnsafeBytes { Head(UnsafeRawBufferPointer(rebasing: $0[next...])) }
    try fill(Head.size + head.bodyCount)
    start = next + Head.size
    next = start + head.bodyCount
    nameHead = withPerson { NameHead.of($0) }
    return true
  }

  /// Has at least so many bytes from the next person on.
  private func fill(_ count: Int) throws(FileError) {
    guard let file, bytes.count - next < count else { return }
    bytes.removeFirst(next)
    next = 0
    let more = min(rest.count, max(window, count - bytes.count))
    let end = bytes.count
    bytes.append(contentsOf: repeatElement(0, count: more))
    let result = bytes.withUnsafeMutableBytes { all in
      Result { () throws(FileError) in
        try file.read(
          from: rest.lowerBound, into: UnsafeMutableRawBufferPointer(rebasing: all[end...]))
      }
    }
    try result.get()
    rest = rest.lowerBound + more..<rest.upperBound
  }

  /// Adds the person at hand to others.
  func add(to people: inout PersonRows) {
    bytes.withUnsafeBytes { all in
      let (person, group) = (bound(all, start, head.person), start + head.person)
      people.add(
        person, isPlain: head.isPlain, group: bound(all, group, head.group), rows: rows(all))
    }
  }

  /// Puts the rows of the person at hand behind those of the last of others.
  func extendLast(of people: inout PersonRows) {
    bytes.withUnsafeBytes { people.extendLast(with: rows($0)) }
  }

  /// Whether the person at hand is the last of others.
  func isLast(of people: borrowing PersonRows) -> Bool {
    withPerson { people.isLast($0, isPlain: head.isPlain) }
  }

  /// Whether its person comes before that of another run, or is the same in earlier lines.
  func isBefore(_ other: SortedRun) -> Bool {
    if head.isPlain, other.head.isPlain, nameHead != other.nameHead {
      return nameHead < other.nameHead
    }
    return withPerson { one in
      other.withPerson { two in
        if PersonKey.isBefore(one, head.isPlain, two, other.head.isPlain) { return true }
        return number < other.number
          && !PersonKey.isBefore(two, other.head.isPlain, one, head.isPlain)
      }
    }
  }

  private func withPerson<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    bytes.withUnsafeBytes { body(bound($0, start, head.person)) }
  }

  private func bound(
    _ all: UnsafeRawBufferPointer, _ start: Int, _ count: Int
  ) -> UnsafeBufferPointer<UInt8> {
    UnsafeRawBufferPointer(rebasing: all[start..<start + count]).assumingMemoryBound(
      to: UInt8.self)
  }

  private func rows(_ all: UnsafeRawBufferPointer) -> some Sequence<BatchRow> {
    let first = start + head.person + head.group
    return (0..<head.rows).lazy.map {
      all.loadUnaligned(fromByteOffset: first + MemoryLayout<Row>.stride * $0, as: Row.self).row
    }
  }
}
