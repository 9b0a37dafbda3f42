import CrosswalkBase
import CrosswalkKit
import CrosswalkReports
import CrosswalkTables

/// What to teach whom, with its proven bound, modules and a calendar.
struct PlanPage {
  let context: PageContext
  private let entry: RatedTables.Entry
  private let ask: GapAsk
  private let plan: PlanAsk
  private let report: CurriculumReport

  init(
    _ context: PageContext, _ entry: RatedTables.Entry, _ query: [(name: String, value: String)]
  ) throws {
    (self.context, self.entry) = (context, entry)
    (ask, plan) = (GapAsk(query), PlanAsk(query))
    let (asked, wanted) = (ask, plan)
    report = try context.people.planning {
      try RatedGroup(entry, asked, in: context.catalog).plan(wanted, in: context.catalog)
    }
  }

  var html: HTML {
    let query = ask.query + plan.query
    let path = "/gaps/people/\(Address.step(entry.id))/plan" as HTML
    let kept = ask.query.compactMap { name, value -> HTML? in
      value.map { "<input type=\"hidden\" name=\"\(name)\" value=\"\($0)\">\n" }
    }
    let forms = [("html", "Page to print"), ("csv", "CSV"), ("md", "Text"), ("json", "JSON")]
    let files = forms.map { HTML.link("\(path).\($0)\(Address.query(query))", "\($1)") }
    let walls = HTML.link(
      PeopleAddress.sheets(entry.id, [("kind", SheetKind.unitPlan.rawValue)] + query),
      "Sheet for the wall, which names nobody")
    return PageLayout(
      context: context, title: "Plan", place: .gaps,
      lede:
        "What is searched here is searched for some seconds; where nothing is proven, the command can be given more time.",
      path: [("Gaps", "/gaps"), ("The table", PeopleAddress.table(entry.id, ask.query))],
      body: """
        <form class="choices" method="get" action="\(path)">
        \(kept)\(plan.fields)<p class="field"><button>Plan again</button></p>
        </form>

        """ + report.parts.map { HTML.section("\($0.id)", $0.title, $0.body) }.joined()
          + HTML.section("files", "To take away", HTML.list(files + [walls]))
    ).html
  }
}
