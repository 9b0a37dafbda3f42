extension SSSOMMatches {
  /// A text without the signs that a file of ours cannot hold.
  mutating func shown(
    _ text: String, _ slot: String, _ row: SSSOMReader.Row
  ) -> String {
    let refused = text.unicodeScalars.filter(CellText.isRefused)
    guard let first = refused.first else { return text }
    liberty(
      "\(slot) holds the character U+\(String(first.value, radix: 16, uppercase: true)), which a "
        + "file of matches cannot hold", "taken without it", at: row.line)
    return String(
      String.UnicodeScalarView(text.unicodeScalars.filter { !CellText.isRefused($0) }))
  }
}
