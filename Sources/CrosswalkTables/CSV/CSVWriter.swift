import CrosswalkBase

/// Writes rows of comma-separated text as RFC 4180 has it, with LF line ends.
package enum CSVWriter {
  /// One row with its line end. A field is quoted where it must be.
  ///
  /// A spreadsheet would run a text that begins with `=`, `+`, `-` or `@` as a formula; such a
  /// text gets an apostrophe in front, unless it is a number.
  package static func row(_ fields: [String]) -> String {
    fields.map(escaped).joined(separator: ",") + "\n"
  }

  /// A field as it was before ``row(_:)`` put an apostrophe in front of it.
  package static func unguarded(_ field: String) -> String {
    guard field.first == "'", let next = field.dropFirst().first, "=+-@".contains(next) else {
      return field
    }
    return String(field.dropFirst())
  }

  private static func escaped(_ field: String) -> String {
    var field = field
    if let first = field.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first),
      Double(field) == nil
    {
      field = "'" + field
    }
    guard field.utf8.contains(where: { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D })
    else { return field }
    var quoted = "\""
    for character in field.unicodeScalars {
      if character == "\"" { quoted += "\"" }
      quoted.unicodeScalars.append(character)
    }
    return quoted + "\""
  }
}
