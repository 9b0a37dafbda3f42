/// What the styles of a workbook say about dates; everything else of them is left out.
struct CellStyles {
  /// By the number of a style: the date format that it has, if it has one.
  private var formats: [DateFormat?] = []

  /// No style shows a date.
  init() {}

  init(_ source: ZipPartReader) throws(SpreadsheetError) {
    var xml = try XMLReader(source)
    var custom: [Int: DateFormat?] = [:]
    var section = ""
    while let event = try xml.next() {
      guard case .start = event else { continue }
      if xml.depth == 2 { section = xml.name }
      guard xml.depth == 3 else { continue }
      // Excel allows 65,490 styles.
      if formats.count > 100_000 || custom.count > 100_000 {
        throw SpreadsheetError(.limit(.format), part: xml.part, "has more than 100000 styles")
      }
      if section == "numFmts", xml.name == "numFmt", let id = xml["numFmtId"].flatMap({ Int($0) }) {
        custom[id] = .some(DateFormat(code: String((xml["formatCode"] ?? "").prefix(255))))
      } else if section == "cellXfs", xml.name == "xf" {
        let id = xml["numFmtId"].flatMap { Int($0) } ?? 0
        formats.append(custom[id] ?? DateFormat.builtIn(id))
      }
    }
  }

  /// The date format of a style; nil if it has none or is not defined.
  subscript(style: Int) -> DateFormat? { formats.indices.contains(style) ? formats[style] : nil }
}
