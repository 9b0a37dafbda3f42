import CrosswalkBase
import CrosswalkKit
import CrosswalkModel
import CrosswalkTables

/// What holds all the words of a search.
struct SearchPage {
  let context: PageContext
  /// What somebody wrote.
  let query: String

  /// So many of a kind are shown; more words find less.
  private static let limit = 200

  var html: HTML {
    get throws {
      let words = query.split(whereSeparator: \.isWhitespace).map(String.init)
      let body: HTML
      if WordSearch(query).isEmpty {
        body =
          "<p>Write a word or two into the search at the head of the page: a word is found where a word begins with it.</p>\n"
      } else {
        body = list(try CatalogSearch(words, in: context.catalog).hits)
      }
      return PageLayout(
        context: context, title: query.isEmpty ? "Search" : "Search: <bdi>\(query)</bdi>",
        query: query, body: body
      ).html
    }
  }

  private func list(_ hits: [CatalogSearch.Hit]) -> HTML {
    if hits.isEmpty {
      return
        "<p role=\"status\">Nothing holds all of these words. Fewer words, or just their beginnings, find more.</p>\n"
    }
    let kinds: [(CatalogSearch.Hit.Kind, HTML)] = [
      (.concept, "Concepts"), (.unit, "Units"), (.statement, "Statements"),
    ]
    let parts = kinds.compactMap { kind, title -> HTML? in
      let found = hits.filter { $0.kind == kind }
      if found.isEmpty { return nil }
      let lines = found.prefix(Self.limit).map { hit -> HTML in
        "\(HTML.link(Self.address(hit), "<bdi>\(name(of: hit))</bdi>")) <bdi>\(rest(of: hit))</bdi>"
      }
      let more: HTML =
        found.count > Self.limit ? "<p>and \(found.count - Self.limit) more</p>\n" : ""
      return HTML.section(
        "\(kind.rawValue)s", "\(title) (\(found.count))", HTML.list(lines, "pairs") + more)
    }
    return "<p role=\"status\">\(hits.count) found.</p>\n" + parts.joined()
  }

  /// A concept is known by its label, everything else by its id.
  private func name(of hit: CatalogSearch.Hit) -> String {
    hit.kind == .concept
      ? context.label(of: hit.id) : (hit.framework.map { "\($0):" } ?? "") + hit.id
  }

  private func rest(of hit: CatalogSearch.Hit) -> String {
    let label = "\(name(of: hit)). "
    return hit.kind == .concept && hit.text.hasPrefix(label)
      ? String(hit.text.dropFirst(label.count)) : hit.text
  }

  private static func address(_ hit: CatalogSearch.Hit) -> HTML {
    switch (hit.kind, hit.framework) {
    case (.unit, let framework?): Address.unit(hit.id, of: framework)
    case (.statement, let framework?): Address.statement(hit.id, of: framework)
    default: Address.concept(hit.id)
    }
  }
}
