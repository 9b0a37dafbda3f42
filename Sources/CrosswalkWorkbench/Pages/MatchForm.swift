import CrosswalkBase
import CrosswalkDocuments
import CrosswalkKit
import CrosswalkModel
import CrosswalkTables

/// Two forms: one to say what a statement is to those of another framework, and one to say that nothing there
/// answers it.
struct MatchForm {
  let context: PageContext
  /// What stands in the fields.
  let draft: MatchDraft
  /// What the button says.
  var button: HTML = "Save"
  /// Sent with the form: what was asked about is to be overruled.
  var overrules = false
  /// What ids of fields begin with, where a page has several of these forms.
  var prefix: HTML = "match"
  /// Rows for further statements, by their ids.
  var emptyRows = 1

  /// The forms; for a draft that was sent, just the one that sent it.
  func html(both: Bool = true) -> HTML {
    if both { return pairing + absent }
    return draft.absence.isEmpty ? pairing : absent
  }

  private var address: HTML {
    "\(Address.crosswalk(draft.from, draft.to))/statements/\(Address.step(draft.statement))/match"
  }

  private var hidden: HTML {
    """
    <input type="hidden" name="token" value="\(context.token)">
    <input type="hidden" name="basis" value="\(draft.basis)">
    <input type="hidden" name="back" value="\(draft.back)">
    \(EditParts.flag("overrule", overrules))\(EditParts.flag("suggested", draft.isSuggested))
    """
  }

  private func end(_ part: HTML, isRequired: Bool) -> HTML {
    """
    <div class="choices">
    \(EditParts.text("\(prefix)-\(part)-note", "note", "Why", draft.note, isRequired: isRequired))\
    \(EditParts.text("\(prefix)-\(part)-confidence", "confidence", "How sure you are, 0 to 1 (empty: \(AboutDraft.defaultConfidence.plain))", draft.confidence))\
    \(EditParts.reviewer("\(prefix)-\(part)-reviewer", draft.reviewer))\
    <p class="field"><button>\(button)</button></p>
    </div>

    """
  }

  private var pairing: HTML {
    let target = try? context.index(of: draft.to)
    let empty = draft.absence.isEmpty ? emptyRows : 0
    let rows = (draft.rows + (0..<empty).map { _ in MatchDraft.Row() }).enumerated().map {
      index, row -> HTML in
      let known = target?.statement(row.object)?.statement
      let field: HTML =
        known.map {
          "<input type=\"hidden\" name=\"object\" value=\"\(row.object)\"><bdi>\(row.object)</bdi> <bdi>\($0.text)</bdi>"
        } ?? """
          <input name="object" value="\(row.object)" aria-label="Statement \(index + 1) of \(draft.to), by its id" autocomplete="off">
          """
      let label: HTML =
        known == nil ? "Relation to statement \(index + 1)" : "Relation to \(row.object)"
      return """
        <tr><td>\(EditParts.relations("relation", label, chosen: row.relation, none: "nothing decided", more: Self.more))</td>
        <td>\(field)</td></tr>

        """
    }
    return """
      <form class="decide" method="post" action="\(address)" aria-labelledby="\(prefix)-pair-heading">
      <h3 id="\(prefix)-pair-heading">Say what answers it in <bdi>\(draft.to)</bdi></h3>
      \(hidden)<div class="scroll" role="region" aria-labelledby="\(prefix)-pair-heading" tabindex="0">
      <table>
      <thead><tr><th scope="col">The statement is …</th><th scope="col">… this one</th></tr></thead>
      <tbody>
      \(rows)</tbody>
      </table>
      </div>
      \(end("pair", isRequired: false))</form>

      """
  }

  private static let more: [(String, HTML)] = [
    (MatchFile.none, "none: not a match of"),
    (MatchFile.withdraw, "withdraw: take back what was judged of"),
  ]

  private var absent: HTML {
    let kinds: [(Absence, HTML)] = [
      (.absent, "the document leaves it out"), (.scope, "the document is about something else"),
    ]
    let choices = kinds.map { kind, words -> HTML in
      let checked: HTML = draft.absence == kind.rawValue ? " checked" : ""
      return """
        <p><label><input type="radio" name="absence" value="\(kind.rawValue)" required\(checked)> \
        \(kind.rawValue): \(words)</label></p>

        """
    }
    return """
      <form class="decide" method="post" action="\(address)" aria-labelledby="\(prefix)-none-heading">
      <h3 id="\(prefix)-none-heading">Nothing in <bdi>\(draft.to)</bdi> answers it</h3>
      \(hidden)<fieldset>
      <legend>Why there is none</legend>
      \(choices)</fieldset>
      \(end("none", isRequired: true))</form>

      """
  }
}
