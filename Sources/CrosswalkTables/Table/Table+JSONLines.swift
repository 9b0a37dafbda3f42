import CrosswalkBase

extension Table {
  /// Each row as a JSON object on a line of its own, by the columns' ids: numbers are numbers, and
  /// a cell without a value is null.
  ///
  /// - Throws: `EncodingError` for a number that is not finite.
  package func jsonLines() throws -> String {
    let ids = columns.map(\.id)
    return try rows.map { row in
      let members = zip(ids, row.map(\.json))
      return try JSONText.compact(
        JSONValue.object(Dictionary(members, uniquingKeysWith: { first, _ in first }))) + "\n"
    }.joined()
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
