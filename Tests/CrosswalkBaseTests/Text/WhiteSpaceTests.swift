import CrosswalkBase
import Testing

/// White space by Unicode's tables, and by bytes where those tell.
@Suite struct WhiteSpaceTests {
  private static let scalars = (UInt32(0)...0x10FFFF).compactMap(Unicode.Scalar.init)

  @Test func `every character is white space as Unicode has it`() {
    #expect(Self.scalars.allSatisfy { $0.isWhiteSpace == $0.properties.isWhitespace })
  }

  @Test func `what is plainly spaced has no white space but single spaces, and no controls`() {
    for scalar in Self.scalars where "a\(scalar)b".isPlainlySpaced {
      #expect(scalar == " " || !scalar.isWhiteSpace)
      #expect(scalar.properties.generalCategory != .control && scalar != "\u{FEFF}")
      #expect(scalar.value != 0xFFFE && scalar.value != 0xFFFF)
    }
    for scalar in Self.scalars where scalar.isASCII && scalar.properties.generalCategory != .control
    {
      #expect("a\(scalar)b".isPlainlySpaced, "\(scalar)")
    }
    for text in ["", "a", "a b", "é б 語"] { #expect(text.isPlainlySpaced) }
    for text in [" ", " a", "a ", "a  b", "a\tb", "a\n", "a\u{A0}b"] {
      #expect(!text.isPlainlySpaced)
    }
  }
}
