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

extension Terminal {
  /// Text of several lines for programs, as a terminal shows it: what does not show stands there as
  /// `\u{9B}`, so that nobody takes what he sees for all that there is.
  package static func visible(_ text: String) -> PlainText {
    if text.utf8.allSatisfy({ 0x20...0x7e ~= $0 || $0 == 0x0A }) { return PlainText(made: text) }
    var shown = ""
    for scalar in text.unicodeScalars {
      if scalar == "\n" || scalar.isShown && scalar.properties.generalCategory != .format {
        shown.unicodeScalars.append(scalar)
      } else {
        shown += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      }
    }
    return PlainText(made: shown)
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
