import CrosswalkBase
import CrosswalkKit
import CrosswalkModel
import CrosswalkReports
import CrosswalkTables

/// What of a framework serves each statement of another, one unit at a time.
struct BehaviourPage {
  let context: PageContext
  let report: BehaviourReport
  /// The unit of the target that is open; nil: the overview.
  let unit: String?
  /// Just statements that it lets through.
  let filter: BehaviourFilter
  /// What the statements that serve say, by id.
  private let texts: [String: String]

  init(
    _ context: PageContext, _ mine: String, _ target: String,
    _ query: [(name: String, value: String)] = []
  ) throws {
    self.context = context
    report = try context.report(of: mine, against: target)
    texts = try context.catalog.framework(mine).framework.statementsByID.mapValues(\.text)
    filter = BehaviourFilter(query)
    unit = query.given("unit")
  }

  private var ids: (String, String) { (report.mine.framework, report.target.framework) }

  var html: HTML {
    let shown = report.target.units.filter { unit == nil ? !filter.isEmpty : $0.id == unit }
    let address = Address.report(ids.0, ids.1)
    return PageLayout(
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

  /// So many statements are shown at once; a unit has all of its own.
  private static let mostShown = 80

  private func parts(_ units: [BehaviourReport.Unit]) -> HTML {
    var left = Self.mostShown
    var hidden = 0
    var parts: HTML = ""
    for unit in units {
      let count = unit.statements.count(where: filter.admits)
      if count > left, self.unit == nil {
        hidden += count
        continue
      }
      left -= count
      parts += section(unit)
    }
    let more: HTML =
      hidden > 0
      ? "<p role=\"status\">\(counted(hidden, "statement")) more in other units; open one of them above.</p>\n"
      : ""
    return parts + more
  }

  private func section(_ unit: BehaviourReport.Unit) -> HTML {
    let parts = BehaviourDocument.order.compactMap { standing -> HTML? in
      let found = unit.statements.filter { $0.standing == standing && filter.admits($0) }
      if found.isEmpty { return nil }
      return """
        <h3>\(BehaviourDocument.heading(standing, isTarget: true)) (\(found.count))</h3>
        \(HTML.list(found.map(entry), "pairs"))
        """
    }
    if parts.isEmpty { return "" }
    let id: HTML = unit.id == self.unit ? "open" : "unit-\(Address.step(unit.id))"
    return HTML.section(id, HTML.name(unit.id, unit.title), parts.joined())
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
        <bdi>\(texts[link.id] ?? "")</bdi>\
        <span class="facts"> (confidence \(decimals(link.confidence))\(objection))\
        \(note)</span>
        """
    }
    let more = links.count - lines.count
    let why: HTML = entry.reason.map { "<p class=\"facts\">Why: <bdi>\($0)</bdi></p>\n" } ?? ""
    return """
      <p>\(HTML.link(Address.statement(entry.id, of: ids.1), "<bdi>\(entry.id)</bdi>")) \
      <bdi>\(entry.text)</bdi> <span class="facts">(\(BehaviourDocument.who(entry)))</span> \
      \(HTML.link(Address.crosswalk(ids.1, ids.0, [("statement", entry.id)]), "in the crosswalk<span class=\"unseen\">: \(entry.id)</span>"))</p>
      \(why)\(HTML.list(lines + (more > 0 ? ["and \(more) more"] : [])))
      """
  }
}
