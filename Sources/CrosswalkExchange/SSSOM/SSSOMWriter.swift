/// Writes SSSOM/TSV: the header as comment lines, then the table.
struct SSSOMWriter {
  /// What stands above the rows.
  let header: String
  private let columns: [String]

  /// - Parameters:
  ///   - header: Slots of the set in the order they are written; without values a slot is left out.
  ///   - prefixes: Sorted by prefix when written.
  ///   - columns: Slots of mappings, in the order of the table.
  init(header: [(slot: String, values: [String])], prefixes: [String: String], columns: [String]) {
    self.columns = columns
    var text = ""
    for (slot, values) in header where !values.isEmpty {
      if SSSOMSlot.all[slot]?.isList ?? false {
        text += "# \(slot):\n"
        for value in values { text += "#   - \(doubleQuoted(value))\n" }
      } else {
        text += "# \(slot): \(doubleQuoted(values[0]))\n"
      }
    }
    text += "# curie_map:\n"
    for (prefix, iri) in prefixes.sorted(by: { $0.key < $1.key }) {
      text += "#   \(prefix): \(doubleQuoted(iri))\n"
    }
    self.header = text + columns.joined(separator: "\t") + "\n"
  }

  /// One mapping; a slot that is no column is left out.
  func line(_ values: [String: String]) -> String {
    var text = ""
    var isFirst = true
    for column in columns {
      if !isFirst { text += "\t" }
      isFirst = false
      text += Self.cell(values[column] ?? "")
    }
    return text + "\n"
  }

  private static func cell(_ value: String) -> String {
    guard
      value.utf8.contains(where: { $0 == 0x09 || $0 == 0x0A || $0 == 0x0D || $0 == 0x22 })
    else { return value }
    var result = "\""
    for scalar in value.unicodeScalars {
      if scalar == "\"" { result += "\"" }
      result.unicodeScalars.append(scalar)
    }
    return result + "\""
  }
}
