import CrosswalkDocuments
import CrosswalkModel
import Testing

@Suite struct MatchFileTests {
  private static let head = """
    format: crosswalk.matches/1
    from: one
    to: two
    author: us
    version: "1"
    date: "2024"

    """

  private static func framework(_ id: String) -> String {
    """
    format: crosswalk.framework/1
    id: \(id)
    title: T
    publisher: P
    version: "1"
    jurisdiction: J
    date: "2024"
    source: {title: S}
    actor: worker
    scale:
      id: \(id)-scale
      title: S
      construct: C
      rates: units
      basis: observed
      levels: [{id: lo, title: Lo}]
    units:
      - id: U
        title: U
        statements: [{id: U.1, text: One.}, {id: U.2, text: Two.}]

    """
  }

  private func read(_ matches: String) -> DocumentSet {
    var documents = DocumentSet()
    documents.read(.init(path: "one.yaml", bytes: Array(Self.framework("one").utf8)))
    documents.read(.init(path: "two.yaml", bytes: Array(Self.framework("two").utf8)))
    documents.read(.init(path: "m.yaml", bytes: Array(matches.utf8)))
    return documents
  }

  private func problems(_ matches: String) -> [String] {
    read(Self.head + matches).problems().map(\.description).filter { $0.hasPrefix("m.yaml:") }
  }

  @Test func `a judgement is read with its relation, or with why there is none`() throws {
    let documents = read(
      Self.head + """
        justification: MappingReview
        matches:
          - {subject: U.1, object: U.2, relation: narrower, confidence: 0.6, note: part of it}
          - {subject: U.1, object: U.1, relation: none, confidence: 1, author: B, note: no}
          - {subject: U.2, relation: none, kind: scope, confidence: 0, justification: LexicalMatching, note: n}

        """)
    #expect(documents.problems().filter { $0.file == "m.yaml" }.isEmpty)
    let set = try #require(documents.matches.first).value
    #expect(set.from == "one" && set.to == "two" && set.justification == "MappingReview")
    #expect(
      set.matches == [
        .init(
          subject: "U.1", object: "U.2", relation: .narrower, confidence: 0.6, note: "part of it"),
        .init(subject: "U.1", object: "U.1", confidence: 1, author: "B", note: "no"),
        .init(
          subject: "U.2", absence: .scope, confidence: 0, justification: "LexicalMatching",
          note: "n"),
      ])
  }

  @Test func `without a justification it is manual curation, and a set may be empty`() throws {
    let set = try #require(read(Self.head + "matches: []\n").matches.first).value
    #expect(set.justification == "ManualMappingCuration" && set.matches.isEmpty)
  }

  @Test(arguments: Relation.allCases)
  func `every relation is read`(relation: Relation) throws {
    let set = read(
      Self.head + "matches: [{subject: U.1, object: U.1, relation: \(relation.rawValue), "
        + "confidence: 1, note: n}]\n"
    ).matches.first?.value
    #expect(set?.matches.first?.relation == relation)
  }

  @Test func `what is wrong is told by place`() {
    #expect(
      problems(
        """
        matches:
          - {subject: U.1, object: U.3, relation: close, confidence: 1, note: n}
          - {subject: U.9, object: U.1, relation: close, confidence: 2, note: n}
          - {subject: U.1, relation: none, confidence: 1, note: n}
          - {subject: U.2, relation: close, kind: absent, confidence: 1, note: n}

        """)
        == [
          "m.yaml:8:28: error: unknown statement 'U.3'; did you mean 'U.1'?",
          "m.yaml:9:15: error: unknown statement 'U.9'; did you mean 'U.1'?",
          "m.yaml:9:62: error: the confidence 2 is not between 0 and 1",
          "m.yaml:10:30: error: without an object, say of which kind the absence is: absent or scope",
          "m.yaml:11:30: error: a relation needs an object",
        ])
    #expect(
      problems("matches: [{subject: U.1, object: U.1, relation: clos, confidence: 1, note: n}]\n")
        .first?.contains("did you mean 'close'?") == true)
    #expect(problems("matches: [{subject: U.1, relation: none}]\n").count >= 1)
    #expect(problems("").first?.contains("missing key 'matches'") == true)
  }

  @Test func `a set about a framework whose form is wrong is no echo of that`() {
    var documents = DocumentSet()
    documents.read(.init(path: "one.yaml", bytes: Array(Self.framework("one").utf8)))
    documents.read(
      .init(
        path: "two.yaml", bytes: Array(Self.framework("two").replacing("title: T\n", with: "").utf8)
      ))
    let matches =
      Self.head
      + "matches: [{subject: U.1, object: U.7, relation: close, confidence: 1, note: n}]\n"
    documents.read(.init(path: "m.yaml", bytes: Array(matches.utf8)))
    #expect(!documents.problems().contains { $0.file == "m.yaml" })
  }
}
