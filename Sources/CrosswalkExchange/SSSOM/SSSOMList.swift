/// Several values in one cell, joined by `|`; one that is part of a value has a backslash before it,
/// and so has a backslash.
enum SSSOMList {
  static func split(_ cell: String) -> [String] {
    var parts: [String] = []
    var part = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in cell.unicodeScalars {
      if isEscaped {
        if scalar != "|", scalar != "\\" { part.append("\\") }
        part.append(scalar)
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else if scalar == "|" {
        parts.append(String(part))
        part = String.UnicodeScalarView()
      } else {
        part.append(scalar)
      }
    }
    if isEscaped { part.append("\\") }
    return parts + [String(part)]
  }

  static func join(_ values: [String]) -> String {
    values.map { value in
      value.unicodeScalars.reduce(into: "") { text, scalar in
        if scalar == "|" || scalar == "\\" { text += "\\" }
        text.unicodeScalars.append(scalar)
      }
    }.joined(separator: "|")
  }

  /// The keys and values of `other`.
  static func pairs(_ other: String?) -> [String: String] {
    var pairs: [String: String] = [:]
    for part in other.map(split) ?? [] {
      let sides = part.split(separator: "=", maxSplits: 1)
      if let key = sides.first { pairs[String(key)] = sides.count == 2 ? String(sides[1]) : "" }
    }
    return pairs
  }
}
