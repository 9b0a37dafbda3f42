import CrosswalkTestSupport
import Foundation
import Testing

@testable import CrosswalkBase
@testable import CrosswalkKit
@testable import CrosswalkModel

@Suite("What suggestions keep while decisions are taken")
struct SuggestionMemoryTests {
  private let ids = ["a", "b", "c", "d"]

  /// All that a catalog suggests, with what it rests on.
  private func all(_ catalog: Catalog, _ memory: SuggestionMemory) throws -> [String] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    func text(_ value: some Encodable) throws -> String {
      String(decoding: try encoder.encode(value), as: UTF8.self)
    }
    var texts: [String] = []
    for from in ids {
      let concepts = try catalog.conceptSuggester(for: from, memory: memory)
      texts += [try text(concepts.suggestions(explains: true)), try text(concepts.basis)]
      for to in ids where to != from {
        let statements = try catalog.statementSuggester(from: from, to: to, memory: memory)
        texts += [try text(statements.suggestions(explains: true)), try text(statements.basis)]
      }
    }
    return texts
  }

  /// Somebody decides what one statement is about: anew, nothing any more, or other shares.
  private func decide(
    _ random: inout RandomCatalog, _ aligned: AlignedFramework
  ) -> AlignedFramework {
    let statements = aligned.framework.statements.map(\.statement.id)
    let statement = random.pick(statements)
    var links = aligned.alignment.links.filter { $0.statement != statement }
    let concepts = random.some(["records", "talk", "court", "kin"], 0...2)
    if !concepts.isEmpty {
      links.append(
        .init(
          statement: statement,
          links: concepts.map {
            .init(
              concept: $0, share: random.real(0.2...0.5), relation: .narrower, confidence: 1)
          }))
    }
    var alignment = aligned.alignment
    alignment.links = links
    return AlignedFramework(framework: aligned.framework, alignment: alignment)
  }

  @Test("After many decisions all is as if worked out from nothing", arguments: 0..<4)
  func sameAsFromNothing(seed: Int) throws {
    var random = RandomCatalog(seed: seed)
    var frameworks = ids.map {
      SuggestionTexts.random(&random, id: $0, statements: random.int(8...14))
    }
    var matches = MatchSet(
      from: "a", to: "b", author: "us", version: "1", date: "2026", matches: [])
    let memory = SuggestionMemory()
    for step in 0..<8 {
      let place = random.int(0...3)
      switch step % 4 {
      case 0, 1: frameworks[place] = decide(&random, frameworks[place])
      case 2:
        matches.matches.append(
          .init(
            subject: "\(step)", object: "\(random.int(0...7))", relation: .close, confidence: 1,
            note: ""))
      default:
        // Somebody writes a statement anew.
        frameworks[place] = SuggestionTexts.random(&random, id: ids[place], statements: 9)
      }
      let catalog = SuggestionTexts.catalog(frameworks).adding(matches: [matches])
      #expect(try all(catalog, memory) == all(catalog, SuggestionMemory()), "step \(step)")
    }
  }

  @Test("Deciding on a framework leaves all that its suggestions were learned from")
  func keeps() throws {
    var random = RandomCatalog(seed: 1)
    var frameworks = ids.map { SuggestionTexts.random(&random, id: $0, statements: 10) }
    let memory = SuggestionMemory()
    let before = SuggestionTexts.catalog(frameworks)
    _ = try before.conceptSuggester(for: "a", memory: memory)
    _ = try before.statementSuggester(from: "a", to: "b", memory: memory)
    let terms = memory.terms(of: before.ontology, frameworks)
    let known = Set(terms.learned.keys)
    #expect(!known.isEmpty)
    for _ in 0..<5 {
      frameworks[0] = decide(&random, frameworks[0])
      let after = SuggestionTexts.catalog(frameworks)
      _ = try after.conceptSuggester(for: "a", memory: memory)
      _ = try after.statementSuggester(from: "a", to: "b", memory: memory)
      #expect(memory.terms(of: after.ontology, frameworks) === terms)
      #expect(Set(terms.learned.keys) == known)
    }
    // Others do learn from it.
    _ = try SuggestionTexts.catalog(frameworks).conceptSuggester(for: "b", memory: memory)
    #expect(Set(terms.learned.keys) != known)
  }

  @Test(
    "Fusions that are tried one after the other give what each gives by itself", arguments: 0..<6)
  func trials(seed: Int) {
    var random = RandomCatalog(seed: seed)
    let cases = (0..<12).map { _ in
      let lists = (0..<3).map { _ in RankFusion.places((0..<9).map { _ in random.real(-0.3...1) }) }
      return FusionCase(
        lists: lists, same: random.chance(0.3) ? [(random.int(0...8), 0.5)] : [],
        strength: 1, right: random.some(Array(0..<9), 1...3))
    }
    let candidates = random.some(LearnedConcepts.candidates, 20...40)
    var trials = RankFusion.Trials(cases[0].lists)
    for fusion in candidates {
      #expect(trials.fused(by: fusion) == fusion.fused(cases[0].lists))
    }
    var best: (fusion: RankFusion, value: Double)?
    for fusion in candidates {
      let sum = cases.reduce(0.0) { $0 + precision($1, fusion) }
      if best.map({ sum > $0.value + 1e-9 }) ?? true { best = (fusion, sum) }
    }
    #expect(RankFusion.best(of: candidates, for: cases) == best?.fusion)
  }

  /// Average precision by putting all items in order.
  private func precision(_ entry: FusionCase, _ fusion: RankFusion) -> Double {
    let order = RankFusion.ranking(entry.scores(by: fusion))
    let places = order.indices.filter { entry.right.contains(order[$0]) }
    return places.enumerated().reduce(0) { $0 + Double($1.offset + 1) / Double($1.element + 1) }
      / Double(entry.right.count)
  }
}
