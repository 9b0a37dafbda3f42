/// What a number format shows of a date.
struct DateFormat: Hashable {
  var hasDay = false
  var hasTime = false
  /// Hours (or minutes, seconds) that go on beyond a day: a duration.
  var isElapsed = false
  var hasFraction = false
  /// A format that means a day in one country and a time in another: the value decides.
  var isEither = false

  static let day = DateFormat(hasDay: true)
  static let time = DateFormat(hasTime: true)
  static let dayAndTime = DateFormat(hasDay: true, hasTime: true)
  static let elapsed = DateFormat(hasTime: true, isElapsed: true)
  private static let either = DateFormat(isEither: true)

  /// The date format that a number stands for without being defined; nil if it shows no date.
  static func builtIn(_ number: Int) -> DateFormat? {
    switch number {
    case 14...17, 27...31, 36, 50...54, 57, 58, 71...74, 81: .day
    case 18...21, 32, 33, 45, 75, 76, 78: .time
    case 22, 77: .dayAndTime
    case 34, 35, 55, 56: .either
    case 46, 79: .elapsed
    case 47, 80: DateFormat(hasTime: true, hasFraction: true)
    default: nil
    }
  }

  /// Reads the code of a number format, such as `yyyy-mm-dd`; nil if it shows no date.
  init?(code: String) {
    self.init()
    var letters: [Character] = []
    var index = code.startIndex
    var hasDigits = false
    scan: while index < code.endIndex {
      let character = code[index]
      index = code.index(after: index)
      switch character {
      case ";": break scan
      case "\"":
        index = code[index...].firstIndex(of: "\"").map { code.index(after: $0) } ?? code.endIndex
      case "\\", "_", "*":
        if index < code.endIndex { index = code.index(after: index) }
      case "[":
        let end = code[index...].firstIndex(of: "]") ?? code.endIndex
        let inner = code[index..<end].lowercased()
        if let first = inner.first, "hms".contains(first), inner.allSatisfy({ $0 == first }) {
          (hasTime, isElapsed) = (true, true)
          letters.append(first)
        }
        index = end < code.endIndex ? code.index(after: end) : end
      case ".", ",":
        let isFraction = letters.last == "s" && index < code.endIndex && code[index] == "0"
        guard isFraction else { continue }
        hasFraction = true
        index = code[index...].firstIndex { $0 != "0" } ?? code.endIndex
      case "0", "#", "?": hasDigits = true
      case "a", "A":
        // AM/PM and A/P have no months.
        let rest = code[index...].prefix(4).lowercased()
        let mark = rest.hasPrefix("m/pm") ? 4 : rest.hasPrefix("/p") ? 2 : 0
        index = code.index(index, offsetBy: mark, limitedBy: code.endIndex) ?? code.endIndex
        if mark > 0 { letters.append("a") }
      default:
        let letter = Character(character.lowercased().prefix(1).description)
        if "dmyhse".contains(letter) { letters.append(letter) }
        if letter == "g", code[index...].prefix(6).lowercased().hasPrefix("eneral") { return nil }
      }
    }
    if hasDigits { return nil }
    hasTime = hasTime || letters.contains { $0 == "h" || $0 == "s" || $0 == "a" }
    // A month, not minutes, if nothing tells a time or if it is spelled out.
    let spelled = String(letters).contains("mmm")
    hasDay =
      letters.contains { $0 == "d" || $0 == "y" || $0 == "e" } || spelled
      || letters.contains("m") && !hasTime
    if !hasDay && !hasTime { return nil }
  }

  private init(
    hasDay: Bool = false, hasTime: Bool = false, isElapsed: Bool = false,
    hasFraction: Bool = false, isEither: Bool = false
  ) {
    self.hasDay = hasDay
    self.hasTime = hasTime
    self.isElapsed = isElapsed
    self.hasFraction = hasFraction
    self.isEither = isEither
  }
}
