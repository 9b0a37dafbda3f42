/// How much goes on one page at 8 points, reckoned in lines of a column. What a browser makes of it
/// is measured by the scenario of the documents.
struct OnePage {
  private static let columns = 3
  /// How much goes into a line of a column, in thousandths of the size of the letters; less the
  /// bullet.
  private let width: Int
  private var lines: Double

  init(paper: SheetPaper) {
    // A4 is narrower and higher than Letter.
    width = paper == .a4 ? 19_900 : 20_700
    lines = (paper == .a4 ? 52.5 : 48) * Double(Self.columns)
  }

  /// The lines of a text when whole words are put into lines.
  static func lines(of text: String, width: Int) -> Int {
    var (lines, used) = (1, 0)
    for word in text.split(separator: " ") {
      let length = word.unicodeScalars.reduce(0) { $0 + self.width(of: $1) }
      if used == 0 {
        used = length
      } else if used + 278 + length <= width {
        used += 278 + length
      } else {
        (lines, used) = (lines + 1, length)
      }
    }
    return lines
  }

  /// The width of a letter in the wider of the usual sans-serif fonts, in thousandths of its size.
  private static func width(of letter: Unicode.Scalar) -> Int {
    switch letter {
    case "i", "j", "l", "'", "|": 222
    case ".", ",", ":", ";", "f", "t", "I", "!", "/", " ": 278
    case "r", "-", "(", ")": 333
    case "m", "M": 833
    case "w", "C", "D", "H", "N", "R", "U": 722
    case "G", "O", "Q": 778
    case "W": 944
    case "A"..."Z": 667
    default: 556
    }
  }

  /// Whether less than a third of the room that there was is taken.
  func isMostlyFree(of whole: OnePage) -> Bool { lines > whole.lines * 2 / 3 }

  /// Takes room for a heading in a column.
  mutating func take(heading: String) {
    lines -= Double(Self.lines(of: heading, width: width * 9 / 10)) + 0.6
  }

  /// Takes room for a text over all columns.
  mutating func take(wide text: String) {
    lines -=
      Double(Self.columns * Self.lines(of: text, width: width * Self.columns * 9 / 10)) + 1
  }

  /// Takes room for a text in a column; false if there is none.
  mutating func take(_ text: String) -> Bool {
    let height = Double(Self.lines(of: text, width: width)) + 0.15
    guard height <= lines else { return false }
    lines -= height
    return true
  }
}
