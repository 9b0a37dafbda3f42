/// A label broken into lines for a drawing, which cannot break lines itself.
struct LabelLines {
  let lines: [String]
  /// The width of the widest line, as estimated.
  let width: Double

  /// Breaks at spaces, and inside words that are too long; what does not fit ends in `…`.
  ///
  /// - Parameters:
  ///   - text: What the label says.
  ///   - size: Of the letters.
  ///   - width: Of a line, in the same unit.
  ///   - limit: How many lines there can be.
  init(_ text: String, size: Double, width: Double, limit: Int) {
    func estimate(_ text: some StringProtocol) -> Double {
      text.reduce(0) { $0 + Self.width(of: $1) } * size
    }
    var lines: [String] = []
    var line = ""
    var isCut = false
    for word in text.split(whereSeparator: \.isWhitespace) {
      var rest = Substring(word)
      while !rest.isEmpty {
        let candidate = line.isEmpty ? String(rest) : line + " " + rest
        if estimate(candidate) <= width {
          (line, rest) = (candidate, "")
        } else if !line.isEmpty {
          lines.append(line)
          line = ""
        } else {
          var end = rest.index(after: rest.startIndex)
          while end < rest.endIndex, estimate(rest[...end]) <= width {
            end = rest.index(after: end)
          }
          lines.append(String(rest[..<end]))
          rest = rest[end...]
        }
        // Nothing past the limit is shown, however long a stranger's title is.
        if lines.count > limit { break }
      }
      if lines.count > limit { break }
    }
    if !line.isEmpty { lines.append(line) }
    if lines.count > limit {
      lines.removeSubrange(limit...)
      isCut = true
    }
    if isCut, var last = lines.popLast() {
      while !last.isEmpty, estimate(last + "…") > width { last.removeLast() }
      lines.append(last.trimmingEnd + "…")
    }
    self.lines = lines
    self.width = lines.map { estimate($0) }.max() ?? 0
  }

  /// In parts of the letters' size; rather too much than too little, since the font is the
  /// reader's.
  private static func width(of character: Character) -> Double {
    guard let ascii = character.asciiValue.map({ Character(UnicodeScalar($0)) }) else {
      return character.unicodeScalars.first.map { $0.value >= 0x1100 } == true ? 1.05 : 0.66
    }
    switch ascii {
    case "i", "j", "l", "t", "f", "r", "I", " ", ".", ",", ":", ";", "'", "|", "(", ")", "[", "]",
      "-", "/":
      return 0.38
    case "m", "w", "M", "W", "@", "%": return 0.95
    case "A"..."Z": return 0.7
    default: return 0.6
    }
  }
}

extension String {
  /// Without the spaces and commas that it ends in.
  fileprivate var trimmingEnd: Substring {
    var result = self[...]
    while let last = result.last, last == " " || last == "," { result.removeLast() }
    return result
  }
}
