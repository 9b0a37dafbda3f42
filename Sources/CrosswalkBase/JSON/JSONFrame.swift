/// A type of which absent fields are left out of JSON, where those of others are null.
///
/// It is for forms that have always done so, so that their readers find what they know.
package protocol LeavesOutAbsent {
  /// Whether the field is left out where it is absent.
  static func leavesOut(_ key: String) -> Bool
}

extension LeavesOutAbsent {
  package static func leavesOut(_ key: String) -> Bool { true }
}

/// A field of an object, or an item of a list.
struct JSONPart {
  /// Empty in a list.
  var key: String
  /// Where it stands in the writer's bytes.
  var start = 0
  var end = 0
  /// A container that can grow while others are written, and so has a writer of its own.
  var late: JSONFrame?

  /// By bytes, as other programs sort keys.
  func precedes(_ other: JSONPart) -> Bool { key.utf8.lexicographicallyPrecedes(other.key.utf8) }
}

/// A value that is being written: what its `encode(to:)` is given.
///
/// The parts of an object or list are written one after the other, and enclosed once all are there,
/// since only then can they be sorted.
final class JSONFrame: Encoder {
  enum Kind { case object, list, single }

  let userInfo: [CodingUserInfoKey: Any] = [:]
  let writer: JSONWriter
  private let depth: Int
  private let parent: JSONFrame?
  private let key: String
  private let type: Any.Type
  private let start: Int
  private var kind = Kind.object
  @exclusivity(unchecked) fileprivate private(set) var parts: [JSONPart] = []

  init(
    _ writer: JSONWriter, depth: Int, in parent: JSONFrame?, key: String, type: Any.Type
  ) {
    self.writer = writer
    self.depth = depth
    self.parent = parent
    self.key = key
    self.type = type
    start = writer.bytes.count
  }

  var codingPath: [any CodingKey] { parent.map { $0.codingPath + [JSONKey(key)] } ?? [] }

  func container<Key>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    KeyedEncodingContainer(JSONFields(frame: self))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    kind = .list
    return JSONItems(frame: self)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer {
    kind = .single
    return JSONSingle(frame: self)
  }

  // MARK: Parts

  /// Adds what `write` writes as a part.
  private func add(_ key: String, _ write: () throws -> Void) rethrows {
    let start = writer.bytes.count
    try write()
    parts.append(JSONPart(key: key, start: start, end: writer.bytes.count))
  }

  fileprivate func add<Value: Encodable>(_ value: Value, _ key: String) throws {
    try add(key) { try writer.write(value, depth: depth + 1, in: self, key: key) }
  }

  fileprivate func add(_ value: String, _ key: String) { add(key) { writer.string(value) } }

  fileprivate func addNull(_ key: String) { add(key) { writer.ascii("null") } }

  /// Adds null for a field that is absent, or nothing if the type has it so.
  fileprivate func addAbsent(_ key: String) {
    if let type = type as? any LeavesOutAbsent.Type, type.leavesOut(key) { return }
    addNull(key)
  }

  /// Adds a part that is filled later on.
  fileprivate func addLate(_ key: String) -> JSONFrame {
    let frame = JSONFrame(
      JSONWriter(isPretty: writer.isPretty), depth: depth + 1, in: self, key: key,
      type: Never.self)
    parts.append(JSONPart(key: key, late: frame))
    return frame
  }

  /// Writes the value in the place of this frame's own.
  fileprivate func replace<Value: Encodable>(_ value: Value) throws {
    // Integers of all sizes end here, since each encodes itself as a single value.
    if Value.self != String.self, let number = value as? any FixedWidthInteger {
      writer.ascii("\(number)")
    } else {
      try writer.write(value, depth: depth, in: parent, key: key)
    }
  }

  /// Ends the value.
  func close() {
    guard kind != .single else { return }
    if kind == .object, !zip(parts, parts.dropFirst()).allSatisfy({ $0.precedes($1) }) { sort() }
    writer.enclose(parts, from: start, depth: depth, isObject: kind == .object)
  }

  /// Sorts fields; of a key that was written twice, the last one counts.
  private func sort() {
    let sorted = parts.enumerated().sorted { a, b in
      a.element.precedes(b.element)
        || !b.element.precedes(a.element) && a.offset < b.offset
    }.map(\.element)
    parts.removeAll(keepingCapacity: true)
    for part in sorted {
      if parts.last?.key == part.key { parts.removeLast() }
      parts.append(part)
    }
  }

  /// The bytes of a frame that has a writer of its own.
  func closedBytes() -> [UInt8] {
    close()
    return writer.bytes
  }
}

/// A key, as errors name it.
struct JSONKey: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }

  init(_ key: String) { stringValue = key }
  init(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}

private struct JSONFields<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let frame: JSONFrame
  var codingPath: [any CodingKey] { frame.codingPath }

  func encodeNil(forKey key: Key) { frame.addNull(key.stringValue) }
  func encode(_ value: String, forKey key: Key) { frame.add(value, key.stringValue) }
  func encode<T: Encodable>(_ value: T, forKey key: Key) throws {
    try frame.add(value, key.stringValue)
  }

  // Synthesized conformances write optional fields with these, and only these know of absent ones.
  // One for all types is not enough: the standard library has a default for each of the others.
  private func write<T: Encodable>(_ value: T?, _ key: Key) throws {
    if let value { try encode(value, forKey: key) } else { frame.addAbsent(key.stringValue) }
  }
  func encodeIfPresent<T: Encodable>(_ value: T?, forKey key: Key) throws { try write(value, key) }
  func encodeIfPresent(_ value: String?, forKey key: Key) throws { try write(value, key) }
  func encodeIfPresent(_ value: Bool?, forKey key: Key) throws { try write(value, key) }
  func encodeIfPresent(_ value: Double?, forKey key: Key) throws { try write(value, key) }
  func encodeIfPresent(_ value: Float?, forKey key: Key) throws { try write(value, key) }
  func encodeIfPresent(_ value: Int?, forKey key: Key) throws { try write(value, key) }
  func encodeIfPresent(_ value: Int8?, forKey key: Key) throws { try write(value, key) }
  func encodeIfPresent(_ value: Int16?, forKey key: Key) throws { try write(value, key) }
  func encodeIfPresent(_ value: Int32?, forKey key: Key) throws { try write(value, key) }
  func encodeIfPresent(_ value: Int64?, forKey key: Key) throws { try write(value, key) }
  func encodeIfPresent(_ value: UInt?, forKey key: Key) throws { try write(value, key) }
  func encodeIfPresent(_ value: UInt8?, forKey key: Key) throws { try write(value, key) }
  func encodeIfPresent(_ value: UInt16?, forKey key: Key) throws { try write(value, key) }
  func encodeIfPresent(_ value: UInt32?, forKey key: Key) throws { try write(value, key) }
  func encodeIfPresent(_ value: UInt64?, forKey key: Key) throws { try write(value, key) }

  func nestedContainer<Nested>(
    keyedBy keyType: Nested.Type, forKey key: Key
  ) -> KeyedEncodingContainer<Nested> {
    frame.addLate(key.stringValue).container(keyedBy: keyType)
  }
  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    frame.addLate(key.stringValue).unkeyedContainer()
  }
  func superEncoder() -> any Encoder { frame.addLate("super") }
  func superEncoder(forKey key: Key) -> any Encoder { frame.addLate(key.stringValue) }
}

private struct JSONItems: UnkeyedEncodingContainer {
  let frame: JSONFrame
  var codingPath: [any CodingKey] { frame.codingPath }
  var count: Int { frame.parts.count }

  func encodeNil() { frame.addNull("") }
  func encode(_ value: String) { frame.add(value, "") }
  func encode<T: Encodable>(_ value: T) throws { try frame.add(value, "") }

  func nestedContainer<Nested>(
    keyedBy keyType: Nested.Type
  ) -> KeyedEncodingContainer<Nested> { frame.addLate("").container(keyedBy: keyType) }
  func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
    frame.addLate("").unkeyedContainer()
  }
  func superEncoder() -> any Encoder { frame.addLate("") }
}

private struct JSONSingle: SingleValueEncodingContainer {
  let frame: JSONFrame
  var codingPath: [any CodingKey] { frame.codingPath }

  func encodeNil() { frame.writer.ascii("null") }
  func encode(_ value: String) { frame.writer.string(value) }
  func encode<T: Encodable>(_ value: T) throws { try frame.replace(value) }
}
