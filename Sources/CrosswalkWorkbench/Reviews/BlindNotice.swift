import CrosswalkTables

/// What every page says as long as a blind reading is open: what is left out of it.
struct BlindNotice {
  let context: PageContext

  var html: HTML {
    guard let folder = context.readings, !context.hidden.isEmpty else { return "" }
    let lines = folder.entries.filter(\.isOpen).map { entry -> HTML in
      let count = entry.review.entries.count
      return """
        \(HTML.link(ReadingAddress.reading(entry.id), "<bdi>\(entry.id)</bdi>")): what others decided on \
        \(count) statements of <bdi>\(entry.review.framework)</bdi> is left out of all pages and answers, \
        and of all numbers in them, until it is closed
        """
    }
    return """
      <section class="care" aria-labelledby="blind">
      <h2 id="blind">A blind reading is open</h2>
      \(HTML.list(lines))</section>

      """
  }
}
