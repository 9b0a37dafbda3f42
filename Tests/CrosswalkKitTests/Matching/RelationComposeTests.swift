import Testing

@testable import CrosswalkModel

@Suite("Relations, composed and lifted")
struct RelationComposeTests {
  private static let order: [Relation] = [
    .exact, .close, .narrower, .broader, .related, .counterpart,
  ]

  @Test("Composition follows the table of the design")
  func table() {
    let table: [[Relation?]] = [
      [.exact, .close, .narrower, .broader, .related, .counterpart],
      [.close, .related, .narrower, .broader, nil, .counterpart],
      [.narrower, .narrower, .narrower, .related, nil, .counterpart],
      [.broader, .broader, .related, .broader, nil, .counterpart],
      [.related, nil, nil, nil, nil, nil],
      [.counterpart, .counterpart, .counterpart, .counterpart, nil, .related],
    ]
    for (row, first) in zip(table, Self.order) {
      for (result, next) in zip(row, Self.order) {
        #expect(first.composed(with: next) == result, "\(first), then \(next)")
      }
    }
  }

  @Test("Composing there and back agree")
  func inversion() {
    for first in Relation.allCases {
      for next in Relation.allCases {
        #expect(
          first.composed(with: next)?.inverse == next.inverse.composed(with: first.inverse))
      }
    }
  }

  @Test("A partial side makes the whole say more than the part")
  func lift() {
    let (whole, part) = (0.8, 0.79)
    func lifted(_ source: Double, _ target: Double) -> [Relation] {
      Self.order.map { $0.lifted(sourceShare: source, targetShare: target) }
    }
    #expect(lifted(whole, whole) == Self.order)
    #expect(
      lifted(part, whole) == [.broader, .broader, .related, .broader, .related, .counterpart])
    #expect(
      lifted(whole, part) == [.narrower, .narrower, .narrower, .related, .related, .counterpart])
    #expect(
      lifted(part, part) == [.related, .related, .related, .related, .related, .counterpart])
    // A share that is 0.8 but for rounding is whole.
    #expect(Relation.exact.lifted(sourceShare: 1 - 0.1 - 0.1, targetShare: 0.8 - 1e-12) == .exact)
  }

  @Test("Lifting there and back agree")
  func liftInversion() {
    for relation in Relation.allCases {
      for (source, target) in [(1.0, 1.0), (0.5, 1), (1, 0.5), (0.5, 0.5)] {
        #expect(
          relation.lifted(sourceShare: source, targetShare: target).inverse
            == relation.inverse.lifted(sourceShare: target, targetShare: source))
      }
    }
  }
}

@Suite("Relations, against the table as the design prints it")
struct RelationTableTests {
  @Test("Every cell", arguments: Relation.allCases, Relation.allCases)
  func cell(first: Relation, next: Relation) {
    let cell = ReferenceMatcher.cells[first.rawValue]![next.rawValue]!
    #expect((first.composed(with: next)?.rawValue ?? "-") == cell)
  }

  @Test("Exact is neutral", arguments: Relation.allCases)
  func neutral(relation: Relation) {
    #expect(Relation.exact.composed(with: relation) == relation)
    #expect(relation.composed(with: .exact) == relation)
  }

  @Test("Lifting follows its rule and is mirrored by inversion", arguments: Relation.allCases)
  func lift(relation: Relation) {
    let shares = [0.01, 0.5, 0.79, 0.8 - 1e-8, 0.8 - 1e-12, 0.8, 0.81, 1]
    for mine in shares {
      for other in shares {
        let lifted = relation.lifted(sourceShare: mine, targetShare: other)
        #expect(lifted.rawValue == ReferenceMatcher.lifted(relation.rawValue, mine, other))
        #expect(
          lifted.inverse == relation.inverse.lifted(sourceShare: other, targetShare: mine))
      }
    }
  }

  @Test("Lifting makes nothing stronger and lifting twice changes nothing")
  func liftAgain() {
    for relation in Relation.allCases {
      for (mine, other) in [(0.5, 1.0), (1, 0.5), (0.5, 0.5), (1, 1)] {
        let once = relation.lifted(sourceShare: mine, targetShare: other)
        #expect(once.lifted(sourceShare: mine, targetShare: other) == once)
        #expect(once != .exact || (mine, other) == (1, 1))
      }
    }
  }
}
