import CrosswalkBase
import CrosswalkTables

/// Tables in the body of a request: as CSV one of them, as JSON any number by their names. What is read is
/// CSV in both cases, by the readers of files, so that a table means the same wherever it comes from.
struct BodyTables {
  /// Whether it was sent as JSON, so that rows have numbers and no lines.
  let isJSON: Bool
  private var tables: [String: [UInt8]] = [:]

  /// - Parameters:
  ///   - bytes: The body.
  ///   - isJSON: Whether it is said to be JSON; else it is CSV.
  ///   - known: The tables that there can be.
  /// - Throws: ``APIProblem`` for what is no JSON, is no such table, or lacks one that is needed.
  init(_ bytes: [UInt8], isJSON: Bool, _ known: [APIRoute.BodyTable]) throws {
    self.isJSON = isJSON
    let main = known.first { $0.isRequired }
    guard isJSON else {
      if let main { tables[main.name] = bytes }
      return
    }
    let value: JSONValue
    do {
      value = try JSONReader.value(of: bytes)
    } catch {
      throw APIProblem(400, "\(error)")
    }
    switch value {
    case .list:
      guard let main, known.count(where: \.isRequired) == 1 else {
        throw APIProblem(400, "the body is an object of \(Self.names(known))")
      }
      tables[main.name] = try Self.csv(value, main)
    case .object(let members):
      for (name, table) in members.sorted(by: { $0.key < $1.key }) {
        guard let form = known.first(where: { $0.name == name }) else {
          throw APIProblem(
            400, "there is no table '\(name)'; there is \(Self.names(known))",
            nearest: nearest(name, in: known.map(\.name)))
        }
        tables[name] = try Self.csv(table, form)
      }
    default: throw APIProblem(400, "the body is a list of rows, or an object of tables")
    }
    for table in known where table.isRequired && tables[table.name] == nil {
      throw APIProblem(400, "the table '\(table.name)' is missing: \(table.meaning)")
    }
  }

  /// A table as CSV; nil for one that was not sent.
  subscript(name: String) -> [UInt8]? { tables[name] }

  private static func names(_ known: [APIRoute.BodyTable]) -> String {
    known.map(\.name).joined(separator: ", ")
  }

  /// A list of flat objects as CSV, a row on a line each. Columns that are not in the list of known ones are
  /// kept, since those may be names of units: who reads the table knows.
  private static func csv(_ value: JSONValue, _ form: APIRoute.BodyTable) throws -> [UInt8] {
    guard case .list(let rows) = value else {
      throw APIProblem(400, "'\(form.name)' is a list of rows")
    }
    var columns: Set<String> = []
    var fields: [[String: String]] = []
    for (index, row) in rows.enumerated() {
      guard case .object(let members) = row else {
        throw APIProblem(400, "\(form.name)[\(index)] is no object")
      }
      fields.append(
        try members.compactMapValues { value in
          try text(value, in: form.name, at: index)
        })
      columns.formUnion(members.keys)
    }
    let order =
      form.columns.filter { columns.contains($0) || form.needed.contains($0) }
      + columns.subtracting(form.columns).sorted()
    if let stray = order.first(where: { $0.contains { $0.isNewline } }) {
      throw APIProblem(400, "'\(stray)' is no name of a column")
    }
    let lines = [order] + fields.map { row in order.map { row[$0] ?? "" } }
    return lines.map(CSVWriter.row).flatMap { Array($0.utf8) }
  }

  /// What stands in a cell; nil for nothing.
  private static func text(_ value: JSONValue, in table: String, at index: Int) throws -> String? {
    switch value {
    case .null: return nil
    case .text(let text):
      if text.contains(where: \.isNewline) {
        throw APIProblem(400, "\(table)[\(index)] has a text of more than one line")
      }
      return text
    case .number(let number): return number.plain
    case .boolean, .list, .object:
      throw APIProblem(400, "\(table)[\(index)] holds more than texts and numbers")
    }
  }
}
