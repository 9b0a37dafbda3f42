/// How many code points of a text a message quotes.
let quotedLength = 40

/// A piece of someone's file, fit to stand in a one-line message: in quotes, cut to
/// ``quotedLength``, line breaks and control characters made visible.
func quoted(_ text: String) -> String {
  var result = "'"
  for (count, scalar) in text.unicodeScalars.enumerated() {
    if count == quotedLength {
      result += "…"
      break
    }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned:
      result += scalar == "\n" ? "\\n" : scalar == "\t" ? "\\t" : "\\u{\(hex(scalar))}"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result + "'"
}

private func hex(_ scalar: Unicode.Scalar) -> String {
  String(scalar.value, radix: 16, uppercase: true)
}

/// A number as people write it: `100`, not `100.0`.
func plain(_ number: Double) -> String {
  Int(exactly: number).map { String($0) } ?? String(number)
}
