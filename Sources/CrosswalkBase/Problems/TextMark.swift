/// A place in a text as people count: the first character is line 1, column 1.
///
/// Columns count Unicode code points, not bytes; a byte order mark counts as nothing. Held in eight
/// bytes, because every node has one.
public struct TextMark: Sendable, Hashable, Comparable, CustomStringConvertible {
  private let storedLine: UInt32
  private let storedColumn: UInt32

  /// The line, from 1.
  public var line: Int { Int(storedLine) }
  /// The column in Unicode code points, from 1.
  public var column: Int { Int(storedColumn) }

  /// Numbers outside 1...4,294,967,295 are moved to the nearer end.
  public init(line: Int, column: Int) {
    storedLine = max(1, UInt32(clamping: line))
    storedColumn = max(1, UInt32(clamping: column))
  }

  /// The first character of a file.
  public static let start = TextMark(line: 1, column: 1)

  /// Whether one place comes before the other in a file.
  public static func < (a: TextMark, b: TextMark) -> Bool {
    (a.storedLine, a.storedColumn) < (b.storedLine, b.storedColumn)
  }

  /// For instance `line 3, column 5`.
  public var description: String { "line \(line), column \(column)" }
}
