import CrosswalkBase

/// What may be done to the texts of an import: white space, and bullets at the start of a line.
package enum CellText {
  /// The lines of a cell's text, without empty ones; bullets are taken off.
  static func lines(of text: String) -> [ImportTable.Line] {
    text.split(whereSeparator: \.isNewline).compactMap { line(String($0)) }
  }

  /// What a file says over what stands there: it says nothing new by white space, and nothing at all where it
  /// has no text.
  static func said(_ new: String?, over standing: String?) -> String? {
    guard let new, new != standing.map({ cleaned($0).text }) else { return standing }
    return new
  }

  /// Lines without the numbers of a list that somebody has typed: 1., 2., 3. in this order.
  ///
  /// - Parameters:
  ///   - lines: Of one cell.
  ///   - least: So many numbers make a list.
  /// - Returns: The lines with their numbers as bullets; as they were if they are no such list.
  static func withoutNumbers(_ lines: [ImportTable.Line], atLeast least: Int = 1)
    -> [ImportTable.Line]
  {
    var (result, next) = (lines, 1)
    for (index, line) in lines.enumerated() {
      let mark = ["\(next). ", "\(next)) ", "(\(next)) "].first { line.text.hasPrefix($0) }
      if let mark {
        result[index].text = String(trimmed(line.text.dropFirst(mark.count)))
        (result[index].isBullet, result[index].mark) = (true, mark)
        next += 1
      } else if index == 0 {
        return lines
      }
    }
    return next > least && result.allSatisfy { !$0.text.isEmpty } ? result : lines
  }

  /// The lines of a paragraph, whose breaks end lines as those of a cell in a workbook do. A line
  /// that goes on with the one before is joined to it here already, since names are looked for in
  /// cells of one line.
  ///
  /// - Parameters:
  ///   - text: With line ends for breaks.
  ///   - isBullet: Whether the paragraph is an item of a list.
  ///   - isName: Whether it names something: then only a bullet begins another line.
  /// - Returns: None for a paragraph without text.
  static func lines(
    ofParagraph text: String, isBullet: Bool, isName: Bool = false
  ) -> [ImportTable.Line] {
    let pieces = lines(of: text)
    // What ends with a semicolon goes on, but not where the next line has the next number.
    let numbered = withoutNumbers(pieces)
    // Only the whole cell tells whether a list follows a colon or the rest of the sentence.
    let mayJoin = isName || !pieces.contains { $0.text.hasSuffix(":") }
    let report = ImportReport()
    var result: [ImportTable.Line] = []
    for (piece, other) in zip(pieces, numbered) {
      if let last = result.last, !other.isBullet, mayJoin,
        isName || report.goesOn(piece, last.text, first: pieces[0])
      {
        result[result.count - 1].text = last.text + "\n" + piece.text
      } else {
        result.append(piece)
      }
    }
    if isBullet, !result.isEmpty { result[0].isBullet = true }
    return result
  }

  /// One line; nil if it is empty. A bullet that nothing follows is an empty line.
  private static func line(_ text: String) -> ImportTable.Line? {
    let whole = trimmed(text[...])
    var rest = whole
    var isBullet = false
    // Two, because Word's own bullet may stand before one that was typed.
    for _ in 0..<2 {
      guard let first = rest.unicodeScalars.first else { break }
      let after = rest.unicodeScalars.dropFirst().first
      let isSpaced = after?.isWhiteSpace ?? true
      guard bullets.contains(first) || isSpaced && spacedBullets.contains(first) else { break }
      rest = trimmed(Substring(rest.unicodeScalars.dropFirst()))
      isBullet = true
    }
    let mark = String(whole[..<rest.startIndex])
    return rest.isEmpty ? nil : ImportTable.Line(String(rest), isBullet: isBullet, mark: mark)
  }

  /// Signs that are bullets wherever they begin a line; the last few are those of Word's symbol
  /// fonts.
  private static let bullets = Set(
    "·•‣◦▪▫■□●○∙⁃➢➤►▶✓✔❖◆◇\u{F0B7}\u{F0A7}\u{F076}\u{F0D8}\u{F0FC}\u{F0A8}".unicodeScalars)
  /// Signs that are bullets only before white space.
  private static let spacedBullets = Set("-–—*o+".unicodeScalars)

  /// A text with single spaces for all white space, none at the ends; whether more than the ends
  /// changed, and the characters that YAML does not allow, which become spaces.
  package static func cleaned(_ text: String) -> (
    text: String, isChanged: Bool, refused: [Unicode.Scalar]
  ) {
    if text.isPlainlySpaced { return (text, false, []) }
    var result = String.UnicodeScalarView()
    var refused: [Unicode.Scalar] = []
    var isPending = false
    for scalar in text.unicodeScalars {
      let isRefused = isRefused(scalar)
      if isRefused { refused.append(scalar) }
      if isRefused || scalar.isWhiteSpace || scalar == "\u{FEFF}" {
        isPending = true
      } else {
        if isPending, !result.isEmpty { result.append(" ") }
        isPending = false
        result.append(scalar)
      }
    }
    let cleaned = String(result)
    return (cleaned, !cleaned.utf8.elementsEqual(trimmed(text[...]).utf8), refused)
  }

  /// Whether YAML has no room for a character, not even as an escape.
  static func isRefused(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x85: false
    // These count as white space to Unicode, so they only separate words.
    case 0x0B, 0x0C: false
    case 0..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF: true
    default: false
    }
  }

  /// In lower case and with single spaces, to compare headings and titles.
  static func folded(_ text: String) -> String { cleaned(text).text.lowercased() }

  private static func trimmed(_ text: Substring) -> Substring {
    var scalars = text.unicodeScalars
    func isSpace(_ scalar: Unicode.Scalar) -> Bool {
      scalar.isWhiteSpace || scalar == "\u{FEFF}"
    }
    while let first = scalars.first, isSpace(first) { scalars.removeFirst() }
    while let last = scalars.last, isSpace(last) { scalars.removeLast() }
    return Substring(scalars)
  }
}
