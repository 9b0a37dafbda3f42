import CrosswalkBase
import CrosswalkDocuments
import CrosswalkTestSupport
import Testing

@Suite struct DocumentSetTests {
  // MARK: Files without fault, to put one into

  private static let ontology = """
    format: crosswalk.ontology/1
    id: o
    title: O
    version: "1"
    date: d
    facets:
      - {id: autonomy, label: Autonomy, scope: s}
    domains:
      - id: dom
        label: D
        concepts:
          - {id: rapport, label: Rapport, scope: s}
          - {id: wellbeing, label: Wellbeing, scope: s}
          - {id: bias, label: Bias, scope: s}
          - {id: advocacy, label: Advocacy, scope: s}
          - {id: teamwork, label: Teamwork, scope: s}

    """

  private static let framework = """
    format: crosswalk.framework/1
    id: f
    title: F
    publisher: p
    version: "1"
    jurisdiction: j
    date: d
    source: {title: s}
    scale:
      id: s
      title: S
      construct: c
      rates: units
      basis: observed
      levels:
        - {id: low, title: Low}
        - {id: high, title: High}
    groups:
      - {id: core, title: Core}
    units:
      - id: U
        title: Unit
        group: core
        statements:
          - {id: U.1, text: One.}
          - {id: U.2, level: high, parent: U.1, sameAs: U.1, text: Two.}

    """

  private static let alignment = """
    format: crosswalk.alignment/1
    framework: f
    author: a
    version: "1"
    date: d
    scale:
      cuts: [{at: 0, spread: 0}, {at: 40, spread: 5}, {at: 100, spread: 0}]
      locationError: {points: 4}
      levels:
        - level: low
          facets:
            autonomy: {strength: 1, evidence: [U.1]}
    links:
      U.1:
        - {concept: rapport, share: 0.5, relation: close, confidence: 0.5}
      U.2:
        - {concept: bias, share: 1, relation: exact, confidence: 1}

    """

  private func problems(_ files: (String, String)...) -> [Problem] {
    var documents = DocumentSet()
    for (path, text) in files { documents.read(.init(path: path, bytes: Array(text.utf8))) }
    return documents.problems()
  }

  /// One of the three files with a passage replaced by a marked one, and what is then wrong with it;
  /// `echoes` are the messages about the other files, which stay as they are.
  private func expect(
    _ base: String, _ passage: String, _ marked: String, _ messages: String...,
    severity: Problem.Severity = .error, echoes: [String] = [],
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(
      base.components(of: passage) == 2, "the passage must stand there once",
      sourceLocation: sourceLocation)
    let input = MarkedText(base.replacing(passage, with: marked))
    let files = [Self.ontology, Self.framework, Self.alignment].enumerated().map { index, text in
      text == base ? ("x.yaml", input.text) : ("\(index).yaml", text)
    }
    let found = problems(files[0], files[1], files[2])
    let expected = zip(input.marks, messages).map {
      Problem(file: "x.yaml", mark: $0, severity: severity, message: $1)
    }
    #expect(input.marks.count == messages.count, sourceLocation: sourceLocation)
    #expect(found.filter { $0.file == "x.yaml" } == expected, sourceLocation: sourceLocation)
    #expect(
      found.filter { $0.file != "x.yaml" }.map(\.message) == echoes, sourceLocation: sourceLocation)
  }

  @Test func `files that belong together have no problems, in whatever order they come`() {
    #expect(problems(("o", Self.ontology), ("f", Self.framework), ("a", Self.alignment)) == [])
    #expect(problems(("a", Self.alignment), ("f", Self.framework), ("o", Self.ontology)) == [])
  }

  // MARK: Kinds of files

  @Test func `a file must say what it is`() {
    #expect(
      problems(("a", "id: x")).map(\.message) == [
        "missing key 'format', which tells what the file is: crosswalk.ontology/1, "
          + "crosswalk.framework/1, crosswalk.alignment/1, crosswalk.matches/1, "
          + "crosswalk.catalogue/1, crosswalk.prompts/1"
      ])
    #expect(
      problems(("a", "id: x\nformat: crosswalk.framwork/1")).map(\.description) == [
        "a:2:9: error: unknown format 'crosswalk.framwork/1'; did you mean 'crosswalk.framework/1'?"
      ])
    #expect(
      problems(("a", "format: crosswalk.framework/2")).map(\.message) == [
        "the file has the form 'crosswalk.framework/2', which is newer than this program: it reads "
          + "'crosswalk.framework/1'"
      ])
    #expect(problems(("a", "format: something")).first?.message.contains("known are") == true)
    #expect(problems(("a", "- a\n- b")).map(\.line) == [1])
    #expect(problems(("a", "format: [a]")).count == 1)
  }

  // MARK: Ontologies

  @Test func `ids of an ontology are there once and are not reserved`() {
    expect(
      Self.ontology, "id: bias,", "id: «rapport,",
      "concept 'rapport' is there twice; first used at x.yaml:12:14",
      echoes: ["unknown concept 'bias'"])
    expect(
      Self.ontology, "id: wellbeing,", "id: «all,", "the id 'all' is reserved for results")
  }

  // MARK: Frameworks

  @Test func `references inside a framework lead somewhere`() {
    expect(
      Self.framework, "group: core", "group: «cor", "unknown group 'cor'; did you mean 'core'?")
    expect(
      Self.framework, "level: high, parent: U.1, sameAs: U.1",
      "level: «hihg, parent: «U.3, sameAs: «V.99",
      "unknown level 'hihg'; did you mean 'high'?", "unknown statement 'U.3'; did you mean 'U.1'?",
      "unknown statement 'V.99'")
    expect(
      Self.framework, "parent: U.1", "parent: «U.2", "statement 'U.2' refers to itself")
  }

  @Test func `ids of a framework are used once, and messages name both places`() {
    expect(
      Self.framework, "    - {id: high, title: High}",
      "    - {id: high, title: High}\n    - {id: «low, title: Other}",
      "level 'low' is there twice; first used at x.yaml:16:12",
      echoes: ["3 levels have 4 cuts, here are 3"])
    expect(
      Self.framework, "  - {id: core, title: Core}",
      "  - {id: core, title: Core}\n  - {id: «core, title: C}",
      "group 'core' is there twice; first used at x.yaml:19:10")
    expect(
      Self.framework, "{id: U.2, level: high, parent: U.1, sameAs: U.1,", "{id: «U.1,",
      "statement 'U.1' is there twice; first used at x.yaml:25:14",
      echoes: ["'f' has no statement 'U.2'; did you mean 'U.1'?"])
    expect(
      Self.framework, "    statements:",
      "    subcompetencies: [{id: «U, title: T}]\n    statements:",
      "subcompetency 'U' is there twice; first used at x.yaml:21:9")
  }

  @Test(arguments: ["below", "above", "all", "ontology", "ALL"])
  func `ids that results use for themselves are reserved`(id: String) {
    expect(
      Self.framework, "id: U\n", "id: «\(id)\n", "the id '\(id)' is reserved for results")
  }

  @Test func `tenure bands ascend`() {
    expect(
      Self.framework, "{id: low, title: Low}", "{id: low, title: Low, «tenure: {from: 2, to: 2}}",
      "a tenure band ends after it begins, from 0 on")
    expect(
      Self.framework, "{id: low, title: Low}\n    - {id: high, title: High}",
      "{id: low, title: Low, tenure: {from: 0, to: 3}}\n"
        + "    - {id: high, title: High, «tenure: {from: 2}}",
      "the tenure band begins at 2 years, before the band of the level below it ends")
  }

  @Test func `grades say what their status promises`() {
    expect(
      Self.framework, "{id: U.1, text: One.}",
      "{id: U.1, text: One., grades: {«low: {status: qualifier}, «mid: {status: tick},"
        + " high: {status: tick, text: «x}}}",
      "a qualifier needs a text", "unknown level 'mid'", "only a qualifier has a text")
  }

  // MARK: Alignments

  @Test func `links lead to concepts and statements that are there`() {
    expect(
      Self.alignment, "concept: rapport", "concept: «raport",
      "unknown concept 'raport'; did you mean 'rapport'?")
    expect(
      Self.alignment, "  U.1:\n",
      "  U.1:\n    - {concept: bias, share: 0.1, relation: close, confidence: 1}\n"
        + "    - {concept: «bias, share: 0.1, relation: close, confidence: 1}\n",
      "statement 'U.1' links to 'bias' twice")
    expect(
      Self.alignment, "  U.2:",
      "  U.2: [{concept: bias, share: 1, relation: exact, confidence: 1}]\n  «V.2:",
      "'f' has no statement 'V.2'; did you mean 'U.2'?")
    expect(Self.alignment, "framework: f", "framework: «g", "unknown framework 'g'")
  }

  @Test func `shares are possible`() {
    expect(
      Self.alignment, "share: 0.5", "share: «0", "the share 0 is not over 0 and at most 1")
    expect(Self.alignment, "share: 0.5", "share: «-1", "the share -1 is not over 0 and at most 1")
    expect(
      Self.alignment, "  U.1:\n",
      "  «U.1:\n    - {concept: bias, share: 0.6, relation: close, confidence: 1}\n",
      "the shares of statement 'U.1' sum to 1.1, over 1")
    let five = ["wellbeing", "bias", "advocacy", "teamwork"].map {
      "    - {concept: \($0), share: 0.1, relation: close, confidence: 1}\n"
    }.joined()
    expect(
      Self.alignment, "  U.1:\n", "  «U.1:\n" + five,
      "statement 'U.1' has 5 links; one to four are allowed")
    expect(
      Self.alignment, "confidence: 0.5", "confidence: «1.5",
      "the confidence 1.5 is not between 0 and 1")
  }

  @Test func `cuts are as many as the levels need, ascend, and keep their ramps apart`() {
    expect(
      Self.alignment, "cuts: [{at: 0, spread: 0}, {at: 40", "«cuts: [{at: 40",
      "2 levels have 3 cuts, here are 2")
    expect(
      Self.alignment, "{at: 40, spread: 5}, {at: 100, spread: 0}",
      "{at: 40, spread: 5}, {at: «30, spread: 0}",
      "the cut at 30 does not lie above the one before it, at 40")
    expect(
      Self.alignment, "{at: 100, spread: 0}", "«{at: 50, spread: 6}",
      "the ramp from 44 overlaps the one before it, which ends at 45")
    expect(
      Self.alignment, "{at: 0, spread: 0}", "«{at: 0, spread: 2}",
      "the ramp from -2 to 2 leaves the reference scale, 0 to 100")
    expect(
      Self.alignment, "{at: 100, spread: 0}", "«{at: 99, spread: 2}",
      "the ramp from 97 to 101 leaves the reference scale, 0 to 100")
    expect(Self.alignment, "spread: 5", "spread: «-1", "a spread is 0 or more")
  }

  @Test func `ramps may touch`() {
    expect(Self.alignment, "{at: 100, spread: 0}", "{at: 50, spread: 5}")
  }

  @Test func `an alignment may lay facets alone over another`() {
    expect(
      Self.alignment,
      "  cuts: [{at: 0, spread: 0}, {at: 40, spread: 5}, {at: 100, spread: 0}]\n", "")
  }

  @Test func `cuts without a location error are warned of`() {
    expect(
      Self.alignment,
      "  cuts: [{at: 0, spread: 0}, {at: 40, spread: 5}, {at: 100, spread: 0}]\n"
        + "  locationError: {points: 4}\n",
      "  «cuts: [{at: 0, spread: 0}, {at: 40, spread: 5}, {at: 100, spread: 0}]\n",
      "nobody has said how far the whole scale may be off (locationError: {points, reason}); it "
        + "is taken to be right", severity: .warning)
  }

  @Test func `what a panel has voted on needs no other evidence`() {
    let panel = Self.alignment.replacing(", evidence: [U.1]", with: "")
      .replacing("  levels:\n", with: "  panel: {kind: k}\n  levels:\n")
    #expect(problems(("o", Self.ontology), ("f", Self.framework), ("a", panel)) == [])
  }

  @Test func `facets are known, in range, and rest on something`() {
    expect(
      Self.alignment, "level: low", "level: «lwo", "unknown level 'lwo'; did you mean 'low'?")
    expect(
      Self.alignment, "autonomy:", "«autonomi:",
      "unknown facet 'autonomi'; did you mean 'autonomy'?")
    expect(
      Self.alignment, "strength: 1", "strength: «5", "the strength 5 is not between 0 and 4")
    expect(
      Self.alignment, "evidence: [U.1]", "evidence: [«U.7]",
      "unknown statement 'U.7'; did you mean 'U.1'?")
    expect(
      Self.alignment, "autonomy: {strength: 1, evidence: [U.1]}", "«autonomy: {strength: 1}",
      "the facet needs evidence: locators, a section of the document, or why it is known at "
        + "second hand", severity: .warning)
  }

  @Test func `statements without links are told, in plain ASCII`() {
    let text = Self.framework.replacing(
      "- {id: U.1, text: One.}",
      with: (1...8).map { "- {id: U.1\($0 == 1 ? "" : "\($0)"), text: x.}" }
        .joined(separator: "\n      "))
    let found = problems(("o", Self.ontology), ("f", text), ("a", Self.alignment))
    #expect(
      found.map(\.description) == [
        "a:13:1: warning: 7 of 9 statements have no links: U.12, U.13, U.14, U.15, U.16, ..."
      ])
  }

  // MARK: Several files

  @Test func `frameworks and alignments that are there twice name both places`() {
    #expect(
      problems(("a.yaml", Self.framework), ("b.yaml", Self.framework)).map(\.description) == [
        "b.yaml:2:5: error: framework 'f' is there twice; first used at a.yaml:2:5"
      ])
    #expect(
      problems(
        ("o", Self.ontology), ("f", Self.framework), ("a", Self.alignment), ("b", Self.alignment)
      ).map(\.description) == [
        "b:2:12: error: alignment of 'f' is there twice; first used at a:2:12"
      ])
    #expect(
      problems(("a", Self.ontology), ("b", Self.ontology)).map(\.description) == [
        "b:1:1: error: there is another ontology already; first used at a:1:1"
      ])
  }

  @Test func `all problems of a run are told, of form and of meaning, in order`() {
    let found = problems(
      (
        "c.yaml",
        Self.alignment.replacing("share: 1,", with: "share: 0,")
          .replacing("concept: rapport", with: "concept: nothing-like-it")
      ),
      ("b.yaml", "format: x"), ("a.yaml", Self.ontology + "oops: 1\n"),
      ("d.yaml", "a: [\n"), ("f.yaml", Self.framework.replacing("group: core", with: "group: x")))
    #expect(found == found.sorted())
    #expect(found.map(\.file) == ["a.yaml", "b.yaml", "c.yaml", "c.yaml", "d.yaml", "f.yaml"])
  }

  @Test func `a framework whose form is wrong gets no echo from its alignment`() {
    let found = problems(
      ("o", Self.ontology), ("f", Self.framework.replacing("rates: units", with: "rates: cats")),
      ("a", Self.alignment))
    #expect(found.map(\.file) == ["f"])
  }

  @Test func `what is already known can be aligned`() throws {
    var known = DocumentSet()
    known.read(.init(path: "o", bytes: Array(Self.ontology.utf8)))
    known.read(.init(path: "f", bytes: Array(Self.framework.utf8)))
    var documents = DocumentSet()
    documents.read(
      .init(path: "a", bytes: Array(Self.alignment.replacing("rapport", with: "raport").utf8)))
    let ontology = try #require(known.ontologies.first?.value)
    #expect(
      documents.problems(ontology: ontology, known: known.frameworks.map(\.value))
        .map(\.description) == [
          "a:15:17: error: unknown concept 'raport'; did you mean 'rapport'?"
        ])
    #expect(documents.problems(ontology: ontology).map(\.line) == [2])
  }

  @Test func `a framework without an alignment is given an empty one`() {
    var documents = DocumentSet()
    documents.read(.init(path: "f", bytes: Array(Self.framework.utf8)))
    #expect(documents.alignedFrameworks().first?.alignment.links == [])
  }

  // MARK: Worst cases

  @Test func `a hundred thousand unknown references are refused, each at the same cost`() {
    let growth = Growth.eightfold(to: 100_000) { count in
      let statements = (0..<count).map { "      - {id: S\($0), parent: T\($0)x, text: t}\n" }
      let framework = Self.framework + statements.joined()
      let links = (0..<count).map {
        "  Q\($0)x: [{concept: c\($0), share: 2, relation: close, confidence: 1}]\n"
      }
      let found = problems(
        ("o", Self.ontology), ("f", framework), ("a", Self.alignment + links.joined()))
      #expect(found.count <= 1_001)
      #expect(found.contains { $0.message.hasSuffix("more problems are not shown") })
    }
    #expect(Growth.linear.contains(growth))
  }

  @Test func `warnings that are left out do not turn into errors`() {
    let units = (0..<1_500).map { "  - {id: V\($0), title: t}\n" }.joined()
    let found = problems(("f", Self.framework + units))
    #expect(found.count == 1_001)
    #expect(found.allSatisfy { $0.severity == .warning })
  }
}

extension String {
  fileprivate func components(of separator: String) -> Int {
    split(separator: separator, omittingEmptySubsequences: false).count
  }
}
