import CrosswalkBase

/// What the end of a file's name says of its form.
struct FileEnding {
  /// As people call it.
  let name: String
  /// The forms that commands know it by.
  let forms: [String]
  /// Whether no other form belongs under such a name.
  let isBinary: Bool

  private static let all: [String: (name: String, forms: [String], isBinary: Bool)] = [
    "html": ("HTML", ["html"], false), "htm": ("HTML", ["html"], false),
    "md": ("Markdown", ["markdown"], false), "markdown": ("Markdown", ["markdown"], false),
    "json": ("JSON", ["json", "csl-json"], false), "csv": ("CSV", ["csv"], false),
    "ndjson": ("JSON Lines", ["ndjson"], false), "jsonl": ("JSON Lines", ["ndjson"], false),
    "yaml": ("YAML", ["yaml"], false), "bib": ("BibTeX", ["bibtex"], false),
    "docx": ("a Word document", ["docx"], true),
    "xlsx": ("a workbook", ["xlsx"], true),
  ]

  /// Nil where a name says nothing.
  init?(of path: String) {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex,
      let ending = Self.all[name[name.index(after: dot)...].lowercased()]
    else { return nil }
    (self.name, forms, isBinary) = ending
  }
}
