/// A piece of HTML. Text put into it is escaped; other pieces are taken as they are.
///
/// So what a stranger wrote cannot become markup by oversight: markup has to be a literal here.
struct HTML: ExpressibleByStringInterpolation {
  struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var source = ""

    init(literalCapacity: Int, interpolationCount: Int) {
      source.reserveCapacity(literalCapacity + 16 * interpolationCount)
    }

    mutating func appendLiteral(_ literal: String) { source += literal }
    mutating func appendInterpolation(_ text: String) { source += HTML.escaped(text) }
    mutating func appendInterpolation(_ number: Int) { source += String(number) }
    mutating func appendInterpolation(_ piece: HTML) { source += piece.source }
    mutating func appendInterpolation(_ pieces: [HTML]) {
      for piece in pieces { source += piece.source }
    }
  }

  private(set) var source: String

  init(stringLiteral value: String) { source = value }
  init(stringInterpolation: StringInterpolation) { source = stringInterpolation.source }

  static func += (a: inout HTML, b: HTML) { a.source += b.source }

  /// Text that is safe between tags and in quoted attributes.
  ///
  /// Left out is what HTML does not allow (controls, noncharacters) and what reorders the text
  /// around it (bidi controls); line ends become spaces.
  static func escaped(_ text: String) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\t", "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": result += " "
      default:
        let properties = scalar.properties
        if properties.generalCategory != .control, !properties.isNoncharacterCodePoint,
          !properties.isBidiControl
        {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result
  }
}

extension [HTML] {
  func joined(separator: HTML) -> HTML {
    var result: HTML = ""
    for (index, piece) in enumerated() {
      if index > 0 { result += separator }
      result += piece
    }
    return result
  }
}
