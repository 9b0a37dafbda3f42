import CrosswalkReports
import CrosswalkTables

/// The files that pages ask for beside themselves: a fixed table, so that no path from a request is ever
/// opened.
package enum Assets {
  /// What a browser gets for a name.
  package struct Asset: Sendable {
    package let contentType: String
    package let text: String
  }

  /// The file of a name; nil for a name that is not in the table.
  package static func named(_ name: String) -> Asset? {
    switch name {
    case "style.css":
      Asset(
        contentType: "text/css; charset=utf-8", text: ReportStyle.css.source + WorkbenchStyle.css)
    case "workbench.js": script(WorkbenchScript.source)
    case "editor.js": script(EditorScript.source)
    case "tree.js": script(TreeScript.source)
    case "lines.js": script(LinesScript.source)
    case "icon.svg": Asset(contentType: "image/svg+xml", text: icon)
    default: nil
    }
  }

  private static func script(_ text: String) -> Asset {
    Asset(contentType: "text/javascript; charset=utf-8", text: text)
  }

  /// Two columns and what joins them.
  private static let icon = """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" \
    fill="#0b4f8a"/><path d="M9 8v16M23 8v16M9 12l14 8" stroke="#fff" stroke-width="3" fill="none" \
    stroke-linecap="round"/></svg>
    """
}
