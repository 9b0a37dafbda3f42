import CrosswalkBase
import CrosswalkExchange
import CrosswalkKit
import CrosswalkModel
import CrosswalkReports
import CrosswalkTables

/// Ratings of one person in, what is short of a level out. Nobody is named, and nothing is kept; tables of
/// many people go in here too.
struct GapsPage {
  let context: PageContext
  private let source: AlignedFramework?
  private let ratings: RatingAsk?
  private let ask: GapAsk

  init(
    _ context: PageContext, from: String?, fields: [(name: String, value: String)]? = nil
  ) throws {
    self.context = context
    source = try from.map(context.catalog.framework)
    ratings = fields.map(RatingAsk.init)
    ask = GapAsk(fields ?? [])
  }

  var html: HTML {
    get throws {
      var body: HTML = """
        <form class="choices" action="/gaps" method="get">
        \(HTML.choice("from", "The ratings are in", frameworks, chosen: source?.framework.id))\
        <p class="field"><button>Choose</button></p>
        </form>

        """
      if let source {
        body +=
          RatingGrid(
            context: context, framework: source.framework, ratings: ratings,
            address: "/gaps\(Address.query([("from", source.framework.id)]))", hasMarks: true,
            more: try ask.fields(in: context.catalog, from: source.framework), button: "Find gaps"
          ).html
        if let ratings { body += try answer(ratings, source) }
      }
      return PageLayout(
        context: context, title: "What is short of a level", place: .gaps,
        lede:
          "Concept by concept, and what to look at first. It is no appraisal, and compares nobody.",
        body: body + tables + table
      ).html
    }
  }

  private var frameworks: [(String, String)] {
    context.figures.lines.map { ($0.summary.id, "\($0.summary.id): \($0.summary.title)") }
  }

  // MARK: Many people

  /// Tables that are held now, by what they are rated in and how large they are.
  private var tables: HTML {
    let lines = context.people.entries.enumerated().map { index, entry -> HTML in
      """
      \(HTML.link(PeopleAddress.table(entry.id), "Table \(index + 1)")), rated in \
      <bdi>\(entry.framework)</bdi>, \(entry.bytes.count) bytes
      """
    }
    return lines.isEmpty ? "" : HTML.section("tables", "Tables in memory", HTML.list(lines))
  }

  private var table: HTML {
    HTML.section(
      "many", "Many people",
      """
      <p>A unit may be a statement's id here: its level is met, partly or unmet.</p>
      \(PeopleForm(
        context: context, address: "/gaps/people",
        first: HTML.choice("framework", "Rated in", frameworks, chosen: source?.framework.id)
      ).html)
      """)
  }

  // MARK: One person

  private func answer(_ ratings: RatingAsk, _ source: AlignedFramework) throws -> HTML {
    guard !ratings.levels.isEmpty || !ratings.marks.isEmpty, ask.target != nil else {
      // Somebody has just opened a unit.
      return ratings.opened == nil ? RatingAsk.nothingRated : ""
    }
    var finder = try ask.finder(from: source.framework.id, in: context.catalog)
    // Names that are none are told with the nearest that is one.
    guard try ratings.group(finder.translator.ratings, source.framework).basis == .observed else {
      return """
        <p class="care" id="answers" role="status">Only what was observed says where somebody stands; \
        these ratings are not.</p>

        """
    }
    let text = ratings.table(of: "The rated person")
    var reader = ProfilesReader(framework: source.framework)
    try reader.read(Array(text.utf8))
    let table = try reader.finish()
    let problems = table.problems.map { note -> HTML in
      "<bdi>\(GapHTML.sentence(note.message))</bdi>"
    }
    guard let person = table.people.first, let gaps = try finder.gaps(of: person, at: 0) else {
      return "<div class=\"care\" id=\"answers\" role=\"status\">\n\(HTML.list(problems))</div>\n"
    }
    let page = GapHTML(finder, ontology: context.catalog.ontology, asOf: nil, order: ask.order)
    let parts = page.sections([gaps]).map { HTML.section("\($0.id)", $0.title, $0.body) }
    return """
      <div id="answers">
      \(problems.isEmpty ? "" : "<div class=\"care\" role=\"status\">\n\(HTML.list(problems))</div>\n")\
      \(parts)\(RatedUnits(source.framework, person).html)</div>
      <p class="noprint">The table that the command takes, with the lines that are named above:</p>
      <pre class="noprint">\(lines: text)</pre>
      <p class="facts">Content hash <span class="hash">\(finder.hash)</span></p>

      """
  }
}
