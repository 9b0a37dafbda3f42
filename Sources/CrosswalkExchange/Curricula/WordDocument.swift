import CrosswalkBase

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A page written as a Word document, by pandoc.
package enum WordDocument {
  /// A page as a Word document.
  ///
  /// - Parameter html: The page.
  /// - Returns: The bytes of a DOCX file.
  /// - Throws: `ExternalProgram.Failure` if pandoc is missing or fails, `FileError`.
  package static func bytes(html: String) throws -> [UInt8] {
    let file = FileManager.default.temporaryDirectory
      .appending(path: "crosswalk-\(UUID().uuidString).html").path
    defer { try? FileManager.default.removeItem(atPath: file) }
    try WholeFile.write(Array(html.utf8), to: file)
    let pandoc = ExternalProgram(
      name: "pandoc",
      advice: "Word documents are written with it (Debian and Ubuntu: apt install pandoc)")
    let options = ["sandbox", "from=html", "to=docx", "output=-"].map { "--" + $0 }
    return try pandoc.run(options + [file]).output
  }
}
