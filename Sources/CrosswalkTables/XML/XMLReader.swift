import CrosswalkBase

/// Reads an XML text as it is inflated, one tag or text at a time, in memory that only the longest
/// tag or text decides.
///
/// Reads UTF-8 only. Namespaces are not resolved: names count without their prefixes. There is no
/// document type: a `DOCTYPE` and every entity but the five of XML are refused.
package struct XMLReader {
  package enum Event {
    /// A tag opens: ``XMLReader/name`` and ``XMLReader/attributes`` are set.
    case start
    /// A tag is closed: ``XMLReader/name`` is set.
    case end
    /// ``XMLReader/text`` is set. What stands between two tags may come as several texts.
    case text
  }

  private static let maxDepth = 100
  private static let maxAttributes = 256

  /// The name of the last tag, without a prefix.
  package private(set) var name = ""
  private(set) var attributes: [XMLAttribute] = []
  package private(set) var text = ""

  /// How many tags are open; after ``Event/end``, without the one that was closed.
  package var depth: Int { open.count }
  /// Whether `xml:space="preserve"` holds where the reader is.
  var preservesSpace: Bool { open.last?.preservesSpace ?? false }
  /// What messages call the text.
  var part: String { source.part }

  private var source: ZipPartReader
  private let maxTokenBytes: Int
  private(set) var buffer: [UInt8] = []
  private var position = 0
  private var consumed = 0
  private var open: [(name: String, preservesSpace: Bool)] = []
  private var endIsDue = false
  private var hasRoot = false

  /// Begins to read. `maxTokenBytes` is the longest tag or text between two tags.
  package init(_ source: ZipPartReader, maxTokenBytes: Int = 1 << 20) throws(SpreadsheetError) {
    self.source = source
    self.maxTokenBytes = maxTokenBytes
    try readStart()
  }

  /// The value of an attribute of the last tag that opened, by its name without a prefix.
  package subscript(attribute: String) -> String? {
    for candidate in attributes where candidate.name == attribute { return candidate.value }
    return nil
  }

  /// The value of an attribute in whatever namespace, such as `r:id`.
  package func prefixed(_ attribute: String) -> String? {
    attributes.first { $0.name != attribute && $0.localName == attribute }?.value
  }

  /// Whether an attribute says yes.
  package func flag(_ attribute: String) -> Bool {
    guard let value = self[attribute] else { return false }
    return value == "1" || value == "true" || value == "on"
  }

  /// Passes over what is in the tag that has just opened, and its end.
  package mutating func skip() throws(SpreadsheetError) {
    let depth = depth
    while let event = try next() {
      if case .end = event, self.depth < depth { return }
    }
  }

  /// What comes next; nil at the end of a text that is well formed and sound.
  package mutating func next() throws(SpreadsheetError) -> Event? {
    if endIsDue {
      endIsDue = false
      open.removeLast()
      return .end
    }
    while try has(1) {
      guard buffer[position] == 0x3C else {
        if try readText() { return .text }
        continue
      }
      guard try has(2) else { throw damaged("ends within a tag", .truncated) }
      switch buffer[position + 1] {
      case 0x2F:
        try readEnd()
        return .end
      case 0x3F: try skipPast("?>")
      case 0x21:
        if try begins("<!--") {
          position += 4
          try skipPast("-->")
        } else if try begins("<![CDATA[") {
          try readLiteral()
          return .text
        } else if try begins("<!DOCTYPE") {
          throw damaged("has a document type (DOCTYPE), which is refused", .unsafe)
        } else {
          throw damaged("has a '<!' that begins nothing")
        }
      default:
        try readTag()
        return .start
      }
    }
    if let last = open.last {
      throw damaged("ends within the tag \(quoted(last.name))", .truncated)
    }
    if !hasRoot { throw damaged("holds no XML") }
    return nil
  }

  package func damaged(
    _ reason: String, _ kind: SpreadsheetError.Kind = .damaged
  ) -> SpreadsheetError {
    SpreadsheetError(kind, part: part, "\(reason) (at byte \(consumed + position))")
  }

  // MARK: - Bytes

  /// Whether this many bytes are left; as many are then in the buffer.
  private mutating func has(_ count: Int) throws(SpreadsheetError) -> Bool {
    while buffer.count - position < count {
      guard try fill() else { return false }
    }
    return true
  }

  private mutating func fill() throws(SpreadsheetError) -> Bool {
    guard let piece = try source.next() else { return false }
    consumed += position
    buffer.removeFirst(position)
    position = 0
    buffer += piece
    return true
  }

  private mutating func begins(_ text: String) throws(SpreadsheetError) -> Bool {
    guard try has(text.utf8.count) else { return false }
    return buffer[position...].starts(with: text.utf8)
  }

  /// Skips a comment or instruction of whatever length.
  private mutating func skipPast(_ mark: String) throws(SpreadsheetError) {
    let mark = Array(mark.utf8)
    while try has(mark.count) {
      if buffer[position] == mark[0], buffer[position...].starts(with: mark) {
        position += mark.count
        return
      }
      position += 1
    }
    throw damaged("ends within a comment or instruction", .truncated)
  }

  private mutating func readStart() throws(SpreadsheetError) {
    _ = try has(4)
    let head = buffer.prefix(4)
    if head.starts(with: [0xEF, 0xBB, 0xBF]) {
      position = 3
    } else if head.starts(with: [0xFE, 0xFF]) || head.starts(with: [0xFF, 0xFE])
      || head.starts(with: [0x3C, 0x00]) || head.starts(with: [0x00, 0x3C])
    {
      throw damaged("is in UTF-16; only UTF-8 is read", .unsupported)
    }
    guard try begins("<?xml") else { return }
    let start = position
    // The mark may be far away in a damaged text; look no further than people write.
    _ = try has(min(256, maxTokenBytes))
    let declaration = String(decoding: buffer[start...].prefix(256), as: UTF8.self).lowercased()
    guard let end = declaration.firstRange(of: "?>") else { return }
    let words = declaration[..<end.lowerBound]
    guard let name = words.firstRange(of: "encoding") else { return }
    let encoding = words[name.upperBound...].filter { !" \t\r\n='\"".contains($0) }
    if !["utf-8", "utf8", "us-ascii"].contains(where: { encoding.hasPrefix($0) }) {
      throw damaged(
        "is in the encoding \(quoted(encoding)); only UTF-8 is read", .unsupported)
    }
  }

  // MARK: - Tags

  private mutating func readEnd() throws(SpreadsheetError) {
    var length = 2
    while true {
      guard try has(length + 1) else { throw damaged("ends within a tag", .truncated) }
      if buffer[position + length] == 0x3E { break }
      length += 1
      try check(length)
    }
    var end = position + length
    while end > position + 2, Self.isSpace(buffer[end - 1]) { end -= 1 }
    let range = position + 2..<end
    guard let last = open.last, last.name.utf8.elementsEqual(buffer[range]) else {
      let name = String(decoding: buffer[range], as: UTF8.self)
      throw damaged("closes \(quoted(name)), which is not the tag that is open")
    }
    name = String(XMLAttribute.localName(last.name))
    open.removeLast()
    position += length + 1
  }

  private mutating func readTag() throws(SpreadsheetError) {
    var length = 1
    var quote: UInt8?
    scan: while true {
      guard try has(length + 1) else { throw damaged("ends within a tag", .truncated) }
      let byte = buffer[position + length]
      switch byte {
      case 0x3C: throw damaged("has a '<' within a tag")
      case 0x22, 0x27: quote = quote == nil ? byte : quote == byte ? nil : quote
      case 0x3E where quote == nil: break scan
      default: break
      }
      length += 1
      try check(length)
    }
    let end = position + length
    endIsDue = buffer[end - 1] == 0x2F
    let innerEnd = endIsDue ? end - 1 : end
    var cursor = position + 1
    let fullName = try readName(&cursor, innerEnd)
    try readAttributes(&cursor, innerEnd)
    if open.isEmpty, hasRoot { throw damaged("goes on after its end") }
    if open.count == Self.maxDepth {
      throw damaged("has tags nested deeper than \(Self.maxDepth)", .limit(.format))
    }
    hasRoot = true
    name = String(XMLAttribute.localName(fullName))
    let space = self["xml:space"]
    open.append((fullName, space.map { $0 == "preserve" } ?? preservesSpace))
    position = end + 1
  }

  private func readName(_ cursor: inout Int, _ end: Int) throws(SpreadsheetError) -> String {
    let start = cursor
    while cursor < end, !Self.isSpace(buffer[cursor]), buffer[cursor] != 0x3D,
      buffer[cursor] != 0x2F, buffer[cursor] != 0x22, buffer[cursor] != 0x27
    {
      cursor += 1
    }
    guard start < end, Self.beginsName(buffer[start]) else {
      throw damaged("has a tag or attribute without a proper name")
    }
    // What is no UTF-8 becomes a name that nobody asks for.
    return String(decoding: buffer[start..<cursor], as: UTF8.self)
  }

  private mutating func readAttributes(
    _ cursor: inout Int, _ end: Int
  ) throws(SpreadsheetError) {
    attributes.removeAll(keepingCapacity: true)
    while true {
      let start = cursor
      skipSpace(&cursor, end)
      if cursor == end { return }
      if cursor == start { throw damaged("has a tag whose attributes touch") }
      let name = try readName(&cursor, end)
      skipSpace(&cursor, end)
      guard cursor < end, buffer[cursor] == 0x3D else { throw attributeError(name) }
      cursor += 1
      skipSpace(&cursor, end)
      guard cursor < end, buffer[cursor] == 0x22 || buffer[cursor] == 0x27 else {
        throw attributeError(name)
      }
      let quote = buffer[cursor]
      cursor += 1
      let valueStart = cursor
      while cursor < end, buffer[cursor] != quote { cursor += 1 }
      guard cursor < end else { throw attributeError(name) }
      let value = try decoded(valueStart..<cursor, isAttribute: true)
      cursor += 1
      if attributes.contains(where: { $0.name == name }) {
        throw damaged("has a tag with the attribute \(quoted(name)) twice")
      }
      if attributes.count == Self.maxAttributes {
        throw damaged("has a tag with more than \(Self.maxAttributes) attributes", .limit(.format))
      }
      attributes.append(XMLAttribute(name: name, value: value))
    }
  }

  private func skipSpace(_ cursor: inout Int, _ end: Int) {
    while cursor < end, Self.isSpace(buffer[cursor]) { cursor += 1 }
  }

  private func attributeError(_ name: String) -> SpreadsheetError {
    damaged("has the attribute \(quoted(name)) without a value in quotes")
  }

  private func check(_ length: Int) throws(SpreadsheetError) {
    if length > maxTokenBytes {
      throw damaged("has a tag or text of more than \(maxTokenBytes) bytes", .limit(.cellBytes))
    }
  }

  // MARK: - Text

  /// Reads up to the next tag; false if it is space around the root, which is no text.
  private mutating func readText() throws(SpreadsheetError) -> Bool {
    var length = 0
    while try has(length + 1), buffer[position + length] != 0x3C {
      length += 1
      try check(length)
    }
    let range = position..<position + length
    defer { position += length }
    if open.isEmpty {
      if buffer[range].allSatisfy(Self.isSpace) { return false }
      throw damaged("has text outside its root")
    }
    text = try decoded(range, isAttribute: false)
    return true
  }

  private mutating func readLiteral() throws(SpreadsheetError) {
    if open.isEmpty { throw damaged("has text outside its root") }
    position += 9
    var length = 0
    while true {
      guard try has(length + 3) else { throw damaged("ends within a text", .truncated) }
      let start = position + length
      if buffer[start] == 0x5D, buffer[start + 1] == 0x5D, buffer[start + 2] == 0x3E { break }
      length += 1
      try check(length)
    }
    text = try decoded(position..<position + length, isAttribute: false, isLiteral: true)
    position += length + 3
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  private static func beginsName(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x3A, 0x41...0x5A, 0x5F, 0x61...0x7A, 0x80...: true
    default: false
    }
  }
}
