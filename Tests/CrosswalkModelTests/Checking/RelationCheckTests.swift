import CrosswalkTestSupport
import Testing

@testable import CrosswalkModel

/// What is checked of the relations between concepts.
@Suite struct RelationCheckTests {
  private func ontology(
    broader: [String: String] = [:], scopes: [String: String] = [:],
    relations: [(String, String, ConceptRelation.Kind)] = []
  ) -> Ontology {
    func concepts(_ ids: [String]) -> [Ontology.Concept] {
      ids.map { id in
        .init(
          id: id, label: id, broader: broader[id].map { .init(concept: $0, reason: "why") },
          scope: scopes[id] ?? "s")
      }
    }
    return Ontology(
      id: "o", title: "O", version: "1", date: "2024", stages: [], facets: [],
      domains: [
        .init(
          id: "d", label: "D", concepts: concepts(["team-work", "meetings", "minutes", "ties"])),
        .init(id: "e", label: "E", concepts: concepts(["feedback", "rapport"])),
      ],
      relations: relations.map { .init(from: $0, to: $1, relation: $2, reason: "why") })
  }

  private func findings(_ ontology: Ontology) -> [String] {
    Checker.findings(ontologies: [ontology], frameworks: [], alignments: []).map {
      "\($0.severity): \($0.message)"
    }
  }

  @Test func `sound relations are passed over in silence`() {
    #expect(
      findings(
        ontology(
          broader: ["meetings": "team-work", "minutes": "meetings"],
          relations: [
            ("team-work", "feedback", .related), ("rapport", "feedback", .counterpart),
            ("minutes", "ties", .related),
          ])) == [])
  }

  @Test func `a concept is no case of itself, of none, or of one in another domain`() {
    #expect(
      findings(ontology(broader: ["ties": "ties"])) == ["error: concept 'ties' is a case of itself"]
    )
    #expect(
      findings(ontology(broader: ["ties": "meetings", "meetings": "ties"])) == [
        "error: concept 'meetings' is a case of itself, through 'ties'",
        "error: concept 'ties' is a case of itself, through 'meetings'",
      ])
    #expect(
      findings(ontology(broader: ["ties": "meeting"])) == [
        "error: unknown concept 'meeting'; did you mean 'meetings'?"
      ])
    #expect(
      findings(ontology(broader: ["ties": "rapport"])) == [
        "error: 'rapport' belongs to another domain than 'ties', its case"
      ])
  }

  @Test func `a relation joins two known concepts, and once`() {
    #expect(
      findings(ontology(relations: [("ties", "ties", .related)])) == [
        "error: concept 'ties' is joined to itself"
      ])
    #expect(
      findings(ontology(relations: [("tie", "rapport", .related)])) == [
        "error: unknown concept 'tie'; did you mean 'ties'?"
      ])
    #expect(
      findings(
        ontology(relations: [("ties", "rapport", .related), ("rapport", "ties", .counterpart)]))
        == [
          "error: 'rapport' and 'ties' are joined twice; a relation is written once and holds both "
            + "ways"
        ])
  }

  @Test func `what is broader through a chain is neither related nor the other side`() {
    let chain = ["meetings": "team-work", "minutes": "meetings"]
    for kind in ConceptRelation.Kind.allCases {
      for pair in [("minutes", "team-work"), ("team-work", "minutes")] {
        #expect(
          findings(ontology(broader: chain, relations: [(pair.0, pair.1, kind)])) == [
            "error: '\(pair.0)' and '\(pair.1)' are broader and narrower, directly or through "
              + "others, and so cannot be \(kind.rawValue) too"
          ])
      }
    }
    // Two cases of one concept may touch.
    #expect(
      findings(
        ontology(
          broader: ["meetings": "team-work", "ties": "team-work"],
          relations: [("meetings", "ties", .related)])) == [])
  }

  @Test func `a scope note that sends to a neighbour has its relation`() {
    let scopes = [
      "meetings": "Talks. Help in them is team-work; what is said after them, feedback."
    ]
    #expect(
      findings(ontology(scopes: scopes, relations: [("meetings", "feedback", .related)])) == [
        "warning: the scope note of 'meetings' sends readers to 'team-work', but no relation joins "
          + "the two"
      ])
    // Whatever joins a broader concept to the neighbour joins its cases too.
    #expect(
      findings(
        ontology(
          broader: ["meetings": "team-work"], scopes: scopes,
          relations: [("team-work", "feedback", .related)])) == [])
    // An English word inside a sentence names no concept.
    #expect(
      findings(ontology(scopes: ["ties": "Giving feedback, and having rapport with all."])) == [])
  }

  @Test func `a link to a case counts for what it is a case of, and no case needs a reason`() {
    let framework = RandomCatalog.plain("one", levels: ["l"], units: [("U", ["a", "b"])])
    func check(_ unused: [String], _ links: [String: String]) -> [String] {
      var alignment = RandomCatalog.plain(aligning: framework, facets: [], links).alignment
      alignment.scale?.locationError = .init(points: 0)
      alignment.isComplete = true
      alignment.unused = [.init(concepts: unused, kind: .absent, reason: "why")]
      return Checker.findings(
        ontologies: [ontology(broader: ["meetings": "team-work", "minutes": "meetings"])],
        frameworks: [framework], alignments: [alignment]
      ).map(\.message)
    }
    #expect(check(["feedback", "rapport"], ["a": "minutes", "b": "ties"]) == [])
    #expect(check(["feedback", "rapport", "team-work"], ["a": "ties", "b": "ties"]) == [])
    #expect(
      check(["feedback", "rapport", "team-work"], ["a": "minutes", "b": "ties"]) == [
        "concept 'team-work' is used by a statement"
      ])
    #expect(
      check(["feedback", "rapport"], ["a": "ties", "b": "ties"]) == [
        "no statement is about meetings, minutes, team-work, and no reason is given"
      ])
  }
}
