import CrosswalkBase
import CrosswalkKit
import CrosswalkTables

extension MatchText {
  /// Writes the counterparts of many statements, those of one statement at a time.
  ///
  /// - Parameters:
  ///   - format: In which form.
  ///   - visit: Hands on what is to be written.
  ///   - take: Is given the pieces.
  /// - Throws: What the two throw.
  package func write(
    as format: OutputFormat, _ visit: ((StatementMatches) throws -> Void) throws -> Void,
    _ take: @escaping (OutputPiece) throws -> Void
  ) throws {
    switch format {
    case .text:
      var isFirst = true
      try visit { matches in
        try take(.text((isFirst ? "" : "\n") + text(matches)))
        isFirst = false
      }
    case .csv:
      try take(.data(Self.table([]).csvHeader))
      try visit { try take(.data(Self.table([$0]).csvRows)) }
    case .ndjson: try visit { try take(.data(try Self.table([$0]).jsonLines())) }
    case .json:
      let json = JSONStream { try take(.data(String(decoding: $0, as: UTF8.self))) }
      try json.begin(isObject: false)
      try visit { try json.write($0) }
      try json.end()
    }
  }
}
