/// Reduces English words to stems, so that "assess", "assessed" and "assessing" are one term.
///
/// The method is the Snowball English stemmer ("Porter2") of Martin Porter and the Snowball
/// project, written from the description at
/// <https://snowballstem.org/algorithms/english/stemmer.html>, with the stems of its revision 3.1.
/// A stem is a key to compare by and not always a word: "family" and "families" both give
/// "famili".
package struct EnglishStemmer: Sendable {
  /// A stemmer, which holds no state: all are alike.
  package init() {}

  /// The stem of a lower-cased word.
  ///
  /// Words with letters outside ASCII come back as they are, since the rules know English alone.
  /// Typographic apostrophes count as "'" and come back as such.
  package func stem(_ word: String) -> String {
    var word = word
    let stem = word.withUTF8 { letters -> String? in
      guard letters.allSatisfy({ $0 < 0x80 }) else { return nil }
      let size = WordForm.margin + letters.count
      return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: size) { memory in
        var form = WordForm(letters, in: memory)
        form.reduce()
        return form.text
      }
    }
    return stem ?? plainlyWritten(word).map(self.stem) ?? word
  }

  /// The word with plain apostrophes; nil if that does not make it ASCII.
  private func plainlyWritten(_ word: String) -> String? {
    var plain = ""
    for scalar in word.unicodeScalars {
      if scalar.isASCII {
        plain.unicodeScalars.append(scalar)
      } else if scalar.isTypographicApostrophe {
        plain.append("'")
      } else {
        return nil
      }
    }
    return plain
  }
}

extension Unicode.Scalar {
  /// Whether this is one of the quotation marks that writers and their programs put for "'".
  package var isTypographicApostrophe: Bool {
    self == "\u{2018}" || self == "\u{2019}" || self == "\u{201b}"
  }
}

/// Up to eight letters in one integer, so that an ending is compared in one step.
private struct Letters: ExpressibleByStringLiteral {
  let bits: UInt64
  let count: Int

  init(stringLiteral text: StaticString) {
    precondition(text.utf8CodeUnitCount <= 8)
    bits = text.withUTF8Buffer { $0.reduce(0) { $0 << 8 | UInt64($1) } }
    count = text.utf8CodeUnitCount
  }

  /// Whether a word with this tail ends in these letters.
  func end(_ tail: UInt64) -> Bool {
    (tail ^ bits) & (~0 >> UInt64(64 - 8 * count)) == 0
  }
}

/// An ending and what takes its place.
private struct Rule {
  /// What must hold besides the region for the rule to be carried out.
  enum Condition {
    case none, afterL, afterSOrT, afterLiLetter, inR2
  }

  let ending: Letters
  let replacement: Letters
  let condition: Condition

  init(_ ending: Letters, _ replacement: Letters, if condition: Condition = .none) {
    self.ending = ending
    self.replacement = replacement
    self.condition = condition
  }
}

/// The lists of the description.
private enum Lists {
  static let wholeWords: [Rule] = [
    Rule("skis", "ski"), Rule("skies", "sky"), Rule("idly", "idl"), Rule("gently", "gentl"),
    Rule("ugly", "ugli"), Rule("early", "earli"), Rule("only", "onli"), Rule("singly", "singl"),
    // These only look like plurals or like forms of a verb.
    Rule("sky", "sky"), Rule("news", "news"), Rule("howe", "howe"), Rule("atlas", "atlas"),
    Rule("cosmos", "cosmos"), Rule("bias", "bias"), Rule("andes", "andes"),
  ]

  /// Beginnings that end where R1 begins, which keeps "general" apart from "generate".
  static let beginnings: [Letters] = [
    "arsen", "commun", "emerg", "gener", "inter", "later", "organ", "past", "univers",
  ]

  static let beforeEed: [Letters] = ["exc", "proc", "succ"]
  static let beforeIng: [Letters] = ["cann", "earr", "even", "herr", "inn", "out"]

  static let step2 = longestFirst([
    Rule("tional", "tion"), Rule("enci", "ence"), Rule("anci", "ance"), Rule("abli", "able"),
    Rule("entli", "ent"), Rule("izer", "ize"), Rule("ization", "ize"), Rule("ational", "ate"),
    Rule("ation", "ate"), Rule("ator", "ate"), Rule("alism", "al"), Rule("aliti", "al"),
    Rule("alli", "al"), Rule("fulness", "ful"), Rule("ousli", "ous"), Rule("ousness", "ous"),
    Rule("iveness", "ive"), Rule("iviti", "ive"), Rule("biliti", "ble"), Rule("bli", "ble"),
    Rule("ogist", "og"), Rule("ogi", "og", if: .afterL), Rule("fulli", "ful"),
    Rule("lessli", "less"), Rule("li", "", if: .afterLiLetter),
  ])

  static let step3 = longestFirst([
    Rule("tional", "tion"), Rule("ational", "ate"), Rule("alize", "al"), Rule("icate", "ic"),
    Rule("iciti", "ic"), Rule("ical", "ic"), Rule("ful", ""), Rule("ness", ""),
    Rule("ative", "", if: .inR2),
  ])

  static let step4 = longestFirst([
    Rule("al", ""), Rule("ance", ""), Rule("ence", ""), Rule("er", ""), Rule("ic", ""),
    Rule("able", ""), Rule("ible", ""), Rule("ant", ""), Rule("ement", ""), Rule("ment", ""),
    Rule("ent", ""), Rule("ism", ""), Rule("ate", ""), Rule("iti", ""), Rule("ous", ""),
    Rule("ive", ""), Rule("ize", ""), Rule("ion", "", if: .afterSOrT),
  ])

  private static func longestFirst(_ rules: [Rule]) -> [Rule] {
    rules.sorted { $0.ending.count > $1.ending.count }
  }
}

// Switches, since the compiler makes a single test of bits from each.
extension UInt8 {
  /// Whether this is a vowel. A "Y", the mark of a y that is a consonant, is none.
  fileprivate var isVowel: Bool {
    switch Unicode.Scalar(self) {
    case "a", "e", "i", "o", "u", "y": true
    default: false
    }
  }

  /// Whether the letter is written twice before an ending, as in "hopping".
  fileprivate var isDoubled: Bool {
    switch Unicode.Scalar(self) {
    case "b", "d", "f", "g", "m", "n", "p", "r", "t": true
    default: false
    }
  }

  /// Whether "li" after this letter is the ending "ly".
  fileprivate var isBeforeLi: Bool {
    switch Unicode.Scalar(self) {
    case "c", "d", "e", "g", "h", "k", "m", "n", "r", "t": true
    default: false
    }
  }

  /// Whether the letter closes a short syllable. Those left out only lengthen a vowel.
  fileprivate var closesShortSyllable: Bool {
    switch Unicode.Scalar(self) {
    case "w", "x", "Y": false
    default: !isVowel
    }
  }
}

/// A word on its way to its stem. No step makes it longer.
private struct WordForm {
  /// Zeros ahead of the word, so that the tail of a short word can be read like any other.
  static let margin = 8

  private let letters: UnsafeMutablePointer<UInt8>
  private var count: Int
  /// Where the regions begin that the steps may change. They stay as they were in the whole word.
  private var r1 = 0
  private var r2 = 0
  private var hasMarks = false

  init(_ word: UnsafeBufferPointer<UInt8>, in memory: UnsafeMutableBufferPointer<UInt8>) {
    memory.initialize(repeating: 0)
    letters = memory.baseAddress! + Self.margin
    count = word.count
    if let start = word.baseAddress { letters.update(from: start, count: count) }
  }

  var text: String {
    String(decoding: UnsafeBufferPointer(start: letters, count: count), as: UTF8.self)
  }

  mutating func reduce() {
    guard count > 2 else { return }
    for rule in Lists.wholeWords where isExactly(rule.ending) {
      return replace(rule.ending, with: rule.replacement)
    }
    removeInitialApostrophe()
    markConsonants()
    setRegions()
    removePossessive()
    removePlural()
    removeVerbEnding()
    settleY()
    apply(Lists.step2, from: r1)
    apply(Lists.step3, from: r1)
    apply(Lists.step4, from: r2)
    removeFinalLetter()
    removeMarks()
  }

  // MARK: Before the steps

  private mutating func removeInitialApostrophe() {
    guard isFirst("'") else { return }
    count -= 1
    letters.update(from: letters + 1, count: count)
  }

  private mutating func markConsonants() {
    for index in 0..<count where letters[index] == UInt8(ascii: "y") {
      if index == 0 || isVowel(at: index - 1) {
        letters[index] = UInt8(ascii: "Y")
        hasMarks = true
      }
    }
  }

  private mutating func removeMarks() {
    guard hasMarks else { return }
    for index in 0..<count where letters[index] == UInt8(ascii: "Y") {
      letters[index] = UInt8(ascii: "y")
    }
  }

  private mutating func setRegions() {
    r1 = Lists.beginnings.first(where: begins)?.count ?? endOfSyllable(from: 0)
    r2 = endOfSyllable(from: r1)
  }

  /// The place after the first consonant that follows a vowel, or the end of the word.
  private func endOfSyllable(from start: Int) -> Int {
    var index = start
    while index < count, !isVowel(at: index) { index += 1 }
    while index < count, isVowel(at: index) { index += 1 }
    return min(index + 1, count)
  }

  // MARK: The steps

  /// Step 0.
  private mutating func removePossessive() {
    for ending: Letters in ["'s'", "'s", "'"] where ends(in: ending) {
      return remove(ending.count)
    }
  }

  /// Step 1a.
  private mutating func removePlural() {
    if ends(in: "sses") {
      remove(2)
    } else if ends(in: "ied") || ends(in: "ies") {
      remove(count > 4 ? 2 : 1)
    } else if ends(in: "s"), !ends(in: "us"), !ends(in: "ss"), hasVowel(before: count - 2) {
      remove(1)
    }
  }

  /// Step 1b.
  private mutating func removeVerbEnding() {
    guard count > 2 else { return }
    let adverb = ends(in: "ly") ? 2 : 0
    let tail = tail(at: count - adverb)
    if Letters("eed").end(tail) {
      let start = count - adverb - 3
      guard start >= r1, !Lists.beforeEed.contains(where: { isExactly($0, to: start) }) else {
        return
      }
      remove(1 + adverb)
    } else if Letters("ed").end(tail) {
      removeVerbEnding(from: count - adverb - 2)
    } else if Letters("ing").end(tail) {
      let start = count - adverb - 3
      if adverb == 0 {
        if start == 2, letters[1] == UInt8(ascii: "y"), !isVowel(at: 0) {
          return replace("ying", with: "ie")
        }
        if Lists.beforeIng.contains(where: { isExactly($0, to: start) }) { return }
      }
      removeVerbEnding(from: start)
    }
  }

  private mutating func removeVerbEnding(from start: Int) {
    guard hasVowel(before: start) else { return }
    count = start
    if ends(in: "at") || ends(in: "bl") || ends(in: "iz") {
      append("e")
    } else if endsInDouble {
      // "Add", "egg" and "off" are doubled by nature.
      let isWhole = count == 3 && (isFirst("a") || isFirst("e") || isFirst("o"))
      if !isWhole { remove(1) }
    } else if count <= r1, endsInShortSyllable(at: count) {
      append("e")
    }
  }

  /// Step 1c. It leaves marks alone, since these stand after vowels.
  private mutating func settleY() {
    guard count > 2, ends(in: "y"), !isVowel(at: count - 2) else { return }
    letters[count - 1] = UInt8(ascii: "i")
  }

  /// Steps 2 to 4. The longest ending decides, even if it then may not be changed.
  private mutating func apply(_ rules: [Rule], from region: Int) {
    let tail = tail(at: count)
    guard let rule = rules.first(where: { $0.ending.end(tail) }) else { return }
    let start = count - rule.ending.count
    guard start >= region else { return }
    let before = start > 0 ? letters[start - 1] : 0
    let holds =
      switch rule.condition {
      case .none: true
      case .afterL: before == UInt8(ascii: "l")
      case .afterSOrT: before == UInt8(ascii: "s") || before == UInt8(ascii: "t")
      case .afterLiLetter: before.isBeforeLi
      case .inR2: start >= r2
      }
    if holds { replace(rule.ending, with: rule.replacement) }
  }

  /// Step 5.
  private mutating func removeFinalLetter() {
    let last = count - 1
    if ends(in: "e") {
      if last >= r2 || last >= r1 && !endsInShortSyllable(at: last) { remove(1) }
    } else if ends(in: "ll"), last >= r2 {
      remove(1)
    }
  }

  // MARK: Questions

  private func isVowel(at index: Int) -> Bool { letters[index].isVowel }

  private func isFirst(_ letter: Unicode.Scalar) -> Bool { letters[0] == UInt8(ascii: letter) }

  private func hasVowel(before end: Int) -> Bool {
    var index = 0
    while index < end {
      if isVowel(at: index) { return true }
      index += 1
    }
    return false
  }

  private var endsInDouble: Bool {
    count > 1 && letters[count - 1] == letters[count - 2]
      && letters[count - 1].isDoubled
  }

  private func endsInShortSyllable(at end: Int) -> Bool {
    guard end > 1 else { return false }
    if Letters("past").end(tail(at: end)) { return true }
    guard isVowel(at: end - 2), !isVowel(at: end - 1) else { return false }
    if end == 2 { return true }
    return !isVowel(at: end - 3) && letters[end - 1].closesShortSyllable
  }

  /// The last eight letters of the first part of the word.
  private func tail(at end: Int) -> UInt64 {
    let bits = UnsafeRawPointer(letters + end - 8).loadUnaligned(as: UInt64.self)
    return UInt64(bigEndian: bits)
  }

  private func ends(in ending: Letters) -> Bool { ending.end(tail(at: count)) }

  private func begins(with beginning: Letters) -> Bool {
    count >= beginning.count && isExactly(beginning, to: beginning.count)
  }

  private func isExactly(_ word: Letters) -> Bool { isExactly(word, to: count) }

  private func isExactly(_ word: Letters, to end: Int) -> Bool {
    end == word.count && word.end(tail(at: end))
  }

  // MARK: Changes

  private mutating func remove(_ number: Int) { count -= number }

  private mutating func append(_ letter: Unicode.Scalar) {
    letters[count] = UInt8(ascii: letter)
    count += 1
  }

  private mutating func replace(_ ending: Letters, with replacement: Letters) {
    count -= ending.count
    for place in (0..<replacement.count).reversed() {
      letters[count] = UInt8(truncatingIfNeeded: replacement.bits >> UInt64(8 * place))
      count += 1
    }
  }
}
