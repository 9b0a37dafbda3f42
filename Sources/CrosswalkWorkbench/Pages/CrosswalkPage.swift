import CrosswalkBase
import CrosswalkKit
import CrosswalkModel
import CrosswalkReports
import CrosswalkTables

/// Two frameworks as two trees, a unit of each open, with the links of every open statement as a list.
struct CrosswalkPage {
  let context: PageContext
  let view: CrosswalkView
  private let from: AlignedFramework
  private let to: AlignedFramework
  private let report: BehaviourReport
  private let matcher: StatementMatcher
  /// By framework and statement.
  private let links: [String: [String: [ConceptLink]]]

  /// So many links of each statement are shown before somebody asks for all.
  private static let shownLinks = 3

  init(_ context: PageContext, _ from: String, _ to: String, _ view: CrosswalkView) throws {
    self.context = context
    (self.from, self.to) = (try context.catalog.framework(from), try context.catalog.framework(to))
    report = try context.report(of: from, against: to)
    matcher = try context.matcher(from: from, to: to)
    // Both sides may be one framework.
    links = Dictionary(
      try [from, to].map { ($0, try context.index(of: $0).links) },
      uniquingKeysWith: { first, _ in first })
    var view = view
    if let at = view.statement, view.unit == nil {
      view.unit = self.from.framework.statements.first { $0.statement.id == at }?.unit.id
    }
    self.view = view
  }

  private var ids: (String, String) { (from.framework.id, to.framework.id) }

  var html: HTML {
    PageLayout(
      context: context, title: "<bdi>\(ids.0)</bdi> to <bdi>\(ids.1)</bdi>", place: .crosswalk,
      lede: """
        <bdi>\(from.framework.title)</bdi> beside <bdi>\(to.framework.title)</bdi>, statement by statement.
        """,
      path: [("Crosswalk", "/crosswalk")],
      tellsBelow: panel != nil,
      body: ways + LinkKind.legend + EditorKeys.help(canDecide: context.editing != nil) + filters
        + lens
        + (panel ?? "") + """
          <div class="sides">
          <section aria-labelledby="left"><h2 id="left"><bdi>\(ids.0)</bdi></h2>
          \(tree(isLeft: true))</section>
          <section aria-labelledby="right"><h2 id="right"><bdi>\(ids.1)</bdi></h2>
          \(tree(isLeft: false))</section>
          </div>

          """
    ).html
  }

  /// The panel of the chosen statement; nil where none is chosen.
  private var panel: HTML? {
    guard let id = view.statement,
      let place = from.framework.statements.first(where: { $0.statement.id == id })
    else { return nil }
    let entries = Dictionary(
      report.mine.units.flatMap(\.statements).map { ($0.id, $0) },
      uniquingKeysWith: { first, _ in first })
    let shown = from.framework.statements.map(\.statement).filter {
      passes($0, entries[$0.id], links[ids.0]?[$0.id] ?? [], isLeft: true)
    }
    return StatementPanel(
      context: context, view: view, from: from, to: to, unit: place.unit,
      statement: place.statement,
      matches: matcher.matches(of: id, limit: StatementPanel.limit), shown: Set(shown.map(\.id))
    ).html
  }

  private func address(_ change: (inout CrosswalkView) -> Void = { _ in }) -> HTML {
    Address.crosswalk(ids.0, ids.1, view.with(change).query)
  }

  private var ways: HTML {
    HTML.list(
      [
        HTML.link(Address.crosswalk(ids.1, ids.0), "The other way round"),
        HTML.link(Address.comparison(ids.0, ids.1), "Compare the two"),
        HTML.link(Address.report(ids.0, ids.1), "Report by behavior"),
        HTML.link(Address.translation(ids.0, ids.1), "Translate ratings"),
      ], "tabs")
  }

  private var filters: HTML {
    let kept = [("unit", view.unit), ("other", view.other)]
    let levels = from.framework.scale.levels.map { ($0.id, $0.title) }
    return HTML.filters(
      Address.crosswalk(ids.0, ids.1), keeping: kept + [("concept", view.concept)],
      words: view.words, actor: view.actor,
      level: ("Level of <bdi>\(ids.0)</bdi>", levels, view.level),
      more: HTML.choice(
        "show", "Show", CrosswalkView.Show.allCases.map { ($0.rawValue, $0.title) },
        chosen: view.show.rawValue),
      everything: Address.crosswalk(ids.0, ids.1, kept))
  }

  private var lens: HTML {
    guard let concept = view.concept else { return "" }
    return """
      <p class="next" role="status">Both sides show who speaks of \
      \(HTML.link(Address.concept(concept), "<bdi>\(context.label(of: concept))</bdi>")). \
      \(HTML.link(address { $0.concept = nil }, "Show all concepts"))</p>

      """
  }

  // MARK: Trees

  private func tree(isLeft: Bool) -> HTML {
    let aligned = isLeft ? from : to
    let side = isLeft ? report.mine : report.target
    let links = links[aligned.framework.id] ?? [:]
    let open = isLeft ? view.unit : view.other
    let standings = Dictionary(
      side.units.flatMap(\.statements).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let lines = aligned.framework.units.enumerated().compactMap { index, unit -> HTML? in
      let shown = unit.statements.filter { statement in
        passes(statement, standings[statement.id], links[statement.id] ?? [], isLeft: isLeft)
      }
      if shown.isEmpty, !unit.statements.isEmpty, isFiltered { return nil }
      let served = shown.count { standings[$0.id]?.standing == .served }
      let count: HTML =
        "<span class=\"count\">\(counted(shown.count, "statement")), \(served) served</span>"
      let anchor: HTML = "\(isLeft ? "left" : "right")-\(index + 1)"
      guard unit.id == open else {
        let target = address { view in
          if isLeft { (view.unit, view.statement) = (unit.id, nil) } else { view.other = unit.id }
        }
        return """
          <li id="\(anchor)"><a class="closed" href="\(target)#\(anchor)">\(HTML.name(unit.id, unit.title))</a> \(count)</li>

          """
      }
      var part = unit
      part.statements = shown
      return """
        <li id="\(anchor)"><details open><summary>\(HTML.name(unit.id, unit.title)) \(count)</summary>
        \(branches(part, aligned, standings, isLeft: isLeft))</details></li>

        """
    }
    if lines.isEmpty { return "<p>Nothing passes the filters.</p>\n" }
    return "<ul class=\"tree\" data-keys>\n\(lines)</ul>\n"
  }

  private var isFiltered: Bool {
    !view.words.isEmpty || view.actor != nil || view.level != nil || view.show != .all
      || view.concept != nil
  }

  private func passes(
    _ statement: Statement, _ entry: BehaviourReport.Entry?, _ links: [ConceptLink], isLeft: Bool
  ) -> Bool {
    guard view.admits(statement, links, context.catalog.hierarchy) else { return false }
    // Levels are those of the left side, and so is what is asked of links.
    guard isLeft else { return true }
    if let level = view.level, let own = statement.level, own != level { return false }
    let found = entry?.links ?? []
    return switch view.show {
    case .all: true
    case .judged:
      found.contains(where: \.curated) || entry?.standing.isMissing == true && entry?.reason != nil
    case .computed: !found.isEmpty && !found.contains(where: \.curated)
    case .suggested: found.isEmpty
    case .none: entry?.standing.isMissing ?? false
    case .open: links.isEmpty
    case .disputed: found.contains { $0.curated && $0.objection != nil }
    }
  }

  private func branches(
    _ unit: Framework.Unit, _ aligned: AlignedFramework,
    _ entries: [String: BehaviourReport.Entry], isLeft: Bool
  ) -> HTML {
    let groups = StatementGroup.of(unit, scale: aligned.framework.scale)
    let parts = groups.map { group -> HTML in
      let leaves = group.statements.map { statement -> HTML in
        leaf(statement, entries[statement.id], aligned, isLeft: isLeft)
      }
      let list: HTML = "<ul class=\"tree\">\n\(leaves)</ul>\n"
      guard groups.count > 1 else { return list }
      return """
        <details open><summary><bdi>\(group.title)</bdi> <span class="count">\(group.statements.count)</span></summary>
        \(list)</details>

        """
    }
    return parts.joined()
  }

  private func leaf(
    _ statement: Statement, _ entry: BehaviourReport.Entry?, _ aligned: AlignedFramework,
    isLeft: Bool
  ) -> HTML {
    let isChosen = isLeft && statement.id == view.statement
    let mark: HTML = isChosen ? " aria-current=\"true\"" : ""
    let standing: HTML = entry.map { "<span class=\"count\">\($0.standing.words)</span>" } ?? ""
    let about = (links[aligned.framework.id]?[statement.id] ?? []).map { link -> HTML in
      HTML.link(
        address { $0.concept = link.concept }, "<bdi>\(context.label(of: link.concept))</bdi>")
    }
    let spoken: HTML =
      about.isEmpty ? "" : "<p class=\"facts\">About \(about.joined(separator: ", "))</p>\n"
    return """
      <li class="leaf" id="\(isLeft ? "a" : "b")-\(Address.step(statement.id))"\(mark)>
      <p>\(HTML.link(Address.statement(statement.id, of: aligned.framework.id), "<bdi>\(statement.id)</bdi>")) \
      <bdi>\(statement.text)</bdi> \(standing)</p>
      \(spoken)\(isLeft ? links(of: statement) : "")</li>

      """
  }

  /// What joins a statement to the other side, the most useful first.
  private func links(of statement: Statement) -> HTML {
    guard let found = matcher.matches(of: statement.id, limit: Self.shownLinks + 1) else {
      return ""
    }
    let shown = found.matches.prefix(Self.shownLinks)
    let words: HTML =
      context.editing == nil ? "All links, and why" : "All links, and what is suggested"
    let note: HTML = found.note.map { "<p class=\"facts\">Why none: <bdi>\($0)</bdi></p>\n" } ?? ""
    return """
      \(note)\(HTML.list(shown.map(short), "pairs"))\
      <p class="facts"><a class="open" href="\(address { $0.statement = statement.id })#panel">\(words)\
      <span class="unseen"> of <bdi>\(statement.id)</bdi></span></a></p>

      """
  }

  private func short(_ match: StatementMatches.Match) -> HTML {
    let relation: HTML = match.relation.map { " \($0.wordsOfOther):" } ?? ":"
    return """
      <p>\(LinkKind(match).html)\(relation) \
      \(HTML.link(Address.statement(match.id, of: ids.1), "<bdi>\(match.id)</bdi>")) <bdi>\(match.text)</bdi></p>
      """
  }
}
