/// Writes values as JSON into one buffer.
///
/// Keys are sorted by their characters, absent fields are null, and numbers have the fewest digits
/// that tell them, without a `.0`: the same value always gives the same bytes.
final class JSONWriter {
  // Nobody else is in the middle of a change when a part is added, which is checked at no other
  // place as often.
  @exclusivity(unchecked) private(set) var bytes: [UInt8] = []
  let isPretty: Bool
  /// What stood at the end of ``bytes`` while it is put into order.
  @exclusivity(unchecked) private var scratch: [UInt8] = []

  /// - Parameter isPretty: Whether each field and item has a line of its own.
  init(isPretty: Bool) { self.isPretty = isPretty }

  /// Writes a value.
  ///
  /// - Parameters:
  ///   - value: What is written.
  ///   - depth: How many objects and lists it stands in.
  ///   - parent: The one that it stands in, if any.
  ///   - key: Where it stands in that.
  /// - Throws: `EncodingError` for a number that is not finite, and what the value throws.
  func write<Value: Encodable>(
    _ value: Value, depth: Int, in parent: JSONFrame?, key: String
  ) throws {
    // What most values are made of needs no frame.
    if Value.self == String.self {
      string(value as! String)
    } else if Value.self == Double.self {
      try number(value as! Double, in: parent, key: key)
    } else if Value.self == Float.self {
      try number(value as! Float, in: parent, key: key)
    } else if Value.self == Int.self {
      ascii(String(value as! Int))
    } else if Value.self == Bool.self {
      ascii(value as! Bool ? "true" : "false")
    } else {
      let frame = JSONFrame(self, depth: depth, in: parent, key: key, type: Value.self)
      try value.encode(to: frame)
      frame.close()
    }
  }

  /// Writes a number; a whole one has no point.
  func number(
    _ number: some BinaryFloatingPoint & CustomStringConvertible, in parent: JSONFrame?, key: String
  ) throws {
    guard number.isFinite else {
      throw EncodingError.invalidValue(
        number,
        .init(
          codingPath: (parent?.codingPath ?? []) + [JSONKey(key)],
          debugDescription: "JSON has no number '\(number)'"))
    }
    ascii(number.description)
    if bytes.suffix(2).elementsEqual(".0".utf8) { bytes.removeLast(2) }
  }

  func ascii(_ text: String) {
    var text = text
    text.withUTF8 { bytes.append(contentsOf: $0) }
  }

  func string(_ text: String) {
    var text = text
    bytes.append(UInt8(ascii: "\""))
    text.withUTF8 { utf8 in
      guard utf8.contains(where: Self.isEscaped) else {
        return bytes.append(contentsOf: utf8)
      }
      for byte in utf8 {
        if Self.isEscaped(byte) { escape(byte) } else { bytes.append(byte) }
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func isEscaped(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == 0x22 || byte == 0x5C
  }

  private func escape(_ byte: UInt8) {
    switch byte {
    case 0x08: ascii("\\b")
    case 0x09: ascii("\\t")
    case 0x0A: ascii("\\n")
    case 0x0C: ascii("\\f")
    case 0x0D: ascii("\\r")
    case 0x22: ascii("\\\"")
    case 0x5C: ascii("\\\\")
    default: ascii("\\u00\(byte < 0x10 ? "0" : "")\(String(byte, radix: 16))")
    }
  }

  func newLine(_ depth: Int) {
    bytes.append(0x0A)
    bytes.append(contentsOf: repeatElement(0x20, count: 2 * depth))
  }

  /// Puts an object or list around the parts that stand from `start` to the end.
  func enclose(_ parts: [JSONPart], from start: Int, depth: Int, isObject: Bool) {
    scratch.removeAll(keepingCapacity: true)
    scratch.append(contentsOf: bytes[start...])
    bytes.removeLast(bytes.count - start)
    bytes.append(UInt8(ascii: isObject ? "{" : "["))
    var isFirst = true
    for part in parts {
      if !isFirst { bytes.append(UInt8(ascii: ",")) }
      isFirst = false
      if isPretty { newLine(depth + 1) }
      if isObject {
        string(part.key)
        ascii(isPretty ? " : " : ":")
      }
      if let late = part.late {
        bytes.append(contentsOf: late.closedBytes())
      } else {
        scratch.withUnsafeBufferPointer {
          bytes.append(contentsOf: $0[(part.start - start)..<(part.end - start)])
        }
      }
    }
    if isPretty {
      // An empty object or list has an empty line in it.
      if parts.isEmpty { bytes.append(0x0A) }
      newLine(depth)
    }
    bytes.append(UInt8(ascii: isObject ? "}" : "]"))
  }
}
