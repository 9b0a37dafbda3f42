/// Rows by person, as many as fit into memory: 20 bytes a row, and each person once.
struct CollectedPeople {
  /// Where the bytes and rows of a person are.
  private struct Person {
    var start: Int
    var personCount: Int32
    var groupCount: Int32
    var firstRow: UInt32
    var lastRow: UInt32
    var rowCount: UInt32
    var isPlain: Bool
  }

  private struct Row {
    /// The line, and above its 56 bits the kind.
    var lineAndKind: UInt64
    var day: Int32
    var unit: UInt16
    var level: UInt16

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

  /// No block of rows is ever moved.
  private static let blockSize = 1 << 16

  private var bytes: [UInt8] = []
  private var people: [Person] = []
  private var blocks: [[Row]] = []
  private var links: [[UInt32]] = []
  private var rowCount = 0
  /// Places of people plus one, by hash; 0 is free. A power of two.
  private var slots = [UInt32](repeating: 0, count: 1 << 12)
  private var isAllPlain = true

  var isEmpty: Bool { people.isEmpty }

  /// About how many bytes it takes, with what sorting needs.
  var memory: Int {
    bytes.count + people.count * (MemoryLayout<Person>.stride + 24) + 4 * slots.count
      + 20 * rowCount
  }

  /// Adds the rows of one person.
  ///
  /// - Throws: ``BatchError`` if they are more than anybody has.
  mutating func add(_ other: PersonRows, _ run: Int) throws(BatchError) {
    let key = other.key(run)
    let person = place(of: key, group: other.bytes[other.group(run)])
    for row in other.rows[other.rows(run)] {
      if rowCount % Self.blockSize == 0 {
        blocks.append([])
        blocks[blocks.count - 1].reserveCapacity(Self.blockSize)
        links.append([])
        links[links.count - 1].reserveCapacity(Self.blockSize)
      }
      let number = UInt32(rowCount)
      blocks[blocks.count - 1].append(Row(row))
      links[links.count - 1].append(.max)
      rowCount += 1
      if people[person].rowCount == 0 {
        people[person].firstRow = number
      } else {
        let last = Int(people[person].lastRow)
        links[last / Self.blockSize][last % Self.blockSize] = number
      }
      people[person].lastRow = number
      people[person].rowCount += 1
      if people[person].rowCount > UInt32(BatchRun.maximumRows) {
        throw .tooManyRows(line: row.line)
      }
    }
  }

  /// The person's place, made if there is none.
  private mutating func place(of key: PersonKey, group: ArraySlice<UInt8>) -> Int {
    let hash = key.hash
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let place = Int(slots[slot]) - 1
      let isSame = bytes.withUnsafeBufferPointer {
        key.isSame(
          UnsafeBufferPointer(rebasing: $0[range(people[place])]), isPlain: people[place].isPlain)
      }
      if isSame { return place }
      slot = (slot + 1) & (slots.count - 1)
    }
    people.append(
      Person(
        start: bytes.count, personCount: Int32(key.bytes.count), groupCount: Int32(group.count),
        firstRow: 0, lastRow: 0, rowCount: 0, isPlain: key.isPlain))
    bytes += key.bytes
    bytes += group
    isAllPlain = isAllPlain && key.isPlain
    slots[slot] = UInt32(people.count)
    if 2 * people.count > slots.count { growSlots() }
    return people.count - 1
  }

  private mutating func growSlots() {
    slots = [UInt32](repeating: 0, count: 4 * slots.count)
    for place in people.indices {
      var slot = Int(truncatingIfNeeded: key(people[place]).hash) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(place + 1)
    }
  }

  private func range(_ person: Person) -> Range<Int> {
    person.start..<person.start + Int(person.personCount)
  }

  private func key(_ person: Person) -> PersonKey {
    bytes.withUnsafeBufferPointer {
      PersonKey(UnsafeBufferPointer(rebasing: $0[range(person)]), isPlain: person.isPlain)
    }
  }

  /// The places of people in the order of their names.
  var order: [Int] {
    guard isAllPlain else {
      return people.indices.sorted { key(people[$0]) < key(people[$1]) }
    }
    return bytes.withUnsafeBufferPointer { bytes in
      // What all ids begin with tells nobody from anybody; the eight bytes behind it mostly do.
      var common = people.first.map { Int($0.personCount) } ?? 0
      if let first = people.first {
        for person in people {
          common = min(common, Int(person.personCount))
          var place = 0
          while place < common, bytes[person.start + place] == bytes[first.start + place] {
            place += 1
          }
          common = place
        }
      }
      var keys = people.indices.map { place -> (head: UInt64, place: Int) in
        let range = range(people[place])
        var head: UInt64 = 0
        for offset in common..<common + 8 {
          let byte = offset < range.count ? bytes[range.lowerBound + offset] : 0
          head = head << 8 | UInt64(byte)
        }
        return (head, place)
      }
      keys.sort { a, b in
        if a.head != b.head { return a.head < b.head }
        return bytes[range(people[a.place])].lexicographicallyPrecedes(
          bytes[range(people[b.place])])
      }
      return keys.map(\.place)
    }
  }

  /// Adds a person with all rows to others.
  func add(_ place: Int, to people: inout PersonRows) {
    let person = self.people[place]
    var rows: [BatchRow] = []
    rows.reserveCapacity(Int(person.rowCount))
    var number = person.firstRow
    while number != .max {
      let (block, offset) = (Int(number) / Self.blockSize, Int(number) % Self.blockSize)
      rows.append(blocks[block][offset].row)
      number = links[block][offset]
    }
    bytes.withUnsafeBufferPointer { bytes in
      let range = range(person)
      people.add(
        UnsafeBufferPointer(rebasing: bytes[range]), isPlain: person.isPlain,
        group: UnsafeBufferPointer(
          rebasing: bytes[range.upperBound..<range.upperBound + Int(person.groupCount)]),
        rows: rows)
    }
  }

  /// Hands on one person after the other, in the order of their names.
  func forEachSorted(_ take: (PersonRows) throws -> Void) rethrows {
    for place in order {
      var one = PersonRows()
      add(place, to: &one)
      try take(one)
    }
  }
}
