import CrosswalkBase
import CrosswalkTestSupport
import Testing

@testable import CrosswalkKit
@testable import CrosswalkModel

@Suite("Gaps of people") struct GapFinderTests {
  private static let ontology = Ontology(
    id: "o", title: "O", version: "1", date: "2024",
    stages: [("low", 0, 30), ("middle", 30, 60), ("high", 60, 100)].map {
      .init(id: $0.0, label: $0.0, from: $0.1, to: $0.2, scope: "")
    }, facets: [],
    domains: [
      .init(
        id: "d", label: "D",
        concepts: (0..<8).map { .init(id: "concept-\($0)", label: "", scope: "") })
    ])

  private struct Case {
    var finder: GapFinder
    var person: PersonRatings
    var profile: Profile
  }

  private func finder(
    _ translator: Translator, level: Int? = nil, importance: [String: Double] = [:]
  ) throws -> GapFinder {
    let scale = translator.target.framework.scale
    let level = level ?? scale.levels.count - 1
    return try GapFinder(
      translator,
      target: .level(framework: translator.target.framework.id, level: scale.levels[level].id),
      ontology: Self.ontology, importance: importance)
  }

  /// A random pair that can be translated, and somebody rated in it.
  private func drawn(_ random: inout RandomCatalog) throws -> Case? {
    let (translator, profile) = try random.translation()
    guard !translator.tables(for: nil).isRefused else { return nil }
    let count = translator.target.framework.scale.levels.count
    return Case(
      finder: try finder(translator, level: random.int(0...count - 1)),
      person: GapAgreement.person(try translator.ratings.group(profile)), profile: profile)
  }

  @Test("Summed over a unit, the chances are translate's probability of that level or above")
  func agreesWithTranslate() throws {
    var (random, compared) = (RandomCatalog(seed: 11), 0)
    for _ in 0..<400 {
      guard let each = try drawn(&random), !each.finder.concepts.isEmpty else { continue }
      for sum in try GapAgreement.sums(each.finder, each.profile) {
        #expect(abs(sum.gaps - sum.translated) < 1e-9)
        compared += 1
      }
    }
    #expect(compared > 300)
  }

  @Test("A higher rating never lacks more, a lower requirement never either, nor is either needed")
  func monotone() throws {
    var (random, compared) = (RandomCatalog(seed: 12), 0)
    for _ in 0..<300 {
      guard var each = try drawn(&random), !each.person.ratings.isEmpty else { continue }
      let before = try each.finder.gaps(of: each.person, at: 0)!
      let levels = each.finder.translator.ratings.levels.count
      var higher = each.person
      let raised = random.int(0...higher.ratings.count - 1)
      higher.ratings[raised].level = min(levels - 1, higher.ratings[raised].level + 1)
      let after = try each.finder.gaps(of: higher, at: 0)!
      for (old, new) in zip(before.concepts, after.concepts) {
        #expect(new.shortfall ?? 0 <= (old.shortfall ?? 0) + 1e-9)
        #expect(new.chance ?? 0 >= (old.chance ?? 0) - 1e-9)
        compared += 1
      }
      guard case .level(_, let level) = each.finder.target,
        let rank = each.finder.translator.target.framework.scale.rank(of: level), rank > 0
      else { continue }
      var easier = try finder(each.finder.translator, level: rank - 1)
      let less = try easier.gaps(of: each.person, at: 0)!
      #expect(less.need <= before.need + 1e-9)
      for (old, new) in zip(before.concepts, less.concepts) {
        #expect(new.shortfall ?? 0 <= (old.shortfall ?? 0) + 1e-9)
      }
    }
    #expect(compared > 300)
  }

  @Test("A mark moved towards met never lacks more; what is wholly marked is direct")
  func marks() throws {
    var (random, compared) = (RandomCatalog(seed: 13), 0)
    for _ in 0..<300 {
      guard var each = try drawn(&random) else { continue }
      let (framework, index) = (
        each.finder.translator.source.framework, each.finder.translator.ratings
      )
      var marks: [PersonRatings.StatementMark] = []
      for unit in framework.ratedUnits where random.chance(0.7) {
        for (place, statement) in unit.statements.enumerated() where random.chance(0.6) {
          let mark: PersonRatings.Mark =
            statement.level == nil
            ? .level(random.int(0...index.levels.count - 1)) : random.pick([.partly, .unmet])
          marks.append(
            .init(unit: index.unit(unit.id)!, statement: place, mark: mark, line: marks.count + 2))
        }
      }
      guard !marks.isEmpty else { continue }
      each.person.marks = marks.sorted { ($0.unit, $0.statement) < ($1.unit, $1.statement) }
      let before = try each.finder.gaps(of: each.person, at: 0)!
      var better = each.person
      let moved = random.int(0...marks.count - 1)
      switch better.marks[moved].mark {
      case .unmet: better.marks[moved].mark = .partly
      case .partly: better.marks[moved].mark = .met
      case .met: break
      case .level(let level):
        better.marks[moved].mark = .level(min(index.levels.count - 1, level + 1))
      }
      let after = try each.finder.gaps(of: better, at: 0)!
      for (old, new) in zip(before.concepts, after.concepts) {
        #expect(new.shortfall ?? 0 <= (old.shortfall ?? 0) + 1e-9)
        #expect((-1e-9...1 + 1e-9).contains(new.direct))
        #expect(abs(new.position.reduce(0, +) - (new.position.isEmpty ? 0 : 1)) < 1e-9)
        compared += 1
      }
      // With no rating of any unit, all that is known is known from marks.
      better.ratings = []
      for concept in try each.finder.gaps(of: better, at: 0)!.concepts where concept.known > 0 {
        #expect(abs(concept.direct - 1) < 1e-9)
      }
    }
    #expect(compared > 300)
  }

  @Test("Marks count by their share and by their level")
  func markedByHand() throws {
    // Two statements of one concept, both of the middle level.
    var framework = RandomCatalog.plain(
      "one", levels: ["a", "b", "c"], units: [("A", ["x", "y"])])
    framework.units[0].statements[0].level = "b"
    framework.units[0].statements[1].level = "b"
    let source = RandomCatalog.plain(aligning: framework, ["x": "c", "y": "c"])
    let target = RandomCatalog.plain(
      aligning: RandomCatalog.plain("two", levels: ["p", "q"], units: [("B", ["z"])]), ["z": "c"])
    var finder = try GapFinder(
      Translator(from: source, to: target, contextDigest: ""),
      target: .level(framework: "two", level: "q"), ontology: Self.ontology)
    func position(_ rating: Int?, _ marks: [(Int, PersonRatings.Mark)]) throws -> [Double] {
      let person = PersonRatings(
        person: "p", ratings: rating.map { [.init(unit: 0, level: $0, line: 2)] } ?? [],
        marks: marks.map { .init(unit: 0, statement: $0.0, mark: $0.1, line: 3) })
      return try finder.gaps(of: person, at: 0)!.concepts[0].position
    }
    #expect(try position(1, []) == [0, 1, 0])
    // Of two statements one is marked: half of the position moves.
    #expect(try position(0, [(0, .met)]) == [0.5, 0.5, 0])
    #expect(try position(2, [(0, .met)]) == [0, 0, 1])
    #expect(try position(2, [(0, .unmet)]) == [0.5, 0, 0.5])
    #expect(try position(0, [(0, .unmet)]) == [1, 0, 0])
    #expect(try position(2, [(0, .partly)]) == [0.25, 0, 0.75])
    // Nobody rates the unit: the marks alone speak.
    #expect(try position(nil, [(0, .met), (1, .unmet)]) == [0.5, 0.5, 0])
    // Two raters of the unit weigh the same.
    let two = PersonRatings(
      person: "p", ratings: [.init(unit: 0, level: 0, line: 2), .init(unit: 0, level: 2, line: 3)])
    let apart = try finder.gaps(of: two, at: 0)!.concepts[0]
    #expect(apart.position == [0.5, 0, 0.5])
    #expect(apart.status == .assessFirst(.ratersApart) && apart.rate == [0] && apart.need == 0)
  }

  @Test("Who meets everything, or is only self-rated, needs nothing")
  func nothingNeeded() throws {
    var random = RandomCatalog(seed: 14)
    for _ in 0..<150 {
      guard var each = try drawn(&random) else { continue }
      var own = each.person
      (own.own, own.ratings) = (own.ratings, [])
      let gaps = try each.finder.gaps(of: own, at: 0)!
      #expect(gaps.need == 0)
      #expect(
        gaps.concepts.allSatisfy { concept in
          if case .assessFirst = concept.status { true } else { false }
        })
      var lowest = try finder(each.finder.translator, level: 0)
      for concept in try lowest.gaps(of: each.person, at: 0)!.concepts
      where concept.status == .meets {
        #expect(concept.need == 0)
      }
    }
  }

  @Test("Why a concept has to be looked at first, and what to rate or to watch for")
  func reasons() throws {
    let source = RandomCatalog.plain(
      aligning: RandomCatalog.plain(
        "one", levels: ["a", "b"], units: [("A", ["a1"]), ("B", ["b1"]), ("C", ["c1", "c2"])]),
      ["a1": "one", "b1": "two", "c1": "three", "c2": "two"])
    let target = RandomCatalog.plain(
      aligning: RandomCatalog.plain(
        "two", levels: ["p", "q"], units: [("U", ["u1", "u2", "u3", "u4", "u5", "u6"])]),
      ["u1": "one", "u2": "two", "u3": "three", "u4": "four", "u5": "two", "u6": "two"])
    var finder = try GapFinder(
      Translator(from: source, to: target, contextDigest: ""),
      target: .level(framework: "two", level: "q"), ontology: Self.ontology)
    #expect(finder.concepts == ["four", "one", "three", "two"])
    let person = PersonRatings(
      person: "p",
      ratings: [.init(unit: 0, level: 0, line: 2), .init(unit: 1, level: 0, line: 3)],
      outdated: [.init(unit: 2, level: 1, line: 4)])
    let found = try finder.gaps(of: person, at: 7)!
    #expect(found.index == 7)
    #expect(
      found.concepts.map(\.status) == [
        .assessFirst(.notSpokenOf), .short, .assessFirst(.outdated), .assessFirst(.outdated),
      ])
    #expect(found.concepts.map(\.rate) == [[], [], [2], [2]])
    #expect(found.concepts.map(\.watch) == [["u4"], [], [], []])
    #expect(found.concepts[1].mark == ["a1"])
    #expect(found.concepts[1].support == [.init(unit: 0, weight: 1, marked: 0)])
    var fresh = person
    fresh.outdated = []
    #expect(
      try finder.gaps(of: fresh, at: 0)!.concepts.map(\.status) == [
        .assessFirst(.notSpokenOf), .short, .assessFirst(.unrated), .assessFirst(.partlyKnown),
      ])
  }

  @Test("Importance multiplies needs and nothing else")
  func importance() throws {
    var random = RandomCatalog(seed: 15)
    for _ in 0..<60 {
      guard var each = try drawn(&random), let concept = each.finder.concepts.first else {
        continue
      }
      guard case .level(_, let level) = each.finder.target else { continue }
      let translator = each.finder.translator
      var twice = try finder(
        translator, level: translator.target.framework.scale.rank(of: level),
        importance: [concept: 2])
      let (plain, heavy) = (
        try each.finder.gaps(of: each.person, at: 0)!, try twice.gaps(of: each.person, at: 0)!
      )
      for (old, new) in zip(plain.concepts, heavy.concepts) {
        #expect(abs(new.need - old.need * (old.concept == 0 ? 2 : 1)) < 1e-9)
        #expect(new.status == old.status && new.shortfall == old.shortfall)
      }
    }
    let translator = try Translator(
      from: RandomCatalog.plain(
        aligning: RandomCatalog.plain("one", levels: ["a"], units: [("A", ["x"])]), ["x": "c"]),
      to: RandomCatalog.plain(
        aligning: RandomCatalog.plain("two", levels: ["b"], units: [("B", ["y"])]), ["y": "c"]),
      contextDigest: "")
    #expect(throws: GapError.unknownConcept("concept-9", nearest: "concept-0")) {
      try finder(translator, importance: ["concept-9": 1])
    }
    #expect(throws: GapError.impossibleImportance(concept: "c", -1)) {
      try finder(translator, importance: ["c": -1])
    }
  }

  @Test("Units can ask for levels of their own, and service for a level each")
  func otherTargets() throws {
    let source = RandomCatalog.plain(
      aligning: RandomCatalog.plain("one", levels: ["a", "b"], units: [("A", ["x"])]), ["x": "c"])
    var document = RandomCatalog.plain(
      "two", levels: ["p", "q", "r"], units: [("U", ["u"]), ("V", ["v"]), ("W", ["w"])])
    document.scale.levels[0].tenure = .init(from: 0, to: 2)
    document.scale.levels[1].tenure = .init(from: 2, to: 5)
    let target = RandomCatalog.plain(aligning: document, ["u": "c", "v": "c", "w": "d"])
    let translator = try Translator(from: source, to: target, contextDigest: "")
    func concepts(_ goal: GapTarget, tenure: Double? = nil) throws -> [PersonGaps.Concept]? {
      var finder = try GapFinder(translator, target: goal, ontology: Self.ontology)
      let person = PersonRatings(
        person: "p", tenure: tenure, ratings: [.init(unit: 0, level: 0, line: 2)])
      return try finder.gaps(of: person, at: 0)?.concepts
    }
    let mixed = try concepts(.units(framework: "two", levels: ["U": "q", "V": "r"]))!
    // W asks for nothing, so nothing of its concept is asked.
    #expect(mixed.map(\.concept) == [0])
    #expect(mixed[0].share == 1)
    let (q, r) = (
      try concepts(.level(framework: "two", level: "q"))![0],
      try concepts(.level(framework: "two", level: "r"))![0]
    )
    #expect(abs(mixed[0].shortfall! - (q.shortfall! + r.shortfall!) / 2) < 1e-9)
    #expect(abs(mixed[0].requirement - 50) < 1e-9)
    #expect(try concepts(.ownTenure(framework: "two")) == nil)
    #expect(
      try concepts(.ownTenure(framework: "two"), tenure: 3)
        == concepts(.level(framework: "two", level: "q")))
    #expect(throws: ExpectationError.self) { try concepts(.tenure(framework: "two", years: 9)) }
  }

  @Test("A target role chooses what counts in the target, whatever the person is")
  func targetRole() throws {
    let source = RandomCatalog.plain(
      aligning: RandomCatalog.plain("one", levels: ["a", "b"], units: [("A", ["x", "y"])]),
      ["x": "c", "y": "d"])
    var document = RandomCatalog.plain("two", levels: ["p", "q"], units: [("U", ["u", "v"])])
    document.units[0].statements[1].actor = .supervisor
    let target = RandomCatalog.plain(aligning: document, ["u": "c", "v": "d"])
    for (role, expected) in [
      (Role.worker, ["c"]), (.supervisor, ["d"]), (nil, ["c", "d"]), (.leader, ["d"]),
    ] {
      var finder = try GapFinder(
        Translator(from: source, to: target, contextDigest: "", targetRole: role),
        target: .level(framework: "two", level: "q"), ontology: Self.ontology)
      let person = PersonRatings(
        person: "p", role: .worker, ratings: [.init(unit: 0, level: 0, line: 2)])
      #expect(finder.concepts == expected)
      #expect(try finder.gaps(of: person, at: 0)!.concepts.allSatisfy { $0.status == .short })
    }
  }
}
