/// Reads what ``ArchiveWriter`` wrote. Any damage is a `DecodingError`, never a crash.
package final class ArchiveReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private(set) var position = 0

  package init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  package static func corrupt(_ message: String) -> DecodingError {
    .dataCorrupted(.init(codingPath: [], debugDescription: message))
  }

  /// The value that comes next.
  package func read<Value: Archivable>(_ type: Value.Type = Value.self) throws -> Value {
    try Value(archive: self)
  }

  // The same for what fields mostly are: the compiler prefers these, and they need no look-up of
  // generic types at run time, which is most of the cost of a field.
  package func read() throws -> String { try text() }
  package func read() throws -> String? { try flag() ? text() : nil }
  package func read() throws -> Double { try number() }
  package func read() throws -> Double? { try flag() ? number() : nil }
  package func read() throws -> Int { try integer() }
  package func read() throws -> Bool { try flag() }
  package func read() throws -> [String] { try (0..<count()).map { _ in try text() } }

  package func text() throws -> String { String(decoding: try token(), as: UTF8.self) }

  package func integer() throws -> Int {
    let token = try token()
    // Nearly all integers are flags and counts of one or two digits.
    if token.count == 1, (0x30...0x39).contains(token[0]) { return Int(token[0]) - 0x30 }
    let text = String(decoding: token, as: UTF8.self)
    guard let value = Int(text) else { throw Self.corrupt("'\(text)' is no integer") }
    return value
  }

  package func number() throws -> Double {
    let text = try text()
    guard let value = Double(text) else { throw Self.corrupt("'\(text)' is no number") }
    return value
  }

  package func flag() throws -> Bool { try integer() != 0 }

  /// An element takes at least two bytes, so a count beyond that is damage, not a large array.
  package func count() throws -> Int {
    let count = try integer()
    guard count >= 0, count <= (bytes.count - position) / 2 else {
      throw Self.corrupt("an array of \(count) elements ends after the archive")
    }
    return count
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
}
