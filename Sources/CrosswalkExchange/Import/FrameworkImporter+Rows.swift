import CrosswalkBase
import CrosswalkModel

/// What a row under headings says of units and statements.
extension FrameworkImporter {
  mutating func take(
    _ row: ImportTable.Row, _ header: ImportHeader
  ) throws(ImportError) {
    let beyond = header.headings.count..<max(header.headings.count, row.cells.count)
    if isDelimited, beyond.contains(where: { !row.cells[$0].isEmpty }) {
      // Which of its cells is cut in two nobody can tell.
      problem(
        "the row has \(row.cells.count) cells under \(header.headings.count) headings, so that its "
          + "texts may be shifted; a text with a separator in it needs quotes; the row is left out",
        at: row.place)
      mark(all: row, .notRead(because: "in rows of a wrong form"))
      return
    }
    for column in beyond where !row.cells[column].isEmpty {
      problem(
        "the column has no heading, so \(quoted(row.cells[column].text)) is left out",
        at: place(row, column))
    }
    let asides = header.asides
    for column in asides { mark(column, .leftOut(because: "without a heading")) }
    for (column, heading) in header.headings.enumerated()
    where heading.isEmpty && column != header.unit && !cell(row, column).isEmpty
      && !asides.contains(column)
    {
      problem(
        "the column has no heading, so \(quoted(row.cells[column].text)) is left out",
        at: place(row, column))
    }
    let known = draft.draft.units.count
    guard let unit = try unit(of: row, header) else {
      problem("the row names no unit; it is left out", at: row.place)
      report.statementsRead += 1
      mark(all: row, .notRead(because: "in rows without a unit"))
      return
    }
    self.unit = unit
    if unit >= known, row.cells.count(where: { !$0.isEmpty }) == 1 {
      loneUnits.append((unit, row.place))
    }
    tellIfAlone(row, header)
    describe(unit, row, header)
    switch header.layout {
    case .rows(let level, let statement):
      try takeStatement(row, header, unit, level: level, column: statement)
    case .columns(let levels):
      let actor = actor(of: row, header)
      for column in levels { takeLevel(row, header, unit, column, actor) }
    }
    for (column, index) in header.columns { mark(index, .imported(as: column.cells)) }
    if let column = header.unit { mark(column, .imported(as: ImportColumn.unit.cells)) }
    for column in header.unused {
      mark(column, .leftOut(because: "under headings that are not read"))
    }
    for (column, heading) in header.headings.enumerated() where map[heading] == .ignore {
      mark(column, .leftOut(because: "under headings that somebody ignores"))
    }
    for column in header.headings.indices where header.headings[column].isEmpty {
      mark(column, .notRead(because: "without a heading"))
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
    let title = report.cleaned(named(titleCell).name, at: place(row, titleColumn ?? 0))
    if title.isEmpty, id.isEmpty {
      guard let unit else { return nil }
      remark(
        "the row names no unit; read as one of \(quoted(draft.title(of: unit)))", at: row.place)
      return unit
    }
    if title.unicodeScalars.count > 200 {
      remark("the name of the unit is long; is it a definition?", at: place(row, titleColumn ?? 0))
    }
    var heading = group
    if let column = header.columns[.group] {
      let own = text(cell(row, column), at: place(row, column))
      if !own.isEmpty { heading = own }
    }
    if id.isEmpty, draft.isTaken(title: title),
      !draft.isKnown(title: title, id: id, under: heading)
    {
      remark(
        "\(quoted(title)) stands under another heading too; it is a unit of its own under "
          + quoted(heading ?? ""), at: row.place)
    }
    return draft.unit(
      titled: title.isEmpty ? id : title, id: id.isEmpty ? nil : id, under: heading,
      at: row.place)
  }

  /// The name in a cell, which may be broken over lines, and the lines that follow it.
  private func named(_ cell: ImportTable.Cell) -> (name: String, rest: [ImportTable.Line]) {
    guard let first = cell.lines.first else { return ("", []) }
    var name = first.text
    var count = 1
    while count < cell.lines.count, !cell.lines[count].isBullet,
      report.goesOn(cell.lines[count], name, first: first)
    {
      name += " " + cell.lines[count].text
      count += 1
    }
    return (name, Array(cell.lines.dropFirst(count)))
  }

  /// Takes the unit's definition and headings from a row.
  private mutating func describe(_ unit: Int, _ row: ImportTable.Row, _ header: ImportHeader) {
    var lines: [ImportTable.Line] = []
    let titleColumn =
      header.columns[.title] ?? header.unit ?? header.columns[.unit]
    if let column = titleColumn, !cell(row, column).continuesAbove {
      lines = named(cell(row, column)).rest
    }
    if let column = header.columns[.definition], !cell(row, column).continuesAbove {
      let isName = titleColumn == nil && !isTitled
      lines += isName ? named(cell(row, column)).rest : cell(row, column).lines
    }
    let parts = CompetencyText(lines)
    let place = row.place
    if !parts.definition.isEmpty {
      let definition = report.cleaned(parts.definition, at: place)
      if let other = draft.define(unit, definition) {
        remark(
          "\(quoted(draft.title(of: unit))) is defined already, as \(quoted(other)); this "
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
    let statementCell = cell(row, column)
    if statementCell.isHidden {
      // What is left out of the cell is told already; what the row says of it goes with it.
      let about = [ImportColumn.id, .actor, .act].compactMap { header.columns[$0] }
      for column in about + (level.map { [$0] } ?? []) {
        mark(column, .leftOut(because: "in rows whose statement does not show"))
      }
      return
    }
    let levelPlace = level.map { place(row, $0) } ?? row.place
    var levelTitle = levelTable.title(
      of: level.map { text(cell(row, $0), at: levelPlace) } ?? tableLevel ?? "")
    if levelTitle.isEmpty, let last = lastLevel, goesOn(row, header, unit) {
      levelTitle = last
      remark("the row names no level; read as one of \(quoted(last))", at: row.place)
    }
    lastLevel = levelTitle.isEmpty ? nil : levelTitle
    if level != nil { namedLevels.add(levelTitle, of: unit, at: row.place) }
    if !levelTitle.isEmpty { try self.level(levelTitle, at: levelPlace) }
    if let level { mark(level, .imported(as: "levels of statements")) }
    let lines =
      statementCell.continuesAbove
      ? [] : CellText.withoutNumbers(statementCell.lines, atLeast: 2)
    let isMany = lines.count { $0.isBullet } > 1
    let id = header.columns[.id].map { text(cell(row, $0), at: place(row, $0)) } ?? ""
    // A statement with an id of its own is no item of a list: what it begins with is part of it.
    let dash = id.isEmpty ? "" : lines.first?.mark ?? ""
    if !isMany, dash.isEmpty { report.countBullets(lines) }
    let texts =
      isMany
      ? report.joined(lines, at: place(row, column))
      : lines.isEmpty ? [] : [dash + lines.map(\.text).joined(separator: "\n")]
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
    if levelTitle.isEmpty, areLevelsGiven || level == nil {
      unlevelled += 1
    } else if levelTitle.isEmpty {
      remark("no level is given; the statement holds at every level", at: levelPlace)
    }
    let (actor, act) = (actor(of: row, header), act(of: row, header))
    let heading = heading(of: row, header, unit)
    let before = report.statementsImported + report.repeatedStatements
    defer {
      let isAny = report.statementsImported + report.repeatedStatements > before
      mark(
        column, isAny ? .imported(as: "cells of statements") : .notRead(because: "no statements"))
    }
    for (index, text) in texts.enumerated() {
      add(
        text, unit, level: levelTitle.isEmpty ? nil : levelTitle, actor: actor,
        act: act, id: index == 0 && !id.isEmpty ? id : nil, heading: heading,
        at: place(row, column))
    }
  }

  /// Whether a row leaves out its unit, since it is that of the row above.
  private func goesOn(_ row: ImportTable.Row, _ header: ImportHeader, _ unit: Int) -> Bool {
    guard !isTitled, let column = header.columns[.title] ?? header.unit ?? header.columns[.unit]
    else { return false }
    return cell(row, column).isEmpty
  }

  /// The heading inside the unit that the statements of a row stand under; nil where the row names
  /// none, or several. Where a definition lists but one, all of the unit's statements stand under it.
  private mutating func heading(
    of row: ImportTable.Row, _ header: ImportHeader, _ unit: Int
  ) -> Int? {
    guard let column = header.columns[.subcompetency] else {
      guard case .columns = header.layout else { return nil }
      return draft.onlyHeading(of: unit)
    }
    guard cell(row, column).lines.count == 1 else { return nil }
    // It is counted where the unit is described.
    return draft.add(
      subcompetency: CellText.cleaned(cell(row, column).lines[0].text).text, unit)
  }

  private mutating func actor(of row: ImportTable.Row, _ header: ImportHeader) -> Role? {
    guard let column = header.columns[.actor] else { return tableActor }
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

  private mutating func act(of row: ImportTable.Row, _ header: ImportHeader) -> Act? {
    guard let column = header.columns[.act] else { return nil }
    let name = text(cell(row, column), at: place(row, column))
    if name.isEmpty { return nil }
    let word = CellText.folded(name)
    if let act = Act.allCases.first(where: { [$0.rawValue, $0.words].contains(word) }) {
      return act
    }
    let acts = Act.allCases.map(\.rawValue)
    problem(
      "unknown kind of act \(quoted(name))"
        + (nearest(word, in: acts).map { "; did you mean '\($0)'?" }
          ?? "; there is " + acts.joined(separator: ", ")),
      at: place(row, column))
    return nil
  }

  /// Takes the statements of one level from a cell.
  private mutating func takeLevel(
    _ row: ImportTable.Row, _ header: ImportHeader, _ unit: Int, _ column: Int, _ actor: Role?
  ) {
    let cell = cell(row, column)
    if cell.continuesAbove || cell.lines.isEmpty { return }
    let place = place(row, column)
    let before = report.statementsImported + report.repeatedStatements
    defer {
      let isAny = report.statementsImported + report.repeatedStatements > before
      mark(
        column, isAny ? .imported(as: "cells of statements") : .notRead(because: "no statements"))
    }
    if cell.columns > 1 {
      problem(
        "the cell spans \(cell.columns) columns; what stands in it is read at the first of them, "
          + quoted(header.headings[column]), at: place)
    }
    let heading = heading(of: row, header, unit)
    for text in report.joined(cell.lines, at: place) {
      add(
        text, unit, level: header.headings[column], actor: actor, id: nil, heading: heading,
        at: place)
    }
  }

  private mutating func add(
    _ text: String, _ unit: Int, level: String?, actor: Role?, act: Act? = nil, id: String?,
    heading: Int?,
    at place: String
  ) {
    guard let text = report.statement(text, at: place) else { return }
    let statement = ImportDraft.Statement(
      level: level.map { draft.rank(ofLevel: $0)! }, text: text, actor: actor, act: act,
      given: id.map { ImportDraft.Given(text: $0, place: place) }, heading: heading, place: place)
    if draft.isKnown(statement, in: unit) {
      // As in a table with one row a link.
      report.countAsRepeated()
      return
    }
    if let first = draft.add(statement, to: unit) {
      remark("\(quoted(text)) stands at \(first) already; both are kept", at: place)
    }
  }
}
