extension Table {
  /// The table as Markdown: a line a row, under the columns' headings.
  package var markdown: Markdown {
    func line(_ cells: [Markdown]) -> Markdown { "| \(cells.joined(separator: " | ")) |\n" }
    let rule = columns.map { ($0.alignment == .right ? " ---: |" : " --- |") as Markdown }
    return line(columns.map { "\($0.heading)" }) + "|\(rule)\n"
      + rows.map { line($0.map { "\($0.words)" }) }.joined()
  }
}
