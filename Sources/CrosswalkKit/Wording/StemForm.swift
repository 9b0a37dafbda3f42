// Switches, since the compiler makes a single test of bits from each.
extension UInt8 {
  /// Whether this is a vowel. A "Y", the mark of a y that is a consonant, is none.
  var isVowel: Bool {
    switch Unicode.Scalar(self) {
    case "a", "e", "i", "o", "u", "y": true
    default: false
    }
  }

  /// Whether the letter is written twice before an ending, as in "hopping".
  var isDoubled: Bool {
    switch Unicode.Scalar(self) {
    case "b", "d", "f", "g", "m", "n", "p", "r", "t": true
    default: false
    }
  }

  /// Whether "li" after this letter is the ending "ly".
  var isBeforeLi: Bool {
    switch Unicode.Scalar(self) {
    case "c", "d", "e", "g", "h", "k", "m", "n", "r", "t": true
    default: false
    }
  }

  /// Whether the letter closes a short syllable. Those left out only lengthen a vowel.
  var closesShortSyllable: Bool {
    switch Unicode.Scalar(self) {
    case "w", "x", "Y": false
    default: !isVowel
    }
  }
}

/// A word on its way to its stem. No step makes it longer.
struct StemForm {
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
    for rule in StemRules.wholeWords where isExactly(rule.ending) {
      return replace(rule.ending, with: rule.replacement)
    }
    removeInitialApostrophe()
    markConsonants()
    setRegions()
    removePossessive()
    removePlural()
    removeVerbEnding()
    settleY()
    apply(StemRules.step2, from: r1)
    apply(StemRules.step3, from: r1)
    apply(StemRules.step4, from: r2)
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
    r1 = StemRules.beginnings.first(where: begins)?.count ?? endOfSyllable(from: 0)
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
    for ending: StemLetters in ["'s'", "'s", "'"] where ends(in: ending) {
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
    if StemLetters("eed").end(tail) {
      let start = count - adverb - 3
      guard start >= r1, !StemRules.beforeEed.contains(where: { isExactly($0, to: start) }) else {
        return
      }
      remove(1 + adverb)
    } else if StemLetters("ed").end(tail) {
      removeVerbEnding(from: count - adverb - 2)
    } else if StemLetters("ing").end(tail) {
      let start = count - adverb - 3
      if adverb == 0 {
        if start == 2, letters[1] == UInt8(ascii: "y"), !isVowel(at: 0) {
          return replace("ying", with: "ie")
        }
        if StemRules.beforeIng.contains(where: { isExactly($0, to: start) }) { return }
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
  private mutating func apply(_ rules: [StemRule], from region: Int) {
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
    if StemLetters("past").end(tail(at: end)) { return true }
    guard isVowel(at: end - 2), !isVowel(at: end - 1) else { return false }
    if end == 2 { return true }
    return !isVowel(at: end - 3) && letters[end - 1].closesShortSyllable
  }

  /// The last eight letters of the first part of the word.
  private func tail(at end: Int) -> UInt64 {
    let bits = UnsafeRawPointer(letters + end - 8).loadUnaligned(as: UInt64.self)
    return UInt64(bigEndian: bits)
  }

  private func ends(in ending: StemLetters) -> Bool { ending.end(tail(at: count)) }

  private func begins(with beginning: StemLetters) -> Bool {
    count >= beginning.count && isExactly(beginning, to: beginning.count)
  }

  private func isExactly(_ word: StemLetters) -> Bool { isExactly(word, to: count) }

  private func isExactly(_ word: StemLetters, to end: Int) -> Bool {
    end == word.count && word.end(tail(at: end))
  }

  // MARK: Changes

  private mutating func remove(_ number: Int) { count -= number }

  private mutating func append(_ letter: Unicode.Scalar) {
    letters[count] = UInt8(ascii: letter)
    count += 1
  }

  private mutating func replace(_ ending: StemLetters, with replacement: StemLetters) {
    count -= ending.count
    for place in (0..<replacement.count).reversed() {
      letters[count] = UInt8(truncatingIfNeeded: replacement.bits >> UInt64(8 * place))
      count += 1
    }
  }
}
