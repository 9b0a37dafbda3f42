import CrosswalkBase

/// A value to be written as YAML.
package indirect enum YAMLValue: Sendable, Hashable {
  /// One key of a mapping with its value.
  package struct Pair: Sendable, Hashable {
    /// Written like a text. YAML's readers take keys of up to 1,024 characters.
    package var key: String
    /// What stands under it.
    package var value: YAMLValue
    /// Whether it tells its mapping from the others of a list, together with others that do.
    package var isIdentifying: Bool

    package init(_ key: String, _ value: YAMLValue, isIdentifying: Bool = false) {
      self.key = key
      self.value = value
      self.isIdentifying = isIdentifying
    }
  }

  /// Text, which is read back as text whatever it looks like.
  case text(String)
  /// A finite number.
  case number(Double)
  /// A whole number.
  case integer(Int)
  /// `true` or `false`.
  case boolean(Bool)
  /// Items, one a line.
  case list([YAMLValue])
  /// Pairs, one a line, in this order; the keys differ.
  case mapping([Pair])
  /// A value that stands on one line, with all that is in it.
  case inline(YAMLValue)
}

/// Writes values as YAML that both this toolkit's reader and those of YAML 1.1, such as PyYAML,
/// read back as the same values. The same value always gives the same bytes.
///
/// Text is quoted wherever any of them could read something else: what looks like a number, a date
/// or a truth value, what begins with a sign that means something. Texts are not folded. What YAML
/// does not allow even as an escape (control characters but tab and line breaks, U+FFFE, U+FFFF)
/// is for the caller to leave out: readers refuse it.
package enum YAMLWriter {
  /// A whole document, with a line end.
  package static func text(_ value: YAMLValue) -> String {
    var text = ""
    append(value, to: &text, indent: 0, follows: .documentStart)
    return text
  }

  /// One pair of a mapping whose keys stand at `column`, without the spaces before the first line.
  static func pair(_ pair: YAMLValue.Pair, column: Int) -> String {
    var text = scalar(pair.key) + ":"
    append(pair.value, to: &text, indent: column + 2, follows: .key)
    return text
  }

  /// One item of a list whose dashes stand at `column`, without the spaces before the first line.
  static func item(_ item: YAMLValue, column: Int) -> String {
    var text = "-"
    append(item, to: &text, indent: column + 2, follows: .dash)
    return text
  }

  /// A text as a scalar, in quotes where it needs them, that may stand anywhere on a line.
  package static func scalar(_ text: String) -> String {
    if isPlain(text) { return text }
    let needsEscapes = text.unicodeScalars.contains(where: mustBeEscaped)
    if !needsEscapes, text.unicodeScalars.contains(where: { $0 == "\"" || $0 == "\\" }) {
      var quoted = "'"
      for scalar in text.unicodeScalars {
        if scalar == "'" { quoted += "'" }
        quoted.unicodeScalars.append(scalar)
      }
      return quoted + "'"
    }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\t": quoted += "\\t"
      case _ where mustBeEscaped(scalar): quoted += escape(scalar)
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  // MARK: Scalars

  /// Words that some version of YAML takes for something other than text, in lower case.
  private static let otherwiseRead: Set<String> = [
    "true", "false", "yes", "no", "on", "off", "y", "n", "null", "nan", "inf",
  ]

  /// Whether every reader takes a text without quotes for that text, in lists on one line too.
  ///
  /// Numbers, dates, times and signs never begin with a letter, so a text that does is safe unless
  /// it is one of few words.
  private static func isPlain(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, first.properties.isAlphabetic,
      text.unicodeScalars.last != " ",
      !otherwiseRead.contains(text.lowercased())
    else { return false }
    var previous: Unicode.Scalar = "a"
    for scalar in text.unicodeScalars {
      if scalar.isASCII {
        switch scalar {
        case ",", ":", "?", "[", "]", "{", "}", "`": return false
        case "#" where previous == " ": return false
        case " "..."~": break
        default: return false
        }
      } else if mustBeEscaped(scalar) || scalar.properties.isWhitespace {
        return false
      }
      previous = scalar
    }
    return true
  }

  /// Whether a scalar would break a line, vanish, or steer a terminal.
  private static func mustBeEscaped(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar.value < 0x20 || scalar.value == 0x7F }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .surrogate:
      return true
    default: return false
    }
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    let hex = String(scalar.value, radix: 16, uppercase: true)
    let (letter, digits) =
      scalar.value < 0x100 ? ("x", 2) : scalar.value < 0x10000 ? ("u", 4) : ("U", 8)
    return "\\\(letter)" + String(repeating: "0", count: digits - hex.count) + hex
  }

  /// A number that YAML 1.1 takes for one too: with a point wherever it has an exponent.
  private static func number(_ number: Double) -> String {
    let text = number.plain
    guard let exponent = text.firstIndex(of: "e"), !text[..<exponent].contains(".") else {
      return text
    }
    return text[..<exponent] + ".0" + text[exponent...]
  }

  // MARK: Collections

  private enum Place { case documentStart, key, dash }

  private static func append(
    _ value: YAMLValue, to text: inout String, indent: Int, follows place: Place
  ) {
    switch value {
    case .mapping(let pairs) where !pairs.isEmpty:
      if place == .key { text += "\n" }
      for (index, pair) in pairs.enumerated() {
        // The first pair of a list's item stands beside the dash.
        if place != .dash || index > 0 { text += spaces(indent) }
        if place == .dash, index == 0 { text += " " }
        text += self.pair(pair, column: indent)
      }
    case .list(let items) where !items.isEmpty:
      if place != .documentStart { text += "\n" }
      for item in items { text += spaces(indent) + self.item(item, column: indent) }
    default:
      text += (place == .documentStart ? "" : " ") + line(value) + "\n"
    }
  }

  static func spaces(_ count: Int) -> String { String(repeating: " ", count: count) }

  /// A value on one line.
  static func line(_ value: YAMLValue) -> String {
    switch value {
    case .text(let text): scalar(text)
    case .number(let value): number(value)
    case .integer(let value): String(value)
    case .boolean(let value): value ? "true" : "false"
    case .list(let items): "[" + items.map(line).joined(separator: ", ") + "]"
    case .mapping(let pairs):
      "{" + pairs.map { "\(scalar($0.key)): \(line($0.value))" }.joined(separator: ", ") + "}"
    case .inline(let value): line(value)
    }
  }
}
