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

  package func append(_ bytes: UnsafeRawBufferPointer) {
    guard let base = bytes.baseAddress else { return }
    reserve(bytes.count)
    appendReserved(base, bytes.count)
  }

  package func append(_ bytes: [UInt8]) { bytes.withUnsafeBytes { append($0) } }
}
