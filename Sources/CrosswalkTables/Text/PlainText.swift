import CrosswalkBase

/// Text as a terminal shows it, or an editor.
public typealias PlainText = SafeText<Terminal>

/// A terminal, which control characters drive.
public enum Terminal: TextPlace {
  /// Line ends and tabs become spaces; what does not show is left out.
  public static func safe(_ text: String) -> String {
    if text.utf8.allSatisfy({ 0x20...0x7e ~= $0 }) { return text }
    var shown = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar.isBreak {
        shown.append(" ")
      } else if scalar.isShown {
        shown.append(scalar)
      }
    }
    return String(shown)
  }
}

extension PlainText {
  /// In characters.
  package var count: Int { source.count }

  /// Filled up with spaces to `width` characters, after what it says.
  package func padded(_ width: Int) -> PlainText { PlainText(made: source.padded(width)) }

  /// Filled up with spaces to `width` characters, before what it says.
  package func leftPadded(_ width: Int) -> PlainText { PlainText(made: source.leftPadded(width)) }
}

extension SafeText.StringInterpolation where Place == Terminal {
  /// A text, filled up with spaces to so many characters, after or before what it says.
  package mutating func appendInterpolation(_ text: String, padded width: Int) {
    appendInterpolation(("\(text)" as PlainText).padded(width))
  }

  package mutating func appendInterpolation(_ text: String, leftPadded width: Int) {
    appendInterpolation(("\(text)" as PlainText).leftPadded(width))
  }
}
