import CrosswalkTestSupport
import Testing

@testable import CrosswalkKit
@testable import CrosswalkModel

@Suite("Judgements that something contradicts")
struct MatchContradictionTests {
  private let kinship = ConceptKinship(
    broader: [:], relations: [("c1", "c4", .related, "they touch")])

  /// What is said of judgements from a framework with a (c1), b (c2), c (no link) to one with x (c1), y
  /// (c3), z (c4).
  private func found(
    _ matches: [MatchSet.Match], actor: Role = .worker, act: Act? = nil
  ) -> [MatchContradiction.Kind] {
    let source = RandomCatalog.plain(
      aligning: RandomCatalog.plain("one", levels: ["l"], units: [("U", ["a", "b", "c"])]),
      ["a": "c1", "b": "c2"])
    var target = RandomCatalog.plain(
      aligning: RandomCatalog.plain("two", levels: ["l"], units: [("V", ["x", "y", "z"])]),
      ["x": "c1", "y": "c3", "z": "c4"])
    for index in 0..<3 {
      target.document.units[0].statements[index].actor = actor
      target.document.units[0].statements[index].act = act
    }
    let set = MatchSet(
      from: "one", to: "two", author: "us", version: "1", date: "2024", matches: matches)
    return MatchContradiction.unsettled(
      in: set, from: (source.framework, source.alignment),
      to: (target.framework, target.alignment), kinship: kinship
    )
    .flatMap(\.kinds)
  }

  private func match(
    _ subject: String, _ relation: Relation?, _ object: String?, settled: String? = nil
  ) -> MatchSet.Match {
    .init(
      subject: subject, object: object, relation: relation,
      absence: object == nil ? .absent : nil, confidence: 1, note: "n", settled: settled)
  }

  @Test("A carrying judgement needs concepts that are the same or kin")
  func unconnected() {
    #expect(found([match("a", .close, "x")]) == [])
    #expect(found([match("a", .close, "z")]) == [])
    #expect(found([match("a", .close, "y")]) == [.unconnected])
    #expect(found([match("b", .narrower, "x")]) == [.unconnected])
    // What says little, and what nobody has linked, contradicts nothing.
    for relation in [Relation.related, .counterpart] {
      #expect(found([match("a", relation, "y")]) == [])
    }
    #expect(found([match("c", .exact, "y")]) == [])
  }

  @Test("None is contradicted by links that make two statements the same, and by another judgement")
  func denied() {
    #expect(found([match("a", nil, "x")]) == [.linked(.exact)])
    #expect(found([match("a", nil, "y")]) == [])
    #expect(found([match("a", nil, nil)]) == [.hasCounterpart("x", .exact)])
    #expect(found([match("b", nil, nil)]) == [])
    #expect(
      found([match("b", nil, nil), match("b", .counterpart, "x")]) == [.isJudged("x", .counterpart)]
    )
    #expect(found([match("b", nil, nil), match("b", .related, "x")]) == [])
  }

  @Test("Other people, and knowing against doing, contradict what covers")
  func objections() {
    for role in [Role.leader, .supervisor, .agency] {
      #expect(found([match("a", .exact, "x")], actor: role) == [.objection(.actor)])
      #expect(found([match("a", .counterpart, "x")], actor: role) == [])
      // The links make them no more than related then, so none is no contradiction.
      #expect(found([match("a", nil, "x")], actor: role) == [])
    }
    #expect(found([match("a", .broader, "x")], actor: .allStaff) == [])
    for act in [Act.knows, .values] {
      #expect(found([match("a", .narrower, "x")], act: act) == [.objection(.act)])
    }
    #expect(found([match("a", .narrower, "x")], act: .guides) == [])
  }

  @Test("What is settled is none")
  func settled() {
    #expect(found([match("a", .close, "y", settled: "the wording hides it")]) == [])
  }
}
