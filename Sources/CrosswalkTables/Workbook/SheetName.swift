import CrosswalkBase

/// Names that Excel allows for sheets.
enum SheetName {
  private static let maxUnits = 31

  /// The names made valid: no `[ ] : * ? / \` and control characters, no apostrophe at the ends, at
  /// most 31 UTF-16 code units, none empty, and different in more than case.
  static func valid(_ names: [String]) -> [String] {
    var taken: Set<String> = []
    return names.enumerated().map { index, name in
      let base = cleaned(name, "Sheet\(index + 1)")
      var candidate = base
      var number = 2
      while !taken.insert(candidate.lowercased()).inserted {
        let suffix = " (\(number))"
        candidate = cut(base, maxUnits - suffix.utf16.count) + suffix
        number += 1
      }
      return candidate
    }
  }

  /// A name as a formula has it.
  static func quoted(_ name: String) -> String { XMLText.quoted(name, by: "'") }

  private static func cleaned(_ name: String, _ fallback: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in name.unicodeScalars {
      let isBad =
        "[]:*?/\\".unicodeScalars.contains(scalar) || scalar.value < 0x20
        || (0x7F...0x9F).contains(scalar.value) || (0xFFFE...0xFFFF).contains(scalar.value)
      scalars.append(isBad ? " " : scalar)
    }
    let text = trimmed(cut(trimmed(String(scalars)), maxUnits))
    // Excel keeps the name "History" for itself.
    if text.lowercased() == "history" { return text + " " + fallback }
    return text.isEmpty ? fallback : text
  }

  private static func trimmed(_ text: String) -> String {
    let scalars = text.unicodeScalars
    let isEnd: (Unicode.Scalar) -> Bool = { $0 == " " || $0 == "'" }
    guard let start = scalars.firstIndex(where: { !isEnd($0) }),
      let end = scalars.lastIndex(where: { !isEnd($0) })
    else { return "" }
    return String(scalars[start...end])
  }

  /// As many whole characters as fit.
  private static func cut(_ text: String, _ units: Int) -> String {
    var result = ""
    var count = 0
    for character in text {
      count += character.utf16.count
      if count > units { break }
      result.append(character)
    }
    return result
  }
}
