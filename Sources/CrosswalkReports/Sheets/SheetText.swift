import CrosswalkBase
import CrosswalkTables

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
}
