import CrosswalkBase
import CrosswalkExchange
import CrosswalkTables

/// The tables of a file with a menu on each column, and what became of each cell.
struct ImportTablesPart {
  let look: ImportLook

  /// So many tables are shown with their rows, and so many columns of each.
  private static let (tables, columns) = (10, 40)
  /// So much of a text is shown.
  private static let length = 160

  var html: HTML {
    let read = look.view.tables.enumerated().filter { $0.element.isRead }
    if read.isEmpty { return "" }
    let parts = read.prefix(Self.tables).map { n, table in part(n + 1, of: table) }
    let more = read.count - parts.count
    let rest: HTML =
      more > 0 ? "<p>\(counted(more, "table")) more are read and not shown.</p>\n" : ""
    return HTML.section(
      "tables", "What the columns hold",
      """
      <p>Over each column stands what it is taken for; choose what it holds. A mark in a cell says what \
      was not read, or left out, and why.</p>
      \(parts.joined())\(rest)
      """)
  }

  private func part(_ number: Int, of table: ImportView.Table) -> HTML {
    let columns = table.columns.prefix(Self.columns)
    let menus = columns.enumerated().map { c, column in
      "<td>\(menu(column, "\(number).\(c + 1)", c + 1))</td>" as HTML
    }
    let rows = table.rows.map { row($0, columns.count) }
    let hidden = table.rowCount - table.rows.count
    let caption: HTML = """
      <bdi>\(table.name)</bdi>: \(counted(table.rowCount, "row"))\
      \(hidden > 0 ? "; the first are shown, and those with problems" : "")\
      \(table.columns.count > Self.columns ? "; the first \(Self.columns) columns" : "")
      """
    return """
      <div class="scroll" role="region" aria-labelledby="table-\(number)" tabindex="0">
      <table>
      <caption id="table-\(number)">\(caption)</caption>
      <thead><tr><th scope="row">Holds</th>\(menus.joined())</tr></thead>
      <tbody>
      \(rows.joined())</tbody>
      </table>
      </div>

      """
  }

  private func menu(_ column: ImportView.Column, _ name: HTML, _ number: Int) -> HTML {
    if column.heading.isEmpty {
      let role = column.role.flatMap { role in ImportWords.columns.first { $0.column == role } }
      return "<span class=\"facts\">\(role?.words ?? "no heading")</span>"
    }
    // What nobody has chosen, and what is not read, can stay so.
    let open: HTML =
      column.role == nil ? "<option value=\"\" selected>not read</option>\n" : ""
    let options = ImportWords.columns.map { role, words -> HTML in
      "<option value=\"\(role.rawValue)\"\(role == column.role ? " selected" : "")>\(words)</option>\n"
    }
    return """
      <input type="hidden" name="heading.\(name)" value="\(column.heading)">\
      <select name="column.\(name)" aria-label="Column \(number), \(column.heading), holds">
      \(open)\(options.joined())</select>
      """
  }

  // MARK: Rows

  private func row(_ row: ImportView.Row, _ columns: Int) -> HTML {
    let cells = (0..<max(columns, min(row.cells.count, Self.columns))).map { c -> HTML in
      guard c < row.cells.count else { return "<td></td>" }
      return row.isHeading
        ? "<th scope=\"col\">\(text(row.cells[c]))\(marks(row.cells[c]))</th>"
        : "<td>\(text(row.cells[c]))\(marks(row.cells[c]))</td>"
    }
    return """
      <tr><th scope="row"><span class="facts"><bdi>\(row.place)</bdi></span>\
      \(notes(row.notes))</th>\(cells.joined())</tr>

      """
  }

  private func text(_ cell: ImportView.Cell) -> HTML {
    let lines = cell.lines.prefix(4).map { line -> HTML in
      "<bdi>\(visible(line, atMost: Self.length))</bdi>"
    }
    let more = cell.lines.count - lines.count
    return (lines + (more > 0 ? ["and \(more) more"] : [])).joined(separator: "<br>")
  }

  /// What was not understood, or left out; nothing for a cell that was simply read.
  private func marks(_ cell: ImportView.Cell) -> HTML {
    var fate: HTML = ""
    switch cell.fate {
    case .leftOut, .notRead:
      let words = cell.fate.map(ImportWords.words) ?? ""
      fate = "<br><span class=\"facts\">(<bdi>\(words)</bdi>)</span>"
    case .imported, nil: break
    }
    return fate + notes(cell.notes)
  }

  private func notes(_ notes: [ImportReport.Note]) -> HTML {
    notes.map { note -> HTML in
      let kind: HTML =
        note.isProblem ? "<strong>Problem:</strong>" : "<span class=\"facts\">Note:</span>"
      return "<br>\(kind) <bdi>\(note.message)</bdi>"
    }.joined()
  }
}
