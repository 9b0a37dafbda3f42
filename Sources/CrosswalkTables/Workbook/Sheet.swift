/// A sheet of a workbook.
package struct Sheet: Sendable, Hashable {
  /// As its tab shows it.
  package var name: String
  /// Whether its tab is hidden.
  package var isHidden: Bool
  /// The rows that have filled cells, from the top.
  package var rows: [SheetRow]
  /// The merged cells; a value stands in the first cell of its range only.
  package var mergedRanges: [CellRange]
  /// How many rows with filled cells were left out because they are hidden.
  package var hiddenRowCount: Int
  /// How many filled cells those rows have.
  package var hiddenRowCellCount: Int
  /// How many filled cells were left out because their columns are hidden.
  package var hiddenCellCount: Int

  package init(
    name: String, isHidden: Bool = false, rows: [SheetRow] = [], mergedRanges: [CellRange] = [],
    hiddenRowCount: Int = 0, hiddenRowCellCount: Int = 0, hiddenCellCount: Int = 0
  ) {
    self.name = name
    self.isHidden = isHidden
    self.rows = rows
    self.mergedRanges = mergedRanges
    self.hiddenRowCount = hiddenRowCount
    self.hiddenRowCellCount = hiddenRowCellCount
    self.hiddenCellCount = hiddenCellCount
  }

  /// The cell at a place, such as `CellReference("B7")`; nil if it is empty.
  package subscript(reference: CellReference) -> SheetCell? {
    var (low, high) = (0, rows.count)
    while low < high {
      let middle = (low + high) / 2
      if rows[middle].number < reference.row { low = middle + 1 } else { high = middle }
    }
    guard low < rows.count, rows[low].number == reference.row else { return nil }
    return rows[low][reference.column]
  }
}
