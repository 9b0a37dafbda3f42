/// What the cells of a column look like, whatever stands over them.
struct ColumnShape {
  /// How many cells have text.
  private(set) var filled = 0
  /// How likely the cells are statements, 0 to 1; 0 for an empty column.
  private(set) var statements = 0.0
  /// Whether any cell has a letter.
  private(set) var hasLetters = false
  /// How many different texts there are.
  private(set) var distinct = 0

  /// The cells below the headings; at most so many are looked at.
  init(_ cells: some Sequence<ImportTable.Cell>, atMost count: Int = 200) {
    var sum = 0.0
    var texts: Set<String> = []
    for cell in cells.lazy.filter({ !$0.lines.isEmpty && !$0.continuesAbove }).prefix(count) {
      filled += 1
      sum += Self.likeness(cell)
      hasLetters = hasLetters || cell.text.contains(where: \.isLetter)
      texts.insert(CellText.folded(cell.text))
    }
    distinct = texts.count
    statements = filled > 0 ? sum / Double(filled) : 0
  }

  /// Whether most cells are sentences, or lists of what people do.
  var holdsStatements: Bool { statements >= 0.5 }

  /// Whether most cells may be names, such as those of two words.
  var mayHoldNames: Bool { statements <= 0.5 }

  /// How likely a cell holds statements: a name is short, a statement says something of somebody.
  static func likeness(_ cell: ImportTable.Cell) -> Double {
    cell.lines.map { line -> Double in
      let words = line.text.split(whereSeparator: \.isWhitespace)
      let hasEnd = line.text.last.map { ".!?;".contains($0) } ?? false
      let hasLetters = line.text.contains { $0.isLetter }
      if !hasLetters { return 0 }
      if line.isBullet { return words.count > 1 ? 1 : 0.5 }
      if hasEnd { return 1 }
      // The name of a person, a theme or a paper has capitals, or few words.
      let isName = words.allSatisfy { $0.first.map { $0.isUppercase || !$0.isLetter } ?? true }
      if isName { return 0 }
      return words.count >= 4 ? 1 : words.count >= 2 ? 0.5 : 0.1
    }.max() ?? 0
  }
}
