import CrosswalkBase

/// Where units and what stands over them are named.
extension ImportHeader {
  /// Tells names of units from what stands over them, where both have headings of their own.
  mutating func placeHeadings() {
    guard columns[.group] == nil else { return }
    // A title of which there are more than of units is the unit's name, and those are over it.
    if let unit = columns[.unit], let title = columns[.title],
      shapes[unit].distinct < shapes[title].distinct, isFree(unit), isFree(title)
    {
      (columns[.group], columns[.unit], columns[.title]) = (unit, title, nil)
      tell(unit, over: title)
    }
    // A theme that goes on from one unit to the next is over both.
    if columns[.group] == nil, let unit = columns[.unit], let theme = columns[.subcompetency],
      isFree(theme),
      body.contains(where: { row in
        unit < row.cells.count && theme < row.cells.count && row.cells[unit].isFilled
          && row.cells[theme].continuesAbove
      })
    {
      (columns[.group], columns[.subcompetency]) = (theme, nil)
      tell(theme, over: unit)
    }
  }

  /// The first column in which anything stands; a sheet may have empty ones before it.
  var edge: Int { headings.indices.first { !headings[$0].isEmpty || shapes[$0].filled > 0 } ?? 0 }

  /// Whether nobody has said what a column is.
  private func isFree(_ column: Int) -> Bool { context.map[headings[column]] == nil }

  private mutating func tell(_ column: Int, over other: Int) {
    evidence.append(
      "\(quoted(headings[column])) is read as a heading over \(quoted(headings[other]))")
  }

  /// The column of units, where no heading names one.
  mutating func findUnit() throws(ImportError) {
    let names = unknown.filter { shapes[$0].mayHoldNames && shapes[$0].filled > 0 }
    if !headings.isEmpty, headings[edge].isEmpty, shapes[edge].filled > 0 {
      unit = edge
      return
    }
    if context.hasUnit || context.hasUnitRows && names.isEmpty {
      isUnitOutside = true
      if let column = names.first(where: mayNameUnits) ?? recurringEdge {
        doubts.append(
          ImportDoubt(
            "\(quote(column)), has no usual heading; does it name the units?", at: place,
            [
              .init("it names the units", [.column(headings[column], .unit)]),
              .init("it is not read", [.column(headings[column], .ignore)]),
            ]))
      }
      return
    }
    // A definition names units only where no column of names stands beside it.
    let named = names.first {
      $0 == edge || columns.isEmpty || columns[.definition] != nil && isName($0)
    }
    guard let first = named else {
      if columns[.statement] == nil, columns[.definition] != nil { return }
      throw ImportError(
        "no heading names the column of units (competency, cluster, domain)"
          + (columns[.statement] == nil ? " or of their definition" : ""), remedy: .mapUnit)
    }
    columns[.unit] = first
    unknown.removeAll { $0 == first }
    let heading = headings[first]
    let other = names.first { $0 != first }
    doubts.append(
      ImportDoubt(
        "no heading names the column of units (competency, cluster, domain)", at: place,
        [.init("\(quote(first)), names them", [.column(heading, .unit)])]
          + (other.map { [.init("\(quote($0)), names them", [.column(headings[$0], .unit)])] }
            ?? [])))
  }

  /// The first column, where nobody knows what it holds and the same is said there of several rows that stand
  /// together and say more.
  private var recurringEdge: Int? {
    guard unknown.contains(edge), shapes[edge].hasLetters, isFree(edge) else { return nil }
    let cells = body.filter { $0.cells.count(where: \.isFilled) > 1 && edge < $0.cells.count }
      .map { $0.cells[edge] }
    let texts = cells.filter { $0.isFilled && !$0.continuesAbove }.map { CellText.folded($0.text) }
    let distinct = Set(texts).count
    let doStandTogether = zip(texts, texts.dropFirst()).count { $0 != $1 } + 1 == distinct
    let isForSeveral = distinct < texts.count || cells.contains(where: \.continuesAbove)
    return distinct > 1 && doStandTogether && isForSeveral ? edge : nil
  }

  /// Whether the cells of a column may be names of units: they stand before what is said of them, and
  /// rows with the same one stand together.
  func mayNameUnits(_ column: Int) -> Bool {
    guard isName(column) else { return false }
    // What is merged over rows is over what they say.
    let spans = body.contains { column < $0.cells.count && $0.cells[column].continuesAbove }
    if context.isUnitSure, !spans, shapes[column].filled < 3 || shapes[column].distinct < 2 {
      return false
    }
    let names = body.compactMap { row -> String? in
      guard column < row.cells.count, row.cells[column].isFilled else { return nil }
      return CellText.folded(row.cells[column].text)
    }
    let stretches = zip(names, names.dropFirst()).count { $0 != $1 } + 1
    return stretches == shapes[column].distinct
  }

  /// Whether a column of names stands before the statements: not all are one, and none is an address.
  func isName(_ column: Int) -> Bool {
    let said = levelColumns + levels + [columns[.statement]].compactMap(\.self)
    let shape = shapes[column]
    return shape.hasLetters && shape.mayHoldNames && column < said.min() ?? 0
      && (shape.distinct > 1 || shape.filled == 1)
      && !body.contains { column < $0.cells.count && $0.cells[column].text.contains("://") }
  }

  /// Whether a column is of what people say of others: a form that somebody has filled in is no framework.
  static func isRemark(_ heading: String) -> Bool {
    let words = CellText.folded(heading).split { !$0.isLetter }
    return words.contains { word in
      ["comment", "note", "evidence", "example", "remark", "feedback", "goal", "observation"]
        .contains { word.hasPrefix($0) }
    }
  }

  /// What to say where rows have levels, and no column holds statements.
  func noStatements() -> ImportError {
    let texts = unknown.filter { shapes[$0].holdsStatements }.map { quoted(headings[$0]) }
    return ImportError(
      "no heading names the column of statements"
        + (texts.count > 1
          ? "; if \(texts.joined(separator: " and ")) are units, turn the table round, so that each "
            + "is a row" : ""),
      remedy: .mapStatement)
  }
}
