import CrosswalkBase

/// Collects people by pieces, each sorted, and hands all of them on sorted, with the rows of each in
/// the order of their lines. What does not fit into memory is put on disk.
final class PeopleSorter {
  private let memory: Int
  private var kept: [SortedPeopleBytes] = []
  private var keptBytes = 0
  private var file: ScratchFile?
  private var onDisk: [Range<Int>] = []

  /// - Parameter memory: In bytes.
  init(memory: Int) { self.memory = memory }

  /// - Throws: `FileError` if they do not fit and cannot be put on disk.
  func add(_ people: SortedPeopleBytes) throws(FileError) {
    if people.bytes.isEmpty { return }
    kept.append(people)
    keptBytes += people.bytes.count
    if keptBytes > memory { try spill() }
  }

  private func spill() throws(FileError) {
    if file == nil { file = try ScratchFile() }
    for people in kept { onDisk.append(try file!.append(people.bytes)) }
    kept = []
    keptBytes = 0
  }

  /// Ends the collecting.
  ///
  /// - Throws: `FileError`.
  func finish() throws(FileError) -> SortedPeople {
    var runs: [SortedRun] = []
    if let file {
      try spill()
      let window = max(1 << 12, min(1 << 18, memory / onDisk.count))
      for (number, range) in onDisk.enumerated() {
        runs.append(SortedRun(file, range, number: number, window: window))
      }
    } else {
      for (number, people) in kept.enumerated() {
        runs.append(SortedRun(people, number: number))
      }
      kept = []
    }
    return try SortedPeople(runs)
  }
}

/// People in order, some at a time.
final class SortedPeople {
  /// So many rows are handed on at a time, or a person's more.
  private static let rowsAtATime = 4096

  /// Those that hold people still, the one with the next person last.
  private var runs: [SortedRun] = []

  /// - Throws: `FileError`.
  init(_ runs: [SortedRun]) throws(FileError) {
    for run in runs where try run.advance() { enter(run) }
  }

  private func enter(_ run: SortedRun) {
    var (low, high) = (0, runs.count)
    while low < high {
      let middle = (low + high) / 2
      if run.isBefore(runs[middle]) { low = middle + 1 } else { high = middle }
    }
    runs.insert(run, at: low)
  }

  /// The next people; nil at the end.
  ///
  /// - Throws: `FileError`, ``BatchError`` for more rows than anybody has.
  func next() throws -> PersonRows? {
    var people = PersonRows()
    while people.rows.count < Self.rowsAtATime, !runs.isEmpty { try mergeOne(into: &people) }
    return people.isEmpty ? nil : people
  }

  /// Adds the next person, with the rows of all runs: an earlier run has earlier lines.
  private func mergeOne(into people: inout PersonRows) throws {
    let run = runs.removeLast()
    run.add(to: &people)
    if try run.advance() { enter(run) }
    while let run = runs.last, run.isLast(of: people) {
      runs.removeLast()
      run.extendLast(of: &people)
      if try run.advance() { enter(run) }
      let rows = people.rows(people.runs.count - 1)
      if rows.count > BatchRun.maximumRows {
        throw BatchError.tooManyRows(line: people.rows[rows.lowerBound].line)
      }
    }
  }
}
