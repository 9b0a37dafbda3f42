import CrosswalkBase
import CrosswalkKit
import Testing

@Suite("Search by the beginnings of words")
struct WordSearchTests {
  @Test(
    "All words are found, in any order and text",
    arguments: [
      ("assess", true), ("RISK assess", true), ("assess visit", true), ("assess court", false),
      ("isk", false), ("child's", true), ("child\u{2019}s", true), ("children", false), ("", true),
      ("?!", true),
    ])
  func words(query: String, isFound: Bool) {
    let texts = ["Risk: assessment of the child\u{2019}s home", "Visits"]
    #expect(WordSearch(query).matches(texts) == isFound)
  }

  @Test("A query without a word is empty")
  func empty() {
    #expect(WordSearch(" – ").isEmpty)
    #expect(!WordSearch(" a ").isEmpty)
  }
}
