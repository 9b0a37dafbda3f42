/// A month of a year, as 2026-09.
package struct PlanMonth: Sendable, Hashable, CustomStringConvertible {
  /// Months since the year 0.
  private let count: Int

  /// - Returns: Nil unless the text is a year of four digits and a month from 01 to 12.
  package init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].count == 4, parts[1].count == 2,
      text.utf8.allSatisfy({ $0 == 0x2D || (0x30...0x39).contains($0) }),
      let year = Int(parts[0]), let month = Int(parts[1]), (1...12).contains(month)
    else { return nil }
    count = year * 12 + month - 1
  }

  private init(count: Int) { self.count = count }

  /// So many months later.
  package func after(_ months: Int) -> PlanMonth { PlanMonth(count: count + months) }

  package var description: String {
    let (year, month) = (count / 12, count % 12 + 1)
    return String("\(10_000 + year)".dropFirst()) + "-\(month < 10 ? "0" : "")\(month)"
  }
}
