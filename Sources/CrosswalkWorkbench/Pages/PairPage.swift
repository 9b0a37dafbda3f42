import CrosswalkReports
import CrosswalkTables

/// A choice of two frameworks, as several pages begin with.
struct PairChoice {
  let context: PageContext
  /// Where the form leads.
  let address: HTML
  var from: String?
  var to: String?
  var labels: (HTML, HTML) = ("From", "To")
  let button: HTML

  var html: HTML {
    let options = context.figures.lines.map {
      ($0.summary.id, "\($0.summary.id): \($0.summary.title)")
    }
    return """
      <form class="choices" action="\(address)" method="get">
      \(HTML.choice("from", labels.0, options, chosen: from ?? options.first?.0))\
      \(HTML.choice("to", labels.1, options, chosen: to ?? options.dropFirst().first?.0))\
      <p class="field"><button>\(button)</button></p>
      </form>

      """
  }
}

/// The way to a page about two frameworks.
struct PairPage {
  let context: PageContext
  /// Where the page belongs, and where the form leads.
  let place: PageLayout.Place
  let title: HTML
  let lede: HTML
  /// Of the page about two frameworks.
  let address: (String, String) -> HTML

  var html: HTML {
    let ids = context.catalog.frameworkIDs
    let rows = context.figures.lines.map(\.summary).map { from -> [HTML] in
      let ways = ids.filter { $0 != from.id }.map { to -> HTML in
        HTML.link(
          address(from.id, to),
          "<span class=\"unseen\"><bdi>\(from.id)</bdi> </span>to <bdi>\(to)</bdi>")
      }
      return [HTML.name(from.id, from.title), HTML.list(ways, "tabs")]
    }
    return PageLayout(
      context: context, title: title, place: place, lede: lede,
      body: PairChoice(context: context, address: place.address, button: "Open").html
        + HTML.section(
          "pairs", "All pairs",
          HTMLTable(
            id: "pairs-caption", caption: "From each framework to each other.",
            columns: [.init("From"), .init("To")], rows: rows
          ).html)
    ).html
  }
}
