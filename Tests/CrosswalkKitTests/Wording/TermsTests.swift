import CrosswalkBase
import Testing

@testable import CrosswalkKit

@Suite("Words and terms of a text")
struct TermsTests {
  @Test(
    "Words",
    arguments: [
      ("", []),
      (" \n.,'\u{2019}-", []),
      ("Children's '90s know-how", ["children's", "90s", "know", "how"]),
      (
        "SF 2940: \u{2018}the parents\u{2019} view\u{2019}",
        ["sf", "2940", "the", "parents", "view"]
      ),
      ("It\u{2019}s rock'n\u{201b}roll", ["it's", "rock'n'roll"]),
      ("a''b 'c' d' 'e", ["a", "b", "c", "d", "e"]),
      ("v1.2_beta/and;or(not)", ["v1", "2", "beta", "and", "or", "not"]),
      ("ÉCOLE, e\u{301}cole; naïve\u{2019}s", ["école", "école", "naïve's"]),
      ("x' \u{301}y a'\u{301}b", ["x", "y", "a", "b"]),
      ("5 m² – 10 €, ½", ["5", "m²", "10", "½"]),
      ("Семья 家族 ٣", ["семья", "家族", "٣"]),
      ("the the The", ["the", "the", "the"]),
    ] as [(String, [String])])
  func words(text: String, words: [String]) {
    #expect(Terms.words(in: text) == words)
  }

  @Test("Words are what a regular expression finds", arguments: 0..<20)
  func reference(seed: Int) {
    var random = SplitMix64(seed: seed)
    for _ in 0..<200 {
      let text = String(
        (0..<Int.random(in: 0...30, using: &random)).map { _ in
          "aBcZ09'' -.\n\u{e9}\u{2019}".randomElement(using: &random)!
        })
      let plain = text.lowercased().map { $0 == "\u{2019}" ? "'" : $0 }
      let expected = String(plain).matches(of: /[a-z0-9é]+(?:'[a-z0-9é]+)*/).map { String($0.0) }
      #expect(Terms.words(in: text) == expected, "\(text.debugDescription)")
    }
  }

  @Test("Terms are stems without stop words, in order and as often as they occur")
  func stems() {
    #expect(
      Terms.stems(in: "Assessing the families' needs; they're assessed with the family.")
        == ["assess", "famili", "need", "assess", "famili"])
    #expect(Terms.stems(in: "It is what it was, and they'd have been there") == [])
    #expect(Terms.stems(in: "The child\u{2019}s plan") == ["child", "plan"])
    #expect(Terms.stems(in: "naïves Écoles") == ["naïves", "écoles"])
  }

  @Test(
    "What negates is a term",
    arguments: [
      "not", "no", "nor", "none", "never", "without", "neither", "cannot", "can't", "don't",
      "isn't", "mustn\u{2019}t",
    ])
  func negation(word: String) {
    #expect(Terms.stems(in: word).count == 1)
  }

  @Test("Stop words are words as the text gives them")
  func stopWords() {
    #expect((110...140).contains(Terms.stopWords.count))
    for word in Terms.stopWords {
      #expect(Terms.words(in: word) == [word])
      #expect(Terms.stems(in: word.uppercased()) == [])
    }
  }
}
