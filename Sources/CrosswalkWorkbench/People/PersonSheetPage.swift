import CrosswalkBase
import CrosswalkExchange
import CrosswalkKit
import CrosswalkModel
import CrosswalkReports
import CrosswalkTables

/// A sheet of a person of a table, or of all of them: what it has to be told, a preview, and the sheet.
struct PersonSheetPage {
  let context: PageContext
  private let entry: RatedTables.Entry
  private let query: [(name: String, value: String)]
  private let kind: SheetKind

  init(
    _ context: PageContext, _ entry: RatedTables.Entry, _ query: [(name: String, value: String)]
  ) throws {
    (self.context, self.entry, self.query) = (context, entry, query)
    let name = query.last(named: "kind") ?? ""
    let names = NameLookup(SheetKind.allCases.map { ($0.rawValue, $0.title) })
    kind =
      name.isEmpty
      ? .individualPlan : SheetKind(rawValue: try names.id(of: name, as: "kind of document"))!
  }

  private func value(_ name: String) -> String {
    query.last(named: name)?.trimmed ?? ""
  }

  // MARK: Sheet

  /// The sheet as the command writes it.
  ///
  /// - Throws: `SheetError` for what it has still to be told, ``PeopleError``, and what a plan throws.
  func sheet() throws -> String {
    let catalog = context.catalog
    let sheet = try SheetAsk(context, kind.rawValue, entry.framework, query)
    var request = sheet.request
    if kind.needsPlan { request.plan = try plan(catalog) }
    if !value("person").isEmpty, kind != .unitPlan {
      let name = try person().person
      let framework = sheet.framework.framework
      if request.plan == nil { request.profiles = try entry.profiles(of: name, in: framework) }
      // A name is on a sheet only where somebody says so.
      if value("names") == "yes" { request.name = name }
    }
    let made = try SheetMaker(request, of: sheet.framework, in: catalog).sheet()
    return try SheetText.text(made, template: SheetText.template(kind, .html), form: .html)
  }

  /// The rated person of the number that was given.
  private func person() throws -> PersonRatings {
    let framework = try context.catalog.framework(entry.framework).framework
    let ask = GapAsk(query)
    if ask.target != nil {
      return try RatedGroup(entry, ask, in: context.catalog).person(value("person")).ratings
    }
    let people = try entry.people(of: framework).people
    guard let place = Int(value("person")), people.indices.contains(place - 1) else {
      throw PeopleError(404, "there is no person of this number in the table")
    }
    return people[place - 1]
  }

  private func plan(_ catalog: Catalog) throws -> SheetPlan {
    let ask = GapAsk(query)
    guard ask.target != nil, PlanAsk(query).isAsked else { throw SheetError.needsPlan }
    let group = try RatedGroup(entry, ask, in: catalog)
    let name =
      kind == .individualPlan ? try group.person(value("person")).ratings.person : nil
    let json = try context.people.planning { try group.plan(PlanAsk(query), in: catalog).json() }
    return try SheetPlan(
      json: Array(json.utf8), from: entry.framework, person: name, in: catalog)
  }

  // MARK: Page

  var html: HTML {
    get throws {
      let path: HTML = "\(PeopleAddress.sheets(entry.id))/sheet.html"
      let address: HTML = "\(path)\(Address.query(query.map { ($0.name, $0.value) }))"
      let shown =
        query.isEmpty
        ? "" : try SheetParts.ways(to: address, download: kind.rawValue) { try sheet() }
      return PageLayout(
        context: context, title: "Sheets from ratings", place: .gaps,
        lede: "\(kind.title): \(GapHTML.sentence(kind.summary))",
        path: [("Gaps", "/gaps"), ("The table", PeopleAddress.table(entry.id))],
        body: try form + shown
      ).html
    }
  }

  private var form: HTML {
    get throws {
      let framework = try context.catalog.framework(entry.framework).framework
      let kinds = SheetKind.allCases.map { ($0.rawValue, $0.title) }
      let people = try entry.people(of: framework).people.enumerated().map {
        ("\($0 + 1)", $1.person)
      }
      let roles =
        [("", "not stated")]
        + SheetSource.roles(in: framework).map {
          ($0.rawValue, $0.sheetName)
        }
      let parts = SheetParts(context: context, framework: framework, query: query)
      let paper = query.given("paper").flatMap(SheetPaper.init) ?? .letter
      return """
        <form class="choices" method="get" action="\(PeopleAddress.sheets(entry.id))">
        \(HTML.choice("kind", "Sheet", kinds, chosen: kind.rawValue))\
        \(HTML.choice("person", "Person", [("", "all")] + people, chosen: value("person")))\
        <p class="field"><label><input type="checkbox" name="names" value="yes"\
        \(value("names") == "yes" ? " checked" : "")> With the name on it</label></p>
        \(HTML.choice("role", "Role", roles, chosen: value("role")))\
        \(try parts.focus)\(SheetParts.paper(paper))\
        \(try GapAsk(query).fields(in: context.catalog, from: framework))\
        <p class="field"><label for="hours">Hours, for a plan</label>
        <input id="hours" name="hours" inputmode="decimal" size="6" value="\(value("hours"))"></p>
        <p class="field"><label for="months">Months</label>
        <input id="months" name="months" inputmode="numeric" size="6" value="\(value("months"))"></p>
        <p class="field"><label for="start">From month, as 2026-09</label>
        <input id="start" name="start" size="8" value="\(value("start"))"></p>
        <p class="field"><button>Show</button></p>
        </form>

        """
    }
  }
}
