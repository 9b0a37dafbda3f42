import CrosswalkBase

/// People in order, some at a time, out of runs that are each in order.
final class SortedPeople {
  /// So many rows are handed on at a time, or a person's more.
  private static let rowsAtATime = 4096

  /// The next person of a run: what mostly tells people apart, without a reference, since fronts are
  /// moved about for each person.
  private struct Front {
    /// Earlier runs hold earlier lines.
    let run: Int
    /// Eight bytes of the id.
    let name: UInt64
    let count: Int
    let isPlain: Bool
  }

  private let runs: [SortedRun]
  /// With how many bytes all ids begin alike.
  private let common: Int
  /// Of those that hold people still, the one with the next person last.
  private var fronts: [Front] = []

  /// - Parameters:
  ///   - runs: In the order of their lines.
  ///   - common: With how many bytes all ids in them begin alike.
  /// - Throws: `FileError`.
  init(_ runs: [SortedRun], common: Int) throws(FileError) {
    self.runs = runs
    self.common = common
    for run in runs.indices { try advance(run) }
  }

  /// Goes on in a run, and puts it where its person belongs.
  private func advance(_ run: Int) throws(FileError) {
    let people = runs[run]
    guard try people.advance() else { return }
    let front = Front(
      run: run, name: NameHead.of(people.person, from: common), count: people.head.person,
      isPlain: people.head.isPlain)
    var (low, high) = (0, fronts.count)
    while low < high {
      let middle = (low + high) / 2
      if isBefore(front, fronts[middle]) { low = middle + 1 } else { high = middle }
    }
    fronts.insert(front, at: low)
  }

  /// Whether a person comes before another, or is the same in earlier lines.
  private func isBefore(_ one: Front, _ other: Front) -> Bool {
    if one.isPlain, other.isPlain {
      if one.name != other.name { return one.name < other.name }
      if isShort(one), one.count == other.count { return one.run < other.run }
    }
    let (a, b) = (runs[one.run], runs[other.run])
    return a.isBefore(b) || one.run < other.run && !b.isBefore(a)
  }

  /// Whether the name and the length are all that there is of an id.
  private func isShort(_ front: Front) -> Bool { front.count <= common + 8 }

  /// The next people; nil at the end.
  ///
  /// - Throws: `FileError`, ``BatchError`` for more rows than anybody has.
  func next() throws -> PersonRows? {
    var people = PersonRows()
    while people.rows.count < Self.rowsAtATime, !fronts.isEmpty { try mergeOne(into: &people) }
    return people.isEmpty ? nil : people
  }

  /// Adds the next person, with the rows of all runs: an earlier run has earlier lines.
  private func mergeOne(into people: inout PersonRows) throws {
    let first = fronts.removeLast()
    runs[first.run].add(to: &people)
    try advance(first.run)
    while let front = fronts.last, isSame(front, first, people) {
      fronts.removeLast()
      runs[front.run].extendLast(of: &people)
      try advance(front.run)
      let rows = people.rows(people.runs.count - 1)
      if rows.count > BatchRun.maximumRows {
        throw BatchError.tooManyRows(line: people.rows[rows.lowerBound].line)
      }
    }
  }

  /// Whether the next person of a run is the one of a run before, who is the last of some people.
  private func isSame(_ front: Front, _ first: Front, _ people: borrowing PersonRows) -> Bool {
    if front.isPlain, first.isPlain {
      if front.name != first.name || front.count != first.count { return false }
      if isShort(front) { return true }
    }
    return people.isLast(runs[front.run].person, isPlain: front.isPlain)
  }
}
