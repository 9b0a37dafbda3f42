/// Reads what ``ArchiveWriter`` wrote. Any damage is a `DecodingError`, never a crash.
package final class ArchiveReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private(set) var position = 0

  package init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  package static func corrupt(_ message: String) -> DecodingError {
    .dataCorrupted(.init(codingPath: [], debugDescription: message))
  }

  private func token() throws -> UnsafeBufferPointer<UInt8> {
    var length = 0
    var digits = 0
    while position < bytes.count, bytes[position] != UInt8(ascii: ":") {
      let digit = Int(bytes[position]) - 0x30
      guard (0...9).contains(digit), digits < 12 else {
        throw Self.corrupt("no length at byte \(position)")
      }
      length = length * 10 + digit
      digits += 1
      position += 1
    }
    guard digits > 0, length <= bytes.count - position - 1 else {
      throw Self.corrupt("a token ends after the archive")
    }
    let start = position + 1
    position = start + length
    return UnsafeBufferPointer(rebasing: bytes[start..<position])
  }

  private func text() throws -> String { String(decoding: try token(), as: UTF8.self) }

  private func integer() throws -> Int {
    let text = try text()
    guard let value = Int(text) else { throw Self.corrupt("'\(text)' is no integer") }
    return value
  }

  private func flag() throws -> Bool { try integer() != 0 }

  /// An element takes at least two bytes, so a count beyond that is damage, not a large array.
  fileprivate func count() throws -> Int {
    let count = try integer()
    guard count >= 0, count <= (bytes.count - position) / 2 else {
      throw Self.corrupt("an array of \(count) elements ends after the archive")
    }
    return count
  }

  package func read<Value: Decodable>(_ type: Value.Type) throws -> Value {
    if type == String.self { return try text() as! Value }
    if type == Double.self {
      let text = try text()
      guard let value = Double(text) else { throw Self.corrupt("'\(text)' is no number") }
      return value as! Value
    }
    if type == Int.self { return try integer() as! Value }
    if type == Bool.self { return try flag() as! Value }
    return try Value(from: Origin(reader: self))
  }

  private struct Origin: Decoder {
    let reader: ArchiveReader
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> {
      KeyedDecodingContainer(Keyed(reader: reader))
    }
    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
      Unkeyed(reader: reader, count: try reader.count())
    }
    func singleValueContainer() -> any SingleValueDecodingContainer { Single(reader: reader) }
  }

  private struct Keyed<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let reader: ArchiveReader
    var codingPath: [any CodingKey] { [] }
    var allKeys: [Key] { [] }

    func contains(_ key: Key) -> Bool { true }
    func decodeNil(forKey key: Key) throws -> Bool { try !reader.flag() }
    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
      try reader.read(type)
    }
    func decodeIfPresent<Value: Decodable>(
      _ type: Value.Type, forKey key: Key
    ) throws -> Value? {
      try reader.flag() ? reader.read(type) : nil
    }
    func nestedContainer<Nested: CodingKey>(
      keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedDecodingContainer<Nested> {
      KeyedDecodingContainer(Keyed<Nested>(reader: reader))
    }
    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
      Unkeyed(reader: reader, count: try reader.count())
    }
    func superDecoder() -> any Decoder { Origin(reader: reader) }
    func superDecoder(forKey key: Key) -> any Decoder { Origin(reader: reader) }
  }

  private struct Unkeyed: UnkeyedDecodingContainer {
    let reader: ArchiveReader
    let count: Int?
    var currentIndex = 0
    var codingPath: [any CodingKey] { [] }
    var isAtEnd: Bool { currentIndex == count }

    init(reader: ArchiveReader, count: Int) {
      self.reader = reader
      self.count = count
    }

    mutating func decodeNil() -> Bool { false }
    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
      currentIndex += 1
      return try reader.read(type)
    }
    mutating func nestedContainer<Nested: CodingKey>(
      keyedBy type: Nested.Type
    ) -> KeyedDecodingContainer<Nested> {
      currentIndex += 1
      return KeyedDecodingContainer(Keyed<Nested>(reader: reader))
    }
    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
      currentIndex += 1
      return Unkeyed(reader: reader, count: try reader.count())
    }
    mutating func superDecoder() -> any Decoder {
      currentIndex += 1
      return Origin(reader: reader)
    }
  }

  private struct Single: SingleValueDecodingContainer {
    let reader: ArchiveReader
    var codingPath: [any CodingKey] { [] }

    func decodeNil() -> Bool { false }
    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try reader.read(type) }
  }
}
