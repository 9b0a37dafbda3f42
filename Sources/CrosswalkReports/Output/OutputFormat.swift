import CrosswalkTables

/// The form of an answer.
package enum OutputFormat: String, CaseIterable, Sendable {
  case text, json, csv
  /// The rows of the table, a JSON object a line.
  case ndjson
}

extension OutputPiece {
  /// A table in one of the forms.
  ///
  /// - Throws: `EncodingError` for a number that is not finite.
  package init(_ table: Table, as format: OutputFormat) throws {
    switch format {
    case .text: self = .text(table.text())
    case .csv: self = .data(table.csv)
    case .json: self = .data(try table.jsonArray())
    case .ndjson: self = .data(try table.jsonLines())
    }
  }
}

/// A piece of an answer.
package enum OutputPiece: Sendable {
  /// For people.
  case text(PlainText)
  /// For programs, in which strings are as the data has them.
  case data(String)
}
