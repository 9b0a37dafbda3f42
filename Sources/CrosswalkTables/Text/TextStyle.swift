/// What a terminal can show.
public struct TextStyle: Sendable, Hashable {
  /// Whether more than ASCII can be shown.
  public var isUnicode: Bool
  /// Whether colour is wanted.
  public var isColoured: Bool
  /// Where lines are broken, in characters.
  public var width = 90

  /// Lines are 90 characters wide.
  public init(isUnicode: Bool, isColoured: Bool) {
    self.isUnicode = isUnicode
    self.isColoured = isColoured
  }

  /// How a text stands out, as the number that terminals know it by.
  public enum Colour: Int { case bold = 1, faint = 2, green = 32, yellow = 33, cyan = 36 }

  /// The text so that it stands out; as it is where there are no colours.
  public func paint(_ text: PlainText, _ colour: Colour) -> PlainText {
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

  /// An arrow to the right, in what the terminal can show.
  public var arrow: String { isUnicode ? "→" : "->" }

  /// Breaks a text at spaces; the first line begins with `first`, the others with as many spaces.
  /// Each ends with a line end, unless `endsLine` is false for the last.
  public func wrapped(_ text: PlainText, first: PlainText, endsLine: Bool = true) -> PlainText {
    let indent = String(repeating: " ", count: first.count)
    var lines = first.source
    var isEmpty = true
    var length = indent.utf8.count
    for word in Self.words(in: text.source) {
      if !isEmpty, length + 1 + word.length > width {
        lines += "\n" + indent
        (length, isEmpty) = (indent.utf8.count, true)
      }
      lines += isEmpty ? "" : " "
      lines += word.text
      length += word.length + (isEmpty ? 0 : 1)
      isEmpty = false
    }
    return PlainText(made: endsLine ? lines + "\n" : lines)
  }

  /// What stands between spaces, with its length in characters.
  private static func words(in text: String) -> [(text: Substring, length: Int)] {
    // Plain ASCII, as nearly all text is, has a character a byte.
    guard text.utf8.allSatisfy({ 0x20...0x7e ~= $0 }) else {
      return text.split(separator: " ").map { ($0, $0.count) }
    }
    return text.utf8.split(separator: 0x20).map { (Substring($0), $0.count) }
  }
}
