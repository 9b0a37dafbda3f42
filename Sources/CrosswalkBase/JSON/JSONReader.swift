/// Reads JSON (RFC 8259) that strangers have written, within limits.
///
/// What the standard leaves open is refused: a key that is there twice, half of a surrogate pair,
/// and a number that is too large. A byte order mark is passed over.
package struct JSONReader {
  /// How much a file may ask for.
  package struct Limits: Sendable, Hashable {
    /// The largest file, in bytes.
    var maxBytes: Int
    /// How deep lists and objects may be nested.
    var maxDepth: Int
    /// The most values, those in lists and objects each counted.
    var maxValues: Int

    package init(
      maxBytes: Int = 128 << 20, maxDepth: Int = 100, maxValues: Int = ResourceLimits.current.values
    ) {
      (self.maxBytes, self.maxDepth, self.maxValues) = (maxBytes, maxDepth, maxValues)
    }
  }

  private let bytes: [UInt8]
  private let limits: Limits
  private var place = 0
  private var values = 0

  private init(_ bytes: [UInt8], _ limits: Limits) {
    self.bytes = bytes
    self.limits = limits
  }

  /// The one value of a file.
  ///
  /// - Throws: ``JSONError`` with line and column if it is no JSON in UTF-8, or over a limit.
  package static func value(
    of bytes: [UInt8], limits: Limits = Limits()
  ) throws(JSONError) -> JSONValue {
    if bytes.count > limits.maxBytes {
      throw JSONError("the file has more than \(limits.maxBytes) bytes")
    }
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      throw JSONError("this is a workbook, document or archive, not a JSON file")
    }
    if bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) {
      throw JSONError("the file is in UTF-16; JSON is in UTF-8")
    }
    var reader = JSONReader(bytes, limits)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { reader.place = 3 }
    reader.skipSpace()
    if reader.byte == nil { throw JSONError("the file is empty") }
    let value = try reader.value(depth: 0)
    reader.skipSpace()
    if reader.byte != nil { throw reader.error("something follows after the end of the JSON") }
    return value
  }

  private var byte: UInt8? { place < bytes.count ? bytes[place] : nil }

  private mutating func skipSpace() {
    while let byte, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { place += 1 }
  }

  /// Lines and columns count from 1, columns in characters.
  private func error(_ reason: String, at position: Int? = nil) -> JSONError {
    let before = bytes[..<min(position ?? place, bytes.count)]
    let line = before.count { $0 == 0x0A } + 1
    let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let column = before[start...].count { $0 & 0xC0 != 0x80 } + 1
    return JSONError("line \(line), column \(column): \(reason)")
  }

  /// Of what stands here, which is not what must stand here.
  private func unexpected(_ wanted: String) -> JSONError {
    guard let byte else { return error("the file ends where \(wanted) must stand") }
    let sign = String(decoding: [byte], as: UTF8.self)
    let isPrinted = (0x21...0x7E).contains(byte)
    return error("\(isPrinted ? quoted(sign) : "something else") stands where \(wanted) must stand")
  }

  private mutating func value(depth: Int) throws(JSONError) -> JSONValue {
    values += 1
    if values > limits.maxValues { throw error("more than \(limits.maxValues) values") }
    guard let byte else { throw unexpected("a value") }
    switch byte {
    case UInt8(ascii: "{"): return .object(try object(depth: depth + 1))
    case UInt8(ascii: "["): return .list(try list(depth: depth + 1))
    case UInt8(ascii: "\""): return .text(try text())
    case UInt8(ascii: "t"): return try word("true", .boolean(true))
    case UInt8(ascii: "f"): return try word("false", .boolean(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case UInt8(ascii: "-"), 0x30...0x39: return .number(try number())
    default: throw unexpected("a value")
    }
  }

  private mutating func word(_ word: String, _ value: JSONValue) throws(JSONError) -> JSONValue {
    guard bytes[place...].starts(with: word.utf8) else { throw unexpected("a value") }
    place += word.utf8.count
    return value
  }

  /// Goes over the sign after a part of a list or object; false at its end.
  private mutating func goesOn(_ end: UInt8, _ name: String) throws(JSONError) -> Bool {
    skipSpace()
    guard byte == UInt8(ascii: ",") || byte == end else {
      throw unexpected("',' or the end of the \(name)")
    }
    defer { place += 1 }
    return byte != end
  }

  private mutating func begin(_ end: UInt8, depth: Int) throws(JSONError) -> Bool {
    if depth > limits.maxDepth { throw error("nested deeper than \(limits.maxDepth)") }
    place += 1
    skipSpace()
    guard byte == end else { return true }
    place += 1
    return false
  }

  private mutating func list(depth: Int) throws(JSONError) -> [JSONValue] {
    var list: [JSONValue] = []
    guard try begin(UInt8(ascii: "]"), depth: depth) else { return list }
    repeat {
      skipSpace()
      list.append(try value(depth: depth))
    } while try goesOn(UInt8(ascii: "]"), "list")
    return list
  }

  private mutating func object(depth: Int) throws(JSONError) -> [String: JSONValue] {
    var members: [String: JSONValue] = [:]
    guard try begin(UInt8(ascii: "}"), depth: depth) else { return members }
    repeat {
      skipSpace()
      guard byte == UInt8(ascii: "\"") else { throw unexpected("a key in quotes") }
      let start = place
      let key = try text()
      skipSpace()
      guard byte == UInt8(ascii: ":") else { throw unexpected("':'") }
      place += 1
      skipSpace()
      let value = try value(depth: depth)
      if members.updateValue(value, forKey: key) != nil {
        throw error("the key \(quoted(key)) is there twice", at: start)
      }
    } while try goesOn(UInt8(ascii: "}"), "object")
    return members
  }

  private mutating func number() throws(JSONError) -> Double {
    let start = place
    func isDigit(_ byte: UInt8?) -> Bool { byte.map { (0x30...0x39).contains($0) } ?? false }
    if byte == UInt8(ascii: "-") { place += 1 }
    guard isDigit(byte) else { throw unexpected("a digit") }
    if byte == UInt8(ascii: "0") {
      place += 1
      if isDigit(byte) { throw error("a number does not begin with 0", at: start) }
    }
    while isDigit(byte) { place += 1 }
    if byte == UInt8(ascii: ".") {
      place += 1
      guard isDigit(byte) else { throw unexpected("a digit") }
      while isDigit(byte) { place += 1 }
    }
    if byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E") {
      place += 1
      if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") { place += 1 }
      guard isDigit(byte) else { throw unexpected("a digit") }
      while isDigit(byte) { place += 1 }
    }
    guard let number = Double(String(decoding: bytes[start..<place], as: UTF8.self)),
      number.isFinite
    else { throw error("the number is too large", at: start) }
    return number
  }

  // MARK: Texts

  private mutating func text() throws(JSONError) -> String {
    let start = place
    place += 1
    var result: [UInt8] = []
    var piece = place
    while let byte {
      switch byte {
      case UInt8(ascii: "\""):
        result += bytes[piece..<place]
        place += 1
        guard let text = String(validating: result, as: UTF8.self) else {
          throw error("the text is not in UTF-8", at: start)
        }
        return text
      case UInt8(ascii: "\\"):
        result += bytes[piece..<place]
        result += Array(String(try escaped()).utf8)
        piece = place
      case 0..<0x20: throw error("a control character stands in a text without escape")
      default: place += 1
      }
    }
    throw error("the text does not end", at: start)
  }

  private mutating func escaped() throws(JSONError) -> Unicode.Scalar {
    let start = place
    place += 1
    guard let letter = byte else { throw unexpected("an escape") }
    place += 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(letter)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): break
    default: throw error("there is no such escape", at: start)
    }
    let unit = try digits()
    if let scalar = Unicode.Scalar(unit) { return scalar }
    if UTF16.isLeadSurrogate(unit), bytes[place...].starts(with: [0x5C, 0x75]) {
      place += 2
      let second = try digits()
      if UTF16.isTrailSurrogate(second),
        let scalar = Unicode.Scalar(
          0x10000 + (UInt32(unit & 0x3FF) << 10 | UInt32(second & 0x3FF)))
      {
        return scalar
      }
    }
    throw error("half of a surrogate pair, which is no character", at: start)
  }

  private mutating func digits() throws(JSONError) -> UInt16 {
    let end = place + 4
    guard end <= bytes.count, bytes[place..<end].allSatisfy({ ($0 as UInt8).isHexDigit }),
      let unit = UInt16(String(decoding: bytes[place..<end], as: UTF8.self), radix: 16)
    else { throw error("four hexadecimal digits must follow") }
    place = end
    return unit
  }
}

extension UInt8 {
  fileprivate var isHexDigit: Bool {
    (0x30...0x39).contains(self) || (0x41...0x46).contains(self) || (0x61...0x66).contains(self)
  }
}

/// Why a text is no JSON, or more of it than is allowed, in words.
package struct JSONError: Error, Sendable, Hashable, CustomStringConvertible {
  /// A sentence without capital or full stop, with line and column.
  package let description: String

  package init(_ description: String) { self.description = description }
}
