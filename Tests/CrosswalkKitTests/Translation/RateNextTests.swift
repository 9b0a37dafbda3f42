import CrosswalkTestSupport
import Testing

@testable import CrosswalkBase
@testable import CrosswalkKit
@testable import CrosswalkModel

@Suite("What to rate next")
struct RateNextTests {
  /// The coverage of one target unit after more ratings.
  private func coverage(
    _ translator: Translator, _ profile: Profile, of unit: String, rating more: [String]
  ) throws -> Double {
    var profile = profile
    let level = translator.source.framework.scale.levels[0].id
    for id in more { profile.levels[id] = level }
    return try translator.translate(profile)[unit]!.coverage
  }

  @Test("Rating what is proposed gives an answer where there was none", arguments: 0..<200)
  func reaches(seed: Int) throws {
    var catalog = RandomCatalog(seed: seed)
    let (translator, profile) = try catalog.translation(thresholds: Thresholds(), rating: 0...2)
    for result in try translator.translate(profile).results where result.status == .abstained {
      guard !result.rateNext.isEmpty else { continue }
      var rated = profile
      var before = result
      for (number, unit) in result.rateNext.enumerated() {
        #expect(before.status == .abstained, "\(number) ratings would do")
        rated.levels[unit] = catalog.pick(translator.source.framework.scale.levels).id
        let after = try translator.translate(rated)[result.unit]!
        #expect(after.coverage > before.coverage)
        before = after
      }
      // A level that happens to be silent gives no answer, however much is covered.
      #expect(before.status != .abstained || before.reason == .silent)
      #expect(before.coverage >= translator.thresholds.abstainCoverage - 1e-9)
    }
  }

  @Test("Each proposal raises the coverage most, by a hundredth at least", arguments: 0..<120)
  func greedy(seed: Int) throws {
    var catalog = RandomCatalog(seed: seed)
    let (translator, profile) = try catalog.translation(thresholds: Thresholds(), rating: 0...2)
    guard translator.source.framework.scale.rates == .units else { return }
    for result in try translator.translate(profile).results {
      if result.unit == Profile.wholePerson { continue }
      var left = Set(translator.ratings.units).subtracting(profile.levels.keys)
      var chosen: [String] = []
      var reached = result.coverage
      for unit in result.rateNext {
        try #require(left.contains(unit))
        let best = try left.map {
          try coverage(translator, profile, of: result.unit, rating: chosen + [$0])
        }.max()!
        chosen.append(unit)
        left.remove(unit)
        let next = try coverage(translator, profile, of: result.unit, rating: chosen)
        #expect(isClose(next, best))
        #expect(next >= reached + 0.01 - 1e-9)
        reached = next
      }
      if result.status == .answer { #expect(result.rateNext.isEmpty) }
    }
  }

  @Test("Nothing is proposed where no rating would help", arguments: 0..<120)
  func hopeless(seed: Int) throws {
    var catalog = RandomCatalog(seed: seed)
    let (translator, profile) = try catalog.translation(thresholds: Thresholds(), rating: 0...2)
    guard translator.source.framework.scale.rates == .units else { return }
    for result in try translator.translate(profile).results {
      if result.unit == Profile.wholePerson { continue }
      let all = try coverage(
        translator, profile, of: result.unit, rating: translator.ratings.units)
      if result.reason == .facets || all < translator.thresholds.abstainCoverage - 1e-9 {
        #expect(result.rateNext.isEmpty)
      } else if result.reason == .coverage, result.rateNext.isEmpty {
        // Only where every step is under a hundredth.
        for unit in translator.ratings.units where profile.levels[unit] == nil {
          let next = try coverage(translator, profile, of: result.unit, rating: [unit])
          #expect(next < result.coverage + 0.01 + 1e-9)
        }
      }
    }
  }

  @Test("An indicative result proposes what leads to an answer")
  func indicative() throws {
    let source = RandomCatalog.plain(
      "one", levels: ["low", "high"], units: [("p", ["a"]), ("q", ["b"]), ("r", ["c"])])
    let target = RandomCatalog.plain(
      "two", levels: ["low", "high"], units: [("v", ["d", "e", "f", "g"])])
    let translator = try Translator(
      from: RandomCatalog.plain(aligning: source, ["a": "x", "b": "y", "c": "z"]),
      to: RandomCatalog.plain(aligning: target, ["d": "x", "e": "y", "f": "z", "g": "z"]),
      contextDigest: "")
    func result(_ units: [String]) throws -> Translation.UnitResult {
      let levels = Dictionary(uniqueKeysWithValues: units.map { ($0, "low") })
      return try translator.translate(Profile(levels: levels)).results[0]
    }
    // All three add a quarter (z is asked for twice, but c is one statement); ids break the tie.
    #expect(try result([]).coverage == 0)
    #expect(try result([]).rateNext == ["p"])
    #expect(try result(["p"]).status == .indicative)
    #expect(try result(["p"]).rateNext == ["q"])
    #expect(try result(["r"]).rateNext == ["p"])
    #expect(try result(["p", "q"]).rateNext.isEmpty)
    #expect(try result(["p", "q"]).status == .answer)
  }

  /// A source of units `p` and `q`, each with statements that have these shares in one concept.
  private func shares(_ p: [Double], _ q: [Double], of concepts: (String, String))
    -> AlignedFramework
  {
    let framework = RandomCatalog.plain(
      "one", levels: ["low", "high"],
      units: [("p", p.indices.map { "p\($0)" }), ("q", q.indices.map { "q\($0)" })])
    var side = RandomCatalog.plain(aligning: framework, [:])
    for (unit, shares, concept) in [("p", p, concepts.0), ("q", q, concepts.1)] {
      for (index, share) in shares.enumerated() {
        side.judgement.links.append(
          .init(
            statement: "\(unit)\(index)",
            links: [.init(concept: concept, share: share, relation: .close, confidence: 1)]))
      }
    }
    return side
  }

  @Test("A small last step is proposed where it makes the difference")
  func lastStep() throws {
    let framework = RandomCatalog.plain("two", levels: ["low", "high"], units: [("v", ["s"])])
    var target = RandomCatalog.plain(aligning: framework, ["s": "x"])
    target.judgement.links[0].links = [
      .init(concept: "x", share: 0.195, relation: .close, confidence: 1),
      .init(concept: "y", share: 0.006, relation: .close, confidence: 1),
    ]
    let translator = try Translator(
      from: shares([1], [1], of: ("x", "y")), to: target, contextDigest: "")
    let both = try translator.translate(Profile(levels: ["p": "low", "q": "low"])).results[0]
    #expect(both.status == .indicative)
    #expect(try translator.translate(Profile(levels: [:])).results[0].rateNext == ["p", "q"])
  }

  @Test("Units that add the same are a tie, which ids break and rounding does not")
  func tie() throws {
    let framework = RandomCatalog.plain("two", levels: ["low", "high"], units: [("v", ["s"])])
    let target = RandomCatalog.plain(aligning: framework, ["s": "x"])
    // 0.3 + 0.2 + 0.1 is 0.6, but 0.1 + 0.2 + 0.3 is a little more.
    for (p, q) in [([0.3, 0.2, 0.1], [0.1, 0.2, 0.3]), ([0.1, 0.2, 0.3], [0.3, 0.2, 0.1])] {
      let translator = try Translator(
        from: shares(p, q, of: ("x", "x")), to: target, contextDigest: "")
      let none = try translator.translate(Profile(levels: [:])).results[0]
      #expect(none.rateNext == ["p"])
      let both = try translator.translate(Profile(levels: ["p": "low", "q": "low"])).results[0]
      #expect(both.contributions.map(\.unit) == ["p", "q"])
    }
  }

  @Test("Within one framework an unrated unit is to be rated itself")
  func identity() throws {
    let framework = RandomCatalog.plain(
      "one", levels: ["low", "high"], units: [("p", ["a"]), ("q", ["b"])])
    let side = RandomCatalog.plain(aligning: framework, ["a": "x", "b": "x"])
    let translation = try Translator(from: side, to: side, contextDigest: "")
      .translate(Profile(levels: ["p": "low"]))
    #expect(translation["p"]?.rateNext == [])
    #expect(translation["q"]?.rateNext == ["q"])
  }

  @Test("Where the source rates the person, only a rating of the person is proposed")
  func personSource() throws {
    let source = RandomCatalog.plain(
      "one", levels: ["low", "high"], rates: .person, units: [("p", ["a"]), ("q", ["b"])])
    let target = RandomCatalog.plain("two", levels: ["low", "high"], units: [("v", ["c"])])
    let translator = try Translator(
      from: RandomCatalog.plain(aligning: source, ["a": "x", "b": "x"]),
      to: RandomCatalog.plain(aligning: target, ["c": "x"]), contextDigest: "")
    let result = try translator.translate(Profile(levels: [:])).results[0]
    #expect(result.status == .abstained)
    #expect(Set(result.rateNext).isSubset(of: [Profile.wholePerson]))
  }

  @Test("An abstained translation into a person scale says what to rate")
  func personTarget() throws {
    let source = RandomCatalog.plain(
      "one", levels: ["low", "high"], units: [("p", ["a"]), ("q", ["b"])])
    let target = RandomCatalog.plain(
      "two", levels: ["low", "high"], rates: .person, units: [("v", ["c"]), ("w", ["d"])])
    let translator = try Translator(
      from: RandomCatalog.plain(aligning: source, ["a": "x", "b": "y"]),
      to: RandomCatalog.plain(aligning: target, ["c": "y", "d": "y"]), contextDigest: "")
    let result = try translator.translate(Profile(levels: ["p": "low"])).results[0]
    #expect(result.status == .abstained && result.reason == .coverage)
    #expect(result.rateNext == ["q"])
  }
}
