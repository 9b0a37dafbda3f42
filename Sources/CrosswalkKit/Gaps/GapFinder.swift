import CrosswalkBase
import CrosswalkModel

/// Finds what people lack of a target, concept by concept.
///
/// What depends on the two frameworks and the target alone is worked out once; what depends on the
/// rated person's role, once for each role. What is left is linear in what is said of a person.
package struct GapFinder: Sendable {
  /// What translates between the two frameworks; its thresholds are not asked here.
  package let translator: Translator
  /// What people are held against.
  package let target: GapTarget
  /// The ids of all concepts of which the target speaks, ascending.
  package let concepts: [String]
  /// The stages of the reference scale, lowest first.
  package let stages: [Ontology.Stage]

  /// The two frameworks, with their versions.
  package let tables: (source: Translation.Side, target: Translation.Side)
  /// One hash over all that gaps come from but for the ratings: what translations come from, the
  /// target, the role that it is read for, and what is thought important.
  package let hash: String

  /// What the user thinks of the importance of concepts, by position.
  let importance: [Double]
  let positions: LevelPositions
  /// By content part: its concept's position; nil where the target does not speak of it.
  let conceptOfPart: [Int?]
  /// By content part: ids of the target's statements that say most about it, first.
  private let watched: [[String]]
  private var contents: [Role?: SourceContent] = [:]
  private var requirements: [[Int?]: Requirement] = [:]

  /// Under this part of what a target asks of a concept, it has to be assessed first.
  package static let leastKnown = 0.5
  /// From this chance on a person meets what is asked.
  package static let leastChance = 0.5
  /// How many things to rate, mark or watch are named.
  private static let suggestions = 3

  /// - Parameters:
  ///   - translator: From the framework that people are rated in to the target's.
  ///   - target: What people are held against.
  ///   - ontology: Whose stages shortfalls are told by; without stages there is one, of the whole
  ///     scale.
  ///   - importance: Factors by concept id, 0 or more; 1 where nothing is said.
  /// - Throws: ``GapError``, ``TranslationError/noCuts(framework:)``, `ExpectationError` for a
  ///   framework whose levels have no tenure.
  package init(
    _ translator: Translator, target: GapTarget, ontology: Ontology,
    importance: [String: Double] = [:]
  ) throws {
    let tables = translator.tables(for: nil)
    if tables.isRefused {
      throw GapError.nothingInCommon(
        from: translator.source.framework.id, to: translator.target.framework.id,
        silent: [translator.source, translator.target].filter { side in
          side.alignment.scale?.levels.allSatisfy(\.facets.isEmpty) ?? true
        }.map(\.framework.id))
    }
    self.translator = translator
    self.target = target
    stages =
      ontology.stages.isEmpty
      ? [.init(id: "all", label: "All", from: 0, to: 100, scope: "")] : ontology.stages
    self.tables = (tables.source.framework, tables.target.framework)
    hash = SHA256.hexDigest(
      of: Archive.encode(
        [
          translator.hash, "\(Self.key(target))", translator.targetRole?.rawValue ?? "",
          importance.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
            .joined(separator: ";"),
        ]))
    let isGeneral = tables.source.ratesPerson && !tables.isIdentity
    positions = try LevelPositions(
      from: translator.source, to: translator.target,
      link: isGeneral ? tables.widerLink : tables.levelLink,
      spread: isGeneral ? translator.thresholds.personSpread : 0,
      stages: stages.map { $0.from...$0.to })
    let conceptIDs = tables.parts.map(\.concept)
    let spokenOf = tables.parts.indices.map { part in
      tables.targetContents.contains { $0.weights[part] > 0 }
    }
    concepts = Set(zip(conceptIDs, spokenOf).filter(\.1).map(\.0)).sorted()
    if concepts.isEmpty, let role = translator.targetRole {
      throw GapError.noStatement(of: role, framework: translator.target.framework.id)
    }
    let places = Dictionary(uniqueKeysWithValues: concepts.enumerated().map { ($1, $0) })
    conceptOfPart = zip(conceptIDs, spokenOf).map { $1 ? places[$0] : nil }
    try Self.check(importance, known: Set(ontology.concepts.map(\.id)).union(conceptIDs))
    self.importance = concepts.map { importance[$0] ?? 1 }
    watched = Self.watched(translator, parts: tables.parts.count)
    // A target that nobody can be held against is told now, and not once for each person.
    if case .ownTenure = target {
      guard translator.target.framework.scale.levels.contains(where: { $0.tenure != nil }) else {
        throw ExpectationError.noTenureBands(framework: translator.target.framework.id)
      }
    } else {
      _ = try levels(tenure: nil)
    }
  }

  /// Throws where a factor is of an unknown concept, or is none.
  private static func check(_ importance: [String: Double], known: Set<String>) throws(GapError) {
    for (concept, factor) in importance.sorted(by: { $0.key < $1.key }) {
      guard known.contains(concept) else {
        throw .unknownConcept(concept, nearest: nearest(concept, in: known.sorted()))
      }
      guard factor >= 0, factor.isFinite else {
        throw .impossibleImportance(concept: concept, factor)
      }
    }
  }

  /// A target as one text, the same for the same target.
  private static func key(_ target: GapTarget) -> String {
    switch target {
    case .level(let framework, let level): "\(framework):\(level)"
    case .tenure(let framework, let years): "\(framework)@\(years)y"
    case .ownTenure(let framework): "\(framework)@tenure"
    case .units(let framework, let levels):
      "\(framework) "
        + levels.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ";")
    }
  }

  /// How wide each stage is, lowest first, in reference points.
  package var stageWidths: [Double] { stages.map { $0.to - $0.from } }

  /// The central part of somebody's position, in reference points.
  ///
  /// - Parameters:
  ///   - position: Weights by source level, that sum to 1.
  ///   - part: Of the probability, 0 to 1.
  /// - Returns: From 0 to 100, the ends as likely outside as each other.
  package func interval(of position: [Double], holding part: Double = 0.8) -> ClosedRange<Double> {
    let low = positions.quantile((1 - part) / 2, of: position)
    return low...max(low, positions.quantile((1 + part) / 2, of: position))
  }

  /// The level that each of the target's units asks of somebody; nil where it asks nothing.
  ///
  /// - Parameter tenure: Years of service, where each is held against the own.
  /// - Returns: Nil where the target needs a tenure and none is told.
  /// - Throws: `ExpectationError` for a tenure that no level belongs to, `NameError` for names that
  ///   the framework has not.
  package func levels(tenure: Double?) throws -> [Int?]? {
    let framework = translator.target.framework
    let units = framework.ratedUnits
    func everyUnit(_ level: String) throws -> [Int?] {
      guard let rank = framework.scale.rank(of: level) else {
        throw TranslationError.unknownLevel(level, framework: framework.id)
      }
      return units.map { _ in rank }
    }
    switch target {
    case .level(_, let level): return try everyUnit(level)
    case .tenure(_, let years):
      return try everyUnit(Expectation(of: framework, tenure: years).level.id)
    case .ownTenure:
      guard let tenure else { return nil }
      return try everyUnit(Expectation(of: framework, tenure: tenure).level.id)
    case .units(_, let levels):
      return try units.map { unit in
        try levels[unit.id].map { level in
          guard let rank = framework.scale.rank(of: level) else {
            throw TranslationError.unknownLevel(level, framework: framework.id)
          }
          return rank
        }
      }
    }
  }

  /// What a person lacks.
  ///
  /// - Parameters:
  ///   - person: What is known of the person.
  ///   - index: The person's place in the table.
  /// - Returns: Nil where the person is to be held against the own service and none is told.
  /// - Throws: As ``levels(tenure:)``.
  package mutating func gaps(of person: PersonRatings, at index: Int) throws -> PersonGaps? {
    guard let levels = try levels(tenure: person.tenure) else { return nil }
    let (content, requirement) = (content(for: person.role), requirement(levels))
    let evidence = PersonEvidence(
      person, content, levelCount: translator.source.framework.scale.levels.count)
    return PersonGaps(
      index: index, ratings: person,
      concepts: concepts(
        person, evidence, content, requirement, requirement.known(evidence.amounts)))
  }

  private mutating func content(for role: Role?) -> SourceContent {
    if let content = contents[role] { return content }
    let content = SourceContent(translator.tables(for: role), translator.base)
    contents[role] = content
    return content
  }

  private mutating func requirement(_ levels: [Int?]) -> Requirement {
    if let requirement = requirements[levels] { return requirement }
    let requirement = Requirement(
      translator.base.targetContents, translator.base.meeting.parts, levels: levels, positions)
    requirements[levels] = requirement
    return requirement
  }

  // MARK: Concepts

  /// The content parts of each concept, folded.
  private func concepts(
    _ person: PersonRatings, _ evidence: PersonEvidence, _ content: SourceContent,
    _ requirement: Requirement, _ known: [Double]
  ) -> [PersonGaps.Concept] {
    var folds = concepts.indices.map {
      ConceptFold(
        concept: $0, importance: importance[$0], stages: stages.count,
        levels: translator.source.framework.scale.levels.count)
    }
    for (part, concept) in conceptOfPart.enumerated() {
      guard let concept, requirement.shares[part] > 0 else { continue }
      folds[concept].add(part, known[part], evidence, requirement)
    }
    let advice = GapAdvice(person, content, requirement, evidence, watched: watched)
    return folds.filter { $0.share > 0 }.map { fold in
      var concept = fold.concept()
      let share = fold.share
      if fold.known < Self.leastKnown * share - LevelDistribution.tolerance {
        concept.status = .assessFirst(advice.reason(fold))
      } else if fold.apart >= 0.5 - LevelDistribution.tolerance {
        concept.status = .assessFirst(.ratersApart)
      } else {
        concept.status =
          (concept.chance ?? 0) >= Self.leastChance - LevelDistribution.tolerance ? .meets : .short
      }
      advice.add(to: &concept, fold, names: translator.base.sourceStatementIDs)
      return concept
    }
  }

  /// By content part: the ids of the target's statements that say most about it.
  private static func watched(_ translator: Translator, parts: Int) -> [[String]] {
    let (framework, links) = (translator.target.framework, translator.target.linksByStatement)
    var found = [[(share: Double, order: Int, id: String)]](repeating: [], count: parts)
    let statements = framework.ratedUnits.flatMap(\.statements).filter {
      translator.targetRole.map($0.actor.fits) ?? ($0.actor != .agency)
    }
    let linked = LinkedStatement.of(
      statements, links: links, parts: translator.base.targetIndex, scale: framework.scale
    ).map(translator.base.meeting.placed)
    for (order, (statement, numbers)) in zip(statements, linked).enumerated() {
      // What a source words as lacking is nothing to look for.
      if statement.flags.contains(.deficit) { continue }
      for share in numbers.shares {
        found[share.part].append((share.share, order, statement.id))
      }
    }
    return found.map { list in
      list.sorted { ($1.share, $0.order) < ($0.share, $1.order) }.prefix(suggestions).map(\.id)
    }
  }
}
