import CrosswalkTestSupport
import Testing

@testable import CrosswalkBase
@testable import CrosswalkKit
@testable import CrosswalkModel

@Suite("Revisions")
struct RevisionTests {
  /// A framework of two units and another to translate into.
  private static let side = RandomCatalog.plain(
    aligning: RandomCatalog.plain(
      "one", levels: ["low", "high"], units: [("p", ["a"]), ("q", ["b"])]),
    ["a": "x", "b": "y"])
  private static let other = RandomCatalog.plain(
    aligning: RandomCatalog.plain("two", levels: ["low", "high"], units: [("v", ["c"])]),
    ["c": "x"])
  private let catalog = Catalog(
    ontology: Ontology(
      id: "o", title: "", version: "", date: "", stages: [], facets: [], domains: []),
    frameworks: [side, other])

  private func revision(
    _ change: (inout AlignedFramework) -> Void
  ) throws -> Revision {
    var changed = Self.side
    change(&changed)
    return try catalog.revision(from: Self.side, to: changed)
  }

  @Test("A version and itself differ in nothing, and nothing moves", arguments: 0..<60)
  func identity(seed: Int) throws {
    var random = RandomCatalog(seed: seed)
    let (one, two) = random.pair()
    let catalog = Catalog(
      ontology: Ontology(
        id: "o", title: "", version: "", date: "", stages: [], facets: [], domains: []),
      frameworks: [one, two])
    let revision = try catalog.revision(from: one, to: one)
    #expect(revision.changes == [])
    for shift in revision.shifts {
      #expect(shift.changed == 0 && shift.largest == 0 && shift.mean == 0)
    }
  }

  @Test("What one version adds the other way round removes")
  func symmetry() throws {
    var changed = Self.side
    changed.document.units[0].statements.append(
      Statement(id: "z", actor: .worker, text: "Does something new."))
    changed.judgement.links.append(
      .init(
        statement: "z", links: [.init(concept: "x", share: 1, relation: .close, confidence: 1)]))
    let there = try catalog.revision(from: Self.side, to: changed).changes
    let back = try catalog.revision(from: changed, to: Self.side).changes
    #expect(there.map(\.field) == ["added", "added"])
    #expect(back.map(\.field) == ["removed", "removed"])
    #expect(there.map(\.id) == ["z", "z x"] && back.map(\.id) == ["z", "z x"])
    #expect(there.map(\.new) == back.map(\.old))
  }

  @Test("What is turned down is told, and moves no translation")
  func rejections() throws {
    let revision = try revision {
      $0.judgement.rejected = [
        .init(
          statement: "a",
          rejections: [.init(concept: "y", reason: "no"), .init(reason: "none", author: "B")])
      ]
    }
    #expect(
      revision.changes == [
        .init(kind: "rejection", id: "a y by us", field: "added", old: nil, new: "no"),
        .init(kind: "rejection", id: "a any concept by B", field: "added", old: nil, new: "none"),
      ])
    #expect(revision.shifts.allSatisfy { $0.changed == 0 && $0.largest == 0 })
  }

  @Test("A kind of act that somebody overrules is told, with whose it is")
  func acts() throws {
    let revision = try revision {
      $0.judgement.acts = [.init(statement: "a", act: .values, reason: "Not here.", author: "B")]
    }
    #expect(
      revision.changes == [
        .init(kind: "statement", id: "a", field: "act", old: nil, new: "values"),
        .init(kind: "act", id: "a", field: "added", old: nil, new: "values, by B: Not here."),
      ])
  }

  @Test("A reworded statement changes words and moves no translation")
  func wording() throws {
    let revision = try revision { $0.document.units[0].statements[0].text = "Other words." }
    #expect(
      revision.changes == [
        .init(kind: "statement", id: "a", field: "text", old: "a", new: "Other words.")
      ])
    #expect(revision.shifts.allSatisfy { $0.changed == 0 && $0.largest == 0 })
  }

  @Test("A moved cut moves translations by as much as it says")
  func cut() throws {
    // The level 'high' of 50 to 100 becomes 75 to 100; the other framework's 'high' stays.
    let revision = try revision { $0.judgement.scale!.cuts[1].at = 75 }
    #expect(
      revision.changes == [.init(kind: "cut", id: "1", field: "at", old: "50", new: "75")])
    let shift = try #require(revision.shifts.first { $0.from == "one" })
    // 'low' was low wholly and is low by two thirds; 'high' stays high.
    #expect(shift.compared == 2 && shift.changed == 0)
    #expect(abs(shift.largest - 1.0 / 3) < 1e-9 && abs(shift.mean - 1.0 / 6) < 1e-9)
  }

  @Test("Another location error is told")
  func locationError() throws {
    let revision = try revision { $0.judgement.scale!.locationError = .init(points: 4) }
    #expect(
      revision.changes == [
        .init(kind: "scale", id: "one-scale", field: "locationError", old: nil, new: "4")
      ])
  }

  @Test("An answer that is lost counts as changed")
  func lost() throws {
    let revision = try revision { $0.judgement.links[0].links[0].concept = "elsewhere" }
    #expect(revision.changes.map(\.field) == ["removed", "added"])
    let shift = try #require(revision.shifts.first { $0.from == "one" })
    #expect(shift.compared == 2 && shift.changed == 2 && shift.largest == 0)
  }
}
