import CrosswalkTables
import Testing

@Suite struct TextStyleTests {
  @Test func `what could drive a terminal is left out, and line ends become spaces`() {
    #expect(TextStyle.safe("a\u{1B}[31mb\u{7}\u{9B}2J\u{0}\u{7F}c") == "a[31mb2Jc")
    #expect(TextStyle.safe("one\ntwo\tthree\u{2028}four\u{85}five") == "one two three four five")
    #expect(TextStyle.safe("é😀 e\u{301}") == "é😀 e\u{301}")
  }

  @Test func `long texts are broken at spaces and stay indented`() {
    var style = TextStyle(isUnicode: true, isColoured: false)
    style.width = 10
    #expect(style.wrapped("aa bb cc dd", first: "1: ") == "1: aa bb\n   cc dd\n")
    #expect(style.wrapped("", first: "1: ") == "1: \n")
    #expect(style.wrapped("abcdefghijklmnop q", first: "- ") == "- abcdefghijklmnop\n  q\n")
  }
}
