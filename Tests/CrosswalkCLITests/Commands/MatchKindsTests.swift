import Foundation
import Testing

/// Sets of mappings as other programs and spreadsheets make them, a test a kind, as people run the
/// program on them.
@Suite struct MatchKindsTests {
  struct Kind: CustomTestStringConvertible, Sendable {
    var file: String
    var options: [String] = []
    var status: Int32 = 0
    /// What the file of matches holds.
    var matches: [String] = []
    /// What is said of it.
    var words: [String] = []

    var testDescription: String { "\(file) \(options.joined(separator: " "))" }
  }

  private static let three = [
    "subject: PE.Emerging.1, object: \"2.b\", relation: narrower, confidence: 0.8",
    "subject: PE.Emerging.6, object: \"7.c\", relation: related, confidence: 0.6",
    "subject: PE.Acquired.7, object: \"2.a\", relation: exact, confidence: 0.9",
  ]

  private static let kinds = [
    Kind(
      file: "reviewer-disagrees.sssom.tsv",
      matches: ["object: \"2.b\", relation: none", "relation: related, confidence: 0.6"],
      words: [":10:1: warning: Ben disagrees (-1); read as no match, and not as 'exact'"]),
    Kind(file: "literal.sssom.tsv", options: ["--check"]),
    Kind(
      file: "literal.sssom.tsv", status: 1,
      words: ["the subject is a literal, and no statement of a framework", "left out, by line: 6"]),
    Kind(
      file: "scalar-and-extension.sssom.tsv", matches: three,
      words: ["left out: the header's ext_team (1)"]),
    Kind(
      file: "saved-by-a-spreadsheet.sssom.tsv", matches: three,
      words: ["the header was saved by a spreadsheet"]),
    Kind(
      file: "backslash.sssom.tsv", matches: ["author: COUNTY\\ruiz, note: one", "author: Ben"]),
    Kind(file: "alias-prefix.sssom.tsv", matches: three),
    Kind(
      file: "stray-quotes.sssom.tsv", status: 1,
      words: [":10:1: error: a quoted cell holds 2 lines that look like rows"]),
    Kind(
      file: "beside.sssom.tsv", matches: three, words: ["the header is read from"]),
  ]

  @Test(arguments: kinds)
  func `a kind of set is read as it is meant, or told`(_ kind: Kind) throws {
    let result = try Program.run(["import-matches", Samples.path(kind.file)] + kind.options)
    #expect(result.status == kind.status, "\(result.stderr)")
    for words in kind.words { #expect(result.stderr.contains(words), "\(result.stderr)") }
    for words in kind.matches { #expect(result.text.contains(words), "\(result.text)") }
    let count = result.text.components(separatedBy: "{subject: ").count - 1
    #expect(count == kind.matches.count)
  }

  @Test func `JSON is refused by its name`() throws {
    let result = try Program.run(
      ["import-matches", "-"], stdin: Data("{\"mappings\": []}\n".utf8))
    #expect(result.status == 1 && result.stderr.contains("SSSOM/JSON"), "\(result.stderr)")
  }
}
