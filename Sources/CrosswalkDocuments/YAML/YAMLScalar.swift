/// What a plain scalar means under the core schema of YAML 1.2.
///
/// Unlike in YAML 1.1, `no`, `on`, `12:30` and `1_000` are text. Quoted scalars are always text.
package enum YAMLScalar: Sendable, Equatable {
  /// Nothing, `~`, `null`, `Null` or `NULL`.
  case null
  /// `true` or `false`, also with a capital or in capitals.
  case boolean(Bool)
  /// Decimal, `0o` octal or `0x` hexadecimal digits.
  case integer(Int)
  /// A decimal fraction or power of ten, `.inf` or `.nan`.
  case float(Double)
  /// Written as a number, but one too large for `Int` or `Double`.
  case outOfRange
  /// Anything else.
  case text

  /// Resolves the text of a plain scalar.
  package init(plain text: String) {
    var text = text
    self = text.withUTF8 { YAMLScalar(plain: $0) }
  }

  /// Resolves the text of a plain scalar from its bytes.
  init(plain bytes: UnsafeBufferPointer<UInt8>) {
    // Most scalars are words; their first letter already says so.
    guard let first = bytes.first else {
      self = .null
      return
    }
    switch first {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "."):
      self = Self.number(bytes)
    case UInt8(ascii: "~"), UInt8(ascii: "n"), UInt8(ascii: "N"), UInt8(ascii: "t"),
      UInt8(ascii: "T"), UInt8(ascii: "f"), UInt8(ascii: "F"):
      self = bytes.count <= 5 ? Self.word(String(decoding: bytes, as: UTF8.self)) : .text
    default:
      self = .text
    }
  }

  private static func word(_ word: String) -> YAMLScalar {
    switch word {
    case "~", "null", "Null", "NULL": .null
    case "true", "True", "TRUE": .boolean(true)
    case "false", "False", "FALSE": .boolean(false)
    default: .text
    }
  }

  private static func number(_ bytes: UnsafeBufferPointer<UInt8>) -> YAMLScalar {
    if bytes.starts(with: "0o".utf8) { return integer(bytes.dropFirst(2), radix: 8) }
    if bytes.starts(with: "0x".utf8) { return integer(bytes.dropFirst(2), radix: 16) }
    let isNegative = bytes.first == UInt8(ascii: "-")
    let isSigned = isNegative || bytes.first == UInt8(ascii: "+")
    let unsigned = bytes.dropFirst(isSigned ? 1 : 0)
    let decimal = integer(unsigned, radix: 10, isNegative: isNegative)
    return decimal == .text ? float(unsigned, isSigned: isSigned, isNegative: isNegative) : decimal
  }

  /// Digits of one radix and nothing else; `.text` if they are anything else.
  private static func integer(
    _ digits: Slice<UnsafeBufferPointer<UInt8>>, radix: Int, isNegative: Bool = false
  ) -> YAMLScalar {
    guard !digits.isEmpty else { return .text }
    var value = 0
    var overflows = false
    for byte in digits {
      guard let digit = digitValue(of: byte), digit < radix else { return .text }
      // Counting downwards reaches Int.min as well as Int.max.
      let (scaled, overflowsFirst) = value.multipliedReportingOverflow(by: radix)
      let (sum, overflowsThen) = scaled.subtractingReportingOverflow(digit)
      overflows = overflows || overflowsFirst || overflowsThen
      value = sum
    }
    if overflows || (!isNegative && value == .min) { return .outOfRange }
    return .integer(isNegative ? value : -value)
  }

  private static func digitValue(of byte: UInt8) -> Int? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): Int(byte - UInt8(ascii: "a")) + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): Int(byte - UInt8(ascii: "A")) + 10
    default: nil
    }
  }

  private static func float(
    _ bytes: Slice<UnsafeBufferPointer<UInt8>>, isSigned: Bool, isNegative: Bool
  ) -> YAMLScalar {
    if bytes.count == 4 {
      switch String(decoding: bytes, as: UTF8.self) {
      case ".inf", ".Inf", ".INF": return .float(isNegative ? -.infinity : .infinity)
      case ".nan", ".NaN", ".NAN": return isSigned ? .text : .float(.nan)
      default: break
      }
    }
    // digits, perhaps with one point, perhaps with an exponent: [0-9]*\.?[0-9]*([eE][-+]?[0-9]+)?
    func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
    let whole = bytes.prefix(while: isDigit)
    var rest = bytes.dropFirst(whole.count)
    var digits = whole.count
    if rest.first == UInt8(ascii: ".") {
      let fraction = rest.dropFirst().prefix(while: isDigit)
      rest = rest.dropFirst(1 + fraction.count)
      digits += fraction.count
    }
    guard digits > 0 else { return .text }
    if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
      rest = rest.dropFirst()
      if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") {
        rest = rest.dropFirst()
      }
      guard !rest.isEmpty, rest.allSatisfy(isDigit) else { return .text }
      rest = rest.dropFirst(rest.count)
    }
    guard rest.isEmpty else { return .text }
    // `5.` and `.5` are numbers in YAML, not in Swift: give them the digits they lack.
    let fraction = bytes.dropFirst(whole.count).drop { $0 == UInt8(ascii: ".") }
    let text =
      "0\(String(decoding: whole, as: UTF8.self))."
      + (fraction.first.map(isDigit) == true ? "" : "0") + String(decoding: fraction, as: UTF8.self)
    guard let value = Double(text), value.isFinite else { return .outOfRange }
    return .float(isNegative ? -value : value)
  }
}
