/// A drop-down list that cells offer to choose from.
package struct DropDown: Sendable, Hashable {
  /// Where the choices come from.
  package enum Source: Sendable, Hashable {
    /// These, in this order. At most 255 UTF-16 code units with the commas between them, at least
    /// one, none empty, none with a comma, a line break or space at its ends: longer lists belong
    /// in cells.
    case list([String])
    /// What stands in cells of a sheet, in one column or row.
    case cells(sheet: String, range: CellRange)
  }

  /// The cells that offer the list.
  package var range: CellRange
  /// Where the choices come from.
  package var source: Source
  /// Whether cells take other values too.
  package var allowsOthers: Bool
  /// What Excel says of a value that is refused; at most 255 UTF-16 code units.
  package var message: String?

  package init(
    in range: CellRange, from source: Source, allowsOthers: Bool = false, message: String? = nil
  ) {
    self.range = range
    self.source = source
    self.allowsOthers = allowsOthers
    self.message = message
  }
}
