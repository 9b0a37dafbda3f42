import CrosswalkBase
import CrosswalkKit
import CrosswalkModel

/// The placings of a sheet that has come back.
public struct LevelSheetFile: Sendable {
  /// One a reader who makes sense, in the order of the rows.
  public private(set) var placings: [LevelPlacing] = []
  /// What cannot be understood, with its place, in the order of the rows.
  public private(set) var problems: [String] = []
  /// Headings of columns that are not read.
  public private(set) var unread: [String] = []

  /// Reads a sheet.
  ///
  /// - Parameters:
  ///   - bytes: A workbook, or CSV in any encoding that spreadsheets write.
  ///   - framework: Whose levels it places.
  ///   - ontology: Holds the facets.
  /// - Throws: ``ReviewError`` if it is no such sheet at all.
  public init(_ bytes: [UInt8], of framework: Framework, ontology: Ontology) throws {
    let table = try ReviewTable(
      bytes, sheetName: LevelSheet.sheetName, answers: LevelSheet.headings(ontology))
    for column in LevelSheet.Column.allCases where column != .reason {
      guard table.column(column.rawValue) != nil else {
        throw ReviewError(
          "\(table.place(table.headingNumber, nil)): there is no column '\(column.rawValue)' among "
            + "the headings")
      }
    }
    let known = Set(LevelSheet.headings(ontology))
    for heading in known.sorted() where table.headings.count(where: { $0 == heading }) > 1 {
      throw ReviewError(
        "\(table.place(table.headingNumber, nil)): there is more than one column '\(heading)'")
    }
    unread = table.headings.filter { !$0.isEmpty && !known.contains($0) }
    var reader = LevelRows(table, framework.scale, facets: ontology.facets.map(\.id))
    for row in table.rows { reader.take(row) }
    reader.finish()
    problems = table.defects + reader.problems.sorted { $0.row < $1.row }.map(\.text)
    placings = reader.placings
  }
}

/// Turns rows into placings, collecting all that is wrong with them.
private struct LevelRows {
  /// What one row says of one level.
  private struct Placed {
    var row: ReviewTable.Row
    var begins: Double
    var ends: Double
    var level: LevelPlacing.Level
  }

  /// The rows of one reader.
  private struct Group {
    var reader: String
    var row: ReviewTable.Row
    /// By rank; nil where a level's row is wrong.
    var levels: [Int: Placed?] = [:]
  }

  private let table: ReviewTable
  private let names: LevelNames
  private let titles: [String]
  private let facets: [String]
  private var groups: [Group] = []
  private(set) var placings: [LevelPlacing] = []
  private(set) var problems: [(row: Int, text: String)] = []

  init(_ table: ReviewTable, _ scale: Scale, facets: [String]) {
    self.table = table
    self.facets = facets
    names = LevelNames(scale)
    titles = names.shown
  }

  private func field(_ heading: String, _ row: ReviewTable.Row) -> String {
    table.column(heading).map { CellText.cleaned(row.fields[$0]).text } ?? ""
  }

  private func field(_ column: LevelSheet.Column, _ row: ReviewTable.Row) -> String {
    field(column.rawValue, row)
  }

  private mutating func problem(_ message: String, _ heading: String?, _ row: ReviewTable.Row) {
    let place = table.place(row.number, heading.flatMap(table.column))
    problems.append((row.number, "\(place): \(message)"))
  }

  /// Rows that only name a level, as an empty sheet has them, are left alone.
  private func isEmpty(_ row: ReviewTable.Row) -> Bool {
    (facets + [LevelSheet.Column.begins, .ends, .reason].map(\.rawValue)).allSatisfy {
      field($0, row).isEmpty
    }
  }

  mutating func take(_ row: ReviewTable.Row) {
    if isEmpty(row) { return }
    let reader = field(.reader, row)
    if reader.isEmpty {
      problem("the row does not say who reads", LevelSheet.Column.reader.rawValue, row)
      return
    }
    let position =
      groups.firstIndex { $0.reader == reader }
      ?? {
        groups.append(Group(reader: reader, row: row))
        return groups.count - 1
      }()
    let rank: Int
    do {
      rank = try names.rank(of: field(.level, row))
    } catch {
      let isNamed = !field(.level, row).isEmpty
      problem(
        isNamed ? error.description : "the row names no level", LevelSheet.Column.level.rawValue,
        row)
      return
    }
    if groups[position].levels[rank] != nil {
      problem(
        "'\(reader)' places '\(titles[rank])' twice", LevelSheet.Column.level.rawValue, row)
      return
    }
    groups[position].levels[rank] = .some(placed(row))
  }

  /// Nil, and a problem, where something in the row makes no sense.
  private mutating func placed(_ row: ReviewTable.Row) -> Placed? {
    let begins = place(.begins, row)
    let ends = place(.ends, row)
    var isRight = true
    if let begins, let ends, begins >= ends {
      problem(
        "the level begins at \(begins.plain) and ends at \(ends.plain)",
        LevelSheet.Column.ends.rawValue, row)
      isRight = false
    }
    var level = LevelPlacing.Level(reason: field(.reason, row))
    if level.reason?.isEmpty ?? false { level.reason = nil }
    for facet in facets {
      let text = field(facet, row)
      if text.isEmpty { continue }
      guard let number = Double(text), let strength = Int(exactly: number),
        (0...4).contains(strength)
      else {
        problem("'\(text)' is no strength from 0 to 4", facet, row)
        isRight = false
        continue
      }
      level.strengths[facet] = strength
    }
    guard isRight, let begins, let ends else { return nil }
    return Placed(row: row, begins: begins, ends: ends, level: level)
  }

  private mutating func place(_ column: LevelSheet.Column, _ row: ReviewTable.Row) -> Double? {
    let text = field(column, row)
    guard let number = Double(text), (0...100).contains(number) else {
      problem(
        text.isEmpty
          ? "the level has no place where it \(column.rawValue)"
          : "'\(text)' is no place from 0 to 100 on the reference scale", column.rawValue, row)
      return nil
    }
    return number
  }

  mutating func finish() {
    for group in groups {
      let missing = titles.indices.filter { group.levels[$0] == nil }
      if !missing.isEmpty {
        problem(
          "'\(group.reader)' does not place \(missing.map { "'\(titles[$0])'" }.joined(separator: ", "))",
          nil, group.row)
      }
      let placed = titles.indices.compactMap { group.levels[$0] ?? nil }
      guard placed.count == titles.count else { continue }
      var isRight = true
      for (rank, (lower, upper)) in zip(placed, placed.dropFirst()).enumerated()
      where lower.ends != upper.begins {
        isRight = false
        let kind = lower.ends < upper.begins ? "a gap" : "an overlap"
        problem(
          "'\(titles[rank])' of '\(group.reader)' ends at \(lower.ends.plain), and "
            + "'\(titles[rank + 1])' begins at \(upper.begins.plain): \(kind)",
          LevelSheet.Column.begins.rawValue, upper.row)
      }
      guard isRight, let last = placed.last else { continue }
      // A cell of 40 % holds 0.4.
      if last.ends <= 1 {
        problem(
          "'\(group.reader)' places all levels between 0 and 1; places are points from 0 to 100 on the "
            + "reference scale, and no parts of a whole", LevelSheet.Column.ends.rawValue, last.row)
        continue
      }
      placings.append(
        LevelPlacing(
          reader: group.reader, cuts: placed.map(\.begins) + [last.ends],
          levels: placed.map(\.level)))
    }
  }
}
