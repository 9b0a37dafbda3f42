/// What became of the rows of a file; all but the people and lines add up to ``rows``.
package struct BatchCounts: Sendable, Hashable {
  /// Rows below the first, empty lines not counted.
  package var rows = 0
  /// Rows that people's answers rest on.
  package var used = 0
  /// Rows that are wrong, each of which is told.
  package var rejected = 0
  /// Rows of which a later day says something else.
  package var older = 0
  /// Rows without a level.
  package var blank = 0
  /// Rows that mark single statements.
  package var marks = 0
  /// People, each role and basis by itself.
  package var people = 0
  /// Lines that were written, the first of the file not counted.
  package var lines = 0

  mutating func add(_ other: BatchCounts) {
    rows += other.rows
    used += other.used
    rejected += other.rejected
    older += other.older
    blank += other.blank
    marks += other.marks
    people += other.people
    lines += other.lines
  }
}
