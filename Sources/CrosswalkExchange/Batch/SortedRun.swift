import CrosswalkBase

/// People in the order of their names, read one after the other, from memory or from disk.
final class SortedRun {
  private let file: ScratchFile?
  /// What is on disk and not read yet.
  private var rest: Range<Int>
  /// How many bytes are read at a time.
  private let window: Int
  private let buffer: ByteBuffer
  // Asked for at every row, and by one thread.
  /// Where what was not handed on yet begins: the rows of the person at hand.
  @exclusivity(unchecked) private var next = 0
  /// Where the id of the person at hand begins.
  @exclusivity(unchecked) private var start = 0
  @exclusivity(unchecked) private(set) var head = SortedPeopleBytes.Head()

  /// A run in memory.
  init(_ people: SortedPeopleBytes) {
    (file, rest, window) = (nil, 0..<0, 0)
    buffer = people.buffer
  }

  /// A run on disk.
  init(_ file: ScratchFile, _ range: Range<Int>, window: Int) {
    (self.file, rest, self.window) = (file, range, window)
    buffer = ByteBuffer(capacity: window)
  }

  /// Goes on to the next person, once the rows of the one at hand were handed on; whether there is one.
  ///
  /// - Throws: `FileError`.
  func advance() throws(FileError) -> Bool {
    if next == buffer.count, rest.isEmpty { return false }
    try fill(SortedPeopleBytes.Head.maximumSize)
    var place = next
    head = buffer.bytes.head(at: &place)
    let headSize = place - next
    try fill(
      headSize + head.person + head.group + head.rows * SortedPeopleBytes.maximumRowSize)
    start = next + headSize
    next = start + head.person + head.group
    return true
  }

  /// Has at least so many bytes that were not handed on, or all that there are.
  private func fill(_ count: Int) throws(FileError) {
    guard let file, buffer.count - next < count, !rest.isEmpty else { return }
    buffer.removeFirst(next)
    next = 0
    let more = min(rest.count, max(window, count - buffer.count))
    try buffer.append(more) { room throws(FileError) in
      try file.read(from: rest.lowerBound, into: room)
    }
    rest = rest.lowerBound + more..<rest.upperBound
  }

  /// The id of the person at hand, until it goes on.
  var person: UnsafeBufferPointer<UInt8> { bound(start, head.person) }

  /// Adds the person at hand to others.
  func add(to people: inout PersonRows) {
    people.begin(
      person, isPlain: head.isPlain, group: bound(start + head.person, head.group))
    let bytes = buffer.bytes
    for _ in 0..<head.rows { people.add(bytes.row(at: &next)) }
  }

  /// Puts the rows of the person at hand behind those of the last of others.
  func extendLast(of people: inout PersonRows) {
    let bytes = buffer.bytes
    let rows = (0..<head.rows).map { _ in bytes.row(at: &next) }
    people.extendLast(rows, group: bound(start + head.person, head.group))
  }

  /// Whether its person comes before that of another run.
  func isBefore(_ other: SortedRun) -> Bool {
    PersonKey.isBefore(person, head.isPlain, other.person, other.head.isPlain)
  }

  private func bound(_ start: Int, _ count: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeRawBufferPointer(rebasing: buffer.bytes[start..<start + count]).assumingMemoryBound(
      to: UInt8.self)
  }
}
