import Testing

@testable import CrosswalkTables

@Suite struct XMLReaderTests {
  @Test func `tags, attributes and texts come in their order`() throws {
    let xml = """
      \u{FEFF}<?xml version='1.0' encoding='utf-8' standalone="yes"?><!-- <no> -- tag -->
      <x:a b="1 &lt; 2" c='"'><d/>t&amp;&#65;&#x1F393;<![CDATA[<&amp;>]]></x:a>
      <?end?>
      """
    #expect(
      try events(xml) == [
        "<a b=1 < 2 c=\"", "<d", ">d", "'t&A🎓'", "'<&amp;>'", ">a",
      ])
  }

  @Test func `line ends become LF in texts and space in attributes`() throws {
    #expect(
      try events("<a b='1\r\n2\t3'>x\r\ny\rz&#13;</a>") == ["<a b=1 2 3", "'x\ny\nz\r'", ">a"])
  }

  @Test(arguments: [
    ("", "holds no XML"), ("  ", "holds no XML"), ("<a>", "ends within the tag 'a'"),
    ("<a", "ends within a tag"), ("<a b='>", "ends within a tag"), ("<", "ends within a tag"),
    ("<a></b>", "closes 'b'"), ("</a>", "closes 'a'"), ("<a/><b/>", "goes on after its end"),
    ("<a/>x", "text outside its root"), ("x<a/>", "text outside its root"),
    ("<a b=1/>", "without a value in quotes"), ("<a b/>", "without a value in quotes"),
    ("<a b='1'c='2'/>", "attributes touch"), ("<a b='1' b='2'/>", "'b' twice"),
    ("<a b='<'/>", "a '<' within a tag"), ("<1/>", "without a proper name"),
    ("<a>&nbsp;</a>", "the entity 'nbsp'"), ("<a>& b</a>", "begins no entity"),
    ("<a>&#0;</a>", "no character"), ("<a>&#xD800;</a>", "no character"),
    ("<a>&#x110000;</a>", "no character"), ("<a>&#-5;</a>", "no character"),
    ("<a>\u{1}</a>", "control character"), ("<!DOCTYPE a><a/>", "DOCTYPE"),
    ("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "DOCTYPE"), ("<a><!x></a>", "begins nothing"),
    ("<a><!-- ", "comment"), ("<a><![CDATA[ ]]", "within a text"),
    ("<?xml version='1.0' encoding='ISO-8859-1'?><a/>", "'iso-8859-1'"),
  ])
  func `what is not well formed is refused`(_ xml: String, _ reason: String) throws {
    let error = try #require(throws: SpreadsheetError.self) { try events(xml) }
    #expect(error.description.hasPrefix("part.xml: "))
    #expect(error.reason.contains(reason), "\(error)")
  }

  @Test func `UTF-16 and what is no UTF-8 are refused`() throws {
    let utf16 = try #require(throws: SpreadsheetError.self) {
      try events([0xFF, 0xFE, 0x3C, 0x00, 0x61, 0x00])
    }
    #expect(utf16.kind == .unsupported)
    for bytes in [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xE2, 0x82]] as [[UInt8]] {
      #expect(throws: SpreadsheetError.self) {
        try events(Array("<a>".utf8) + bytes + Array("</a>".utf8))
      }
    }
  }

  @Test func `depth, attributes and the length of a text have limits`() throws {
    let deep = String(repeating: "<a>", count: 101)
    let wide = "<a " + (0..<257).map { "b\($0)='' " }.joined() + "/>"
    let long = "<a>" + String(repeating: "x", count: 1 << 20 + 1) + "</a>"
    for (xml, name) in [(deep, "nested"), (wide, "attributes"), (long, "more than")] {
      let error = try #require(throws: SpreadsheetError.self) { try events(xml) }
      guard case .limit = error.kind else {
        Issue.record("\(error)")
        continue
      }
      #expect(error.reason.contains(name))
    }
  }

  @Test func `a text longer than a piece of inflated data comes whole`() throws {
    let text = String(repeating: "é&amp;", count: 60_000)
    let found = try events("<a><b c='\(text)'/>\(text)</a>")
    let expected = String(repeating: "é&", count: 60_000)
    #expect(found == ["<a", "<b c=" + expected, ">b", "'" + expected + "'", ">a"])
  }

  @Test func `xml:space holds for what is inside`() throws {
    var xml = try reader(Array("<a xml:space='preserve'><b><c xml:space='default'/></b></a>".utf8))
    var found: [Bool] = []
    while let event = try xml.next() {
      if case .start = event { found.append(xml.preservesSpace) }
    }
    #expect(found == [true, true, false])
  }

  private func reader(_ bytes: [UInt8]) throws -> XMLReader {
    let entry = ZipEntry(
      name: "part.xml", range: 0..<bytes.count, isDeflated: false, inflatedCount: bytes.count,
      checksum: CRC32.of(bytes))
    return try XMLReader(ZipPartReader(entry, of: bytes))
  }

  private func events(_ text: String) throws -> [String] { try events(Array(text.utf8)) }

  private func events(_ bytes: [UInt8]) throws -> [String] {
    var xml = try reader(bytes)
    var found: [String] = []
    while let event = try xml.next() {
      switch event {
      case .start:
        found.append("<" + xml.name + xml.attributes.map { " \($0.name)=\($0.value)" }.joined())
      case .end: found.append(">" + xml.name)
      case .text: found.append("'" + xml.text + "'")
      }
    }
    return found
  }
}
