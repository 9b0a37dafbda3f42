/// What a file holds beside how each piece of it was read, for whoever looks at both.
package struct ImportView: Sendable {
  /// A cell as it stands in the file.
  package struct Cell: Sendable {
    /// Its lines.
    package let lines: [String]
    /// What became of it; nil where it is empty, or nothing is known.
    package let fate: ImportLedger.Fate?
    /// What is wrong with it, or to be looked at.
    package let notes: [ImportReport.Note]
  }

  /// A row of a table.
  package struct Row: Sendable {
    /// For people: `line 4`.
    package let place: String
    /// Whether it holds headings.
    package let isHeading: Bool
    package let cells: [Cell]
    /// What concerns the row as a whole.
    package let notes: [ImportReport.Note]

    /// Whether anything in it was not understood.
    package var hasProblem: Bool {
      notes.contains(where: \.isProblem)
        || cells.contains { $0.notes.contains(where: \.isProblem) }
    }
  }

  /// A column, by its lowest heading.
  package struct Column: Sendable {
    /// Empty for a column without one.
    package let heading: String
    /// What it is read as; nil: not at all.
    package let role: ImportColumn?
  }

  /// A table or sheet.
  package struct Table: Sendable {
    /// For people: `table 2`, or `sheet 'Anchors'`.
    package let name: String
    /// What it is called where somebody asks for it alone.
    package let sheet: String
    /// Why it is left out; nil where it is read.
    package let reason: String?
    /// None where it is left out.
    package let columns: [Column]
    /// The first ones, and those with problems.
    package let rows: [Row]
    /// How many there are in all.
    package let rowCount: Int

    package var isRead: Bool { reason == nil }
  }

  /// In the order of the file; none for a package of CASE.
  package let tables: [Table]
}
