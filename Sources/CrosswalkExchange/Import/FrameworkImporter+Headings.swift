import CrosswalkBase

/// Where headings stand, and which titles stand above them.
extension FrameworkImporter {
  /// The text of a row that is nothing but a title; nil for other rows.
  func title(_ row: ImportTable.Row, before next: ImportTable.Row?) -> String? {
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
  func isHeader(_ row: ImportTable.Row) -> Bool {
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
  mutating func begin(_ row: ImportTable.Row) throws(ImportError) -> Bool {
    let header: ImportHeader
    do {
      header = try ImportHeader(row.cells, map: map, needsLevel: !areLevelsGiven)
    } catch {
      if firstObjection == nil {
        firstObjection = ImportError("\(row.place): \(error.reason)", remedy: error.remedy)
      }
      problem(error.reason, at: row.place, remedy: error.remedy)
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
    report.headings += 1
    unit = nil
    isTitled = isTitled(header)
    if isTitled {
      let title = titles.popLast()?.text ?? tableUnitTitle
      if let heading = titles.popLast() { group = heading.text }
      if let title {
        unit = draft.unit(titled: title, id: nil, under: group, at: row.place)
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

  mutating func leaveOutTitles() {
    for title in titles { problem("\(quoted(title.text)) is left out", at: title.place) }
    titles = []
  }

  mutating func leaveOutTable(_ table: ImportTable, _ rest: ArraySlice<ImportTable.Row>) {
    leaveOutTitles()
    problem(
      rest.isEmpty
        ? "the table is left out" : "the table is left out, with \(rest.count) more rows",
      at: table.name)
  }

  mutating func level(_ title: String, at place: String) throws(ImportError) {
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
}
