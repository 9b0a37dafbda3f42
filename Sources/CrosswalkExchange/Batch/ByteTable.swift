/// Numbers by short texts, looked up by bytes. Names repeat in millions of rows, so each is understood
/// once; strangers' files can hold any number of them, so not all are kept.
struct ByteTable {
  /// How many are kept.
  let maximumCount: Int
  /// Longer texts are not kept.
  let maximumBytes: Int

  private struct Entry {
    var hash: UInt64
    var start: Int
    var count: Int
    var value: Int
  }

  private var entries: [Entry] = []
  private var bytes: [UInt8] = []
  /// Places of entries plus one, by hash; 0 is free. A power of two.
  private var slots = [Int32](repeating: 0, count: 64)

  init(maximumCount: Int = 10_000, maximumBytes: Int = 200) {
    self.maximumCount = maximumCount
    self.maximumBytes = maximumBytes
  }

  /// How many there are.
  var count: Int { entries.count }

  /// Forgets all of them.
  mutating func removeAll() {
    entries.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
    for slot in slots.indices { slots[slot] = 0 }
  }

  /// The number of a text; nil if it is not kept.
  func value(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
    let hash = ByteHash.of(text)
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let entry = entries[Int(slots[slot]) - 1]
      if entry.hash == hash, entry.count == text.count, isEqual(entry, text) { return entry.value }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  private func isEqual(_ entry: Entry, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.withUnsafeBufferPointer {
      ByteRun.isEqual(
        UnsafeBufferPointer(rebasing: $0[entry.start..<entry.start + entry.count]), text)
    }
  }

  /// Keeps the number of a text that is not kept yet.
  mutating func insert(_ text: UnsafeBufferPointer<UInt8>, _ value: Int) {
    guard entries.count < maximumCount, text.count <= maximumBytes,
      self.value(text) == nil
    else { return }
    entries.append(
      Entry(hash: ByteHash.of(text), start: bytes.count, count: text.count, value: value))
    bytes += text
    if entries.count * 2 > slots.count {
      slots = [Int32](repeating: 0, count: slots.count * 4)
      for place in entries.indices { enter(place) }
    } else {
      enter(entries.count - 1)
    }
  }

  private mutating func enter(_ place: Int) {
    var slot = Int(truncatingIfNeeded: entries[place].hash) & (slots.count - 1)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = Int32(place + 1)
  }
}

/// A hash of bytes, the same in every run.
enum ByteHash {
  static func of(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
    let raw = UnsafeRawBufferPointer(text)
    var hash = UInt64(truncatingIfNeeded: text.count) &* 0x9e37_79b9_7f4a_7c15
    guard raw.count >= 8 else {
      var last: UInt64 = 0
      for byte in raw { last = last << 8 | UInt64(byte) }
      return mixed(hash ^ last)
    }
    var place = 0
    while place + 8 < raw.count {
      hash = mixed(hash ^ raw.loadUnaligned(fromByteOffset: place, as: UInt64.self))
      place += 8
    }
    // The last eight bytes, whether or not some of them are in already.
    return mixed(hash ^ raw.loadUnaligned(fromByteOffset: raw.count - 8, as: UInt64.self))
  }

  /// The last steps of ``SplitMix64``.
  static func mixed(_ value: UInt64) -> UInt64 {
    var mixed = (value ^ value >> 30) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ mixed >> 27) &* 0x94d0_49bb_1331_11eb
    return mixed ^ mixed >> 31
  }
}
