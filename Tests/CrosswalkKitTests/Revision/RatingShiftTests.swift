import CrosswalkBase
import CrosswalkTestSupport
import Testing

@testable import CrosswalkKit
@testable import CrosswalkModel

@Suite("What moves for rated people")
struct RatingShiftTests {
  /// Two random frameworks, people rated in the first, and another version of it.
  private struct Case {
    var catalog: Catalog
    var old: AlignedFramework
    var new: AlignedFramework
    var people: RatedProfiles
    var profiles: [Profile]

    init(seed: Int, _ change: (inout AlignedFramework, inout RandomCatalog) -> Void) throws {
      var random = RandomCatalog(seed: seed)
      let (one, two) = random.pair()
      old = one
      new = one
      people = RatedProfiles(of: one.framework)
      let index = RatingIndex(one.framework)
      profiles = (0..<8).map { _ in random.profile(of: one) }
      for profile in profiles { people.add(try index.group(profile)) }
      change(&new, &random)
      catalog = Catalog(ontology: RandomCatalog.ontology, frameworks: [one, two])
    }

    func shift(
      thresholds: (Thresholds, Thresholds) = (Thresholds(), Thresholds())
    ) throws -> RatingShift? {
      try catalog.ratingShift(
        of: people, from: .init(old), to: .init(new), beside: "two", thresholds: thresholds)
    }
  }

  @Test("Nothing moves between a version and itself", arguments: 0..<40)
  func identity(seed: Int) throws {
    let shift = try Case(seed: seed) { _, _ in }.shift()
    #expect(shift?.changed ?? 0 == 0 && shift?.effects ?? [] == [])
    #expect(shift?.people ?? 8 == 8 && shift?.lostRatings ?? 0 == 0)
  }

  @Test("Other ids for the same things move nothing, and are told as just that", arguments: 0..<40)
  func renamed(seed: Int) throws {
    let some = try Case(seed: seed) { new, random in
      let levels = Set(new.framework.scale.levels.map(\.id)).filter { _ in random.chance(0.5) }
      let units = Set(new.framework.units.map(\.id)).filter { _ in random.chance(0.5) }
      for index in new.document.units.indices {
        new.document.units[index].title = "Unit number \(index)"
      }
      new = new.renamed(levels: levels, units: units)
    }
    var old = some.old
    for index in old.document.units.indices {
      old.document.units[index].title = "Unit number \(index)"
    }
    var same = some
    same.old = old
    same.people = RatedProfiles(of: old.framework)
    for profile in some.profiles { same.people.add(try RatingIndex(old.framework).group(profile)) }
    let shift = try same.shift()
    #expect(shift?.changed ?? 0 == 0 && shift?.lostRatings ?? 0 == 0)
    let revision = try same.catalog.revision(from: same.old, to: same.new)
    #expect(revision.changes.allSatisfy { $0.field == "id" }, "\(revision.changes)")
    #expect(revision.shifts.allSatisfy { $0.changed == 0 && $0.largest < 1e-9 })
  }

  @Test("Whatever changes has a cause, and a cause is a part that differs", arguments: 0..<120)
  func causes(seed: Int) throws {
    var parts: Set<RatingShift.Cause.Part> = []
    var thresholds = (Thresholds(), Thresholds())
    let some = try Case(seed: seed) { new, random in
      if random.chance(0.4), (new.alignment.scale?.cuts.count ?? 0) > 2 {
        new.judgement.scale!.cuts[1].at =
          (new.judgement.scale!.cuts[1].at + new.judgement.scale!.cuts[2].at) / 2
        parts.insert(.cuts)
      }
      if random.chance(0.3), new.alignment.scale != nil {
        new.judgement.scale!.locationError = .init(points: 9)
        parts.insert(.locationError)
      }
      if random.chance(0.5), !new.alignment.links.isEmpty {
        new.judgement.links.remove(at: random.int(0...new.alignment.links.count - 1))
        parts.insert(.links)
      }
      if random.chance(0.2), new.framework.units.count > 1 {
        let gone = new.document.units.removeLast()
        let ids = Set(gone.statements.map(\.id))
        new.judgement.links.removeAll { ids.contains($0.statement) }
        parts.insert(.document)
      }
      if random.chance(0.3) {
        thresholds.1.answerCoverage = 0.9
        parts.insert(.thresholds)
      }
    }
    guard let shift = try some.shift(thresholds: thresholds) else { return }
    #expect(shift.effects.map(\.people).reduce(0, +) == shift.changed)
    for effect in shift.effects {
      #expect(!effect.causes.isEmpty)
      #expect(Set(effect.causes.map(\.part)).isSubset(of: parts), "\(effect) \(parts)")
      #expect(effect.causes == effect.causes.sorted())
    }
    if parts.count == 1, shift.changed > 0 {
      #expect(Set(shift.effects.flatMap { $0.causes.map(\.part) }) == parts)
    }
  }

  @Test("Counted people are those whose translations differ", arguments: 0..<60)
  func counted(seed: Int) throws {
    let some = try Case(seed: seed) { new, random in
      if !new.alignment.links.isEmpty {
        new.judgement.links.remove(at: random.int(0...new.alignment.links.count - 1))
      }
      if new.alignment.scale != nil { new.judgement.scale!.locationError = .init(points: 7) }
    }
    guard let shift = try some.shift() else { return }
    let two = try some.catalog.framework("two")
    var changed = 0
    for profile in some.profiles {
      let results = try [some.old, some.new].map { version in
        try Translator(
          from: version, to: two, concepts: ConceptHierarchy(RandomCatalog.ontology),
          contextDigest: ""
        ).translate(profile).results.map(AnswerOutcome.init)
      }
      changed += zip(results[0], results[1]).count { $0 != $1 }
    }
    #expect(shift.changed == changed)
  }

  @Test("Levels in another order are told, and a level by another name is no other level")
  func levels() throws {
    let old = RandomCatalog.plain(
      "one", levels: ["low", "middle", "high"], units: [("p", ["a"]), ("q", ["b"])])
    var swapped = old
    swapped.scale.levels.swapAt(0, 1)
    let side = RandomCatalog.plain(aligning: old, ["a": "x", "b": "y"])
    func changes(_ new: Framework) throws -> [Revision.Change] {
      try Catalog(ontology: RandomCatalog.ontology).revision(
        from: side, to: AlignedFramework(framework: new, alignment: side.alignment)
      ).changes
    }
    #expect(
      try changes(swapped) == [
        .init(
          kind: "scale", id: old.scale.id, field: "order of levels", old: "low, middle, high",
          new: "middle, low, high")
      ])
    var retitled = old
    retitled.scale.levels[1] = .init(id: "medium", title: "Medium")
    // The alignment still reads facets of the level by its old name: that is told of the facets.
    #expect(
      try changes(retitled).filter { $0.kind != "facet" } == [
        .init(kind: "level", id: "medium", field: "id", old: "middle", new: "medium"),
        .init(kind: "level", id: "medium", field: "title", old: "middle", new: "Medium"),
      ])
    var moved = old
    moved.units[0].id = "r"
    moved.units[0].title = "Another heading"
    #expect(try changes(moved).map(\.field) == ["id", "title"])
  }
}

extension AlignedFramework {
  /// The same framework, with these levels and units, and the statements of these units, under ids
  /// of their own.
  fileprivate func renamed(levels: Set<String>, units: Set<String>) -> AlignedFramework {
    func level(_ id: String) -> String { levels.contains(id) ? "new-" + id : id }
    var statements: [String: String] = [:]
    var (document, judgement) = (framework, alignment)
    for index in document.scale.levels.indices {
      document.scale.levels[index].id = level(document.scale.levels[index].id)
    }
    for unit in document.units.indices {
      let isRenamed = units.contains(document.units[unit].id)
      if isRenamed { document.units[unit].id = "new-" + document.units[unit].id }
      for index in document.units[unit].statements.indices {
        var statement = document.units[unit].statements[index]
        if isRenamed {
          statements[statement.id] = "new-" + statement.id
          statement.id = "new-" + statement.id
        }
        statement.level = statement.level.map(level)
        for grade in statement.grades.indices {
          statement.grades[grade].level = level(statement.grades[grade].level)
        }
        document.units[unit].statements[index] = statement
      }
    }
    for unit in document.units.indices {
      for index in document.units[unit].statements.indices {
        let twin = document.units[unit].statements[index].sameAs
        document.units[unit].statements[index].sameAs = twin.map { statements[$0] ?? $0 }
      }
    }
    for index in judgement.links.indices {
      let id = judgement.links[index].statement
      judgement.links[index].statement = statements[id] ?? id
    }
    for index in judgement.rejected.indices {
      let id = judgement.rejected[index].statement
      judgement.rejected[index].statement = statements[id] ?? id
    }
    for index in (judgement.scale?.levels ?? []).indices {
      judgement.scale!.levels[index].level = level(judgement.scale!.levels[index].level)
    }
    return AlignedFramework(framework: document, alignment: judgement)
  }
}
