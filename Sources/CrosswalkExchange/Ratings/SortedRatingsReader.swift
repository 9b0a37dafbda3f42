import CrosswalkKit
import CrosswalkModel

/// Reads a table of ratings whose persons stand in order, so that each person is done with when
/// the next one comes: in constant memory, however many people there are.
struct SortedRatingsReader {
  /// False once a person stands before the one above; what follows is not read.
  private(set) var isSorted = true
  private(set) var rows: RatingRows

  private let index: RatingIndex
  /// What became of the rows that could be used.
  private(set) var tally = PersonSheets.Tally()
  /// How many people have ratings, each once.
  private(set) var people = 0
  private var open: PersonSheets

  init(framework: Framework, role: Role?, basis: Basis, namesPeople: Bool = false) {
    index = RatingIndex(framework)
    open = PersonSheets(index)
    rows = RatingRows(framework, index, role: role, basis: basis, namesPeople: namesPeople)
  }

  /// Takes the next bytes and hands on the groups of all persons but the last.
  ///
  /// - Throws: ``RatingsError`` if the first row does not name the columns, and what `take` throws.
  mutating func read(_ bytes: [UInt8], _ take: (RatingGroup) throws -> Void) throws {
    for row in try rows.read(bytes) { try add(row, take) }
  }

  /// Ends the file and hands on the groups of the last person.
  ///
  /// - Throws: ``RatingsError`` if the first row does not name the columns, or is missing, and what
  ///   `take` throws.
  mutating func finish(_ take: (RatingGroup) throws -> Void) throws {
    for row in try rows.finish() { try add(row, take) }
    try close(take)
    rows.sortProblems()
  }

  private mutating func add(_ row: RatingRow, _ take: (RatingGroup) throws -> Void) throws {
    guard isSorted else { return }
    if let person = open.person, person != row.subject.person {
      guard person < row.subject.person else {
        isSorted = false
        return
      }
      try close(take)
    }
    open.add(row)
  }

  private mutating func close(_ take: (RatingGroup) throws -> Void) throws {
    var isRated = false
    let closed = try open.close({ rows.report($0, at: $1) }) { group in
      isRated = true
      try take(group)
    }
    if isRated { people += 1 }
    tally.add(closed)
  }
}
