import CrosswalkBase
import CrosswalkKit
import CrosswalkModel
import CrosswalkTables

/// Reads a table of ratings into rows of positions, each by itself.
struct RatingRows {
  /// Names repeat, so each is looked up once; strangers' files can hold any number of them.
  private static let maximumCachedNames = 10_000

  /// What is wrong with rows.
  private(set) var problems: [RatingsReader.Note] = []
  /// Columns that mean nothing here, as the first row names them.
  var unusedColumns: [String] { columns?.unused ?? [] }
  /// Ids that may be one person's, or two.
  var doubts: [RatingsReader.Note] { alike.notes }
  /// Rows without a level, left out on purpose.
  private(set) var blankRows = 0
  /// Ratings of a table with a column a unit that one problem of their row makes unusable, but one a row.
  private(set) var furtherRejected = 0
  /// Rows that mark single statements, left out where units are asked for.
  private(set) var markRows = 0
  /// All rows but the first, each rating of a table with a column a unit as one.
  private(set) var rowCount = 0

  private let index: RatingIndex
  private let unitNames: NameLookup
  private let levelNames: NameLookup
  private let statements: StatementIndex
  private let defaultRole: Role?
  private let defaultBasis: Basis
  private let keepsMarks: Bool
  private let namesPeople: Bool
  private let only: PersonName?
  private var alike = AlikeIDs()
  /// The person of the row above.
  private var lastPerson: PersonName?
  private var csv = CSVReader()
  private var encoding = TextEncoding()
  private var columns: RatingColumns?
  /// How many columns the first row has.
  var width: Int { columns?.width ?? 0 }
  private var foundUnits: [String: RatedPart] = [:]
  private var foundLevels: [String: Int] = [:]
  /// Dates repeat too.
  private var foundDays: [String: CalendarDay] = [:]

  /// - Parameters:
  ///   - framework: The framework that the ratings are of.
  ///   - index: Of the same framework.
  ///   - role: For rows that give none.
  ///   - basis: For rows that give none.
  ///   - keepsMarks: Whether rows about single statements are wanted.
  ///   - namesPeople: Whether messages say whose row it is, besides its line.
  ///   - only: The one person whose rows are wanted, so that nothing is told of others; nil: everybody.
  init(
    _ framework: Framework, _ index: RatingIndex, role: Role?, basis: Basis,
    keepsMarks: Bool = false, namesPeople: Bool = false, only: String? = nil
  ) {
    statements = StatementIndex(framework, index)
    self.keepsMarks = keepsMarks
    self.namesPeople = namesPeople
    self.only = only.map { PersonName($0) }
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
    return try rows.flatMap { try ratings($0) }
  }

  /// The ratings in what is left at the end of the file; sorts the problems.
  ///
  /// - Throws: ``RatingsError`` if the first row does not name the columns, or is missing.
  mutating func finish() throws -> [RatingRow] {
    var rows: [CSVReader.Row] = []
    csv.read(encoding.finish()) { rows.append($0) }
    csv.finish { rows.append($0) }
    let ratings = try rows.flatMap { try self.ratings($0) }
    guard columns != nil else { throw RatingsError.noHeader }
    return ratings
  }

  /// Tells that a row goes against an earlier one of its subject.
  mutating func report(_ clash: RatingSheet.Contradiction, at row: RatingRow) {
    report(
      row.line,
      "\(name(of: row))\(whose(row)) is '\(index.levels[row.level])' here and "
        + "'\(index.levels[clash.first.level])' on line \(clash.first.line); neither counts",
      .contradiction)
  }

  /// Tells that a later row of the same day goes against this one.
  mutating func reportContradicted(_ row: RatingRow) {
    report(
      row.line,
      "\(name(of: row))\(whose(row)) is '\(index.levels[row.level])' here and another level on a "
        + "later line; neither counts", .contradiction)
  }

  /// Tells what is wrong with a row, and in which column, where the kind of fault does not say so.
  mutating func report(
    _ line: Int, _ message: String, _ fault: RowFault = .form, column: String? = nil
  ) {
    let usual = fault.column.flatMap { columns?.places[$0] == nil ? nil : $0.rawValue }
    problems.append(
      .init(line: line, message: message, fault: fault, column: column ?? usual))
  }

  /// Gives what was found wrong since it was last asked for.
  mutating func takeProblems() -> [RatingsReader.Note] {
    defer { problems.removeAll(keepingCapacity: true) }
    return problems
  }

  /// Gives what was counted since it was last asked for.
  mutating func takeCounts() -> (blank: Int, marks: Int, furtherRejected: Int) {
    defer { (blankRows, markRows, furtherRejected) = (0, 0, 0) }
    return (blankRows, markRows, furtherRejected)
  }

  /// Where the first row has the columns that ratings are read from: person, unit, level, role,
  /// basis, date, tenure; nil for those that it lacks.
  var places: [Int?] {
    [.person, .unit, .level, .role, .basis, .date, .tenure].map { columns?.places[$0] }
  }

  /// The unit or statement of a row, in quotes.
  func name(of row: RatingRow) -> String {
    if let statement = row.statement { return "'\(statements.ids[row.unit][statement])'" }
    return "'\(row.unit < index.units.count ? index.units[row.unit] : Profile.wholePerson)'"
  }

  /// ` of NAME`, for those who may see names.
  func whose(_ row: RatingRow) -> String { namesPeople ? " of \(row.subject.person.text)" : "" }

  /// Puts the problems in the order of their lines.
  mutating func sortProblems() { problems.sort { ($0.line, $0.message) < ($1.line, $1.message) } }

  /// Whether the table has a column a unit, so that a row holds several ratings.
  var isWide: Bool { !(columns?.units.isEmpty ?? true) }

  /// The ratings of a row: at most one, unless the table has a column a unit. None for the first row,
  /// which names the columns, for rows without a level and for those that cannot be used.
  mutating func ratings(_ row: CSVReader.Row) throws -> [RatingRow] {
    guard let columns, isWide else { return try rating(row).map { [$0] } ?? [] }
    let cells = columns.units.filter { column in
      column.place < row.fields.count && !row.fields[column.place].trimmed.isEmpty
    }
    rowCount += max(1, cells.count)
    let problemCount = problems.count
    guard let said = said(by: row, isBlank: cells.isEmpty) else {
      if problems.count > problemCount { furtherRejected += cells.count - min(1, cells.count) }
      return []
    }
    return cells.compactMap { place, name, rated in
      rating(
        said, rated, CSVWriter.unguarded(row.fields[place].trimmed), line: row.line, column: name)
    }
  }

  /// The rating of a row; nil for the first row, which names the columns, for rows without a level
  /// and for rows that cannot be used.
  mutating func rating(_ row: CSVReader.Row) throws -> RatingRow? {
    guard columns != nil else {
      columns = try RatingColumns(row, ratesPerson: index.ratesPerson) { try unit($0) }
      return nil
    }
    rowCount += 1
    let level = value(.level, row)
    guard let said = said(by: row, isBlank: level.isEmpty) else { return nil }
    do {
      return rating(said, try unit(value(.unit, row)), level, line: row.line)
    } catch {
      report(row.line, "\(error)", .unit)
      return nil
    }
  }

  /// What a row says besides units and levels.
  private struct Said {
    var subject: RatingSubject
    var day: CalendarDay?
    var rater: String
    var tenure: Double?
  }

  private func value(_ column: RatingColumns.Column, _ row: CSVReader.Row) -> String {
    guard let index = columns?.places[column], index < row.fields.count else { return "" }
    return CSVWriter.unguarded(row.fields[index].trimmed)
  }

  private mutating func said(by row: CSVReader.Row, isBlank: Bool) -> Said? {
    var defect = row.defect
    if defect == nil, row.fields.count > width {
      defect = "the row has \(row.fields.count) fields, the first row \(width)"
    }
    if let defect {
      report(row.line, defect)
      return nil
    }
    if isBlank {
      // A template that is not filled in, or an empty line of a spreadsheet.
      blankRows += 1
      return nil
    }
    let person = PersonName(value(.person, row))
    if let only, person != only { return nil }
    if person.text.isEmpty {
      report(row.line, "the row names no person", .person)
      return nil
    }
    if person != lastPerson {
      lastPerson = person
      var name = person.text
      alike.add(name.withUTF8 { AlikeIDs.mark($0) }, line: row.line)
    }
    // What is read next, and so what an error is about.
    var fault = RowFault.role
    do {
      let role = try Self.word(value(.role, row), "role", Role.self) ?? defaultRole
      fault = .basis
      let basis = try Self.word(value(.basis, row), "basis", Basis.self) ?? defaultBasis
      fault = .date
      let day = try day(value(.date, row))
      fault = .tenure
      let tenure = try Self.tenure(value(.tenure, row))
      return Said(
        subject: RatingSubject(person: person, role: role, basis: basis), day: day,
        rater: value(.rater, row), tenure: tenure)
    } catch {
      report(row.line, "\(error)", fault)
      return nil
    }
  }

  /// One rating of a row.
  private mutating func rating(
    _ said: Said, _ rated: RatedPart, _ level: String, line: Int, column: String? = nil
  ) -> RatingRow? {
    guard rated.statement == nil || keepsMarks else {
      markRows += 1
      return nil
    }
    var result = RatingRow(
      line: line, subject: said.subject, unit: rated.unit, statement: rated.statement, level: 0,
      day: said.day, rater: said.rater, tenure: said.tenure)
    do {
      if rated.isMarked {
        result.mark = try Self.mark(level)
      } else {
        result.level = try self.level(level)
        if rated.statement != nil { result.mark = .level(result.level) }
      }
      return result
    } catch {
      // A row with a column a unit has many levels.
      report(
        line, isWide ? "\(name(of: result)): \(error)" : "\(error)", .level, column: column)
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
  private mutating func unit(_ name: String) throws -> RatedPart {
    if let rated = foundUnits[name] { return rated }
    let rated: RatedPart
    if let statement = statements.places[name] {
      rated = RatedPart(
        unit: statement.unit, statement: statement.position, isMarked: statement.hasLevel)
    } else if index.ratesPerson {
      guard name.isEmpty || name.lowercased() == Profile.wholePerson else {
        throw RatingsError.ratesPerson(name)
      }
      rated = RatedPart(unit: index.units.count)
    } else if name.isEmpty {
      throw RatingsError.noUnit
    } else if name.lowercased() == Profile.wholePerson {
      rated = RatedPart(unit: index.units.count)
    } else {
      rated = RatedPart(unit: try unitPosition(name))
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
    // Where commas part whole numbers from the rest, semicolons part fields.
    let point = text.contains(".") ? text : text.replacing(",", with: ".")
    guard let years = Double(point), (0...70).contains(years) else {
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
}
