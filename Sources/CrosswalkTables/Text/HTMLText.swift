/// A piece of HTML.
package typealias HTML = SafeText<HTMLPage>

/// A page in a browser.
package enum HTMLPage: TextPlace {
  /// Text that is safe between tags and in quoted attributes; line ends become spaces, and what
  /// does not show is left out.
  package static func safe(_ text: String) -> String {
    // Nearly all text is plain, and a page holds thousands of pieces.
    if let plain = safeASCII(text) { return plain }
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "(", ")", "0"..."9", "A"..."Z", "a"..."z", " ", ",", ".", "-", ":":
        result.unicodeScalars.append(scalar)
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\r": result += " "
      default:
        if scalar.isBreak {
          result += " "
        } else if scalar.isShown {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result
  }

  /// The same for text without letters from elsewhere and without controls; nil for other text.
  private static func safeASCII(_ text: String) -> String? {
    var isMarkup = false
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
        UInt8(ascii: "'"):
        isMarkup = true
      case 0x20...0x7E: continue
      default: return nil
      }
    }
    if !isMarkup { return text }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count + 32)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): bytes += "&amp;".utf8
      case UInt8(ascii: "<"): bytes += "&lt;".utf8
      case UInt8(ascii: ">"): bytes += "&gt;".utf8
      case UInt8(ascii: "\""): bytes += "&quot;".utf8
      case UInt8(ascii: "'"): bytes += "&#39;".utf8
      default: bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
