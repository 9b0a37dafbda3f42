/// A row of a sheet with its filled cells.
package struct SheetRow: Sendable, Hashable {
  /// From 1; rows without filled cells are left out, so numbers may leap.
  package var number: Int
  /// At least one, from left to right; those without value and formula are left out.
  package var cells: [SheetCell]
  /// Whether the row is hidden, in a reader that keeps what is hidden.
  package var isHidden: Bool

  package init(number: Int, cells: [SheetCell], isHidden: Bool = false) {
    self.number = number
    self.cells = cells
    self.isHidden = isHidden
  }

  /// The cell of a column, from 1; nil if it is empty.
  package subscript(column: Int) -> SheetCell? {
    var (low, high) = (0, cells.count)
    while low < high {
      let middle = (low + high) / 2
      if cells[middle].reference.column < column { low = middle + 1 } else { high = middle }
    }
    return low < cells.count && cells[low].reference.column == column ? cells[low] : nil
  }

  /// The texts from column 1 to the last filled one, empty where no cell is.
  package var texts: [String] {
    var texts: [String] = []
    for cell in cells {
      texts += repeatElement("", count: max(0, cell.reference.column - 1 - texts.count))
      texts.append(cell.text)
    }
    return texts
  }
}
