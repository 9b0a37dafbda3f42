import CrosswalkKit
import CrosswalkTables

/// A person as rows write it: the bytes without white space around them, and without the apostrophe
/// that keeps spreadsheets from running it as a formula.
///
/// Who is the same as whom says ``CrosswalkKit/PersonName``; of ASCII, which nearly all names are, the
/// bytes tell.
struct PersonKey: Sendable {
  private(set) var bytes: [UInt8]
  /// Whether all of it is ASCII.
  private(set) var isPlain: Bool

  init(_ bytes: UnsafeBufferPointer<UInt8>, isPlain: Bool) {
    self.bytes = Array(bytes)
    self.isPlain = isPlain
  }

  var name: PersonName { PersonName(String(decoding: bytes, as: UTF8.self)) }

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
    guard isPlain, otherIsPlain else { return name(a) == name(b) }
    return a.count == b.count && hasSeveralWords(a) && hasSeveralWords(b)
      && zip(a, b).allSatisfy { small($0) == small($1) }
  }

  func isSame(_ other: PersonKey) -> Bool {
    other.bytes.withUnsafeBufferPointer { isSame($0, isPlain: other.isPlain) }
  }

  /// Equal for all ways to write a name, in this run.
  var hash: UInt64 {
    bytes.withUnsafeBufferPointer { Self.hash(of: $0, isPlain: isPlain) }
  }

  /// The hash of the person whom these bytes name.
  static func hash(of bytes: UnsafeBufferPointer<UInt8>, isPlain: Bool) -> UInt64 {
    if isPlain {
      if !hasSeveralWords(bytes) { return ByteHash.of(bytes) }
      return bytes.map(small).withUnsafeBufferPointer { ByteHash.of($0) }
    }
    var hasher = Hasher()
    hasher.combine(name(bytes))
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
    guard isPlain, otherIsPlain else { return name(a) < name(b) }
    let (one, other) = (hasSeveralWords(a), hasSeveralWords(b))
    if !one, !other { return a.lexicographicallyPrecedes(b) }
    for (first, second) in zip(a, b) {
      let (x, y) = (one ? small(first) : first, other ? small(second) : second)
      if x != y { return x < y }
    }
    return a.count < b.count
  }

  // MARK: Names of several words, whose capital letters tell nobody apart

  /// Whether there is a space in it.
  static func hasSeveralWords(_ name: UnsafeBufferPointer<UInt8>) -> Bool { name.contains(0x20) }

  /// A letter of ASCII without its being a capital.
  static func small(_ byte: UInt8) -> UInt8 {
    UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte ? byte | 0x20 : byte
  }

  private static func name(_ bytes: UnsafeBufferPointer<UInt8>) -> PersonName {
    PersonName(String(decoding: bytes, as: UTF8.self))
  }

  /// Takes other bytes in place of these, without new memory.
  mutating func become(_ other: UnsafeBufferPointer<UInt8>, isPlain: Bool) {
    bytes.removeAll(keepingCapacity: true)
    bytes.append(contentsOf: other)
    self.isPlain = isPlain
  }
}
