import CrosswalkBase
import CrosswalkKit
import CrosswalkModel
import CrosswalkTables

/// Reads a table of ratings, one row a rating: `person,unit,level[,role,basis,date,rater,tenure]`.
///
/// The unit `all` stands for every unit that has no rating of its own. Rows may stand in any order.
/// A row that cannot be used is a problem with its line; the other rows still count. Of rows for
/// one unit of one person, role and basis the latest counts; two different levels on one day contradict
/// each other, so neither counts. Rows that mark single statements are left out.
///
/// Names become positions row by row, and what is kept of a row is five small integers.
public struct RatingsReader {
  /// Something about a row, as messages show it.
  public struct Note: Sendable, Hashable {
    /// The line on which the row begins, from 1.
    public var line: Int
    /// A sentence without capital or full stop.
    public var message: String
    /// The column, as the first row names it; nil: the row as a whole.
    public var column: String?
    /// What it is about, for counts of many.
    var fault = RowFault.form

    init(line: Int, message: String, fault: RowFault, column: String? = nil) {
      (self.line, self.message, self.fault, self.column) = (line, message, fault, column)
    }

    /// A note of somebody else about the same rows.
    package init(line: Int, message: String) {
      self.init(line: line, message: message, fault: .form)
    }
  }

  /// What is wrong with rows, in the order of their lines once the file has ended.
  public var problems: [Note] { rows.problems }
  /// What was left out on purpose, such as rows of a template without a level.
  public var blankRows: Int { rows.blankRows }
  /// Rows that mark single statements, which say nothing of a whole unit.
  public var markRows: Int { rows.markRows }
  /// Columns that mean nothing here, as the first row names them.
  public var unusedColumns: [String] { rows.unusedColumns }

  /// Ids that may be one person's, or two, by the line of the second.
  var doubts: [Note] { rows.doubts }

  /// What became of the rows that could be used, once the file has ended.
  private(set) var tally = PersonSheets.Tally()
  /// How many people have ratings, each once, when the file has ended.
  private(set) var people = 0

  private let index: RatingIndex
  private(set) var rows: RatingRows
  private var kept = KeptRatings()

  /// - Parameters:
  ///   - framework: The framework that the ratings are of.
  ///   - role: For rows that give none.
  ///   - basis: For rows that give none.
  ///   - namesPeople: Whether problems say whose row it is, besides its line.
  ///   - only: The one person whose rows are read, so that nothing is told of others; nil: everybody.
  public init(
    framework: Framework, role: Role?, basis: Basis, namesPeople: Bool = false, only: String? = nil
  ) {
    index = RatingIndex(framework)
    rows = RatingRows(
      framework, index, role: role, basis: basis, namesPeople: namesPeople, only: only)
  }

  /// Takes the next bytes of the file.
  ///
  /// - Throws: ``RatingsError`` if the first row does not name the columns.
  public mutating func read(_ bytes: [UInt8]) throws {
    for row in try rows.read(bytes) { kept.add(row) }
  }

  /// Takes the next row of a table that somebody else reads; the first one names the columns.
  mutating func take(_ row: CSVReader.Row) throws {
    for rating in try rows.ratings(row) { kept.add(rating) }
  }

  /// Ends the file and gives the profiles, sorted by person, role and basis.
  ///
  /// - Throws: ``RatingsError`` if the first row does not name the columns, or is missing.
  public mutating func finish() throws -> [Profile] {
    try end()
    var profiles: [Profile] = []
    forEachGroup { profiles.append(index.profile($0)) }
    return profiles
  }

  /// Ends the file, so that all problems are known.
  ///
  /// - Throws: ``RatingsError`` if the first row does not name the columns, or is missing.
  mutating func end() throws {
    for row in try rows.finish() { kept.add(row) }
    kept.sort()
    let kept = kept
    people = 0
    var last: String?
    tally = kept.forEachGroup(index, clash: { rows.report($0, at: $1) }) { group in
      if group.person != last { people += 1 }
      last = group.person
    }
    rows.sortProblems()
  }

  /// Hands on what each subject is rated, sorted by person, role and basis, once the file has
  /// ended.
  func forEachGroup(_ take: (RatingGroup) throws -> Void) rethrows {
    _ = try kept.forEachGroup(index, take)
  }
}
