/// What texts of a form are made of, as far as is needed to damage them well.
struct Grammar {
  /// Bytes that stand between tokens, each a token itself.
  var marks: Set<UInt8>
  /// What opens and what closes a nested part.
  var brackets: [(open: String, close: String)] = []
  /// Tokens that do harm where they are not expected.
  var hostile: [String]

  private static let texts = [
    "", " ", "\u{0}", "\u{7}", "\u{7F}", "\u{85}", "\u{200B}", "\u{202E}", "\u{2028}", "\u{FEFF}",
    "\u{FFFE}", "\u{FFFF}", "e\u{301}", "\u{301}", "Straße", "😀", "日本", "＝1", "=1+1", "+1", "-1",
    "@a",
    "'", "''", "'=1", "o ", "- ", "• ", "0", "-0", "1e999", "99999999999999999999",
    "-9223372036854775808", "0x10", "NaN", ".inf", "2024-02-30", "12.5", "12,5", "50 %",
    String(repeating: "a", count: 300), "\r", "\r\n", "\n", "\t",
  ]

  static let yaml = Grammar(
    marks: Set("\n\r\t :,[]{}\"'#&*!|>?-%".utf8),
    brackets: [("[", "]"), ("{a: ", "}"), ("\n  - ", "")],
    hostile: texts + [
      "<<: *a", "&a ", "*a", "!!int ", "!custom ", "%YAML 1.3\n", "---\n", "...\n", "? ", ": ",
      "- ", "|\n", ">+9\n", "|-\n  ", "\\x00", "\\ud800", "\"\\U0010FFFF\"", "~", "null", "true",
      "id: ", "format: ", "units:\n", "links:\n", "{}", "[]",
    ])

  static let table = Grammar(
    marks: Set("\n\r\t,;\"'".utf8), brackets: [("\"", "\"")],
    hostile: texts + [
      "\"", "\"\"", ",", ";", "\t", ",,,,,,,,,,,,,,,,", "all", "met", "partly", "unmet", "accept",
      "reject", "none", "change", "1", "2", "observed", "self", "worker", "supervisor",
      "#curie_map:\n#  a: b\n", "skos:exactMatch", "sep=;\n", "\u{FEFF}",
    ])

  static let xml = Grammar(
    marks: Set("<>=\"'/& ".utf8),
    brackets: [
      ("<row>", "</row>"), ("<c>", "</c>"), ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
      ("<w:p><w:r>", "</w:r></w:p>"), ("<!--", "-->"), ("<![CDATA[", "]]>"),
    ],
    hostile: texts.filter { $0 != "\u{0}" } + [
      "<", ">", "/>", "</", "&amp;", "&#x0;", "&#xD800;", "&#1114112;", "&a;", "<!DOCTYPE x>",
      "<?xml version=\"1.1\"?>", "]]>", "r=\"XFD1048576\"", "r=\"A0\"", "t=\"s\"", "t=\"b\"",
      "<v>-1</v>", "<v>1e308</v>", "w:val=\"-1\"", "w:val=\"99999\"", "<w:gridSpan w:val=\"200\"/>",
      "<w:vMerge/>", "<w:del>", "<w:txbxContent>", "<mergeCell ref=\"A1:XFD1048576\"/>", "_x0041_",
      "_x005F_", "Target=\"../../x\"", "TargetMode=\"External\"",
    ])

  static let json = Grammar(
    marks: Set("\n {}[],:\"".utf8), brackets: [("[", "]"), ("{\"a\":", "}")],
    hostile: texts + [
      "\"", "\\", "\\u0000", "\\ud800", "\\uDBFF\\uDFFF", "null", "true", "false", "{}", "[]",
      "1e9",
      "-", "1.", "\"identifier\":", "\"CFItems\":[", "\"isChildOf\"", "\"CFAssociations\":[",
      "\"CFRubrics\":[", "\"fullStatement\":",
    ])

  static let template = Grammar(
    marks: Set("{}#/^!.& \n".utf8),
    brackets: [("{{#statements}}", "{{/statements}}"), ("{{^title}}", "{{/title}}")],
    hostile: texts + [
      "{{", "}}", "{{{", "}}}", "{{title}}", "{{.}}", "{{!", "{{>", "{{=<% %>=}}", "{{&title}}",
      "{{a.b.c}}", "{{#}}", "{{/}}",
    ])

  static let bytes = Grammar(marks: [], hostile: [])
}
