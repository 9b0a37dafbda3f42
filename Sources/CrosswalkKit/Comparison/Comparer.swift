import CrosswalkBase
import CrosswalkModel

/// Compares two frameworks. Linear in their statements and links, but for the table of all pairs
/// of units.
struct Comparer {
  let source: AlignedFramework
  let target: AlignedFramework
  private let hierarchy: ConceptHierarchy
  /// The parts of both sides.
  private let index: ContentIndex
  private let contents: [(unit: Framework.Unit, content: UnitContent)]
  private let targetContents: [(unit: Framework.Unit, content: UnitContent)]

  init(_ source: AlignedFramework, _ target: AlignedFramework, _ hierarchy: ConceptHierarchy) {
    self.source = source
    self.target = target
    self.hierarchy = hierarchy
    let index = ContentIndex([source, target])
    self.index = index
    func contents(of side: AlignedFramework) -> [(Framework.Unit, UnitContent)] {
      let links = side.linksByStatement
      return side.framework.ratedUnits.map {
        ($0, UnitContent(of: $0, links: links, parts: index) { _ in true })
      }
    }
    self.contents = contents(of: source)
    targetContents = contents(of: target)
  }

  /// Everything about the two.
  func comparison(
    matches: [MatchSet], ontology: Ontology, hash: String, _ memory: StandingMemory
  ) -> Comparison {
    let (facets, isRefused) = Translation.Facets.between(source, target)
    let (links, refusal) = isRefused ? (nil, noFacet) : self.links()
    let judgements = matches.flatMap(pairs)
    let (alone, aloneThere) = (
      notThere(source, in: target, ontology), notThere(target, in: source, ontology)
    )
    func isMissing(_ entry: Comparison.OnlyHere) -> Bool {
      entry.standing.isMissing || entry.standing == .notJudged
    }
    let kinship = ConceptKinship(ontology)
    func behaviours(of side: AlignedFramework, in other: AlignedFramework) -> [String: Standing] {
      Counterparts(from: side, to: other, matches: matches, kinship: kinship, hierarchy)
        .standingsAlone(memory)
    }
    return Comparison(
      from: side(source), to: side(target),
      hash: hash,
      overlap: overlap(),
      coverage: coverages(
        behaviours(of: target, in: source), behaviours(of: source, in: target)),
      facets: facets, ladders: links.map(ladders) ?? [], refusal: refusal,
      falseFriends: falseFriends(links),
      onlyInFrom: alone.filter(isMissing), onlyInTo: aloneThere.filter(isMissing),
      touchedInTo: alone.filter { !isMissing($0) },
      touchedInFrom: aloneThere.filter { !isMissing($0) },
      judgements: judgements.count, disagreements: disagreements(judgements, kinship),
      cautions: Caution.betweenDocuments(source, target))
  }

  /// Just what a table of many pairs shows: the same numbers, for both directions.
  func cells(matches: [MatchSet]) -> [ComparisonMatrix.Cell] {
    let (facets, isRefused) = Translation.Facets.between(source, target)
    let falseFriends =
      hasEqualNames ? falseFriends(isRefused ? nil : links().0).count : 0
    let judgements = matches.reduce(0) { $0 + pairs(of: $1).count }
    let sharesAncestry = Caution.betweenDocuments(source, target).contains { $0.code == .ancestry }
    return coverages([:], [:]).map {
      ComparisonMatrix.Cell(
        of: $0.of, by: $0.by, topic: $0.topic, topicSameActor: $0.topicSameActor,
        sharedFacets: facets.shared, falseFriends: falseFriends, judgements: judgements,
        sharesAncestry: sharesAncestry)
    }
  }

  /// Why levels are refused: scales of which nobody has said what they measure may have much in common.
  private var noFacet: String {
    let silent = [source, target].filter(\.facets.isEmpty).map { "'\($0.framework.id)'" }
    return silent.isEmpty
      ? "the two scales measure nothing in common"
      : "nobody has said what the levels of \(silent.joined(separator: " and ")) speak to"
  }

  private func side(_ side: AlignedFramework) -> Comparison.Side {
    var byActor: [String: Int] = [:]
    for (_, statement) in side.framework.statements {
      byActor[statement.actor.rawValue, default: 0] += 1
    }
    return Comparison.Side(
      framework: side.framework.id, title: side.framework.title, version: side.framework.version,
      statementsByActor: byActor, isAligned: side.isAligned)
  }

  // MARK: Content

  private func overlap() -> Comparison.Overlap {
    let overlap = ContentOverlap(index, hierarchy)
    let families = targetContents.map { overlap.families(of: $0.content.weights) }
    return Comparison.Overlap(
      rows: contents.map { Comparison.UnitName(id: $0.unit.id, title: $0.unit.title) },
      columns: targetContents.map { Comparison.UnitName(id: $0.unit.id, title: $0.unit.title) },
      values: contents.map { row in
        targetContents.indices.map { column in
          overlap.overlap(
            row.content.weights, targetContents[column].content.weights, within: families[column])
        }
      })
  }

  /// Of the target by the source, and the other way round.
  ///
  /// - Parameters:
  ///   - theirs: How the source stands to the target's statements, by their ids.
  ///   - mine: How the target stands to the source's.
  /// - Returns: Two.
  private func coverages(
    _ theirs: [String: Standing], _ mine: [String: Standing]
  ) -> [Comparison.Coverage] {
    let meeting = ContentMeeting(from: index, to: index, hierarchy)
    return [
      coverage(of: target, targetContents, by: source, contents, meeting, theirs),
      coverage(of: source, contents, by: target, targetContents, meeting, mine),
    ]
  }

  private func coverage(
    of covered: AlignedFramework, _ units: [(unit: Framework.Unit, content: UnitContent)],
    by covering: AlignedFramework, _ others: [(unit: Framework.Unit, content: UnitContent)],
    _ meeting: ContentMeeting, _ standings: [String: Standing]
  ) -> Comparison.Coverage {
    let isJudged = covered.isAligned && covering.isAligned
    let units = units.map { (unit: $0.unit, content: meeting.placed($0.content)) }
    var amounts = [Double](repeating: 0, count: meeting.parts.count)
    var amountsByActor: [Role: [Double]] = [:]
    for (_, own) in others.sorted(by: { $0.unit.id < $1.unit.id }) {
      let content = meeting.expanded(own)
      for index in amounts.indices { amounts[index] += content.amounts[index] }
      for (actor, part) in content.amountsByActor {
        var sum = amountsByActor[actor] ?? [Double](repeating: 0, count: meeting.parts.count)
        for index in sum.indices { sum[index] += part[index] }
        amountsByActor[actor] = sum
      }
    }
    func share(_ weights: [Double], _ content: UnitContent, _ amounts: [Double]) -> Double {
      meeting.parts.covered(
        weights, demand: meeting.parts.demand(of: content.amounts), by: amounts
      ).reduce(0, +)
    }
    let shares = units.map { share($0.content.weights, $0.content, amounts) }
    func behaviour(_ statements: [Statement]) -> BehaviourCoverage {
      BehaviourCoverage(statements.compactMap { standings[$0.id] })
    }
    let count = Double(max(1, units.count))

    var byActor: [String: Double] = [:]
    var sameActor = 0.0
    for actor in Role.allCases {
      let parts = units.compactMap { unit in
        unit.content.weightsByActor[actor].map { ($0, unit.content) }
      }
      // Of what the statements of this actor say, and not of all that the unit says; what no concept has a
      // word for is said too.
      let stated = units.reduce(0) { $0 + ($1.content.statedByActor[actor] ?? 0) }
      if stated > 0 {
        byActor[actor.rawValue] = parts.reduce(0) { $0 + share($1.0, $1.1, amounts) } / stated
      }
      guard !parts.isEmpty else { continue }
      let fitting = Role.allCases.filter { $0.fits(actor) }.compactMap { amountsByActor[$0] }
      let matching = amounts.indices.map { index in fitting.reduce(0) { $0 + $1[index] } }
      sameActor += parts.reduce(0) { $0 + share($1.0, $1.1, matching) } / count
    }
    return Comparison.Coverage(
      of: covered.framework.id, by: covering.framework.id,
      topic: isJudged ? shares.reduce(0, +) / count : nil,
      topicSameActor: isJudged ? sameActor : nil, topicByActor: isJudged ? byActor : [:],
      behaviour: behaviour(covered.framework.statements.map(\.statement)),
      units: zip(units, shares).map { unit, share in
        Comparison.UnitCoverage(
          id: unit.unit.id, topic: isJudged ? share : nil,
          behaviour: behaviour(unit.unit.statements))
      })
  }

  /// The concepts that statements here carry and none there does.
  private func notThere(
    _ here: AlignedFramework, in there: AlignedFramework, _ ontology: Ontology
  ) -> [Comparison.OnlyHere] {
    var counts: [String: Int] = [:]
    for entry in here.alignment.links {
      for link in entry.links where link.carries { counts[link.concept, default: 0] += 1 }
    }
    let standings = ConceptStandings(there, hierarchy)
    return ontology.concepts.compactMap { concept in
      guard let count = counts[concept.id] else { return nil }
      let found = standings(concept.id)
      guard found.standing != .served else { return nil }
      return Comparison.OnlyHere(
        concept: concept.id, label: concept.label, statements: count, standing: found.standing,
        reason: found.reason)
    }
  }

  // MARK: Levels

  /// The level links there and back, which are most of the work of a comparison.
  private typealias Links = (forwards: LevelLink, backwards: LevelLink)

  /// The links, or why there are none.
  private func links() -> (Links?, String?) {
    do {
      return (
        (
          try LevelLink(from: source, to: target), try LevelLink(from: target, to: source)
        ), nil
      )
    } catch {
      return (nil, "\(error)")
    }
  }

  private func ladders(_ links: Links) -> [Comparison.Ladder] {
    [
      Self.ladder(from: source, to: target, links.forwards),
      Self.ladder(from: target, to: source, links.backwards),
    ]
  }

  private static func ladder(
    from source: AlignedFramework, to target: AlignedFramework, _ link: LevelLink
  ) -> Comparison.Ladder {
    let scale = target.framework.scale
    return Comparison.Ladder(
      from: source.framework.id, to: target.framework.id,
      rungs: zip(source.framework.scale.levels, link.rows).map { level, row in
        let distribution = LevelDistribution(row)
        return Comparison.Rung(
          level: level.id, answer: LevelDistribution.id(of: distribution.median, on: scale),
          interval: [distribution.interval.lowerBound, distribution.interval.upperBound].map {
            LevelDistribution.id(of: $0, on: scale)
          },
          distribution: row.enumerated().map {
            Translation.Outcome(level: LevelDistribution.id(of: $0, on: scale), p: $1)
          })
      })
  }

  /// Whether any level of the one sounds like one of the other; without, links need not be made.
  private var hasEqualNames: Bool {
    let theirs = target.framework.scale.levels.map { LevelName($0.title) }
    return source.framework.scale.levels.contains { theirs.contains(LevelName($0.title)) }
  }

  /// Levels of the same name that do not mean the same.
  private func falseFriends(_ links: Links?) -> [Comparison.FalseFriend] {
    let (mine, theirs) = (source.framework.scale, target.framework.scale)
    let (forwards, backwards) = (links?.forwards, links?.backwards)
    return FalseFriends(mine, theirs, forwards: forwards, backwards: backwards).pairs.map { pair in
      let (level, other) = (mine.levels[pair.level], theirs.levels[pair.other])
      return Comparison.FalseFriend(
        name: level.title, level: level.id, other: other.id,
        forwards: forwards?.rows[pair.level][pair.other + 1],
        backwards: backwards?.rows[pair.other][pair.level + 1],
        likeliest: forwards.map {
          LevelDistribution.id(of: LevelDistribution($0.rows[pair.level]).likeliest, on: theirs)
        },
        measures: pair.measureDiffers ? [mine.measures, theirs.measures].compactMap { $0 } : [])
    }
  }

  // MARK: Judgements

  private typealias Judgement = (
    subject: String, object: String, relation: Relation?, note: String
  )

  /// The judgements of a set on pairs, read from source to target.
  private func pairs(of set: MatchSet) -> [Judgement] {
    let isForwards = set.from == source.framework.id
    return set.matches.compactMap { match in
      guard let object = match.object else { return nil }
      return isForwards
        ? (match.subject, object, match.relation, match.note)
        : (object, match.subject, match.relation?.inverse, match.note)
    }
  }

  private func disagreements(
    _ judgements: [Judgement], _ kinship: ConceptKinship
  ) -> [Comparison.Disagreement] {
    let mine = source.linksByStatement
    let theirs = target.linksByStatement
    let (subjects, objects) = (source.framework.statementsByID, target.framework.statementsByID)
    return judgements.compactMap { judgement in
      let derived = DerivedRelation(
        from: mine[judgement.subject] ?? [], to: theirs[judgement.object] ?? [], kinship: kinship)
      var relation = derived?.relation
      if let subject = subjects[judgement.subject], let object = objects[judgement.object] {
        relation = relation?.limited(from: subject, to: object)
      }
      guard relation != judgement.relation else { return nil }
      return Comparison.Disagreement(
        subject: judgement.subject, object: judgement.object, curated: judgement.relation,
        derived: relation, isContradiction: Self.contradict(judgement.relation, relation),
        note: judgement.note)
    }
  }

  /// Whether a judgement and what follows cannot both hold: one says that nothing matches, they point
  /// in opposite directions, or one is from the other side. `related` says so little that any other
  /// relation is only finer.
  private static func contradict(_ curated: Relation?, _ derived: Relation?) -> Bool {
    guard let derived else { return false }
    guard let curated else { return true }
    if curated == .related || derived == .related { return false }
    return (curated == .counterpart) != (derived == .counterpart)
      || [[curated, derived], [derived, curated]].contains([.narrower, .broader])
  }
}
