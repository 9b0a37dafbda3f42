/// Writes tokens: `length ":" bytes`.
///
/// An array is its count and its elements; an optional is `0`, or `1` and its value; a keyed value
/// is its fields in the order in which it encodes them.
package final class ArchiveWriter {
  package var bytes: [UInt8] = []

  package init() {}

  package func token(_ text: String) {
    bytes.append(contentsOf: String(text.utf8.count).utf8)
    bytes.append(UInt8(ascii: ":"))
    bytes.append(contentsOf: text.utf8)
  }

  package func write<Value: Encodable>(_ value: Value) throws {
    switch value {
    case let text as String: token(text)
    case let number as Double: token(number.description)
    case let number as Int: token(String(number))
    case let flag as Bool: token(flag ? "1" : "0")
    default: try value.encode(to: Target(writer: self))
    }
  }

  private struct Target: Encoder {
    let writer: ArchiveWriter
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
      KeyedEncodingContainer(Keyed(writer: writer))
    }
    func unkeyedContainer() -> any UnkeyedEncodingContainer { Unkeyed(writer: writer) }
    func singleValueContainer() -> any SingleValueEncodingContainer { Single(writer: writer) }
  }

  private struct Keyed<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let writer: ArchiveWriter
    var codingPath: [any CodingKey] { [] }

    func encodeNil(forKey key: Key) { writer.token("0") }
    func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
      try writer.write(value)
    }
    func encodeIfPresent<Value: Encodable>(_ value: Value?, forKey key: Key) throws {
      writer.token(value == nil ? "0" : "1")
      if let value { try writer.write(value) }
    }
    // The library's own overloads for these types would leave the presence mark out.
    func encodeIfPresent(_ value: String?, forKey key: Key) throws {
      writer.token(value == nil ? "0" : "1")
      if let value { writer.token(value) }
    }
    func encodeIfPresent(_ value: Double?, forKey key: Key) throws {
      writer.token(value == nil ? "0" : "1")
      if let value { try writer.write(value) }
    }
    func encodeIfPresent(_ value: Int?, forKey key: Key) throws {
      writer.token(value == nil ? "0" : "1")
      if let value { try writer.write(value) }
    }
    func encodeIfPresent(_ value: Bool?, forKey key: Key) throws {
      writer.token(value == nil ? "0" : "1")
      if let value { try writer.write(value) }
    }
    func nestedContainer<Nested: CodingKey>(
      keyedBy keyType: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
      KeyedEncodingContainer(Keyed<Nested>(writer: writer))
    }
    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
      Unkeyed(writer: writer)
    }
    func superEncoder() -> any Encoder { Target(writer: writer) }
    func superEncoder(forKey key: Key) -> any Encoder { Target(writer: writer) }
  }

  /// Elements are kept until the container goes away, since the count is written first.
  private final class Unkeyed: UnkeyedEncodingContainer {
    let writer: ArchiveWriter
    let elements: ArchiveWriter
    var count = 0
    var codingPath: [any CodingKey] { [] }

    init(writer: ArchiveWriter) {
      self.writer = writer
      elements = ArchiveWriter()
    }
    deinit {
      writer.token(String(count))
      writer.bytes.append(contentsOf: elements.bytes)
    }

    func encodeNil() {
      count += 1
      elements.token("0")
    }
    func encode<Value: Encodable>(_ value: Value) throws {
      count += 1
      try elements.write(value)
    }
    func nestedContainer<Nested: CodingKey>(
      keyedBy keyType: Nested.Type
    ) -> KeyedEncodingContainer<Nested> {
      count += 1
      return KeyedEncodingContainer(Keyed<Nested>(writer: elements))
    }
    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
      count += 1
      return Unkeyed(writer: elements)
    }
    func superEncoder() -> any Encoder {
      count += 1
      return Target(writer: elements)
    }
  }

  private struct Single: SingleValueEncodingContainer {
    let writer: ArchiveWriter
    var codingPath: [any CodingKey] { [] }

    func encodeNil() { writer.token("0") }
    func encode<Value: Encodable>(_ value: Value) throws {
      // Other kinds of number encode themselves by coming here again, without end.
      guard !(value is any Numeric) || value is Double || value is Int else {
        throw EncodingError.invalidValue(
          value, .init(codingPath: [], debugDescription: "no kind of number that is archived"))
      }
      try writer.write(value)
    }
  }
}
