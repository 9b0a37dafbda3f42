import CrosswalkBase
import CrosswalkKit
import CrosswalkModel
import CrosswalkReports
import CrosswalkTables

/// What was just done, at the head of the page that follows, with the way back.
struct NoticePart {
  let context: PageContext
  let editing: Editing
  let notice: EditNotice

  var html: HTML {
    let words: HTML =
      switch notice.kind {
      case .done: "Saved"
      case .undone: "Undone"
      case .redone: "Done again"
      case .unchanged: "It was so already; nothing was written"
      case .forgotten: "Left out of the history; what it wrote stays"
      }
    var body: HTML =
      "<p><strong>\(words)</strong>: <bdi>\(notice.words)</bdi></p>\n"
      + HTML.list((notice.step?.remarks ?? []).map { "<bdi>\($0)</bdi>" }, "facts")
    if notice.kind == .done { body += moves }
    if let step = notice.step {
      if editing.last?.id == step.id {
        body += EditParts.button(context, "/undo", "Undo", step: step.id, back: editing.address)
      } else if editing.next?.id == step.id {
        body += EditParts.button(
          context, "/redo", "Do it again", step: step.id, back: editing.address)
      }
    }
    return """
      <section class="next" aria-labelledby="notice">
      <h2 id="notice">What was just done</h2>
      <div role="status">
      \(body)</div>
      <p>\(HTML.link("/history", "All that was decided in this run"))</p>
      </section>

      """
  }

  private var moves: HTML {
    guard let step = notice.step, case .about = step.place else { return "" }
    if step.moves.isEmpty { return "<p>No translation moves by it.</p>\n" }
    let rows = step.moves.map { move -> [HTML] in
      [
        "\(HTML.link(Address.translation(move.from, move.to), "<bdi>\(move.from)</bdi> to <bdi>\(move.to)</bdi>"))",
        "<bdi>\(move.title)</bdi>", "<bdi>\(level(move.level, move.from))</bdi>",
        "\(answer(move.before, move.to)) → \(answer(move.after, move.to))",
        "\(unbrokenPercent(move.before.coverage)) → \(unbrokenPercent(move.after.coverage))",
      ]
    }
    return """
      <details>
      <summary>Translations that move by it: \(step.moves.count == 10 ? "the ten that move most" : "\(step.moves.count)")</summary>
      \(HTMLTable(
        id: "moves-caption",
        caption: "Of somebody who is rated at one level in every unit: before → after.",
        columns: [
          .init("Ratings in … read in"), .init("Unit"), .init("Rated at"), .init("Answer"),
          .init("Covered"),
        ], rows: rows).html)</details>

      """
  }

  private func level(_ id: String, _ framework: String) -> String {
    (try? context.catalog.framework(framework).framework.scale.title(of: id)) ?? id
  }

  private func answer(_ answer: TranslationMove.Answer, _ framework: String) -> HTML {
    answer.level.map { "<bdi>\(level($0, framework))</bdi>" }
      ?? (answer.status == .uneven ? "uneven" : "none")
  }
}
