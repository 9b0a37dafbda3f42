import CrosswalkBase
import CrosswalkExchange
import CrosswalkModel
import CrosswalkReports
import CrosswalkTables

/// A unit with its statements, by level or by subcompetency as the document has them.
struct UnitPage {
  let context: PageContext
  let aligned: AlignedFramework
  let unit: Framework.Unit
  /// The part of a long list of statements.
  private let page: String?

  /// So many statements are shown at a time.
  private static let size = 100

  init(_ context: PageContext, _ framework: String, _ id: String, page: String? = nil) throws {
    (self.context, self.page) = (context, page)
    aligned = try context.catalog.framework(framework)
    let units = aligned.framework.units
    let name = try NameLookup(units.map { ($0.id, $0.title) }).id(of: id, as: "unit")
    unit = units.first { $0.id == name }!
    context.foreseeStatements(of: framework)
  }

  var html: HTML {
    get throws {
      let framework = aligned.framework
      var about: HTML = ""
      if let definition = unit.definition {
        about +=
          "<p><bdi>\(definition.text)</bdi> <span class=\"facts\">(<bdi>\(definition.locator)</bdi>)</span></p>\n"
      }
      if let note = unit.note { about += "<p><bdi>\(note)</bdi></p>\n" }
      if !unit.rated { about += "<p>Nobody is rated on this unit.</p>\n" }
      return PageLayout(
        context: context, title: HTML.name(unit.id, unit.title), place: .home,
        path: [
          ("Frameworks", "/"), ("<bdi>\(framework.title)</bdi>", Address.framework(framework.id)),
        ],
        body: about + open + (try parts)
      ).html
    }
  }

  /// Where decisions can be taken: the statements that nobody has decided on.
  private var open: HTML {
    guard context.editing != nil else { return "" }
    let undecided = aligned.undecided
    let open = unit.statements.filter { undecided.contains($0.id) }
    guard let first = open.first else {
      return "<p>No statement of this unit is open.</p>\n"
    }
    func link(_ statement: Statement, _ words: HTML) -> HTML {
      HTML.link(Address.statement(statement.id, of: aligned.framework.id), words)
    }
    return HTML.section(
      "open", "Open",
      """
      <p>Nobody has decided on \(counted(open.count, "statement")). \
      \(link(first, "Begin with the first: <bdi>\(first.id)</bdi>"))</p>
      \(HTML.list(open.map { "\(link($0, "<bdi>\($0.id)</bdi>")) <bdi>\($0.text)</bdi>" as HTML }))
      """)
  }

  private var parts: HTML {
    get throws {
      if unit.statements.isEmpty { return "<p>It has no statements.</p>\n" }
      let part = ListPart(shown, page: page, size: Self.size)
      let ids = Set(part.items.map(\.id))
      let links = try context.index(of: aligned.framework.id).links
      let sections = StatementGroup.of(unit, scale: aligned.framework.scale).enumerated().map {
        index, group -> HTML in
        let statements = group.statements.filter { ids.contains($0.id) }
        if statements.isEmpty { return "" }
        return HTML.section(
          "part-\(index + 1)", "<bdi>\(group.title)</bdi>",
          table(statements, of: group.statements.count, links, id: "part-\(index + 1)-caption"))
      }
      let address = Address.unit(unit.id, of: aligned.framework.id)
      return sections.joined()
        + part.ways("statements") { "\(address)\(Address.query([("page", "\($0)")]))" }
    }
  }

  /// All statements, in the order in which they are shown.
  private var shown: [Statement] {
    StatementGroup.of(unit, scale: aligned.framework.scale).flatMap(\.statements)
  }

  private func table(
    _ statements: [Statement], of count: Int, _ links: [String: [ConceptLink]], id: String
  ) -> HTML {
    let conceptless = aligned.alignment.conceptless
    let all: HTML = statements.count < count ? " of \(count)" : ""
    return HTMLTable(
      id: id, caption: "\(counted(statements.count, "statement"))\(all), and what each is about.",
      columns: [.init("Statement"), .init("About"), .init("Who and how")],
      rows: statements.map { statement in
        let who =
          [statement.actor.rawValue] + (statement.act.map { [$0.words] } ?? [])
          + statement.flags.map(\.words)
        let about = (links[statement.id] ?? []).map { link -> HTML in
          """
          \(HTML.link(Address.concept(link.concept), "<bdi>\(context.label(of: link.concept))</bdi>")) \
          \(unbrokenPercent(link.share))
          """
        }
        return [
          """
          \(HTML.link(Address.statement(statement.id, of: aligned.framework.id), "<bdi>\(statement.id)</bdi>")) \
          <bdi>\(statement.text)</bdi>
          """,
          !about.isEmpty
            ? about.joined(separator: "; ")
            : conceptless.contains(statement.id) ? "no concept fits" : "nobody has said",
          "\(who.joined(separator: ", "))",
        ]
      }, look: .even
    ).html
  }
}

extension AlignedFramework {
  /// The statements that nobody has linked, or turned concepts down for.
  var undecided: Set<String> {
    Set(framework.statements.map(\.statement.id)).subtracting(alignment.decidedStatements)
  }
}

/// Statements of a unit that stand under one heading in its document.
struct StatementGroup {
  let title: String
  let statements: [Statement]

  /// By level where the statements have levels, else by subcompetency, else all.
  static func of(_ unit: Framework.Unit, scale: Scale) -> [StatementGroup] {
    func groups(
      _ headings: [(id: String, title: String)], _ key: (Statement) -> String?, rest: String
    ) -> [StatementGroup] {
      let known = headings.map { heading in
        StatementGroup(
          title: heading.title, statements: unit.statements.filter { key($0) == heading.id })
      }
      let ids = Set(headings.map(\.id))
      let others = unit.statements.filter { key($0).map { !ids.contains($0) } ?? true }
      return (known + [StatementGroup(title: rest, statements: others)]).filter {
        !$0.statements.isEmpty
      }
    }
    if unit.statements.contains(where: { $0.level != nil }) {
      return groups(
        scale.levels.map { ($0.id, $0.title) }, { $0.level }, rest: "At every level")
    }
    if unit.statements.contains(where: { $0.subcompetency != nil }) {
      return groups(
        unit.subcompetencies.map { ($0.id, $0.title) }, { $0.subcompetency },
        rest: "Under no heading")
    }
    return [StatementGroup(title: "Statements", statements: unit.statements)]
  }
}
