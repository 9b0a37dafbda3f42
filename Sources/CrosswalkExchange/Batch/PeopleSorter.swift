import CrosswalkBase

/// Collects people by pieces, each sorted, and hands all of them on sorted, with the rows of each in
/// the order of their lines. What does not fit into memory is put on disk.
final class PeopleSorter {
  private let memory: Int
  private var kept: [SortedPeopleBytes] = []
  private var keptBytes = 0
  private var file: ScratchFile?
  private var onDisk: [Range<Int>] = []
  /// With what all ids begin; nil before there are any.
  private var common: [UInt8]?

  /// - Parameter memory: In bytes.
  init(memory: Int) { self.memory = memory }

  /// - Throws: `FileError` if they do not fit and cannot be put on disk.
  func add(_ people: SortedPeopleBytes) throws(FileError) {
    if people.buffer.count == 0 { return }
    common =
      common.map { Array($0.prefix(NameHead.commonCount($0, people.common))) } ?? people.common
    kept.append(people)
    keptBytes += people.buffer.count
    if keptBytes > memory { try spill() }
  }

  private func spill() throws(FileError) {
    if file == nil { file = try ScratchFile() }
    for people in kept { onDisk.append(try file!.append(people.buffer.bytes)) }
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
      for range in onDisk { runs.append(SortedRun(file, range, window: window)) }
    } else {
      for people in kept { runs.append(SortedRun(people)) }
      kept = []
    }
    return try SortedPeople(runs, common: common?.count ?? 0)
  }
}
