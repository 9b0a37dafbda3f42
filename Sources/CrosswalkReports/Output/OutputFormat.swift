import CrosswalkTables

/// The form of an answer.
package enum OutputFormat: String, CaseIterable, Sendable {
  case text, json, csv
  /// The rows of the table, a JSON object a line.
  case ndjson
}

/// A piece of an answer.
package enum OutputPiece: Sendable {
  /// For people.
  case text(PlainText)
  /// For programs, in which strings are as the data has them.
  case data(String)
}
