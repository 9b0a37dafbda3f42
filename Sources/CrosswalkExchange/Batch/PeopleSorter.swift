import CrosswalkBase

/// Collects rows in any order by person and hands the people on sorted, with the rows of each in the
/// order of their lines. What does not fit into memory is put on disk, sorted already.
final class PeopleSorter {
  private let memory: Int
  private var kept = CollectedPeople()
  private var runs: [ScratchFile] = []

  /// - Parameter memory: In bytes.
  init(memory: Int) { self.memory = memory }

  /// - Throws: `FileError` if they do not fit and cannot be put on disk, ``BatchError``.
  func add(_ people: PersonRows) throws {
    for run in people.runs.indices { try kept.add(people, run) }
    if kept.memory > memory { try spill() }
  }

  private func spill() throws {
    let file = try ScratchFile()
    try kept.forEachSorted { try $0.put(into: file) }
    try file.rewind()
    runs.append(file)
    kept = CollectedPeople()
  }

  /// Ends the collecting.
  func finish() throws -> SortedPeople {
    if runs.isEmpty { return SortedPeople(kept) }
    if !kept.isEmpty { try spill() }
    return try SortedPeople(runs)
  }
}

/// People in order, some at a time.
final class SortedPeople {
  /// So many rows are handed on at a time, or a person's more.
  private static let rowsAtATime = 4096

  private let kept: CollectedPeople?
  private var order: ArraySlice<Int> = []
  private var cursors: [Cursor] = []

  /// A run on disk, with the person that comes next in it.
  private struct Cursor {
    let file: ScratchFile
    var person: PersonRows

    init?(_ file: ScratchFile) throws {
      self.file = file
      guard let person = try PersonRows(from: file) else { return nil }
      self.person = person
    }
  }

  init(_ kept: CollectedPeople) {
    self.kept = kept
    order = kept.order[...]
  }

  init(_ runs: [ScratchFile]) throws {
    kept = nil
    cursors = try runs.compactMap { try Cursor($0) }
  }

  /// The next people; nil at the end.
  ///
  /// - Throws: `FileError`, ``BatchError``.
  func next() throws -> PersonRows? {
    var people = PersonRows()
    if let kept {
      while let person = order.popFirst(), people.rows.count < Self.rowsAtATime {
        kept.add(person, to: &people)
        if people.rows.count >= Self.rowsAtATime { break }
      }
    } else {
      while people.rows.count < Self.rowsAtATime, let person = try nextOnDisk() {
        people.add(person)
      }
    }
    return people.isEmpty ? nil : people
  }

  /// The person with the least name among the runs. An earlier run has earlier lines.
  private func nextOnDisk() throws -> PersonRows? {
    guard var least = cursors.first?.person.key(0) else { return nil }
    for cursor in cursors.dropFirst() {
      let key = cursor.person.key(0)
      if key < least { least = key }
    }
    var person: PersonRows?
    for place in cursors.indices.reversed() where cursors[place].person.key(0).isSame(least) {
      var one = cursors[place].person
      if let later = person { one.extendLast(later) }
      person = one
      if let following = try PersonRows(from: cursors[place].file) {
        cursors[place].person = following
      } else {
        cursors.remove(at: place)
      }
    }
    if let person, person.rows.count > BatchRun.maximumRows {
      throw BatchError.tooManyRows(line: person.rows[0].line)
    }
    return person
  }
}

extension PersonRows {
  /// Adds the one person of other rows.
  mutating func add(_ other: PersonRows) {
    other.bytes.withUnsafeBufferPointer { bytes in
      add(
        UnsafeBufferPointer(rebasing: bytes[other.person(0)]), isPlain: other.runs[0].isPlain,
        group: UnsafeBufferPointer(rebasing: bytes[other.group(0)]), rows: other.rows)
    }
  }

  /// Puts the one person here at the end of a file.
  fileprivate func put(into file: ScratchFile) throws {
    let head = [
      person(0).count, group(0).count, rows.count, runs[0].isPlain ? 1 : 0,
    ]
    try head.withUnsafeBytes { try file.write($0) }
    try bytes.withUnsafeBytes { try file.write($0) }
    try rows.withUnsafeBytes { try file.write($0) }
  }

  /// Reads the next person; nil at the end.
  fileprivate init?(from file: ScratchFile) throws {
    self.init()
    guard
      let head = try file.read(4 * MemoryLayout<Int>.stride)?.withUnsafeBytes({ bytes in
        (0..<4).map { bytes.loadUnaligned(fromByteOffset: 8 * $0, as: Int.self) }
      })
    else { return nil }
    let names = try file.read(head[0] + head[1]).map { [UInt8]($0) } ?? []
    let stride = MemoryLayout<BatchRow>.stride
    let rows = try file.read(head[2] * stride)?.withUnsafeBytes { bytes in
      (0..<head[2]).map { bytes.loadUnaligned(fromByteOffset: stride * $0, as: BatchRow.self) }
    }
    names.withUnsafeBufferPointer { names in
      add(
        UnsafeBufferPointer(rebasing: names[..<head[0]]), isPlain: head[3] == 1,
        group: UnsafeBufferPointer(rebasing: names[head[0]...]), rows: rows ?? [])
    }
  }
}
