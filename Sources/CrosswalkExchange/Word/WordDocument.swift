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

  /// Tables take the width of the page, and columns with more to say are wider. Without widths a word
  /// processor may make them as narrow as a word.
  private static let wideTables = """
    function Table(whole)
      local weights, sum = {}, 0
      for place in ipairs(whole.colspecs) do weights[place] = 10 end
      local function look(rows)
        for _, row in ipairs(rows) do
          for place, cell in ipairs(row.cells) do
            local length = #pandoc.utils.stringify(cell.contents)
            weights[place] = math.max(weights[place], math.sqrt(length))
          end
        end
      end
      look(whole.head.rows)
      for _, body in ipairs(whole.bodies) do look(body.body) end
      for place in ipairs(whole.colspecs) do sum = sum + weights[place] end
      for place, column in ipairs(whole.colspecs) do
        whole.colspecs[place] = { column[1], weights[place] / sum }
      end
      return whole
    end

    """

  private static func bytes(_ text: String, from form: String) throws -> [UInt8] {
    let folder = try ScratchFolder()
    let file = try folder.write(Array(text.utf8), to: "page.txt")
    let filter = try folder.write(Array(wideTables.utf8), to: "tables.lua")
    let pandoc = ExternalProgram(
      name: "pandoc",
      advice: "Word documents are written with it (Debian and Ubuntu: apt install pandoc)")
    // Not in its sandbox, in which Debian's pandoc does not find its own files for Word. Text from data
    // is escaped, so that it cannot name another file.
    let options = ["from=\(form)", "to=docx", "output=-", "lua-filter=\(filter)"].map { "--" + $0 }
    return try withExtendedLifetime(folder) { try pandoc.run(options + [file]).output }
  }
}
