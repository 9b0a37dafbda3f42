/// A Swift source, taken apart as far as tests ask: its code without comments and what its strings
/// hold, its string literals, and where its plain comments are.
struct SwiftText {
  /// The lines as they are.
  let lines: [String]
  /// The lines without comments.
  let uncommented: [String]
  /// The lines without comments and without what strings hold, but for the code in them.
  let code: [String]
  /// The literals, by the line in which they begin, from 0.
  private(set) var strings: [(line: Int, text: String)] = []

  init(_ text: String) {
    var scanner = Scanner(text)
    scanner.run()
    lines = Self.lines(text)
    uncommented = Self.lines(scanner.uncommented)
    code = Self.lines(scanner.code)
    strings = scanner.strings
  }

  private static func lines(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// Whether a line is a comment that is no documentation.
  func isPlainComment(_ line: Int) -> Bool {
    guard lines.indices.contains(line) else { return false }
    let text = lines[line].drop { $0 == " " }
    return text.hasPrefix("//") && !text.hasPrefix("///") && !text.hasPrefix("// MARK:")
  }
}

/// Reads a source once from its beginning to its end, byte by byte.
private struct Scanner {
  private enum Place {
    /// Code; in a string's `\( )`, with how many parentheses are open.
    case code(open: Int)
    case string(end: [UInt8], hashes: Int, literal: Int)
  }

  var code: String { String(decoding: codeBytes, as: UTF8.self) }
  var uncommented: String { String(decoding: uncommentedBytes, as: UTF8.self) }
  private(set) var strings: [(line: Int, text: String)] = []
  private let text: [UInt8]
  private var codeBytes: [UInt8] = []
  private var uncommentedBytes: [UInt8] = []
  private var index = 0
  private var line = 0
  private var places = [Place.code(open: 0)]

  init(_ text: String) { self.text = Array(text.utf8) }

  mutating func run() {
    while index < text.count {
      switch places[places.count - 1] {
      case .code(let open): readCode(open)
      case .string(let end, let hashes, let literal): readString(end, hashes, literal)
      }
    }
  }

  private func has(_ word: [UInt8], at start: Int) -> Bool {
    guard start + word.count <= text.count else { return false }
    for place in word.indices where text[start + place] != word[place] { return false }
    return true
  }

  /// Moves on, and puts down what was passed where it belongs.
  private mutating func pass(_ count: Int, isCode: Bool = true, isComment: Bool = false) {
    for byte in text[index..<index + count] {
      let isEnd = byte == lineEnd
      if isEnd { line += 1 }
      codeBytes.append(isCode || isEnd ? byte : space)
      uncommentedBytes.append(!isComment || isEnd ? byte : space)
    }
    index += count
  }

  private mutating func readCode(_ open: Int) {
    let byte = text[index]
    if byte == slash, has([slash, slash], at: index) {
      let end = text[index...].firstIndex(of: lineEnd) ?? text.count
      return pass(end - index, isCode: false, isComment: true)
    }
    if byte == slash, has([slash, star], at: index) { return readLongComment() }
    if byte == quote || byte == hash {
      let hashes = text[index...].prefix { $0 == hash }.count
      if has([quote], at: index + hashes) {
        let quotes = has([quote, quote, quote], at: index + hashes) ? 3 : 1
        let end = Array(repeating: quote, count: quotes) + Array(repeating: hash, count: hashes)
        strings.append((line, ""))
        places.append(.string(end: end, hashes: hashes, literal: strings.count - 1))
        return pass(end.count)
      }
    }
    if places.count > 1 {
      let change = byte == opening ? 1 : byte == closing ? -1 : 0
      if open + change == 0 {
        places.removeLast()
      } else {
        places[places.count - 1] = .code(open: open + change)
      }
    }
    pass(1)
  }

  private mutating func readLongComment() {
    var depth = 0
    repeat {
      let (isStart, isEnd) = (has([slash, star], at: index), has([star, slash], at: index))
      depth += isStart ? 1 : isEnd ? -1 : 0
      pass(isStart || isEnd ? 2 : 1, isCode: false, isComment: true)
    } while depth > 0 && index < text.count
  }

  private mutating func readString(_ end: [UInt8], _ hashes: Int, _ literal: Int) {
    if has(end, at: index) {
      places.removeLast()
      return pass(end.count)
    }
    var count = 1
    if text[index] == backslash {
      let escape = [backslash] + Array(repeating: hash, count: hashes)
      if has(escape + [opening], at: index) {
        places.append(.code(open: 1))
        return pass(escape.count + 1)
      }
      if has(escape, at: index) { count = min(escape.count + 1, text.count - index) }
    } else {
      // All that is neither an end nor an escape.
      count = max(1, text[index...].prefix { $0 != quote && $0 != backslash }.count)
    }
    strings[literal].text += String(decoding: text[index..<index + count], as: UTF8.self)
    pass(count, isCode: false)
  }
}

private let (lineEnd, space, slash, star): (UInt8, UInt8, UInt8, UInt8) = (10, 32, 47, 42)
private let (quote, hash, backslash): (UInt8, UInt8, UInt8) = (34, 35, 92)
private let (opening, closing): (UInt8, UInt8) = (40, 41)
