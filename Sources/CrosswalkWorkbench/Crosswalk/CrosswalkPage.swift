import CrosswalkBase
import CrosswalkKit
import CrosswalkModel
import CrosswalkReports
import CrosswalkTables

/// Two frameworks as two trees, a unit of each open, and one statement that is looked at with all that joins
/// it to the other side.
struct CrosswalkPage {
  let context: PageContext
  let view: CrosswalkView
  private let left: CrosswalkSide
  private let right: CrosswalkSide
  private let chosen: ChosenStatement?
  private let matcher: StatementMatcher?

  /// - Parameters:
  ///   - context: What pages are made from.
  ///   - from: The framework of the left side.
  ///   - to: The framework of the right side.
  ///   - view: What is asked for.
  ///   - waits: Whether suggestions are looked for even if that takes long.
  /// - Throws: `NameError` for a framework against itself; `CatalogError`.
  init(
    _ context: PageContext, _ from: String, _ to: String, _ view: CrosswalkView,
    waits: Bool = false
  ) throws {
    self.context = context
    var view = view
    chosen = try view.statement.flatMap {
      try ChosenStatement(context, $0, from: from, to: to, waits: waits)
    }
    if let chosen, view.unit == nil { view.unit = chosen.unit.id }
    self.view = view
    left = try CrosswalkSide(context, from, to: to, view, isLeft: true)
    right = try CrosswalkSide(context, to, to: from, view, isLeft: false)
    matcher = left.standings.isWhole ? try context.matcher(from: from, to: to) : nil
    context.foreseePanels(from: from, to: to)
  }

  private var ids: (String, String) { (left.framework.id, right.framework.id) }

  var html: HTML {
    PageLayout(
      context: context, title: "<bdi>\(ids.0)</bdi> to <bdi>\(ids.1)</bdi>", place: .crosswalk,
      lede: """
        <bdi>\(left.framework.title)</bdi> beside <bdi>\(right.framework.title)</bdi>, statement by statement.
        """,
      path: [("Crosswalk", "/crosswalk")],
      tellsBelow: chosen != nil,
      shortcut: chosen == nil
        ? ("Skip to the lists", "#left") : ("Skip to the statement", "#panel"),
      body: ways + LinkKind.legend + EditorKey.help(context, back: here) + filters
        + lens + size + panel + """
          <div class="sides joined-by-lines">
          <section aria-labelledby="left"><h2 id="left"><bdi>\(ids.0)</bdi></h2>
          \(tree(left))</section>
          <section aria-labelledby="right"><h2 id="right"><bdi>\(ids.1)</bdi></h2>
          \(tree(right))</section>
          <svg class="lines" aria-hidden="true" focusable="false"></svg>
          </div>

          """
    ).html
  }

  /// The open unit of the right side: that of the first link where nobody has opened another.
  private var other: String? {
    view.other
      ?? (chosen?.matches?.matches.first).flatMap { right.index.statement($0.id)?.unit.id }
  }

  private func tree(_ side: CrosswalkSide) -> HTML {
    CrosswalkTree(
      context: context, view: view, side: side, open: side.isLeft ? view.unit : other,
      other: side.isLeft ? ids.1 : ids.0,
      chosen: chosen, matcher: matcher
    ).html
  }

  /// The panel of the chosen statement; nothing where none is chosen.
  private var panel: HTML {
    guard let chosen else { return "" }
    return StatementPanel(context: context, view: view, left: left, to: ids.1, chosen: chosen).html
  }

  private func address(_ change: (inout CrosswalkView) -> Void = { _ in }) -> HTML {
    Address.crosswalk(ids.0, ids.1, view.with(change).query)
  }

  /// This page, as a form sends it.
  private var here: String { address().source.replacing("&amp;", with: "&") }

  private var ways: HTML {
    let several: [HTML] =
      context.editing == nil
      ? []
      : [
        HTML.link(
          SeveralPage.address(ids.0, ids.1, [("unit", view.unit)]),
          "Accept several at once\(view.unit.map { unit -> HTML in " in <bdi>\(unit)</bdi>" } ?? "")"
        )
      ]
    return HTML.list(
      several + [
        HTML.link(Address.crosswalk(ids.1, ids.0), "The other way round"),
        HTML.link(Address.comparison(ids.0, ids.1), "Compare the two"),
        HTML.link(Address.report(ids.0, ids.1), "Report by behavior"),
        HTML.link(Address.translation(ids.0, ids.1), "Translate ratings"),
      ], "tabs")
  }

  private var filters: HTML {
    let kept = [("unit", view.unit), ("other", view.other)]
    let levels = left.framework.scale.levels.map { ($0.id, $0.title) }
    let shows = CrosswalkView.Show.allCases.filter {
      left.standings.isWhole || !$0.asksStandings
    }
    let concepts = context.catalog.ontology.concepts.map { ($0.id, $0.label) }
    let form = HTML.filters(
      Address.crosswalk(ids.0, ids.1), keeping: kept,
      words: view.words, actor: view.actor,
      level: ("Level of <bdi>\(ids.0)</bdi>", levels, view.level),
      more: HTML.choice(
        "show", "Show", shows.map { ($0.rawValue, $0.title) }, chosen: view.show.rawValue)
        + HTML.choice(
          "concept", "Who speaks of", [("", "every concept")] + concepts,
          chosen: view.concept ?? ""),
      everything: Address.crosswalk(ids.0, ids.1, kept))
    if !view.isFiltered || view.isLens { return form }
    return form + """
      <p role="status">\(counted(left.passing, "statement")) of <bdi>\(ids.0)</bdi> and \
      \(counted(right.passing, "statement")) of <bdi>\(ids.1)</bdi> pass the filters.</p>

      """
  }

  private var lens: HTML {
    guard let concept = view.concept else { return "" }
    let counts: HTML =
      view.isLens
      ? """
      : \(counted(left.passing, "statement")) of <bdi>\(ids.0)</bdi> and \(right.passing) of \
      <bdi>\(ids.1)</bdi>
      """ : ""
    return """
      <p class="next" role="status">Both sides show who speaks of \
      \(HTML.link(Address.concept(concept), "<bdi>\(context.label(of: concept))</bdi>"))\(counts). \
      \(HTML.link(address { $0.concept = nil }, "Show all concepts"))</p>

      """
  }

  /// What a large pair leaves out.
  private var size: HTML {
    if left.standings.isWhole { return "" }
    return """
      <p class="facts">The two are so large that computed links are looked for when a statement is chosen; \
      the lists tell what is judged. \(HTML.link(Address.report(ids.0, ids.1), "The report has all")), \
      and takes a while.</p>

      """
  }
}
