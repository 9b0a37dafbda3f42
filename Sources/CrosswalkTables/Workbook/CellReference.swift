/// The place of a cell: row and column, both from 1.
package struct CellReference: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// From 1.
  package var row: Int
  /// From 1: 1 is `A`, 27 is `AA`.
  package var column: Int

  /// A place. Numbers below 1 count as 1.
  package init(row: Int, column: Int) {
    self.row = max(row, 1)
    self.column = max(column, 1)
  }

  /// Reads `B7`, or `$B$7`; up to six letters and nine digits. Nil for everything else.
  package init?(_ text: some StringProtocol) {
    var (row, column, digits, letters) = (0, 0, 0, 0)
    for byte in text.utf8 {
      switch byte {
      case 0x41...0x5A where digits == 0, 0x61...0x7A where digits == 0:
        letters += 1
        if letters > 6 { return nil }
        column = column * 26 + Int(byte & 0x1F)
      case 0x30...0x39 where letters > 0:
        digits += 1
        if digits > 9 { return nil }
        row = row * 10 + Int(byte & 0x0F)
      case 0x24: continue
      default: return nil
      }
    }
    guard row > 0, column > 0 else { return nil }
    self.init(row: row, column: column)
  }

  /// Such as `B7`.
  package var description: String { Self.letters(column) + String(row) }

  /// Row by row, from left to right.
  package static func < (one: Self, other: Self) -> Bool {
    (one.row, one.column) < (other.row, other.column)
  }

  /// The letters of a column: `A` for 1, `AA` for 27.
  package static func letters(_ column: Int) -> String {
    var rest = column
    var letters: [UInt8] = []
    while rest > 0 {
      letters.append(0x41 + UInt8((rest - 1) % 26))
      rest = (rest - 1) / 26
    }
    return String(decoding: letters.reversed(), as: UTF8.self)
  }
}
