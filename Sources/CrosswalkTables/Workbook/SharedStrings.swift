/// The texts that the cells of a workbook share.
enum SharedStrings {
  static func read(
    _ source: ZipPartReader, limits: SpreadsheetLimits
  ) throws(SpreadsheetError) -> [RichText] {
    var xml = try XMLReader(source, maxTokenBytes: limits.maxTokenBytes)
    var texts: [RichText] = []
    var bytes = 0
    while let event = try xml.next() {
      guard case .start = event, xml.depth > 1 else { continue }
      guard xml.depth == 2, xml.name == "si" else {
        try xml.skip()
        continue
      }
      if texts.count == limits.maxCells {
        throw SpreadsheetError(
          .limit(.cells), part: xml.part,
          "has more shared texts than the limit of \(limits.maxCells) cells")
      }
      let number = texts.count
      let text = try RichText.read(&xml, limits: limits) { "the shared text \(number)" }
      bytes += text.bytes
      if bytes > limits.maxTextBytes {
        throw SpreadsheetError(
          .limit(.textBytes), part: xml.part,
          "has shared texts of more than the limit of \(limits.maxTextBytes) bytes")
      }
      texts.append(text)
    }
    return texts
  }
}
