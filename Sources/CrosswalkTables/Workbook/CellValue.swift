/// What is to be written into a cell.
package enum CellValue: Sendable, Hashable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral, ExpressibleByNilLiteral
{
  /// Text, whatever it begins with: `=1+1` stays those four characters. At most 32,767 UTF-16 code
  /// units.
  case text(String)
  /// A finite number.
  case number(Double)
  /// Nothing.
  case empty

  /// A text.
  package init(stringLiteral value: String) { self = .text(value) }
  /// A number.
  package init(integerLiteral value: Int) { self = .number(Double(value)) }
  /// A number.
  package init(floatLiteral value: Double) { self = .number(value) }
  /// Nothing.
  package init(nilLiteral: ()) { self = .empty }
}
