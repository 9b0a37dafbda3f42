import CrosswalkBase

/// Which tables of a file are read: those that are alike belong together.
struct TableChoice {
  /// The tables that are read, in the order of the file.
  private(set) var read: [ImportTable] = []
  /// The tables that are left out, and why.
  private(set) var leftOut: [(table: ImportTable, reason: String)] = []
  /// What is not clear.
  private(set) var doubts: [ImportDoubt] = []
  /// What the choice rests on.
  private(set) var evidence: [String] = []

  private struct Candidate {
    var table: ImportTable
    /// Folded titles of levels; empty where rows name them.
    var levels: Set<String>
    var texts: Set<String>
    /// Whether the headings leave nothing open, and are more than one word that is also a level's.
    var isCertain: Bool
  }

  /// Chooses among tables.
  ///
  /// - Parameters:
  ///   - tables: All but tables of levels.
  ///   - names: Those that somebody asks for; empty: nobody has said.
  ///   - importer: What knows the headings.
  /// - Throws: ``ImportError`` if a table that somebody asks for is not there.
  init(
    _ tables: [ImportTable], named names: [String], for importer: FrameworkImporter
  ) throws(ImportError) {
    if !names.isEmpty {
      try choose(tables, names)
      return
    }
    let tables = Self.joined(tables, importer, &evidence)
    // Where a table has the usual headings, one that can only be guessed at is something else, such
    // as a list of sources.
    let usual = tables.map { TableReading.hasUsualHeadings($0, importer.context(of: $0)) }
    let mayGuess = !usual.contains(true)
    var (candidates, lacking) = ([Candidate](), [ImportTable]())
    for (table, isUsual) in zip(tables, usual) {
      let candidate = Self.candidate(table, importer)
      if let candidate, isUsual || mayGuess || candidate.isCertain {
        candidates.append(candidate)
      } else {
        if isUsual || mayGuess { lacking.append(table) }
        leftOut.append((table, "a table or sheet without statements"))
      }
    }
    guard candidates.count > 1 else {
      read = candidates.map(\.table)
      if read.isEmpty {
        // With nothing to read, the first table says what it lacks.
        read = lacking
        leftOut = zip(leftOut, usual).filter { !$1 && !mayGuess }.map(\.0)
      } else if tables.count > 1, let sheet = read[0].sheet {
        evidence.append("of \(tables.count) sheets only \(quoted(sheet)) has a table of statements")
      }
      return
    }
    let groups = Self.groups(candidates)
    read = candidates.count <= 100 ? askOfCopies(groups[0]) : groups[0].map(\.table)
    if groups.count > 1 { askOfGroups(groups) }
    for group in groups.dropFirst() {
      leftOut += group.map { ($0.table, "a table with other levels or columns") }
    }
    if read.count > 1, read[0].sheet != nil {
      evidence.append(
        "\(read.count) sheets with the same columns are read together: "
          + Self.list(read.map { $0.sheet ?? $0.name }))
    }
  }

  private mutating func choose(_ tables: [ImportTable], _ names: [String]) throws(ImportError) {
    let known = tables.map { $0.sheet ?? $0.name }
    for name in names where !known.contains(where: { Self.isSame($0, name) }) {
      let list = known.prefix(10).map(quoted).joined(separator: ", ")
      throw ImportError("there is no sheet or table \(quoted(name)); there is \(list)")
    }
    for (table, name) in zip(tables, known) {
      if names.contains(where: { Self.isSame(name, $0) }) {
        read.append(table)
      } else {
        leftOut.append((table, "a sheet that nobody asks for"))
      }
    }
  }

  private static func isSame(_ one: String, _ other: String) -> Bool {
    one.lowercased() == other.lowercased()
  }

  /// Tables of a document of which the next has no headings and follows at once are one, as where a page
  /// ends between them.
  private static func joined(
    _ tables: [ImportTable], _ importer: FrameworkImporter, _ evidence: inout [String]
  ) -> [ImportTable] {
    var joined: [ImportTable] = []
    for table in tables {
      guard let last = joined.last, table.sheet == nil, !table.isInner, table.above.isEmpty,
        !table.rows.isEmpty, table.headings == last.headings,
        let width = last.rows.first?.cells.count, width > 1,
        table.rows.allSatisfy({ $0.cells.count == width }),
        candidate(last, importer) != nil, candidate(table, importer) == nil
      else {
        joined.append(table)
        continue
      }
      joined[joined.count - 1].rows += table.rows
      joined[joined.count - 1].asides += table.asides
      evidence.append("\(table.name) has no headings, and goes on with \(last.name)")
    }
    return joined
  }

  private static func candidate(
    _ table: ImportTable, _ importer: FrameworkImporter
  ) -> Candidate? {
    let rows = table.rows.filter { !$0.isEmpty && !$0.isUnseen && $0.defect == nil }
    guard
      let reading = TableReading.all(
        of: rows, importer.context(of: table), numbers: importer.headerRows
      ).first
    else { return nil }
    var levels: Set<String> = []
    var columns: [Int]
    switch reading.header.layout {
    case .rows(_, let statement): columns = [statement]
    case .columns(let all):
      columns = all
      levels = Set(all.map { CellText.folded(LevelTitle(reading.header.headings[$0]).name) })
    }
    let texts = rows[reading.rows.upperBound...].flatMap { row in
      columns.compactMap { column -> String? in
        guard column < row.cells.count, row.cells[column].isFilled else { return nil }
        return CellText.folded(row.cells[column].text)
      }
    }
    return texts.isEmpty
      ? nil
      : Candidate(
        table: table, levels: levels, texts: Set(texts),
        isCertain: reading.header.doubts.isEmpty && levels.count != 1)
  }

  /// Tables whose levels are the same, or mostly, in groups; the one with most statements first.
  private static func groups(_ candidates: [Candidate]) -> [[Candidate]] {
    var groups: [[Candidate]] = []
    for candidate in candidates {
      let place = groups.firstIndex { group in
        let known = group.reduce(into: Set<String>()) { $0.formUnion($1.levels) }
        let shared = known.intersection(candidate.levels).count
        return known.isEmpty == candidate.levels.isEmpty
          && 2 * shared >= min(known.count, candidate.levels.count)
      }
      if let place { groups[place].append(candidate) } else { groups.append([candidate]) }
    }
    let weights = groups.map { $0.reduce(0) { $0 + $1.texts.count } }
    return groups.indices.sorted { (weights[$1], $0) < (weights[$0], $1) }.map { groups[$0] }
  }

  /// Sheets that repeat each other's statements are versions, such as those of two years.
  ///
  /// - Returns: The tables of the likeliest version, and those that have no other.
  private mutating func askOfCopies(_ group: [Candidate]) -> [ImportTable] {
    let isCopy = { (i: Int, j: Int) in
      let shared = group[i].texts.intersection(group[j].texts).count
      return i != j && 2 * shared > min(group[i].texts.count, group[j].texts.count)
    }
    let names = group.map { $0.table.sheet ?? $0.table.name }
    let copies = group.indices.filter { i in group.indices.contains { isCopy(i, $0) } }
    // Of several years the latest is likeliest.
    var open = copies.sorted { (Self.year(names[$1]) ?? 0, $0) < (Self.year(names[$0]) ?? 0, $1) }
    var versions: [[Int]] = []
    while versions.count < 2, !open.isEmpty {
      let version = open.reduce(into: [Int]()) { taken, i in
        if !taken.contains(where: { isCopy($0, i) }) { taken.append(i) }
      }
      open.removeAll(where: version.contains)
      versions.append(group.indices.filter { version.contains($0) || !copies.contains($0) })
    }
    guard let likeliest = versions.first else { return group.map(\.table) }
    doubts.append(
      ImportDoubt(
        "\(Self.list(copies.map { names[$0] })) hold mostly the same statements, as versions do",
        at: "",
        versions.map { version in
          let read = version.map { names[$0] }
          return .init(
            "only \(Self.list(read)) \(read.count == 1 ? "is" : "are") read", [.sheets(read)])
        }))
    // Tables of a document may say the same under headings of their own.
    if group[0].table.sheet == nil { return group.map(\.table) }
    leftOut += group.indices.filter { !likeliest.contains($0) }
      .map { (group[$0].table, "another version of what is read") }
    return likeliest.map { group[$0].table }
  }

  /// Some names, the first few of many.
  private static func list(_ names: [String]) -> String {
    names.prefix(5).map(quoted).joined(separator: ", ") + (names.count > 5 ? " and more" : "")
  }

  private static func year(_ name: String) -> Int? {
    name.split { !$0.isNumber }.compactMap { Int($0) }.filter { (1900..<2200).contains($0) }.max()
  }

  private mutating func askOfGroups(_ groups: [[Candidate]]) {
    guard doubts.isEmpty else { return }
    let choices = groups.prefix(2).map { group -> ImportDoubt.Choice in
      let names = group.map { $0.table.sheet ?? $0.table.name }
      return .init("only " + Self.list(names), [.sheets(names)])
    }
    doubts.append(
      ImportDoubt(
        "tables with different levels or columns cannot be one framework", at: "", choices))
  }
}
