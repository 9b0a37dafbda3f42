/// A piece of HTML.
package typealias HTML = SafeText<HTMLPage>

/// A page in a browser.
package enum HTMLPage: TextPlace {
  /// Text that is safe between tags and in quoted attributes; line ends become spaces, and what
  /// does not show is left out.
  package static func safe(_ text: String) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
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
}
