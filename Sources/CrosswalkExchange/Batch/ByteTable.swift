import CrosswalkBase

/// Numbers by short texts, looked up by bytes. Names repeat in millions of rows, so each is understood
/// once; strangers' files can hold any number of them, so not all are kept.
///
/// Looking up touches a slot and the text: it is done for every row, and what is not at hand in the
/// processor takes most of the time.
final class ByteTable {
  /// How many are kept.
  let maximumCount: Int
  /// Longer texts are not kept.
  let maximumBytes: Int
  /// How many there are.
  @exclusivity(unchecked) private(set) var count = 0

  private struct Slot {
    /// The lowest bits of the hash.
    var tag: UInt32 = 0
    /// Where the text begins among ``texts``.
    var start: UInt32 = 0
    /// The bytes of the text plus one; 0 is free.
    var size: UInt32 = 0
    var value: Int32 = 0
  }

  // Nobody else is in the middle of a change, which is checked nowhere as often.
  /// As many as a power of two.
  @exclusivity(unchecked) private var slots: UnsafeMutableBufferPointer<Slot>
  private let texts = ByteBuffer(capacity: 1 << 10)

  init(maximumCount: Int = 10_000, maximumBytes: Int = 200) {
    self.maximumCount = maximumCount
    self.maximumBytes = maximumBytes
    slots = .allocate(capacity: 64)
    slots.initialize(repeating: Slot())
  }

  deinit { slots.deallocate() }

  /// Forgets all of them.
  func removeAll() {
    count = 0
    texts.removeAll()
    slots.update(repeating: Slot())
  }

  /// The number of a text; nil if it is not kept.
  func value(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
    let slots = slots
    let tag = Self.tag(text)
    var place = Int(tag) & (slots.count - 1)
    while slots[place].size != 0 {
      let slot = slots[place]
      if slot.tag == tag, ByteRun.isEqual(self.text(slot), text) { return Int(slot.value) }
      place = (place + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Keeps the number of a text that is not kept yet, if there is room; whether it does.
  @discardableResult
  func insert(_ text: UnsafeBufferPointer<UInt8>, _ value: Int) -> Bool {
    guard count < maximumCount, text.count <= maximumBytes,
      texts.count + text.count < Int(UInt32.max), let value = Int32(exactly: value),
      self.value(text) == nil
    else { return false }
    let slot = Slot(
      tag: Self.tag(text), start: UInt32(texts.count), size: UInt32(text.count + 1), value: value)
    texts.append(UnsafeRawBufferPointer(text))
    count += 1
    if count * 2 > slots.count { grow() }
    enter(slot)
    return true
  }

  private static func tag(_ text: UnsafeBufferPointer<UInt8>) -> UInt32 {
    UInt32(truncatingIfNeeded: ByteHash.of(text))
  }

  private func text(_ slot: Slot) -> UnsafeBufferPointer<UInt8> {
    let all = texts.bytes.baseAddress!.assumingMemoryBound(to: UInt8.self)
    return UnsafeBufferPointer(start: all + Int(slot.start), count: Int(slot.size) - 1)
  }

  private func grow() {
    let old = slots
    slots = .allocate(capacity: 4 * old.count)
    slots.initialize(repeating: Slot())
    for slot in old where slot.size != 0 { enter(slot) }
    old.deallocate()
  }

  private func enter(_ slot: Slot) {
    var place = Int(slot.tag) & (slots.count - 1)
    while slots[place].size != 0 { place = (place + 1) & (slots.count - 1) }
    slots[place] = slot
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
