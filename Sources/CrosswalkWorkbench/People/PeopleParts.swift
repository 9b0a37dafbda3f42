import CrosswalkExchange
import CrosswalkTables

/// What pages about tables of people's ratings have in common.
enum PeopleParts {
  /// So many problems are listed.
  private static let shown = 200

  /// Rows that cannot be used, by line and column; nothing where all can.
  static func problems(_ notes: [RatingsReader.Note]) -> HTML {
    if notes.isEmpty { return "" }
    let lines = notes.prefix(shown).map { note -> HTML in
      let column: HTML = note.column.map { ", column <bdi>\($0)</bdi>" } ?? ""
      return "Line \(note.line)\(column): <bdi>\(note.message)</bdi>"
    }
    let more = notes.count - lines.count
    return """
      <h3>Rows that cannot be used (\(notes.count))</h3>
      \(HTML.list(lines + (more > 0 ? ["and \(more) more"] : []), "problems"))
      """
  }

  /// The way to drop a table.
  static func forget(_ context: PageContext, _ address: HTML) -> HTML {
    HTML.section(
      "forget", "Forget the table",
      """
      <p>Nothing is left of it here then; files that you have downloaded are yours.</p>
      <form method="post" action="\(address)">
      <input type="hidden" name="token" value="\(context.token)">
      <p><button class="quiet">Forget</button></p>
      </form>

      """)
  }
}
