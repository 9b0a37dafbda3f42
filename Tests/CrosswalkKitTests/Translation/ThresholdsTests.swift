import CrosswalkTestSupport
import Testing

@testable import CrosswalkBase
@testable import CrosswalkKit

@Suite("Thresholds")
struct ThresholdsTests {
  /// What a threshold is about, for one result, and what changes below it.
  private static let watched:
    [(
      path: WritableKeyPath<Thresholds, Double> & Sendable, code: Caution.Code?,
      value: @Sendable (Translation.UnitResult) -> Double
    )] = [
      (\.answerCoverage, .coverage, { $0.coverage }),
      (\.focus, .focus, { $0.focus }),
      (\.levelCoverageRatio, .level, { $0.coverageAtLevel / $0.coverage }),
      (\.sameActorCoverage, nil, { $0.coverageSameActor }),
    ]

  private func results(
    _ translator: Translator, _ profile: Profile, _ thresholds: Thresholds
  ) throws -> [Translation.UnitResult] {
    try Translator(
      from: translator.source, to: translator.target,
      concepts: ConceptHierarchy(RandomCatalog.ontology), contextDigest: "ontology",
      thresholds: thresholds
    ).translate(profile).results
  }

  /// All that thresholds must not touch.
  private func body(_ result: Translation.UnitResult) -> Translation.UnitResult {
    var result = result
    result.status = .answer
    result.cautions = []
    result.rateNext = []
    return result
  }

  @Test("Without thresholds whatever is covered is answered", arguments: 0..<60)
  func none(seed: Int) throws {
    var catalog = RandomCatalog(seed: seed)
    let (translator, profile) = try catalog.translation()
    for result in try translator.translate(profile).results where !translator.base.isRefused {
      // What no threshold is for: whom the unit speaks of, and what its levels mean.
      if [.role, .silent].contains(result.reason)
        || !result.codes.isDisjoint(with: [.likeliest, .contradiction, .falseFriend])
      {
        continue
      }
      #expect(result.status == (result.coverage > 0 ? .answer : .abstained))
      #expect(result.codes.isDisjoint(with: [.coverage, .focus, .level, .facets]))
    }
  }

  @Test("Each threshold moves its own caution and the status, and nothing else", arguments: 0..<60)
  func each(seed: Int) throws {
    var catalog = RandomCatalog(seed: seed)
    let (translator, profile) = try catalog.translation()
    let before = try translator.translate(profile).results
    guard let chosen = before.filter({ $0.status == .answer }).randomElement(using: &catalog.random)
    else { return }
    for (path, code, value) in Self.watched {
      let place = value(chosen)
      // Numbers within the tolerance are equal.
      for (shift, isWeak) in [(-1e-6, false), (0, false), (1e-10, false), (1e-6, true)] {
        var thresholds = Thresholds.none
        thresholds[keyPath: path] = place + shift
        let after = try results(translator, profile, thresholds)
        #expect(zip(before, after).allSatisfy { body($0) == body($1) })
        let result = after.first { $0.unit == chosen.unit }!
        #expect(result.status == (isWeak ? .indicative : .answer))
        let codes = code.map { isWeak ? chosen.codes.union([$0]) : chosen.codes } ?? chosen.codes
        // The caution about actors is another test's.
        #expect(result.codes.subtracting([.actor]) == codes.subtracting([.actor]))
        for (one, two) in zip(before, after) where one.status == .answer {
          // The engine compares within its tolerance.
          guard abs(value(two) - place - shift) > 1e-8 else { continue }
          #expect((two.status == .indicative) == (value(two) < place + shift))
        }
      }
    }
  }

  @Test(
    "The coverage to abstain at takes the answer away, and nothing else does", arguments: 0..<60)
  func abstaining(seed: Int) throws {
    var catalog = RandomCatalog(seed: seed)
    let (translator, profile) = try catalog.translation()
    let before = try translator.translate(profile).results
    for chosen in before where chosen.status == .answer {
      for (shift, isAbstained) in [(-1e-6, false), (0, false), (1e-10, false), (1e-6, true)] {
        var thresholds = Thresholds.none
        thresholds.abstainCoverage = chosen.coverage + shift
        let result = try results(translator, profile, thresholds).first { $0.unit == chosen.unit }!
        #expect(result.status == (isAbstained ? .abstained : .answer))
        #expect(result.reason == (isAbstained ? .coverage : nil))
        #expect(result.coverage == chosen.coverage && result.focus == chosen.focus)
        if !isAbstained { #expect(body(result) == body(chosen)) }
      }
    }
  }

  @Test("Fewer facets in common than asked for make a pair weak, and no unit", arguments: 0..<60)
  func facets(seed: Int) throws {
    var catalog = RandomCatalog(seed: seed)
    let (translator, profile) = try catalog.translation()
    let before = try translator.translate(profile).results
    let isSameScale = translator.source.framework.scale.id == translator.target.framework.scale.id
    for needed in 0...6 {
      var thresholds = Thresholds.none
      thresholds.sharedFacets = Double(needed)
      for (one, two) in zip(before, try results(translator, profile, thresholds)) {
        #expect(body(one) == body(two))
        #expect(one.status == two.status && one.codes == two.codes)
      }
      let pair = try Translator(
        from: translator.source, to: translator.target, contextDigest: "", thresholds: thresholds
      ).pair
      let shared = before.first?.facets.shared.count ?? 0
      let isWeak = !isSameScale && !translator.base.isRefused && shared < needed
      #expect(pair.cautions.contains { $0.code == .facets } == isWeak)
      #expect(pair.standing != .sound || !isWeak)
    }
  }

  @Test("An indicative result has a caution that says what is weak", arguments: 0..<120)
  func reasons(seed: Int) throws {
    var catalog = RandomCatalog(seed: seed)
    let (translator, profile) = try catalog.translation(thresholds: Thresholds())
    for result in try translator.translate(profile).results where result.status == .indicative {
      #expect(
        !result.codes.isDisjoint(
          with: [
            .coverage, .focus, .level, .actor, .silentLevel, .likeliest, .close, .width,
            .unspoken, .contradiction, .falseFriend,
          ]))
    }
  }

  @Test("Coverage by fitting actors under its threshold is named, even where it is all there is")
  func actorReason() throws {
    let source = RandomCatalog.plain("one", levels: ["low", "high"], units: [("u", ["a"])])
    let target = RandomCatalog.plain(
      "two", levels: ["low", "high"], units: [("v", ["b", "c", "d", "e"])])
    var thresholds = Thresholds.none
    thresholds.sameActorCoverage = 0.5
    let translator = try Translator(
      from: RandomCatalog.plain(aligning: source, ["a": "x"]),
      to: RandomCatalog.plain(aligning: target, ["b": "x"]), contextDigest: "",
      thresholds: thresholds)
    let result = try translator.translate(Profile(role: .worker, levels: ["u": "low"])).results[0]
    #expect(result.coverage == 0.25 && result.coverageSameActor == 0.25)
    #expect(result.status == .indicative)
    #expect(result.codes == [.actor])
  }

  @Test(
    "Another level that comes near makes an answer indicative, whatever the threshold",
    arguments: 0..<60)
  func close(seed: Int) throws {
    var catalog = RandomCatalog(seed: seed)
    let (translator, profile) = try catalog.translation()
    for chosen in try translator.translate(profile).results where chosen.status == .answer {
      let outcomes = chosen.distribution!
      let answer = outcomes.first { $0.level == chosen.answer }!
      let distance = answer.p - outcomes.filter { $0 != answer }.map(\.p).max()!
      for (shift, isClose) in [(-1e-6, false), (0, false), (1e-10, false), (1e-6, true)] {
        var thresholds = Thresholds.none
        thresholds.closeLevel = distance + shift
        let result = try results(translator, profile, thresholds).first { $0.unit == chosen.unit }!
        #expect(result.status == (isClose ? .indicative : .answer))
        #expect(result.codes.contains(.close) == isClose)
        #expect(body(result) == body(chosen))
      }
    }
  }

  @Test("Every threshold is set by its name, shares to 1 at most and the others to any number")
  func settings() throws {
    for (name, path) in Thresholds.names {
      #expect(try Thresholds(settings: ["\(name)=0.75"])[keyPath: path] == 0.75)
    }
    for name in ["sharedFacets", "unevenGap", "conceptSpread", "personSpread"] {
      let path = Thresholds.names.first { $0.name == name }!.path
      #expect(try Thresholds(settings: ["\(name)=1", "\(name)=25"])[keyPath: path] == 25)
    }
    for (setting, words) in [
      ("focus=1.5", "no share"), ("focus", "no number"), ("focus=-1", "no number"),
      ("focus=inf", "no number"), ("focos=1", "did you mean 'focus'?"), ("", "unknown threshold"),
    ] {
      let error = #expect(throws: SettingError.self) { try Thresholds(settings: [setting]) }
      #expect(error?.description.contains(words) == true)
    }
  }

  @Test("The names are those of all thresholds, and none twice")
  func names() {
    #expect(
      Set(Thresholds.names.map(\.name)).count == Mirror(reflecting: Thresholds()).children.count)
    let labels = Mirror(reflecting: Thresholds()).children.map { $0.label! }
    #expect(labels == Thresholds.names.map(\.name))
    for (number, (name, path)) in Thresholds.names.enumerated() {
      var thresholds = Thresholds()
      for (_, path) in Thresholds.names { thresholds[keyPath: path] = 0 }
      thresholds[keyPath: path] = Double(number + 1)
      let changed = Mirror(reflecting: thresholds).children.filter { $0.value as! Double != 0 }
      #expect(changed.map { $0.label! } == [name])
    }
  }

  @Test("The defaults are those of the design, and go into the result")
  func defaults() throws {
    let thresholds = Thresholds()
    #expect(thresholds.abstainCoverage == 0.2 && thresholds.answerCoverage == 0.5)
    #expect(thresholds.focus == 0.1 && thresholds.sameActorCoverage == 0.2)
    #expect(thresholds.levelCoverageRatio == 0.5 && thresholds.sharedFacets == 2)
    #expect(thresholds.closeLevel == 0.05)
    var catalog = RandomCatalog(seed: 1)
    let (translator, profile) = try catalog.translation(thresholds: thresholds)
    #expect(try translator.translate(profile).thresholds == thresholds)
  }
}
