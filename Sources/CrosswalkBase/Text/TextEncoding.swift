/// Turns the bytes of a text file, as spreadsheets write them, into UTF-8 as they come.
///
/// A byte order mark tells UTF-8 and both kinds of UTF-16. Without one a text is UTF-16 if of its
/// first four bytes every other one is zero, as in any text that begins with two letters of ASCII;
/// all else is passed on as it is.
package struct TextEncoding {
  private enum Kind { case unknown, utf8, utf16(bigEndian: Bool) }

  private var kind = Kind.unknown
  private var pending: [UInt8] = []
  private var leadSurrogate: UInt16?

  /// A decoder that waits for the first four bytes to tell the encoding.
  package init() {}

  /// The next bytes as UTF-8. A lone surrogate becomes U+FFFD.
  package mutating func utf8(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    if case .unknown = kind {
      pending += bytes
      guard pending.count >= 4 else { return [] }
      bytes = detect()
    }
    guard case .utf16(let bigEndian) = kind else { return bytes }
    return decoded(bytes, bigEndian: bigEndian)
  }

  /// What was held back, at the end of the input.
  package mutating func finish() -> [UInt8] {
    var rest: [UInt8] = []
    if case .unknown = kind {
      rest = detect()
      if case .utf16(let bigEndian) = kind { rest = decoded(rest, bigEndian: bigEndian) }
    }
    let isCut = leadSurrogate != nil || !pending.isEmpty
    (pending, leadSurrogate) = ([], nil)
    return rest + (isCut ? Array("\u{FFFD}".utf8) : [])
  }

  private mutating func detect() -> [UInt8] {
    defer { pending = [] }
    if pending.starts(with: [0xEF, 0xBB, 0xBF]) {
      kind = .utf8
      return Array(pending.dropFirst(3))
    }
    if pending.starts(with: [0xFF, 0xFE]) || pending.starts(with: [0xFE, 0xFF]) {
      kind = .utf16(bigEndian: pending[0] == 0xFE)
      return Array(pending.dropFirst(2))
    }
    let zeros = pending.prefix(4).map { $0 == 0 }
    if zeros == [false, true, false, true] || zeros == [true, false, true, false] {
      kind = .utf16(bigEndian: zeros[0])
      return pending
    }
    kind = .utf8
    return pending
  }

  private mutating func decoded(_ bytes: [UInt8], bigEndian: Bool) -> [UInt8] {
    let all = pending + bytes
    pending = all.count % 2 == 0 ? [] : [all[all.count - 1]]
    var text = String.UnicodeScalarView()
    for index in stride(from: 0, to: all.count - 1, by: 2) {
      let (first, second) = (UInt16(all[index]), UInt16(all[index + 1]))
      let unit = bigEndian ? first << 8 | second : second << 8 | first
      if let lead = leadSurrogate {
        leadSurrogate = nil
        if UTF16.isTrailSurrogate(unit) {
          let offset = UInt32(lead & 0x3FF) << 10 | UInt32(unit & 0x3FF)
          text.append(Unicode.Scalar(0x10000 + offset)!)
          continue
        }
        text.append("\u{FFFD}")
      }
      if UTF16.isLeadSurrogate(unit) {
        leadSurrogate = unit
      } else {
        text.append(Unicode.Scalar(unit) ?? "\u{FFFD}")
      }
    }
    return Array(String(text).utf8)
  }
}
