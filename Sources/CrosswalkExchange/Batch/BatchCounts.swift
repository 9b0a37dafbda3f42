/// What became of the rows of a file; all but the people, lines and joined rows add up to ``rows``.
package struct BatchCounts: Sendable, Hashable {
  /// Rows below the first, empty lines not counted.
  package var rows = 0
  /// Rows that people's answers rest on.
  package var used = 0
  /// Rows that are wrong, each of which is told.
  package var rejected = 0
  /// Rows of which a later day says something else.
  package var older = 0
  /// Rows that say what an earlier one of the same day says.
  package var repeated = 0
  /// Rows without a level.
  package var blank = 0
  /// Rows that mark single statements.
  package var marks = 0
  /// People, each role and basis by itself.
  package var people = 0
  /// Rows without a role that took the person's only one, whatever else became of them.
  package var joined = 0
  /// What people's answers are.
  package var statuses = StatusCounts()
  /// Lines that were written, the first of the file not counted.
  package var lines = 0

  mutating func add(_ other: BatchCounts) {
    rows += other.rows
    used += other.used
    rejected += other.rejected
    older += other.older
    repeated += other.repeated
    blank += other.blank
    marks += other.marks
    people += other.people
    joined += other.joined
    statuses.add(other.statuses)
    lines += other.lines
  }
}
