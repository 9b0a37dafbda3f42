import CrosswalkTestSupport
import Foundation
import Testing

@testable import CrosswalkBase
@testable import CrosswalkKit
@testable import CrosswalkModel

@Suite("Comparisons")
struct ComparisonTests {
  private static let seeds = 0..<60

  private static let ontology = RandomCatalog.ontology

  private func catalog(
    seed: Int
  ) -> (source: AlignedFramework, target: AlignedFramework, matches: [MatchSet]) {
    var catalog = RandomCatalog(seed: seed)
    return catalog.matching()
  }

  private func compare(
    _ source: AlignedFramework, _ target: AlignedFramework, _ matches: [MatchSet] = []
  ) throws -> Comparison {
    try Catalog(ontology: Self.ontology, frameworks: [source, target]).adding(matches: matches)
      .compare(source.framework.id, target.framework.id)
  }

  private func json(_ value: some Encodable) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    return try encoder.encode(value)
  }

  // MARK: Against the plain reference

  @Test("Overlap is the greatest flow between what meets", arguments: seeds)
  func overlap(seed: Int) throws {
    let (source, target, _) = catalog(seed: seed)
    let overlap = try compare(source, target).overlap
    let reference = ReferenceTranslator(source: source, target: target)
    let (mine, theirs) = (source.framework.ratedUnits, target.framework.ratedUnits)
    #expect(overlap.rows.map(\.id) == mine.map(\.id))
    #expect(overlap.columns.map(\.id) == theirs.map(\.id))
    #expect(overlap.columns.map(\.title) == theirs.map(\.title))
    #expect(overlap.values.count == mine.count)
    for (unit, row) in zip(mine, overlap.values) {
      #expect(row.count == theirs.count)
      let a = reference.weights(unit.statements, source)
      for (other, value) in zip(theirs, row) {
        let b = reference.weights(other.statements, target)
        #expect(isClose(value, GreatestFlow.between(a, b, broader: RandomCatalog.broader)))
        #expect((0...1).contains(value))
      }
    }
  }

  /// How much of a unit an actor's statements are at an average level, whatever they are about.
  private static func part(of actor: Role, in statements: [Statement]) -> Double {
    let levels = Set(statements.compactMap(\.level))
    let groups =
      levels.isEmpty
      ? [statements] : levels.map { level in statements.filter { $0.level ?? level == level } }
    let parts = groups.map { group in
      Double(group.count { $0.actor == actor }) / Double(max(1, group.count))
    }
    return parts.reduce(0, +) / Double(groups.count)
  }

  @Test("Coverage, whole, by unit, by actor and of the same actor", arguments: seeds)
  func coverage(seed: Int) throws {
    let (source, target, _) = catalog(seed: seed)
    let found = try compare(source, target).coverage
    #expect(found.map(\.of) == ["two", "one"] && found.map(\.by) == ["one", "two"])
    for (coverage, (covered, covering)) in zip(found, [(target, source), (source, target)]) {
      let reference = ReferenceTranslator(
        source: covering, target: covered, broader: RandomCatalog.broader)
      func supply(
        _ keep: @escaping (Statement) -> Bool
      ) -> ReferenceTranslator.Content {
        covering.framework.ratedUnits.reduce(into: [:]) { sum, unit in
          sum.merge(
            reference.amounts(unit.statements, covering, keeping: keep), uniquingKeysWith: +)
        }
      }
      func share(
        _ unit: Framework.Unit, _ supply: ReferenceTranslator.Content,
        _ keep: @escaping (Statement) -> Bool = { _ in true }
      ) -> Double {
        let demand = reference.amounts(unit.statements, covered)
        return reference.weights(unit.statements, covered, keeping: keep).map {
          $0.value * reference.kappa($0.key, demand, by: supply)
        }.reduce(0, +)
      }
      let units = covered.framework.ratedUnits
      let everything = supply { _ in true }
      #expect(coverage.units.map(\.id) == units.map(\.id))
      #expect(areClose(coverage.units.map { $0.topic ?? 0 }, units.map { share($0, everything) }))
      #expect(coverage.units.allSatisfy { (0...1).contains($0.topic ?? 0) })
      let count = Double(max(1, units.count))
      #expect(
        isClose(coverage.topic ?? 0, units.map { share($0, everything) }.reduce(0, +) / count))

      var byActor: [String: Double] = [:]
      var same = 0.0
      for actor in Role.allCases {
        let stated = units.map { Self.part(of: actor, in: $0.statements) }.reduce(0, +)
        if stated > 0 {
          byActor[actor.rawValue] =
            units.map { share($0, everything) { $0.actor == actor } }.reduce(0, +) / stated
        }
        let fitting = supply { ReferenceTranslator.fits($0.actor, actor) }
        same += units.map { share($0, fitting) { $0.actor == actor } }.reduce(0, +) / count
      }
      #expect(coverage.topic == nil || Set(coverage.topicByActor.keys) == Set(byActor.keys))
      for (actor, share) in coverage.topicByActor {
        #expect(isClose(share, byActor[actor] ?? -1), "\(actor)")
        #expect((0...1).contains(share))
      }
      #expect(isClose(coverage.topicSameActor ?? 0, same))
      #expect((coverage.topicSameActor ?? 0) <= (coverage.topic ?? 0) + 1e-9)
    }
  }

  @Test("What one has alone, with the other's reason", arguments: seeds)
  func alone(seed: Int) throws {
    let (source, target, _) = catalog(seed: seed)
    let comparison = try compare(source, target)
    for (found, (here, there)) in [
      (comparison.onlyInFrom + comparison.touchedInTo, (source, target)),
      (comparison.onlyInTo + comparison.touchedInFrom, (target, source)),
    ] {
      func statements(_ concept: String, _ side: AlignedFramework) -> Int {
        side.alignment.links.filter { entry in
          entry.links.contains {
            $0.concept == concept && $0.relation != .related && $0.relation != .counterpart
          }
        }.count
      }
      let hierarchy = ConceptHierarchy(Self.ontology)
      let ids = Self.ontology.concepts.map(\.id)
      let expected = ids.filter { concept in
        statements(concept, here) > 0
          && ids.allSatisfy { statements($0, there) == 0 || !hierarchy.meet(concept, $0) }
      }
      #expect(Set(found.map(\.concept)) == Set(expected) && found.count == expected.count)
      for entry in found {
        let reason = hierarchy.path(from: entry.concept).lazy.compactMap { concept in
          there.alignment.unused.first { $0.concepts.contains(concept) }
        }.first
        #expect(entry.statements == statements(entry.concept, here))
        let touching = there.alignment.links.flatMap(\.links).filter {
          hierarchy.meet($0.concept, entry.concept)
        }
        if touching.contains(where: { $0.relation == .counterpart }) {
          #expect(entry.standing == .otherSide)
        } else if !touching.isEmpty {
          #expect(entry.standing == .touched)
        } else if let reason {
          #expect(entry.standing.absence == reason.kind && entry.reason == reason.reason)
        } else {
          #expect(entry.standing == .absent || entry.standing == .notJudged)
        }
        #expect(entry.label == entry.concept.capitalized.replacing("-", with: " "))
      }
    }
  }

  /// T by the reference's joint areas.
  private func rows(_ source: AlignedFramework, _ target: AlignedFramework) -> [[Double]] {
    let levels = source.framework.scale.levels
    if source.framework.scale.id == target.framework.scale.id {
      return levels.indices.map { rank in (0..<levels.count + 2).map { $0 == rank + 1 ? 1 : 0 } }
    }
    let (mine, theirs) = (source.alignment.scale!, target.alignment.scale!)
    let errors = [mine, theirs].map { $0.locationError?.points ?? 0 }
    if errors != [0, 0] {
      let shift = (errors[0] * errors[0] + errors[1] * errors[1]).squareRoot()
      return LevelLink(
        from: LevelLayout(cuts: mine.cuts), to: LevelLayout(cuts: theirs.cuts), shift: shift
      ).rows
    }
    let areas = ReferenceTranslator.jointAreas(mine.cuts, theirs.cuts)
    return areas.dropFirst().dropLast().map { row in
      row.map { $0 / row.reduce(0, +) }
    }
  }

  @Test("Ladders, both ways, or why there are none", arguments: seeds)
  func ladders(seed: Int) throws {
    let (source, target, _) = catalog(seed: seed)
    let comparison = try compare(source, target)
    let reference = ReferenceTranslator(source: source, target: target)
    #expect(Set(comparison.facets.shared) == reference.sharedFacets)
    #expect(Set(comparison.facets.silent) == reference.silentFacets)
    let isSame = source.framework.scale.id == target.framework.scale.id
    if reference.sharedFacets.isEmpty, !isSame {
      #expect(comparison.ladders.isEmpty && comparison.refusal != nil)
      return
    }
    #expect(comparison.refusal == nil)
    #expect(comparison.ladders.map(\.from) == ["one", "two"])
    for (ladder, (from, to)) in zip(comparison.ladders, [(source, target), (target, source)]) {
      let names = ["below"] + to.framework.scale.levels.map(\.id) + ["above"]
      #expect(ladder.to == to.framework.id)
      #expect(ladder.rungs.map(\.level) == from.framework.scale.levels.map(\.id))
      for (rung, row) in zip(ladder.rungs, rows(from, to)) {
        let values = rung.distribution.map(\.p)
        #expect(rung.distribution.map(\.level) == names)
        // Narrow levels make the reference's differences of areas inexact.
        #expect(areClose(values, row, within: 1e-6))
        #expect(isClose(values.reduce(0, +), 1))
        let sums = cumulative(values)
        #expect(rung.answer == names[sums.firstIndex { $0 >= 0.5 - 1e-9 }!])
        let low = sums.firstIndex { $0 > 0.1 + 1e-9 }!
        let high = max(low, sums.firstIndex { $0 >= 0.9 - 1e-9 }!)
        #expect(rung.interval == [names[low], names[high]])
      }
    }
  }

  @Test("False friends are levels of one name that are not each other's", arguments: seeds)
  func falseFriends(seed: Int) throws {
    let (source, target, _) = catalog(seed: seed)
    let comparison = try compare(source, target)
    if source.framework.scale.id == target.framework.scale.id {
      #expect(comparison.falseFriends.isEmpty)
      return
    }
    let (there, back) = (rows(source, target), rows(target, source))
    var expected: [[String]] = []
    for (rank, level) in source.framework.scale.levels.enumerated() {
      for (other, theirs) in target.framework.scale.levels.enumerated()
      where theirs.title == level.title {
        let (forwards, backwards) = (there[rank][other + 1], back[other][rank + 1])
        // That a reading is wide makes no false friend; that another level is likelier does.
        let isTrue =
          comparison.refusal == nil && forwards >= there[rank].max()! - 1e-9
          && backwards >= back[other].max()! - 1e-9
        if !isTrue { expected.append([level.id, theirs.id]) }
      }
    }
    #expect(comparison.falseFriends.map { [$0.level, $0.other] } == expected)
    for friend in comparison.falseFriends {
      #expect((friend.forwards == nil) == (comparison.refusal != nil))
      #expect((friend.backwards == nil) == (comparison.refusal != nil))
      #expect((friend.likeliest == nil) == (comparison.refusal != nil))
    }
  }

  private struct Placed: Sendable {
    var cuts: [Double]
    var measures: [String?] = [nil, nil]
    var friends: [String]
  }

  @Test(
    "A false friend is likelier another level, or of another measure; width alone is none",
    arguments: [
      Placed(cuts: [50, 50], friends: []), Placed(cuts: [50, 30], friends: []),
      Placed(cuts: [50, 22], friends: ["low"]), Placed(cuts: [22, 50], friends: ["low"]),
      Placed(cuts: [50, 78], friends: ["high"]),
      Placed(cuts: [50, 50], measures: ["tenure", "tenure"], friends: []),
      Placed(cuts: [50, 50], measures: ["tenure", nil], friends: []),
      Placed(cuts: [50, 50], measures: ["tenure", "frequency"], friends: ["low", "high"]),
    ])
  private func friends(_ placed: Placed) throws {
    let sides = zip(["one", "two"], zip(placed.cuts, placed.measures)).map { id, placing in
      var side = RandomCatalog.plain(
        aligning: RandomCatalog.plain(id, levels: ["low", "high"], units: []), [:])
      side.judgement.scale?.cuts[1].at = placing.0
      side.document.scale.measures = placing.1
      return side
    }
    for (one, two) in [(sides[0], sides[1]), (sides[1], sides[0])] {
      let found = try compare(one, two).falseFriends
      #expect(found.map(\.level) == placed.friends)
      let measures = [one, two].compactMap(\.framework.scale.measures)
      let differ = Set(measures).count == 2
      #expect(found.allSatisfy { $0.measures == (differ ? measures : []) })
    }
  }

  @Test("A concept that the other has as counterpart only is named as from the other side")
  func otherSide() throws {
    func side(_ id: String, _ relation: Relation) -> AlignedFramework {
      var side = RandomCatalog.plain(
        aligning: RandomCatalog.plain(
          id, levels: ["low", "high"], units: [("u\(id)", ["s\(id)"])]),
        ["s\(id)": "supervision"])
      side.judgement.links[0].links[0].relation = relation
      return side
    }
    let ontology = Ontology(
      id: "o", title: "o", version: "1", date: "2024",
      stages: [], facets: [],
      domains: [
        .init(
          id: "d", label: "d",
          concepts: [.init(id: "supervision", label: "Supervision", scope: "Giving supervision.")])
      ])
    func touched(_ relation: Relation) throws -> [Standing] {
      let comparison = try Catalog(
        ontology: ontology, frameworks: [side("a", .exact), side("b", relation)]
      ).compare("a", "b")
      #expect(comparison.onlyInFrom.isEmpty)
      return comparison.touchedInTo.map(\.standing)
    }
    #expect(try touched(.counterpart) == [.otherSide])
    #expect(try touched(.related) == [.touched])
    #expect(try touched(.close).isEmpty)
  }

  @Test("Judgements that say other than what follows", arguments: seeds)
  func disagreements(seed: Int) throws {
    let (source, target, matches) = catalog(seed: seed)
    let comparison = try compare(source, target, matches)
    let reference = ReferenceMatcher(
      source: source, target: target, matches: [],
      broader: Dictionary(
        uniqueKeysWithValues: Self.ontology.concepts.compactMap { concept in
          concept.broader.map { (concept.id, $0.concept) }
        }),
      relations: Self.ontology.relations.map { ($0.from, $0.to, $0.relation.rawValue) })
    var judged = 0
    var expected: [[String]] = []
    for set in matches {
      for match in set.matches {
        guard let object = match.object else { continue }
        judged += 1
        let isForwards = set.from == "one"
        let pair = isForwards ? (match.subject, object) : (object, match.subject)
        var relation = match.relation?.rawValue ?? "none"
        if !isForwards { relation = ReferenceMatcher.inverse(relation) }
        let derived =
          reference.derived(pair.0, pair.1)?.relation.map {
            ReferenceMatcher.limited(
              $0, source.framework.statementsByID[pair.0]!,
              target.framework.statementsByID[pair.1]!)
          } ?? "none"
        if relation != derived { expected.append([pair.0, pair.1, relation, derived]) }
      }
    }
    #expect(comparison.judgements == judged)
    #expect(
      comparison.disagreements.map {
        [$0.subject, $0.object, $0.curated?.rawValue ?? "none", $0.derived?.rawValue ?? "none"]
      } == expected)
  }

  @Test("What to know of the documents comes along", arguments: seeds)
  func cautions(seed: Int) throws {
    let (source, target, _) = catalog(seed: seed)
    let codes = try compare(source, target).cautions.map(\.code)
    #expect(
      codes.contains(.construct) == (source.framework.scale.basis != target.framework.scale.basis))
    #expect(codes.contains(.ancestry) == !target.framework.draftedFrom.isEmpty)
    #expect(
      codes.contains(.override) == !(source.overriddenBy + target.overriddenBy).isEmpty)
  }

  @Test("Both sides tell how many statements each kind of person has", arguments: 0..<10)
  func sides(seed: Int) throws {
    let (source, target, _) = catalog(seed: seed)
    let comparison = try compare(source, target)
    for (side, framework) in [
      (comparison.from, source.framework), (comparison.to, target.framework),
    ] {
      #expect(side.framework == framework.id && side.title == framework.title)
      #expect(side.version == framework.version)
      for role in Role.allCases {
        #expect(
          (side.statementsByActor[role.rawValue] ?? 0)
            == framework.statements.filter { $0.statement.actor == role }.count)
      }
    }
  }

  // MARK: Laws

  @Test("The other way round it is the transpose, to the bit", arguments: seeds)
  func transpose(seed: Int) throws {
    let (source, target, matches) = catalog(seed: seed)
    let there = try compare(source, target, matches)
    let back = try compare(target, source, matches)
    for (row, values) in there.overlap.values.enumerated() {
      for (column, value) in values.enumerated() {
        #expect(value.bitPattern == back.overlap.values[column][row].bitPattern)
      }
    }
    #expect(there.coverage == back.coverage.reversed())
    #expect(there.ladders == back.ladders.reversed())
    #expect(there.onlyInFrom == back.onlyInTo && there.onlyInTo == back.onlyInFrom)
    #expect(
      there.disagreements.map { [$0.subject, $0.object] }
        == back.disagreements.map { [$0.object, $0.subject] })
    #expect(
      there.disagreements.map(\.isContradiction) == back.disagreements.map(\.isContradiction))
    #expect(
      there.disagreements.allSatisfy { $0.derived != nil || !$0.isContradiction }
        && there.disagreements.allSatisfy { $0.curated != nil || $0.isContradiction })
    #expect(
      Set(there.falseFriends.map { [$0.level, $0.other] })
        == Set(back.falseFriends.map { [$0.other, $0.level] }))
    #expect(there.judgements == back.judgements && there.refusal == back.refusal)
  }

  @Test("The same bytes twice, and whatever the order of the links", arguments: 0..<20)
  func sameBytes(seed: Int) throws {
    let (source, target, matches) = catalog(seed: seed)
    let bytes = try json(compare(source, target, matches))
    #expect(try json(compare(source, target, matches)) == bytes)
    var other = source
    other.judgement.links = source.alignment.links.reversed()
    var comparison = try compare(other, target, matches)
    comparison.hash = try compare(source, target, matches).hash
    #expect(try json(comparison) == bytes)
  }

  @Test("The hash knows of every part", arguments: 0..<5)
  func hash(seed: Int) throws {
    let (source, target, matches) = catalog(seed: seed)
    let hash = try compare(source, target, matches).hash
    var changed = source
    changed.document.title += "!"
    #expect(try compare(changed, target, matches).hash != hash)
    changed = target
    changed.judgement.version += "!"
    #expect(try compare(source, changed, matches).hash != hash)
    var more = matches
    more.append(
      .init(from: "one", to: "two", author: "x", version: "1", date: "2024", matches: []))
    #expect(try compare(source, target, more).hash != hash)
  }

  // MARK: Edges

  @Test("Frameworks with nothing in them are compared without dividing by nothing")
  func empty() throws {
    let full = catalog(seed: 3).source
    let noUnits = RandomCatalog.plain("none", levels: ["l"], units: [])
    let noStatements = RandomCatalog.plain("bare", levels: ["l"], units: [("U", [])])
    let noLinks = RandomCatalog.plain("open", levels: ["l"], units: [("U", ["a"])])
    let sides =
      [full]
      + [noUnits, noStatements, noLinks].map { RandomCatalog.plain(aligning: $0, [:]) }
    for source in sides {
      for target in sides where source.framework.id != target.framework.id {
        let comparison = try compare(source, target)
        let numbers =
          comparison.overlap.values.flatMap { $0 } + comparison.coverage.compactMap(\.topic)
          + comparison.coverage.compactMap(\.topicSameActor)
          + comparison.coverage.flatMap { $0.units.compactMap(\.topic) }
          + comparison.coverage.flatMap { $0.topicByActor.values }
        #expect(numbers.allSatisfy { $0 == 0 })
        // JSON has no word for what is no number.
        _ = try json(comparison)
      }
    }
  }

  @Test("A framework beside itself covers itself and has no false friends", arguments: 0..<10)
  func itself(seed: Int) throws {
    let source = catalog(seed: seed).source
    let comparison = try compare(source, source)
    #expect(comparison.falseFriends.isEmpty && comparison.onlyInFrom.isEmpty)
    #expect(comparison.ladders.flatMap(\.rungs).allSatisfy { $0.answer == $0.level })
    for coverage in comparison.coverage {
      for (unit, share) in zip(source.framework.ratedUnits, coverage.units) {
        let content = ReferenceTranslator(source: source, target: source)
          .weights(unit.statements, source).values.reduce(0, +)
        #expect(isClose(share.topic ?? 0, content))
      }
    }
  }

  @Test("Without cuts levels are refused in words, and content is still compared")
  func noCuts() throws {
    var (source, target, _) = catalog(seed: 0)
    source.judgement.scale?.cuts = []
    target.judgement.scale?.levels = source.alignment.scale?.levels ?? []
    let comparison = try compare(source, target)
    #expect(comparison.ladders.isEmpty)
    #expect(comparison.refusal?.contains("'one'") == true, "\(comparison.refusal ?? "")")
    #expect(!comparison.overlap.values.isEmpty)
  }

  // MARK: All with all

  @Test("The matrix says what the comparisons say", arguments: 0..<15)
  func matrix(seed: Int) throws {
    let (source, target, matches) = catalog(seed: seed)
    var third = catalog(seed: seed + 1000).source
    third.document.id = "three"
    third.judgement.framework = "three"
    let catalog = Catalog(ontology: Self.ontology, frameworks: [target, third, source])
      .adding(matches: matches)
    let matrix = try catalog.compareAll()
    #expect(matrix.frameworks == ["one", "three", "two"])
    for (row, by) in matrix.frameworks.enumerated() {
      for (column, of) in matrix.frameworks.enumerated() {
        let cell = matrix.cells[row][column]
        if row == column {
          #expect(cell == nil)
          continue
        }
        let comparison = try catalog.compare(by, of)
        #expect(cell?.of == of && cell?.by == by)
        #expect(cell?.topic == comparison.coverage[0].topic)
        #expect(cell?.topicSameActor == comparison.coverage[0].topicSameActor)
        #expect(cell?.sharedFacets == comparison.facets.shared)
        #expect(cell?.falseFriends == comparison.falseFriends.count)
        #expect(cell?.judgements == comparison.judgements)
        #expect(cell?.sharesAncestry == comparison.cautions.contains { $0.code == .ancestry })
      }
    }
  }

  @Test("A catalog of one or none has a matrix")
  func smallMatrix() throws {
    #expect(try Catalog(ontology: Self.ontology).compareAll().cells.isEmpty)
    let one = try Catalog(ontology: Self.ontology, frameworks: [catalog(seed: 1).source])
      .compareAll()
    #expect(one.cells == [[nil]])
    #expect(throws: CatalogError.self) { try Catalog(ontology: Self.ontology).compare("a", "b") }
  }
}
