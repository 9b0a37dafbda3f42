import CrosswalkTestSupport
import Testing

@testable import CrosswalkKit

@Suite("The engine against a plain reading of the design")
struct ReferenceTests {
  /// Random thresholds, now and then; mostly those of the design.
  private func thresholds(_ catalog: inout RandomCatalog) -> Thresholds {
    if catalog.chance(0.5) { return Thresholds() }
    var thresholds = Thresholds()
    for (name, path) in Thresholds.names {
      thresholds[keyPath: path] =
        name == "sharedFacets" ? Double(catalog.int(0...4)) : catalog.real(0...0.8)
    }
    return thresholds
  }

  private func differences(
    _ result: Translation.UnitResult, from expected: ReferenceTranslator.Result
  ) -> [String] {
    var found: [String] = []
    func check(_ name: String, _ same: Bool, _ a: Any?, _ b: Any?) {
      if !same { found.append("\(result.unit) \(name): \(a ?? "nil"), expected \(b ?? "nil")") }
    }
    check("unit", result.unit == expected.unit, result.unit, expected.unit)
    // What names and facets say against an answer is tested by itself; here only what it does.
    let byMeaning: Set<Caution.Code> = [.falseFriend, .contradiction]
    let status =
      expected.status == .answer && !result.codes.isDisjoint(with: byMeaning)
      ? .indicative : expected.status
    check("status", result.status == status, result.status, status)
    check(
      "sides",
      Set(result.strongThrough) == expected.strongThrough
        && Set(result.weakThrough) == expected.weakThrough, result.strongThrough,
      expected.strongThrough)
    check("reason", result.reason == expected.reason, result.reason, expected.reason)
    check("answer", result.answer == expected.answer, result.answer, expected.answer)
    check("interval", result.interval == expected.interval, result.interval, expected.interval)
    check(
      "outcomes", result.distribution?.map(\.level) == expected.distribution?.map(\.level),
      result.distribution, expected.distribution)
    check(
      "distribution",
      areClose(result.probabilities ?? [], expected.distribution?.map(\.p) ?? []),
      result.distribution, expected.distribution)
    for (name, a, b) in [
      ("coverage", result.coverage, expected.coverage),
      ("coverageSameActor", result.coverageSameActor, expected.coverageSameActor),
      ("coverageAtLevel", result.coverageAtLevel, expected.coverageAtLevel),
      ("focus", result.focus, expected.focus),
    ] { check(name, isClose(a, b), a, b) }
    var paths: Set<[String]> = Set(result.weights.keys)
    for (unit, concepts) in expected.contributions {
      for concept in concepts.keys { paths.insert([unit, concept]) }
    }
    for path in paths {
      let (a, b) = (result.weights[path] ?? 0, expected.contributions[path[0]]?[path[1]] ?? 0)
      check("contribution \(path)", isClose(a, b), a, b)
    }
    check("number of contributions", result.contributions.count == result.weights.count, nil, nil)
    let codes = result.codes.subtracting([.actor]).subtracting(byMeaning)
    check("cautions", codes == expected.cautions, codes, expected.cautions)
    return found
  }

  @Test("Translations between random frameworks", arguments: 0..<400)
  func translation(seed: Int) throws {
    var catalog = RandomCatalog(seed: seed)
    let (source, target) = catalog.pair()
    let thresholds = thresholds(&catalog)
    let translator = try Translator(
      from: source, to: target, concepts: ConceptHierarchy(RandomCatalog.ontology),
      contextDigest: "", thresholds: thresholds)
    let reference = ReferenceTranslator(
      source: source, target: target, thresholds: thresholds, broader: RandomCatalog.broader)
    for _ in 0..<2 {
      let profile = catalog.profile(of: source)
      let results = try translator.translate(profile).results
      let expected = reference.translate(profile)
      #expect(results.map(\.unit) == expected.map(\.unit))
      for result in results {
        #expect(result.facets.shared == reference.sharedFacets.sorted())
        #expect(result.facets.silent == reference.silentFacets.sorted())
      }
      #expect(zip(results, expected).flatMap { differences($0, from: $1) } == [])
    }
  }

  @Test("Translations within random frameworks", arguments: 0..<60)
  func withinOne(seed: Int) throws {
    var catalog = RandomCatalog(seed: seed)
    let side = catalog.pair().source
    let translator = try Translator(from: side, to: side, contextDigest: "")
    let profile = catalog.profile(of: side)
    let results = try translator.translate(profile).results
    let expected = ReferenceTranslator(source: side, target: side).translate(profile)
    #expect(results.map(\.unit) == expected.map(\.unit))
    #expect(zip(results, expected).flatMap { differences($0, from: $1) } == [])
  }

  @Test("The random cases are of every kind")
  func kinds() throws {
    var counts: [String: Int] = [:]
    for seed in 0..<600 {
      var catalog = RandomCatalog(seed: seed)
      let (source, target) = catalog.pair()
      let translation = try Translator(from: source, to: target, contextDigest: "")
        .translate(catalog.profile(of: source))
      for result in translation.results {
        counts[result.reason?.rawValue ?? result.status.rawValue, default: 0] += 1
        let codes = result.codes.union(translation.pair.cautions.map(\.code))
        for code in codes { counts["caution \(code)", default: 0] += 1 }
        if result.unit == Profile.wholePerson { counts["whole person", default: 0] += 1 }
        if result.interval.map({ $0[0] != $0[1] }) ?? false { counts["wide", default: 0] += 1 }
        if !result.rateNext.isEmpty { counts["rateNext", default: 0] += 1 }
        if result.coverageAtLevel < result.coverage - 1e-9 { counts["at level", default: 0] += 1 }
      }
    }
    for kind in [
      "answer", "indicative", "uneven", "coverage", "facets", "role", "silent", "whole person",
      "wide", "rateNext", "at level",
      "caution coverage", "caution focus", "caution actor", "caution facets", "caution level",
      "caution silentLevel", "caution likeliest", "caution width", "caution unspoken",
      "caution contradiction", "caution construct", "caution basis", "caution ancestry",
      "caution override",
    ] { #expect(counts[kind, default: 0] >= 5, "\(kind): \(counts)") }
  }
}
