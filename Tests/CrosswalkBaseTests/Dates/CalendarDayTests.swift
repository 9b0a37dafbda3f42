import CrosswalkBase
import Testing

@Suite("Days of the calendar") struct CalendarDayTests {
  @Test("Only days that the calendar has are days")
  func reading() {
    #expect(CalendarDay("2024-02-29")?.description == "2024-02-29")
    #expect(CalendarDay("0007-01-02")?.description == "0007-01-02")
    for text in [
      "2026-02-29", "2026-02-30", "1900-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "20260101",
      "", "2026-01-01 ", "2026/01/01",
    ] {
      #expect(CalendarDay(text) == nil, "\(text)")
    }
    #expect(CalendarDay("2000-02-29") != nil)
  }

  @Test("Months before a day end where the month ends")
  func months() throws {
    let day = try #require(CalendarDay("2026-08-31"))
    #expect(day.before(months: 18).description == "2025-02-28")
    #expect(day.before(months: 0) == day)
    #expect(day.before(months: 8).description == "2025-12-31")
    #expect(day.before(months: 100_000).description == "0000-01-31")
    #expect(CalendarDay(number: day.number) == day)
    #expect(day.before(months: 1) < day)
  }
}
