extension Table {
  /// The table as a sheet of a workbook, under the columns' headings: numbers stay numbers.
  package func sheet(named name: String) -> SheetDraft {
    SheetDraft(
      name: name, rows: [columns.map { .text($0.heading) }] + rows.map { $0.map(CellValue.init) },
      columns: columns.map { SheetDraft.Column(width: $0.sheetWidth, wraps: true) },
      hasFilter: true)
  }
}

extension CellValue {
  fileprivate init(_ cell: Table.Cell) {
    switch cell {
    case .text(let text): self = text.isEmpty ? .empty : .text(text)
    case .integer(let number): self = .number(Double(number))
    case .number(let number, _): self = .number(number)
    case .flag: self = .text(cell.field)
    case .absent: self = .empty
    }
  }
}
