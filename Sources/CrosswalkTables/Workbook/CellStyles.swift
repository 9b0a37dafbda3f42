/// What the styles of a workbook say about dates and about what is struck out; everything else of them
/// is left out.
struct CellStyles {
  /// By the number of a style: the date format that it has, if it has one.
  private var formats: [DateFormat?] = []
  /// By the number of a style: whether its font strikes out.
  private var strikes: [Bool] = []

  /// No style shows a date or strikes out.
  init() {}

  init(_ source: ZipPartReader) throws(SpreadsheetError) {
    var xml = try XMLReader(source)
    var custom: [Int: DateFormat?] = [:]
    var section = ""
    var (fontCount, struckFonts, fonts) = (0, Set<Int>(), [Int]())
    while let event = try xml.next() {
      guard case .start = event else { continue }
      if xml.depth == 2 { section = xml.name }
      if xml.depth == 4, section == "fonts", xml.name == "strike", xml.isOn {
        struckFonts.insert(fontCount - 1)
      }
      guard xml.depth == 3 else { continue }
      // Excel allows 65,490 styles.
      if max(formats.count, custom.count, fontCount) > 100_000 {
        throw SpreadsheetError(.limit(.format), part: xml.part, "has more than 100000 styles")
      }
      if section == "numFmts", xml.name == "numFmt", let id = xml["numFmtId"].flatMap({ Int($0) }) {
        custom[id] = .some(DateFormat(code: String((xml["formatCode"] ?? "").prefix(255))))
      } else if section == "cellXfs", xml.name == "xf" {
        let id = xml["numFmtId"].flatMap { Int($0) } ?? 0
        formats.append(custom[id] ?? DateFormat.builtIn(id))
        fonts.append(xml["fontId"].flatMap { Int($0) } ?? 0)
      } else if section == "fonts", xml.name == "font" {
        fontCount += 1
      }
    }
    if !struckFonts.isEmpty { strikes = fonts.map(struckFonts.contains) }
  }

  /// The date format of a style; nil if it has none or is not defined.
  subscript(style: Int) -> DateFormat? { formats.indices.contains(style) ? formats[style] : nil }

  /// Whether a style strikes out what a cell holds; not if it is not defined.
  func strikesOut(_ style: Int) -> Bool { strikes.indices.contains(style) && strikes[style] }
}
