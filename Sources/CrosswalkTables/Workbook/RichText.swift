/// A text of a workbook: a shared string (`si`) or an inline one (`is`), plain or in runs.
/// Phonetic runs are left out.
struct RichText {
  /// A stretch of text that is struck out, or is not, as a whole.
  struct Run {
    var text: String
    /// Nil: as the style of the cell says.
    var isStruck: Bool?
  }

  /// All of it.
  private(set) var text = ""
  /// What it consists of, neighbours that are alike being one; none if all of it is as the style of
  /// the cell says.
  private(set) var runs: [Run] = []

  /// What it counts for among the bytes of texts: runs that are kept apart take room of their own.
  var bytes: Int { text.utf8.count + runs.count * MemoryLayout<Run>.stride }

  /// Reads to the end of the tag that has just opened.
  static func read(
    _ xml: inout XMLReader, limits: SpreadsheetLimits, what: () -> String
  ) throws(SpreadsheetError) -> RichText {
    let depth = xml.depth
    var result = RichText()
    var isStruck: Bool?
    while let event = try xml.next() {
      switch event {
      case .end where xml.depth < depth: return result
      case .start where xml.name == "t":
        result.add(try plain(&xml, limits: limits, what: what), isStruck: isStruck)
      case .start where xml.name == "rPr": isStruck = try readStrike(&xml)
      case .start where xml.name == "r": isStruck = nil
      case .start where xml.name == "rPh" || xml.name == "phoneticPr": try xml.skip()
      default: continue
      }
      try check(result.text, limits, xml.part, what)
    }
    return result
  }

  /// What of it shows, and what is struck out, in a cell whose style strikes out or does not.
  func parts(inStruckCell isCellStruck: Bool) -> (shown: String, struck: String) {
    if runs.isEmpty { return isCellStruck ? ("", text) : (text, "") }
    var (shown, struck) = ("", "")
    var isApart = false
    for run in runs {
      if run.isStruck ?? isCellStruck {
        // What stood apart is not to run together.
        struck += (isApart && !struck.isEmpty ? " " : "") + run.text
        isApart = false
      } else {
        shown += run.text
        isApart = true
      }
    }
    return (shown, struck)
  }

  private mutating func add(_ more: String, isStruck: Bool?) {
    if more.isEmpty { return }
    if runs.isEmpty, isStruck != nil, !text.isEmpty { runs.append(Run(text: text)) }
    text += more
    if runs.isEmpty, isStruck == nil { return }
    if let last = runs.indices.last, runs[last].isStruck == isStruck {
      runs[last].text += more
    } else {
      runs.append(Run(text: more, isStruck: isStruck))
    }
  }

  /// Whether the properties of a run, whose tag has just opened, strike it out.
  private static func readStrike(_ xml: inout XMLReader) throws(SpreadsheetError) -> Bool {
    let depth = xml.depth
    var isStruck = false
    while let event = try xml.next() {
      if case .end = event, xml.depth < depth { break }
      if case .start = event, xml.depth == depth + 1, xml.name == "strike" {
        isStruck = xml.isOn
      }
    }
    return isStruck
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

extension XMLReader {
  /// Whether the property whose tag has just opened is set; without a value it is.
  var isOn: Bool { !["0", "false", "off"].contains(self["val"] ?? "") }
}
