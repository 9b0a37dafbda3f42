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
      let size = StemForm.margin + letters.count
      return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: size) { memory in
        var form = StemForm(letters, in: memory)
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
