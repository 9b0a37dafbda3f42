/// What is to be written into a cell.
public enum CellValue: Sendable, Hashable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
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
  public init(stringLiteral value: String) { self = .text(value) }
  /// A number.
  public init(integerLiteral value: Int) { self = .number(Double(value)) }
  /// A number.
  public init(floatLiteral value: Double) { self = .number(value) }
  /// Nothing.
  public init(nilLiteral: ()) { self = .empty }
}
