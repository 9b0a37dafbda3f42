import CrosswalkTestSupport
import Testing

@testable import CrosswalkBase
@testable import CrosswalkModel

/// What is checked of alignments that claim to be complete, of matches, and of shared scales; the
/// formats' tests show the places of the rest.
@Suite("Checks of meaning")
struct CheckerTests {
  private static let ontology = Ontology(
    id: "o", title: "O", version: "1", date: "2024", stages: [], facets: [],
    domains: [
      .init(
        id: "d", label: "D",
        concepts: ["rapport", "feedback", "teamwork"].map { .init(id: $0, label: $0, scope: "s") })
    ])

  private static let one = RandomCatalog.plain("one", levels: ["l"], units: [("U", ["a", "b"])])
  private static let two = RandomCatalog.plain("two", levels: ["l"], units: [("V", ["x", "y"])])

  private func messages(_ findings: [Finding]) -> [String] {
    findings.map { "\($0.severity): \($0.message)" }
  }

  // MARK: Complete, unused

  private func check(
    complete: Bool, _ concepts: [String: String], unused: [Alignment.Unused] = [],
    ontologies: [Ontology] = [ontology]
  ) -> [Finding] {
    var alignment = RandomCatalog.plain(aligning: Self.one, facets: [], concepts).alignment
    alignment.scale?.locationError = .init(points: 0)
    alignment.isComplete = complete
    alignment.unused = unused
    return Checker.findings(
      ontologies: ontologies, frameworks: [Self.one], alignments: [alignment])
  }

  private func unused(_ concepts: String...) -> Alignment.Unused {
    .init(concepts: concepts, kind: .absent, reason: "why")
  }

  @Test("A complete alignment links every statement and explains every concept")
  func complete() {
    let all = ["a": "rapport", "b": "feedback"]
    #expect(check(complete: true, all, unused: [unused("teamwork")]).isEmpty)
    #expect(
      messages(check(complete: true, all)) == [
        "error: no statement is about teamwork, and no reason is given"
      ])
    #expect(check(complete: false, all).isEmpty)
    let missing = "1 of 2 statements have no links: b"
    #expect(
      messages(check(complete: true, ["a": "rapport"], unused: [unused("teamwork", "feedback")]))
        == ["error: \(missing)"])
    #expect(messages(check(complete: false, ["a": "rapport"])) == ["warning: \(missing)"])
    // Without an ontology nothing can be said about concepts.
    #expect(check(complete: true, all, ontologies: []).isEmpty)
  }

  @Test("What is turned down is known, is not linked, and may be every concept")
  func rejections() {
    func check(_ rejected: [String: [Rejection]], complete: Bool = false) -> [String] {
      var alignment = RandomCatalog.plain(
        aligning: Self.one, facets: [], ["a": "rapport"]
      ).alignment
      alignment.scale?.locationError = .init(points: 0)
      alignment.rejected = rejected.sorted { $0.key < $1.key }.map {
        .init(statement: $0.key, rejections: $0.value)
      }
      alignment.isComplete = complete
      alignment.unused = complete ? [unused("teamwork", "feedback")] : []
      return messages(
        Checker.findings(
          ontologies: [Self.ontology], frameworks: [Self.one], alignments: [alignment]))
    }
    // A statement that no concept has a word for is decided on.
    #expect(check(["b": [.init(reason: "none")]], complete: true).isEmpty)
    #expect(check(["b": [.init(reason: "none"), .init(concept: "rapport", reason: "x")]]).isEmpty)
    let missing = "1 of 2 statements have no links: b"
    #expect(check(["b": [.init(concept: "rapport", reason: "x")]]) == ["warning: \(missing)"])
    #expect(
      check(["a": [.init(concept: "raport", reason: "x")], "b": [.init(reason: "none")]]) == [
        "error: unknown concept 'raport'; did you mean 'rapport'?"
      ])
    #expect(
      check([
        "a": [.init(concept: "rapport", reason: "x"), .init(reason: "none")],
        "b": [.init(reason: "none")], "c": [.init(reason: "none")],
      ]) == [
        "error: statement 'a' is linked to 'rapport', which is turned down here",
        "error: statement 'a' has links, and every concept is turned down for it",
        "error: 'one' has no statement 'c'",
      ])
  }

  @Test("Frameworks that are at hand are not checked again, and what is about them is")
  func known() {
    var wrong = Self.one
    wrong.units.append(wrong.units[0])
    wrong.units[1].statements = []
    let alignment = RandomCatalog.plain(aligning: Self.one, facets: [], ["x": "rapport"]).alignment
    func check(_ frameworks: [Framework], known: [Framework]) -> Set<String> {
      Set(
        messages(
          Checker.findings(
            ontologies: [Self.ontology], frameworks: frameworks, known: known,
            alignments: [alignment])))
    }
    let about = check([Self.one], known: [])
    #expect(about.contains("error: 'one' has no statement 'x'"))
    #expect(check([], known: [Self.one]) == about)
    // What is wrong with it by itself has been told.
    #expect(check([], known: [wrong]).isSubset(of: about))
    #expect(!check([wrong], known: []).isSubset(of: about))
    // Two of one id are told wherever the other is.
    #expect(!check([Self.one], known: [Self.one]).isSubset(of: about))
  }

  @Test("What is called unused is a concept, is unused, and is explained once")
  func unusedConcepts() {
    let all = ["a": "rapport", "b": "feedback"]
    let findings = check(
      complete: false, all,
      unused: [unused("teamwork", "raport"), unused("feedback", "teamwork")])
    #expect(
      messages(findings) == [
        "error: unknown concept 'raport'; did you mean 'rapport'?",
        "error: concept 'feedback' is used by a statement",
        "error: concept 'teamwork' is explained twice",
      ])
    #expect(
      findings.map(\.place.path)
        == [(0, 1), (1, 0), (1, 1)].map {
          [.key("unused"), .index($0.0), .key("concepts"), .index($0.1)]
        })
  }

  // MARK: Matches

  private func check(
    from: String = "one", to: String = "two", _ matches: [MatchSet.Match], times: Int = 1
  ) -> [Finding] {
    let set = MatchSet(
      from: from, to: to, author: "us", version: "1", date: "2024", matches: matches)
    return Checker.findings(
      ontologies: [], frameworks: [Self.one, Self.two], alignments: [],
      matches: Array(repeating: set, count: times))
  }

  private func match(
    _ subject: String, _ object: String?, _ relation: Relation? = nil, _ absence: Absence? = nil,
    confidence: Double = 0.5
  ) -> MatchSet.Match {
    .init(
      subject: subject, object: object, relation: relation, absence: absence,
      confidence: confidence, note: "n")
  }

  @Test("Judgements that make sense are fine")
  func matches() {
    #expect(
      check([
        match("a", "x", .close), match("a", "y"), match("a", nil, nil, .scope),
        match("b", "x", .exact, confidence: 0), match("b", nil, nil, .absent, confidence: 1),
      ]).isEmpty)
    #expect(check([]).isEmpty)
  }

  @Test("A judgement names statements that are there, each pair once, with its kind")
  func badMatches() {
    let findings = check([
      match("aa", "x", .close), match("a", "a", .close), match("a", "x", .close),
      match("a", "x", .related), match("b", nil), match("b", nil, .close, .absent),
      match("b", "y", .close, .scope), match("b", "x", .close, confidence: 1.5),
      match("b", "x", .close, confidence: .nan),
    ])
    #expect(
      messages(findings) == [
        "error: unknown statement 'aa'; did you mean 'a'?",
        "error: unknown statement 'a'",
        "error: this pair is there twice",
        "error: without an object, say of which kind the absence is: absent or scope",
        "error: this pair is there twice",
        "error: a relation needs an object",
        "error: a kind of absence goes with no object",
        "error: the confidence 1.5 is not between 0 and 1",
        "error: this pair is there twice",
        "error: the confidence nan is not between 0 and 1",
      ])
    #expect(findings[2].firstUse?.path == [.key("matches"), .index(2), .key("subject")])
  }

  @Test("A set is between two frameworks that are there, and there is one in each direction")
  func sets() {
    #expect(
      messages(check(to: "too", [])) == ["error: unknown framework 'too'; did you mean 'two'?"])
    #expect(
      messages(check(to: "one", [])) == ["error: a framework is not matched with itself"])
    #expect(
      messages(check([], times: 2)).first?.contains("'one to two' is there twice") == true)
  }

  // MARK: Shared scales

  @Test("Frameworks whose scales have one id share their levels, in their order")
  func sharedScales() {
    func findings(_ levels: [String]) -> [Finding] {
      var (first, second) = (Self.one, Self.two)
      first.scale.levels = ["l", "m"].map { .init(id: $0, title: $0) }
      second.scale.levels = levels.map { .init(id: $0, title: $0.uppercased()) }
      second.scale.id = first.scale.id
      return Checker.findings(ontologies: [], frameworks: [first, second], alignments: [])
    }
    #expect(findings(["l", "m"]).isEmpty)
    for levels in [["m", "l"], ["l"], ["l", "m", "n"]] {
      #expect(
        messages(findings(levels)) == [
          "error: scale 'one-scale' has other levels in another framework"
        ])
      #expect(findings(levels).first?.firstUse?.document == .framework(0))
    }
  }
}
