import CrosswalkBase
import CrosswalkDocuments
import CrosswalkModel

/// Makes a framework of tables: one row a statement, or one row a unit with a column a level.
///
/// No text is changed but white space; what cannot be read is told by place, and every cell is
/// counted.
public struct FrameworkImporter {
  let map: ImportMap
  let limits: ImportLimits
  /// Whether somebody has said which levels there are.
  let areLevelsGiven: Bool
  /// What a table of levels says of them.
  var levelTable = LevelTable()
  /// How the order of levels is known that somebody has said.
  var givenOrder = Scale.Order.confirmed
  /// The scale of the framework that is brought up to date.
  var former: Scale?
  /// What an exported workbook says of how the order of its levels is known.
  var ownOrder: ImportContent.OwnOrder?
  /// The rows of headings, by their numbers in the file, if somebody says so.
  var headerRows: ClosedRange<Int>?
  /// The paragraphs that stand around the tables of a document.
  var passages: [ImportPassage] = []
  /// Whether sheets can be named by the unit or the level that they hold.
  var areSheetsNamed = false
  /// Titles that stand on several of the sheets that are read, and so name no unit; folded.
  var sharedTitles: Set<String> = []
  /// Titles that stand above every table of a document, beside others, and so name no unit; folded.
  var documentBanners: Set<String> = []
  /// Those and what stands above all headings of the table that is being read; folded.
  var banners: Set<String> = []
  /// Titles of which the last is read as the unit, and another might be.
  var openTitles: [(texts: [String], place: String)] = []
  /// Whether headings have one title above them, which shows where names of units stand.
  var isUnitRightAbove = false
  /// Whether names of units stand in rows of their own below the headings.
  var hasUnitRows = false
  /// Units whose names stand alone in their rows, and where.
  var loneUnits: [(unit: Int, place: String)] = []
  /// Rows without a level, where that is no wonder.
  var unlevelled = 0
  /// How rows name levels, where a column is there for them.
  var namedLevels = NamedLevels()
  var draft = TableDraft()
  var report = ImportReport()
  /// Why the first table that was left out was.
  var firstObjection: ImportError?
  var isAnyTableRead = false
  var mappedHeadings: Set<String> = []
  /// What the tables leave open.
  var doubts: [ImportDoubt] = []
  /// Whether some levels are columns side by side, and some only named in rows.
  private var hasColumns = false
  private var hasRows = false
  /// The one title above a table of a file that has no other.
  private var banner: String?
  private var bannerGroups: Set<String> = []

  // The table that is being read.
  var isDelimited = false
  /// Whether its cells are counted, and the rows whose cells have been.
  var isCounted = true
  var closed: Set<String> = []
  var rows: [ImportTable.Row] = []
  var header: ImportHeader?
  /// The rows of the first headings.
  var heads: ArraySlice<ImportTable.Row> = []
  var titles: [(text: String, row: ImportTable.Row)] = []
  var unit: Int?
  var group: String?
  var tableUnitTitle: String?
  /// What paragraphs between a heading and its table say of the unit.
  var tableDefinition: String?
  /// The level of the row above; nil if it has none.
  var lastLevel: String?
  /// The level that the whole table is about.
  var tableLevel: String?
  /// Who acts in the whole table.
  var tableActor: Role?
  /// Whether the unit is named above the headings, because its column holds the definition alone.
  var isTitled = false
  /// Is told what becomes of each cell; nil: nobody is.
  var trace: ImportTrace?
  /// What became of the cells of the row that is being read, by column.
  var fates: [Int: ImportLedger.Fate] = [:]

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

  /// What is known of a table besides its cells.
  func context(of table: ImportTable) -> ImportHeader.Context {
    var context = ImportHeader.Context()
    context.map = map
    context.areLevelsGiven = areLevelsGiven || !levelTable.titles.isEmpty
    let known = areLevelsGiven ? draft.levels : levelTable.titles
    context.levels = Set(known.flatMap { [$0, LevelTitle($0).name] }.map(CellText.folded))
    context.hasLevel =
      areSheetsNamed
      && table.sheet.map { LevelWords.isLevel($0) || context.levels.contains(CellText.folded($0)) }
        ?? false
    // A sheet is named by the one or the other.
    context.hasUnit =
      table.heading != nil || areSheetsNamed && table.sheet != nil && !context.hasLevel
    context.isUnitSure = context.hasUnit
    return context
  }

  /// Takes a table.
  ///
  /// - Throws: ``ImportError`` if it is over a limit.
  public mutating func read(_ table: ImportTable) throws(ImportError) {
    if let objection = limits.objection(to: table, after: report.rows) {
      throw ImportError(objection)
    }
    report.tables += 1
    trace?.begin(table)
    rows = table.rows.filter { !$0.isEmpty }
    report.rows += rows.count
    (header, heads, titles, unit, isTitled) = (nil, [], [], nil, false)
    (tableUnitTitle, tableDefinition, tableLevel, lastLevel) = (nil, nil, nil, nil)
    tell(table)
    let context = context(of: table)
    let readable = rows.filter { $0.defect == nil }
    let readings = TableReading.all(of: readable, context, numbers: headerRows)
    guard let reading = readings.first else { return leaveOut(table, context) }
    if let doubt = TableReading.doubt(readings, of: readable) { doubts.append(doubt) }
    doubts += reading.header.doubts
    report.tell(evidence: reading.header.evidence, at: table.name)
    if context.hasLevel { tableLevel = table.sheet }
    tableActor = actor(of: table, reading.header)
    let first = readable[reading.rows.lowerBound].place
    let start = rows.firstIndex { $0.place == first } ?? 0
    // Rows of which nothing is seen are shown too.
    let top = table.rows.filter { !$0.isEmpty }.firstIndex { $0.place == first } ?? 0
    trace?.note(top..<top + reading.rows.count, reading.header.roles(map))
    try read(table, reading, from: start)
  }

  /// Reads the rows under the headings, and titles between them.
  private mutating func read(
    _ table: ImportTable, _ reading: TableReading, from start: Int
  ) throws(ImportError) {
    var index = 0
    let foot = TableFoot.start(
      rows, below: start + reading.rows.count, statements: reading.header.statementColumns)
    let unlike = TableFoot.unlike(
      rows, below: start + reading.rows.count, to: foot,
      statements: reading.header.statementColumns)
    hasUnitRows = reading.hasUnitRows
    banners = documentBanners.union(tableBanners(reading, from: start))
    while index < rows.count {
      let row = rows[index]
      fates = [:]
      defer { close(row) }
      if index == start {
        let heads = rows[index..<min(rows.count, index + reading.rows.count)]
        for head in heads.dropLast() { mark(all: head, .imported(as: "headings")) }
        self.heads = heads
        index += heads.count
        name(table, reading.header)
        try begin(reading.header, heads.last!)
        continue
      }
      index += 1
      if let defect = row.defect {
        problem(defect + "; the row is left out", at: row.place)
        mark(all: row, .notRead(because: "in rows of a wrong form"))
      } else if index <= start {
        takeAbove(row, reading.header)
      } else if index > foot {
        remark(
          "\(quoted(row.cells.first { !$0.isEmpty }?.text ?? "")) is read as a note at the foot",
          at: row.place)
        mark(all: row, .leftOut(because: "in notes at the foot"))
      } else if let title = title(at: index - 1) {
        titles.append((title, row))
      } else if let header, let count = headingsRepeated(at: index - 1) {
        let again = rows[(index - 1)..<(index - 1 + count)]
        for head in again.dropLast() { mark(all: head, .imported(as: "headings")) }
        index += count - 1
        try begin(header, again.last!, isRepetition: true)
      } else if let other = otherHeader(at: index - 1) {
        try begin(other, row)
      } else if looksLikeHeadings(row) {
        problem("the row looks like headings, but cannot be read so; it is left out", at: row.place)
        mark(all: row, .notRead(because: "in rows that look like headings"))
      } else if let header {
        takeTitles(above: row)
        if unlike.contains(index - 1) { tellUnlike(row, header) }
        try take(row, header)
      }
    }
    leaveOutTitles()
  }

  /// The framework, and what is to be said of it.
  ///
  /// - Parameters:
  ///   - id: The framework's id.
  ///   - title: Its title, if no table says it.
  /// - Returns: The framework with all its ids.
  /// - Throws: ``ImportError`` if no statement was found.
  public func finish(id: String, title: String) throws(ImportError) -> ImportedFramework {
    if !isAnyTableRead { throw firstObjection ?? ImportError("there is no table") }
    if let heading = map.headings.first(where: { !mappedHeadings.contains(CellText.folded($0)) }) {
      throw ImportError("no table has the heading '\(heading)'", remedy: .mapKnownHeading)
    }
    var (report, doubts) = (report, doubts)
    tellOpenTitles(&report)
    tellLoneUnits(&report)
    namedLevels.tell(&report)
    var draft = draft
    // A table of levels says which there are, even where no statement is of one.
    if draft.levels.isEmpty { for level in levelTable.titles { draft.addLevel(level) } }
    if draft.levels.isEmpty { throw nothing("no row names a level", remedy: .nameLevels) }
    if report.statementsImported == 0 { throw nothing("there is no statement in it") }
    if unlevelled > 0 {
      report.add(
        "\(unlevelled) rows have no level; their statements hold at every level", at: "",
        isProblem: false)
    }
    let ordered = orderedLevels(draft.levels, &report, &doubts)
    let levels = Scale.Level.imported(ordered.titles, described: levelTable, &report)
    var finished = draft.draft
    finished.reorderLevels(from: draft.levels, to: ordered.titles)
    // A title over all units is the document's.
    let isDocument =
      banner != nil && finished.groups.count == 1 && bannerGroups.count == 1
      && finished.units.allSatisfy { $0.group != nil }
    if isDocument {
      finished.groups = []
      for unit in finished.units.indices { finished.units[unit].group = nil }
      report.tell(evidence: ["\(quoted(banner ?? "")) is read as the document's title"], at: "")
    }
    let title = isDocument ? banner ?? title : title
    // What no table says is left for people to fill in.
    let framework = Framework(
      id: id, title: title, publisher: Skeleton.unknown, version: "1",
      jurisdiction: Skeleton.unknown,
      date: "unknown", wording: .document, source: Framework.Source(title: title),
      scale: Scale(
        id: "\(id)-levels", title: "Proficiency level", construct: Skeleton.unknown, rates: .units,
        basis: levels.contains { $0.tenure != nil } ? .expected : .observed,
        order: ordered.basis, levels: levels),
      units: [])
    var imported = finished.imported(into: framework, report)
    (imported.doubts, imported.levelTitles) = (doubts, ordered.titles)
    return imported
  }

  /// Levels lowest first, with what the order rests on.
  private func orderedLevels(
    _ levels: [String], _ report: inout ImportReport, _ doubts: inout [ImportDoubt]
  ) -> (titles: [String], basis: Scale.Order?) {
    if areLevelsGiven { return (levels, givenOrder) }
    let isInTable = levelTable.covers(levels)
    let titles = isInTable ? levelTable.ordered(levels) : levels
    if isInTable, !levelTable.isOrderOpen {
      if levels.count > 1 {
        report.tell(evidence: ["levels by \(levelTable.name): \(listed(titles))"], at: "")
      }
      return (titles, ownOrder.map(\.order) ?? (levels.count > 1 ? .table : nil))
    }
    let order = LevelOrder(titles, isInColumns: isInTable || hasColumns && !hasRows)
    if let former, let known = former.known(titles, besides: order) {
      report.tell(evidence: ["levels in the order of the folder: \(listed(known))"], at: "")
      return (known, former.order)
    }
    if levels.count > 1 {
      report.tell(evidence: ["levels \(order.evidence): \(listed(order.titles))"], at: "")
    }
    if !doubts.contains(where: \.isOfLevels) { doubts += order.doubts }
    return (order.titles, order.basis)
  }

  private func listed(_ levels: [String]) -> String { levels.map(quoted).joined(separator: ", ") }

  /// Why nothing is imported, with the first thing that was not understood, which may be the cause.
  private func nothing(_ reason: String, remedy: ImportRemedy? = nil) -> ImportError {
    ImportError(reason, remedy: remedy, cause: report.notes.first(where: \.isProblem))
  }

  /// Notes which kind of levels a table has.
  mutating func note(_ layout: ImportHeader.Layout) {
    if case .columns = layout { hasColumns = true } else { hasRows = true }
  }

  /// Notes a title above the first headings of a table, which may be the document's.
  mutating func note(banner title: String) {
    banner = title
    bannerGroups.insert(CellText.folded(title))
  }

  /// Notes that a heading over units stands elsewhere than above the first headings.
  mutating func note(group title: String) {
    bannerGroups.formUnion([CellText.folded(title), "\u{0}"])
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
