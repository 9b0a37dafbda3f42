/// Numbers as people see them in a cell.
enum NumberText {
  /// How many digits Excel shows.
  private static let maxDigits = 15

  /// At most 15 digits, without needless zeros, and in full from 1e-9 to below 1e21; nil for what
  /// is not finite.
  static func text(_ number: Double) -> String? {
    guard number.isFinite else { return nil }
    if let whole = Int(exactly: number), whole.magnitude < 1_000_000_000_000_000 {
      return String(whole)
    }
    // Swift gives the shortest digits that tell the number; they are left to round and to place.
    var digits: [UInt8] = []
    var point: Int?
    var exponent = 0
    let parts = number.magnitude.description.split(separator: "e")
    for byte in parts[0].utf8 {
      if byte == 0x2E { point = digits.count } else { digits.append(byte - 0x30) }
    }
    if parts.count > 1 { exponent = Int(parts[1]) ?? 0 }
    // The number is 0.d₁d₂d₃… times ten to the power of `scale`.
    var scale = (point ?? digits.count) + exponent
    let zeros = digits.prefix { $0 == 0 }.count
    digits.removeFirst(zeros)
    scale -= zeros
    if digits.count > maxDigits { round(&digits, &scale) }
    while digits.last == 0 { digits.removeLast() }
    return (number < 0 ? "-" : "") + placed(digits, scale)
  }

  private static func round(_ digits: inout [UInt8], _ scale: inout Int) {
    let isUp = digits[maxDigits] >= 5
    digits.removeLast(digits.count - maxDigits)
    guard isUp else { return }
    var index = maxDigits - 1
    while index >= 0, digits[index] == 9 {
      digits[index] = 0
      index -= 1
    }
    if index >= 0 {
      digits[index] += 1
    } else {
      digits.insert(1, at: 0)
      scale += 1
    }
  }

  private static func placed(_ digits: [UInt8], _ scale: Int) -> String {
    let text = String(decoding: digits.map { $0 + 0x30 }, as: UTF8.self)
    switch scale {
    case 1...21 where digits.count <= scale:
      return text + String(repeating: "0", count: scale - digits.count)
    case 1...21: return text.prefix(scale) + "." + text.dropFirst(scale)
    case -8...0: return "0." + String(repeating: "0", count: -scale) + text
    default:
      let mantissa = text.prefix(1) + (digits.count > 1 ? "." + text.dropFirst() : "")
      return mantissa + (scale > 0 ? "E+" : "E-") + String((scale - 1).magnitude)
    }
  }
}
