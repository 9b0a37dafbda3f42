import CrosswalkBase
import CrosswalkExchange
import CrosswalkKit
import CrosswalkModel
import CrosswalkReports
import CrosswalkTables

/// Pages about tables of people's ratings. People go by their numbers in addresses and titles.
enum PeopleRoutes {
  static let all: [PageRoute] =
    [
      PageRoute("/gaps/people", method: "POST") { try keep($0) },
      PageRoute("/gaps/people/:table") { ask in
        .page(try PeoplePage(ask.context, try entry(ask), ask.query).html)
      },
      PageRoute("/gaps/people/:table/plan") { ask in
        .page(try PlanPage(ask.context, try entry(ask), ask.query).html)
      },
      PageRoute("/gaps/people/:table/sheets") { ask in
        .page(try PersonSheetPage(ask.context, try entry(ask), ask.query).html)
      },
      PageRoute("/gaps/people/:table/sheets/sheet.html") { ask in
        .sheet(try PersonSheetPage(ask.context, try entry(ask), ask.query).sheet())
      },
      PageRoute("/gaps/people/:table/persons/:person") { ask in
        .page(
          try PersonPage(ask.context, try entry(ask), ask.capture("person"), ask.query).html)
      },
      PageRoute("/gaps/people/:table/forget", method: "POST") { ask in
        ask.context.people.forget(ask.capture("table"))
        return .moved(to: "/gaps")
      },
    ] + [GapFormat.csv, .json, .xlsx, .html].flatMap(downloads)
    + [PlanForm.csv, .json, .html, .markdown].map(plan)

  private static func entry(_ ask: PageAsk) throws -> RatedTables.Entry {
    try ask.context.people.entry(ask.capture("table"))
  }

  private static func keep(_ ask: PageAsk) throws -> PageAnswer {
    func value(_ name: String) -> String { ask.fields?.last(named: name) ?? "" }
    let aligned = try ask.context.catalog.framework(value("framework"))
    let text = value("ratings")
    if text.allSatisfy(\.isWhitespace) {
      throw PeopleError(400, "paste a table whose first row names the columns person, unit, level")
    }
    let names = Role.ofPersons.map { ($0.rawValue, $0.rawValue) }
    let role =
      value("role").isEmpty
      ? nil : Role(rawValue: try NameLookup(names).id(of: value("role"), as: "role"))
    let framework = aligned.framework
    // What is no table at all is told now; what is wrong with rows stands on the page.
    let id = try ask.context.people.keep(Array(text.utf8), of: framework.id, role: role)
    do {
      _ = try ask.context.people.entry(id).people(of: framework)
    } catch {
      ask.context.people.forget(id)
      throw error
    }
    return .moved(to: PeopleAddress.table(id).source)
  }

  // MARK: Downloads

  /// Everybody, and the group, as the command writes them.
  private static func downloads(_ form: GapFormat) -> [PageRoute] {
    [(name: "gaps", isGroup: false), (name: "group", isGroup: true)].map { what in
      PageRoute("/gaps/people/:table/\(what.name).\(form.rawValue)") { ask in
        let (catalog, asked) = (ask.context.catalog, GapAsk(ask.query))
        let group = try RatedGroup(try entry(ask), asked, in: catalog)
        let bytes = try group.report(form, ofGroup: what.isGroup, in: catalog)
        if form == .html { return .sheet(String(decoding: bytes, as: UTF8.self)) }
        return .file(bytes, contentType: form.contentType, name: "\(what.name).\(form.rawValue)")
      }
    }
  }

  private enum PlanForm: String { case csv, json, html, markdown = "md" }

  private static func plan(_ form: PlanForm) -> PageRoute {
    PageRoute("/gaps/people/:table/plan.\(form.rawValue)") { ask in
      let (catalog, asked) = (ask.context.catalog, GapAsk(ask.query))
      let group = try RatedGroup(try entry(ask), asked, in: catalog)
      let report = try ask.context.people.planning {
        try group.plan(PlanAsk(ask.query), in: catalog)
      }
      let name = "plan.\(form.rawValue)"
      return switch form {
      case .html: .sheet(report.html)
      case .csv: .download(report.csv, contentType: "text/csv; charset=utf-8", name: name)
      case .json: .download(try report.json(), contentType: "application/json", name: name)
      case .markdown:
        .download(report.markdown, contentType: "text/markdown; charset=utf-8", name: name)
      }
    }
  }
}

extension GapFormat {
  fileprivate var contentType: String {
    switch self {
    case .csv: "text/csv; charset=utf-8"
    case .json: "application/json"
    case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    case .html: "text/html; charset=utf-8"
    case .text: "text/plain; charset=utf-8"
    }
  }
}

/// Where tables of people's ratings are; ids and numbers name nobody.
enum PeopleAddress {
  static func table(_ id: String, _ query: [(String, String?)] = []) -> HTML {
    "/gaps/people/\(Address.step(id))\(Address.query(query))"
  }
  static func person(_ number: Int, of table: String, _ query: [(String, String?)]) -> HTML {
    "/gaps/people/\(Address.step(table))/persons/\(number)\(Address.query(query))"
  }
  static func plan(_ table: String, _ query: [(String, String?)]) -> HTML {
    "/gaps/people/\(Address.step(table))/plan\(Address.query(query))"
  }
  static func sheets(_ table: String, _ query: [(String, String?)] = []) -> HTML {
    "/gaps/people/\(Address.step(table))/sheets\(Address.query(query))"
  }
}
