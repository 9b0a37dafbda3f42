import CrosswalkBase
import CrosswalkDocuments
import Testing

@Suite struct ShapeTests {
  private typealias Sample = YAMLTexts.Sample

  private func read<Value>(_ text: String, as shape: Shape<Value>) -> Value? {
    YAMLReader().read(Array(text.utf8), file: "a.yaml", as: shape).value
  }

  @Test func `one definition reads every way of writing a value`() throws {
    let samples = try #require(read(YAMLTexts.samples, as: .list(of: YAMLTexts.sample)))
    #expect(
      samples[0]
        == Sample(
          id: "first", size: 12.5, count: 3, isOpen: true, colour: .green,
          tags: ["plain", "single 'quoted'", "double \"quoted\" é", "10.10", "no", "~"],
          names: [
            YAMLTexts.Name(language: "nl", name: "een"), YAMLTexts.Name(language: "fr", name: "un"),
            YAMLTexts.Name(language: "de", name: "eins"),
          ]))
    #expect(samples[1].size == 16)
    #expect(
      samples[1].tags == [
        "literal\n  block\n", "folded block", "text that is continued", "text that is continued",
      ])
    #expect(samples[2].id == "3" && samples[2].colour == .blue)
    #expect(samples[2].names == samples[1].names)
    #expect(samples[2].count == nil && samples[2].tags == [] && !samples[2].isOpen)
  }

  @Test func `all problems of a file are found at once`() {
    expectProblems(
      """
      - id: «two words
        «sise: 3
        size: «101
        count: «0
        open: «yes
        colour: «gren
        tags: «all
        names: «[a]
      - «id: a
      - «text
      """,
      [
        "expected an identifier, without spaces, found the text 'two words'",
        "unknown key 'sise'; did you mean 'size'?",
        "expected a number from 0 to 100, found the number 101",
        "expected a whole number from 1 to 9, found the number 0",
        "expected true or false, found the text 'yes'",
        "unknown value 'gren'; did you mean 'green'?",
        "expected a list, found the text 'all'",
        "expected a mapping, found a list",
        "missing key 'size'",
        "expected a mapping that describes a sample, found the text 'text'",
      ], as: .list(of: YAMLTexts.sample))
  }

  @Test func `wrong types say what was expected and what was found`() {
    expectProblems("«abc", ["expected a number, found the text 'abc'"], as: .number)
    expectProblems("«'1'", ["expected a number, found the text '1'"], as: .number)
    expectProblems("«.nan", ["expected a number, found the number .nan"], as: .number)
    expectProblems("«true", ["expected a number, found the boolean true"], as: .number)
    expectProblems("«~", ["expected a number, found the null value '~'"], as: .number)
    expectProblems("«1.0", ["expected a whole number, found the number 1.0"], as: .integer)
    expectProblems(
      "«99999999999999999999",
      [
        "expected a whole number, found the number 99999999999999999999, which is too large to hold"
      ],
      as: .integer)
    expectProblems("«{}", ["expected text, found a mapping"], as: .text)
    expectProblems("[a, «b: ]", ["expected text, found a mapping"], as: .list(of: .text))
    expectProblems(
      "a:«", ["expected text, found nothing"],
      as: .dictionary(of: YAMLTexts.name, key: \.language))
    expectProblems(
      "«''", ["expected an identifier, without spaces, found the text ''"], as: .identifier)
    expectProblems(
      "«[]", ["expected one of red, green, blue, found a list"], as: Shape<YAMLTexts.Colour>.oneOf)
    expectProblems(
      "«mauve", ["expected one of red, green, found the text 'mauve'"],
      as: .oneOf(["red", "green"]))
    expectProblems(
      "«[]", ["expected at least 1 item, found 0"], as: .list(of: .text, atLeast: 1))
  }

  @Test func `what is quoted from a file is short and visible`() {
    expectProblems(
      #"«"a\nb\u202E\#(String(repeating: "c", count: 100))""#,
      [#"expected a number, found the text 'a\nb\u{202E}\#(String(repeating: "c", count: 36))…'"#],
      as: .number)
  }

  @Test func `texts, identifiers and enumerations are taken as written`() {
    let words = [
      "no", "No", "on", "1e3", "0o7", "~", "10.10", "null", "true", "0x1F", "007", "1_0",
    ]
    let text = "[" + words.joined(separator: ", ") + "]"
    #expect(read(text, as: .list(of: .text)) == words)
    #expect(read(text, as: .list(of: .identifier)) == words)
    #expect(read(text, as: .list(of: .oneOf(words))) == words)
    #expect(read("''", as: .text) == "")
  }

  @Test func `numbers include the ends of their range`() {
    #expect(read("[0, 100, 1e2, 0.0]", as: .list(of: .number(in: 0...100))) == [0, 100, 100, 0])
    #expect(read("[1, 9]", as: .list(of: .integer(in: 1...9))) == [1, 9])
    #expect(read("-9223372036854775808", as: .integer) == .min)
  }

  @Test func `values can be made into others, and back for writing`() {
    let tens = Shape<Int>.integer.map({ $0 * 10 }, back: { $0 / 10 })
    #expect(read("4", as: tens) == 40)
    #expect(tens.text(40) == "4\n")
    #expect(tens.description == Shape<Int>.integer.description)
  }

  @Test func `what is written leaves out what is absent or goes without saying`() {
    #expect(YAMLTexts.sample.text(Sample(id: "a", size: 1)) == "id: a\nsize: 1\nnames: {}\n")
    let full = Sample(
      id: "no", size: 0.5, count: 3, isOpen: true, colour: .blue, tags: ["x", "y: z"],
      names: [YAMLTexts.Name(language: "nl", name: "een")])
    #expect(
      Shape.list(of: YAMLTexts.sample).text([full, Sample(id: "b")]) == """
        - id: "no"
          size: 0.5
          count: 3
          open: true
          colour: blue
          tags: [x, "y: z"]
          names:
            nl: een
        - id: b
          size: 0
          names: {}

        """)
    #expect(
      Shape.list(of: YAMLTexts.sample.inline).text([Sample(id: "b")])
        == "- {id: b, size: 0, names: {}}\n")
    #expect(Shape<Int>.integer.text(.min) == "-9223372036854775808\n")
  }

  @Test func `unknown keys that resemble nothing list what there is`() {
    expectProblems(
      "{a: 1, «zzzz: 2}", ["unknown key 'zzzz'; a pair has a, b"],
      as: .record(
        "pair", field("a", .integer, { $0 }, "One."),
        optional("b", .integer, { _ in nil }, "Other.")
      ) { a, b in a })
  }

  @Test func `nodes shared by aliases have their problems told once`() {
    expectProblems(
      "- «&x abc\n- *x\n- *x\n", ["expected a number, found the text 'abc'"],
      as: .list(of: .number))
  }

  @Test func `an optional value that is wrong is a problem, not an absence`() {
    expectProblems(
      "count: «many\nid: a\nsize: 1",
      ["expected a whole number from 1 to 9, found the text 'many'"], as: YAMLTexts.sample)
  }

  @Test func `a shape describes itself`() {
    guard case .record(let name, let fields) = YAMLTexts.sample.description else {
      Issue.record("not a record")
      return
    }
    #expect(name == "sample")
    #expect(fields.map(\.key) == ["id", "size", "count", "open", "colour", "tags", "names"])
    #expect(fields.map(\.isRequired) == [true, true, false, false, false, false, false])
    #expect(fields[1].value == .number(minimum: 0, maximum: 100))
    #expect(fields[4].value == .oneOf(["red", "green", "blue"]))
    #expect(fields[4].summary == "What colour it has.")
  }
}
