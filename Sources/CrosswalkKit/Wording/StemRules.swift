/// Up to eight letters in one integer, so that an ending is compared in one step.
struct StemLetters: ExpressibleByStringLiteral {
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
struct StemRule {
  /// What must hold besides the region for the rule to be carried out.
  enum Condition {
    case none, afterL, afterSOrT, afterLiLetter, inR2
  }

  let ending: StemLetters
  let replacement: StemLetters
  let condition: Condition

  init(_ ending: StemLetters, _ replacement: StemLetters, if condition: Condition = .none) {
    self.ending = ending
    self.replacement = replacement
    self.condition = condition
  }
}

/// The lists of the description.
enum StemRules {
  static let wholeWords: [StemRule] = [
    StemRule("skis", "ski"), StemRule("skies", "sky"), StemRule("idly", "idl"),
    StemRule("gently", "gentl"),
    StemRule("ugly", "ugli"), StemRule("early", "earli"), StemRule("only", "onli"),
    StemRule("singly", "singl"),
    // These only look like plurals or like forms of a verb.
    StemRule("sky", "sky"), StemRule("news", "news"), StemRule("howe", "howe"),
    StemRule("atlas", "atlas"),
    StemRule("cosmos", "cosmos"), StemRule("bias", "bias"), StemRule("andes", "andes"),
  ]

  /// Beginnings that end where R1 begins, which keeps "general" apart from "generate".
  static let beginnings: [StemLetters] = [
    "arsen", "commun", "emerg", "gener", "inter", "later", "organ", "past", "univers",
  ]

  static let beforeEed: [StemLetters] = ["exc", "proc", "succ"]
  static let beforeIng: [StemLetters] = ["cann", "earr", "even", "herr", "inn", "out"]

  static let step2 = longestFirst([
    StemRule("tional", "tion"), StemRule("enci", "ence"), StemRule("anci", "ance"),
    StemRule("abli", "able"),
    StemRule("entli", "ent"), StemRule("izer", "ize"), StemRule("ization", "ize"),
    StemRule("ational", "ate"),
    StemRule("ation", "ate"), StemRule("ator", "ate"), StemRule("alism", "al"),
    StemRule("aliti", "al"),
    StemRule("alli", "al"), StemRule("fulness", "ful"), StemRule("ousli", "ous"),
    StemRule("ousness", "ous"),
    StemRule("iveness", "ive"), StemRule("iviti", "ive"), StemRule("biliti", "ble"),
    StemRule("bli", "ble"),
    StemRule("ogist", "og"), StemRule("ogi", "og", if: .afterL), StemRule("fulli", "ful"),
    StemRule("lessli", "less"), StemRule("li", "", if: .afterLiLetter),
  ])

  static let step3 = longestFirst([
    StemRule("tional", "tion"), StemRule("ational", "ate"), StemRule("alize", "al"),
    StemRule("icate", "ic"),
    StemRule("iciti", "ic"), StemRule("ical", "ic"), StemRule("ful", ""), StemRule("ness", ""),
    StemRule("ative", "", if: .inR2),
  ])

  static let step4 = longestFirst([
    StemRule("al", ""), StemRule("ance", ""), StemRule("ence", ""), StemRule("er", ""),
    StemRule("ic", ""),
    StemRule("able", ""), StemRule("ible", ""), StemRule("ant", ""), StemRule("ement", ""),
    StemRule("ment", ""),
    StemRule("ent", ""), StemRule("ism", ""), StemRule("ate", ""), StemRule("iti", ""),
    StemRule("ous", ""),
    StemRule("ive", ""), StemRule("ize", ""), StemRule("ion", "", if: .afterSOrT),
  ])

  private static func longestFirst(_ rules: [StemRule]) -> [StemRule] {
    rules.sorted { $0.ending.count > $1.ending.count }
  }
}
