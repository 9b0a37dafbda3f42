/// A sheet that is to be written.
package struct SheetDraft: Sendable, Hashable {
  /// How a column looks.
  package struct Column: Sendable, Hashable {
    /// In characters, up to 255; nil: as the program opens it.
    package var width: Double?
    /// Whether long texts go on in a further line.
    package var wraps: Bool

    /// Makes the looks of a column.
    package init(width: Double? = nil, wraps: Bool = false) {
      self.width = width
      self.wraps = wraps
    }
  }

  /// What the tab is to show; ``WorkbookWriter/names`` tells what became of it.
  package var name: String
  /// From the top; a row may be shorter than others.
  package var rows: [[CellValue]]
  /// Whether the first row is a header: bold, and in sight when one scrolls.
  package var hasHeader: Bool
  /// Whether the header offers to show only some rows.
  package var hasFilter: Bool
  /// From the left; further columns look as usual.
  package var columns: [Column]
  /// Drop-down lists. Their ranges must not overlap.
  package var dropDowns: [DropDown]
  /// Whether the tab is hidden, as for a sheet that holds only choices.
  package var isHidden: Bool

  package init(
    name: String, rows: [[CellValue]], hasHeader: Bool = true, columns: [Column] = [],
    dropDowns: [DropDown] = [], isHidden: Bool = false, hasFilter: Bool = false
  ) {
    self.name = name
    self.rows = rows
    self.hasHeader = hasHeader
    self.columns = columns
    self.dropDowns = dropDowns
    self.isHidden = isHidden
    self.hasFilter = hasFilter
  }
}
