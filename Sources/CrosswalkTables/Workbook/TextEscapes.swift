/// Characters that XML cannot hold, as Excel writes them in texts: `_x000D_` for CR.
enum TextEscapes {
  /// The text that an escaped one stands for. A lone surrogate becomes U+FFFD.
  static func decoded(_ text: String) -> String {
    guard text.utf8.contains(0x5F) else { return text }
    let bytes = Array(text.utf8)
    guard hasEscape(bytes) else { return text }
    var result: [UInt8] = []
    var lead: UInt16?
    var index = 0
    while index < bytes.count {
      guard let unit = unit(bytes, index) else {
        if lead != nil { result += "\u{FFFD}".utf8 }
        lead = nil
        result.append(bytes[index])
        index += 1
        continue
      }
      index += 7
      if let first = lead, UTF16.isTrailSurrogate(unit) {
        let offset = UInt32(first & 0x3FF) << 10 | UInt32(unit & 0x3FF)
        result += scalar(0x10000 + offset)
        lead = nil
        continue
      }
      if lead != nil { result += "\u{FFFD}".utf8 }
      lead = UTF16.isLeadSurrogate(unit) ? unit : nil
      if lead == nil { result += scalar(UInt32(unit)) }
    }
    if lead != nil { result += "\u{FFFD}".utf8 }
    return String(decoding: result, as: UTF8.self)
  }

  /// The text with everything escaped that XML cannot hold or that would read as an escape.
  static func encoded(_ text: String) -> String {
    let bytes = Array(text.utf8)
    let mustChange = bytes.contains { $0 < 0x20 && $0 != 0x09 && $0 != 0x0A }
    guard mustChange || hasEscape(bytes) || text.unicodeScalars.contains(where: isNoCharacter)
    else { return text }
    var result = ""
    var index = 0
    for scalar in text.unicodeScalars {
      let isControl = scalar.value < 0x20 && scalar != "\t" && scalar != "\n"
      if isControl || isNoCharacter(scalar) || scalar == "_" && unit(bytes, index) != nil {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        result += "_x" + String(repeating: "0", count: 4 - digits.count) + digits + "_"
      } else {
        result.unicodeScalars.append(scalar)
      }
      index += UTF8.width(scalar)
    }
    return result
  }

  private static func isNoCharacter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value == 0xFFFE || scalar.value == 0xFFFF
  }

  private static func scalar(_ value: UInt32) -> [UInt8] {
    Array(String(Character(Unicode.Scalar(value) ?? "\u{FFFD}")).utf8)
  }

  private static func hasEscape(_ bytes: [UInt8]) -> Bool {
    guard let first = bytes.firstIndex(of: 0x5F) else { return false }
    return (first..<bytes.count).contains { unit(bytes, $0) != nil }
  }

  /// The UTF-16 code unit that an escape at a place stands for; nil if none is there.
  private static func unit(_ bytes: [UInt8], _ index: Int) -> UInt16? {
    guard index + 7 <= bytes.count, bytes[index] == 0x5F, bytes[index + 1] == 0x78,
      bytes[index + 6] == 0x5F
    else { return nil }
    var value: UInt16 = 0
    for byte in bytes[index + 2..<index + 6] {
      switch byte {
      case 0x30...0x39: value = value << 4 | UInt16(byte - 0x30)
      case 0x41...0x46, 0x61...0x66: value = value << 4 | UInt16((byte & 0x07) + 9)
      default: return nil
      }
    }
    return value
  }
}
