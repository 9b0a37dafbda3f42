// Numbers as people read them in a sentence or a table.

extension Double {
  /// As people write it: `100`, not `100.0`.
  package var plain: String { Int(exactly: self).map { String($0) } ?? description }
}

/// A share in whole per cent; less than a half of one, but not nothing, is `<1 %`.
package func percent(_ share: Double) -> String {
  if share > 0, share < 0.005 { return "<1 %" }
  if share < 1, share >= 0.995 { return ">99 %" }
  return "\(Int((share * 100).rounded())) %"
}

/// A share in whole per cent that no line end tears apart.
package func unbrokenPercent(_ share: Double) -> String {
  percent(share).replacing(" ", with: "\u{A0}")
}

/// A number with so many decimals, 1 to 9, as `0.07`; what rounds to nothing has no sign.
///
/// The number is less than a thousand million in size.
package func decimals(_ number: Double, _ places: Int = 2) -> String {
  let unit = (0..<places).reduce(1) { whole, _ in whole * 10 }
  let parts = Int((abs(number) * Double(unit)).rounded())
  let sign = number < 0 && parts > 0 ? "-" : ""
  return "\(sign)\(parts / unit).\(String(unit + parts % unit).dropFirst())"
}

/// `1 unit`, `2 units`.
package func counted(_ number: Int, _ noun: String) -> String {
  "\(number) \(noun)\(number == 1 ? "" : "s")"
}
