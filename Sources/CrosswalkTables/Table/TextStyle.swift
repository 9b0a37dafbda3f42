/// What a terminal can show.
public struct TextStyle: Sendable, Hashable {
  /// Whether more than ASCII can be shown.
  public var isUnicode: Bool
  /// Whether colour is wanted.
  public var isColoured: Bool
  /// Where lines are broken, in characters.
  public var width = 90

  /// A style whose lines are 90 characters wide.
  public init(isUnicode: Bool, isColoured: Bool) {
    self.isUnicode = isUnicode
    self.isColoured = isColoured
  }

  public enum Colour: Int { case bold = 1, faint = 2, green = 32, yellow = 33, cyan = 36 }

  public func paint(_ text: String, _ colour: Colour) -> String {
    isColoured ? "\u{1B}[\(colour.rawValue)m\(text)\u{1B}[0m" : text
  }

  /// A bar of up to `width` characters for a share from 0 to 1.
  public func bar(_ share: Double, width: Int = 20) -> String {
    let eighths = Int((share * Double(width) * 8).rounded())
    guard isUnicode else {
      return String(repeating: "#", count: (eighths + 4) / 8)
    }
    let part = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8]
    return String(repeating: "█", count: eighths / 8) + part
  }

  public var arrow: String { isUnicode ? "→" : "->" }

  /// Breaks a text at spaces; the first line begins with `first`, the others with as many spaces.
  public func wrapped(_ text: String, first: String) -> String {
    let indent = String(repeating: " ", count: first.count)
    var lines: [String] = []
    var line = first
    var isEmpty = true
    var length = first.count
    for word in Self.words(in: text) {
      if !isEmpty, length + 1 + word.length > width {
        lines.append(line)
        (line, length, isEmpty) = (indent, indent.count, true)
      }
      line += isEmpty ? "" : " "
      line += word.text
      length += word.length + (isEmpty ? 0 : 1)
      isEmpty = false
    }
    return (lines + [line]).map { "\($0)\n" }.joined()
  }

  /// What stands between spaces, with its length in characters.
  private static func words(in text: String) -> [(text: Substring, length: Int)] {
    // Plain ASCII, as nearly all text is, has a character a byte.
    guard text.utf8.allSatisfy({ 0x20...0x7e ~= $0 }) else {
      return text.split(separator: " ").map { ($0, $0.count) }
    }
    return text.utf8.split(separator: 0x20).map { (Substring($0), $0.count) }
  }

  /// Text from a data file, safe to show on one line: line ends and tabs become spaces, other
  /// control characters, which could drive the terminal, are left out.
  public static func safe(_ text: String) -> String {
    if text.utf8.allSatisfy({ 0x20...0x7e ~= $0 }) { return text }
    var shown = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n", "\t", "\u{85}", "\u{2028}", "\u{2029}": shown.append(" ")
      default:
        if scalar.properties.generalCategory != .control { shown.append(scalar) }
      }
    }
    return String(shown)
  }
}
