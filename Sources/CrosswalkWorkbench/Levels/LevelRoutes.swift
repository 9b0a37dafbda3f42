import CrosswalkBase
import CrosswalkExchange
import CrosswalkKit
import CrosswalkModel
import CrosswalkTables

/// Pages on which a panel says where the levels of a scale lie.
enum LevelRoutes {
  static let all: [PageRoute] = [
    PageRoute("/levels") { .page(LevelsPage(context: $0.context).html) },
    PageRoute("/levels/:framework") {
      .page(try PanelPage($0.context, $0.capture("framework")).html)
    },
    PageRoute("/levels/:framework/sheet.xlsx") { ask in
      let sheet = try sheet(ask)
      return .file(
        try sheet.workbook(),
        contentType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        name: "levels.xlsx")
    },
    PageRoute("/levels/:framework/wording.md") {
      .download(
        try sheet($0).reading, contentType: "text/markdown; charset=utf-8", name: "wording.md")
    },
    PageRoute("/levels/:framework/sheet", method: "POST") { ask in
      let (catalog, id) = (ask.context.catalog, ask.capture("framework"))
      let framework = try catalog.framework(id).framework
      let placed = PlacingAsk(ask.fields ?? [])
      let problems = try folder(ask).hand(
        in: placed.sheet(of: framework, catalog.ontology), of: framework, ontology: catalog.ontology
      )
      if problems.isEmpty { return .moved(to: "\(PanelPage.address(id).source)#handed") }
      return .page(try PanelPage(ask.context, id, typed: placed, problems: problems).html)
    },
    PageRoute("/levels/:framework/close", method: "POST") { ask in
      try folder(ask).close(ask.capture("framework"))
      return .moved(to: PanelPage.address(ask.capture("framework")).source)
    },
  ]

  private static func sheet(_ ask: PageAsk) throws -> LevelSheet {
    LevelSheet(
      try ask.context.catalog.framework(ask.capture("framework")).framework,
      ontology: ask.context.catalog.ontology, isBlind: true)
  }

  private static func folder(_ ask: PageAsk) throws -> PanelFolder {
    guard let folder = ask.context.readings else {
      throw ReadingRefusal("the program was started without a folder to write into")
    }
    return folder.panels
  }
}

/// What the form of a placing sends, in the order of the levels.
struct PlacingAsk {
  private let fields: [(name: String, value: String)]

  init(_ fields: [(name: String, value: String)] = []) { self.fields = fields }

  /// What was written of one thing, level by level.
  func all(_ name: String) -> [String] {
    fields.filter { $0.name == name }.map(\.value.trimmed)
  }

  func value(_ name: String, _ place: Int) -> String {
    let all = all(name)
    return all.indices.contains(place) ? all[place] : ""
  }

  /// The sheet that says the same; a level ends where the next begins, and the highest where it is said.
  func sheet(of framework: Framework, _ ontology: Ontology) -> String {
    let facets = ontology.facets.map(\.id)
    let levels = framework.scale.levels.indices.map { place -> [String] in
      let ends =
        place + 1 < framework.scale.levels.count ? value("begins", place + 1) : value("ends", 0)
      return [value("reader", 0), "L\(place + 1)", value("begins", place), ends]
        + facets.map { value("facet.\($0)", place) } + [value("reason", place)]
    }
    return CSVWriter.row(["reader", "level", "begins", "ends"] + facets + ["reason"])
      + levels.map(CSVWriter.row).joined()
  }
}
