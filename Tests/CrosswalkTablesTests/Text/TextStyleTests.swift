import CrosswalkTables
import Testing

@Suite struct TextStyleTests {
  @Test func `long texts are broken at spaces and stay indented`() {
    var style = TextStyle(isUnicode: true, isColoured: false)
    style.width = 10
    #expect(style.wrapped("aa bb cc dd", first: "1: ") == "1: aa bb\n   cc dd\n")
    #expect(style.wrapped("", first: "1: ") == "1: \n")
    #expect(style.wrapped("abcdefghijklmnop q", first: "- ") == "- abcdefghijklmnop\n  q\n")
  }
}
