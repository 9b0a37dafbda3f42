import CrosswalkBase
import CrosswalkKit
import CrosswalkModel
import CrosswalkReports
import CrosswalkTables

/// Ratings of one person in, what is short of a level out. Nobody is named, and nothing is kept.
struct GapsPage {
  let context: PageContext
  private let source: AlignedFramework?
  private let ratings: RatingAsk?
  /// Such as `kent:senior`.
  private let target: String?

  init(
    _ context: PageContext, from: String?, fields: [(name: String, value: String)]? = nil
  ) throws {
    self.context = context
    source = try from.map(context.catalog.framework)
    ratings = fields.map(RatingAsk.init)
    target = fields?.last { $0.name == "target" }?.value
  }

  var html: HTML {
    get throws {
      let frameworks = context.figures.lines.map {
        ($0.summary.id, "\($0.summary.title) (\($0.summary.id))")
      }
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
            address: "/gaps\(Address.query([("from", source.framework.id)]))",
            more: HTML.choice("target", "Held against", try targets, chosen: target),
            button: "Find gaps"
          ).html
        if let ratings { body += try answer(ratings, source) }
      }
      return PageLayout(
        context: context, title: "What is short of a level", place: .gaps,
        lede:
          "Concept by concept, and what to look at first. It is no appraisal, and compares nobody.",
        body: body
      ).html
    }
  }

  /// Every level of every framework.
  private var targets: [(String, String)] {
    get throws {
      try context.catalog.frameworkIDs.flatMap { id in
        try context.catalog.framework(id).framework.scale.levels.map {
          ("\(id):\($0.id)", "\(id): \($0.title)")
        }
      }
    }
  }

  private func answer(_ ratings: RatingAsk, _ source: AlignedFramework) throws -> HTML {
    guard !ratings.levels.isEmpty, let target else {
      return RatingAsk.nothingRated
    }
    let goal = try GapTarget(target, in: context.catalog)
    let translator = try context.catalog.translator(from: source.framework.id, to: goal.framework)
    var finder = try GapFinder(translator, target: goal, ontology: context.catalog.ontology)
    let group = try ratings.group(translator.ratings, source.framework)
    guard group.basis == .observed else {
      return """
        <p class="care" id="answers" role="status">Only what was observed says where somebody stands; \
        these ratings are not.</p>

        """
    }
    let person = PersonRatings(
      person: "The rated person", role: group.role,
      ratings: group.ratings.map { .init(unit: $0.unit, level: $0.level, line: 1) })
    guard let gaps = try finder.gaps(of: person, at: 0) else { return "" }
    let parts = GapHTML(finder, ontology: context.catalog.ontology, asOf: nil).sections([gaps]).map
    {
      HTML.section("\($0.id)", $0.title, $0.body)
    }
    return "<div id=\"answers\">\n\(parts)</div>\n"
      + "<p class=\"facts\">Content hash <span class=\"hash\">\(finder.hash)</span></p>\n"
  }
}
