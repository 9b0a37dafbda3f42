import CrosswalkBase
import CrosswalkDocuments
import CrosswalkModel

/// Makes a framework of tables: one row a statement, or one row a unit with a column a level.
///
/// No text is changed but white space; what cannot be read is told by place.
public struct FrameworkImporter {
  let map: ImportMap
  let limits: ImportLimits
  /// Whether somebody has said which levels there are.
  let areLevelsGiven: Bool
  /// Rows without a level, where that is no wonder.
  var unlevelled = 0
  var draft = TableDraft()
  var report = ImportReport()
  /// Why the first table that was left out was.
  var firstObjection: ImportError?
  var isAnyTableRead = false
  var mappedHeadings: Set<String> = []

  // The table that is being read.
  var header: ImportHeader?
  var titles: [(text: String, place: String)] = []
  var unit: Int?
  var group: String?
  var tableUnitTitle: String?
  /// Whether the unit is named above the headings, because its column holds the definition alone.
  var isTitled = false

  /// An importer that has read nothing.
  ///
  /// - Parameters:
  ///   - map: What headings mean.
  ///   - limits: What is refused.
  ///   - levels: Titles of all levels, lowest first, where somebody knows them; empty: as the file
  ///     names them.
  public init(
    map: ImportMap = ImportMap(), limits: ImportLimits = ImportLimits(), levels: [String] = []
  ) {
    self.map = map
    self.limits = limits
    areLevelsGiven = !levels.isEmpty
    for level in levels { draft.addLevel(level) }
  }

  /// Takes a table.
  ///
  /// - Throws: ``ImportError`` if it is over a limit.
  public mutating func read(_ table: ImportTable) throws(ImportError) {
    if let objection = limits.objection(to: table, after: report.rows) {
      throw ImportError(objection)
    }
    report.tables += 1
    let rows = table.rows.filter { !$0.isEmpty }
    report.rows += rows.count
    (header, titles, unit, isTitled) = (nil, [], nil, false)
    tableUnitTitle = table.heading
    for (index, row) in rows.enumerated() {
      if let defect = row.defect {
        problem(defect + "; the row is left out", at: row.place)
        continue
      }
      for (column, cell) in row.cells.enumerated() {
        for unread in cell.unread {
          problem(unread, at: place(row, column))
        }
      }
      let next = index + 1 < rows.count ? rows[index + 1] : nil
      if let title = title(row, before: next) {
        titles.append((title, row.place))
      } else if let header {
        if header.isRepeated(by: row) || isHeader(row) {
          try begin(row)
        } else {
          leaveOutTitles()
          try take(row, header)
        }
      } else if !(try begin(row)) {
        // Without headings nothing of the table means anything.
        leaveOutTable(table, rows[(index + 1)...])
        return
      }
    }
    leaveOutTitles()
  }

  /// Says that something outside of tables is not read.
  public mutating func leaveOut(_ what: String, at place: String) {
    report.add(what, at: place, isProblem: false)
  }

  /// The framework, and what is to be said of it.
  ///
  /// - Parameters:
  ///   - id: The framework's id.
  ///   - title: Its title, since tables do not say it.
  /// - Returns: The framework with all its ids.
  /// - Throws: ``ImportError`` if no statement was found.
  public func finish(id: String, title: String) throws(ImportError) -> ImportedFramework {
    if !isAnyTableRead { throw firstObjection ?? ImportError("there is no table") }
    if let heading = map.headings.first(where: { !mappedHeadings.contains(CellText.folded($0)) }) {
      throw ImportError("no table has the heading '\(heading)'", remedy: .mapKnownHeading)
    }
    var report = report
    if draft.levels.isEmpty { throw nothing("no row names a level", remedy: .nameLevels) }
    if report.statementsImported == 0 { throw nothing("there is no statement in it") }
    if unlevelled > 0 {
      report.add(
        "\(unlevelled) rows have no level; their statements hold at every level", at: "",
        isProblem: false)
    }
    let levels = Scale.Level.imported(draft.levels, &report)
    // What no table says is left for people to fill in.
    let framework = Framework(
      id: id, title: title, publisher: Skeleton.unknown, version: "1",
      jurisdiction: Skeleton.unknown,
      date: "unknown", wording: .document, source: Framework.Source(title: title),
      scale: Scale(
        id: "\(id)-levels", title: "Proficiency level", construct: Skeleton.unknown, rates: .units,
        basis: levels.contains { $0.tenure != nil } ? .expected : .observed, levels: levels),
      units: [])
    return draft.draft.imported(into: framework, report)
  }

  /// Why nothing is imported, with the first thing that was not understood, which may be the cause.
  private func nothing(_ reason: String, remedy: ImportRemedy? = nil) -> ImportError {
    ImportError(reason, remedy: remedy, cause: report.notes.first(where: \.isProblem))
  }

  // MARK: Cells

  func cell(_ row: ImportTable.Row, _ column: Int) -> ImportTable.Cell {
    column < row.cells.count ? row.cells[column] : ImportTable.Cell()
  }

  mutating func text(_ cell: ImportTable.Cell, at place: String)
    -> String
  {
    cell.lines.isEmpty ? "" : report.cleaned(cell.text, at: place)
  }

  func place(_ row: ImportTable.Row, _ column: Int) -> String {
    "\(row.place), column \(column + 1)"
  }

  mutating func problem(_ message: String, at place: String, remedy: ImportRemedy? = nil) {
    report.add(message, at: place, isProblem: true, remedy: remedy)
  }

  mutating func remark(_ message: String, at place: String) {
    report.add(message, at: place, isProblem: false)
  }
}
