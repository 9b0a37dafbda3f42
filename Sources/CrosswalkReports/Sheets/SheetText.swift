import CrosswalkBase
import CrosswalkTables

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A sheet as a file: the template, filled in.
package enum SheetText {
  /// What a sheet is written as.
  package enum Form: String, Sendable, Hashable, CaseIterable {
    case html, markdown, docx
  }

  /// The built-in template of a kind. Word documents are made of the one in Markdown.
  package static func template(_ kind: SheetKind, _ form: Form) -> String {
    form == .html ? SheetTemplates.html(kind) : SheetTemplates.markdown(kind)
  }

  /// What a template may name, one line a name, indented where it is a part of another.
  package static var variables: PlainText { lines(PrintedSheet.variables, indent: "") }

  private static func lines(_ variables: [TemplateVariable], indent: String) -> PlainText {
    var text: PlainText = ""
    for variable in variables {
      text += "\(indent)\(variable.name), \(variable.shape.words): \(variable.meaning)\n"
      switch variable.shape {
      case .list(.record(let parts)), .record(let parts):
        text += lines(parts, indent: indent + "  ")
      case .text, .flag, .list: break
      }
    }
    return text
  }

  /// The sheet in HTML or in Markdown.
  ///
  /// - Parameters:
  ///   - sheet: What stands in it.
  ///   - template: A whole template.
  ///   - form: The form of the template's text.
  /// - Returns: The text of the file.
  /// - Throws: The ``TemplateError`` of the first thing that is wrong with the template.
  package static func text(
    _ sheet: PrintedSheet, template: String, form: Form
  ) throws(TemplateError) -> String {
    let parsed = try MustacheTemplate(template)
    if let error = parsed.errors(against: PrintedSheet.variables).first { throw error }
    let value = sheet.templateValue
    if form == .html { return try parsed.rendered(with: value, for: HTMLPage.self).source }
    return try parsed.rendered(with: value, for: MarkdownFile.self).source
  }

  /// A Word document of a sheet in Markdown, made by pandoc. It holds nothing that is not in the
  /// text: no name of an author, no title.
  ///
  /// - Throws: `ExternalProgram.Failure` if pandoc is missing or fails.
  package static func docx(_ markdown: String) throws -> [UInt8] {
    let path = FileManager.default.temporaryDirectory.path + "/sheet-\(UUID().uuidString).md"
    try WholeFile.write(Array(markdown.utf8), to: path)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let pandoc = ExternalProgram(
      name: "pandoc",
      advice: "Word documents are written with it (Debian and Ubuntu: apt install pandoc)")
    // Not in its sandbox, in which some builds of it do not find their own files for Word. Text from
    // data is escaped, so that only a template could name another file.
    return try pandoc.run(
      [
        "--from=commonmark+pipe_tables", "--to=docx", "--output=-", path, "+RTS",
        "-M1G", "-RTS",
      ]
    ).output
  }
}
