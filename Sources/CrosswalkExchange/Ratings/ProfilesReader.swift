import CrosswalkBase
import CrosswalkKit
import CrosswalkModel

/// Reads a table of ratings as what is known of each person now:
/// `person,unit,level[,role,basis,date,rater,tenure]`, one row a rating or a marked statement.
///
/// It is the table of ``RatingsReader``, read for gaps: raters count side by side, each with the
/// latest row, and rows that are too old count as that. Rows may stand in any order.
package struct ProfilesReader {
  /// Which rows count.
  package struct Options: Sendable {
    /// For people whose rows give no role.
    package var role: Role?
    /// For rows that give no basis.
    package var basis = Basis.observed
    /// Rows of more months before the day that counts are too old; nil: none are.
    package var maximumAge: Int? = 18
    /// The day that counts, after which no row counts; nil: the latest of the table.
    package var asOf: CalendarDay?
    /// Whether messages say whose row it is, besides its line.
    package var namesPeople = false

    package init() {}
  }

  private let options: Options
  private let index: RatingIndex
  private var rows: RatingRows
  private var kept = KeptProfiles()

  /// A reader of ratings of one framework.
  package init(framework: Framework, options: Options = Options()) {
    self.options = options
    index = RatingIndex(framework)
    rows = RatingRows(
      framework, index, role: nil, basis: options.basis, keepsMarks: true,
      namesPeople: options.namesPeople)
  }

  /// Takes the next bytes of the file.
  ///
  /// - Throws: ``RatingsError`` if the first row does not name the columns.
  package mutating func read(_ bytes: [UInt8]) throws {
    for row in try rows.read(bytes) { kept.add(row) }
  }

  /// Ends the file and gives everybody, sorted by name.
  ///
  /// - Throws: ``RatingsError`` if the first row does not name the columns, or is missing.
  package mutating func finish() throws -> ProfileTable {
    for row in try rows.finish() { kept.add(row) }
    kept.sort()
    let asOf = options.asOf ?? kept.latestDay
    var table = ProfileTable(asOf: asOf)
    let oldest = asOf.flatMap { day in options.maximumAge.map { day.before(months: $0) } }
    kept.forEachPerson { person in
      let sheet = ProfileSheet(
        person, index, oldest: oldest, latest: options.asOf, defaultRole: options.role)
      for clash in sheet.clashes { report(clash) }
      table.outdated += sheet.outdatedRows
      table.later += sheet.laterRows
      table.undated += sheet.undatedRows
      table.expected += sheet.expectedRows
      table.own += sheet.ownRows
      table.repeated += sheet.repeatedRows
      if let ratings = sheet.ratings { table.people.append(ratings) }
    }
    rows.sortProblems()
    table.problems = rows.problems
    table.blankRows = rows.blankRows
    table.unusedColumns = rows.unusedColumns
    table.doubts = rows.doubts
    return table
  }

  /// Reads the file, `-` for standard input.
  ///
  /// - Throws: `FileError`, with the name of the file for a table that is none.
  package static func read(
    path: String, framework: Framework, options: Options = Options()
  ) throws -> ProfileTable {
    var reader = ProfilesReader(framework: framework, options: options)
    do {
      try DataFiles.forEachChunk(of: path) { try reader.read($0) }
      return try reader.finish()
    } catch let error as RatingsError {
      throw FileError(path: DataFiles.name(of: path), reason: "\(error)")
    }
  }

  private mutating func report(_ clash: ProfileSheet.Clash) {
    let row = clash.row
    let subject = rows.name(of: row) + rows.whose(row)
    let others = "on line \(clash.line)"
    switch clash.kind {
    case .contradiction:
      let day = row.day.map { " on \($0)" } ?? ""
      rows.report(
        row.line,
        "\(subject) is rated otherwise \(others), by the same rater\(day); neither counts")
    case .roles:
      rows.report(
        row.line,
        "the role\(rows.whose(row)) is another \(others), on the same day; neither counts")
    case .tenures:
      rows.report(
        row.line,
        "the tenure\(rows.whose(row)) is another \(others), on the same day; neither counts")
    }
  }
}

/// What a table of ratings says of everybody.
package struct ProfileTable: Sendable {
  /// Sorted by name.
  package var people: [PersonRatings] = []
  /// What is wrong with rows, in the order of their lines.
  package var problems: [RatingsReader.Note] = []
  /// Ids that may be one person's, or two, by the line of the second.
  package var doubts: [RatingsReader.Note] = []
  /// The day that counts; nil where no row has a date.
  package var asOf: CalendarDay?
  /// Rows without a level.
  package var blankRows = 0
  /// Columns that mean nothing here, as the first row names them.
  package var unusedColumns: [String] = []
  /// Rows that are too old to count.
  package var outdated = 0
  /// Rows from after the day that counts.
  package var later = 0
  /// Rows without a date in a table in which others have one; they count as current, unless the same
  /// rater has a dated one.
  package var undated = 0
  /// Rows that say what is expected of people and not what they do; they do not count.
  package var expected = 0
  /// Rows by which people rate themselves; they are shown and do not count.
  package var own = 0
  /// Rows that say what an earlier one of the same rater and day says.
  package var repeated = 0

  init(asOf: CalendarDay?) { self.asOf = asOf }
}
