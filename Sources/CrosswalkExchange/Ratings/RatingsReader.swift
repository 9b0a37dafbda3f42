import CrosswalkBase
import CrosswalkDocuments
import CrosswalkKit
import CrosswalkModel
import CrosswalkTables

/// Reads a table of ratings, one row a rating: `person,unit,level[,role,basis]`.
///
/// The unit `all` stands for every unit that has no rating of its own. Rows may stand in any order. A row that cannot be used is a problem with its line; the other
/// rows still count. Two different levels for one unit of one profile contradict each other, so
/// neither counts.
public struct RatingsReader {
  /// Something about a row, as messages show it.
  public struct Note: Sendable, Hashable {
    /// The line on which the row begins, from 1.
    public var line: Int
    /// A sentence without capital or full stop.
    public var message: String
  }

  private enum Column: String, CaseIterable { case person, unit, level, role, basis }
  /// Columns that templates have for people to read.
  private static let readable: Set<String> = ["title", "name"]

  /// A person in a role on a basis; its ratings belong together.
  private struct Key: Hashable {
    var person: String
    var role: Role?
    var basis: Basis
  }

  /// What is wrong with rows, in the order of their lines.
  public private(set) var problems: [Note] = []
  /// What was left out on purpose, such as rows of a template without a level.
  public private(set) var blankRows = 0
  /// Columns that mean nothing here, as the first row names them.
  public private(set) var unusedColumns: [String] = []

  private let units: NameLookup
  private let levels: NameLookup
  private let unitIDs: [String]
  private let ratesPerson: Bool
  private let defaultRole: Role?
  private let defaultBasis: Basis
  private var columns: [Column: Int]?
  private var profiles: [Key: [String: (level: String, line: Int)]] = [:]
  private var contradicted: [Key: Set<String>] = [:]
  private var csv = CSVReader()
  private var encoding = TextEncoding()
  /// Names repeat, so each is looked up once.
  private var foundUnits: [String: String] = [:]
  private var foundLevels: [String: String] = [:]

  /// Makes a reader of ratings in one framework.
  ///
  /// - Parameters:
  ///   - framework: The framework that the ratings are of.
  ///   - role: For rows that give none.
  ///   - basis: For rows that give none.
  public init(framework: Framework, role: Role?, basis: Basis) {
    units = framework.unitNames
    levels = framework.scale.levelNames
    unitIDs = framework.ratedUnits.map(\.id)
    ratesPerson = framework.scale.rates == .person
    defaultRole = role
    defaultBasis = basis
  }

  /// Takes the next bytes of the file.
  ///
  /// - Throws: ``RatingsError`` if the first row does not name the columns.
  public mutating func read(_ bytes: [UInt8]) throws {
    var csv = csv
    try csv.read(encoding.utf8(bytes)) { try take($0) }
    self.csv = csv
  }

  /// Ends the file and gives the profiles, sorted by person, role and basis.
  ///
  /// - Throws: ``RatingsError`` if the first row does not name the columns, or is missing.
  public mutating func finish() throws -> [Profile] {
    var csv = csv
    try csv.read(encoding.finish()) { try take($0) }
    try csv.finish { try take($0) }
    guard columns != nil else { throw RatingsError.noHeader }
    problems.sort { ($0.line, $0.message) < ($1.line, $1.message) }
    let order = profiles.keys.sorted {
      ($0.person, $0.role?.rawValue ?? "", $0.basis.rawValue)
        < ($1.person, $1.role?.rawValue ?? "", $1.basis.rawValue)
    }
    return order.compactMap { key in
      let contradicted = contradicted[key] ?? []
      var levels = profiles[key]!.filter { !contradicted.contains($0.key) }.mapValues(\.level)
      if !ratesPerson, let everyUnit = levels.removeValue(forKey: Profile.wholePerson) {
        for unit in unitIDs where !contradicted.contains(unit) {
          levels[unit] = levels[unit] ?? everyUnit
        }
      }
      guard !levels.isEmpty else { return nil }
      return Profile(person: key.person, role: key.role, basis: key.basis, levels: levels)
    }
  }

  private mutating func take(_ row: CSVReader.Row) throws {
    guard let columns else { return try readHeader(row) }
    if let defect = row.defect { return report(row.line, defect) }
    if row.fields.count > width {
      return report(
        row.line, "the row has \(row.fields.count) fields, the first row \(width)")
    }
    func value(_ column: Column) -> String {
      guard let index = columns[column], index < row.fields.count else { return "" }
      return Self.unguarded(Self.trimmed(row.fields[index]))
    }
    let (person, unit, level) = (value(.person), value(.unit), value(.level))
    if level.isEmpty {
      // A template that is not filled in, or an empty line of a spreadsheet.
      blankRows += 1
      return
    }
    if person.isEmpty { return report(row.line, "the row names no person") }
    do {
      let key = Key(
        person: person,
        role: try Self.word(value(.role), "role", Role.self) ?? defaultRole,
        basis: try Self.word(value(.basis), "basis", Basis.self) ?? defaultBasis)
      let levelID = try found(level, "level", levels, in: &foundLevels)
      add(try rated(unit), levelID, to: key, line: row.line)
    } catch {
      report(row.line, "\(error)")
    }
  }

  private mutating func rated(_ unit: String) throws -> String {
    if ratesPerson {
      guard unit.isEmpty || unit.lowercased() == Profile.wholePerson else {
        throw RatingsError.ratesPerson(unit)
      }
      return Profile.wholePerson
    }
    if unit.isEmpty { throw RatingsError.noUnit }
    if unit.lowercased() == Profile.wholePerson { return Profile.wholePerson }
    return try found(unit, "unit", units, in: &foundUnits)
  }

  private mutating func add(_ unit: String, _ level: String, to key: Key, line: Int) {
    guard let first = profiles[key]?[unit] else {
      profiles[key, default: [:]][unit] = (level, line)
      return
    }
    if first.level == level {
      report(line, "'\(unit)' of \(key.person) is rated already, on line \(first.line)")
    } else {
      contradicted[key, default: []].insert(unit)
      report(
        line,
        "'\(unit)' of \(key.person) is '\(level)' here and '\(first.level)' on line \(first.line); "
          + "neither counts")
    }
  }

  private func found(
    _ name: String, _ kind: String, _ lookup: NameLookup, in cache: inout [String: String]
  ) throws -> String {
    if let id = cache[name] { return id }
    let id = try lookup.id(of: name, as: kind)
    if cache.count < 10_000 { cache[name] = id }
    return id
  }

  private static func word<Word: RawRepresentable & CaseIterable>(
    _ text: String, _ kind: String, _ type: Word.Type
  ) throws -> Word? where Word.RawValue == String {
    if text.isEmpty { return nil }
    if let word = Word(rawValue: text.lowercased()) { return word }
    let names = Word.allCases.map(\.rawValue)
    throw RatingsError.unknownWord(kind, text, nearest: nearest(text, in: names), names)
  }

  private var width = 0

  private mutating func readHeader(_ row: CSVReader.Row) throws {
    var columns: [Column: Int] = [:]
    if row.fields[0].hasPrefix("PK\u{3}\u{4}") { throw RatingsError.workbook }
    for (index, field) in row.fields.enumerated() {
      let name = Self.trimmed(field).lowercased()
      if let column = Column(rawValue: name) {
        if columns[column] != nil { throw RatingsError.columnTwice(name) }
        columns[column] = index
      } else if !name.isEmpty, !Self.readable.contains(name) {
        unusedColumns.append(Self.trimmed(field))
      }
    }
    let needed: [Column] = ratesPerson ? [.person, .level] : [.person, .unit, .level]
    if let missing = needed.first(where: { columns[$0] == nil }) {
      throw RatingsError.missingColumn(
        missing.rawValue, nearest: nearest(missing.rawValue, in: unusedColumns))
    }
    width = row.fields.count
    self.columns = columns
  }

  private mutating func report(_ line: Int, _ message: String) {
    problems.append(Note(line: line, message: message))
  }

  /// Without the apostrophe that ``CSVWriter`` puts before what a spreadsheet would run.
  private static func unguarded(_ text: String) -> String {
    guard text.first == "'", let next = text.dropFirst().first, "=+-@".contains(next) else {
      return text
    }
    return String(text.dropFirst())
  }

  private static func trimmed(_ text: String) -> String {
    guard text.first?.isWhitespace ?? false || text.last?.isWhitespace ?? false else { return text }
    return String(
      text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}

/// Why a table of ratings, or a row of it, cannot be used.
public enum RatingsError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The file has no row at all.
  case noHeader
  /// A row has a level and no unit.
  case noUnit
  /// The file is a spreadsheet program's workbook and not a table of text.
  case workbook
  /// The first row lacks a column that ratings need; the nearest name in it, if one is close.
  case missingColumn(String, nearest: String?)
  /// The first row names this column more than once.
  case columnTwice(String)
  /// The framework rates the person, and a row names this unit.
  case ratesPerson(String)
  /// A column (`role`, `basis`), the word in it, the nearest word that can stand there, and all of
  /// them.
  case unknownWord(String, String, nearest: String?, [String])

  /// One sentence that says what to change, without full stop.
  public var description: String {
    switch self {
    case .noHeader: "there is no first row that names the columns person, unit, level"
    case .noUnit: "the row names no unit"
    case .workbook: "this is a workbook; save the sheet as 'CSV UTF-8' and give that file"
    case .missingColumn(let column, let nearest):
      "the first row names no column '\(column)'" + (nearest.map { "; is it '\($0)'?" } ?? "")
    case .columnTwice(let column): "the first row names the column '\(column)' twice"
    case .ratesPerson(let unit):
      "this framework rates the person: leave the unit empty or write 'all', not '\(unit)'"
    case .unknownWord(let kind, let word, let nearest, let names):
      "unknown \(kind) '\(word)'"
        + (nearest.map { "; did you mean '\($0)'?" }
          ?? "; there is \(names.joined(separator: ", "))")
    }
  }
}
