import CrosswalkKit

/// References as a BibTeX file.
package enum BibTeX {
  /// One entry a reference, in plain `@misc`, which every style knows.
  package static func text(_ references: [Reference]) -> String {
    references.map(entry).joined(separator: "\n")
  }

  private static func entry(_ reference: Reference) -> String {
    var fields: [(String, String)] = [("title", "{\(escaped(reference.title))}")]
    // In braces of its own an agency is one name, and not first names and a last name.
    let creators = reference.creators.map { "{\(escaped($0))}" }
    if !creators.isEmpty { fields.append(("author", creators.joined(separator: " and "))) }
    let date = reference.dateParts
    if let year = date.first { fields.append(("year", String(year))) }
    if date.count > 1 { fields.append(("month", String(date[1]))) }
    if let version = reference.version { fields.append(("version", escaped(version))) }
    if let url = reference.url { fields.append(("howpublished", escaped(url))) }
    var notes = reference.notes
    if let hash = reference.hash { notes.append("Content hash \(hash).") }
    if !notes.isEmpty { fields.append(("note", escaped(notes.joined(separator: " ")))) }
    let lines = fields.map { "  \($0.0) = {\($0.1)}" }
    return "@misc{\(reference.id),\n\(lines.joined(separator: ",\n"))\n}\n"
  }

  /// The text as TeX prints it. A brace is spelt out: BibTeX counts even those behind a backslash.
  private static func escaped(_ text: String) -> String {
    text.map { letter in
      switch letter {
      case "\\": "\\textbackslash{}"
      case "{": "\\textbraceleft{}"
      case "}": "\\textbraceright{}"
      case "~": "\\textasciitilde{}"
      case "^": "\\textasciicircum{}"
      case "#", "$", "%", "&", "_": "\\\(letter)"
      case "\n", "\r", "\r\n", "\t": " "
      default: String(letter)
      }
    }.joined()
  }
}
