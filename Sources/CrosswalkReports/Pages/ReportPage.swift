import CrosswalkTables

/// A report as one page: no network, no script, the same bytes for the same contents.
package struct ReportPage {
  /// A part with a heading of its own.
  package struct Section {
    package let id: String
    package let title: HTML
    package let body: HTML
    /// Whether it is printed on pages that lie on their side.
    var isWide = false
  }

  let title: HTML
  /// What the report is about, in a sentence.
  let lede: HTML
  let sections: [Section]
  let footer: HTML

  var html: HTML {
    let entries = sections.map { section -> HTML in
      "<li><a href=\"#\(section.id)\">\(section.title)</a></li>\n"
    }
    let bodies = sections.map { section -> HTML in
      let wide: HTML = section.isWide ? " class=\"wide\"" : ""
      return """
        <section\(wide) id="\(section.id)" aria-labelledby="\(section.id)-heading">
        <h2 id="\(section.id)-heading">\(section.title)</h2>
        \(section.body)</section>

        """
    }
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="referrer" content="no-referrer">
      <title>\(title)</title>
      <style>
      \(ReportStyle.css)</style>
      </head>
      <body>
      <header>
      <h1>\(title)</h1>
      <p class="lede">\(lede)</p>
      <nav aria-label="Sections of this report">
      <ol>
      \(entries)</ol>
      </nav>
      </header>
      <main>
      \(bodies)</main>
      <footer>
      \(footer)</footer>
      </body>
      </html>

      """
  }
}
