import CrosswalkBase
import CrosswalkKit
import CrosswalkModel
import CrosswalkReports
import CrosswalkTables

/// The chosen statement of a crosswalk: what is decided of it, what is suggested, and the forms to decide.
struct StatementPanel {
  let context: PageContext
  let view: CrosswalkView
  let from: AlignedFramework
  let to: AlignedFramework
  let unit: Framework.Unit
  let statement: Statement
  /// What joins it to the other side.
  let matches: StatementMatches?
  /// The statements that pass the filters.
  let shown: Set<String>

  /// So many links are shown.
  static let limit = 20

  private var ids: (String, String) { (from.framework.id, to.framework.id) }
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
      \(ways)\(steps)\(about)\(answers)</section>

      """
  }

  // MARK: Ways

  private func address(_ change: (inout CrosswalkView) -> Void = { _ in }) -> HTML {
    Address.crosswalk(ids.0, ids.1, view.with(change).query)
  }

  /// The page of another statement, in the unit where that is.
  private func address(of id: String) -> HTML {
    let place = from.framework.statements.first { $0.statement.id == id }
    return "\(address { ($0.statement, $0.unit) = (id, place?.unit.id) })#panel"
  }

  /// Whether the list below has it.
  private var isListed: Bool { shown.contains(statement.id) && view.unit == unit.id }

  private var ways: HTML {
    let all = from.framework.statements.map(\.statement.id)
    let later = all.drop { $0 != statement.id }.dropFirst()
    let open = from.undecided
    let next = later.first(where: shown.contains)
    let nextOpen =
      later.first { open.contains($0) && shown.contains($0) }
      ?? all.first { open.contains($0) && shown.contains($0) && $0 != statement.id }
    let links: [HTML] = [
      isListed
        ? HTML.link("#a-\(Address.step(statement.id))", "Its place in the list")
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
    body += SuggestedConcepts(panel: self, draft: draft).html
    if let taken = view.taken, draft?.rows.contains(where: { $0.concept == taken }) == false {
      draft?.rows.append(AboutDraft.Row(concept: taken))
    }
    if let draft {
      body += AboutForm(context: context, draft: draft, turnedDown: view.refused ?? "").html()
    }
    return body
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
    let found = matches?.matches ?? []
    let suggested = SuggestedStatements(panel: self, draft: draft, known: found)
    let nothing: HTML = found.isEmpty ? "<p>Nothing joins it to the other side.</p>\n" : ""
    let note: HTML =
      matches?.note.map { "<p class=\"facts\">Why none: <bdi>\($0)</bdi></p>\n" } ?? ""
    var body: HTML = """
      <h3>What answers it in <bdi>\(ids.1)</bdi></h3>
      \(nothing)\(note)\
      \(HTML.list(found.map { $0.facts(in: ids.1) + suggested.accepting($0) }, "pairs"))\(suggested.html)
      """
    if var draft {
      // What is offered can be decided together, as one step.
      draft.rows = (found.map(\.id) + suggested.new.map(\.id)).map { MatchDraft.Row(object: $0) }
      body += MatchForm(context: context, draft: draft).html()
    }
    return body
  }
}
