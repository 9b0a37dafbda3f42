import CrosswalkBase
import CrosswalkTables

extension ImportTable {
  /// Reads a file of delimited text, in the encodings in which spreadsheets write it.
  ///
  /// Rows whose form is wrong are kept with their defect, to be told by place.
  ///
  /// - Throws: ``ImportError`` if it is no such text, or over a limit.
  public init(csv bytes: [UInt8], limits: ImportLimits = ImportLimits()) throws {
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      throw ImportError(
        "this is a workbook or document, not a CSV file", remedy: .nameKind)
    }
    if bytes.count > limits.maxBytes {
      throw ImportError("the file has more than \(limits.maxBytes) bytes")
    }
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      throw ImportError("this is an old workbook or document, not a CSV file", remedy: .nameKind)
    }
    var table = ImportTable(name: "the table")
    var measure = TableMeasure()
    table.isDelimited = true
    func take(_ row: CSVReader.Row) throws {
      if table.rows.count == limits.maxRows {
        throw ImportError("more than \(limits.maxRows) rows")
      }
      if row.fields.count > limits.maxColumns {
        throw ImportError("line \(row.line): more than \(limits.maxColumns) columns")
      }
      if let objection = measure.objection(toRow: row.fields) {
        throw ImportError("line \(row.line): \(objection)")
      }
      let cells = row.fields.map { Cell(text: CSVWriter.unguarded($0)) }
      table.rows.append(
        Row(place: "line \(row.line)", number: row.line, cells: cells, defect: row.defect))
    }
    var (encoding, csv) = (TextEncoding(), CSVReader(mayBeginWithTitle: true))
    try csv.read(encoding.utf8(bytes), take)
    try csv.read(encoding.finish(), take)
    try csv.finish(take)
    self = table
  }
}
