extension Table {
  /// The table in columns of characters under their headings, two spaces in from the left. Where
  /// it is dense, for many short cells, columns stand close, and all but the first to the right.
  package func text(isDense: Bool = false) -> PlainText {
    let lines: [[PlainText]] =
      [columns.map { "\($0.heading)" }] + rows.map { $0.map { "\($0.words)" } }
    let widths = columns.indices.map { column in
      max(
        columns[column].minimumWidth, isDense && column > 0 ? 2 : 0,
        lines.map { $0[column].count }.max() ?? 0)
    }
    return lines.map { line in
      let cells = line.enumerated().map { column, cell in
        (isDense ? column > 0 : columns[column].alignment == .right)
          ? cell.leftPadded(widths[column]) : cell.padded(widths[column])
      }
      let text = ("  " + cells.joined(separator: isDense ? " " : "  ")).source
      return PlainText(made: String(text.reversed().drop { $0 == " " }.reversed()) + "\n")
    }.joined()
  }
}
