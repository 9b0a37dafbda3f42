import CrosswalkBase
import CrosswalkKit
import CrosswalkModel
import CrosswalkTables

/// Two forms, one to say what a statement is about, and one to turn concepts down.
struct AboutForm {
  let context: PageContext
  /// What stands in the fields.
  let draft: AboutDraft
  /// What the button says.
  var button: HTML = "Save"
  /// Sent with the form: what was asked about is to be overruled.
  var overrules = false
  /// The concept that the second form begins with.
  var turnedDown = ""

  /// So many concepts a statement has at most.
  private static let rows = 4

  /// The forms; for a draft that was sent, just the one that sent it.
  func html(both: Bool = true) -> HTML {
    let names = context.catalog.ontology.concepts.map { concept -> HTML in
      "<option value=\"\(concept.id)\">\(concept.label)</option>\n"
    }
    let list: HTML = "<datalist id=\"concept-names\">\n\(names)</datalist>\n"
    if both { return list + linking(draft) + rejecting(AboutDraft.Row(concept: turnedDown), "") }
    return list
      + (draft.rejects
        ? rejecting(draft.rows.first ?? AboutDraft.Row(), draft.reason) : linking(draft))
  }

  private var address: HTML {
    "\(Address.statement(draft.statement, of: draft.framework))/about"
  }

  private func hidden(_ act: HTML) -> HTML {
    """
    <input type="hidden" name="token" value="\(context.token)">
    <input type="hidden" name="act" value="\(act)">
    <input type="hidden" name="basis" value="\(draft.basis)">
    <input type="hidden" name="back" value="\(draft.back)">
    \(EditParts.flag("overrule", overrules))\(EditParts.flag("settle", draft.settles))
    """
  }

  private var why: HTML {
    draft.settles ? "Why: readers differ on it" : "Why, where it is not plain (empty: as before)"
  }

  private func linking(_ draft: AboutDraft) -> HTML {
    let count = max(Self.rows, draft.rows.count)
    let rows = (0..<count).map { index -> HTML in
      let row = draft.rows.indices.contains(index) ? draft.rows[index] : AboutDraft.Row()
      let place: HTML = "\(index + 1)"
      return """
        <tr>
        <td><input name="concept" list="concept-names" value="\(row.concept)" size="26" aria-label="Concept \(place)" autocomplete="off"></td>
        <td><input name="share" value="\(row.share)" size="5" inputmode="decimal" aria-label="Share of concept \(place)" autocomplete="off"></td>
        <td>\(EditParts.relations("relation", "Relation to concept \(place)", chosen: row.relation, none: "not said"))</td>
        <td><input name="confidence" value="\(row.confidence)" size="5" inputmode="decimal" aria-label="Confidence in concept \(place)" autocomplete="off"></td>
        </tr>

        """
    }
    return """
      <form class="decide" method="post" action="\(address)" aria-labelledby="link-heading">
      <h3 id="link-heading">Say what it is about</h3>
      \(hidden("link"))<p class="facts">One to four concepts. Shares are from 0 to 1 and sum to 1 at most; those \
      left empty get what the others leave, in equal parts. What is left is about no concept. Confidence is how \
      sure you are, 0 to 1; empty counts as \(AboutDraft.defaultConfidence.plain).</p>
      <div class="scroll" role="region" aria-labelledby="link-heading" tabindex="0">
      <table>
      <thead><tr><th scope="col">Concept</th><th scope="col">Share</th><th scope="col">The statement is … the concept</th>\
      <th scope="col">Confidence</th></tr></thead>
      <tbody>
      \(rows)</tbody>
      </table>
      </div>
      <div class="choices">
      \(EditParts.text("link-reason", "reason", why, draft.reason, isRequired: draft.settles))\
      \(EditParts.reviewer("link-reviewer", draft.reviewer))\
      <p class="field"><button>\(button)</button></p>
      </div>
      </form>

      """
  }

  private func rejecting(_ row: AboutDraft.Row, _ reason: String) -> HTML {
    """
    <form class="decide" method="post" action="\(address)" aria-labelledby="reject-heading">
    <h3 id="reject-heading">Turn concepts down</h3>
    \(hidden("reject"))<div class="choices">
    <p class="field"><label for="reject-concept">It is not about (empty: no concept fits)</label>
    <input id="reject-concept" name="concept" list="concept-names" value="\(row.concept)" autocomplete="off"></p>
    \(EditParts.text("reject-reason", "reason", "Why", reason, isRequired: true))\
    \(EditParts.reviewer("reject-reviewer", draft.reviewer))\
    <p class="field"><button class="quiet">\(draft.rejects ? button : "Turn down")</button></p>
    </div>
    </form>

    """
  }
}
