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
    let found = texts.flatMap(Terms.words)
    return words.allSatisfy { word in found.contains { $0.hasPrefix(word) } }
  }
}
