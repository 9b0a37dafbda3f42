import CrosswalkTestSupport
import Testing

@testable import CrosswalkKit
@testable import CrosswalkModel

@Suite("How a framework stands to statements and concepts of another")
struct StandingTests {
  private static let seeds = 0..<60

  private struct Case {
    var source: AlignedFramework
    var target: AlignedFramework
    var matches: [MatchSet]

    init(seed: Int) {
      var catalog = RandomCatalog(seed: seed)
      (source, target, matches) = catalog.matching()
    }

    var catalog: Catalog {
      Catalog(ontology: RandomCatalog.ontology, frameworks: [source, target]).adding(
        matches: matches)
    }

    func counterparts(isBack: Bool = false) -> Counterparts {
      Counterparts(
        from: isBack ? target : source, to: isBack ? source : target, matches: matches,
        ontology: RandomCatalog.ontology)
    }
  }

  @Test("A statement stands as its counterparts say", arguments: seeds)
  func byLinks(seed: Int) throws {
    let one = Case(seed: seed)
    let matcher = try one.catalog.matcher(
      from: one.source.framework.id, to: one.target.framework.id)
    for statement in one.source.framework.statements.map(\.statement) {
      let found = try #require(one.counterparts().standing(of: statement.id))
      let rows = try #require(matcher.matches(of: statement.id, groupsLevels: false)).matches
      let joined = rows.filter { $0.relation != nil }
      #expect(Set(found.links.map(\.id)) == Set(joined.map(\.id)))
      // In the one order in which they are shown.
      let shown = try #require(matcher.standing(of: statement.id)).links.map(\.id)
      #expect(shown == joined.map(\.id))
      let objects = one.target.framework.statementsByID
      let closer = joined.contains { row in
        [.exact, .close, .narrower, .broader].contains(row.relation!)
          && (row.settled != nil
            || row.relation!.objection(from: statement, to: objects[row.id]!) == nil)
      }
      let isDeficit = statement.flags.contains(.deficit)
      #expect((found.standing == .deficit) == isDeficit)
      #expect((found.standing == .served) == (closer && !isDeficit))
      // What is touched shares a concept that both carry, or somebody says that it is related: that
      // concepts are related is not enough.
      let topic = Self.carried(one.source, statement.id)
      let isOnTopic = joined.contains { row in
        row.curated
          || Self.carried(one.target, row.id).contains { other in
            topic.contains { ConceptHierarchy(RandomCatalog.ontology).meet($0, other) }
          }
      }
      let isDenied = one.counterparts().judged.denials[statement.id] != nil
      if found.standing == .touched { #expect(isOnTopic) }
      if isOnTopic, !closer, !isDeficit, !isDenied {
        #expect([.touched, .otherSide].contains(found.standing))
      }
      for (stronger, weaker) in zip(found.links, found.links.dropFirst()) {
        #expect(stronger.serves || !weaker.serves)
      }
    }
  }

  /// The concepts that a statement carries.
  private static func carried(_ aligned: AlignedFramework, _ id: String) -> [String] {
    (aligned.linksByStatement[id] ?? []).filter(\.carries).map(\.concept)
  }

  @Test("Where no topic is covered, no statement is touched but by judgement", arguments: seeds)
  func topicAndTouched(seed: Int) throws {
    let one = Case(seed: seed)
    let report = try one.catalog.report(
      of: one.source.framework.id, against: one.target.framework.id)
    for (side, other) in [(report.mine, one.target), (report.target, one.source)] {
      let places = Dictionary(
        other.framework.statements.map { unit, statement in
          (statement.id, (isRated: unit.rated, isDone: statement.act?.isDone ?? true))
        }, uniquingKeysWith: { first, _ in first })
      for unit in side.units where unit.topic == 0 {
        for entry in unit.statements where entry.standing == .touched {
          // What is known does not cover what is done, nor a unit that nobody is rated on what others are.
          let uncounted = entry.links.contains { link in
            let place = places[link.id]
            return link.isOnTopic
              && (place?.isRated == false || place?.isDone == false && (entry.act?.isDone ?? true))
          }
          #expect(uncounted || entry.links.contains { $0.curated }, "\(unit.id) \(entry.id)")
        }
      }
    }
  }

  @Test(
    "A link without a relation says the topic and no more, and saying it settles what is open",
    arguments: seeds)
  func unsaid(seed: Int) throws {
    var one = Case(seed: seed)
    one.matches = []
    var open = one
    open.source = one.source.changed { alignment in
      for entry in alignment.links.indices {
        for link in alignment.links[entry].links.indices
        where alignment.links[entry].links[link].carries {
          alignment.links[entry].links[link].relation = nil
        }
      }
    }
    let ids = (one.source.framework.id, one.target.framework.id)
    let (said, unsaid) = (
      try one.catalog.compare(ids.0, ids.1), try open.catalog.compare(ids.0, ids.1)
    )
    for (a, b) in zip(said.coverage, unsaid.coverage) {
      #expect(a.topic == b.topic)
      #expect(b.behaviour.served == 0)
    }
    for (before, after) in zip(one.counterparts().standings(), open.counterparts().standings()) {
      // What is served by what is said is open where it is not, and nothing is claimed.
      if before.standing == .served { #expect(after.standing == .notJudged) }
      #expect(after.links.allSatisfy { $0.relation == .related || $0.relation == .counterpart })
      #expect(
        before.links.allSatisfy { link in
          !link.serves || after.links.contains { $0.id == link.id && $0.isOpen }
        })
    }
  }

  @Test("What serves there is served from here", arguments: seeds)
  func symmetry(seed: Int) {
    let one = Case(seed: seed)
    func pairs(_ isBack: Bool) -> Set<[String]> {
      Set(
        one.counterparts(isBack: isBack).standings().flatMap { found in
          found.links.filter(\.serves).map {
            isBack ? [$0.id, found.statement] : [found.statement, $0.id]
          }
        })
    }
    #expect(pairs(false) == pairs(true))
  }

  @Test("Comparison, statistics and report say the same", arguments: seeds)
  func agreement(seed: Int) throws {
    let one = Case(seed: seed)
    let ids = (one.source.framework.id, one.target.framework.id)
    let comparison = try one.catalog.compare(ids.0, ids.1)
    let report = try one.catalog.report(of: ids.0, against: ids.1)
    for (side, coverage, other, isBack) in [
      (report.target, comparison.coverage[0], one.source, true),
      (report.mine, comparison.coverage[1], one.target, false),
    ] {
      #expect(side.behaviour == coverage.behaviour && side.topic == coverage.topic)
      let entries = side.units.flatMap(\.statements)
      #expect(
        entries.map(\.standing) == one.counterparts(isBack: isBack).standings().map(\.standing))
      // Looking at each kind of statement once says the same as looking at all pairs.
      let found = one.counterparts(isBack: isBack)
      #expect(
        found.standingsAlone()
          == Dictionary(
            found.standings().map { ($0.statement, $0.standing) }, uniquingKeysWith: { a, _ in a }))
      for unit in coverage.units {
        let reported = side.units.first { $0.id == unit.id }
        #expect(reported?.behaviour == unit.behaviour && reported?.topic == unit.topic)
      }
      let behaviour = coverage.behaviour
      #expect(Standing.allCases.reduce(0) { $0 + behaviour.count(of: $1) } == entries.count)
      // A concept that the other has alone is one that statistics of this one do not know.
      let hierarchy = ConceptHierarchy(RandomCatalog.ontology)
      let alone = isBack ? comparison.onlyInTo : comparison.onlyInFrom
      let unused = FrameworkStatistics(other, ontology: RandomCatalog.ontology).unusedConcepts
      for entry in alone where hierarchy.path(from: entry.concept).count == 1 {
        let told = unused.first { $0.concept == entry.concept }
        #expect(told?.standing == entry.standing && told?.reason == entry.reason)
      }
    }
  }

  @Test("After many decisions standings are as if worked out from nothing", arguments: seeds)
  func remembered(seed: Int) {
    var random = RandomCatalog(seed: seed)
    var one = Case(seed: seed)
    let (memory, matches) = (StandingMemory(), one.matches)
    for step in 0..<12 {
      for isBack in [false, true] {
        let found = one.counterparts(isBack: isBack)
        #expect(found.standingsAlone(memory) == found.standingsAlone(), "step \(step)")
      }
      if step % 4 == 3 { one.matches = random.chance(0.5) ? [] : matches }
      if random.chance(0.5) { decide(&random, &one.source) } else { decide(&random, &one.target) }
    }
  }

  /// Somebody says of one statement what is said of another, or nothing any more.
  private func decide(_ random: inout RandomCatalog, _ side: inout AlignedFramework) {
    let statements = side.framework.statements.map(\.statement.id)
    if statements.isEmpty { return }
    let statement = random.pick(statements)
    var alignment = side.alignment
    let links = alignment.links.isEmpty ? [] : random.pick(alignment.links).links
    alignment.links.removeAll { $0.statement == statement }
    if random.chance(0.7) { alignment.links.append(.init(statement: statement, links: links)) }
    side = AlignedFramework(framework: side.framework, alignment: alignment)
  }

  // MARK: By hand

  private func side(
    _ id: String, _ links: [String: String], _ change: (inout Statement) -> Void = { _ in }
  ) -> AlignedFramework {
    var framework = RandomCatalog.plain(
      id, levels: ["low", "high"], units: [("u", ["\(id)1", "\(id)2"])])
    for place in framework.units[0].statements.indices {
      change(&framework.units[0].statements[place])
    }
    return RandomCatalog.plain(aligning: framework, links)
  }

  private func standing(
    _ source: AlignedFramework, _ target: AlignedFramework, _ matches: [MatchSet.Match] = [],
    of id: String = "a1"
  ) -> Standing? {
    Counterparts(
      from: source, to: target,
      matches: [
        MatchSet(from: "a", to: "b", author: "us", version: "1", date: "2024", matches: matches)
      ], ontology: RandomCatalog.ontology
    ).standing(of: id)?.standing
  }

  private let full = ["b1": "concept-1", "b2": "concept-2"]

  @Test("Knowing does not serve doing, nor a leader's act a worker's, and a shortcoming nothing")
  func whoseAct() {
    let mine = side("a", ["a1": "concept-1", "a2": "concept-2"])
    #expect(standing(mine, side("b", full)) == .served)
    #expect(standing(mine, side("b", full) { $0.act = .knows }) == .touched)
    #expect(standing(mine, side("b", full) { $0.actor = .manager }) == .touched)
    #expect(standing(mine, side("b", full) { $0.flags = [.deficit] }) == .touched)
    let deficit = side("a", ["a1": "concept-1"]) { $0.flags = [.deficit] }
    #expect(standing(deficit, side("b", full)) == .deficit)
  }

  @Test("A judged relation that the actors contradict serves once somebody has settled it")
  func settled() {
    let mine = side("a", ["a1": "concept-1", "a2": "concept-2"])
    let theirs = side("b", full) { $0.actor = .manager }
    var match = MatchSet.Match(
      subject: "a1", object: "b1", relation: .close, confidence: 1, note: "n")
    #expect(standing(mine, theirs, [match]) == .touched)
    match.settled = "Managers carry cases here."
    #expect(standing(mine, theirs, [match]) == .served)
    match.relation = .counterpart
    #expect(standing(mine, theirs, [match]) == .otherSide)
  }

  @Test("Who has judged nothing is told apart from who has nothing")
  func notJudged() {
    let mine = side("a", ["a1": "concept-6", "a2": "concept-2"])
    #expect(standing(mine, side("b", full)) == .absent)
    #expect(standing(mine, side("b", ["b1": "concept-1"])) == .notJudged)
    #expect(standing(side("a", ["a2": "concept-2"]), side("b", full)) == .notJudged)
    // One who has looked has judged, whatever is linked.
    let denial = MatchSet.Match(subject: "a1", absence: .scope, confidence: 1, note: "n")
    #expect(standing(side("a", [:]), side("b", [:]), [denial]) == .scope)
    var local = side("a", ["a2": "concept-2"])
    local.judgement.rejected = [.init(statement: "a1", rejections: [.init(reason: "Local.")])]
    #expect(standing(local, side("b", full)) == .absent)
    // What the target's alignment explains is known, whatever else is open.
    var open = side("b", ["b1": "concept-1"])
    open.judgement.unused = [
      .init(concepts: ["concept-6"], kind: .scope, reason: "Not its matter.")
    ]
    #expect(standing(mine, open) == .scope)
  }

  @Test("A framework that nobody has aligned is not judged, and covers no 0 %")
  func unaligned() throws {
    let catalog = Catalog(
      ontology: RandomCatalog.ontology, frameworks: [side("a", [:]), side("b", full)])
    let comparison = try catalog.compare("a", "b")
    for coverage in comparison.coverage {
      #expect(coverage.topic == nil && coverage.behaviour.share == nil)
      #expect(coverage.behaviour.notJudged == 2 && coverage.behaviour.words == "not judged yet")
    }
    #expect(comparison.onlyInTo.allSatisfy { $0.standing == .notJudged })
  }
}

extension AlignedFramework {
  /// The same with another judgement on it.
  fileprivate func changed(_ change: (inout Alignment) -> Void) -> AlignedFramework {
    var alignment = alignment
    change(&alignment)
    return AlignedFramework(framework: framework, alignment: alignment)
  }
}
