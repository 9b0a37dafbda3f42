import CrosswalkBase

/// Which of several titles above headings names the unit, where anything tells.
extension FrameworkImporter {
  private static func title(of row: ImportTable.Row) -> String? {
    guard row.defect == nil, TableReading.isTitle(row) else { return nil }
    return row.cells.first(where: \.isFilled)?.lines.first.map { CellText.folded($0.text) }
  }

  /// What stands in all of these groups of titles: units differ, so it names none.
  private static func shared(_ stacks: [[String]]) -> Set<String> {
    guard stacks.count > 1, let first = stacks.first else { return [] }
    return stacks.dropFirst().reduce(into: Set(first)) { $0.formIntersection($1) }
  }

  /// Titles above every table of a document, if each has another name too; for sheets see
  /// ``sharedTitles``.
  static func banners(above tables: [ImportTable]) -> Set<String> {
    let tables = tables.filter { $0.sheet == nil && !$0.rows.isEmpty }
    let stacks = tables.map { table in
      var stack: [String] = []
      for row in table.rows where !row.isEmpty {
        guard let title = title(of: row) else { break }
        stack.append(title)
      }
      return stack
    }
    let shared = shared(stacks)
    let haveOthers = stacks.allSatisfy { !shared.isSuperset(of: $0) }
    let haveHeadings = Set(tables.compactMap(\.heading)).count == tables.count
    return haveOthers || haveHeadings ? shared : []
  }

  /// Titles right above all rows of headings of the table at hand, where units stand there too.
  func tableBanners(_ reading: TableReading, from start: Int) -> Set<String> {
    let further = rows.indices.dropFirst(start + reading.rows.count)
      .filter { index in
        reading.header.isRepeated(by: rows[index])
          || reading.rows.count > 1 && rows[index].hasTexts(of: rows[start])
      }
    var stacks: [[String]] = []
    for index in [start] + further {
      var stack: [String] = []
      for row in rows[..<index].reversed() {
        guard let title = Self.title(of: row) else { break }
        stack.append(title)
      }
      // Headings that a new page repeats have no titles.
      if !stack.isEmpty { stacks.append(stack) }
    }
    let shared = Self.shared(stacks)
    // A unit that goes on over pages stands above all headings too, with nothing beside it.
    return stacks.dropFirst().contains { !shared.isSuperset(of: $0) } ? shared : []
  }

  func isBanner(_ row: ImportTable.Row) -> Bool {
    Self.title(of: row).map(banners.contains) ?? false
  }

  /// Leaves out banners between the name of a unit and its headings.
  mutating func leaveOutBanners() {
    while let last = titles.last, banners.contains(CellText.folded(last.text)) {
      titles.removeLast()
      remark(
        "\(quoted(last.text)) stands above other headings too; it names no unit and is left out",
        at: last.row.place)
      mark(all: last.row, .leftOut(because: "above the headings"))
    }
  }

  /// Notes whether one title or several stand above headings, of which the last is the unit.
  mutating func noteTitles() {
    if titles.count == 1 { isUnitRightAbove = true }
    if titles.count > 1, let place = titles.last?.row.place {
      openTitles.append((titles.map(\.text), place))
    }
  }

  /// Says that the name of a unit is a guess, unless other headings have one title alone, or a title
  /// over that of the unit stands over another one too.
  func tellOpenTitles(_ report: inout ImportReport) {
    guard !isUnitRightAbove, let first = openTitles.first else { return }
    let over = openTitles.flatMap { Set($0.texts.dropLast().map(CellText.folded)) }
    guard Set(over).count == over.count else { return }
    let list = first.texts.map(quoted).joined(separator: " and ")
    report.add(
      "\(list) stand above the headings, and nothing tells which of them names the unit; the last "
        + "is read as its name; a column of units would tell", at: first.place, isProblem: true)
  }

  /// Says of statements in the last row, which is unlike those above, that they may be notes.
  mutating func tellUnlike(_ row: ImportTable.Row, _ header: ImportHeader) {
    guard let column = header.statementColumns.first(where: { cell(row, $0).isFilled }) else {
      return
    }
    problem(
      "\(quoted(cell(row, column).text)) is read as a statement, though the last row is unlike those "
        + "above; it may be a note at the foot", at: place(row, column))
  }

  /// Says of names that stand alone in their rows, and that no statement follows, that they may name no
  /// unit: a total at the foot, or the name of what follows.
  func tellLoneUnits(_ report: inout ImportReport) {
    for (unit, place) in loneUnits where draft.draft.units[unit].statements.isEmpty {
      report.add(
        "\(quoted(draft.title(of: unit))) stands alone in its row, and no statement is of it; it may "
          + "name no unit", at: place, isProblem: true)
    }
  }

  /// Says that a heading inside a unit stands alone in its row, where it may be a unit's name.
  mutating func tellIfAlone(_ row: ImportTable.Row, _ header: ImportHeader) {
    guard isTitled, case .columns = header.layout, let column = header.columns[.subcompetency],
      row.cells.count(where: { !$0.isEmpty }) == 1, cell(row, column).isFilled
    else { return }
    problem(
      "\(quoted(cell(row, column).text)) stands alone in its row, without a statement; it may be "
        + "the name of a unit", at: place(row, column))
  }
}
