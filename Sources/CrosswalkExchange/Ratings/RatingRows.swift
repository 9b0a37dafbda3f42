import CrosswalkBase
import CrosswalkKit
import CrosswalkModel
import CrosswalkTables

/// One row of a table of ratings, names resolved to positions.
struct RatingRow {
  /// The line on which the row begins, from 1.
  var line: Int
  /// Whose rating it is.
  var subject: RatingSubject
  /// In the framework's ``RatingIndex``; the number of units stands for every unit.
  var unit: Int
  /// The statement's place in the unit, if it is marked and not the unit rated.
  var statement: Int?
  /// Of a mark the level at which the person shows the statement, where it is no mark in words.
  var level: Int
  /// Of a statement that is bound to a level.
  var mark: PersonRatings.Mark?
  /// When it was observed; nil: not told.
  var day: CalendarDay?
  /// Who rates; empty: not told.
  var rater = ""
  /// Years of service; nil: not told.
  var tenure: Double?
}

/// A person in a role on a basis; its ratings belong together.
struct RatingSubject: Hashable {
  /// As the row writes it; names that look the same are equal.
  var person: String
  var role: Role?
  var basis: Basis

  /// The order in which people are answered.
  static func < (a: RatingSubject, b: RatingSubject) -> Bool {
    (a.person, a.role?.rawValue ?? "", a.basis.rawValue)
      < (b.person, b.role?.rawValue ?? "", b.basis.rawValue)
  }
}

/// Reads a table of ratings into rows of positions, each by itself.
struct RatingRows {
  private enum Column: String, CaseIterable {
    case person, unit, level, role, basis, date, rater, tenure
  }
  /// Columns that templates have for people to read.
  private static let readable: Set<String> = ["title", "name"]
  /// Names repeat, so each is looked up once; strangers' files can hold any number of them.
  private static let maximumCachedNames = 10_000

  /// What is wrong with rows.
  private(set) var problems: [RatingsReader.Note] = []
  /// Columns that mean nothing here, as the first row names them.
  private(set) var unusedColumns: [String] = []
  /// Rows without a level, left out on purpose.
  private(set) var blankRows = 0
  /// Rows that mark single statements, left out where units are asked for.
  private(set) var markRows = 0

  private let index: RatingIndex
  private let unitNames: NameLookup
  private let levelNames: NameLookup
  private let statements: StatementIndex
  private let defaultRole: Role?
  private let defaultBasis: Basis
  private let keepsMarks: Bool
  private let namesPeople: Bool
  private var csv = CSVReader()
  private var encoding = TextEncoding()
  private var columns: [Column: Int]?
  /// How many columns the first row has.
  private(set) var width = 0
  private var foundUnits: [String: Rated] = [:]
  private var foundLevels: [String: Int] = [:]
  /// Dates repeat too.
  private var foundDays: [String: CalendarDay] = [:]

  /// What a row is about.
  private struct Rated {
    var unit: Int
    var statement: Int?
    /// Whether the statement is bound to a level, so that it is marked in words.
    var isMarked = false
  }

  /// - Parameters:
  ///   - framework: The framework that the ratings are of.
  ///   - index: Of the same framework.
  ///   - role: For rows that give none.
  ///   - basis: For rows that give none.
  ///   - keepsMarks: Whether rows about single statements are wanted.
  ///   - namesPeople: Whether messages say whose row it is, besides its line.
  init(
    _ framework: Framework, _ index: RatingIndex, role: Role?, basis: Basis,
    keepsMarks: Bool = false, namesPeople: Bool = false
  ) {
    statements = StatementIndex(framework, index)
    self.keepsMarks = keepsMarks
    self.namesPeople = namesPeople
    self.index = index
    unitNames = framework.unitNames
    levelNames = framework.scale.levelNames
    defaultRole = role
    defaultBasis = basis
  }

  /// The ratings in the next bytes of the file.
  ///
  /// - Throws: ``RatingsError`` if the first row does not name the columns.
  mutating func read(_ bytes: [UInt8]) throws -> [RatingRow] {
    var rows: [CSVReader.Row] = []
    csv.read(encoding.utf8(bytes)) { rows.append($0) }
    return try rows.compactMap { try rating($0) }
  }

  /// The ratings in what is left at the end of the file; sorts the problems.
  ///
  /// - Throws: ``RatingsError`` if the first row does not name the columns, or is missing.
  mutating func finish() throws -> [RatingRow] {
    var rows: [CSVReader.Row] = []
    csv.read(encoding.finish()) { rows.append($0) }
    csv.finish { rows.append($0) }
    let ratings = try rows.compactMap { try rating($0) }
    guard columns != nil else { throw RatingsError.noHeader }
    return ratings
  }

  /// Tells that a row goes against an earlier one of its subject.
  mutating func report(_ clash: RatingSheet.Clash, at row: RatingRow) {
    let subject = "\(name(of: row))\(whose(row))"
    switch clash {
    case .again(let line): report(row.line, "\(subject) is rated already, on line \(line)", .again)
    case .contradiction(let level, let line):
      report(
        row.line,
        "\(subject) is '\(index.levels[row.level])' here and '\(index.levels[level])' on line "
          + "\(line); neither counts", .contradiction)
    }
  }

  /// Tells that a later row of the same day goes against this one.
  mutating func reportContradicted(_ row: RatingRow) {
    report(
      row.line,
      "\(name(of: row))\(whose(row)) is '\(index.levels[row.level])' here and another level on a "
        + "later line; neither counts", .contradiction)
  }

  /// Tells what is wrong with a row.
  mutating func report(_ line: Int, _ message: String, _ fault: RowFault = .form) {
    problems.append(.init(line: line, message: message, fault: fault))
  }

  /// Gives what was found wrong since it was last asked for.
  mutating func takeProblems() -> [RatingsReader.Note] {
    defer { problems.removeAll(keepingCapacity: true) }
    return problems
  }

  mutating func takeBlankRows() -> Int {
    defer { blankRows = 0 }
    return blankRows
  }

  mutating func takeMarkRows() -> Int {
    defer { markRows = 0 }
    return markRows
  }

  /// Where the first row has the columns that ratings are read from: person, unit, level, role,
  /// basis, date, tenure; nil for those that it lacks.
  var places: [Int?] {
    [.person, .unit, .level, .role, .basis, .date, .tenure].map { (column: Column) in
      columns?[column]
    }
  }

  /// The unit or statement of a row, in quotes.
  func name(of row: RatingRow) -> String {
    if let statement = row.statement { return "'\(statements.ids[row.unit][statement])'" }
    return "'\(row.unit < index.units.count ? index.units[row.unit] : Profile.wholePerson)'"
  }

  /// ` of NAME`, for those who may see names.
  func whose(_ row: RatingRow) -> String { namesPeople ? " of \(row.subject.person)" : "" }

  /// Puts the problems in the order of their lines.
  mutating func sortProblems() { problems.sort { ($0.line, $0.message) < ($1.line, $1.message) } }

  /// The rating of a row; nil for the first row, which names the columns, for rows without a level
  /// and for rows that cannot be used.
  mutating func rating(_ row: CSVReader.Row) throws -> RatingRow? {
    guard let columns else {
      try readHeader(row)
      return nil
    }
    var defect = row.defect
    if defect == nil, row.fields.count > width {
      defect = "the row has \(row.fields.count) fields, the first row \(width)"
    }
    func value(_ column: Column) -> String {
      guard let index = columns[column], index < row.fields.count else { return "" }
      return CSVWriter.unguarded(row.fields[index].trimmed)
    }
    let (person, level) = (value(.person), value(.level))
    if defect == nil, level.isEmpty {
      // A template that is not filled in, or an empty line of a spreadsheet.
      blankRows += 1
      return nil
    }
    if let defect {
      report(row.line, defect)
      return nil
    }
    if person.isEmpty {
      report(row.line, "the row names no person", .person)
      return nil
    }
    // What is read next, and so what an error is about.
    var fault = RowFault.role
    do {
      let role = try Self.word(value(.role), "role", Role.self) ?? defaultRole
      fault = .basis
      let basis = try Self.word(value(.basis), "basis", Basis.self) ?? defaultBasis
      fault = .unit
      let rated = try unit(value(.unit))
      guard rated.statement == nil || keepsMarks else {
        markRows += 1
        return nil
      }
      fault = .date
      let day = try day(value(.date))
      fault = .tenure
      let tenure = try Self.tenure(value(.tenure))
      fault = .level
      var result = RatingRow(
        line: row.line, subject: RatingSubject(person: person, role: role, basis: basis),
        unit: rated.unit, statement: rated.statement, level: 0, day: day, rater: value(.rater),
        tenure: tenure)
      if rated.isMarked {
        result.mark = try Self.mark(level)
      } else {
        result.level = try self.level(level)
        if rated.statement != nil { result.mark = .level(result.level) }
      }
      return result
    } catch {
      report(row.line, "\(error)", fault)
      return nil
    }
  }

  private mutating func level(_ name: String) throws -> Int {
    if let level = foundLevels[name] { return level }
    let level = index.level(try levelNames.id(of: name, as: "level"))!
    if foundLevels.count < Self.maximumCachedNames { foundLevels[name] = level }
    return level
  }

  /// What a name in the column `unit` stands for: a unit, all, or a statement.
  private mutating func unit(_ name: String) throws -> Rated {
    if let rated = foundUnits[name] { return rated }
    let rated: Rated
    if let statement = statements.places[name] {
      rated = Rated(
        unit: statement.unit, statement: statement.position, isMarked: statement.hasLevel)
    } else if index.ratesPerson {
      guard name.isEmpty || name.lowercased() == Profile.wholePerson else {
        throw RatingsError.ratesPerson(name)
      }
      rated = Rated(unit: index.units.count)
    } else if name.isEmpty {
      throw RatingsError.noUnit
    } else if name.lowercased() == Profile.wholePerson {
      rated = Rated(unit: index.units.count)
    } else {
      rated = Rated(unit: try unitPosition(name))
    }
    if foundUnits.count < Self.maximumCachedNames { foundUnits[name] = rated }
    return rated
  }

  private func unitPosition(_ name: String) throws -> Int {
    if case .unknown(nil) = unitNames(name), let statement = statements.nearest(to: name) {
      throw RatingsError.unknownStatement(name, nearest: statement)
    }
    return index.unit(try unitNames.id(of: name, as: "unit"))!
  }

  private mutating func day(_ text: String) throws -> CalendarDay? {
    if text.isEmpty { return nil }
    if let day = foundDays[text] { return day }
    guard let day = CalendarDay(text) else { throw RatingsError.noDate(text) }
    if foundDays.count < Self.maximumCachedNames { foundDays[text] = day }
    return day
  }

  private static func tenure(_ text: String) throws -> Double? {
    if text.isEmpty { return nil }
    guard let years = Double(text), (0...70).contains(years) else {
      throw RatingsError.noTenure(text)
    }
    return years
  }

  private static func mark(_ text: String) throws -> PersonRatings.Mark {
    switch text.lowercased() {
    case "met": return .met
    case "partly": return .partly
    case "unmet": return .unmet
    default:
      let names = ["met", "partly", "unmet"]
      throw RatingsError.unknownWord("mark", text, nearest: nearest(text, in: names), names)
    }
  }

  private static func word<Word: RawRepresentable & CaseIterable>(
    _ text: String, _ kind: String, _ type: Word.Type
  ) throws -> Word? where Word.RawValue == String {
    if text.isEmpty { return nil }
    if let word = Word(rawValue: text.lowercased()) { return word }
    let names = Word.allCases.map(\.rawValue)
    throw RatingsError.unknownWord(kind, text, nearest: nearest(text, in: names), names)
  }

  private mutating func readHeader(_ row: CSVReader.Row) throws {
    var columns: [Column: Int] = [:]
    if row.fields[0].hasPrefix("PK\u{3}\u{4}") { throw RatingsError.workbook }
    for (index, field) in row.fields.enumerated() {
      let name = field.trimmed.lowercased()
      if let column = Column(rawValue: name) {
        if columns[column] != nil { throw RatingsError.columnTwice(name) }
        columns[column] = index
      } else if !name.isEmpty, !Self.readable.contains(name) {
        unusedColumns.append(field.trimmed)
      }
    }
    let needed: [Column] = index.ratesPerson ? [.person, .level] : [.person, .unit, .level]
    if let missing = needed.first(where: { columns[$0] == nil }) {
      throw RatingsError.missingColumn(
        missing.rawValue, nearest: nearest(missing.rawValue, in: unusedColumns))
    }
    width = row.fields.count
    self.columns = columns
  }
}
