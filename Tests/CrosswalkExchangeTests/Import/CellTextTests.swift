import CrosswalkBase
import Testing

@testable import CrosswalkExchange

@Suite struct CellTextTests {
  @Test(arguments: 1...20) func `white space and refused characters become single spaces`(seed: Int)
  {
    let letters = Array("aZ.-é語\u{301} \u{200B}".unicodeScalars)
    let spaces = Array(" \t\n\u{B}\u{85}\u{A0}\u{2003}\u{3000}\u{FEFF}".unicodeScalars)
    let refused = Array("\u{0}\u{7}\u{7F}\u{9B}\u{FFFE}".unicodeScalars)
    var random = SplitMix64(seed: seed)
    for _ in 0..<500 {
      let scalars = (0..<Int.random(in: 0...8, using: &random)).map { _ in
        let kind = Int.random(in: 0..<8, using: &random)
        return (kind < 5 ? letters : kind < 7 ? spaces : refused).randomElement(using: &random)!
      }
      let text = String(String.UnicodeScalarView(scalars))
      let cleaned = CellText.cleaned(text)
      let words = scalars.split { spaces.contains($0) || refused.contains($0) || $0 == " " }
        .map { String(String.UnicodeScalarView($0)) }
      #expect(cleaned.text.utf8.elementsEqual(words.joined(separator: " ").utf8))
      #expect(cleaned.refused == scalars.filter(refused.contains))
      // White space at the ends alone is no change.
      let ends = scalars.drop { spaces.contains($0) }.reversed().drop { spaces.contains($0) }
        .reversed()
      #expect(cleaned.isChanged == !ends.elementsEqual(cleaned.text.unicodeScalars))
    }
  }
}
