/// How many code points of a text a message quotes.
package let quotedLength = 40

/// A piece of someone's file, fit to stand in a one-line message: in quotes, cut to
/// ``quotedLength``, line breaks and control characters made visible.
package func quoted(_ text: String) -> String { "'" + visible(text, atMost: quotedLength) + "'" }

/// Up to `count` code points of a text on one line, with control characters made visible.
package func visible(_ text: String, atMost count: Int) -> String {
  var result = ""
  for (index, scalar) in text.unicodeScalars.enumerated() {
    if index == count { return result + "…" }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned:
      let number = String(scalar.value, radix: 16, uppercase: true)
      result += scalar == "\n" ? "\\n" : scalar == "\t" ? "\\t" : "\\u{\(number)}"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}
