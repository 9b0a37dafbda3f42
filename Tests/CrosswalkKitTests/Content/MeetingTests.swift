import CrosswalkTestSupport
import Testing

@testable import CrosswalkKit
@testable import CrosswalkModel

/// Content is compared on the level that both sides have, and knowing does not cover doing.
@Suite struct MeetingTests {
  private static let seeds = 0..<80

  private func compare(_ source: AlignedFramework, _ target: AlignedFramework) throws -> Comparison
  {
    try Catalog(ontology: RandomCatalog.ontology, frameworks: [source, target])
      .compare(source.framework.id, target.framework.id)
  }

  /// The framework with other links, and with other kinds of act.
  private func changed(
    _ side: AlignedFramework, link: (inout ConceptLink) -> Void = { _ in },
    act: (inout Statement) -> Void = { _ in }
  ) -> AlignedFramework {
    var (framework, alignment) = (side.framework, side.alignment)
    for entry in alignment.links.indices {
      for index in alignment.links[entry].links.indices {
        link(&alignment.links[entry].links[index])
      }
    }
    for unit in framework.units.indices {
      for statement in framework.units[unit].statements.indices {
        act(&framework.units[unit].statements[statement])
      }
    }
    return AlignedFramework(framework: framework, alignment: alignment)
  }

  private func numbers(_ comparison: Comparison) -> (overlap: [Double], coverage: [Double]) {
    (
      comparison.overlap.values.flatMap { $0 },
      comparison.coverage.flatMap { $0.units.map { $0.topic ?? 0 } + [$0.topicSameActor ?? 0] }
    )
  }

  /// While the other side is no more precise than the general concept, or just as precise, it makes
  /// no difference how precise this side is: nobody loses by it, and nobody gains.
  @Test(arguments: seeds)
  func `being precise costs nothing`(seed: Int) throws {
    var catalog = RandomCatalog(seed: seed)
    let hierarchy = ConceptHierarchy(RandomCatalog.ontology)
    let (narrow, broad) = catalog.pick(RandomCatalog.broader.sorted { $0.key < $1.key })
    let pair = catalog.pair()
    // The other side speaks of no other case of the general concept.
    let other = changed(
      pair.target,
      link: {
        if hierarchy.meet($0.concept, broad), !hierarchy.meet($0.concept, narrow) {
          $0.concept = broad
        }
      })
    let precise = changed(
      pair.source,
      link: { if $0.concept == broad, catalog.chance(0.5) { $0.concept = narrow } })
    let before = numbers(try compare(pair.source, other))
    let after = numbers(try compare(precise, other))
    #expect(areClose(before.overlap, after.overlap))
    #expect(areClose(before.coverage, after.coverage))
  }

  @Test(arguments: seeds)
  func `overlap is the same both ways, and all of a unit with itself`(seed: Int) throws {
    var catalog = RandomCatalog(seed: seed)
    let (source, target) = catalog.pair()
    let (one, two) = (try compare(source, target), try compare(target, source))
    for (row, values) in one.overlap.values.enumerated() {
      for (column, value) in values.enumerated() {
        #expect(isClose(value, two.overlap.values[column][row]))
      }
    }
    let itself = try compare(source, source)
    for (number, unit) in source.framework.ratedUnits.enumerated() {
      let content = ReferenceTranslator(source: source, target: source)
        .weights(unit.statements, source).values.reduce(0, +)
      #expect(isClose(itself.overlap.values[number][number], content))
    }
  }

  @Test(arguments: seeds)
  func `a target that asks to know and not to do is covered no less`(seed: Int) throws {
    var catalog = RandomCatalog(seed: seed)
    let (source, target) = catalog.pair()
    let softer = changed(target, act: { if catalog.chance(0.5) { $0.act = .knows } })
    let before = try compare(source, target).coverage[0].units
    let after = try compare(source, softer).coverage[0].units
    for (one, other) in zip(before, after) { #expect(other.topic ?? 0 >= (one.topic ?? 0) - 1e-9) }
  }

  // MARK: By hand

  private func side(
    _ id: String, _ links: [String: String], acts: [String: Act] = [:]
  ) -> AlignedFramework {
    let framework = RandomCatalog.plain(
      id, levels: ["low", "high"], units: [("u", links.keys.sorted())])
    return changed(
      RandomCatalog.plain(aligning: framework, links), act: { $0.act = acts[$0.id] })
  }

  private func coverage(_ source: AlignedFramework, of target: AlignedFramework) throws -> Double {
    let comparison = try compare(source, target)
    let profile = Profile(levels: ["u": "low"])
    let translator = try Translator(
      from: source, to: target, concepts: ConceptHierarchy(RandomCatalog.ontology),
      contextDigest: "")
    let result = try translator.translate(profile).results[0]
    // The two must agree: there is one notion of cover.
    #expect(isClose(result.coverage, comparison.coverage[0].topic ?? 0))
    return result.coverage
  }

  @Test func `knowing and valuing cover no doing, and doing covers both`() throws {
    for soft in [Act.knows, .values] {
      for hard in [Act.does, .guides, nil] {
        let thinks = side("one", ["a": "concept-6"], acts: ["a": soft])
        let acts = side("two", ["b": "concept-6"], acts: hard.map { ["b": $0] } ?? [:])
        #expect(try coverage(thinks, of: acts) == 0)
        #expect(try coverage(acts, of: thinks) == 1)
        #expect(try compare(thinks, acts).overlap.values == [[0]])
      }
    }
    // What is half done and half known is covered by half by who only knows.
    let both = side("two", ["b": "concept-6", "c": "concept-6"], acts: ["b": .knows])
    #expect(try coverage(side("one", ["a": "concept-6"], acts: ["a": .knows]), of: both) == 0.25)
    #expect(try coverage(side("one", ["a": "concept-6"]), of: both) == 0.5)
  }

  @Test func `the precise serves the general and the other way round, and siblings do not meet`()
    throws
  {
    let (general, case1, case2) = ("concept-0", "concept-1", "concept-2")
    func covers(_ source: String, _ target: String) throws -> Double {
      try coverage(side("one", ["a": source]), of: side("two", ["b": target]))
    }
    #expect(try covers(general, case1) == 1 && covers(case1, general) == 1)
    #expect(try covers(case1, case2) == 0 && covers("concept-3", case2) == 0)
    #expect(try covers("concept-3", general) == 1 && covers("concept-3", case1) == 1)
  }

  @Test func `one general statement covers no more of ten precise ones than of ten general ones`()
    throws
  {
    let names = (0..<10).map { "s\($0)" }
    let one = side("one", ["a": "concept-0"])
    for cases in [["concept-0"], ["concept-1", "concept-2"], ["concept-0", "concept-3"]] {
      let ten = Dictionary(
        uniqueKeysWithValues: names.enumerated().map { ($1, cases[$0 % cases.count]) })
      #expect(isClose(try coverage(one, of: side("two", ten)), 0.1))
    }
  }
}
