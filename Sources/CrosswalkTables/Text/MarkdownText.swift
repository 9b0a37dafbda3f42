/// Markdown, in which text from data shows as it stands, in one line and one cell.
package typealias Markdown = SafeText<MarkdownFile>

/// A Markdown file.
package enum MarkdownFile: TextPlace {
  package static func safe(_ text: String) -> String {
    var shown = String.UnicodeScalarView()
    // By scalars: a sign with an accent on it is another character, and markup all the same.
    for scalar in Terminal.safe(text).unicodeScalars {
      if "\\`*_[]<>|#".unicodeScalars.contains(scalar) { shown.append("\\") }
      shown.append(scalar)
    }
    return String(shown)
  }
}
