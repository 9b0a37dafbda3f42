import CrosswalkBase
import CrosswalkExchange
import CrosswalkKit
import CrosswalkModel
import CrosswalkReports
import CrosswalkTables

/// What one person of a table lacks of a target. The person's name stands in the body of the page alone.
struct PersonPage {
  let context: PageContext
  private let entry: RatedTables.Entry
  private let ask: GapAsk
  private let number: String
  private let group: RatedGroup
  private let person: PersonGaps

  init(
    _ context: PageContext, _ entry: RatedTables.Entry, _ number: String,
    _ query: [(name: String, value: String)]
  ) throws {
    (self.context, self.entry, self.number) = (context, entry, number)
    ask = GapAsk(query)
    group = try RatedGroup(entry, ask, in: context.catalog)
    person = try group.person(number)
  }

  var html: HTML {
    let page = GapHTML(
      group.finder, ontology: context.catalog.ontology, asOf: group.table.asOf, order: ask.order)
    let parts = page.sections([person]).map { HTML.section("\($0.id)", $0.title, $0.body) }
    return PageLayout(
      context: context, title: "Person \(number): what is lacking of \(page.goal)", place: .gaps,
      path: [("Gaps", "/gaps"), ("The table", PeopleAddress.table(entry.id, ask.query))],
      body: orders + parts.joined() + RatedUnits(group.framework, person.ratings).html + ways
    ).html
  }

  private var orders: HTML {
    let links = GapHTML.Order.allCases.map { order -> HTML in
      if order == ask.order { return "<strong aria-current=\"true\">\(order.words)</strong>" }
      let query = ask.query.filter { $0.0 != "order" } + [("order", order.rawValue)]
      return HTML.link(
        PeopleAddress.person(Int(number) ?? 0, of: entry.id, query), "\(order.words)")
    }
    return "<p>What comes first:</p>\n" + HTML.list(links, "tabs")
  }

  private var ways: HTML {
    let query = [("person", number)] + ask.query.map { ($0.0, $0.1) }
    return
      "<p>\(HTML.link(PeopleAddress.sheets(entry.id, query), "Sheets for this person"))</p>\n"
  }
}

/// What was said of a person's units, with the marks of single statements beside it.
struct RatedUnits {
  private let framework: Framework
  private let ratings: PersonRatings
  private let index: RatingIndex

  init(_ framework: Framework, _ ratings: PersonRatings) {
    (self.framework, self.ratings) = (framework, ratings)
    index = RatingIndex(framework)
  }

  var html: HTML {
    let rows = index.units.indices.compactMap { unit -> [HTML]? in
      let levels = ratings.ratings.filter { $0.unit == unit }
      let own = ratings.own.filter { $0.unit == unit }
      let marks = ratings.marks.filter { $0.unit == unit }
      if levels.isEmpty, own.isEmpty, marks.isEmpty { return nil }
      let known = framework.units.first { $0.id == index.units[unit] }
      let told = marks.map { mark -> HTML in
        let statements = known?.statements ?? []
        let statement =
          statements.indices.contains(mark.statement) ? statements[mark.statement] : nil
        return
          "\(words(mark.mark)): <bdi>\(statement?.id ?? "")</bdi> <bdi>\(statement?.text ?? "")</bdi>"
      }
      return [
        known.map { HTML.name($0.id, $0.title) } ?? "<bdi>\(index.units[unit])</bdi>",
        self.levels(levels), self.levels(own), told.isEmpty ? "–" : HTML.list(told),
      ]
    }
    if rows.isEmpty { return "" }
    return HTML.section(
      "rated", "What this rests on",
      HTMLTable(
        id: "rated-caption",
        caption:
          "The rating of each unit, and single statements that were marked in it; marks speak for their part of the unit.",
        columns: [
          .init("Unit"), .init("Observed"), .init("Own view, which moves nothing"), .init("Marked"),
        ], rows: rows
      ).html)
  }

  private func levels(_ ratings: [PersonRatings.UnitRating]) -> HTML {
    let titles = ratings.map { rating -> HTML in
      "<bdi>\(framework.scale.levels[rating.level].title)</bdi>"
    }
    return titles.isEmpty ? "–" : titles.joined(separator: ", ")
  }

  private func words(_ mark: PersonRatings.Mark) -> HTML {
    switch mark {
    case .met: "met"
    case .partly: "partly"
    case .unmet: "unmet"
    case .level(let level): "<bdi>\(framework.scale.levels[level].title)</bdi>"
    }
  }
}
