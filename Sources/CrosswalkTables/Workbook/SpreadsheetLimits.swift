import CrosswalkBase

/// How much a spreadsheet file may ask for. Files come from strangers; whoever opens one may set
/// other limits.
package struct SpreadsheetLimits: Sendable, Hashable {
  /// Which limit a file goes over, so that a program can name its own switch for it.
  package enum Name: String, Sendable, Hashable, CaseIterable {
    /// ``SpreadsheetLimits/maxBytes``.
    case bytes
    /// ``SpreadsheetLimits/maxEntries``.
    case entries
    /// ``SpreadsheetLimits/maxInflatedBytes``.
    case inflatedBytes
    /// ``SpreadsheetLimits/maxRatio``.
    case ratio
    /// ``SpreadsheetLimits/maxSheets``.
    case sheets
    /// ``SpreadsheetLimits/maxRows``.
    case rows
    /// ``SpreadsheetLimits/maxColumns``.
    case columns
    /// ``SpreadsheetLimits/maxCells``.
    case cells
    /// ``SpreadsheetLimits/maxCellBytes``.
    case cellBytes
    /// ``SpreadsheetLimits/maxTextBytes``.
    case textBytes
    /// A limit of the format or of its readers, which nothing lifts.
    case format
  }

  /// The largest file, in bytes.
  package var maxBytes: Int
  /// How many files the archive may hold.
  package var maxEntries: Int
  /// How many bytes all files of the archive may have together once inflated.
  package var maxInflatedBytes: Int
  /// How many times larger than its compressed form a file of the archive may be; those below
  /// 4 MiB may be more.
  package var maxRatio: Int
  /// How many sheets a workbook may have, hidden ones counted.
  package var maxSheets: Int
  /// The highest number that a row may have.
  package var maxRows: Int
  /// The highest number that a column may have.
  package var maxColumns: Int
  /// How many cells with a value or formula a sheet may have, and how many shared texts and merged
  /// ranges.
  package var maxCells: Int
  /// How long the text of one cell, or its formula, may be, in bytes of UTF-8.
  package var maxCellBytes: Int
  /// How long all texts of a sheet may be together, in bytes of UTF-8; a text that many cells share
  /// counts for each of them.
  package var maxTextBytes: Int

  /// Makes limits; the defaults take a table of up to 200 columns that ``ResourceLimits`` hold.
  package init(
    maxBytes: Int = 64 << 20, maxEntries: Int = 10_000, maxInflatedBytes: Int = 512 << 20,
    maxRatio: Int = 250, maxSheets: Int = 1_000, maxRows: Int = 1_048_576,
    maxColumns: Int = 200, maxCells: Int = ResourceLimits.current.cells,
    maxCellBytes: Int = 128 << 10, maxTextBytes: Int = ResourceLimits.current.textBytes
  ) {
    self.maxBytes = maxBytes
    self.maxEntries = maxEntries
    self.maxInflatedBytes = maxInflatedBytes
    self.maxRatio = maxRatio
    self.maxSheets = maxSheets
    self.maxRows = maxRows
    self.maxColumns = maxColumns
    self.maxCells = maxCells
    self.maxCellBytes = maxCellBytes
    self.maxTextBytes = maxTextBytes
  }

  /// The longest tag or text of a file; a character may take ten bytes there.
  var maxTokenBytes: Int { max(1 << 20, min(maxCellBytes, 1 << 32) * 10) }

  /// Files of an archive that inflate to no more than this may have any ratio.
  static let ratioFloor = 4 << 20
}
