import CrosswalkBase
import CrosswalkModel

/// Where headings stand, and which titles stand above them.
extension FrameworkImporter {
  /// The text of a row that is nothing but a title; nil for other rows.
  func title(at index: Int) -> String? {
    let row = rows[index]
    let filled = row.cells.indices.filter { row.cells[$0].isFilled }
    guard filled.count == 1, TableReading.isTitle(row), let header,
      let line = row.cells[filled[0]].lines.first
    else { return nil }
    // A row of delimited text may end early.
    let edge = header.edge
    let width = max(row.cells.count, header.headings.count) - edge
    if width < 2 { return nil }
    let text = CellText.cleaned(line.text).text
    if row.cells[filled[0]].columns >= width { return text }
    if hasUnitRows, filled[0] == edge, ColumnShape.likeness(row.cells[edge]) < 1 { return text }
    // Between a unit and its headings a banner may stand.
    let below = (index + 1..<rows.count).first { !isBanner(rows[$0]) }
    guard filled[0] == edge, let below else { return nil }
    let next = rows[below]
    if headingsRepeated(at: below) != nil || otherHeader(at: below, isBelowTitle: true) != nil {
      return text
    }
    // A name alone in the column of units, over a row with a unit of its own and more.
    let column = header.unit ?? header.columns[.unit] ?? header.columns[.title]
    let isName = line.text.last != "." && line.text.unicodeScalars.count <= 100
    guard column == edge, isName, header.columns[.unitID] == nil, next.defect == nil,
      cell(next, edge).isFilled, next.cells.count(where: \.isFilled) > 1
    else { return nil }
    return text
  }

  /// Over how many rows the headings stand once more from here on, as on a new page: all of them, or the
  /// last alone; nil where they do not.
  func headingsRepeated(at index: Int) -> Int? {
    guard let header, index < rows.count else { return nil }
    if header.isRepeated(by: rows[index]) { return 1 }
    let counts = heads.count > 1 ? Array((1...heads.count).reversed()) : []
    return counts.first { count in
      index + count <= rows.count
        && zip(rows[index...], heads.suffix(count)).allSatisfy { $0.hasTexts(of: $1) }
    }
  }

  /// Other headings than those above, where a row below a title has them; nil if it has none.
  func otherHeader(at index: Int, isBelowTitle: Bool = false) -> ImportHeader? {
    let row = rows[index]
    guard isBelowTitle || !titles.isEmpty || looksLikeHeadings(row), row.defect == nil else {
      return nil
    }
    let isShort = Self.isShort(row)
    let first = cell(row, self.header?.edge ?? 0)
    guard isShort, row.cells.count(where: \.isFilled) > 1,
      first.isEmpty || ImportColumn(heading: first.text) != nil || LevelWords.isLevel(first.text)
    else { return nil }
    var context = ImportHeader.Context()
    context.map = map
    context.areLevelsGiven = areLevelsGiven
    context.hasUnit = true
    let body = Array(rows[(index + 1)...].prefix(50)).filter { $0.defect == nil }
    guard
      let header = try? ImportHeader(HeaderText([row]), body: body, context, at: row.place),
      header.doubts.isEmpty
    else { return nil }
    switch header.layout {
    case .columns(let levels): return levels.count > 1 ? header : nil
    // What stands under a title is told by its levels alone.
    case .rows: return looksLikeHeadings(row) ? header : nil
    }
  }

  /// Whether a row reads like headings though no title stands above it: its first text is the first heading or a
  /// usual one, and most others are headings of this table, usual ones, or names of levels.
  func looksLikeHeadings(_ row: ImportTable.Row) -> Bool {
    guard let header, row.defect == nil, Self.isShort(row) else { return false }
    let own = Set(header.headings.map(CellText.folded))
    func isUsual(_ text: String) -> Bool {
      own.contains(CellText.folded(text)) || ImportColumn(heading: text) != nil
    }
    let first = cell(row, header.edge)
    let others = row.cells.indices.filter { $0 != header.edge && row.cells[$0].isFilled }
      .map { row.cells[$0].text }
    guard first.isFilled, isUsual(first.text), others.count > 1 else { return false }
    return 3 * others.count { isUsual($0) || LevelWords.isLevel($0) } >= 2 * others.count
  }

  private static func isShort(_ row: ImportTable.Row) -> Bool {
    row.cells.allSatisfy { cell in
      cell.lines.count <= 1 && cell.lines.allSatisfy { !$0.isBullet && $0.text.count <= 80 }
    }
  }

  /// Takes a row above the headings: a title, or something that is not read.
  mutating func takeAbove(_ row: ImportTable.Row, _ header: ImportHeader) {
    if header.isRepeated(by: row) {
      report.headings += 1
      mark(all: row, .imported(as: "headings"))
      return
    }
    if TableReading.isTitle(row), let line = row.cells.first(where: \.isFilled)?.lines.first {
      let title = CellText.cleaned(line.text).text
      if sharedTitles.contains(title.lowercased()) {
        remark(
          "\(quoted(title)) stands on several sheets; it names no unit and is left out",
          at: row.place)
        mark(all: row, .leftOut(because: "above the headings"))
      } else {
        titles.append((title, row))
      }
      return
    }
    // Where units are named above headings, and not by sheets, a row that is not read may name one.
    let mayBeUnit = header.isUnitOutside && !areSheetsNamed
    if mayBeUnit || row.cells.contains(where: { $0.isFilled && ColumnShape.likeness($0) >= 1 }) {
      problem("the row stands above the headings and is not read", at: row.place)
      mark(all: row, .notRead(because: "above the headings"))
    } else {
      remark("the row stands above the headings and is not read", at: row.place)
      mark(all: row, .leftOut(because: "above the headings"))
    }
  }

  /// Finds out what the document or the workbook calls the table.
  mutating func name(_ table: ImportTable, _ header: ImportHeader) {
    tableUnitTitle = table.heading
    guard header.isUnitOutside || isUnitDefined(header) else { return }
    if tableUnitTitle == nil, areSheetsNamed, tableLevel == nil, titles.isEmpty {
      tableUnitTitle = table.sheet
      if let sheet = table.sheet {
        remark(
          "the sheet's name is read as the unit"
            + (sheet.count == 31
              ? "; it may be cut, since names of sheets end at 31 characters" : ""),
          at: table.name)
      }
    }
    guard let last = table.headings.last else { return }
    takePassage(last, as: "names of units")
    if let over = table.headings.dropLast().last, passages[over].heading ?? 0 > 0 {
      group = passages[over].text
      note(group: passages[over].text)
      takePassage(over, as: "headings over units")
    }
    let definition = table.above.filter { $0 > last && passages[$0].item == nil }
    if header.columns[.definition] == nil, !definition.isEmpty {
      tableDefinition = definition.map { passages[$0].text }.joined(separator: "\n")
      for index in definition { takePassage(index, as: "definitions") }
    }
  }

  /// Who acts in a sheet that is named by a role, where its columns name the units. What another sheet's
  /// name says is told, since it goes nowhere.
  mutating func actor(of table: ImportTable, _ header: ImportHeader) -> Role? {
    guard areSheetsNamed, let sheet = table.sheet, tableLevel == nil, !header.isUnitOutside else {
      return nil
    }
    let name = CellText.folded(sheet)
    let role = Role(rawValue: name) ?? Role.ofPersons.first { "\($0.rawValue)s" == name }
    if let role, header.columns[.actor] == nil {
      remark("the sheet's name is read as who acts: \(role.rawValue)", at: table.name)
      return role
    }
    remark("the sheet's name is not read; its columns name the units", at: table.name)
    return nil
  }

  private func isUnitDefined(_ header: ImportHeader) -> Bool {
    header.columns[.unit] == nil && header.columns[.title] == nil && header.unit == nil
  }

  /// Says what became of a paragraph outside of tables.
  mutating func takePassage(_ index: Int, as what: String) {
    guard passages.indices.contains(index), passages[index].fate == nil else { return }
    passages[index].fate = .imported(as: what)
  }

  /// Begins the part of a table that stands under these headings.
  mutating func begin(
    _ header: ImportHeader, _ row: ImportTable.Row, isRepetition: Bool = false
  ) throws(ImportError) {
    isAnyTableRead = true
    let isFirst = self.header == nil
    let areLevelsMapped = header.headings.contains { map[$0] == .level }
    let unread = Set(header.unused)
    fates = [:]
    for column in row.cells.indices {
      mark(
        column,
        unread.contains(column)
          ? .leftOut(because: "under headings that are not read") : .imported(as: "headings"))
    }
    close(row)
    fates = [:]
    mappedHeadings.formUnion(header.headings.map(CellText.folded).filter { map[$0] != nil })
    note(header.layout)
    if isFirst || !isRepetition {
      for column in header.unused {
        let heading = header.headings[column]
        if case .columns = header.layout, LevelWords.isUsual(heading), !areLevelsMapped {
          problem(
            "the column \(quoted(heading)) has the name of a level, but no statements in it; it is not "
              + "read", at: place(row, column))
        } else {
          remark("the column \(quoted(heading)) is not read", at: place(row, column))
        }
      }
      for column in header.asides {
        remark("the column has no heading, and is not read", at: place(row, column))
      }
    }
    if case .columns(let levels) = header.layout {
      for column in levels { try level(header.headings[column], at: place(row, column)) }
    }
    self.header = header
    report.headings += 1
    unit = nil
    isTitled = isTitled(header)
    if isTitled, isFirst, opensWithTitle(below: row) {
      // Each part below has a title of its own, so that those above are the document's.
      takeGroup(isFirst: true, isOverParts: true)
    } else if isTitled {
      leaveOutBanners()
      noteTitles()
      let title = titles.popLast()
      if let title { mark(all: title.row, .imported(as: "names of units")) }
      takeGroup(isFirst: isFirst)
      if let title = title?.text ?? tableUnitTitle { beginUnit(title, row) }
    } else {
      takeGroup(isFirst: isFirst)
    }
    leaveOutTitles()
  }

  /// The last title above the headings is a heading over units; of several above the first headings
  /// it may be the first, and the others say more of the document.
  private mutating func takeGroup(isFirst: Bool, isOverParts: Bool = false) {
    guard !titles.isEmpty else { return }
    let isBanner = isFirst && (isOverParts || !isTitled)
    let heading = isBanner ? titles.removeFirst() : titles.removeLast()
    group = heading.text
    if isBanner { note(banner: heading.text) } else { note(group: heading.text) }
    mark(all: heading.row, .imported(as: "titles"))
    if !isFirst {
      remark("\(quoted(heading.text)) is read as a heading over units", at: heading.row.place)
    } else {
      for title in titles {
        remark(
          "\(quoted(title.text)) stands above the headings and is left out", at: title.row.place)
        mark(all: title.row, .leftOut(because: "above the headings"))
      }
      titles = []
    }
  }

  /// Whether a title stands right below a row of headings, in the table's words for it.
  private func opensWithTitle(below row: ImportTable.Row) -> Bool {
    guard let index = rows.firstIndex(where: { $0.place == row.place }), index + 1 < rows.count
    else { return false }
    return title(at: index + 1) != nil
  }

  private mutating func beginUnit(_ title: String, _ row: ImportTable.Row) {
    let unit = draft.unit(titled: title, id: nil, under: group, at: row.place)
    self.unit = unit
    if let tableDefinition {
      _ = draft.define(unit, report.cleaned(tableDefinition, at: row.place))
    }
  }

  private func isTitled(_ header: ImportHeader) -> Bool {
    if header.isUnitOutside { return true }
    guard case .columns = header.layout, isUnitDefined(header) else { return false }
    return !titles.isEmpty || tableUnitTitle != nil
  }

  /// A title over a row without headings of its own begins a part of the table: a unit where no column
  /// names units, else what stands over some of them.
  mutating func takeTitles(above row: ImportTable.Row) {
    guard let title = titles.popLast() else { return }
    if isTitled {
      beginUnit(title.text, title.row)
      mark(all: title.row, .imported(as: "names of units"))
    } else {
      group = title.text
      note(group: title.text)
      remark("\(quoted(title.text)) is read as a heading over units", at: title.row.place)
      mark(all: title.row, .imported(as: "headings over units"))
    }
    leaveOutTitles()
  }

  /// Titles under which nothing stands are told.
  mutating func leaveOutTitles() {
    let left = titles
    titles = []
    for title in left {
      problem("\(quoted(title.text)) is left out", at: title.row.place)
      mark(all: title.row, .notRead(because: "titles that nothing stands under"))
    }
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
