/// What a form with files in it sends: parts between boundaries, as RFC 7578 has them and browsers write
/// them. Anything else is refused, so that nothing is read in two ways.
package struct FormData: Sendable {
  /// A file that somebody chose.
  package struct File: Sendable, Hashable {
    /// Of the field.
    package let name: String
    /// What the file is called, without folders.
    package let fileName: String
    package let bytes: [UInt8]

    package init(name: String, fileName: String, bytes: [UInt8]) {
      (self.name, self.fileName, self.bytes) = (name, fileName, bytes)
    }
  }

  /// Why a body is no form.
  package struct Fault: Error, Hashable, CustomStringConvertible {
    /// A sentence without capital and full stop.
    package let description: String

    init(_ description: String) { self.description = description }
  }

  /// Of a form in which files can be chosen.
  package static let contentType = "multipart/form-data"
  /// How many parts a form may have, how long the head of one may be, and how long all texts together.
  private static let mostParts = 2_000
  private static let mostHead = 8 << 10
  private static let mostText = 1 << 20

  /// In the order in which they came.
  package private(set) var fields: [(name: String, value: String)] = []
  /// In the order in which they came; a field in which none was chosen gives none.
  package private(set) var files: [File] = []

  /// Reads a form.
  ///
  /// - Parameters:
  ///   - body: As it was sent.
  ///   - contentType: As it was sent, with the boundary.
  /// - Throws: ``Fault``.
  package init(_ body: [UInt8], contentType: String) throws(Fault) {
    let boundary = try Self.boundary(contentType)
    for range in try Self.parts(of: body, Array("--\(boundary)".utf8)) {
      guard fields.count + files.count < Self.mostParts else {
        throw Fault("the form has more than \(Self.mostParts) parts")
      }
      try add(body[range])
    }
    let text = fields.reduce(0) { $0 + $1.name.utf8.count + $1.value.utf8.count }
    if text > Self.mostText { throw Fault("the texts of the form are too long") }
  }

  // MARK: Boundaries

  private static func boundary(_ contentType: String) throws(Fault) -> String {
    let pieces = contentType.split(separator: ";", omittingEmptySubsequences: false)
    var found: [String] = []
    for piece in pieces.dropFirst() {
      let sides = piece.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard sides.count == 2, sides[0].filter({ $0 != " " }).lowercased() == "boundary" else {
        throw Fault("the form's content type says more than a boundary")
      }
      var value = String(sides[1])
      if value.count > 1, value.hasPrefix("\""), value.hasSuffix("\"") {
        value = String(value.dropFirst().dropLast())
      }
      found.append(value)
    }
    guard found.count == 1, let boundary = found.first else {
      throw Fault("the form's content type names no boundary, or several")
    }
    let letters = boundary.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "A")...UInt8(ascii: "Z"):
        true
      default: "'()+_,-./:=?".utf8.contains(byte)
      }
    }
    guard (1...70).contains(boundary.utf8.count), letters else {
      throw Fault("the form's boundary is none")
    }
    return boundary
  }

  /// Where the parts stand between the boundaries; what only begins like a boundary is content.
  private static func parts(of body: [UInt8], _ mark: [UInt8]) throws(Fault) -> [Range<Int>] {
    let (line, end) = ([0x0D, 0x0A] as [UInt8], Array("--".utf8))
    guard body.starts(with: mark) else { throw Fault("the form does not begin with its boundary") }
    var place = mark.count
    if isEnd(body, place) { return [] }
    guard has(body, line, at: place) else {
      throw Fault("the form does not begin with its boundary")
    }
    var parts: [Range<Int>] = []
    var start = place + 2
    place = start
    let inner = line + mark
    while let next = firstBreak(in: body, from: place) {
      place = next + 1
      guard has(body, inner, at: next) else { continue }
      let after = next + inner.count
      if has(body, line, at: after) {
        parts.append(start..<next)
        (start, place) = (after + 2, after + 2)
      } else if isEnd(body, after) {
        return parts + [start..<next]
      } else if has(body, end, at: after) {
        throw Fault("something follows the end of the form")
      }
    }
    throw Fault("the form has no end")
  }

  /// Where a line may end next.
  private static func firstBreak(in body: [UInt8], from place: Int) -> Int? {
    body.withUnsafeBufferPointer { bytes in
      bytes[min(place, bytes.count)...].firstIndex(of: 0x0D)
    }
  }

  private static func isEnd(_ body: [UInt8], _ place: Int) -> Bool {
    let rest = body[min(place, body.count)...].prefix(5)
    return rest.elementsEqual("--".utf8) || rest.elementsEqual("--\r\n".utf8)
  }

  private static func has(_ body: [UInt8], _ bytes: [UInt8], at place: Int) -> Bool {
    place + bytes.count <= body.count && body[place..<place + bytes.count].elementsEqual(bytes)
  }

  // MARK: Parts

  private mutating func add(_ part: ArraySlice<UInt8>) throws(Fault) {
    let head = try Self.head(of: part)
    var disposition: String?
    var isTyped = false
    for (name, value) in head.fields {
      switch name {
      case "content-disposition" where disposition == nil: disposition = value
      case "content-type" where !isTyped:
        isTyped = true
        if value.lowercased().hasPrefix("multipart/") {
          throw Fault("a part of the form holds parts of its own")
        }
      case "content-transfer-encoding": throw Fault("a part of the form is encoded once more")
      default: throw Fault("a part of the form has a field that no form has, or one twice")
      }
    }
    guard let disposition else { throw Fault("a part of the form has no name") }
    let said = try Self.disposition(disposition)
    let bytes = part[head.end...]
    guard let fileName = said.fileName else {
      guard let text = String(validating: bytes, as: UTF8.self), !bytes.contains(0) else {
        throw Fault("a text of the form is no UTF-8")
      }
      return fields.append((said.name, text))
    }
    // What a browser sends for a field in which no file was chosen.
    if fileName.isEmpty, bytes.isEmpty { return }
    files.append(File(name: said.name, fileName: fileName, bytes: Array(bytes)))
  }

  /// The fields at the head of a part, and where its content begins.
  private static func head(
    of part: ArraySlice<UInt8>
  ) throws(Fault) -> (fields: [(name: String, value: String)], end: Int) {
    var fields: [(name: String, value: String)] = []
    var start = part.startIndex
    let limit = min(part.endIndex, start + mostHead)
    while true {
      guard let stop = part[start..<limit].firstIndex(of: 0x0D), stop + 1 < part.endIndex,
        part[stop + 1] == 0x0A
      else { throw Fault("a part of the form has no end of its head, or one that is too long") }
      if stop == start { return (fields, stop + 2) }
      guard let line = String(validating: part[start..<stop], as: UTF8.self),
        let colon = line.firstIndex(of: ":"),
        !line.unicodeScalars.contains(where: { $0.value < 0x20 && $0 != "\t" || $0.value == 0x7F })
      else { throw Fault("a part of the form has a head that cannot be read") }
      fields.append(
        (
          line[..<colon].lowercased(),
          String(line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" })
        ))
      start = stop + 2
    }
  }

  /// `form-data; name="…"; filename="…"`, with what browsers write for quotes and line ends.
  private static func disposition(
    _ text: String
  ) throws(Fault) -> (name: String, fileName: String?) {
    let fault = Fault("a part of the form is named in a way that no browser writes")
    var rest = Substring(text)
    guard rest.lowercased().hasPrefix("form-data") else { throw fault }
    rest = rest.dropFirst("form-data".count)
    var values: [String: String] = [:]
    while !rest.isEmpty {
      guard rest.first == ";" else { throw fault }
      rest = rest.dropFirst().drop { $0 == " " }
      guard let sign = rest.firstIndex(of: "=") else { throw fault }
      let name = rest[..<sign].lowercased()
      rest = rest[rest.index(after: sign)...]
      guard rest.first == "\"", ["name", "filename"].contains(name), values[name] == nil else {
        throw fault
      }
      rest = rest.dropFirst()
      guard let quote = rest.firstIndex(of: "\"") else { throw fault }
      values[name] = String(rest[..<quote])
        .replacing("%22", with: "\"").replacing("%0D", with: "\r").replacing("%0A", with: "\n")
      rest = rest[rest.index(after: quote)...]
    }
    guard let name = values["name"], !name.isEmpty else { throw fault }
    return (name, values["filename"].map(ownName))
  }

  /// Without folders, which some programs send too, and without what is no part of a line.
  private static func ownName(_ path: String) -> String {
    let name = path.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last ?? ""
    return String(
      String.UnicodeScalarView(
        name.unicodeScalars.map { scalar in
          switch scalar.properties.generalCategory {
          case .control, .lineSeparator, .paragraphSeparator: " "
          default: scalar
          }
        }))
  }
}
