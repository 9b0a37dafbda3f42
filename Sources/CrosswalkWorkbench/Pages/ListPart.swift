import CrosswalkTables

/// A part of a long list, with the ways to its other parts.
struct ListPart<Element> {
  /// What is shown.
  let items: ArraySlice<Element>
  /// The number of the part, from 1, and how many there are.
  let number, count: Int
  private let total: Int

  /// - Parameters:
  ///   - all: The whole list.
  ///   - page: The part that was asked for, from 1; what is no part shows the first, or the last.
  ///   - size: How much a part shows.
  init(_ all: [Element], page: String?, size: Int) {
    total = all.count
    count = max(1, (all.count + size - 1) / size)
    number = min(max(1, page.flatMap(Int.init) ?? 1), count)
    items = all[min((number - 1) * size, all.count)..<min(number * size, all.count)]
  }

  /// Links to what stands before and after; nothing for a list that is shown whole.
  ///
  /// - Parameters:
  ///   - what: What the list holds, in the plural.
  ///   - address: Where a part is.
  /// - Returns: A part of a page.
  func ways(_ what: HTML, _ address: (Int) -> HTML) -> HTML {
    if count == 1 { return "" }
    let here: HTML = "\(items.startIndex + 1) to \(items.endIndex) of \(total) \(what)"
    var links: [HTML] = []
    if number > 2 { links.append(HTML.link(address(1), "The first")) }
    if number > 1 { links.append(HTML.link(address(number - 1), "Those before")) }
    if number < count { links.append(HTML.link(address(number + 1), "Those after")) }
    if number < count - 1 { links.append(HTML.link(address(count), "The last")) }
    return """
      <nav class="parts" aria-label="Parts of a long list: \(what)">
      <p>\(here)</p>
      \(HTML.list(links, "tabs"))</nav>

      """
  }
}
