import CrosswalkBase

/// Checks, before any parsing, that bytes are text that YAML allows.
///
/// libyaml would refuse the same bytes, but without saying where, and only after reading ahead.
package enum YAMLEncoding {
  /// libyaml compares every `%TAG` directive with all before it, so their number must be bounded.
  static let maxTagDirectives = 100

  /// What is wrong with the bytes: the first place and what to say of it; nil if all is well.
  static func firstObjection(
    in bytes: UnsafeBufferPointer<UInt8>
  ) -> (mark: TextMark, message: String)? {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return (.start, "this file is UTF-16; save it as UTF-8")
    }
    var index = 0
    var tagDirectives = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte >= 0x20 && byte < 0x7F {
        index += 1
        continue
      }
      func objection(_ message: String) -> (TextMark, String) {
        (mark(ofByte: index, in: bytes), message)
      }
      switch byte {
      case 0x0A, 0x0D:
        index += 1
        if bytes[index...].starts(with: "%TAG".utf8) {
          tagDirectives += 1
          if tagDirectives > maxTagDirectives {
            return objection("more than \(maxTagDirectives) %TAG directives")
          }
        }
      case 0x09:
        index += 1
      case 0x00:
        return objection("NUL byte; this is not a text file, or it is not UTF-8")
      case 0x01..<0x20, 0x7F:
        return objection("control character \(codePoint(UInt32(byte))) is not allowed")
      default:
        guard let (scalar, length) = decode(at: index, in: bytes) else {
          let hex = String(byte, radix: 16, uppercase: true)
          return objection("byte 0x\(hex) is not valid UTF-8 here")
        }
        // C1 controls other than NEL, and the two noncharacters YAML leaves out.
        if (0x80..<0xA0).contains(scalar) && scalar != 0x85 || (0xFFFE...0xFFFF).contains(scalar) {
          return objection("control character \(codePoint(scalar)) is not allowed")
        }
        index += length
      }
    }
    return nil
  }

  /// The place of a byte, lines counted as libyaml counts them: CR, LF, CR LF, and the Unicode
  /// breaks NEL, LS and PS.
  static func mark(ofByte offset: Int, in bytes: UnsafeBufferPointer<UInt8>) -> TextMark {
    var (line, column) = (1, 1)
    var index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while index < offset {
      let rest = bytes[index..<offset]
      let lineBreak: Int
      switch bytes[index] {
      case 0x0A: lineBreak = 1
      case 0x0D: lineBreak = rest.starts(with: [0x0D, 0x0A]) ? 2 : 1
      case 0xC2: lineBreak = rest.starts(with: [0xC2, 0x85]) ? 2 : 0
      case 0xE2:
        let isBreak =
          rest.starts(with: [0xE2, 0x80, 0xA8]) || rest.starts(with: [0xE2, 0x80, 0xA9])
        lineBreak = isBreak ? 3 : 0
      default: lineBreak = 0
      }
      if lineBreak > 0 {
        (line, column) = (line + 1, 1)
        index += lineBreak
      } else {
        // Every code point is counted at its first byte.
        if bytes[index] & 0xC0 != 0x80 { column += 1 }
        index += 1
      }
    }
    return TextMark(line: line, column: column)
  }

  /// Decodes the multi-byte code point at an index; nil if it is cut short, overlong, a surrogate
  /// or too large.
  private static func decode(
    at index: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> (scalar: UInt32, length: Int)? {
    let lead = bytes[index]
    let length: Int
    var scalar: UInt32
    switch lead {
    case 0xC2...0xDF: (length, scalar) = (2, UInt32(lead & 0x1F))
    case 0xE0...0xEF: (length, scalar) = (3, UInt32(lead & 0x0F))
    case 0xF0...0xF4: (length, scalar) = (4, UInt32(lead & 0x07))
    default: return nil
    }
    guard index + length <= bytes.count else { return nil }
    for next in index + 1..<index + length {
      guard bytes[next] & 0xC0 == 0x80 else { return nil }
      scalar = scalar << 6 | UInt32(bytes[next] & 0x3F)
    }
    switch length {
    case 3: guard scalar >= 0x800 && !(0xD800...0xDFFF).contains(scalar) else { return nil }
    case 4: guard scalar >= 0x10000 && scalar <= 0x10FFFF else { return nil }
    default: break
    }
    return (scalar, length)
  }

  /// A code point as people write it: `U+0007`.
  package static func codePoint(_ scalar: UInt32) -> String {
    let hex = String(scalar, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex
  }
}
