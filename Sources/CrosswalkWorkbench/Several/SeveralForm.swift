import CrosswalkBase
import CrosswalkKit
import CrosswalkModel
import CrosswalkReports
import CrosswalkTables

/// A form of check boxes: what is offered for several statements, and one button that takes what is checked.
struct SeveralForm {
  /// A row of it.
  struct Row {
    let row: SeveralRows.Row
    /// What is offered, in words.
    let offered: HTML
    /// Why, and how sure.
    var facts: HTML = ""
    var isChecked = false
  }

  let context: PageContext
  let id: HTML
  let title: HTML
  /// What to know before checking anything.
  let words: HTML
  let address: HTML
  /// What stands in the place of an unchosen relation; nil: one has to be chosen.
  let noRelation: HTML?
  /// Rows by statement, with its text.
  let groups: [(statement: Statement, stands: HTML, rows: [Row])]
  var reviewer: String
  let back: String
  var overrules = false
  var button: HTML = "Accept what is checked"

  var html: HTML {
    var place = -1
    let parts = groups.map { group -> HTML in
      let rows = group.rows.map { row -> HTML in
        place += 1
        return line(row, place, of: group.statement)
      }
      return """
        <li>
        <p><bdi>\(group.statement.id)</bdi> <bdi>\(group.statement.text)</bdi></p>
        \(group.stands)\(rows)</li>

        """
    }
    return """
      <form class="several" method="post" action="\(address)" aria-labelledby="\(id)-heading">
      <h2 id="\(id)-heading">\(title)</h2>
      <p>\(words)</p>
      <input type="hidden" name="token" value="\(context.token)">
      <input type="hidden" name="back" value="\(back)">
      <input type="hidden" name="suggested" value="yes">
      \(EditParts.flag("overrule", overrules))\
      <ul class="pairs">
      \(parts)</ul>
      <div class="choices">
      \(EditParts.reviewer("\(id)-reviewer", reviewer))\
      <p class="field"><button>\(button)</button></p>
      </div>
      </form>

      """
  }

  private func line(_ row: Row, _ place: Int, of statement: Statement) -> HTML {
    let checked: HTML = row.isChecked ? " checked" : ""
    return """
      <div class="accept">
      <input type="hidden" name="statement" value="\(row.row.statement)">
      <input type="hidden" name="offered" value="\(row.row.offered)">
      <input type="hidden" name="basis" value="\(row.row.basis)">
      <label><input type="checkbox" name="take" value="\(place)"\(checked)> \(row.offered)</label>
      \(EditParts.relations("relation", "What \(statement.id) is to \(row.row.offered)", chosen: row.row.relation, none: noRelation ?? "choose a relation"))
      </div>
      \(row.facts)
      """
  }
}
