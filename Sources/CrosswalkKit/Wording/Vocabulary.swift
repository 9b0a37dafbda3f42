import CrosswalkBase

/// Numbers for terms. Every word is stemmed once, however often it occurs.
struct Vocabulary: Sendable {
  private var byStem: [String: Int32] = [:]
  /// What each word that was met stands for; nil for a stop word.
  private var byWord: [String: Int32?] = [:]

  /// How many terms there are; their numbers are below.
  var count: Int { byStem.count }

  /// The terms of a text, in order and as often as they occur.
  mutating func terms(in text: String) -> [Int32] {
    Terms.words(in: text).compactMap { term(of: $0) }
  }

  private mutating func term(of word: String) -> Int32? {
    if let known = byWord[word] { return known }
    var term: Int32?
    if let stem = Terms.stems(in: word).first {
      term = byStem[stem] ?? Int32(byStem.count)
      byStem[stem] = term
    }
    byWord[word] = .some(term)
    return term
  }

  /// The words of a text that are terms, each once, with their numbers.
  func words(in text: String) -> [(word: String, term: Int32)] {
    var seen: Set<Int32> = []
    return Terms.words(in: text).compactMap { word in
      guard let known = byWord[word], let term = known, seen.insert(term).inserted else {
        return nil
      }
      return (word, term)
    }
  }
}
