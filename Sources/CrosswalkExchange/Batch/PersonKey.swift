import CrosswalkTables

/// A person as rows write it: the bytes without white space around them, and without the apostrophe
/// that keeps spreadsheets from running it as a formula.
///
/// Names that look the same are one person, as everywhere; in ASCII, which nearly all are, that means
/// the same bytes.
struct PersonKey: Sendable {
  private(set) var bytes: [UInt8]
  /// Whether all of it is ASCII.
  private(set) var isPlain: Bool

  init(_ bytes: UnsafeBufferPointer<UInt8>, isPlain: Bool) {
    self.bytes = Array(bytes)
    self.isPlain = isPlain
  }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Whether these bytes name the person too.
  func isSame(_ other: UnsafeBufferPointer<UInt8>, isPlain otherIsPlain: Bool) -> Bool {
    bytes.withUnsafeBufferPointer { Self.isSame($0, isPlain, other, otherIsPlain) }
  }

  /// Whether bytes and other bytes name the same person.
  static func isSame(
    _ a: UnsafeBufferPointer<UInt8>, _ isPlain: Bool, _ b: UnsafeBufferPointer<UInt8>,
    _ otherIsPlain: Bool
  ) -> Bool {
    if ByteRun.isEqual(a, b) { return true }
    return !(isPlain && otherIsPlain)
      && String(decoding: a, as: UTF8.self) == String(decoding: b, as: UTF8.self)
  }

  func isSame(_ other: PersonKey) -> Bool {
    other.bytes.withUnsafeBufferPointer { isSame($0, isPlain: other.isPlain) }
  }

  /// Equal for names that look the same, in this run.
  var hash: UInt64 {
    bytes.withUnsafeBufferPointer { Self.hash(of: $0, isPlain: isPlain) }
  }

  /// The hash of the person whom these bytes name.
  static func hash(of bytes: UnsafeBufferPointer<UInt8>, isPlain: Bool) -> UInt64 {
    if isPlain { return ByteHash.of(bytes) }
    var hasher = Hasher()
    hasher.combine(String(decoding: bytes, as: UTF8.self))
    return UInt64(bitPattern: Int64(hasher.finalize()))
  }

  /// The order in which people are answered where they are sorted.
  static func < (a: PersonKey, b: PersonKey) -> Bool {
    b.bytes.withUnsafeBufferPointer { a.isBefore($0, isPlain: b.isPlain) }
  }

  /// Whether this person comes before the one whom these bytes name.
  func isBefore(_ other: UnsafeBufferPointer<UInt8>, isPlain otherIsPlain: Bool) -> Bool {
    bytes.withUnsafeBufferPointer { Self.isBefore($0, isPlain, other, otherIsPlain) }
  }

  /// Whether the person whom some bytes name comes before the one whom others name.
  static func isBefore(
    _ a: UnsafeBufferPointer<UInt8>, _ isPlain: Bool, _ b: UnsafeBufferPointer<UInt8>,
    _ otherIsPlain: Bool
  ) -> Bool {
    guard isPlain, otherIsPlain else {
      return String(decoding: a, as: UTF8.self) < String(decoding: b, as: UTF8.self)
    }
    return a.lexicographicallyPrecedes(b)
  }

  /// Takes other bytes in place of these, without new memory.
  mutating func become(_ other: UnsafeBufferPointer<UInt8>, isPlain: Bool) {
    bytes.removeAll(keepingCapacity: true)
    bytes.append(contentsOf: other)
    self.isPlain = isPlain
  }
}
