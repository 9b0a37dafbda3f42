extension Table {
  /// The whole table as CSV, with the columns' ids as header. A cell without a value is empty.
  public var csv: String { csvHeader + csvRows }

  /// The first row of ``csv``, for a table that is written a part at a time.
  public var csvHeader: String { CSVWriter.row(columns.map(\.id)) }

  /// The other rows of ``csv``.
  public var csvRows: String { rows.map { CSVWriter.row($0.map(\.field)) }.joined() }
}
