import CrosswalkBase
import CrosswalkDocuments
import CrosswalkModel
import CrosswalkTables

/// What people have filled in on the sheets of cuts and facets.
struct ScaleAnswers {
  /// A reading of one facet of one level.
  struct Key: Hashable {
    var level: String
    var facet: String
  }

  /// One cut, by what its cells say.
  struct Cut: Hashable {
    var at: Double
    var spread: Double?
    var reason: String?
  }

  private let framework: Framework
  /// The ids of its statements.
  private let statements: Set<String>
  private let facets: [String]
  /// Rows of what is gone from the scale are no mistakes where an update has set them aside.
  private let aside: SetAsideList
  /// By position from 0.
  private(set) var cuts: [Int: Cut] = [:]
  private(set) var readings: [Key: Alignment.FacetReading] = [:]
  /// Rows that say nothing of a facet.
  private(set) var silent: Set<Key> = []
  /// What cannot be understood, with its place.
  private(set) var problems: [String] = []
  /// Evidence that is no statement, with its place.
  private(set) var strangers: [String] = []
  /// Cuts whose row has no place, with where it stands.
  private var unplaced: [(index: Int, place: String)] = []
  /// Which of the two sheets the workbook has.
  private(set) var hasCuts = false
  private(set) var hasFacets = false

  /// Whether nothing is filled in.
  var isEmpty: Bool { cuts.isEmpty && readings.isEmpty && problems.isEmpty }

  /// Reads the two sheets, as far as they are there.
  ///
  /// - Throws: ``ReviewError`` for a sheet that is over a limit, `SpreadsheetError`.
  init(
    _ workbook: WorkbookReader, of framework: Framework, ontology: Ontology,
    aside: SetAsideList = SetAsideList()
  ) throws {
    self.aside = aside
    self.framework = framework
    statements = Set(framework.statements.map(\.statement.id))
    facets = ontology.facets.map(\.id)
    if let table = try ReviewTable(
      workbook, sheet: ScaleSheets.cutSheet,
      answers: ScaleSheets.CutColumn.allCases.map(\.rawValue))
    {
      hasCuts = true
      problems += table.defects + table.lacking(ScaleSheets.CutColumn.answers.map(\.rawValue))
      for row in table.rows { take(cut: SheetRowReader(table, row)) }
    }
    if let table = try ReviewTable(
      workbook, sheet: ScaleSheets.facetSheet,
      answers: ScaleSheets.FacetColumn.allCases.map(\.rawValue))
    {
      hasFacets = true
      problems += table.defects + table.lacking(ScaleSheets.FacetColumn.answers.map(\.rawValue))
      for row in table.rows { take(facet: SheetRowReader(table, row)) }
    }
  }

  private mutating func take(cut row: SheetRowReader) {
    typealias Column = ScaleSheets.CutColumn
    let count = framework.scale.levels.count
    guard let position = row.int(Column.position.rawValue), (1...(count + 1)).contains(position)
    else {
      if let at = row.text(Column.at.rawValue).flatMap({ Double($0) }),
        aside.hasCut(
          at: at, spread: row.text(Column.spread.rawValue).flatMap { Double($0) },
          reason: row.text(Column.reason.rawValue))
      {
        return
      }
      problems.append(
        row.problem(
          "a scale of \(counted(count, "level")) has cuts 1 to \(count + 1)",
          Column.position.rawValue))
      return
    }
    let (at, spread) = (row.text(Column.at.rawValue), row.text(Column.spread.rawValue))
    guard let at else {
      if spread != nil || row.text(Column.reason.rawValue) != nil {
        problems.append(row.problem("the cut has no place", Column.at.rawValue))
      }
      unplaced.append((position - 1, row.place(Column.at.rawValue)))
      return
    }
    guard let place = Double(at), (0...100).contains(place) else {
      problems.append(
        row.problem(
          "\(quoted(at)) is no place from 0 to 100 on the reference scale", Column.at.rawValue))
      return
    }
    let width = spread.map { Double($0) ?? .nan }
    if let width, !(width >= 0 && width <= 100) {
      problems.append(
        row.problem("\(quoted(spread ?? "")) is no spread from 0 to 100", Column.spread.rawValue))
      return
    }
    if cuts[position - 1] != nil {
      problems.append(row.problem("cut \(position) stands here twice", Column.position.rawValue))
      return
    }
    cuts[position - 1] = Cut(at: place, spread: width, reason: row.text(Column.reason.rawValue))
  }

  private mutating func take(facet row: SheetRowReader) {
    typealias Column = ScaleSheets.FacetColumn
    let levels = framework.scale.levels
    let named = row.text(Column.levelID.rawValue) ?? row.text(Column.level.rawValue) ?? ""
    let level = levels.first { $0.id == named } ?? levels.first { $0.title == named }
    guard let level else {
      let strength = row.text(Column.strength.rawValue).flatMap { Double($0) }
      if aside.hasFacet(
        row.text(Column.facet.rawValue) ?? "", ofLevel: named,
        strength: strength.flatMap { Int(exactly: $0) })
      {
        return
      }
      problems.append(row.unknown("level", named, levels.map(\.id), Column.levelID.rawValue))
      return
    }
    let facet = row.text(Column.facet.rawValue) ?? ""
    guard facets.contains(facet) else {
      problems.append(row.unknown("facet", facet, facets, Column.facet.rawValue))
      return
    }
    let key = Key(level: level.id, facet: facet)
    guard let text = row.text(Column.strength.rawValue) else {
      silent.insert(key)
      let others: [Column] = [.evidence, .section, .secondary, .reason]
      if let other = others.first(where: { row.text($0.rawValue) != nil }) {
        problems.append(
          row.problem(
            "the facet has no strength, though \(quoted(other.rawValue)) is filled in",
            Column.strength.rawValue))
      }
      return
    }
    guard let strength = Double(text).flatMap({ Int(exactly: $0) }), (0...4).contains(strength)
    else {
      problems.append(
        row.problem("\(quoted(text)) is no strength from 0 to 4", Column.strength.rawValue))
      return
    }
    let evidence = evidence(row.text(Column.evidence.rawValue) ?? "")
    // A cell can hold any number of words; a hundred hints are enough.
    for word in evidence where strangers.count < 100 && !statements.contains(word) {
      let known = framework.statements.map(\.statement.id)
      strangers.append(row.unknown("statement", word, known, Column.evidence.rawValue))
    }
    let reading = Alignment.FacetReading(
      facet: facet, strength: strength, evidence: evidence,
      section: row.text(Column.section.rawValue),
      secondary: row.text(Column.secondary.rawValue), reason: row.text(Column.reason.rawValue))
    if let other = readings.updateValue(reading, forKey: key), other != reading {
      problems.append(
        row.problem("facet '\(facet)' of '\(level.id)' stands here twice", Column.facet.rawValue))
    }
  }

  /// Ids of statements, which hold no white space; people put commas between them.
  private func evidence(_ text: String) -> [String] {
    text.split(whereSeparator: \.isWhitespace).map { word in
      let bare = String(word.last == "," || word.last == ";" ? word.dropLast() : word)
      return statements.contains(bare) ? bare : String(word)
    }
  }

  /// The same with nothing filled in.
  var empty: ScaleAnswers {
    var empty = self
    (empty.cuts, empty.readings, empty.silent, empty.problems) = ([:], [:], [], [])
    return empty
  }

  /// Takes what another workbook says of the same scale.
  mutating func take(_ other: ScaleAnswers, from path: String) {
    problems += other.problems.map { "\(path): \($0)" }
    for (index, cut) in other.cuts.sorted(by: { $0.key < $1.key }) {
      if let own = cuts[index], own != cut {
        problems.append("\(path): cut \(index + 1) lies elsewhere than in another of the files")
      }
      cuts[index] = cut
    }
    for (key, reading) in other.readings.sorted(by: {
      ($0.key.level, $0.key.facet) < ($1.key.level, $1.key.facet)
    }) {
      if let own = readings[key], own != reading {
        problems.append(
          "\(path): facet '\(key.facet)' of '\(key.level)' is read otherwise than in another of "
            + "the files")
      }
      readings[key] = reading
    }
  }

  /// The scale with what is filled in.
  ///
  /// - Parameters:
  ///   - old: What stands in the file; nil if nobody has placed the scale.
  ///   - isWhole: Whether the sheets hold all that is to be, so that what is empty goes; else what
  ///     is empty stays as it was.
  /// - Returns: The scale, and why it cannot be had; nil for a scale that was not there and is not filled in.
  func laid(
    over old: Alignment.ScaleAlignment?, isWhole: Bool
  ) -> (scale: Alignment.ScaleAlignment?, problems: [String]) {
    if isEmpty, old == nil || !isWhole { return (old, []) }
    var problems: [String] = []
    var scale =
      old
      ?? Alignment.ScaleAlignment(
        cuts: Skeleton.cuts(for: framework.scale.levels), locationError: Skeleton.locationError)
    for (index, answer) in cuts where scale.cuts.indices.contains(index) {
      let before = scale.cuts[index]
      let isSame = before.at == answer.at
      // Why a cut lies where it did says nothing of another place.
      let reason = isSame || answer.reason != before.reason ? answer.reason : nil
      scale.cuts[index] = Alignment.Cut(
        at: answer.at, spread: answer.spread ?? before.spread,
        reason: reason ?? (isSame && !isWhole ? before.reason : nil))
    }
    if isWhole, old != nil {
      problems += unplaced.map { "\($0.place): the cut has no place" }
    }
    // Who placed the old cuts has not placed these.
    if let old, scale.cuts != old.cuts {
      if old.panel != nil || old.fitted != nil, let reason = scale.locationError?.reason {
        scale.locationError?.reason = "Said of cuts that have been moved since: \(reason)"
      }
      (scale.panel, scale.fitted) = (nil, nil)
    }
    if hasFacets { scale.levels = levels(over: scale.levels, isWhole: isWhole) }
    return (scale, problems)
  }

  /// Cuts that would not lie above the one before them.
  func misplacedCuts(over old: Alignment.ScaleAlignment?) -> [String] {
    let places = laid(over: old, isWhole: false).scale?.cuts.map(\.at) ?? []
    return places.indices.dropFirst().filter {
      places[$0] <= places[$0 - 1] && (cuts[$0] != nil || cuts[$0 - 1] != nil)
    }.map { index in
      func cut(_ index: Int) -> String {
        "cut \(index + 1), at \(places[index].plain)"
          + (cuts[index] == nil ? " (not filled in)" : "")
      }
      return "sheet '\(ScaleSheets.cutSheet)': \(cut(index)), does not lie above \(cut(index - 1))"
    }
  }

  /// Facets in the order of the file, and after them new ones in that of scale and ontology.
  private func levels(
    over old: [Alignment.LevelFacets], isWhole: Bool
  ) -> [Alignment.LevelFacets] {
    var (result, left) = (old, readings)
    for l in result.indices {
      result[l].facets = result[l].facets.compactMap { before in
        let key = Key(level: result[l].level, facet: before.facet)
        guard var reading = left.removeValue(forKey: key) else {
          return isWhole && silent.contains(key) ? nil : before
        }
        if !isWhole {
          if reading.evidence.isEmpty { reading.evidence = before.evidence }
          reading.section = reading.section ?? before.section
          reading.secondary = reading.secondary ?? before.secondary
          if reading.strength == before.strength {
            reading.reason = reading.reason ?? before.reason
          }
        }
        return reading
      }
    }
    for level in framework.scale.levels {
      let new = facets.compactMap { left[Key(level: level.id, facet: $0)] }
      if new.isEmpty { continue }
      if let index = result.firstIndex(where: { $0.level == level.id }) {
        result[index].facets += new
      } else {
        result.append(.init(level: level.id, facets: new))
      }
    }
    return result.filter { !$0.facets.isEmpty || old.contains($0) }
  }
}

/// The cells of one row of a sheet, by their headings.
struct SheetRowReader {
  private let table: ReviewTable
  private let row: ReviewTable.Row

  init(_ table: ReviewTable, _ row: ReviewTable.Row) { (self.table, self.row) = (table, row) }

  /// The text as it stands; nil for an empty cell.
  func text(_ heading: String) -> String? {
    guard let column = table.column(CellText.folded(heading)) else { return nil }
    let text = row.fields[column]
    return text.allSatisfy(\.isWhitespace) ? nil : text
  }

  func int(_ heading: String) -> Int? {
    text(heading).flatMap { Double($0) }.flatMap { Int(exactly: $0) }
  }

  func place(_ heading: String) -> String {
    table.place(row.number, table.column(CellText.folded(heading)))
  }

  func problem(_ message: String, _ heading: String) -> String { "\(place(heading)): \(message)" }

  /// That a name is none of those that are known, with the nearest.
  func unknown(_ what: String, _ name: String, _ known: [String], _ heading: String) -> String {
    problem(
      (name.isEmpty ? "the row names no \(what)" : "there is no \(what) \(quoted(name))")
        + (nearest(name, in: known).map { "; did you mean '\($0)'?" } ?? ""), heading)
  }
}
