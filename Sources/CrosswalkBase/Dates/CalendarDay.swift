/// A day of the Gregorian calendar, without a clock: only what files say.
package struct CalendarDay: Sendable, Hashable, Comparable {
  /// 0 to 9999.
  package let year: Int
  /// 1 to 12.
  package let month: Int
  /// 1 to 31.
  package let day: Int

  /// A day that the calendar has; nil for the 30th of February.
  package init?(year: Int, month: Int, day: Int) {
    guard (0...9999).contains(year), (1...12).contains(month),
      (1...Self.days(inMonth: month, of: year)).contains(day)
    else { return nil }
    (self.year, self.month, self.day) = (year, month, day)
  }

  /// Reads a date of the form 2026-11-22; nil if it is none, or one that the calendar has not.
  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D else { return nil }
    var numbers: [Int] = []
    for range in [0..<4, 5..<7, 8..<10] {
      var number = 0
      for byte in bytes[range] {
        guard (0x30...0x39).contains(byte) else { return nil }
        number = number * 10 + Int(byte - 0x30)
      }
      numbers.append(number)
    }
    self.init(year: numbers[0], month: numbers[1], day: numbers[2])
  }

  /// The day as one number that grows with time: 20261122.
  package var number: Int32 { Int32(year * 10_000 + month * 100 + day) }

  /// The day of a ``number``; nil if it is none.
  package init?(number: Int32) {
    let number = Int(number)
    self.init(year: number / 10_000, month: number / 100 % 100, day: number % 100)
  }

  /// The same day so many months before; the last one of a month that is shorter, the first day of
  /// year 0 at the earliest.
  package func before(months: Int) -> CalendarDay {
    let all = max(0, year * 12 + month - 1 - months)
    let (year, month) = (min(9999, all / 12), all % 12 + 1)
    return CalendarDay(
      year: year, month: month, day: min(day, Self.days(inMonth: month, of: year)))!
  }

  private static func days(inMonth month: Int, of year: Int) -> Int {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  }

  package static func < (a: CalendarDay, b: CalendarDay) -> Bool { a.number < b.number }
}

extension CalendarDay: CustomStringConvertible {
  /// As ISO 8601 has it: 2026-11-22.
  package var description: String {
    func digits(_ number: Int, _ count: Int) -> String {
      String(repeating: "0", count: max(0, count - String(number).count)) + String(number)
    }
    return "\(digits(year, 4))-\(digits(month, 2))-\(digits(day, 2))"
  }
}

extension CalendarDay {
  /// What is wrong with a text that is to be a date, to stand behind it; nil if nothing is.
  package static func fault(of text: String) -> String? {
    if CalendarDay(text) != nil { return nil }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let isFormed =
      parts.map(\.utf8.count) == [4, 2, 2]
      && parts.allSatisfy { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
    guard isFormed, let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    else { return "is no date of the form 2026-11-22" }
    guard (1...12).contains(month) else { return "is no date: there is no month \(month)" }
    let names = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December",
    ]
    // Only of the 29th of February does it hang on the year.
    let ending = month == 2 && day == 29 ? " in \(year)" : ""
    return "is no date: there is no \(day) \(names[month - 1])\(ending)"
  }
}
