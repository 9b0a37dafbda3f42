import CrosswalkBase
import CrosswalkTables

/// A table with a caption, in a box of its own that scrolls where the table is too wide.
package struct HTMLTable {
  package struct Column {
    let title: HTML
    var isNumber = false

    package init(_ title: HTML, isNumber: Bool = false) {
      self.title = title
      self.isNumber = isNumber
    }
  }

  /// Unique in the page.
  let id: String
  let caption: HTML
  let columns: [Column]
  /// The first cell of a row names it.
  let rows: [[HTML]]
  var look = Look.plain

  package enum Look: String {
    case plain
    /// Many columns of short numbers.
    case dense
    /// A name, a number and its bar.
    case bars
    /// A few columns of text, all of one width, so that tables under each other have them in line.
    case even
  }

  /// - Parameters:
  ///   - id: Unique in the page.
  ///   - caption: What the table shows.
  ///   - columns: From the left.
  ///   - rows: From the top, each with a piece for each column; the first names the row.
  ///   - look: How it is set.
  package init(
    id: String, caption: HTML, columns: [Column], rows: [[HTML]], look: Look = .plain
  ) {
    (self.id, self.caption, self.columns, self.rows, self.look) = (id, caption, columns, rows, look)
  }

  package var html: HTML {
    let heads = columns.map { column -> HTML in
      "<th scope=\"col\"\(Self.style(column))>\(column.title)</th>"
    }
    let body = rows.map { row -> HTML in
      let cells = zip(columns, row).enumerated().map { index, pair -> HTML in
        index == 0
          ? "<th scope=\"row\">\(pair.1)</th>" : "<td\(Self.style(pair.0))>\(pair.1)</td>"
      }
      return "<tr>\(cells)</tr>\n"
    }
    return """
      <div class="scroll" role="region" aria-labelledby="\(id)" tabindex="0">
      <table class="\(look.rawValue)\(rows.count > 10 ? "" : " whole")">
      <caption id="\(id)">\(caption)</caption>
      <thead><tr>\(heads)</tr></thead>
      <tbody>
      \(body)</tbody>
      </table>
      </div>

      """
  }

  private static func style(_ column: Column) -> HTML {
    column.isNumber ? " class=\"n\"" : ""
  }
}
