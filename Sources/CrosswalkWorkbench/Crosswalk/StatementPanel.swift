import CrosswalkBase
import CrosswalkKit
import CrosswalkModel
import CrosswalkReports
import CrosswalkTables

/// The chosen statement of a crosswalk: what is decided of it, what is suggested, and the forms to decide.
struct StatementPanel {
  let context: PageContext
  let view: CrosswalkView
  let left: CrosswalkSide
  /// The id of the other framework.
  let to: String
  let chosen: ChosenStatement

  /// So many links are shown at once, so that the trees are not far.
  private static let shown = 5

  var from: AlignedFramework { left.index.aligned }
  var statement: Statement { chosen.statement }
  private var unit: Framework.Unit { chosen.unit }
  private var ids: (String, String) { (from.framework.id, to) }
  /// Nil where nothing can be decided: none is to be, or a blind reading is open.
  private var editing: Editing? {
    context.hides(statement.id, of: ids.0) ? nil : context.editing
  }

  var html: HTML {
    let level = statement.level.map { from.framework.scale.title(of: $0) } ?? "every level"
    let notice =
      context.editing.flatMap { editing in
        editing.notice.map { NoticePart(context: context, editing: editing, notice: $0).html }
      } ?? ""
    return """
      <section id="panel" class="panel" tabindex="-1" aria-labelledby="panel-heading" data-keys>
      <h2 id="panel-heading"><bdi>\(statement.id)</bdi> <bdi>\(statement.text)</bdi></h2>
      \(notice)<p class="facts">\(HTML.name(unit.id, unit.title)); <bdi>\(level)</bdi>; \(statement.actor.rawValue) acts</p>
      \(ways)\(steps)<div class="acts">
      <div>
      \(about)</div>
      <div>
      \(answers)</div>
      </div>
      </section>

      """
  }

  // MARK: Ways

  private func address(_ change: (inout CrosswalkView) -> Void = { _ in }) -> HTML {
    Address.crosswalk(ids.0, ids.1, view.with(change).query)
  }

  /// The page of another statement, in the unit where that is.
  ///
  /// Its counterparts may stand in another unit of the other side, which then opens.
  private func address(of id: String) -> HTML {
    let place = left.index.statement(id)
    let to = address { view in
      (view.statement, view.unit, view.part) = (id, place?.unit.id, nil)
      (view.other, view.otherPart) = (nil, nil)
    }
    return "\(to)#panel"
  }

  /// Whether the list below has it.
  private var isListed: Bool { left.passes(statement) && view.unit == unit.id && view.part == nil }

  private var ways: HTML {
    let next = left.index.statements(after: statement.id).first(where: left.passes)?.id
    let nextOpen = left.index.open(after: statement.id, where: left.passes)
    let links: [HTML] = [
      isListed
        ? "<a data-key=\"list\" href=\"#a-\(Address.step(statement.id))\">Its place in the list</a>"
        : "<span>The filters leave it out of the list</span>",
      next.map {
        "<a data-key=\"skip\" href=\"\(address(of: $0))\">Skip to <bdi>\($0)</bdi></a>"
      } ?? "<span>It is the last</span>",
      nextOpen.map {
        "<a data-key=\"open\" href=\"\(address(of: $0))\">Next open: <bdi>\($0)</bdi></a>"
      } ?? "<span>No other is open</span>",
      HTML.link(Address.statement(statement.id, of: ids.0), "In all frameworks"),
      HTML.link(
        "\(address { $0.statement = nil })#a-\(Address.step(statement.id))", "Close the panel"),
    ]
    return HTML.list(links, "tabs")
  }

  /// Undoing and doing again, where there is something; what was decided on is not told in a blind reading.
  private var steps: HTML {
    guard let editing, context.hidden.isEmpty else { return "" }
    let undo =
      editing.last.map { step -> HTML in
        "<div data-key=\"undo\">\(EditParts.button(context, "/undo", "Undo <bdi>\(step.words)</bdi>", step: step.id, back: back))</div>\n"
      } ?? ""
    let redo =
      editing.next.map { step -> HTML in
        "<div data-key=\"redo\">\(EditParts.button(context, "/redo", "Do again <bdi>\(step.words)</bdi>", step: step.id, back: back))</div>\n"
      } ?? ""
    return undo + redo
  }

  /// This page, without what was put into its forms.
  private var back: String {
    address().source.replacing("&amp;", with: "&") + "#panel"
  }

  // MARK: About

  private var about: HTML {
    guard
      let page = try? StatementPage(context, ids.0, statement.id, withCounterparts: false)
    else { return "" }
    var body: HTML = "<h3>What it is about</h3>\n\(page.decided)"
    var draft =
      editing == nil
      ? nil
      : try? AboutDraft(context, framework: ids.0, statement: statement.id, back: back)
    body += chosen.suggests ? SuggestedConcepts(panel: self, draft: draft).html : later
    if let taken = view.taken, draft?.rows.contains(where: { $0.concept == taken }) == false {
      draft?.rows.append(AboutDraft.Row(concept: taken))
    }
    if let draft {
      body += AboutForm(context: context, draft: draft, turnedDown: view.refused ?? "").html()
    }
    return body
  }

  /// The way to suggestions that take a while.
  private var later: HTML {
    let query = view.query.filter { $0.0 != "part" && $0.0 != "otherpart" }
    let address: HTML =
      "\(Address.crosswalk(ids.0, ids.1))/suggestions\(Address.query(query))#panel"
    return """
      <h3>Suggestions</h3>
      <p>They learn from so many statements that they take a while, and again after each change. \
      \(HTML.link(address, "Find them"))</p>

      """
  }

  /// The address that puts a concept into a form.
  func puts(_ concept: String, into name: String, at place: HTML) -> HTML {
    let query = view.query + [(name, concept)]
    return "\(Address.crosswalk(ids.0, ids.1, query))#\(place)"
  }

  // MARK: Counterparts

  private var answers: HTML {
    let draft =
      editing == nil
      ? nil
      : try? MatchDraft(
        context, from: ids.0, to: ids.1, statement: statement.id, objects: [], back: back)
    let found = chosen.matches?.matches ?? []
    let suggested = SuggestedStatements(panel: self, draft: draft)
    let nothing: HTML = found.isEmpty ? "<p>Nothing joins it to the other side.</p>\n" : ""
    let note: HTML =
      (chosen.matches?.note).map { "<p class=\"facts\">Why none: <bdi>\($0)</bdi></p>\n" } ?? ""
    let lines = found.map { $0.facts(in: ids.1, context) + suggested.accepting($0) }
    let further = Array(lines.dropFirst(Self.shown))
    let rest: HTML =
      further.isEmpty
      ? ""
      : """
      <details><summary>\(further.count) more that are less useful</summary>
      \(HTML.list(further, "pairs"))</details>

      """
    var body: HTML = """
      <h3>What answers it in <bdi>\(ids.1)</bdi></h3>
      \(nothing)\(note)\
      \(HTML.list(lines.prefix(Self.shown).map { $0 }, "pairs"))\(rest)\(suggested.html)
      """
    if var draft {
      // What is offered can be decided together, as one step.
      draft.rows = objects.map { MatchDraft.Row(object: $0) }
      body += MatchForm(context: context, draft: draft).html()
    }
    return body
  }

  /// Statements of the other side that the form has a row for, first the one that somebody chose there.
  private var objects: [String] {
    let offered =
      (chosen.matches?.matches ?? []).prefix(Self.shown).map(\.id) + chosen.suggested.map(\.id)
    guard let object = view.object, (try? context.index(of: to))?.statement(object) != nil else {
      return offered
    }
    return [object] + offered.filter { $0 != object }
  }
}
