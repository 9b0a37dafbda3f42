import CrosswalkBase

/// What the columns of a table hold, read from its headings and from what its cells look like.
struct ImportHeader {
  /// How statements stand in the table.
  enum Layout {
    /// One row a statement; the columns of levels, if there is one, and of statements.
    case rows(level: Int?, statement: Int)
    /// One row a unit; the columns that each hold the statements of a level.
    case columns(levels: [Int])
  }

  private(set) var layout = Layout.columns(levels: [])
  /// The headings, one a column.
  let headings: [String]
  /// Columns that a heading names for something other than levels and statements.
  var columns: [ImportColumn: Int] = [:]
  /// The first column, if it holds units without saying so.
  var unit: Int?
  /// Columns with a heading that is not read.
  private(set) var unused: [Int] = []
  /// Whether the unit stands over the table and not in a column.
  var isUnitOutside = false
  /// What the reading rests on, for people.
  var evidence: [String] = []
  /// What it leaves open.
  var doubts: [ImportDoubt] = []

  private let text: HeaderText
  let shapes: [ColumnShape]
  let body: [ImportTable.Row]
  let context: Context
  let place: String
  var levelColumns: [Int] = []
  var levels: [Int] = []
  var unknown: [Int] = []

  /// Reads the headings.
  ///
  /// - Parameters:
  ///   - text: The headings.
  ///   - body: The rows below them.
  ///   - context: What else is known.
  ///   - place: Where the headings stand, for people.
  /// - Throws: ``ImportError`` with what is missing or there twice.
  init(
    _ text: HeaderText, body: [ImportTable.Row], _ context: Context, at place: String
  ) throws(ImportError) {
    (self.text, self.body, self.context, self.place) = (text, body, context, place)
    headings = text.own
    shapes = headings.indices.map { column in
      ColumnShape(body.lazy.compactMap { column < $0.cells.count ? $0.cells[column] : nil })
    }
    // Each step rests on what those before it have settled.
    try nameColumns()
    placeHeadings()
    describe()
    if columns[.statement] != nil, levelColumns.count > 1, levels.isEmpty {
      // A column of indicators beside a column a level is a heading inside the unit.
      columns[.subcompetency] = columns[.subcompetency] ?? columns[.statement]
      columns[.statement] = nil
    }
    if let statement = columns[.statement] {
      try setRows(statement)
    } else {
      try setColumns()
    }
    try checkTwins()
  }

  func quote(_ column: Int) -> String {
    "column \(column + 1), \(quoted(headings[column]))"
  }

  // MARK: Names

  private mutating func nameColumns() throws(ImportError) {
    for (index, heading) in headings.enumerated() where !heading.isEmpty {
      let mapped = context.map[heading] ?? context.map[text.path(index)]
      if mapped == .ignore { continue }
      if let mapped {
        if mapped == .level { levels.append(index) } else { try set(mapped, index) }
      } else if isLevelColumn(index) {
        levelColumns.append(index)
      } else if let usual = ImportColumn(heading: heading) {
        if usual == .level { levels.append(index) } else { try set(usual, index) }
      } else {
        unknown.append(index)
      }
    }
  }

  private func isLevelColumn(_ index: Int) -> Bool {
    let heading = headings[index]
    let isKnown =
      context.levels.contains(CellText.folded(heading))
      || context.levels.contains(CellText.folded(LevelTitle(heading).name))
    // Under a heading such as `Proficiency level`, which spans them, stand levels.
    let isUnder = text.above[index].last.flatMap(ImportColumn.init(heading:)) == .level
    // A numbered statement in the row of the headings begins with a number, as levels may.
    let isShort = heading.split(separator: " ").count <= 8
    guard isKnown || isUnder || isShort && LevelWords.isLevel(heading) else { return false }
    return isKnown || shapes[index].filled == 0 || shapes[index].statements > 0.2
  }

  /// Two columns of units are a heading and the units under it, if the left has fewer names.
  private mutating func set(_ column: ImportColumn, _ index: Int) throws(ImportError) {
    guard let first = columns[column] else {
      columns[column] = index
      return
    }
    let isMapped = context.map[headings[index]] == column
    if column == .unit, columns[.group] == nil, !isMapped,
      shapes[first].distinct < shapes[index].distinct
    {
      columns[.group] = first
      columns[.unit] = index
      evidence.append(
        "\(quoted(headings[first])) is read as a heading over \(quoted(headings[index])): it has "
          + "fewer names")
      return
    }
    if column == .definition || column == .title {
      unknown.append(index)
      return
    }
    if CellText.folded(headings[first]) == CellText.folded(headings[index]) {
      guard repeats(index, first) else {
        throw ImportError(
          "columns \(first + 1) and \(index + 1) have the same heading, \(quoted(headings[index])); "
            + "give one of them another, or if two tables stand side by side, put one below the other"
        )
      }
      evidence.append("column \(index + 1) says again what column \(first + 1) says")
      unknown.append(index)
      return
    }
    throw ImportError(
      "\(quote(first)) and \(quote(index)) are both read as the column '\(column.rawValue)'",
      remedy: .mapOneOfTwo)
  }

  /// Whether each cell of a column says what that of another does.
  private func repeats(_ column: Int, _ other: Int) -> Bool {
    body.allSatisfy { row in
      let texts = [column, other].map { $0 < row.cells.count ? row.cells[$0].text : "" }
      return CellText.folded(texts[0]) == CellText.folded(texts[1])
    }
  }

  // MARK: Layouts

  /// Where every row has a level and nothing is named a statement, a description is one, or whatever the
  /// one column of sentences holds.
  private mutating func describe() {
    guard columns[.statement] == nil, levels.count == 1, levelColumns.isEmpty,
      !shapes[levels[0]].holdsStatements
    else { return }
    let texts = unknown.filter { shapes[$0].holdsStatements }
    if texts.isEmpty, let description = columns[.definition],
      CellText.folded(headings[description]).contains("description")
    {
      columns[.statement] = columns.removeValue(forKey: .definition)
    } else if texts.count == 1, shapes[levels[0]].filled > 0, !Self.isRemark(headings[texts[0]]) {
      columns[.statement] = texts[0]
      unknown.removeAll { $0 == texts[0] }
      evidence.append(
        "\(quoted(headings[texts[0]])) is the one column of sentences beside the levels")
    }
  }

  private mutating func setRows(_ statement: Int) throws(ImportError) {
    var levels = levels
    if levels.isEmpty, !context.areLevelsGiven, !context.hasLevel {
      throw ImportError("no heading names the column of levels", remedy: .mapLevelOrNameLevels)
    }
    if levels.count > 1 {
      // Of two such headings the one over few names is the level's.
      let filled = levels.filter { shapes[$0].filled > 0 && !shapes[$0].holdsStatements }
      guard filled.count == 1 else {
        throw ImportError(
          "\(quote(levels[0])) and \(quote(levels[1])) are both read as the column 'level'",
          remedy: .mapOneLevel)
      }
      unknown += levels.filter { $0 != filled[0] }
      levels = filled
    }
    if columns[.unit] == nil, columns[.title] == nil { try findUnit() }
    layout = .rows(level: levels.first, statement: statement)
    unused = (unknown + levelColumns).sorted()
    if levels.first != nil || context.hasLevel || context.areLevelsGiven {
      evidence.append("one row a statement, by the heading \(quoted(headings[statement]))")
    }
  }

  private mutating func setColumns() throws(ImportError) {
    let mapped = levels.filter { context.map[headings[$0]] == .level }
    if !mapped.isEmpty {
      // What somebody leaves out is told, whatever it looks like.
      unknown += (levelColumns + levels).filter { !mapped.contains($0) }
      levelColumns = mapped
    } else {
      // A column of levels says nothing where each level has a column of its own.
      if levelColumns.isEmpty, !levels.isEmpty { throw noStatements() }
      unknown += levels
    }
    unknown.sort()
    if mapped.isEmpty { try findLevels() }
    let named = columns[.unit] ?? columns[.title]
    // A definition may begin with the name, where no other column can be that.
    let isDefined =
      columns[.definition] != nil && !context.hasUnit && !unknown.contains(where: isName)
    if named == nil, !isDefined { try findUnit() }
    // An id in a row of many statements is its unit's, if no unit has two.
    if let id = columns.removeValue(forKey: .id) {
      let name = columns[.unit] ?? columns[.title] ?? unit
      if columns[.unitID] == nil, let name, shapes[name].distinct == shapes[id].distinct {
        columns[.unitID] = id
      } else {
        unknown.append(id)
      }
    }
    unknown.removeAll { $0 == unit || $0 == columns[.unit] }
    layout = .columns(levels: levelColumns.sorted())
    unused = unknown.filter { !levelColumns.contains($0) }
  }

  /// Which columns hold the statements of a level, where headings alone do not say all.
  private mutating func findLevels() throws(ImportError) {
    let texts = unknown.filter { shapes[$0].holdsStatements }
    if levelColumns.count > 1 {
      evidence.append(
        "a column a level, by their headings: "
          + levelColumns.map { quoted(headings[$0]) }.joined(separator: ", "))
      // What stands between levels and looks like them is one.
      let span = levelColumns.min()!...levelColumns.max()!
      let between = texts.filter(span.contains)
      levelColumns += between
      for column in texts where !span.contains(column) { askWhetherLevel(column) }
      return
    }
    let candidates = (levelColumns + texts).sorted()
    if candidates.contains(where: { Self.isSentence(headings[$0]) }) {
      throw ImportError("the row holds sentences, and is no row of headings")
    }
    switch candidates.count {
    case 0: throw ImportError("no column is left to hold the statements of a level")
    case 1 where levelColumns.count == 1: break
    case 1:
      let heading = headings[candidates[0]]
      levelColumns = candidates
      doubts.append(
        ImportDoubt(
          "\(quote(candidates[0])), holds sentences; is it a level?", at: place,
          [
            .init(
              "it holds statements, and there are no levels",
              [.column(heading, .statement), .levels(["Met"])]),
            .init("it is a level of that name", [.column(heading, .level)]),
          ]))
    default:
      let names = candidates.map { headings[$0] }
      levelColumns = candidates
      let list = names.map(quoted).joined(separator: ", ")
      doubts.append(
        ImportDoubt(
          "the headings do not tell whether \(list) are levels", at: place,
          [
            .init("they are levels, lowest first", [.levels(names)]),
            .init("they are levels, highest first", [.levels(names.reversed())]),
          ]))
    }
  }

  private static func isSentence(_ heading: String) -> Bool {
    heading.last == "." && heading.contains(" ")
  }

  private mutating func askWhetherLevel(_ column: Int) {
    let heading = headings[column]
    let known = levelColumns.sorted().map { headings[$0] }
    let order = LevelOrder(known, isInColumns: true).titles
    let all = column < levelColumns.min()! ? [heading] + order : order + [heading]
    doubts.append(
      ImportDoubt(
        "\(quote(column)), holds sentences; is it a level too?", at: place,
        [
          .init("it is not read", [.column(heading, .ignore)]),
          .init("it is a level", [.levels(all)]),
        ]))
  }

  /// Two columns that cannot be told apart cannot be two levels.
  private func checkTwins() throws(ImportError) {
    guard case .columns(let levels) = layout else { return }
    var places: [String: Int] = [:]
    for column in levels {
      if let first = places.updateValue(column, forKey: CellText.folded(headings[column])) {
        throw ImportError(
          "columns \(first + 1) and \(column + 1) have the same heading, "
            + "\(quoted(headings[column])); give one of them another")
      }
    }
  }

  // MARK: Rows

  /// Columns of numbers and signs under no heading; what has letters there may be a name.
  var asides: [Int] {
    headings.indices.filter {
      headings[$0].isEmpty && $0 != unit && shapes[$0].filled > 0 && !shapes[$0].hasLetters
    }
  }

  /// The columns that hold statements.
  var statementColumns: [Int] {
    switch layout {
    case .rows(_, let statement): [statement]
    case .columns(let levels): levels
    }
  }

  /// How well the headings fit, to be compared with other rows of the same table.
  var score: Double {
    var score = 3.0 * Double(columns.count) - 1.5 * Double(doubts.count)
    switch layout {
    case .rows(let level, let statement):
      score += (level == nil ? 1 : 3) + 3 * shapes[statement].statements
    case .columns(let levels):
      for column in levels {
        let isSure =
          LevelWords.isLevel(headings[column]) || context.levels.contains(headings[column])
        score += (isSure ? 2 : 0.5) + 2 * shapes[column].statements
      }
    }
    for (column, heading) in headings.enumerated() {
      // A heading is short, and is no sentence.
      if heading.unicodeScalars.count > 80 { score -= 4 }
      if Self.isSentence(heading) { score -= 3 }
      if heading.isEmpty, shapes[column].filled > 0, column != unit { score -= 1 }
    }
    return score
  }

  /// Whether a row repeats these headings, as on a new page.
  func isRepeated(by row: ImportTable.Row) -> Bool {
    row.cells.map { CellText.folded($0.text) } == headings.map { $0.lowercased() }
  }
}
