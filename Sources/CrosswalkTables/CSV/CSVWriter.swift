import CrosswalkBase

/// Writes rows of comma-separated text as RFC 4180 has it, with LF line ends.
package enum CSVWriter {
  /// One row with its line end. A field is quoted where it must be.
  ///
  /// A spreadsheet would run a text that begins with `=`, `+`, `-` or `@` as a formula, and in some
  /// places also with the same signs at full width; such a text gets an apostrophe in front, unless it
  /// is a number. So does one that begins with apostrophes and then such a sign, so that
  /// ``unguarded(_:)`` knows what was put there. A field is also quoted where other separators stand in
  /// it, since half of the world's spreadsheets take a semicolon for one.
  package static func row(_ fields: [String]) -> String {
    fields.map(escaped).joined(separator: ",") + "\n"
  }

  /// A field as it was before ``row(_:)`` put an apostrophe in front of it.
  package static func unguarded(_ field: String) -> String {
    guard field.utf8.first == apostrophe, isGuarded(field.unicodeScalars.dropFirst()) else {
      return field
    }
    return String(field.unicodeScalars.dropFirst())
  }

  private static let apostrophe = UInt8(ascii: "'")

  /// Whether a text begins with a sign that begins a formula, after any apostrophes.
  private static func isGuarded(_ text: some Collection<Unicode.Scalar>) -> Bool {
    guard let first = text.first(where: { $0 != "'" }) else { return false }
    switch first {
    case "=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠": return true
    default: return false
    }
  }

  private static func escaped(_ field: String) -> String {
    var field = field
    if isGuarded(field.unicodeScalars), Double(field) == nil { field = "'" + field }
    let needsQuotes = field.utf8.contains {
      switch $0 {
      case 0x22, 0x2C, 0x0A, 0x0D, 0x3B, 0x09: true
      default: false
      }
    }
    guard needsQuotes else { return field }
    var quoted = "\""
    for character in field.unicodeScalars {
      if character == "\"" { quoted += "\"" }
      quoted.unicodeScalars.append(character)
    }
    return quoted + "\""
  }
}
