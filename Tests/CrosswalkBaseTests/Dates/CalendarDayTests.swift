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

  @Test(
    arguments: [
      ("2026-02-30", "is no date: there is no 30 February"),
      ("2026-02-29", "is no date: there is no 29 February in 2026"),
      ("2026-04-31", "is no date: there is no 31 April"),
      ("2026-13-01", "is no date: there is no month 13"),
      ("2026-01-00", "is no date: there is no 0 January"),
      ("30.02.2026", "is no date of the form 2026-11-22"),
      ("", "is no date of the form 2026-11-22"),
    ])
  func `what is wrong with a date is told`(text: String, fault: String) {
    #expect(CalendarDay.fault(of: text) == fault)
    #expect(CalendarDay.fault(of: "2024-02-29") == nil)
  }
}
