/// Reads a text of a workbook: a shared string (`si`) or an inline one (`is`), plain or in runs.
/// Phonetic runs are left out.
enum RichText {
  /// Reads to the end of the tag that has just opened.
  static func read(
    _ xml: inout XMLReader, limits: SpreadsheetLimits, what: () -> String
  ) throws(SpreadsheetError) -> String {
    let depth = xml.depth
    var result = ""
    while let event = try xml.next() {
      switch event {
      case .end where xml.depth < depth: return result
      case .start where xml.name == "t": result += try plain(&xml, limits: limits, what: what)
      case .start where xml.name == "rPh" || xml.name == "phoneticPr" || xml.name == "rPr":
        try xml.skip()
      default: continue
      }
      try check(result, limits, xml.part, what)
    }
    return result
  }

  /// Reads the text of the tag that has just opened, to its end, with escapes and space resolved.
  static func plain(
    _ xml: inout XMLReader, limits: SpreadsheetLimits, what: () -> String
  ) throws(SpreadsheetError) -> String {
    let depth = xml.depth
    let preservesSpace = xml.preservesSpace
    var text = ""
    while let event = try xml.next() {
      if case .text = event, xml.depth == depth {
        text += xml.text
        try check(text, limits, xml.part, what)
      }
      if case .end = event, xml.depth < depth { break }
    }
    return TextEscapes.decoded(preservesSpace ? text : trimmed(text))
  }

  private static func trimmed(_ text: String) -> String {
    guard let first = text.utf8.first, let last = text.utf8.last,
      first <= 0x20 || last <= 0x20
    else { return text }
    let isSpace: (Unicode.Scalar) -> Bool = { $0.value <= 0x20 }
    let scalars = text.unicodeScalars
    guard let start = scalars.firstIndex(where: { !isSpace($0) }),
      let end = scalars.lastIndex(where: { !isSpace($0) })
    else { return "" }
    return String(scalars[start...end])
  }

  private static func check(
    _ text: String, _ limits: SpreadsheetLimits, _ part: String, _ what: () -> String
  ) throws(SpreadsheetError) {
    guard text.utf8.count > limits.maxCellBytes else { return }
    throw SpreadsheetError(
      .limit(.cellBytes), part: part,
      "\(what()) is longer than the limit of \(limits.maxCellBytes) bytes")
  }
}
