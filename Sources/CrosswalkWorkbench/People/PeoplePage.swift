import CrosswalkBase
import CrosswalkExchange
import CrosswalkKit
import CrosswalkModel
import CrosswalkReports
import CrosswalkTables

/// A table of people's ratings: what is wrong with it, what all lack together, and the way to each person.
struct PeoplePage {
  let context: PageContext
  private let entry: RatedTables.Entry
  private let ask: GapAsk
  private let framework: Framework
  private let table: ProfileTable
  /// Nil until a target is chosen.
  private let group: RatedGroup?

  init(
    _ context: PageContext, _ entry: RatedTables.Entry, _ query: [(name: String, value: String)]
  ) throws {
    (self.context, self.entry, ask) = (context, entry, GapAsk(query))
    framework = try context.catalog.framework(entry.framework).framework
    group = try ask.target == nil ? nil : RatedGroup(entry, ask, in: context.catalog)
    table = try group?.table ?? entry.people(of: framework)
  }

  var html: HTML {
    get throws {
      PageLayout(
        context: context, title: "Ratings in <bdi>\(framework.title)</bdi>", place: .gaps,
        lede:
          "The table stays in the memory of this program, stands in no file and no address, and is gone when it ends.",
        path: [("Gaps", "/gaps")], body: try facts + choice + found + forget
      ).html
    }
  }

  // MARK: The table

  private var facts: HTML {
    let notes = [
      (table.blankRows, "rows without a level, left out"),
      (table.repeated, "rows that repeat another of the same rater and day"),
      (table.outdated, "rows that are too old to count"),
      (table.undated, "rows without a date, taken as current"),
      (table.expected, "rows of what is expected and not observed, left out"),
    ].filter { $0.0 > 0 }.map { "\($0.1): \($0.0)" as HTML }
    let unused = table.unusedColumns.map { "the column <bdi>\($0)</bdi> is not used" as HTML }
    let wrong = PeopleParts.problems(table.problems)
    let day: HTML = table.asOf.map { ", as of \($0.description)" } ?? ""
    return HTML.section(
      "table", "The table",
      "<p role=\"status\">\(CurriculumReport.people(table.people.count))\(day).</p>\n"
        + HTML.list(notes + unused) + wrong)
  }

  private var choice: HTML {
    get throws {
      """
      <form class="choices" method="get" action="\(PeopleAddress.table(entry.id))">
      \(try ask.fields(in: context.catalog, from: framework))<p class="field"><button>Find gaps</button></p>
      </form>

      """
    }
  }

  private var forget: HTML {
    PeopleParts.forget(context, "\(PeopleAddress.table(entry.id))/forget")
  }

  // MARK: What was found

  private var found: HTML {
    guard let group else { return "" }
    let page = GapHTML(group.finder, ontology: context.catalog.ontology, asOf: table.asOf)
    let parts = page.sections([]) + [page.section(group.sums)]
    let path = PeopleAddress.table(entry.id)
    let query = Address.query(ask.query)
    let files = [("gaps", "Everybody"), ("group", "The group")].map { name, title -> HTML in
      let forms = [
        ("html", "page to print"), ("csv", "CSV"), ("xlsx", "workbook"), ("json", "JSON"),
      ]
      let links = forms.map { form, words in
        HTML.link(
          "\(path)/\(name).\(form)\(query)", "\(words)<span class=\"unseen\">: \(title)</span>")
      }
      return "\(title): \(links.joined(separator: ", "))"
    }
    return people(group) + plan
      + parts.map { HTML.section("\($0.id)", $0.title, $0.body) }.joined()
      + HTML.section("files", "To take away", HTML.list(files))
  }

  private func people(_ group: RatedGroup) -> HTML {
    let rows = zip(group.numbers, group.gaps).map { number, person -> [HTML] in
      let first = person.concepts.count { if case .assessFirst = $0.status { true } else { false } }
      return [
        HTML.link(
          PeopleAddress.person(number, of: entry.id, ask.query),
          "<bdi>\(person.ratings.person)</bdi>"),
        person.ratings.role.map { "\($0.rawValue)" } ?? "–",
        "\(person.concepts.count { $0.status == .short })",
        "\(person.concepts.count { $0.status == .meets })", "\(first)",
      ]
    }
    return HTML.section(
      "people", "People",
      HTMLTable(
        id: "people-caption",
        caption: "In the order of their names, which compares nobody; numbers of concepts.",
        columns: [
          .init("Person"), .init("Role"), .init("Short", isNumber: true),
          .init("Met", isNumber: true), .init("To assess first", isNumber: true),
        ], rows: rows
      ).html
        + "<p>\(HTML.link(PeopleAddress.sheets(entry.id), "Sheets for one of them, or for all"))</p>\n"
    )
  }

  private var plan: HTML {
    let kept = ask.query.compactMap { name, value -> HTML? in
      value.map { "<input type=\"hidden\" name=\"\(name)\" value=\"\($0)\">\n" }
    }
    return HTML.section(
      "plan", "Plan",
      """
      <p>What to teach whom within some hours, and how near that is to the best that could be.</p>
      <form class="choices" method="get" action="\(PeopleAddress.plan(entry.id, []))">
      \(kept)\(PlanAsk([]).fields)<p class="field"><button>Make a plan</button></p>
      </form>

      """)
  }
}
