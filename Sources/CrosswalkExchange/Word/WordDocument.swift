import CrosswalkBase

/// A page written as a Word document, by pandoc. It holds nothing that is not in the page: no name of
/// an author.
package enum WordDocument {
  /// A page as a Word document.
  ///
  /// - Parameter html: The page, in which all text from data is escaped.
  /// - Returns: The bytes of a DOCX file.
  /// - Throws: `ExternalProgram.Failure` if pandoc is missing or fails, `FileError`.
  package static func bytes(html: String) throws -> [UInt8] { try bytes(html, from: "html") }

  /// A text in Markdown (CommonMark with pipe tables) as a Word document.
  ///
  /// - Parameter markdown: The text, in which all text from data is escaped.
  /// - Returns: The bytes of a DOCX file.
  /// - Throws: `ExternalProgram.Failure` if pandoc is missing or fails, `FileError`.
  package static func bytes(markdown: String) throws -> [UInt8] {
    try bytes(markdown, from: "commonmark+pipe_tables")
  }

  private static func bytes(_ text: String, from form: String) throws -> [UInt8] {
    let folder = try ScratchFolder()
    let file = try folder.write(Array(text.utf8), to: "page.txt")
    let pandoc = ExternalProgram(
      name: "pandoc",
      advice: "Word documents are written with it (Debian and Ubuntu: apt install pandoc)")
    // Not in its sandbox, in which Debian's pandoc does not find its own files for Word. Text from data
    // is escaped, so that it cannot name another file.
    let options = ["from=\(form)", "to=docx", "output=-"].map { "--" + $0 }
    return try withExtendedLifetime(folder) { try pandoc.run(options + [file]).output }
  }
}
