import CrosswalkTestSupport
import Testing

@testable import CrosswalkBase
@testable import CrosswalkKit
@testable import CrosswalkModel

@Suite("Translators")
struct TranslatorTests {
  private let source = RandomCatalog.plain(
    aligning: RandomCatalog.plain(
      "one", levels: ["low", "mid", "high"], units: [("p", ["a", "b"]), ("q", ["c"])]),
    ["a": "x", "b": "y", "c": "y"])
  private let target = RandomCatalog.plain(
    aligning: RandomCatalog.plain(
      "two", levels: ["low", "high"], units: [("v", ["d", "e"]), ("w", ["f"])]),
    ["d": "x", "e": "z", "f": "y"])

  private func translator(
    from source: AlignedFramework? = nil, to target: AlignedFramework? = nil
  ) throws -> Translator {
    // What is not covered is read as what is, so that a pencil suffices.
    var thresholds = Thresholds()
    (thresholds.conceptSpread, thresholds.intervalLevels) = (0, 1)
    return try Translator(
      from: source ?? self.source, to: target ?? self.target,
      concepts: ConceptHierarchy(RandomCatalog.ontology), contextDigest: "ontology",
      thresholds: thresholds)
  }

  // MARK: A case worked by hand

  @Test("A small case gives what a pencil gives")
  func byHand() throws {
    let translation = try translator().translate(
      Profile(person: "P", role: .worker, levels: ["p": "low", "q": "high"]))
    // v: x from p covers half, z is nobody's, and there p and q count alike; the row of low on two
    // levels is low.
    let v = translation.results[0]
    #expect(v.unit == "v" && v.title == "v" && v.status == .answer)
    #expect(isClose(v.coverage, 0.5) && isClose(v.focus, 0.5))
    #expect(v.contributions == [.init(unit: "p", concept: "x", weight: 1)])
    #expect(v.answer == "low" && areClose(v.probabilities!, [0, 0.75, 0.25, 0]))
    // w: y, of which p is half and q is whole: a third to two thirds.
    let w = translation.results[1]
    #expect(isClose(w.coverage, 1) && isClose(w.focus, 0.5 / 3 + 2.0 / 3))
    #expect(w.contributions.map(\.unit) == ["q", "p"])
    #expect(areClose(w.contributions.map(\.weight), [2.0 / 3, 1.0 / 3]))
    #expect(areClose(w.probabilities!, [0, 1.0 / 3, 2.0 / 3, 0]))
    #expect(w.answer == "high" && w.interval == ["low", "high"])
    #expect(w.cautions.isEmpty && w.rateNext.isEmpty)
    #expect(translation.person == "P" && translation.role == .worker)
    #expect(translation.from == .init(framework: "one", version: "1"))
    #expect(translation.to == .init(framework: "two", version: "1"))
  }

  @Test("One statement answers for one: what is asked for twice is covered by half")
  func cap() throws {
    var two = target
    two.document.units[0].statements.append(
      Statement(id: "g", actor: .worker, text: "more of the same"))
    two.judgement.links.append(
      .init(
        statement: "g",
        links: [.init(concept: "x", share: 1, relation: .broader, confidence: 1)]))
    let translation = try translator(to: two).translate(Profile(levels: ["p": "low"]))
    // Two of three statements are about x, and p has one.
    #expect(isClose(translation["v"]!.coverage, 1.0 / 3))
  }

  @Test("An actor's own statements count for the same kind of person")
  func actors() throws {
    var (one, two) = (source, target)
    one.document.units[0].statements[0].actor = .manager
    two.document.units[0].statements[0].actor = .leader
    let leading = try translator(from: one, to: two)
    for (role, coverage, sameActor) in [
      (Role.worker, 0.0, 0.0), (.manager, 0.5, 0.5), (.director, 0, 0), (.leader, 0.5, 0.5),
      (.supervisor, 0, 0), (nil, 0.5, 0.5),
    ] as [(Role?, Double, Double)] {
      let result = try leading.translate(Profile(role: role, levels: ["p": "low"])).results[0]
      #expect(result.coverage == coverage && result.coverageSameActor == sameActor)
    }
    two.document.units[0].statements[0].actor = .worker
    let other = try self.translator(from: one, to: two)
    let apart = try other.translate(Profile(levels: ["p": "low"])).results[0]
    #expect(apart.coverage == 0.5 && apart.coverageSameActor == 0)
    #expect(apart.status == .indicative && apart.codes == [.actor])
  }

  @Test("A unit that speaks of nobody like the rated person says so, even when nothing is covered")
  func otherPeople() throws {
    var two = target
    for index in two.framework.units[0].statements.indices {
      two.document.units[0].statements[index].actor = .director
    }
    for role in [nil, Role.worker] {
      let profile = Profile(role: role, levels: ["q": "low"])
      let same = try translator().translate(profile).results[0]
      #expect(same.coverage == 0 && same.codes == [])
      let other = try translator(to: two).translate(profile).results[0]
      #expect(other.coverage == 0 && other.codes == [.actor])
    }
  }

  @Test("A target role chooses the target's statements, and the person's own role the source's")
  func targetRole() throws {
    var mine = RandomCatalog.plain("mine", levels: ["lo", "hi"], units: [("p", ["p1", "p2"])])
    mine.units[0].statements[1].actor = .supervisor
    let source = RandomCatalog.plain(aligning: mine, ["p1": "one", "p2": "two"])
    var theirs = RandomCatalog.plain(
      "theirs", levels: ["lo", "hi"], units: [("v", ["v1", "v2"]), ("w", ["w1"])])
    theirs.units[0].statements[1].actor = .supervisor
    let target = RandomCatalog.plain(aligning: theirs, ["v1": "two", "v2": "one", "w1": "one"])
    func read(_ role: Role?, for targetRole: Role?) throws -> [Translation.UnitResult] {
      let translator = try Translator(
        from: source, to: target, contextDigest: "", targetRole: targetRole)
      let translation = try translator.translate(Profile(role: role, levels: ["p": "hi"]))
      #expect(translation.targetRole == targetRole)
      return translation.results
    }
    // What the worker does covers what a supervisor is asked, though it is no worker's statement.
    let promoted = try read(.worker, for: .supervisor)
    #expect(promoted[0].coverage == 1 && promoted[0].coverageSameActor == 1)
    #expect(promoted[0].status != .abstained && promoted[1].reason == .role)
    let alike = try read(.worker, for: .worker)
    #expect(alike[0].coverage == 0 && alike[1].coverage == 1)
    // Without a target role everything of the target counts.
    #expect(try read(.worker, for: nil)[0].coverage == 0.5)
    let hashes = try [nil, Role.supervisor, .worker].map {
      try Translator(from: source, to: target, contextDigest: "", targetRole: $0).hash
    }
    #expect(Set(hashes).count == 3)
  }

  @Test("Statements above the rated level are left out of the coverage at level")
  func atLevel() throws {
    var one = source
    one.document.units[0].statements[0].level = "high"
    one.document.units[0].statements[1].level = "low"
    let translator = try translator(from: one)
    let low = try translator.translate(Profile(levels: ["p": "mid"])).results[0]
    // At an average level there is half a statement about x.
    #expect(isClose(low.coverage, 0.25) && low.coverageAtLevel == 0)
    #expect(low.status == .indicative && low.codes.isSuperset(of: [.coverage, .level]))
    let high = try translator.translate(Profile(levels: ["p": "high"])).results[0]
    #expect(isClose(high.coverageAtLevel, 0.25) && high.codes.contains(.coverage))
    #expect(!high.codes.contains(.level))
  }

  // MARK: Cautions

  @Test("No facet in common: refused in all units, with both sides' facets named")
  func refused() throws {
    var two = target
    for level in two.alignment.scale!.levels.indices {
      two.judgement.scale!.levels[level].facets = [.init(facet: "influence", strength: level)]
    }
    let translation = try translator(to: two).translate(
      Profile(levels: ["p": "low", "q": "low"]))
    for result in translation.results {
      #expect(result.status == .abstained && result.reason == .facets)
      #expect(result.facets == .init(shared: [], silent: ["autonomy", "influence", "span"]))
      #expect(result.rateNext.isEmpty && result.contributions.isEmpty)
    }
    #expect(isClose(translation["w"]!.coverage, 1))
  }

  @Test("Facets that one side alone speaks to are named as silent")
  func silentFacets() throws {
    var two = target
    two.judgement.scale!.levels[1].facets = [.init(facet: "influence", strength: 2)]
    let result = try translator(to: two).translate(Profile(levels: ["q": "low"])).results[1]
    #expect(result.facets == .init(shared: ["autonomy", "span"], silent: ["influence"]))
  }

  @Test("A rated level whose wording is silent on all that is shared is named")
  func silentLevel() throws {
    var one = source
    one.judgement.scale!.levels[0].facets = [.init(facet: "integration", strength: 2)]
    let translator = try translator(from: one)
    func result(_ levels: [String: String]) throws -> Translation.UnitResult {
      try translator.translate(Profile(levels: levels)).results[1]
    }
    let low = try result(["q": "low"])
    #expect(low.status == .abstained && low.reason == .silent && low.rateNext.isEmpty)
    #expect(try result(["q": "mid"]).codes.isDisjoint(with: [.silentLevel]))
    // A third of the weight is silent.
    let mixed = try result(["p": "low", "q": "mid"])
    #expect(mixed.status == .indicative && mixed.codes.contains(.silentLevel))
  }

  @Test("A unit without statements is not said to speak of other people")
  func noStatements() throws {
    var two = target
    two.document.units[0].statements = []
    let result = try translator(to: two).translate(
      Profile(role: .worker, levels: ["p": "low"])
    ).results[0]
    #expect(result.status == .abstained && result.reason == .coverage)
    #expect(!result.codes.contains(.actor))
  }

  @Test("Expectation against observation, ancestry and overrides are named")
  func generalCautions() throws {
    var (one, two) = (source, target)
    two.document.scale.basis = .expected
    one.document.draftedFrom = [.init(framework: "two"), .init(framework: "elsewhere")]
    one = AlignedFramework(
      framework: one.framework, alignment: one.alignment, overriddenBy: ["user"])
    func cautions(_ from: AlignedFramework, _ to: AlignedFramework) throws -> [Caution] {
      let unit = from.framework.id == "one" ? "q" : "w"
      let translation = try translator(from: from, to: to)
        .translate(Profile(basis: .own, levels: [unit: "low"]))
      // What holds for the pair is said once, and not with the units.
      #expect(translation.results.last!.codes.isDisjoint(with: [.construct, .ancestry, .override]))
      return translation.pair.cautions
        + translation.results.last!.cautions.filter { $0.code == .basis }
    }
    #expect(try cautions(source, target).map(\.code) == [.basis])
    let there = try cautions(one, two)
    #expect(there.count == 4)
    #expect(Set(there.map(\.code)) == [.construct, .basis, .ancestry, .override])
    #expect(there.contains { $0.code == .override && $0.message.contains("user") })
    let back = Set(try cautions(two, one).map(\.code))
    #expect(back.isSuperset(of: [.construct, .basis, .ancestry, .override]))
  }

  // MARK: Errors

  @Test("Unknown units and levels, and units that nobody is rated on, are errors")
  func unknown() throws {
    var one = source
    one.document.units[1].rated = false
    let translator = try translator(from: one)
    #expect(throws: TranslationError.unknownUnit("nowhere", framework: "one")) {
      try translator.translate(Profile(levels: ["nowhere": "low"]))
    }
    #expect(throws: TranslationError.unknownUnit("q", framework: "one")) {
      try translator.translate(Profile(levels: ["q": "low"]))
    }
    #expect(throws: TranslationError.unknownLevel("Low", framework: "one")) {
      try translator.translate(Profile(levels: ["p": "Low"]))
    }
    #expect(throws: TranslationError.unknownUnit("all", framework: "one")) {
      try translator.translate(Profile(levels: ["all": "low"]))
    }
  }

  @Test("A framework that rates the person takes no rating of a unit")
  func person() throws {
    var one = source
    one.document.scale.rates = .person
    let translator = try translator(from: one)
    #expect(throws: TranslationError.ratesPerson(framework: "one")) {
      try translator.translate(Profile(levels: ["p": "low"]))
    }
    #expect(try translator.translate(Profile(levels: ["all": "low"]))["w"]!.answer == "low")
    #expect(try translator.translate(Profile(levels: [:])).results.allSatisfy { $0.answer == nil })
  }

  @Test("A rating of a unit beside that of the person is an error, in whatever order they come")
  func personAndUnit() throws {
    var one = source
    one.document.scale.rates = .person
    let translator = try translator(from: one)
    // Other capacities and ids give a dictionary another order.
    let accepted = (0..<64).filter { number in
      var levels = [String: String](minimumCapacity: 1 << (number % 8))
      levels[Profile.wholePerson] = "low"
      levels["u\(number)"] = "low"
      return (try? translator.translate(Profile(levels: levels))) != nil
    }
    #expect(accepted.isEmpty)
  }

  @Test("Of several mistakes in one profile, the same one is always reported")
  func sameError() throws {
    let translator = try translator()
    for number in 0..<32 {
      var errors: Set<TranslationError> = []
      // Other capacities give a dictionary another order.
      for capacity in [1, 5, 10, 20, 50, 100] {
        var levels = [String: String](minimumCapacity: capacity)
        for unit in ["a\(number)", "b\(number)"] { levels[unit] = "low" }
        levels["p"] = "nothing"
        do throws(TranslationError) {
          _ = try translator.translate(Profile(levels: levels))
        } catch {
          errors.insert(error)
        }
      }
      guard errors.count == 1 else {
        Issue.record("\(errors)")
        return
      }
    }
  }

  @Test("A scale without cuts, or with a wrong number of them, is an error on either side")
  func noCuts() {
    var (one, two) = (source, target)
    one.judgement.scale!.cuts.removeLast()
    #expect(throws: TranslationError.noCuts(framework: "one")) { try translator(from: one) }
    two.judgement.scale!.cuts = []
    #expect(throws: TranslationError.noCuts(framework: "two")) { try translator(to: two) }
    #expect(throws: Never.self) { try translator(from: one, to: one) }
  }

  @Test("Two frameworks that use one scale id for different levels do not crash")
  func scaleMismatch() async {
    await #expect(processExitsWith: .success) {
      func side(_ id: String, levels: [String]) -> AlignedFramework {
        var framework = RandomCatalog.plain(id, levels: levels, units: [("u", ["s"])])
        framework.scale.id = "scale"
        return RandomCatalog.plain(aligning: framework, ["s": "x"])
      }
      let translator = try? Translator(
        from: side("one", levels: ["low", "mid", "high"]), to: side("two", levels: ["low"]),
        contextDigest: "")
      _ = try? translator?.translate(Profile(levels: ["u": "high"]))
    }
  }

  @Test("Errors name the framework and what was wrong")
  func messages() {
    #expect(TranslationError.noCuts(framework: "f").description.contains("'f'"))
    #expect(TranslationError.unknownUnit("u", framework: "f").description.contains("'u'"))
    #expect(TranslationError.unknownLevel("l", framework: "f").description.contains("'l'"))
    #expect(TranslationError.ratesPerson(framework: "f").description.contains("'all'"))
  }

  // MARK: Results as data

  @Test("The hash changes with the ontology, either side and the thresholds, and with nothing else")
  func hash() throws {
    let base = try translator().hash
    #expect(base.count == 64)
    #expect(try translator().hash == base)
    #expect(try Translator(from: source, to: target, contextDigest: "other").hash != base)
    #expect(try translator(from: target, to: source).hash != base)
    var alignment = source.alignment
    alignment.links[0].links[0].confidence = 0.5
    let changed = AlignedFramework(framework: source.framework, alignment: alignment)
    #expect(try translator(from: changed).hash != base)
    for (_, path) in Thresholds.names {
      var thresholds = Thresholds()
      thresholds[keyPath: path] += 0.1
      let other = try Translator(
        from: source, to: target, concepts: ConceptHierarchy(RandomCatalog.ontology),
        contextDigest: "ontology", thresholds: thresholds)
      #expect(other.hash != base)
    }
    let translation = try translator().translate(Profile(levels: ["p": "low"]))
    #expect(translation.hash == base)
  }

  @Test("Every field is in the JSON, absent ones as null, and the form has a version")
  func json() throws {
    let json = try translator().translate(Profile(levels: [:])).json
    for field in [
      #""format":"crosswalk.translation/1""#, #""person":null"#, #""role":null"#,
      #""answer":null"#, #""interval":null"#, #""distribution":null"#, #""reason":"coverage""#,
      #""rateNext":["#, #""contributions":[]"#, #""status":"abstained""#, #""basis":"observed""#,
      #""thresholds":{"#, #""hash":""#, #""from":{"framework":"one","version":"1"}"#,
      #""coverage":0"#, #""coverageAtLevel":0"#, #""coverageSameActor":0"#, #""focus":0"#,
      #""cautions":[]"#, #""facets":{"shared":["autonomy","span"],"silent":[]}"#, #""title":"v""#,
    ] { #expect(json.contains(field), "\(field)") }
    let answer = try translator().translate(Profile(levels: ["q": "low"])).json
    #expect(answer.contains(#"{"level":"below","p":0}"#))
    #expect(answer.contains(#""reason":null"#))
  }
}
