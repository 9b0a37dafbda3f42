import CrosswalkBase
import CrosswalkKit
import CrosswalkModel
import CrosswalkReports
import CrosswalkTables

/// What of a framework serves each statement of another, one unit at a time.
struct BehaviourPage {
  let context: PageContext
  /// The report without its statements.
  let report: BehaviourReport
  /// The unit of the target that is open; nil: the overview.
  let unit: String?
  /// Just statements that it lets through.
  let filter: BehaviourFilter
  /// What the statements that serve say, and those that are served.
  private let mine: FrameworkIndex
  private let target: FrameworkIndex
  private let reporter: BehaviourReporter
  private let page: String?

  init(
    _ context: PageContext, _ mine: String, _ target: String,
    _ query: [(name: String, value: String)] = []
  ) throws {
    self.context = context
    reporter = try context.reporter(of: mine, against: target)
    report = reporter.summary
    (self.mine, self.target) = (try context.index(of: mine), try context.index(of: target))
    filter = BehaviourFilter(query)
    (unit, page) = (query.given("unit"), query.given("page"))
    if unit == nil { context.foreseeReports(on: mine, target) }
  }

  private var ids: (String, String) { (report.mine.framework, report.target.framework) }

  /// - Throws: `Abandoned` where nobody waits for the page.
  func html() throws -> HTML {
    let shown = target.aligned.framework.units.filter {
      unit == nil ? !filter.isEmpty : $0.id == unit
    }
    let address = Address.report(ids.0, ids.1)
    return try PageLayout(
      context: context, title: "<bdi>\(ids.0)</bdi> against <bdi>\(ids.1)</bdi>", place: .report,
      lede: """
        What of <bdi>\(report.mine.title)</bdi> serves each statement of <bdi>\(report.target.title)</bdi>.
        """,
      path: [("Report", "/report")],
      body: summary + filters + form + units + parts(shown)
        + Downloads(
          formats: [
            ("Page to print", "\(address)/report.html"), ("CSV", "\(address)/report.csv"),
            ("JSON", "\(address)/report.json"),
          ], command: "crosswalk report \(ids.0) --against \(ids.1)"
        ).html
        + "<p class=\"facts\">Content hash <span class=\"hash\">\(report.hash)</span></p>\n"
    ).html
  }

  private func address(unit: String?, standing: Standing?) -> HTML {
    var filter = filter
    filter.standing = standing
    return "\(Address.report(ids.0, ids.1))\(Address.query([("unit", unit)] + filter.query))"
  }

  /// Filters by what a statement itself says.
  private var form: HTML {
    let scale = (try? context.catalog.framework(ids.1).framework.scale.levels) ?? []
    return HTML.filters(
      Address.report(ids.0, ids.1),
      keeping: [("unit", unit), ("standing", filter.standing?.rawValue)], words: filter.words,
      actor: filter.actor, level: ("Level", scale.map { ($0.id, $0.title) }, filter.level),
      everything: Address.report(ids.0, ids.1))
  }

  private var summary: HTML {
    let cautions = report.cautions.map { caution -> HTML in
      "<bdi>\(GapHTML.sentence(caution.message))</bdi>"
    }
    let care: HTML =
      cautions.isEmpty
      ? "" : "<div class=\"care\">\n<h2>Read this first</h2>\n\(HTML.list(cautions))</div>\n"
    let behaviour = report.target.behaviour
    return """
      \(care)<p>Of <bdi>\(ids.1)</bdi>, <bdi>\(ids.0)</bdi> serves <strong>\(behaviour.words)</strong>. \
      Served: there is a counterpart that is closer than related, by people whose act it is. Touched: \
      the topic is spoken of, and nothing is closer than related.</p>

      """
  }

  private var filters: HTML {
    let counts = Standing.allCases.compactMap { standing -> HTML? in
      let count = report.target.behaviour.count(of: standing)
      if count == 0 { return nil }
      let words: HTML = "\(standing.words) (\(count))"
      return standing == filter.standing
        ? "<strong aria-current=\"true\">\(words)</strong>"
        : HTML.link("\(address(unit: unit, standing: standing))#units", words)
    }
    return HTML.list(
      [
        filter.standing == nil
          ? "<strong>all</strong>" : HTML.link(address(unit: unit, standing: nil), "all")
      ]
        + counts, "tabs")
  }

  private var units: HTML {
    HTML.section(
      "units", "Units of <bdi>\(ids.1)</bdi>",
      HTMLTable(
        id: "units-caption",
        caption:
          "Topic: how much of what a unit is about is spoken of. Behavior: how many statements are served.",
        columns: [
          .init("Unit"), .init("Topic", isNumber: true),
          .init("<span class=\"muted\">0 to 100\u{A0}%</span>"), .init("Behavior", isNumber: true),
        ],
        rows: report.target.units.map { unit in
          [
            HTML.link(
              "\(address(unit: unit.id, standing: filter.standing))#open",
              HTML.name(unit.id, unit.title)),
            unit.topic.map { "\(unbrokenPercent($0))" } ?? "–", unit.topic.map(HTML.bar) ?? "–",
            unit.behaviour.statements == 0
              ? "–" : "\(unit.behaviour.served) of \(unit.behaviour.statements)",
          ]
        }, look: .bars
      ).html)
  }

  // MARK: Statements

  /// So many statements are shown at once.
  private static let mostShown = 40

  /// A statement, and how the other framework stands to it.
  private typealias Found = (statement: Statement, standing: Standing)

  private func found(in unit: Framework.Unit) -> [Found] {
    let all = unit.statements.compactMap { statement in
      reporter.standing(of: statement.id, in: .target).map { (statement, $0) }
    }.filter(filter.admits)
    return BehaviourDocument.order.flatMap { standing in all.filter { $0.1 == standing } }
  }

  private func parts(_ units: [Framework.Unit]) throws -> HTML {
    var left = Self.mostShown
    var hidden = 0
    var parts: HTML = ""
    for unit in units {
      let found = found(in: unit)
      if found.count > left, self.unit == nil {
        hidden += found.count
        continue
      }
      left -= found.count
      parts += try section(unit, found)
    }
    let more: HTML =
      hidden > 0
      ? "<p role=\"status\">\(counted(hidden, "statement")) more in other units; open one of them above.</p>\n"
      : ""
    return parts + more
  }

  private func section(_ unit: Framework.Unit, _ found: [Found]) throws -> HTML {
    let part = ListPart(found, page: page, size: Self.mostShown)
    let matcher = try context.reportMatcher(from: ids.1, to: ids.0)
    let parts = try BehaviourDocument.order.compactMap { standing -> HTML? in
      let statements = part.items.filter { $0.standing == standing }.map(\.statement)
      // Of what serves a statement only the first are named, and the rest is counted.
      let entries = try BehaviourReporter.entries(
        of: statements, standing == .served ? .first(serving: Self.shown) : .all, by: matcher)
      if entries.isEmpty { return nil }
      let count = found.count { $0.standing == standing }
      return """
        <h3>\(BehaviourDocument.heading(standing, isTarget: true)) (\(count))</h3>
        \(HTML.list(entries.map(entry), "pairs"))
        """
    }
    if parts.isEmpty { return "" }
    let id: HTML = unit.id == self.unit ? "open" : "unit-\(Address.step(unit.id))"
    let ways = part.ways("statements") { number in
      let query = [("unit", self.unit)] + filter.query + [("page", "\(number)")]
      return "\(Address.report(ids.0, ids.1))\(Address.query(query))#open"
    }
    return HTML.section(id, HTML.name(unit.id, unit.title), parts.joined() + ways)
  }

  /// So many counterparts of each are named.
  private static let shown = 5

  private func entry(_ entry: BehaviourReport.Entry) -> HTML {
    let links = entry.standing == .served ? entry.serving : entry.links
    let lines = links.prefix(Self.shown).map { link -> HTML in
      let kind = link.curated ? LinkKind.judged : .computed
      let note: HTML = link.note.map { " <bdi>\($0)</bdi>" } ?? ""
      let objection: HTML = link.objection.map { "; \($0.words)" } ?? ""
      return """
        \(kind.html) \(link.relation.wordsOfOther): \
        \(HTML.link(Address.statement(link.id, of: ids.0), "<bdi>\(link.id)</bdi>")) \
        <bdi>\(mine.statement(link.id)?.statement.text ?? "")</bdi>\
        <span class="facts"> (confidence \(decimals(link.confidence))\(objection))\
        \(note)</span>
        """
    }
    let more = links.count + (entry.standing == .served ? entry.unnamed : 0) - lines.count
    let why: HTML = entry.reason.map { "<p class=\"facts\">Why: <bdi>\($0)</bdi></p>\n" } ?? ""
    return """
      <p>\(HTML.link(Address.statement(entry.id, of: ids.1), "<bdi>\(entry.id)</bdi>")) \
      <bdi>\(entry.text)</bdi> <span class="facts">(\(BehaviourDocument.who(entry)))</span> \
      \(HTML.link(Address.crosswalk(ids.1, ids.0, [("statement", entry.id)]), "in the crosswalk<span class=\"unseen\">: \(entry.id)</span>"))</p>
      \(why)\(HTML.list(lines + (more > 0 ? ["and \(more) more"] : [])))
      """
  }
}
