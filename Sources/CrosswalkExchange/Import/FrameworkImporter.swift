import CrosswalkBase
import CrosswalkModel

/// Makes a framework of tables: one row a statement, or one row a unit with a column a level.
///
/// No text is changed but white space; what cannot be read is told by place.
public struct FrameworkImporter {
  private let map: ImportMap
  private let limits: ImportLimits
  /// Whether somebody has said which levels there are.
  private let areLevelsGiven: Bool
  /// Rows without a level, where that is no wonder.
  private var unlevelled = 0
  private var draft = ImportDraft()
  private var report = ImportReport()
  /// Why the first table that was left out was.
  private var firstObjection: String?
  private var isAnyTableRead = false
  private var mappedHeadings: Set<String> = []

  // The table that is being read.
  private var header: ImportHeader?
  private var titles: [(text: String, place: String)] = []
  private var unit: Int?
  private var group: String?
  private var tableUnitTitle: String?
  /// Whether the unit is named above the headings, because its column holds the definition alone.
  private var isTitled = false

  /// Makes an importer that has read nothing.
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
    if !isAnyTableRead { throw ImportError(firstObjection ?? "there is no table") }
    if let heading = map.headings.first(where: { !mappedHeadings.contains(CellText.folded($0)) }) {
      throw ImportError("--map: no table has the heading '\(heading)'")
    }
    var (draft, report) = (draft, report)
    if draft.levels.isEmpty {
      throw nothing("no row names a level; --levels 'lowest,...,highest' does")
    }
    if report.statementsImported == 0 { throw nothing("there is no statement in it") }
    if unlevelled > 0 {
      report.add(
        "\(unlevelled) rows have no level; their statements hold at every level", at: "",
        isProblem: false)
    }
    let framework = draft.framework(id: id, title: title, report: &report)
    return ImportedFramework(
      framework: framework, ownIDs: draft.ownIDs, namedActors: draft.namedActors, report: report)
  }

  /// Why nothing is imported, with the first thing that was not understood, which may be the cause.
  private func nothing(_ reason: String) -> ImportError {
    ImportError(reason + (report.notes.first(where: \.isProblem).map { " (\($0))" } ?? ""))
  }

  // MARK: Headings

  /// The text of a row that is nothing but a title; nil for other rows.
  private func title(_ row: ImportTable.Row, before next: ImportTable.Row?) -> String? {
    let filled = row.cells.indices.filter { !row.cells[$0].isEmpty }
    guard row.cells.count > 1, filled == [0], row.cells[0].lines.count == 1,
      !row.cells[0].continuesAbove, let line = row.cells[0].lines.first, !line.isBullet,
      line.text.unicodeScalars.count <= 200
    else { return nil }
    let isWide = row.cells[0].columns >= row.cells.count
    guard let header else { return CellText.cleaned(line.text).text }
    if isWide || next.map({ header.isRepeated(by: $0) || isHeader($0) }) ?? false {
      return CellText.cleaned(line.text).text
    }
    return nil
  }

  /// Whether a row below a title names columns, perhaps others than those of the table's start.
  private func isHeader(_ row: ImportTable.Row) -> Bool {
    guard !titles.isEmpty,
      let header = try? ImportHeader(row.cells, map: map, needsLevel: !areLevelsGiven)
    else { return false }
    let isShort = row.cells.allSatisfy { cell in
      cell.lines.count <= 1 && cell.lines.allSatisfy { !$0.isBullet && $0.text.count <= 80 }
    }
    guard isShort, case .columns(let levels) = header.layout,
      row.cells[0].isEmpty || ImportColumn(heading: row.cells[0].text) != nil
    else { return false }
    return levels.count > 1
  }

  /// Begins the part of a table that stands under these headings; false if they are none.
  @discardableResult
  private mutating func begin(_ row: ImportTable.Row) throws(ImportError) -> Bool {
    let header: ImportHeader
    do {
      header = try ImportHeader(row.cells, map: map, needsLevel: !areLevelsGiven)
    } catch {
      if firstObjection == nil { firstObjection = "\(row.place): \(error)" }
      problem("\(error)", at: row.place)
      return false
    }
    isAnyTableRead = true
    mappedHeadings.formUnion(header.headings.map(CellText.folded).filter { map[$0] != nil })
    for column in header.unused {
      remark(
        "the column \(quoted(header.headings[column])) is not read", at: place(row, column))
    }
    if case .columns(let levels) = header.layout {
      for column in levels { try level(header.headings[column], at: place(row, column)) }
    }
    self.header = header
    unit = nil
    isTitled = isTitled(header)
    if isTitled {
      let title = titles.popLast()?.text ?? tableUnitTitle
      if let heading = titles.popLast() { group = heading.text }
      if let title {
        let unit = draft.unit(titled: title, id: nil)
        draft.put(unit, under: group)
        self.unit = unit
      }
    } else if let heading = titles.popLast() {
      group = heading.text
      remark("\(quoted(heading.text)) is read as a heading over units", at: heading.place)
    }
    leaveOutTitles()
    return true
  }

  private func isTitled(_ header: ImportHeader) -> Bool {
    guard case .columns = header.layout, header.columns[.unit] == nil,
      header.columns[.title] == nil, header.unit == nil
    else { return false }
    return !titles.isEmpty || tableUnitTitle != nil
  }

  private mutating func leaveOutTitles() {
    for title in titles { problem("\(quoted(title.text)) is left out", at: title.place) }
    titles = []
  }

  private mutating func leaveOutTable(_ table: ImportTable, _ rest: ArraySlice<ImportTable.Row>) {
    leaveOutTitles()
    problem(
      rest.isEmpty
        ? "the table is left out" : "the table is left out, with \(rest.count) more rows",
      at: table.name)
  }

  private mutating func level(_ title: String, at place: String) throws(ImportError) {
    let text = report.cleaned(title, at: place)
    if areLevelsGiven, draft.rank(ofLevel: text) == nil {
      throw ImportError(
        "\(place): the level \(quoted(text)) is none of those that are given"
          + (nearest(text, in: draft.levels).map { "; did you mean '\($0)'?" } ?? ""))
    }
    draft.addLevel(text)
    if draft.levels.count > limits.maxLevels {
      throw ImportError("\(place): more than \(limits.maxLevels) levels")
    }
  }

  // MARK: Rows

  private mutating func take(
    _ row: ImportTable.Row, _ header: ImportHeader
  ) throws(ImportError) {
    for column in header.headings.count..<max(header.headings.count, row.cells.count)
    where !row.cells[column].isEmpty {
      problem(
        "the column has no heading, so \(quoted(row.cells[column].text)) is left out",
        at: place(row, column))
    }
    for (column, heading) in header.headings.enumerated()
    where heading.isEmpty && column != header.unit && !cell(row, column).isEmpty {
      problem(
        "the column has no heading, so \(quoted(row.cells[column].text)) is left out",
        at: place(row, column))
    }
    guard let unit = try unit(of: row, header) else {
      problem("the row names no unit; it is left out", at: row.place)
      report.statementsRead += 1
      return
    }
    self.unit = unit
    describe(unit, row, header)
    switch header.layout {
    case .rows(let level, let statement):
      try takeStatement(row, header, unit, level: level, column: statement)
    case .columns(let levels):
      for column in levels { takeLevel(row, header, unit, column) }
    }
  }

  /// The unit of a row; where the row does not say it, that of the row above.
  private mutating func unit(
    of row: ImportTable.Row, _ header: ImportHeader
  ) throws(ImportError) -> Int? {
    if isTitled { return unit }
    let ownColumn = header.unit ?? header.columns[.unit]
    let titleColumn = header.columns[.title] ?? ownColumn ?? header.columns[.definition]
    let titleCell = titleColumn.map { cell(row, $0) } ?? ImportTable.Cell()
    let idColumn = header.columns[.unitID] ?? (header.columns[.title] == nil ? nil : ownColumn)
    let id = idColumn.map { text(cell(row, $0), at: place(row, $0)) } ?? ""
    // The first line is the name; what else stands in the cell is told in ``describe(_:_:_:)``.
    let line = titleCell.lines.first?.text ?? ""
    let title = report.cleaned(line, at: place(row, titleColumn ?? 0))
    if title.isEmpty, id.isEmpty {
      guard let unit else { return nil }
      remark(
        "the row names no unit; read as one of \(quoted(draft.units[unit].title))", at: row.place)
      return unit
    }
    if title.unicodeScalars.count > 200 {
      remark("the name of the unit is long; is it a definition?", at: place(row, titleColumn ?? 0))
    }
    let isKnown = draft.isKnown(title: title, id: id)
    let unit = draft.unit(titled: title.isEmpty ? id : title, id: id.isEmpty ? nil : id)
    if !isKnown, !id.isEmpty, !ImportIDs.isID(id) {
      remark("\(quoted(id)) cannot be an id; the unit gets one of its own", at: row.place)
    }
    if let column = header.columns[.group] {
      let heading = text(cell(row, column), at: place(row, column))
      draft.put(unit, under: heading.isEmpty ? group : heading)
    } else {
      draft.put(unit, under: group)
    }
    return unit
  }

  /// Takes the unit's definition and headings from a row.
  private mutating func describe(_ unit: Int, _ row: ImportTable.Row, _ header: ImportHeader) {
    var lines: [ImportTable.Line] = []
    let titleColumn =
      header.columns[.title] ?? header.unit ?? header.columns[.unit]
    if let column = titleColumn, !cell(row, column).continuesAbove {
      lines = Array(cell(row, column).lines.dropFirst())
    }
    if let column = header.columns[.definition], !cell(row, column).continuesAbove {
      let isName = titleColumn == nil && !isTitled
      lines += isName ? Array(cell(row, column).lines.dropFirst()) : cell(row, column).lines
    }
    let parts = CompetencyText(lines)
    let place = row.place
    if !parts.definition.isEmpty {
      let definition = report.cleaned(parts.definition, at: place)
      if let other = draft.define(unit, definition) {
        remark(
          "\(quoted(draft.units[unit].title)) is defined already, as \(quoted(other)); this "
            + "definition is left out: \(quoted(definition))", at: place)
      }
    }
    for name in parts.subcompetencies {
      draft.add(subcompetency: report.cleaned(name, at: place), unit)
    }
    if let column = header.columns[.subcompetency], !cell(row, column).continuesAbove {
      for line in cell(row, column).lines {
        draft.add(subcompetency: report.cleaned(line.text, at: self.place(row, column)), unit)
      }
    }
  }

  // MARK: Statements

  private mutating func takeStatement(
    _ row: ImportTable.Row, _ header: ImportHeader, _ unit: Int, level: Int?, column: Int
  ) throws(ImportError) {
    let levelPlace = level.map { place(row, $0) } ?? row.place
    let levelTitle = level.map { text(cell(row, $0), at: levelPlace) } ?? ""
    if !levelTitle.isEmpty { try self.level(levelTitle, at: levelPlace) }
    let statementCell = cell(row, column)
    let lines = statementCell.continuesAbove ? [] : statementCell.lines
    let isMany = lines.count { $0.isBullet } > 1
    let texts =
      isMany
      ? report.joined(lines, at: place(row, column))
      : lines.isEmpty ? [] : [lines.map(\.text).joined(separator: "\n")]
    guard !texts.isEmpty else {
      let isDescription = [ImportColumn.subcompetency, .definition].contains { other in
        header.columns[other].map { !cell(row, $0).isEmpty } ?? false
      }
      if !isDescription || !levelTitle.isEmpty {
        problem("the row has no statement", at: place(row, column))
      }
      return
    }
    if texts.count > 1 {
      remark(
        "the cell has \(texts.count) bullets; each is read as a statement", at: place(row, column))
    }
    if levelTitle.isEmpty, areLevelsGiven {
      unlevelled += 1
    } else if levelTitle.isEmpty {
      remark("no level is given; the statement holds at every level", at: levelPlace)
    }
    let actor = actor(of: row, header)
    let id = header.columns[.id].map { text(cell(row, $0), at: place(row, $0)) } ?? ""
    if !id.isEmpty, !ImportIDs.isID(id) {
      remark("\(quoted(id)) cannot be an id; the statement gets one of its own", at: row.place)
    }
    for (index, text) in texts.enumerated() {
      add(
        text, unit, level: levelTitle.isEmpty ? nil : levelTitle, actor: actor,
        id: index == 0 && ImportIDs.isID(id) ? id : nil, at: place(row, column))
    }
  }

  private mutating func actor(of row: ImportTable.Row, _ header: ImportHeader) -> Role? {
    guard let column = header.columns[.actor] else { return nil }
    let name = text(cell(row, column), at: place(row, column))
    if name.isEmpty { return nil }
    let word = CellText.folded(name).replacing(" ", with: "-")
    if let role = Role(rawValue: word) { return role }
    let roles = Role.allCases.map(\.rawValue)
    problem(
      "unknown actor \(quoted(name))"
        + (nearest(word, in: roles).map { "; did you mean '\($0)'?" }
          ?? "; there is " + roles.joined(separator: ", ")),
      at: place(row, column))
    return nil
  }

  /// Takes the statements of one level from a cell.
  private mutating func takeLevel(
    _ row: ImportTable.Row, _ header: ImportHeader, _ unit: Int, _ column: Int
  ) {
    let cell = cell(row, column)
    if cell.continuesAbove || cell.lines.isEmpty { return }
    let place = place(row, column)
    if cell.columns > 1 {
      problem(
        "the cell spans \(cell.columns) columns; what stands in it is read at the first of them, "
          + quoted(header.headings[column]), at: place)
    }
    for text in report.joined(cell.lines, at: place) {
      add(text, unit, level: header.headings[column], actor: nil, id: nil, at: place)
    }
  }

  private mutating func add(
    _ text: String, _ unit: Int, level: String?, actor: Role?, id: String?, at place: String
  ) {
    guard let text = report.statement(text, at: place) else { return }
    let statement = ImportDraft.Statement(
      level: level.map { draft.rank(ofLevel: $0)! }, text: text, actor: actor, id: id, place: place)
    if draft.isKnown(statement, in: unit) {
      // As in a table with one row a link.
      report.countAsRepeated()
      return
    }
    if let first = draft.add(statement, to: unit) {
      remark("\(quoted(text)) stands at \(first) already; both are kept", at: place)
    }
  }

  // MARK: Cells

  private func cell(_ row: ImportTable.Row, _ column: Int) -> ImportTable.Cell {
    column < row.cells.count ? row.cells[column] : ImportTable.Cell()
  }

  private mutating func text(_ cell: ImportTable.Cell, at place: String)
    -> String
  {
    cell.lines.isEmpty ? "" : report.cleaned(cell.text, at: place)
  }

  private func place(_ row: ImportTable.Row, _ column: Int) -> String {
    "\(row.place), column \(column + 1)"
  }

  private mutating func problem(_ message: String, at place: String) {
    report.add(message, at: place, isProblem: true)
  }

  private mutating func remark(_ message: String, at place: String) {
    report.add(message, at: place, isProblem: false)
  }
}

/// What a file gave.
public struct ImportedFramework: Sendable, Hashable {
  /// The framework.
  public var framework: Framework
  /// Ids of units and statements that the file itself gives.
  public var ownIDs: Set<String>
  /// Ids of the statements whose actor the file names.
  public var namedActors: Set<String>
  /// What was read and what was not.
  public var report: ImportReport
}
