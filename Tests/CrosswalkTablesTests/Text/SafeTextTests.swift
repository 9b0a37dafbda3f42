import CrosswalkTables
import CrosswalkTestSupport
import Testing

@Suite struct SafeTextTests {
  private func plain(_ text: String) -> String { ("\(text)" as PlainText).source }

  @Test func `what could drive a terminal is left out, and line ends become spaces`() {
    #expect(plain("a\u{1B}[31mb\u{7}\u{9B}2J\u{0}\u{7F}c") == "a[31mb2Jc")
    #expect(plain("one\ntwo\tthree\u{2028}four\u{85}five") == "one two three four five")
    #expect(plain("é😀 e\u{301}") == "é😀 e\u{301}")
  }

  @Test func `what reorders the text around it is left out`() {
    #expect(plain("pay \u{202E}001\u{202C} \u{2067}x\u{2069}\u{200F}") == "pay 001 x")
  }

  @Test func `literals and pieces are taken as they are`() {
    let piece: PlainText = "\u{1B}[1mbold\u{1B}[0m\n"
    #expect(("\t\(piece)\([piece])\(7)" as PlainText).source == "\t\(piece)\(piece)7")
    #expect((piece + "x\n").source == "\u{1B}[1mbold\u{1B}[0m\nx\n")
    #expect([piece, piece].joined(separator: "\n").source == "\(piece)\n\(piece)")
  }

  @Test func `a text of lines keeps its lines and nothing else`() {
    #expect(("\(lines: "a\u{1B}\nb\r\n\u{2028}c")" as PlainText).source == "a\nb\n c")
    let markup: Markdown = "- \(lines: "# a\n| b")"
    #expect(markup.source == "- \\# a\n\\| b")
  }

  @Test func `text is filled up to what is seen of it`() {
    let hostile = "\u{1B}\u{7}a\u{202E}"
    #expect(("\(hostile, padded: 3)|\(hostile, leftPadded: 3)" as PlainText).source == "a  |  a")
    #expect(("\("long", padded: 2)" as PlainText).source == "long")
  }

  @Test func `no text from data is markup, whatever it says`() {
    var hostile = HostileText(seed: 41)
    for _ in 0..<3_000 {
      let text = hostile.text(pieces: 8)
      let terminal = ("\(text)" as PlainText).source
      #expect(terminal.unicodeScalars.allSatisfy(Self.isShown), "\(text.debugDescription)")
      #expect(plain(terminal) == terminal)

      let page = ("\(text)" as HTML).source
      #expect(page.unicodeScalars.allSatisfy(Self.isShown), "\(text.debugDescription)")
      #expect(
        !page.unicodeScalars.contains { "<>\"'".unicodeScalars.contains($0) },
        "\(text.debugDescription)")
      let markdown = ("\(text)" as Markdown).source
      #expect(markdown.unicodeScalars.allSatisfy(Self.isShown), "\(text.debugDescription)")
      #expect(Self.unescaped(markdown) == terminal, "\(text.debugDescription)")
    }
  }

  /// Whatever stands beside a sign, it is written the same: plain text takes another way through than
  /// text with letters from elsewhere.
  @Test(arguments: 0..<200)
  func pagesWriteSignsAlikeInAnyText(seed: Int) {
    var hostile = HostileText(seed: seed)
    let text = hostile.text(pieces: seed % 7)
    let signs = text.unicodeScalars.map { HTMLPage.safe(String($0)) }.joined()
    #expect(HTMLPage.safe(text).unicodeScalars.elementsEqual(signs.unicodeScalars))
    let plain = String(text.unicodeScalars.filter { 0x20...0x7E ~= $0.value }.map(Character.init))
    #expect(HTMLPage.safe("\(plain)é") == HTMLPage.safe(plain) + "é")
  }

  /// No control, nothing that reorders text, no line end.
  static func isShown(_ scalar: Unicode.Scalar) -> Bool {
    let properties = scalar.properties
    return properties.generalCategory != .control && !properties.isBidiControl
      && !properties.isNoncharacterCodePoint && scalar != "\u{2028}" && scalar != "\u{2029}"
  }

  /// What Markdown shows; nil if a sign of markup stands without a backslash.
  static func unescaped(_ markdown: String) -> String? {
    var text = String.UnicodeScalarView()
    var rest = markdown.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      if scalar == "\\" {
        guard let next = rest.popFirst() else { return nil }
        text.append(next)
      } else if "`*_[]<>|#".unicodeScalars.contains(scalar) {
        return nil
      } else {
        text.append(scalar)
      }
    }
    return String(text)
  }

  @Test func `literals between which is chosen are markup, and texts of others never`() {
    let stranger = "<i>"
    for isOpen in [true, false] {
      let html: HTML = "<p>\(isOpen ? "<b>open</b>" : "")\(isOpen ? "" : "<b>\(stranger)</b>")</p>"
      #expect(html.source == (isOpen ? "<p><b>open</b></p>" : "<p><b>&lt;i&gt;</b></p>"))
      let text: HTML = "\(isOpen ? stranger : "")\(stranger)"
      #expect(text.source == (isOpen ? "&lt;i&gt;&lt;i&gt;" : "&lt;i&gt;"))
    }
  }
}
