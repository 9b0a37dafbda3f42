import CrosswalkBase

/// What the columns of a table hold, read from the row with its headings.
struct ImportHeader {
  /// How statements stand in the table.
  enum Layout {
    /// One row a statement; the columns of levels, if there is one, and of statements.
    case rows(level: Int?, statement: Int)
    /// One row a unit; the columns that each hold the statements of a level.
    case columns(levels: [Int])
  }

  let layout: Layout
  /// The headings, one a column.
  let headings: [String]
  /// Columns that a heading names for something other than levels and statements.
  let columns: [ImportColumn: Int]
  /// The first column, if it holds units without saying so.
  let unit: Int?
  /// Columns with a heading that is not read.
  let unused: [Int]

  /// Reads the headings.
  ///
  /// - Parameters:
  ///   - cells: The row of headings.
  ///   - map: What some of them mean.
  ///   - needsLevel: Whether a row for each statement must say its level.
  /// - Throws: ``ImportError`` with what is missing or there twice.
  init(_ cells: [ImportTable.Cell], map: ImportMap, needsLevel: Bool) throws(ImportError) {
    // Each guard rests on what those before it have settled.
    headings = cells.map { CellText.cleaned($0.text).text }
    let headings = headings
    func quote(_ column: Int) -> String { "column \(column + 1), \(quoted(headings[column]))" }
    var columns: [ImportColumn: Int] = [:]
    var levels: [Int] = []
    var unknown: [Int] = []
    for (index, heading) in headings.enumerated() where !heading.isEmpty {
      let column = map[heading] ?? ImportColumn(heading: heading)
      switch column {
      case .ignore: continue
      case .level: levels.append(index)
      case let column?:
        if let first = columns[column] {
          throw ImportError(
            "\(quote(first)) and \(quote(index)) are both read as the column '\(column.rawValue)'",
            remedy: .mapOneOfTwo)
        }
        columns[column] = index
      case nil: unknown.append(index)
      }
    }
    // A description is a statement where every row has a level and nothing else is one.
    if columns[.statement] == nil, levels.count == 1, let description = columns[.definition],
      CellText.folded(headings[description]).contains("description"), unknown.isEmpty
    {
      columns[.statement] = columns.removeValue(forKey: .definition)
    }
    let isMapped = levels.contains { map[headings[$0]] == .level }
    if let statement = columns[.statement] {
      guard levels.count == 1 || levels.isEmpty && !needsLevel else {
        if levels.isEmpty {
          throw ImportError(
            "no heading names the column of levels", remedy: .mapLevelOrNameLevels)
        }
        throw ImportError(
          "\(quote(levels[0])) and \(quote(levels[1])) are both read as the column 'level'",
          remedy: .mapOneLevel)
      }
      guard columns[.unit] ?? columns[.title] != nil else {
        throw ImportError(
          "no heading names the column of units (competency, cluster, domain)",
          remedy: .mapUnit)
      }
      layout = .rows(level: levels.first, statement: statement)
      (unit, unused) = (nil, unknown)
    } else {
      guard isMapped || levels.isEmpty else {
        throw ImportError(
          "no heading names the column of statements", remedy: .mapStatement)
      }
      let named = columns[.unit] ?? columns[.title] ?? columns[.definition]
      guard named != nil || headings.first == "" else {
        throw ImportError(
          "no heading names the column of units (competency, cluster, domain) or of their "
            + "definition", remedy: .mapUnit)
      }
      guard !(isMapped ? levels : unknown).isEmpty else {
        throw ImportError(
          "no column is left to hold the statements of a level")
      }
      layout = .columns(levels: isMapped ? levels : unknown)
      (unit, unused) = (named == nil ? 0 : nil, isMapped ? unknown : [])
    }
    self.columns = columns
  }

  /// Whether a row repeats these headings, as on a new page.
  func isRepeated(by row: ImportTable.Row) -> Bool {
    row.cells.map { CellText.folded($0.text) } == headings.map { $0.lowercased() }
  }
}
