/// Finds statements and concepts that hold all the words of a query.
///
/// A word is found where a word of the text begins with it, whatever its case: *assess* finds
/// *assessment*.
package struct WordSearch: Sendable {
  private let words: [String]

  /// - Parameter query: Words in any order. Without a word it finds everything.
  package init(_ query: String) { words = Terms.words(in: query) }

  /// Whether the query has any word.
  package var isEmpty: Bool { words.isEmpty }

  /// Whether the texts together hold all the words.
  package func matches(_ texts: [String]) -> Bool {
    // Most texts hold none of the words, which is seen without taking them apart.
    guard words.allSatisfy({ word in texts.contains { Self.mayHold(word, $0) } }) else {
      return false
    }
    let found = texts.flatMap(Terms.words)
    return words.allSatisfy { word in found.contains { $0.hasPrefix(word) } }
  }

  /// Whether a text may hold a word: false only for plain text in which its letters do not stand in this
  /// order anywhere.
  private static func mayHold(_ word: String, _ text: String) -> Bool {
    var (word, text) = (word, text)
    return word.withUTF8 { word in
      text.withUTF8 { text in
        guard let first = word.first, text.allSatisfy({ $0 < 0x80 }) else { return true }
        if text.count < word.count { return false }
        return (0...text.count - word.count).contains { start in
          lower(text[start]) == first
            && word.indices.allSatisfy { lower(text[start + $0]) == word[$0] }
        }
      }
    }
  }

  private static func lower(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }
}
