import CrosswalkBase

extension Table {
  /// Each row as a JSON object on a line of its own, by the columns' ids: numbers are numbers, and
  /// a cell without a value is null.
  ///
  /// - Throws: `EncodingError` for a number that is not finite.
  package func jsonLines() throws -> String {
    try objects.map { try JSONText.compact($0) + "\n" }.joined()
  }

  /// The rows as one JSON array of such objects.
  ///
  /// - Throws: `EncodingError` for a number that is not finite.
  package func jsonArray() throws -> String { try JSONText.pretty(objects) }

  private var objects: [JSONValue] {
    let ids = columns.map(\.id)
    return rows.map { row in
      .object(Dictionary(zip(ids, row.map(\.json)), uniquingKeysWith: { first, _ in first }))
    }
  }
}

extension Table.Cell {
  fileprivate var json: JSONValue {
    switch self {
    case .text(let text): .text(text)
    case .integer(let number): .number(Double(number))
    case .number(let number, _): .number(number)
    case .flag(let flag): .boolean(flag)
    case .absent: .null
    }
  }
}
