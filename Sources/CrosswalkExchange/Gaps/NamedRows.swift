import CrosswalkBase
import CrosswalkTables

/// The rows of a small table whose columns are all needed, in any order.
struct NamedRows {
  /// The line of each row, from 1, with its fields in the order of the columns.
  private(set) var rows: [(line: Int, fields: [String])] = []
  /// What is wrong with rows, in the order of their lines.
  var problems: [RatingsReader.Note] = []

  /// - Parameters:
  ///   - bytes: CSV in any encoding that spreadsheets write.
  ///   - columns: Their names, in lower case.
  /// - Throws: ``RatingsError`` if the first row does not name them, or is missing.
  init(_ bytes: [UInt8], columns: [String]) throws {
    var encoding = TextEncoding()
    var csv = CSVReader()
    var all: [CSVReader.Row] = []
    csv.read(encoding.utf8(bytes)) { all.append($0) }
    csv.read(encoding.finish()) { all.append($0) }
    csv.finish { all.append($0) }
    guard let first = all.first else { throw RatingsError.noColumns(columns) }
    if first.fields[0].hasPrefix("PK\u{3}\u{4}") { throw RatingsError.workbook }
    let names = first.fields.map { $0.trimmed.lowercased() }
    let places = try columns.map { column in
      let found = names.indices.filter { names[$0] == column }
      if found.count > 1 { throw RatingsError.columnTwice(column) }
      guard let place = found.first else {
        throw RatingsError.missingColumn(column, nearest: nearest(column, in: names))
      }
      return place
    }
    for row in all.dropFirst() where !row.fields.allSatisfy({ $0.trimmed.isEmpty }) {
      let fields = places.map { place in
        place < row.fields.count ? CSVWriter.unguarded(row.fields[place].trimmed) : ""
      }
      if let defect = row.defect {
        problems.append(.init(line: row.line, message: defect))
      } else if let empty = fields.firstIndex(of: "") {
        problems.append(.init(line: row.line, message: "the row gives no \(columns[empty])"))
      } else {
        rows.append((row.line, fields))
      }
    }
  }
}
