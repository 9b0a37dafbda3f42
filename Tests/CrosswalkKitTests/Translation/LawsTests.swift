import CrosswalkTestSupport
import Testing

@testable import CrosswalkBase
@testable import CrosswalkKit
@testable import CrosswalkModel

/// The laws of section 5 of the design, over random frameworks.
@Suite("Laws of translation")
struct LawsTests {
  private static let seeds = 0..<80

  private func isAscending(_ lower: [Double], _ higher: [Double]) -> Bool {
    zip(cumulative(lower), cumulative(higher)).allSatisfy { $1 <= $0 + 1e-12 }
  }

  @Test(
    "Raising a level lowers no distribution, no median, no end of an interval", arguments: seeds)
  func monotony(seed: Int) throws {
    var catalog = RandomCatalog(seed: seed)
    let (translator, profile) = try catalog.translation()
    let levels = translator.source.framework.scale.levels.map(\.id)
    let before = try translator.translate(profile)
    for (unit, level) in profile.levels.sorted(by: { $0.key < $1.key }) {
      let rank = levels.firstIndex(of: level)!
      guard rank + 1 < levels.count else { continue }
      var raised = profile
      raised.levels[unit] = levels[catalog.int(rank + 1...levels.count - 1)]
      let after = try translator.translate(raised)
      for (low, high) in zip(before.results, after.results) {
        #expect(low.coverage == high.coverage && low.focus == high.focus)
        guard let lower = low.probabilities, let higher = high.probabilities else {
          // A level whose wording is silent gives no answer; otherwise levels decide nothing here.
          #expect(
            low.distribution == nil && high.distribution == nil
              || [low, high].contains { $0.reason == .silent })
          continue
        }
        #expect(isAscending(lower, higher))
        let (one, two) = (LevelDistribution(lower), LevelDistribution(higher))
        #expect(one.median <= two.median)
        let ids = low.distribution!.map(\.level)
        let (ends, raisedEnds) = (
          low.interval!.map { ids.firstIndex(of: $0)! },
          high.interval!.map { ids.firstIndex(of: $0)! }
        )
        #expect(zip(ends, raisedEnds).allSatisfy { $0 <= $1 })
        // What is not covered widens an interval and never narrows it.
        #expect(ends[0] <= one.interval.lowerBound && ends[1] >= one.interval.upperBound)
        #expect(low.answer == (low.status == .uneven ? nil : ids[one.median]))
      }
    }
  }

  @Test(
    "A distribution is a mixture: what is covered by contributions, the rest by content",
    arguments: seeds)
  func linearity(seed: Int) throws {
    var catalog = RandomCatalog(seed: seed)
    let (translator, profile) = try catalog.translation()
    let isPerson = translator.source.framework.scale.rates == .person
    let tables = translator.tables(for: profile.role)
    let group = try translator.ratings.group(profile)
    let sizes = group.ratings.map { tables.sourceSizes[$0.unit] }
    for result in try translator.translate(profile).results where result.unit != "all" {
      guard let probabilities = result.probabilities else { continue }
      var mixture = probabilities.map { _ in 0.0 }
      for contribution in result.contributions {
        let level = profile.levels[isPerson ? Profile.wholePerson : contribution.unit]!
        let link = isPerson ? tables.widerLink : tables.levelLink
        let row = link.rows[translator.source.framework.scale.rank(of: level)!]
        for outcome in row.indices {
          mixture[outcome] += result.coverage * contribution.weight * row[outcome]
        }
      }
      for (rating, size) in zip(group.ratings, sizes) {
        let part = (1 - result.coverage) * size / sizes.reduce(0, +)
        for (outcome, p) in tables.widerLink.rows[rating.level].enumerated() {
          mixture[outcome] += part * p
        }
      }
      #expect(areClose(mixture, probabilities))
    }
  }

  /// The middle part of a translation of equal ratings by itself: coverage decides how much of it is
  /// read through the wider link.
  @Test("With equal ratings, less coverage never narrows an interval", arguments: seeds)
  func narrowing(seed: Int) throws {
    var catalog = RandomCatalog(seed: seed)
    let (translator, _) = try catalog.translation()
    let tables = translator.tables(for: nil)
    if tables.isRefused || tables.isIdentity { return }
    for level in tables.source.levels.indices {
      let (near, wide) = (tables.levelLink.rows[level], tables.widerLink.rows[level])
      var before: ClosedRange<Int>?
      for step in 0...20 {
        let coverage = 1 - Double(step) / 20
        let distributions = TranslationPlan.UnitAnswer.Distributions(
          covered: near, all: zip(near, wide).map { coverage * $0 + (1 - coverage) * $1 })
        let interval = distributions.interval
        if let before {
          #expect(
            interval.lowerBound <= before.lowerBound && interval.upperBound >= before.upperBound)
        }
        before = interval
      }
    }
  }

  @Test("What a change of one rating does is the same whatever the others are", arguments: seeds)
  func additivity(seed: Int) throws {
    var catalog = RandomCatalog(seed: seed)
    let (translator, profile) = try catalog.translation(rating: 2...6)
    let levels = translator.source.framework.scale.levels.map(\.id)
    let units = profile.levels.keys.sorted()
    guard units.count >= 2 else { return }
    func distributions(_ first: String, _ second: String) throws -> [[Double]?] {
      var changed = profile
      changed.levels[units[0]] = first
      changed.levels[units[1]] = second
      return try translator.translate(changed).results.map(\.probabilities)
    }
    let (a, b) = (catalog.pick(levels), catalog.pick(levels))
    let (c, d) = (catalog.pick(levels), catalog.pick(levels))
    let (ac, bd) = (try distributions(a, c), try distributions(b, d))
    let (ad, bc) = (try distributions(a, d), try distributions(b, c))
    for index in ac.indices {
      guard let ac = ac[index], let bd = bd[index], let ad = ad[index], let bc = bc[index] else {
        continue
      }
      #expect(areClose(zip(ac, bd).map(+), zip(ad, bc).map(+)))
    }
  }

  @Test("Rating one more unit never lowers a coverage", arguments: seeds)
  func coverage(seed: Int) throws {
    var catalog = RandomCatalog(seed: seed)
    let (translator, profile) = try catalog.translation(rating: 0...5)
    guard translator.source.framework.scale.rates == .units else { return }
    let before = try translator.translate(profile)
    for unit in translator.ratings.units where profile.levels[unit] == nil {
      var more = profile
      more.levels[unit] = catalog.pick(translator.source.framework.scale.levels).id
      for (one, two) in zip(before.results, try translator.translate(more).results) {
        #expect(two.coverage >= one.coverage - 1e-12)
        #expect(two.coverageSameActor >= one.coverageSameActor - 1e-12)
        #expect(two.coverageAtLevel >= one.coverageAtLevel - 1e-12)
      }
    }
  }

  @Test("Distributions and contributions sum to 1, and all shares are shares", arguments: seeds)
  func sums(seed: Int) throws {
    var catalog = RandomCatalog(seed: seed)
    let thresholds = catalog.chance(0.5) ? Thresholds() : .none
    let (translator, profile) = try catalog.translation(thresholds: thresholds, rating: 0...6)
    for result in try translator.translate(profile).results {
      for share in [
        result.coverage, result.coverageSameActor, result.coverageAtLevel, result.focus,
      ] { #expect(share >= 0 && share <= 1 + 1e-9) }
      #expect(result.coverageSameActor <= result.coverage + 1e-12)
      #expect(result.coverageAtLevel <= 1 + 1e-9)
      guard let probabilities = result.probabilities else { continue }
      #expect(isClose(probabilities.reduce(0, +), 1))
      #expect(probabilities.allSatisfy { $0 >= 0 && $0 <= 1 + 1e-12 })
      #expect(isClose(result.contributions.reduce(0) { $0 + $1.weight }, 1))
      #expect(result.contributions.allSatisfy { $0.weight > 0 })
      let weights = result.contributions.map(\.weight)
      #expect(weights == weights.sorted(by: >))
    }
  }

  /// What a unit's statements that count and carry are about.
  private func content(
    _ side: AlignedFramework, _ unit: Framework.Unit, counting counts: (Role) -> Bool
  ) -> Set<ContentPart> {
    Set(
      unit.statements.filter { counts($0.actor) }.flatMap { statement in
        (side.linksByStatement[statement.id] ?? [])
          .filter { ![.related, .counterpart].contains($0.relation) }
          .map {
            ContentPart(
              concept: $0.concept, isDone: statement.act != .knows && statement.act != .values)
          }
      })
  }

  @Test("No answer without a path from a rated unit through what meets", arguments: seeds)
  func paths(seed: Int) throws {
    var catalog = RandomCatalog(seed: seed)
    let (translator, profile) = try catalog.translation(rating: 0...6)
    let (source, target) = (translator.source, translator.target)
    let isPerson = source.framework.scale.rates == .person
    for result in try translator.translate(profile).results {
      #expect((result.distribution != nil) == !result.contributions.isEmpty)
      let units = target.framework.ratedUnits.filter {
        result.unit == Profile.wholePerson || $0.id == result.unit
      }
      let theirs = units.reduce(into: Set<ContentPart>()) { found, unit in
        found.formUnion(content(target, unit) { $0 != .agency })
      }
      let hierarchy = ConceptHierarchy(RandomCatalog.ontology)
      var reachable = false
      for unit in source.framework.ratedUnits {
        let mine = content(source, unit) { actor in
          profile.role.map { actor.fits($0) } ?? (actor != .agency)
        }
        let served = theirs.filter { part in
          mine.contains {
            hierarchy.meet($0.concept, part.concept) && ($0.isDone || !part.isDone)
          }
        }
        let isRated = profile.levels[isPerson ? Profile.wholePerson : unit.id] != nil
        if isRated, !served.isEmpty { reachable = true }
        for contribution in result.contributions where contribution.unit == unit.id {
          #expect(isRated)
          #expect(served.contains { $0.concept == contribution.concept })
        }
      }
      #expect((result.coverage > 0) == reachable)
      if !reachable { #expect(result.status == .abstained) }
    }
  }

  @Test(
    "An abstained result has no distribution, answer, interval or contribution", arguments: seeds)
  func abstention(seed: Int) throws {
    var catalog = RandomCatalog(seed: seed)
    let (translator, profile) = try catalog.translation(thresholds: Thresholds(), rating: 0...6)
    for result in try translator.translate(profile).results {
      let isAbstained = result.status == .abstained
      #expect((result.reason != nil) == isAbstained)
      #expect((result.distribution == nil) == isAbstained)
      #expect((result.answer == nil) == (isAbstained || result.status == .uneven))
      #expect(
        result.strongThrough.isEmpty == (result.status != .uneven)
          && result.weakThrough.isEmpty == (result.status != .uneven))
      #expect((result.interval == nil) == isAbstained)
      if isAbstained { #expect(result.contributions.isEmpty) }
    }
  }

  // MARK: Order and bytes

  /// The same judgements and facts, written down in another order.
  private func shuffled(
    _ side: AlignedFramework, _ catalog: inout RandomCatalog
  ) -> AlignedFramework {
    var framework = side.framework
    framework.units.shuffle(using: &catalog.random)
    for index in framework.units.indices {
      framework.units[index].statements.shuffle(using: &catalog.random)
    }
    var alignment = side.alignment
    alignment.links.shuffle(using: &catalog.random)
    for index in alignment.links.indices {
      alignment.links[index].links.shuffle(using: &catalog.random)
    }
    alignment.scale?.levels.shuffle(using: &catalog.random)
    for index in alignment.scale!.levels.indices {
      alignment.scale!.levels[index].facets.shuffle(using: &catalog.random)
    }
    return AlignedFramework(
      framework: framework, alignment: alignment, overriddenBy: side.overriddenBy)
  }

  @Test("The order of units, statements and links in the files changes nothing", arguments: seeds)
  func fileOrder(seed: Int) throws {
    var catalog = RandomCatalog(seed: seed)
    let thresholds = catalog.chance(0.5) ? Thresholds() : .none
    let (translator, profile) = try catalog.translation(thresholds: thresholds)
    let other = try Translator(
      from: shuffled(translator.source, &catalog), to: shuffled(translator.target, &catalog),
      concepts: ConceptHierarchy(RandomCatalog.ontology), contextDigest: "ontology",
      thresholds: thresholds)
    let (one, two) = (try translator.translate(profile), try other.translate(profile))
    #expect(Set(one.results.map(\.unit)) == Set(two.results.map(\.unit)))
    #expect(two.results.map(\.unit) == other.target.framework.rows)
    #expect(one.results.flatMap { $0.differences(from: two[$0.unit]!) } == [])
  }

  @Test("The order in which ratings come in changes no byte", arguments: seeds)
  func ratingOrder(seed: Int) throws {
    var catalog = RandomCatalog(seed: seed)
    let (translator, profile) = try catalog.translation()
    let json = try translator.translate(profile).json
    for _ in 0..<3 {
      var other = profile
      // Other insertions and capacities give a dictionary another order.
      other.levels = Dictionary(minimumCapacity: catalog.int(1...200))
      for (unit, level) in profile.levels.shuffled(using: &catalog.random) {
        other.levels[unit] = level
      }
      #expect(try translator.translate(other).json == json)
    }
  }

  @Test(
    "The same input gives the same bytes, from a new translator and from a batch", arguments: seeds)
  func bytes(seed: Int) throws {
    var catalog = RandomCatalog(seed: seed)
    let (translator, profile) = try catalog.translation(thresholds: Thresholds(), rating: 0...6)
    let json = try translator.translate(profile).json
    #expect(try translator.translate(profile).json == json)
    let again = try Translator(
      from: translator.source, to: translator.target,
      concepts: ConceptHierarchy(RandomCatalog.ontology), contextDigest: "ontology")
    #expect(try again.translate(profile).json == json)
    var batch = TranslationBatch(translator)
    #expect(try batch.translate(profile).json == json)
    #expect(try batch.translate(profile).json == json)
  }

  // MARK: What counts

  /// The translator with another target.
  private func translator(
    _ old: Translator, to target: AlignedFramework? = nil, from source: AlignedFramework? = nil
  ) throws -> Translator {
    try Translator(
      from: source ?? old.source, to: target ?? old.target,
      concepts: ConceptHierarchy(RandomCatalog.ontology), contextDigest: "ontology",
      thresholds: old.thresholds)
  }

  /// `side` with statements by the agency in every unit, each wholly about one concept.
  private func withAgency(
    _ side: AlignedFramework, _ catalog: inout RandomCatalog
  ) -> AlignedFramework {
    var (framework, alignment) = (side.framework, side.alignment)
    let concepts = alignment.links.flatMap(\.links).map(\.concept) + ["another"]
    for index in framework.units.indices {
      let id = "agency.\(index)"
      let level = framework.units[index].statements.compactMap(\.level).first
      framework.units[index].statements.insert(
        Statement(id: id, level: level, actor: .agency, text: "the agency provides"), at: 0)
      alignment.links.append(
        .init(
          statement: id,
          links: [
            .init(concept: catalog.pick(concepts), share: 1, relation: .exact, confidence: 1)
          ]))
    }
    return AlignedFramework(
      framework: framework, alignment: alignment, overriddenBy: side.overriddenBy)
  }

  @Test("What the agency is to do changes nothing, on either side", arguments: seeds)
  func agency(seed: Int) throws {
    var catalog = RandomCatalog(seed: seed)
    let (old, profile) = try catalog.translation()
    let results = try old.translate(profile).results
    let target = withAgency(old.target, &catalog)
    let source = withAgency(old.source, &catalog)
    for new in [try translator(old, to: target), try translator(old, from: source)] {
      let others = try new.translate(profile).results
      #expect(zip(results, others).flatMap { $0.differences(from: $1) } == [])
    }
  }

  /// `side` with all links that do not carry taken away, or with more of them.
  private func withoutTouching(
    _ side: AlignedFramework, adding: Bool, _ catalog: inout RandomCatalog
  ) -> AlignedFramework {
    var alignment = side.alignment
    for index in alignment.links.indices {
      alignment.links[index].links.removeAll { !$0.carries }
      let share = alignment.links[index].links.reduce(1) { $0 - $1.share }
      if adding, share > 0.01 {
        alignment.links[index].links.append(
          .init(
            concept: catalog.pick(["concept-0", "concept-1", "another"]), share: share,
            relation: catalog.pick([.related, .counterpart]), confidence: 1))
      }
    }
    return AlignedFramework(
      framework: side.framework, alignment: alignment, overriddenBy: side.overriddenBy)
  }

  @Test("Related and counterpart links move nothing", arguments: seeds)
  func touching(seed: Int) throws {
    var catalog = RandomCatalog(seed: seed)
    let (old, profile) = try catalog.translation()
    let results = try old.translate(profile).results
    for adding in [false, true] {
      let new = try translator(
        old, to: withoutTouching(old.target, adding: adding, &catalog),
        from: withoutTouching(old.source, adding: adding, &catalog))
      let others = try new.translate(profile).results
      #expect(zip(results, others).flatMap { $0.differences(from: $1) } == [])
    }
  }

  @Test("Facets and confidence change no number", arguments: seeds)
  func facets(seed: Int) throws {
    var catalog = RandomCatalog(seed: seed)
    let (old, profile) = try catalog.translation()
    guard !old.base.isRefused else { return }
    var (source, target) = (old.source, old.target)
    for level in source.alignment.scale!.levels.indices {
      source.judgement.scale!.levels[level].facets = [.init(facet: "other", strength: 1)]
    }
    target.judgement.scale!.levels = [
      .init(
        level: target.framework.scale.levels[0].id, facets: [.init(facet: "other", strength: 4)])
    ]
    for entry in source.alignment.links.indices {
      source.judgement.links[entry].links[0].confidence = catalog.real(0...1)
    }
    let new = try translator(old, to: target, from: source)
    guard !new.base.isRefused else { return }
    for (one, two) in zip(
      try old.translate(profile).results, try new.translate(profile).results)
    {
      #expect(one.distribution == two.distribution && one.contributions == two.contributions)
      #expect(one.coverage == two.coverage && one.coverageAtLevel == two.coverageAtLevel)
      #expect(one.focus == two.focus && one.coverageSameActor == two.coverageSameActor)
    }
  }

  @Test("Person, basis and title are carried through and change no number", arguments: 0..<30)
  func basis(seed: Int) throws {
    var catalog = RandomCatalog(seed: seed)
    let (translator, profile) = try catalog.translation(thresholds: Thresholds())
    for basis in Basis.allCases {
      var other = profile
      (other.basis, other.person) = (basis, "somebody")
      let translation = try translator.translate(other)
      #expect(translation.basis == basis && translation.person == "somebody")
      #expect(translation.role == profile.role)
      for (one, two) in zip(try translator.translate(profile).results, translation.results) {
        #expect(one.distribution == two.distribution && one.status == two.status)
        #expect(two.codes.contains(.basis) == (basis != .observed))
      }
    }
  }

  // MARK: Identity

  @Test("Within one framework a rating is itself and all else is unrated", arguments: seeds)
  func identity(seed: Int) throws {
    var catalog = RandomCatalog(seed: seed)
    let side = catalog.pair().source
    let translator = try Translator(
      from: side, to: side, concepts: ConceptHierarchy(RandomCatalog.ontology),
      contextDigest: "ontology")
    let profile = catalog.profile(of: side)
    let translation = try translator.translate(profile)
    #expect(translation.results.map(\.unit) == side.framework.rows)
    for result in translation.results {
      guard let level = profile.levels[result.unit] else {
        #expect(result.status == .abstained && result.reason == .unrated)
        #expect(result.coverage == 0 && result.coverageSameActor == 0 && result.focus == 0)
        continue
      }
      if side.framework.ratedUnits.isEmpty { continue }
      #expect(result.status == .answer && result.reason == nil)
      #expect(result.answer == level && result.interval == [level, level])
      #expect(result.distribution!.allSatisfy { isClose($0.p, $0.level == level ? 1 : 0) })
      #expect(isClose(result.coverage, 1) && isClose(result.coverageAtLevel, 1))
      #expect(result.codes.isDisjoint(with: [.coverage, .focus, .level, .facets, .silentLevel]))
      #expect(result.rateNext.isEmpty)
    }
  }

  @Test("Within a framework that rates the person, contributions sum to 1 beside an empty unit")
  func identityContributions() throws {
    let framework = RandomCatalog.plain(
      "one", levels: ["low", "high"], rates: .person, units: [("p", ["a"]), ("q", ["b"])])
    let side = RandomCatalog.plain(aligning: framework, ["a": "x"])
    let result = try Translator(from: side, to: side, contextDigest: "")
      .translate(Profile(levels: [Profile.wholePerson: "low"])).results[0]
    #expect(result.answer == "low")
    #expect(isClose(result.contributions.reduce(0) { $0 + $1.weight }, 1))
  }

  @Test("Two frameworks with one scale keep the level, whatever their cuts say", arguments: 0..<60)
  func sameScale(seed: Int) throws {
    var catalog = RandomCatalog(seed: seed)
    var (source, target) = catalog.pair()
    target.document.scale.id = source.framework.scale.id
    target.document.scale.levels = source.framework.scale.levels
    for index in target.framework.units.indices {
      for statement in target.framework.units[index].statements.indices {
        target.document.units[index].statements[statement].level = nil
      }
    }
    // Not even cuts or facets are needed.
    target.judgement.scale = nil
    if catalog.chance(0.5) { source.judgement.scale = nil }
    let translator = try Translator(
      from: source, to: target, concepts: ConceptHierarchy(RandomCatalog.ontology),
      contextDigest: "ontology", thresholds: .none)
    #expect(!translator.base.isRefused)
    #expect(translator.base.levelLink == LevelLink(identityOf: source.framework.scale.levels.count))
    var profile = catalog.profile(of: source)
    let level = catalog.pick(source.framework.scale.levels).id
    profile.levels = profile.levels.mapValues { _ in level }
    for result in try translator.translate(profile).results where result.distribution != nil {
      #expect(result.answer == level && result.interval == [level, level])
      #expect(result.distribution!.allSatisfy { isClose($0.p, $0.level == level ? 1 : 0) })
      #expect(!result.codes.contains(.facets))
    }
  }

  // MARK: The whole person

  @Test("A rating of the person is a rating of every unit", arguments: seeds)
  func personSource(seed: Int) throws {
    var catalog = RandomCatalog(seed: seed)
    var (old, profile) = try catalog.translation()
    var source = old.source
    source.document.scale.rates = .person
    let level = catalog.pick(source.framework.scale.levels).id
    profile.levels = [Profile.wholePerson: level]
    var target = old.target
    if old.target.framework.scale.id == old.source.framework.scale.id {
      target.document.scale.rates = .person
    }
    old = try translator(old, to: target, from: source)
    source.document.scale.rates = .units
    let new = try translator(old, from: source)
    var other = profile
    other.levels = [:]
    for unit in source.framework.ratedUnits { other.levels[unit.id] = level }
    let (one, two) = (try old.translate(profile), try new.translate(other))
    #expect(zip(one.results, two.results).flatMap { $0.differences(from: $1) } == [])
  }

  @Test("Into a person scale there is one result, the coverage-weighted mean", arguments: seeds)
  func personTarget(seed: Int) throws {
    var catalog = RandomCatalog(seed: seed)
    let (old, profile) = try catalog.translation()
    var target = old.target
    target.document.scale.rates = .units
    let units = try translator(old, to: target).translate(profile).results
    target.document.scale.rates = .person
    let results = try translator(old, to: target).translate(profile).results
    try #require(results.map(\.unit) == [Profile.wholePerson])
    let whole = results[0]
    let count = Double(max(1, units.count))
    let total = units.reduce(0) { $0 + $1.coverage }
    #expect(isClose(whole.coverage, total / count))
    #expect(isClose(whole.coverageSameActor, units.reduce(0) { $0 + $1.coverageSameActor } / count))
    #expect(isClose(whole.coverageAtLevel, units.reduce(0) { $0 + $1.coverageAtLevel } / count))
    // A unit that abstains for its own reason has no distribution to compare with.
    guard let probabilities = whole.probabilities,
      !units.contains(where: { [.role, .silent].contains($0.reason) })
    else { return }
    for (outcome, p) in probabilities.enumerated() {
      let mean = units.reduce(0) { $0 + $1.coverage * ($1.probabilities?[outcome] ?? 0) } / total
      #expect(isClose(p, mean))
    }
    #expect(isClose(whole.focus, units.reduce(0) { $0 + $1.coverage * $1.focus } / total))
  }

  @Test("Contributions of equal weight stand in the order of units and concepts")
  func equalContributions() throws {
    let units = ["f", "b", "e", "a", "d", "c"]
    var source = RandomCatalog.plain(
      aligning: RandomCatalog.plain(
        "one", levels: ["low", "high"], units: units.map { ($0, [$0]) }), [:])
    source.judgement.links = units.map { unit in
      .init(
        statement: unit,
        links: ["z", "y"].map {
          .init(concept: $0, share: 0.5, relation: .exact, confidence: 1)
        })
    }
    var target = RandomCatalog.plain(
      aligning: RandomCatalog.plain("two", levels: ["low", "high"], units: [("v", ["s"])]), [:])
    target.judgement.links = source.alignment.links.prefix(1).map {
      .init(statement: "s", links: $0.links)
    }
    for rates in Scale.Subject.allCases {
      target.document.scale.rates = rates
      let translation = try Translator(from: source, to: target, contextDigest: "")
        .translate(Profile(levels: Dictionary(uniqueKeysWithValues: units.map { ($0, "low") })))
      let paths = translation.results[0].contributions.map { $0.unit + $0.concept }
      #expect(paths == units.sorted().flatMap { [$0 + "y", $0 + "z"] })
    }
  }
}

extension Framework {
  /// The ids that results about this framework have.
  fileprivate var rows: [String] {
    scale.rates == .person ? [Profile.wholePerson] : ratedUnits.map(\.id)
  }
}
