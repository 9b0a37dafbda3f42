import CrosswalkBase
import CrosswalkKit
import CrosswalkModel
import CrosswalkReports
import CrosswalkTables

/// What was decided in this run, and what of it can be undone.
struct HistoryPage {
  let context: PageContext
  let editing: Editing
  /// Why something was not undone.
  var refusal: EditRefusal?

  var html: HTML {
    let (done, undone) = editing.desk.history
    return PageLayout(
      context: context, title: "History",
      lede: """
        What was decided since the program began, the latest first. It is saved in \
        <code>\(editing.folder)</code>; the history itself ends with the program.
        """,
      body: problem + buttons + table(done, undone)
    ).html
  }

  private var problem: HTML {
    guard let refusal else { return "" }
    let leave: HTML =
      editing.desk.history.done.last.map { step in
        "<p>What was decided before can be undone once this step is left out; what it wrote stays.</p>\n"
          + EditParts.button(
            context, "/undo", "Leave it out of the history", step: step.id, back: "/history",
            leaves: true)
      } ?? ""
    return """
      <div class="care" role="alert">
      <p>\(GapHTML.sentence(refusal.description))</p>
      \(leave)</div>

      """
  }

  private var buttons: HTML {
    let (done, undone) = editing.desk.history
    var buttons: HTML = ""
    if let last = done.last {
      buttons += EditParts.button(
        context, "/undo", "Undo step \(last.id)", step: last.id, back: "/history")
    }
    if let next = undone.first {
      buttons += EditParts.button(
        context, "/redo", "Do step \(next.id) again", step: next.id, back: "/history")
    }
    return buttons
  }

  private func table(_ done: [EditStep], _ undone: [EditStep]) -> HTML {
    if done.isEmpty, undone.isEmpty { return "<p>Nothing was decided yet.</p>\n" }
    let rows = (done.map { ($0, true) } + undone.map { ($0, false) }).reversed().map {
      step, stands -> [HTML] in
      [
        "\(step.id)", "<bdi>\(step.reviewer)</bdi>", step.link,
        "<bdi>\(step.words)</bdi>\(HTML.list(step.remarks.map { "<bdi>\($0)</bdi>" }, "facts"))",
        stands ? "stands" : "<strong>undone</strong>",
      ]
    }
    return HTMLTable(
      id: "history-caption", caption: "\(counted(rows.count, "step")) of this run.",
      columns: [
        .init("Step", isNumber: true), .init("Who"), .init("Where"), .init("What"),
        .init("Now"),
      ], rows: rows
    ).html
  }
}

extension EditStep {
  /// Links to what was decided of.
  var link: HTML {
    switch place {
    case .about(let framework, let statements):
      Self.links(statements) { id in
        HTML.link(Address.statement(id, of: framework), "<bdi>\(framework):\(id)</bdi>")
      }
    case .match(let from, let to, let statements):
      "\(Self.links(statements) { id in HTML.link(Address.crosswalk(from, to, [("statement", id)]), "<bdi>\(from):\(id)</bdi>") }) in <bdi>\(to)</bdi>"
    }
  }

  private static func links(_ ids: [String], _ link: (String) -> HTML) -> HTML {
    ids.map(link).joined(separator: ", ")
  }
}
