import CrosswalkTestSupport
import Testing

@testable import CrosswalkBase
@testable import CrosswalkKit
@testable import CrosswalkModel

@Suite("Counterparts of units, levels, headings and concepts")
struct PartMatcherTests {
  private static let seeds = 0..<40

  private func matcher(seed: Int) throws -> StatementMatcher {
    var catalog = RandomCatalog(seed: seed)
    let (source, target, matches) = catalog.matching()
    return try Catalog(ontology: RandomCatalog.ontology, frameworks: [source, target])
      .adding(matches: matches)
      .matcher(from: source.framework.id, to: target.framework.id)
  }

  @Test(
    "A unit has the counterparts of its statements, each once and with its strongest relation",
    arguments: seeds)
  func units(seed: Int) throws {
    let matcher = try matcher(seed: seed)
    for unit in matcher.source.framework.units {
      let found = try #require(
        matcher.matches(of: .unit(unit.id), limit: 1_000, ontology: RandomCatalog.ontology))
      let single = unit.statements.map { matcher.counterparts.standing(of: $0.id)! }
      #expect(found.behaviour == BehaviourCoverage(single.map(\.standing)))
      #expect(found.subject.statements == unit.statements.count)
      var joined: [String: Set<String>] = [:]
      for standing in single {
        for link in standing.links { joined[link.id, default: []].insert(standing.statement) }
      }
      #expect(found.matches.count == joined.count)
      for match in found.matches {
        #expect(Set(match.of) == joined[match.id])
        let links = single.flatMap(\.links).filter { $0.id == match.id }
        #expect(match.serves == links.contains(where: \.serves))
        let first = single.first { $0.statement == match.of[0] }?.links.first { $0.id == match.id }
        #expect(first?.relation == match.relation)
      }
      let levels = Set(unit.statements.compactMap(\.level))
      for level in levels {
        let part = try #require(
          matcher.matches(
            of: .level(unit: unit.id, level: level), limit: 1_000, ontology: RandomCatalog.ontology)
        )
        let own = Set(unit.statements.filter { $0.level == level }.map(\.id))
        #expect(part.subject.statements == own.count)
        #expect(part.matches.allSatisfy { own.isSuperset(of: $0.of) })
      }
    }
  }

  @Test(
    "A concept finds the statements that are linked to it, and a shortcoming is related at most",
    arguments: seeds)
  func concepts(seed: Int) throws {
    let matcher = try matcher(seed: seed)
    let links = matcher.target.linksByStatement
    for concept in RandomCatalog.ontology.concepts {
      let found = matcher.matches(of: concept, limit: 1_000)
      let expected = links.filter { $0.value.contains { $0.concept == concept.id } }.map(\.key)
      #expect(Set(found.matches.map(\.id)).isSuperset(of: expected))
      for match in found.matches where match.flags.contains(.deficit) {
        #expect(match.relation == .related)
      }
      let carried = links.values.joined().contains {
        $0.concept == concept.id && $0.carries
      }
      #expect(!carried || found.standing == .served)
    }
  }

  @Test("Parts are found by id and title in any case, and the nearest is named")
  func names() throws {
    var framework = RandomCatalog.plain(
      "f", levels: ["low", "high"], units: [("U1", ["U1.a", "U1.b"]), ("U2", ["U2.a"])])
    framework.units[0].title = "Talking"
    framework.units[0].subcompetencies = [.init(id: "U1.s1", title: "Tone")]
    framework.units[0].statements[0].level = "low"
    framework.scale.levels[0].title = "Not yet"
    for (name, part) in [
      ("U1", FrameworkPart.unit("U1")), ("talking", .unit("U1")), ("u1.A", .statement("U1.a")),
      ("tone", .subcompetency("U1.s1")), ("U1.low", .level(unit: "U1", level: "low")),
      ("U1.not yet", .level(unit: "U1", level: "low")),
      ("talking.Not yet", .level(unit: "U1", level: "low")),
    ] { #expect(try FrameworkPart(name, in: framework) == part, "\(name)") }
    func message(_ name: String) -> String {
      do {
        return "\(try FrameworkPart(name, in: framework))"
      } catch {
        return "\(error)"
      }
    }
    #expect(message("U1.c").contains("did you mean 'U1.a'?"))
    #expect(message("U2.something").contains("the nearest is 'U2"))
    // No statement of U2 stands at a level.
    #expect(message("U2.high").contains("U2"))
  }

  @Test("A heading claims no more than related, and is read from its words")
  func headings() throws {
    var mine = RandomCatalog.plain("a", levels: ["l"], units: [("u", ["a1"])])
    mine.units[0].subcompetencies = [.init(id: "s1", title: "Concept 1 and listening")]
    var theirs = RandomCatalog.plain("b", levels: ["l"], units: [("v", ["b1", "b2", "b3"])])
    theirs.units[0].statements[1].text = "Is good at listening."
    let catalog = Catalog(
      ontology: RandomCatalog.ontology,
      frameworks: [
        RandomCatalog.plain(aligning: mine, ["a1": "concept-1"]),
        RandomCatalog.plain(aligning: theirs, ["b1": "concept-1", "b3": "concept-2"]),
      ])
    let found = try #require(
      catalog.matcher(from: "a", to: "b").matches(
        of: .subcompetency("s1"), limit: 10, ontology: catalog.ontology))
    #expect(Set(found.matches.map(\.id)).isSuperset(of: ["b1", "b2"]))
    #expect(found.behaviour == nil && found.matches.allSatisfy { !$0.serves })
    #expect(found.matches.first { $0.id == "b1" }?.relation == .related)
    #expect(found.matches.first { $0.id == "b2" }?.relation == nil)
    #expect(found.matches.first { $0.id == "b2" }?.through == ["listening"])
  }
}
