/// Dates as spreadsheets keep them: days since 1900 or 1904.
enum SerialDate {
  /// What a serial number says in ISO 8601, as far as its format shows it: `2024-01-05`,
  /// `2024-01-05T13:30:00`, `13:30:00`, `PT26H30M`. Nil if it is no date: before or after what
  /// Excel shows, or the 29th of February 1900, which only Excel has.
  static func text(_ serial: Double, _ format: DateFormat, is1904: Bool) -> String? {
    guard serial >= 0, serial < 2_958_466 else { return nil }
    let scale = format.hasFraction ? 1_000.0 : 1.0
    let ticks = Int((serial * 86_400 * scale).rounded())
    let (seconds, thousandths) = ticks.quotientAndRemainder(dividingBy: Int(scale))
    let (days, second) = seconds.quotientAndRemainder(dividingBy: 86_400)
    if format.isElapsed { return duration(seconds, thousandths) }
    var format = format
    if format.isEither { format = days > 0 ? (second == 0 ? .day : .dayAndTime) : .time }
    var parts: [String] = []
    if format.hasDay {
      guard let day = day(days, is1904: is1904) else { return nil }
      parts.append(day)
    }
    if format.hasTime { parts.append(time(second, thousandths)) }
    return parts.joined(separator: "T")
  }

  private static func day(_ days: Int, is1904: Bool) -> String? {
    // Days since 1970-01-01. Excel has a 1900-02-29, as number 60.
    let count: Int
    if is1904 {
      count = days - 24_107
    } else if days > 60 {
      count = days - 25_569
    } else if days > 0, days < 60 {
      count = days - 25_568
    } else {
      return nil
    }
    // Years that begin in March, in cycles of 400.
    let shifted = count + 719_468
    let (cycle, inCycle) = (shifted / 146_097, shifted % 146_097)
    let year = (inCycle - inCycle / 1_460 + inCycle / 36_524 - inCycle / 146_096) / 365
    let inYear = inCycle - (365 * year + year / 4 - year / 100)
    let month = (5 * inYear + 2) / 153
    let day = inYear - (153 * month + 2) / 5 + 1
    let fullYear = cycle * 400 + year + (month >= 10 ? 1 : 0)
    guard fullYear <= 9_999 else { return nil }
    return padded(fullYear, 4) + "-" + padded(month < 10 ? month + 3 : month - 9, 2) + "-"
      + padded(day, 2)
  }

  private static func time(_ second: Int, _ thousandths: Int) -> String {
    padded(second / 3_600, 2) + ":" + padded(second / 60 % 60, 2) + ":" + padded(second % 60, 2)
      + (thousandths > 0 ? "." + padded(thousandths, 3) : "")
  }

  private static func duration(_ seconds: Int, _ thousandths: Int) -> String {
    var text = "PT"
    if seconds >= 3_600 { text += "\(seconds / 3_600)H" }
    if seconds / 60 % 60 > 0 { text += "\(seconds / 60 % 60)M" }
    if seconds % 60 > 0 || thousandths > 0 || text == "PT" {
      text += "\(seconds % 60)" + (thousandths > 0 ? "." + padded(thousandths, 3) : "") + "S"
    }
    return text
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
