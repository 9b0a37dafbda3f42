import CrosswalkBase

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A Word document, made by pandoc.
package enum WordFile {
  /// A document of a text in Markdown (CommonMark with pipe tables). It holds nothing that is not in
  /// the text: no name of an author, no title.
  ///
  /// - Throws: `ExternalProgram.Failure` if pandoc is missing or fails.
  package static func bytes(markdown: String) throws -> [UInt8] {
    let path = FileManager.default.temporaryDirectory.path + "/crosswalk-\(UUID().uuidString).md"
    try WholeFile.write(Array(markdown.utf8), to: path)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let pandoc = ExternalProgram(
      name: "pandoc",
      advice: "Word documents are written with it (Debian and Ubuntu: apt install pandoc)")
    // Not in its sandbox, in which some builds of it do not find their own files for Word. Text from
    // data is escaped, so that only a template could name another file.
    let options = ["from=commonmark+pipe_tables", "to=docx", "output=-"].map { "--" + $0 }
    return try pandoc.run(options + [path, "+RTS", "-M1G", "-RTS"]).output
  }
}
