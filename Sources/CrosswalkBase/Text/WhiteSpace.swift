extension Unicode.Scalar {
  /// Whether it is white space to Unicode, whose tables are asked only about what they alone know.
  package var isWhiteSpace: Bool {
    isASCII ? self == " " || ("\t"..."\r").contains(self) : properties.isWhitespace
  }
}

extension String {
  /// Whether no character of it is white space but single spaces inside, and none is a control character, as
  /// far as bytes tell: false may mean that Unicode's tables are to be asked.
  package var isPlainlySpaced: Bool {
    var last: UInt8 = 0x20
    for byte in utf8 {
      switch byte {
      case 0x20: if last == 0x20 { return false }
      case 0x21...0x7E: break
      // What begins with these may be white space, a control character, or none at all.
      case 0xC2, 0xE1, 0xE2, 0xE3, 0xEF: return false
      case 0x80...: break
      default: return false
      }
      last = byte
    }
    return last != 0x20 || isEmpty
  }
}
