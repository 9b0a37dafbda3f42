/// The people whose rows have ended, to notice one who comes back.
///
/// Of each person a hash of 64 bits is kept. That two people have the same one is as likely as one in
/// a million among six million people; then the file is refused, and nothing wrong is written. Past a
/// size, only people who come in ascending order are taken: those cannot come back. As long as they do,
/// hashes are only collected: finding a place for each takes far longer.
struct SeenPeople {
  private let maximumCount: Int
  private var count = 0
  /// Those that have no slot yet, since everybody came in ascending order.
  private var collected: [UInt64] = []
  /// 0 is free. A power of two.
  private var slots = [UInt64](repeating: 0, count: 1 << 12)
  private var last: PersonKey?
  /// Of all people but those past the size.
  private(set) var alike = AlikeIDs()
  private var isAscending = true
  private var keepsAll = true

  /// - Parameter memory: In bytes.
  init(memory: Int) {
    // Growing needs the old table beside the new one.
    maximumCount = max(1 << 11, memory / 32)
  }

  /// Some people who end one after the other.
  struct Ended: Sendable {
    var hashes: [UInt64] = []
    /// What else tells whether ids are alike.
    var marks: [AlikeIDs.Mark?] = []
    /// Where the rows of each begin.
    var lines: [Int] = []
    /// The first and the last of them, and whether they are in ascending order.
    var first: PersonKey?
    var last: PersonKey?
    var isAscending = true

    mutating func add(_ person: PersonKey, line: Int) {
      person.bytes.withUnsafeBufferPointer { add($0, isPlain: person.isPlain, line: line) }
    }

    mutating func add(_ person: UnsafeBufferPointer<UInt8>, isPlain: Bool, line: Int) {
      hashes.append(PersonKey.hash(of: person, isPlain: isPlain))
      marks.append(AlikeIDs.mark(person))
      lines.append(line)
      if last == nil {
        first = PersonKey(person, isPlain: isPlain)
        last = first
      } else {
        // Once they are in no order, that is all there is to know.
        isAscending = isAscending && last!.isBefore(person, isPlain: isPlain)
        last!.become(person, isPlain: isPlain)
      }
    }

    mutating func removeAll() {
      hashes.removeAll(keepingCapacity: true)
      marks.removeAll(keepingCapacity: true)
      lines.removeAll(keepingCapacity: true)
      (first, last, isAscending) = (nil, nil, true)
    }
  }

  /// - Throws: ``BatchError`` if one of them was there before, or that cannot be told any more.
  mutating func add(_ ended: Ended) throws(BatchError) {
    guard let first = ended.first else { return }
    if let last { isAscending = isAscending && last < first }
    isAscending = isAscending && ended.isAscending
    last = ended.last
    for (mark, line) in zip(ended.marks, ended.lines) { alike.add(mark, line: line) }
    if keepsAll, count + collected.count + ended.hashes.count > maximumCount {
      keepsAll = false
      (slots, collected) = ([], [])
    }
    if !keepsAll {
      if !isAscending { throw .tooManyPeople(line: ended.lines[0]) }
      return
    }
    if isAscending { return collected += ended.hashes }
    for hash in collected { _ = insert(hash) }
    collected = []
    for (hash, line) in zip(ended.hashes, ended.lines) {
      if !insert(hash) { throw .personComesBack(line: line) }
    }
  }

  /// Whether it was not there.
  private mutating func insert(_ number: UInt64) -> Bool {
    let hash = max(1, number)
    if 4 * count > 3 * slots.count {
      let old = slots
      slots = [UInt64](repeating: 0, count: 2 * old.count)
      for hash in old where hash != 0 { slots[freeSlot(hash)!] = hash }
    }
    guard let slot = freeSlot(hash) else { return false }
    slots[slot] = hash
    count += 1
    return true
  }

  /// Where a hash goes; nil if it is there.
  private func freeSlot(_ hash: UInt64) -> Int? {
    var slot = Int(truncatingIfNeeded: hash >> 17) & (slots.count - 1)
    while slots[slot] != 0 {
      if slots[slot] == hash { return nil }
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }
}
