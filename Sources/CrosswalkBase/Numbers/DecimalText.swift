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

/// A share as `0.07`.
package func twoDecimals(_ value: Double) -> String {
  let hundredths = Int((value * 100).rounded())
  return "\(hundredths / 100).\(String(hundredths % 100).leftPadded(2).replacing(" ", with: "0"))"
}

/// A coordinate as `3.5`.
package func oneDecimal(_ value: Double) -> String {
  let tenths = Int((value * 10).rounded())
  let sign = tenths < 0 ? "-" : ""
  return "\(sign)\(abs(tenths) / 10).\(abs(tenths) % 10)"
}

/// `1 unit`, `2 units`.
package func counted(_ number: Int, _ noun: String) -> String {
  "\(number) \(noun)\(number == 1 ? "" : "s")"
}
