/// A value of a table that goes to an engine.
enum SQLValue: Sendable, Hashable {
  case text(String)
  case integer(Int)
  case number(Double)

  func literal(_ dialect: SQLDialect) -> String {
    switch self {
    case .text(let text): dialect.quoted(text)
    case .integer(let integer): String(integer)
    case .number(let number): Self.literal(number)
    }
  }

  /// With an exponent, without which some engines take a number for a decimal one.
  static func literal(_ number: Double) -> String {
    let text = "\(number)"
    return text.contains("e") ? text : text + "e0"
  }

  func type(_ dialect: SQLDialect) -> String {
    switch self {
    case .text: dialect.textType
    case .integer: "INTEGER"
    case .number: dialect.doubleType
    }
  }
}

/// A table that goes to an engine.
struct SQLTable: Sendable {
  let name: String
  /// What a row says.
  let comment: String
  let columns: [String]
  /// All of the same types.
  let rows: [[SQLValue]]
  /// Gives the columns their types where there is no row.
  let example: [SQLValue]

  /// Each column has a name, and an example of what stands in it.
  init(
    _ name: String, _ comment: String, _ columns: [(name: String, example: SQLValue)],
    _ rows: [[SQLValue]]
  ) {
    self.name = name
    self.comment = comment
    self.columns = columns.map(\.name)
    self.rows = rows
    example = columns.map(\.example)
  }

  /// Rows that an engine is given at once.
  private static let batch = 500

  /// Makes the table anew, with its rows.
  func script(_ dialect: SQLDialect) -> String {
    let types = zip(columns, example).map { "\($0) \($1.type(dialect)) NOT NULL" }
    var text = "-- \(comment)\n"
    text += "DROP TABLE IF EXISTS \(name);\n"
    text += "CREATE TABLE \(name) (\n  \(types.joined(separator: ",\n  "))\n);\n"
    for start in stride(from: 0, to: rows.count, by: Self.batch) {
      let part = rows[start..<min(rows.count, start + Self.batch)]
      text += "INSERT INTO \(name) VALUES\n\(Self.values(part, dialect));\n"
    }
    return text
  }

  private static func values(_ rows: ArraySlice<[SQLValue]>, _ dialect: SQLDialect) -> String {
    rows.map { row in
      "(" + row.map { $0.literal(dialect) }.joined(separator: ", ") + ")"
    }.joined(separator: ",\n")
  }
}
