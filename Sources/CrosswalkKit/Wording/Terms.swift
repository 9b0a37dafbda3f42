/// Takes text apart into the words and terms that it can be compared by.
package struct Terms {
  /// The words of a text, lower-cased, in order and as often as they occur.
  ///
  /// A word is a run of letters and numbers, with apostrophes where they stand between two of these:
  /// "Children's '90s know-how" has the words "children's", "90s", "know" and "how". Typographic
  /// apostrophes come back as "'".
  package static func words(in text: String) -> [String] {
    let text = text.lowercased().unicodeScalars
    var words: [String] = []
    // Where the word at hand begins, and the place after its last letter.
    var start: String.Index?
    var end = text.startIndex
    var isAfterApostrophe = false
    var isTypographic = false

    func finish() {
      guard let first = start else { return }
      words.append(isTypographic ? plainlyWritten(text[first..<end]) : String(text[first..<end]))
      start = nil
      isTypographic = false
    }

    var index = text.startIndex
    while index < text.endIndex {
      let scalar = text[index]
      let next = text.index(after: index)
      if isLetterOrDigit(scalar) || start != nil && !isAfterApostrophe && isMark(scalar) {
        if start == nil { start = index }
        end = next
        isAfterApostrophe = false
      } else if !isAfterApostrophe, scalar == "'" || scalar.isTypographicApostrophe {
        isAfterApostrophe = true
        if scalar != "'" { isTypographic = true }
      } else {
        finish()
        isAfterApostrophe = false
      }
      index = next
    }
    finish()
    return words
  }

  /// The stems of a text's words without the stop words, in order and as often as they occur.
  ///
  /// Stop words are articles, pronouns, prepositions, auxiliaries and conjunctions, also with an
  /// ending as in "they're". Whatever negates is a term: "not", "no", "without", "can't". The stems
  /// are those of ``EnglishStemmer``.
  package static func stems(in text: String) -> [String] {
    let stemmer = EnglishStemmer()
    return words(in: text).compactMap { isStopWord($0) ? nil : stemmer.stem($0) }
  }

  private static func isStopWord(_ word: String) -> Bool {
    if stopWords.contains(word) { return true }
    guard let apostrophe = word.utf8.firstIndex(of: UInt8(ascii: "'")) else { return false }
    return !word.hasSuffix("n't") && stopWords.contains(String(word[..<apostrophe]))
  }

  private static func plainlyWritten(_ word: Substring.UnicodeScalarView) -> String {
    var plain = ""
    for scalar in word {
      plain.unicodeScalars.append(scalar.isTypographicApostrophe ? "'" : scalar)
    }
    return plain
  }

  private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "0"..."9": return true
    case "\0"..."\u{7f}": return false
    default: break
    }
    switch scalar.properties.generalCategory {
    case .lowercaseLetter, .uppercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .letterNumber, .decimalNumber, .otherNumber:
      return true
    default: return false
    }
  }

  /// Whether the scalar belongs to the letter before it, like an accent that is written apart.
  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: true
    default: false
    }
  }

  /// Ours, and short: a word that is left out can never be found.
  package static let stopWords: Set<String> = [
    // Articles.
    "a", "an", "the",
    // Pronouns.
    "i", "me", "my", "mine", "myself", "you", "your", "yours", "yourself", "yourselves", "he",
    "him", "his", "himself", "she", "her", "hers", "herself", "it", "its", "itself", "we", "us",
    "our", "ours", "ourselves", "they", "them", "their", "theirs", "themselves", "this", "that",
    "these", "those", "there", "who", "whom", "whose", "which", "what",
    // Prepositions.
    "about", "above", "across", "after", "along", "among", "around", "as", "at", "before", "below",
    "between", "by", "during", "for", "from", "in", "into", "of", "off", "on", "onto", "over",
    "through", "throughout", "to", "toward", "towards", "under", "until", "up", "upon", "via",
    "with", "within",
    // Auxiliaries.
    "am", "is", "are", "was", "were", "be", "been", "being", "have", "has", "had", "having", "do",
    "does", "did", "doing", "can", "could", "may", "might", "must", "shall", "should", "will",
    "would",
    // Conjunctions.
    "and", "or", "but", "if", "because", "while", "although", "though", "than", "so",
    "whether", "when", "where", "how",
  ]
}
