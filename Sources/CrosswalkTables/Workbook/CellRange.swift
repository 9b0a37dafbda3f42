/// A rectangle of cells.
package struct CellRange: Sendable, Hashable, CustomStringConvertible {
  /// The cell at the top left.
  package var first: CellReference
  /// The cell at the bottom right, part of the range.
  package var last: CellReference

  /// The rectangle that two opposite corners span, whichever they are.
  package init(_ one: CellReference, _ other: CellReference) {
    first = CellReference(
      row: min(one.row, other.row), column: min(one.column, other.column))
    last = CellReference(row: max(one.row, other.row), column: max(one.column, other.column))
  }

  /// Reads `A1:B2`, or `A1` for a single cell; nil for everything else.
  package init?(_ text: some StringProtocol) {
    let ends = text.split(separator: ":", omittingEmptySubsequences: false)
    guard ends.count <= 2, let one = CellReference(ends[0]),
      let other = CellReference(ends[ends.count - 1])
    else { return nil }
    self.init(one, other)
  }

  /// Such as `A1:B2`; `A1` for a single cell.
  package var description: String { first == last ? "\(first)" : "\(first):\(last)" }

  /// Whether a cell lies in it.
  package func contains(_ cell: CellReference) -> Bool {
    first.row <= cell.row && cell.row <= last.row && first.column <= cell.column
      && cell.column <= last.column
  }
}
