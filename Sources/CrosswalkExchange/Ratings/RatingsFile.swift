import CrosswalkBase
import CrosswalkKit
import CrosswalkModel
import CrosswalkTables

/// A file of ratings, read for what is wrong with it, and ready to hand on what each person is
/// rated, sorted by person, role and basis.
///
/// Everything wrong with a file is told before the first answer, and answers are sorted, whatever
/// the order of the rows. So a file whose persons stand in order, which is how tables are mostly
/// exported, is read twice and never held: once for its problems, and once for its groups. Where
/// the order is another, and where reading again is impossible (a pipe), the rows are kept as
/// integers and sorted.
package struct RatingsFile {
  /// What is wrong with rows, in the order of their lines.
  package let problems: [RatingsReader.Note]
  /// What became of all rows; of lines and answers nothing is known here.
  package let counts: BatchCounts
  /// Columns that mean nothing here, as the first row names them.
  package let unusedColumns: [String]

  /// Ids that may be one person's, or two, by the line of the second.
  package let doubts: [RatingsReader.Note]

  private let path: String
  private enum Source {
    /// A reader that has read nothing yet.
    case again(SortedRatingsReader)
    /// A reader that has read everything.
    case kept(RatingsReader)
  }
  private let source: Source

  /// Reads the file, `-` for standard input.
  ///
  /// - Parameters:
  ///   - path: Where the table is.
  ///   - framework: The framework that the ratings are of.
  ///   - role: For rows that give none.
  ///   - basis: For rows that give none.
  ///   - namesPeople: Whether problems say whose row it is, besides its line.
  /// - Throws: `FileError`, also if the first row does not name the columns.
  package init(
    path: String, framework: Framework, role: Role?, basis: Basis, namesPeople: Bool = false
  ) throws {
    do {
      try self.init(reading: path, framework, role, basis, namesPeople)
    } catch let error as RatingsError {
      throw FileError(path: DataFiles.name(of: path), reason: "\(error)")
    }
  }

  /// Reads a table that is in memory already.
  ///
  /// - Parameters:
  ///   - bytes: The table.
  ///   - name: What messages call it.
  ///   - framework: The framework that the ratings are of.
  ///   - role: For rows that give none.
  ///   - basis: For rows that give none.
  ///   - namesPeople: Whether problems say whose row it is, besides its line.
  /// - Throws: ``RatingsError`` if the first row does not name the columns.
  package init(
    bytes: [UInt8], name: String, framework: Framework, role: Role?, basis: Basis,
    namesPeople: Bool = false
  ) throws {
    var reader = RatingsReader(
      framework: framework, role: role, basis: basis, namesPeople: namesPeople)
    try reader.read(bytes)
    try reader.end()
    self.init(kept: reader, name: name)
  }

  /// A table that a reader has read to its end.
  private init(kept reader: RatingsReader, name: String) {
    path = name
    source = .kept(reader)
    (problems, unusedColumns) = (reader.problems, reader.unusedColumns)
    doubts = reader.doubts
    counts = Self.counts(reader.rows, reader.tally, people: reader.people)
  }

  /// A table that is read a second time, after a reader has found nothing out of order in it.
  private init(_ start: SortedRatingsReader, checked rows: SortedRatingsReader, path: String) {
    self.path = path
    source = .again(start)
    (problems, unusedColumns) = (rows.rows.problems, rows.rows.unusedColumns)
    doubts = rows.rows.doubts
    counts = Self.counts(rows.rows, rows.tally, people: rows.people)
  }

  private init(
    reading path: String, _ framework: Framework, _ role: Role?, _ basis: Basis,
    _ namesPeople: Bool
  ) throws {
    let start = SortedRatingsReader(
      framework: framework, role: role, basis: basis, namesPeople: namesPeople)
    if path != "-", DataFiles.mayBeRead(path), let rows = try Self.sortedRows(path, start) {
      self.init(start, checked: rows, path: path)
    } else {
      var reader = RatingsReader(
        framework: framework, role: role, basis: basis, namesPeople: namesPeople)
      try DataFiles.forEachChunk(of: path) { try reader.read($0) }
      try reader.end()
      self.init(kept: reader, name: path)
    }
  }

  private static func counts(
    _ rows: RatingRows, _ tally: PersonSheets.Tally, people: Int
  ) -> BatchCounts {
    var counts = BatchCounts()
    counts.rows = rows.rowCount
    (counts.blank, counts.marks) = (rows.blankRows, rows.markRows)
    (counts.used, counts.older) = (tally.used, tally.older)
    (counts.repeated, counts.joined) = (tally.repeated, tally.joined)
    // What is left: rows with problems, and those that they contradict.
    counts.rejected =
      counts.rows - tally.used - tally.older - tally.repeated - rows.blankRows
      - rows.markRows
    counts.people = people
    return counts
  }

  /// What people are to be told of the file, a line each.
  package var remarks: [PlainText] {
    let name = DataFiles.name(of: path)
    return problems.map { "\(name):\($0.line): error: \($0.message)" }
      + doubts.map { "\(name):\($0.line): warning: \($0.message)" }
      + unusedColumns.map { "\(name): the column '\($0)' is not used" }
  }

  /// What became of all rows, in numbers that add up.
  ///
  /// - Parameter statuses: What answers people got; none where nobody asked for answers.
  /// - Returns: A line.
  package func summary(_ statuses: StatusCounts = StatusCounts()) -> PlainText {
    var counts = counts
    counts.statuses = statuses
    return "\(DataFiles.name(of: path)): \(counts.words(writesLines: false))"
  }

  /// The same without the name of the file and without answers, without capital or full stop.
  package var words: String { counts.words(writesLines: false) }

  /// Hands on what each person is rated.
  ///
  /// - Throws: `FileError`, and whatever `take` throws.
  package func forEachGroup(_ take: (RatingGroup) throws -> Void) throws {
    switch source {
    case .kept(let reader): try reader.forEachGroup(take)
    case .again(var reader):
      try DataFiles.forEachChunk(of: path) { try reader.read($0, take) }
      try reader.finish(take)
      guard reader.isSorted, reader.rows.problems == problems else {
        throw FileError(path: path, reason: "the file changed while it was read")
      }
    }
  }

  private struct Unsorted: Error {}

  /// What a file is like whose persons stand in order; nil if they do not.
  private static func sortedRows(
    _ path: String, _ start: SortedRatingsReader
  ) throws -> SortedRatingsReader? {
    var reader = start
    do {
      try DataFiles.forEachChunk(of: path) {
        try reader.read($0) { _ in }
        if !reader.isSorted { throw Unsorted() }
      }
      try reader.finish { _ in }
    } catch is Unsorted { return nil }
    return reader.isSorted ? reader : nil
  }
}

extension RatingGroup {
  /// Whether a person with both is counted by this one, so that one person is never several.
  package func isCounted(before other: RatingGroup) -> Bool {
    RatingKind(role, basis).isCounted(before: RatingKind(other.role, other.basis))
  }
}
