import CrosswalkBase
import CrosswalkTables

/// A report in headings, paragraphs, lists and tables, given once; text, Markdown and HTML are made
/// of it. What it says is text, which no form takes for markup.
struct ReportDocument {
  enum Block {
    case paragraph(String)
    case list([String])
    /// Something to know before reading on.
    case cautions([String])
    /// A heading inside a section.
    case heading(String)
    /// With what stands over it.
    case table(Table, caption: String)
    /// Things by their names, each with what is said of it.
    case entries([Entry])
  }

  /// A thing by its name, and what is said of it.
  struct Entry {
    var id: String
    var words: String
    /// What kind of thing it is, in a few words.
    var facts: String
    var lines: [String]
  }

  struct Section {
    var title: String
    var blocks: [Block]
  }

  let title: String
  /// What it is about, in a sentence.
  let lede: String
  let sections: [Section]
  let footer: [String]

  // MARK: Text

  func text(_ style: TextStyle) -> PlainText {
    var text = style.paint("\(title)", .bold) + "\n" + style.wrapped("\(lede)", first: "")
    for section in sections {
      text += "\n" + style.paint("\(section.title)", .bold) + "\n"
      for block in section.blocks { text += self.text(block, style) }
    }
    text += "\n"
    for line in footer { text += style.wrapped("\(line)", first: "") }
    return text
  }

  private func text(_ block: Block, _ style: TextStyle) -> PlainText {
    switch block {
    case .paragraph(let words): style.wrapped("\(words)", first: "  ")
    case .list(let items): items.map { style.wrapped("\($0)", first: "  - ") }.joined()
    case .cautions(let items): items.map { style.wrapped("\($0)", first: "  ! ") }.joined()
    case .heading(let words): "\n  " + style.paint("\(words)", .bold) + "\n"
    case .table(let table, let caption):
      style.wrapped("\(caption):", first: "  ") + table.text()
    case .entries(let entries): entries.map { text($0, style) }.joined()
    }
  }

  private func text(_ entry: Entry, _ style: TextStyle) -> PlainText {
    style.wrapped("\(entry.words) (\(entry.facts))", first: "  \(entry.id)  ")
      + entry.lines.map { style.wrapped("\($0)", first: "      - ") }.joined()
  }

  // MARK: Markdown

  var markdown: Markdown {
    var text: Markdown = "# \(title)\n\n\(lede)\n"
    for section in sections {
      text += "\n## \(section.title)\n"
      for block in section.blocks { text += "\n" + markdown(block) }
    }
    return text + "\n" + footer.map { "\($0)\n\n" as Markdown }.joined()
  }

  private func markdown(_ block: Block) -> Markdown {
    switch block {
    case .paragraph(let words): "\(words)\n"
    case .list(let items): items.map { "- \($0)\n" as Markdown }.joined()
    case .cautions(let items): items.map { "- Note: \($0)\n" as Markdown }.joined()
    case .heading(let words): "### \(words)\n"
    case .table(let table, let caption): "\(caption):\n\n" + table.markdown
    case .entries(let entries):
      entries.map { entry in
        "- **\(entry.id)** \(entry.words) (\(entry.facts))\n"
          + entry.lines.map { "  - \($0)\n" as Markdown }.joined()
      }.joined()
    }
  }

  // MARK: HTML

  var html: String {
    ReportPage(
      title: "\(title)", lede: "\(lede)", sections: parts,
      footer: footer.map { "<p>\($0)</p>\n" as HTML }.joined()
    ).html.source
  }

  /// The sections as parts of a page.
  var parts: [ReportPage.Section] {
    sections.enumerated().map { index, section in
      .init(
        id: "part-\(index + 1)", title: "\(section.title)",
        body: section.blocks.enumerated().map {
          html($1, id: "part-\(index + 1)-\($0 + 1)")
        }.joined())
    }
  }

  private func html(_ block: Block, id: String) -> HTML {
    func items(_ items: [String]) -> HTML {
      "<ul>\n" + items.map { "<li><bdi>\($0)</bdi></li>\n" as HTML }.joined() + "</ul>\n"
    }
    return switch block {
    case .paragraph(let words): "<p>\(words)</p>\n"
    case .list(let list): items(list)
    case .cautions(let list):
      "<div class=\"care\">\n<h3>Read this first</h3>\n" + items(list) + "</div>\n"
    case .heading(let words): "<h3><bdi>\(words)</bdi></h3>\n"
    case .table(let table, let caption):
      HTMLTable(
        id: id, caption: "\(caption)",
        columns: table.columns.map { .init("\($0.heading)", isNumber: $0.alignment == .right) },
        rows: table.rows.map { $0.map { "<bdi>\($0.words)</bdi>" } }
      ).html
    case .entries(let entries):
      entries.map { entry in
        "<div class=\"entry\">\n<p><span class=\"id\"><bdi>\(entry.id)</bdi></span> "
          + "<bdi>\(entry.words)</bdi> <span class=\"facts\">(\(entry.facts))</span></p>\n"
          + (entry.lines.isEmpty ? "" : items(entry.lines)) + "</div>\n"
      }.joined()
    }
  }
}
