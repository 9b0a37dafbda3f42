import Testing

@testable import CrosswalkBase
@testable import CrosswalkTables

@Suite struct SpreadsheetDateTests {
  @Test(
    arguments: [
      (1, "1900-01-01"), (59, "1900-02-28"), (61, "1900-03-01"), (25_569, "1970-01-01"),
      (36_584, "2000-02-28"), (36_585, "2000-02-29"), (45_351, "2024-02-29"),
      (73_109, "2100-02-28"),
      (73_110, "2100-03-01"), (2_958_465, "9999-12-31"),
      // Not the days of any calendar: they stay numbers.
      (0, nil), (60, nil), (-1, nil), (2_958_466, nil), (1e300, nil),
    ] as [(Double, String?)])
  func `days count from 1900, with Excel's mistake`(_ serial: Double, _ text: String?) {
    #expect(SerialDate.text(serial, .day, is1904: false) == text)
  }

  @Test(
    arguments: [
      (0, "1904-01-01"), (1, "1904-01-02"), (24_107, "1970-01-01"), (2_957_003, "9999-12-31"),
      (2_957_004, nil),
    ] as [(Double, String?)])
  func `or from 1904`(_ serial: Double, _ text: String?) {
    #expect(SerialDate.text(serial, .day, is1904: true) == text)
  }

  @Test func `every day of the calendar follows the one before`() {
    var last = "1900-02-28"
    for serial in 61...2_958_465 where serial % 97 == 0 || serial < 3_000 {
      let text = SerialDate.text(Double(serial), .day, is1904: false) ?? ""
      #expect(text > last)
      #expect(text == SerialDate.text(Double(serial - 1_462), .day, is1904: true) || serial < 1_462)
      last = text
    }
  }

  @Test func `a format shows the day, the time, both or a duration`() {
    let serial = 45_351.5625
    #expect(SerialDate.text(serial, .day, is1904: false) == "2024-02-29")
    #expect(SerialDate.text(serial, .time, is1904: false) == "13:30:00")
    #expect(SerialDate.text(serial, .dayAndTime, is1904: false) == "2024-02-29T13:30:00")
    #expect(SerialDate.text(1.5, .elapsed, is1904: false) == "PT36H")
    #expect(SerialDate.text(0, .elapsed, is1904: false) == "PT0S")
    #expect(SerialDate.text(90.0 / 86_400, .elapsed, is1904: false) == "PT1M30S")
    // Rounded to the second, or the thousandth if fractions are shown; carried to the next day.
    #expect(
      SerialDate.text(45_351.999_999, .dayAndTime, is1904: false) == "2024-03-01T00:00:00")
    let fraction = DateFormat(code: "mm:ss.0")!
    #expect(SerialDate.text(1.25 / 86_400, fraction, is1904: false) == "00:00:01.250")
  }

  @Test(
    arguments: [
      ("yyyy-mm-dd", DateFormat.day), ("YYYY\\-MM\\-DD", .day), ("d. mmmm yyyy", .day),
      ("mmm", .day), ("m", .day), ("dddd", .day), ("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", .day),
      ("yyyy\"年\"m\"月\"", .day), ("[$-411]ge.m.d", .day), ("m/d/yy h:mm", .dayAndTime),
      ("yyyy-mm-dd\"T\"hh:mm:ss", .dayAndTime), ("mmmm h AM/PM", .dayAndTime), ("h:mm", .time),
      ("h:mm AM/PM", .time), ("[$-F400]h:mm:ss\\ AM/PM", .time), ("mm:ss", .time), ("s", .time),
      ("h A/P", .time), ("[h]:mm:ss", .elapsed), ("[mm]:ss", .elapsed), ("dd/mm/yy;@", .day),
      ("[Red]yyyy", .day),
    ] as [(String, DateFormat)])
  func `codes that show dates are known`(_ code: String, _ format: DateFormat) {
    #expect(DateFormat(code: code) == format)
  }

  @Test(arguments: [
    "General", "GENERAL", "0", "0.00", "#,##0.00", "0%", "0.00E+00", "# ?/?", "@", "",
    "\"day\" 0", "0\\d", "0_d", "0*d", "[Red]0.00", "[$€-407]#,##0", "General;[Red]-General",
    "0;yyyy", "[>100]0", "\"unclosed yyyy", "[yyyy", "\\", "_", "*",
  ])
  func `codes that show numbers are left alone`(_ code: String) {
    #expect(DateFormat(code: code) == nil)
  }

  @Test func `codes of whatever kind do no harm`() {
    let pieces = ["a", "A", "m/pm", "[", "]", "h", "\"", "\\", "_", "*", "s.0", "0", "İ", "🎓", ";"]
    var random = SpreadsheetRandom(seed: 14)
    for _ in 0..<3_000 {
      let code = (0..<random.below(10)).map { _ in pieces[random.below(pieces.count)] }.joined()
      let format = DateFormat(code: code)
      #expect(format.map { $0.hasDay || $0.hasTime } ?? true, "\(code)")
    }
  }

  @Test func `styles decide, built in or custom`() throws {
    let styles = """
      <numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/><numFmt numFmtId="165"
      formatCode="0.0"/><numFmt numFmtId="14" formatCode="0"/></numFmts>
      <cellStyleXfs><xf numFmtId="15"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>
      <xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="14"/><xf numFmtId="22"/>
      <xf/><xf numFmtId="34"/></cellXfs>
      """
    let cells = [
      (0, 1.5), (1, 1.5), (2, 1.5), (3, 1.5), (4, 1.5), (5, 1.5), (6, 1), (6, 0.5), (9, 2),
    ]
    .map { "<c s='\($0)'><v>\($1)</v></c>" }.joined()
    let row = try SpreadsheetParts(rows: "<row>\(cells)</row>", styles: styles).sheet().rows[0]
    #expect(
      row.texts == [
        "1.5", "1900-01-01", "1.5", "1.5", "1900-01-01T12:00:00", "1.5", "1900-01-01", "12:00:00",
        "2",
      ])
    #expect(row.cells[1].number == 1.5)
    let in1904 = SpreadsheetParts(
      rows: "<row>\(cells)</row>", styles: styles, properties: "<workbookPr date1904='1'/>")
    #expect(try in1904.sheet().rows[0].texts[1] == "1904-01-02")
  }

  @Test(
    arguments: [
      (3, "3"), (-3, "-3"), (0, "0"), (-0.0, "0"), (0.1 + 0.2, "0.3"),
      (1.0 / 3, "0.333333333333333"),
      (2.0 / 3, "0.666666666666667"), (1e15, "1000000000000000"),
      (123_456_789_012_345_680, "123456789012346000"),
      (1e20, "100000000000000000000"), (1e21, "1E+21"), (1.5e300, "1.5E+300"),
      (-1e-9, "-0.000000001"),
      (1e-10, "1E-10"), (.leastNonzeroMagnitude, "5E-324"), (0.9999999999999999, "1"),
      (12.50, "12.5"),
      (99999999999999.99, "100000000000000"), (1234.5678, "1234.5678"),
    ] as [(Double, String)])
  func `numbers are as people see them`(_ number: Double, _ text: String) {
    #expect(NumberText.text(number) == text)
  }

  @Test func `the text of a number is that number, to 15 digits`() {
    var random = SpreadsheetRandom(seed: 15)
    for _ in 0..<5_000 {
      let number = random.number()
      let back = NumberText.text(number).flatMap { Double($0) }
      #expect(back.map { abs($0 - number) <= abs(number) * 1e-14 } ?? false, "\(number)")
    }
    #expect(NumberText.text(.nan) == nil && NumberText.text(-.infinity) == nil)
  }
}
