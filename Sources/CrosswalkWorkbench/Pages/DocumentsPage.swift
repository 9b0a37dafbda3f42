import CrosswalkBase
import CrosswalkKit
import CrosswalkModel
import CrosswalkReports
import CrosswalkTables

/// What sheets can be made, for which framework and role.
struct DocumentsPage {
  let context: PageContext

  var html: HTML {
    get throws {
      let sheets = try context.sheets()
      let ids = context.catalog.frameworkIDs
      let rows = SheetKind.allCases.compactMap { kind -> [HTML]? in
        let rows = sheets.rows.filter { $0.kind == kind.rawValue && $0.isMade }
        if rows.isEmpty || kind.needsPlan { return nil }
        return [
          "\(kind.title) <span class=\"facts\">\(GapHTML.sentence(kind.summary))</span>"
        ] + ids.map { id in ways(kind, id, rows.filter { $0.framework == id }.map(\.role)) }
      }
      return PageLayout(
        context: context, title: "Documents", place: .documents,
        lede:
          "Sheets that people hold in their hands. Learning plans are made from a curriculum, by the command.",
        body: HTMLTable(
          id: "sheets", caption: "Each sheet, by framework and by whose work it is about.",
          columns: [.init("Sheet")] + ids.map { .init("<bdi>\($0)</bdi>") }, rows: rows
        ).html
      ).html
    }
  }

  /// The roles that a framework's sheet can be made for.
  private func ways(_ kind: SheetKind, _ framework: String, _ roles: [String]) -> HTML {
    if roles.isEmpty { return "–" }
    return HTML.list(
      roles.map { role in
        HTML.link(
          SheetAsk.address(kind, framework, role: role),
          "\(role)<span class=\"unseen\">: \(kind.title) of <bdi>\(framework)</bdi></span>")
      }, "ways")
  }
}

/// What is asked of a sheet.
struct SheetAsk {
  let kind: SheetKind
  let framework: AlignedFramework
  let query: [(name: String, value: String)]

  /// Where a sheet is asked for.
  static func address(_ kind: SheetKind, _ framework: String, role: String) -> HTML {
    "/documents/\(kind.rawValue)/\(Address.step(framework))\(Address.query([("role", role)]))"
  }

  /// - Throws: `NameError` for an unknown kind, `CatalogError` for an unknown framework.
  init(
    _ context: PageContext, _ kind: String, _ framework: String,
    _ query: [(name: String, value: String)]
  ) throws {
    let names = NameLookup(SheetKind.allCases.map { ($0.rawValue, $0.title) })
    self.kind = SheetKind(rawValue: try names.id(of: kind, as: "kind of document"))!
    self.framework = try context.catalog.framework(framework)
    self.query = query
  }

  func value(_ name: String) -> String? {
    query.given(name)
  }

  var request: SheetRequest {
    var request = SheetRequest(kind)
    request.role = value("role").flatMap(Role.init)
    (request.level, request.unit) = (value("level"), value("unit"))
    request.element = value("element")
    request.tenure = value("tenure").flatMap(Double.init)
    request.paper = value("paper").flatMap(SheetPaper.init) ?? .letter
    return request
  }

  /// The sheet as the command writes it.
  func html(_ catalog: Catalog) throws -> String {
    let sheet = try SheetMaker(request, of: framework, in: catalog).sheet()
    return try SheetText.text(sheet, template: SheetText.template(kind, .html), form: .html)
  }
}

/// A sheet to look at before it is printed, with what it has to be told.
struct SheetPage {
  let context: PageContext
  let ask: SheetAsk

  var html: HTML {
    get throws {
      let id = ask.framework.framework.id
      let path: HTML = "/documents/\(ask.kind.rawValue)/\(Address.step(id))"
      let query = Address.query(ask.query.map { ($0.name, $0.value) })
      let shown = try SheetParts.ways(
        to: "\(path)/sheet.html\(query)", download: "\(ask.kind.rawValue)-\(id)"
      ) { try ask.html(context.catalog) }
      return PageLayout(
        context: context, title: "\(ask.kind.title)", place: .documents,
        lede: "\(GapHTML.sentence(ask.kind.summary))",
        path: [("Documents", "/documents")], body: try form(path) + shown
      ).html
    }
  }

  private func form(_ path: HTML) throws -> HTML {
    let framework = ask.framework.framework
    let roles = SheetSource.roles(in: framework).map { ($0.rawValue, $0.sheetName) }
    let parts = SheetParts(context: context, framework: framework, query: ask.query)
    return """
      <form class="choices" method="get" action="\(path)">
      \(HTML.choice("role", "Role", roles, chosen: ask.value("role")))\
      \(try parts.focus)\
      <p class="field"><label for="tenure">Years of service</label>
      <input id="tenure" name="tenure" inputmode="decimal" size="6" value="\(ask.value("tenure") ?? "")"></p>
      \(SheetParts.paper(ask.request.paper))\
      <p class="field"><button>Show</button></p>
      </form>

      """
  }
}
