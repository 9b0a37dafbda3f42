/// A share as `0.07`.
func twoDecimals(_ value: Double) -> String {
  let hundredths = Int((value * 100).rounded())
  return "\(hundredths / 100).\(String(hundredths % 100).leftPadded(2).replacing(" ", with: "0"))"
}

/// A coordinate as `3.5`.
func oneDecimal(_ value: Double) -> String {
  let tenths = Int((value * 10).rounded())
  let sign = tenths < 0 ? "-" : ""
  return "\(sign)\(abs(tenths) / 10).\(abs(tenths) % 10)"
}

/// A share in whole per cent that no line end tears apart.
func unbrokenPercent(_ share: Double) -> String { percent(share).replacing(" ", with: "\u{A0}") }
