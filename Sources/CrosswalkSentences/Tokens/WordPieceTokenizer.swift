#if os(Linux)
  // The standard library's own canonical decomposition: Foundation's would bring ICU with it, which
  // every start of the program would load.
  @_spi(_Unicode) import Swift
#else
  import Foundation
#endif

/// Takes text apart into the pieces of words that a BERT model knows: J. Devlin and others, BERT:
/// Pre-training of deep bidirectional transformers for language understanding (2019), with the
/// rules of its reference implementation.
struct WordPieceTokenizer: Sendable {
  /// How text is changed before it is taken apart.
  struct Options: Sendable, Hashable {
    var lowerCases = true
    var stripsAccents = true
    /// Whether every Chinese character is a word.
    var splitsChinese = true
  }

  /// A longer word is unknown.
  static let maxWordLength = 100

  /// The file that the pieces come from.
  static let file = "vocab.txt"

  private let pieces: [[UInt8]: Int]
  private let options: Options
  private let unknown: Int
  private let first: Int
  private let last: Int
  /// A text has at most so many tokens, with the two around it.
  private let maxTokens: Int

  /// - Parameters:
  ///   - vocabulary: The bytes of a vocab.txt, a piece a line; the first is number 0.
  ///   - size: How many pieces the model knows.
  ///   - maxTokens: What is beyond is cut off; at least 2.
  ///   - options: How text is changed before it is taken apart.
  /// - Throws: ``ModelError`` if there are more pieces, or one that every text needs is missing.
  init(
    vocabulary: [UInt8], size: Int, maxTokens: Int, options: Options = Options()
  ) throws(ModelError) {
    var pieces: [[UInt8]: Int] = [:]
    var lines = vocabulary.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    guard lines.count <= size else {
      throw ModelError(
        .damaged, Self.file, "it has \(lines.count) pieces where config.json says \(size)")
    }
    for (number, line) in lines.enumerated() {
      pieces[Array(line.last == UInt8(ascii: "\r") ? line.dropLast() : line)] = number
    }
    func special(_ name: String) throws(ModelError) -> Int {
      guard let number = pieces[Array(name.utf8)] else {
        throw ModelError(.damaged, Self.file, "it has no \(name)")
      }
      return number
    }
    unknown = try special("[UNK]")
    first = try special("[CLS]")
    last = try special("[SEP]")
    self.pieces = pieces
    self.options = options
    self.maxTokens = max(2, maxTokens)
  }

  /// The numbers of a text's pieces, with the two that stand around every text.
  func tokens(in text: String) -> [Int] {
    var tokens = [first]
    for word in words(in: text) {
      if tokens.count >= maxTokens { break }
      tokens += numbers(of: word)
    }
    return tokens.prefix(maxTokens - 1) + [last]
  }

  // MARK: Words

  /// The words of a text; every punctuation mark is one.
  func words(in text: String) -> [[Unicode.Scalar]] {
    var words: [[Unicode.Scalar]] = []
    var word: [Unicode.Scalar] = []
    func finish() {
      if !word.isEmpty { words.append(word) }
      word = []
    }
    for scalar in normalised(text) {
      if scalar.properties.isWhitespace {
        finish()
      } else if Self.isPunctuation(scalar) {
        finish()
        words.append([scalar])
      } else {
        word.append(scalar)
      }
    }
    finish()
    return words
  }

  private func normalised(_ text: String) -> [Unicode.Scalar] {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where !Self.isNoText(scalar) {
      if options.splitsChinese, Self.isChinese(scalar) {
        scalars.append(contentsOf: [" ", scalar, " "])
      } else {
        scalars.append(Self.isSpace(scalar) ? " " : scalar)
      }
    }
    var result = Array(scalars)
    if options.stripsAccents, !result.allSatisfy(\.isASCII) {
      result = Self.decomposed(String(scalars)).filter {
        $0.properties.generalCategory != .nonspacingMark
      }
    }
    if options.lowerCases {
      result = result.flatMap { $0.properties.lowercaseMapping.unicodeScalars }
    }
    return result
  }

  private static func decomposed(_ text: String) -> [Unicode.Scalar] {
    #if os(Linux)
      Array(text._nfd)
    #else
      Array(text.decomposedStringWithCanonicalMapping.unicodeScalars)
    #endif
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }

  /// What is left out: control and format characters and those that stand for no character, but not
  /// tabs and line breaks.
  private static func isNoText(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\t", "\n", "\r": return false
    case "\0", "\u{fffd}": return true
    default: break
    }
    switch scalar.properties.generalCategory {
    case .control, .format, .privateUse, .surrogate: return true
    default: return false
    }
  }

  private static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "!"..."/", ":"..."@", "["..."`", "{"..."~": return true
    default: break
    }
    switch scalar.properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation:
      return true
    default: return false
    }
  }

  private static func isChinese(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x4e00...0x9fff, 0x3400...0x4dbf, 0x20000...0x2a6df, 0x2a700...0x2b73f,
      0x2b740...0x2b81f, 0x2b820...0x2ceaf, 0xf900...0xfaff, 0x2f800...0x2fa1f:
      return true
    default: return false
    }
  }

  // MARK: Pieces

  /// The longest piece that a word begins with, then the longest of the rest, and so on; a word with
  /// a part that is no piece is unknown as a whole.
  private func numbers(of word: [Unicode.Scalar]) -> [Int] {
    guard word.count <= Self.maxWordLength else { return [unknown] }
    var numbers: [Int] = []
    var start = 0
    while start < word.count {
      var key: [UInt8] = start == 0 ? [] : Array("##".utf8)
      var ends = [key.count]
      for scalar in word[start...] {
        key += Unicode.UTF8.encode(scalar) ?? .init()
        ends.append(key.count)
      }
      var found: (number: Int, length: Int)?
      for length in stride(from: word.count - start, to: 0, by: -1) {
        if let number = pieces[Array(key[..<ends[length]])] {
          found = (number, length)
          break
        }
      }
      guard let found else { return [unknown] }
      numbers.append(found.number)
      start += found.length
    }
    return numbers
  }
}
