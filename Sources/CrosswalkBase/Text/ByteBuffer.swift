/// Bytes that grow at their end, for loops in which an array's checks would take most of the time.
package final class ByteBuffer {
  // Nobody else is in the middle of a change while bytes are added, which is checked nowhere as often.
  @exclusivity(unchecked) package private(set) var count = 0
  @exclusivity(unchecked) private var start: UnsafeMutableRawPointer
  @exclusivity(unchecked) private var capacity: Int

  package init(capacity: Int = 1 << 16) {
    self.capacity = max(capacity, 64)
    start = .allocate(byteCount: self.capacity, alignment: 16)
  }

  deinit { start.deallocate() }

  /// All bytes; they are there until the buffer changes.
  package var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: start, count: count) }

  /// Takes no memory back, since as much is likely to be needed again.
  package func removeAll() { count = 0 }

  /// Makes room for so many bytes more, which are added next.
  @inline(__always) package func reserve(_ more: Int) {
    if capacity - count < more { grow(more) }
  }

  @inline(never) private func grow(_ more: Int) {
    capacity = max(2 * capacity, count + more)
    let larger = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 16)
    larger.copyMemory(from: start, byteCount: count)
    start.deallocate()
    start = larger
  }

  /// Adds bytes for which ``reserve(_:)`` has made room.
  @inline(__always) package func appendReserved(_ bytes: UnsafeRawPointer, _ more: Int) {
    (start + count).copyMemory(from: bytes, byteCount: more)
    count += more
  }

  /// Adds a byte for which ``reserve(_:)`` has made room.
  @inline(__always) package func appendReserved(_ byte: UInt8) {
    start.storeBytes(of: byte, toByteOffset: count, as: UInt8.self)
    count += 1
  }

  /// Adds a number in as few bytes as it needs, seven bits each, the lowest first; the eighth bit says
  /// that more follow. ``reserve(_:)`` has made room for ten.
  @inline(__always) package func appendReserved(number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      appendReserved(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    appendReserved(UInt8(truncatingIfNeeded: rest))
  }

  /// Takes bytes away at the beginning.
  package func removeFirst(_ less: Int) {
    start.copyMemory(from: start + less, byteCount: count - less)
    count -= less
  }

  /// Has room at the end filled, all of it.
  package func append<Failure>(
    _ more: Int, filledBy body: (UnsafeMutableRawBufferPointer) throws(Failure) -> Void
  ) throws(Failure) {
    reserve(more)
    try body(UnsafeMutableRawBufferPointer(start: start + count, count: more))
    count += more
  }

  package func append(_ bytes: UnsafeRawBufferPointer) {
    guard let base = bytes.baseAddress else { return }
    reserve(bytes.count)
    appendReserved(base, bytes.count)
  }

  package func append(_ bytes: [UInt8]) { bytes.withUnsafeBytes { append($0) } }
}
