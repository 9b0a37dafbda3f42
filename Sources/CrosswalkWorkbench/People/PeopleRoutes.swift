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
      PageRoute("/gaps/people", method: "POST", isSlow: true, takesFiles: true) { ask in
        let id = try keep(ask, of: ask.fields?.last(named: "framework") ?? "")
        // What is no table at all is told now; what is wrong with rows stands on the page.
        try checking(id, ask) { _ = try $0.people(of: $1) }
        return .moved(to: PeopleAddress.table(id).source)
      },
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
      // The same tables, read in another framework.
      PageRoute("/translate/people", method: "POST", isSlow: true, takesFiles: true) { ask in
        let to = ask.fields?.last(named: "to") ?? ""
        let id = try keep(ask, of: ask.fields?.last(named: "from") ?? "")
        try checking(id, ask) { entry, _ in
          _ = try TranslatedPeople(entry, to: to, ask.context)
        }
        return .moved(to: PeopleAddress.address(PeopleAddress.translated(id, [("to", to)])))
      },
      PageRoute("/translate/people/:table", isSlow: true) { ask in
        .page(
          try TranslatedPeoplePage(
            ask.context, try entry(ask), to: ask.value("to") ?? "", page: ask.value("page")
          ).html)
      },
      PageRoute("/translate/people/:table/answers.csv", isSlow: true) { ask in
        let people = try TranslatedPeople(
          try entry(ask), to: ask.value("to") ?? "", ask.context)
        return .file(
          try people.csv(), contentType: "text/csv; charset=utf-8", name: "answers.csv")
      },
      PageRoute("/translate/people/:table/forget", method: "POST") { ask in
        ask.context.people.forget(ask.capture("table"))
        return .moved(to: "/translate")
      },
    ] + [GapFormat.csv, .json, .xlsx, .html].flatMap(downloads)
    + [PlanForm.csv, .json, .html, .markdown].map(plan)

  static func entry(_ ask: PageAsk) throws -> RatedTables.Entry {
    try ask.context.people.entry(ask.capture("table"))
  }

  // MARK: Tables in

  /// Keeps the table that was pasted, or chosen as a file.
  ///
  /// - Returns: Its id.
  /// - Throws: ``PeopleError``, `CatalogError`, `NameError`.
  static func keep(_ ask: PageAsk, of framework: String) throws -> String {
    let framework = try ask.context.catalog.framework(framework).framework
    func word<Word: RawRepresentable<String>>(_ name: String, _ all: [Word]) throws -> Word? {
      guard let text = ask.fields?.given(name) else { return nil }
      let names = all.map { ($0.rawValue, $0.rawValue) }
      return Word(rawValue: try NameLookup(names).id(of: text, as: name))
    }
    return try ask.context.people.keep(
      table(ask), of: framework.id, role: word("role", Role.ofPersons),
      basis: word("basis", Basis.allCases) ?? .observed)
  }

  private static func table(_ ask: PageAsk) throws(PeopleError) -> [UInt8] {
    let text = ask.fields?.last(named: "ratings") ?? ""
    let isPasted = !text.allSatisfy(\.isWhitespace)
    let file = ask.files.last { $0.name == "file" }
    if isPasted, file != nil {
      throw PeopleError(400, "choose a file or paste a table, and not both")
    }
    if let file { return file.bytes }
    if isPasted { return Array(text.utf8) }
    throw PeopleError(
      400, "choose or paste a table whose first row names the columns person, unit, level")
  }

  /// Reads a table that was just taken, and forgets it where it is none.
  static func checking(
    _ id: String, _ ask: PageAsk, _ read: (RatedTables.Entry, Framework) throws -> Void
  ) throws {
    do {
      let entry = try ask.context.people.entry(id)
      try read(entry, try ask.context.catalog.framework(entry.framework).framework)
    } catch {
      ask.context.people.forget(id)
      throw error
    }
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
  static func translated(_ table: String, _ query: [(String, String?)] = []) -> HTML {
    "/translate/people/\(Address.step(table))\(Address.query(query))"
  }
  static func answers(_ table: String, to: String) -> HTML {
    "/translate/people/\(Address.step(table))/answers.csv\(Address.query([("to", to)]))"
  }
  /// As a header takes it.
  static func address(_ html: HTML) -> String {
    html.source.replacing("&amp;", with: "&")
  }
  static func sheets(_ table: String, _ query: [(String, String?)] = []) -> HTML {
    "/gaps/people/\(Address.step(table))/sheets\(Address.query(query))"
  }
}
