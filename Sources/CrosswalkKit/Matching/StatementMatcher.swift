import CrosswalkModel

/// Finds the counterparts of a framework's statements in another framework: judgements that
/// somebody made, and what follows from shared concepts.
public struct StatementMatcher: Sendable {
  /// Where subjects are.
  public let source: AlignedFramework
  /// Where counterparts are looked for.
  public let target: AlignedFramework

  /// Judgements by source statement, read in this direction.
  private let curated: [String: [Curated]]
  private let sourceLinks: [String: [ConceptLink]]
  private let targetLinks: [String: [ConceptLink]]
  /// Positions of the target's statements by concept: where a shared concept leads.
  private let targetsByConcept: [String: [Int]]
  private let targetStatements: [Statement]
  private let targetPositions: [String: Int]
  private let subjects: [String: Subject]
  private let wording: WordingIndex

  private struct Subject: Sendable {
    var statement: Statement
    var words: TermBag
  }

  private struct Curated: Sendable {
    var object: String?
    var relation: Relation?
    var absence: Absence?
    var confidence: Double
    var note: String
  }

  /// Prepares the search in time linear in the statements and links of both.
  ///
  /// - Parameters:
  ///   - source: Where subjects are.
  ///   - target: Where counterparts are looked for.
  ///   - matches: Sets of any pairs and directions; those of other frameworks are left out.
  public init(from source: AlignedFramework, to target: AlignedFramework, matches: [MatchSet]) {
    self.source = source
    self.target = target
    sourceLinks = source.linksByStatement
    var vocabulary = Vocabulary()
    subjects = Dictionary(
      source.framework.statements.map {
        ($0.statement.id, Subject(statement: $0.statement, words: Self.words(of: $0, &vocabulary)))
      }, uniquingKeysWith: { first, _ in first })
    targetStatements = target.framework.statements.map(\.statement)
    targetPositions = Dictionary(
      targetStatements.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    var byConcept: [String: [Int]] = [:]
    targetLinks = target.linksByStatement
    for (position, statement) in targetStatements.enumerated() {
      for link in targetLinks[statement.id] ?? [] {
        byConcept[link.concept, default: []].append(position)
      }
    }
    targetsByConcept = byConcept
    let bags = target.framework.statements.map { Self.words(of: $0, &vocabulary) }
    wording = WordingIndex(bags, terms: vocabulary.count)

    var curated: [String: [Curated]] = [:]
    for set in matches {
      for match in set.matches {
        if set.from == source.framework.id, set.to == target.framework.id {
          curated[match.subject, default: []].append(
            Curated(
              object: match.object, relation: match.relation, absence: match.absence,
              confidence: match.confidence, note: match.note))
        } else if set.to == source.framework.id, set.from == target.framework.id,
          let object = match.object
        {
          curated[object, default: []].append(
            Curated(
              object: match.subject, relation: match.relation?.inverse, absence: nil,
              confidence: match.confidence, note: match.note))
        }
      }
    }
    self.curated = curated
  }

  /// The counterparts of a statement, most useful first.
  ///
  /// - Parameters:
  ///   - id: A statement of the source.
  ///   - limit: At most so many; nil for all.
  /// - Returns: Nil if the source has no such statement.
  public func matches(of id: String, limit: Int? = nil) -> StatementMatches? {
    guard let (subject, words) = subjects[id].map({ ($0.statement, $0.words) }) else { return nil }
    let judged = curated[id] ?? []
    var found = derived(from: subject)
    for judgement in judged {
      guard let object = judgement.object, let position = targetPositions[object] else { continue }
      guard let relation = judgement.relation else {
        found[position] = nil
        continue
      }
      let statement = targetStatements[position]
      let shared = found[position]
      found[position] = StatementMatches.Match(
        id: object, text: statement.text, relation: relation, share: shared?.share ?? 0,
        confidence: judgement.confidence, curated: true, actor: statement.actor,
        level: statement.level, path: shared?.path ?? [], note: judgement.note)
    }
    let denied = judged.first { $0.object == nil }
    if denied != nil {
      // Somebody looked and found nothing: what only shares a concept is no counterpart.
      found = found.filter(\.value.curated)
    }
    let likeness = wording.likenesses(to: words)
    let ranked = found.map { position, match in
      (
        position: position, match: match,
        score: match.curated
          ? 2 + match.relation.strength + match.confidence / 10
          : match.share + Self.wordingWeight * likeness[position]
      )
    }.sorted { ($1.score, $0.position) < ($0.score, $1.position) }.map(\.match)
    return StatementMatches(
      subject: StatementMatches.Subject(
        framework: source.framework.id, id: subject.id, text: subject.text, actor: subject.actor,
        level: subject.level),
      to: target.framework.id,
      none: ranked.isEmpty ? denied?.absence ?? absence(of: subject) : nil,
      note: ranked.isEmpty ? denied?.note : nil,
      matches: limit.map { Array(ranked.prefix($0)) } ?? ranked)
  }

  /// How much a full likeness of wording counts beside the shared share: enough to decide between
  /// statements that share about the same.
  static let wordingWeight = 0.5

  /// The words of a statement with those of its unit's title, which tell what it is said of. They
  /// count alike: with less weight on the title, what readers choose comes later.
  private static func words(
    of place: (unit: Framework.Unit, statement: Statement), _ vocabulary: inout Vocabulary
  ) -> TermBag {
    TermBag([
      (vocabulary.terms(in: place.statement.text), 1),
      (vocabulary.terms(in: place.unit.title), 1),
    ])
  }

  /// What follows from shared concepts, by position in the target.
  private func derived(from subject: Statement) -> [Int: StatementMatches.Match] {
    let links = sourceLinks[subject.id] ?? []
    let positions = Set(links.flatMap { targetsByConcept[$0.concept] ?? [] })
    var matches: [Int: StatementMatches.Match] = [:]
    for position in positions {
      let statement = targetStatements[position]
      guard
        let derived = DerivedRelation(from: links, to: targetLinks[statement.id] ?? [])
      else { continue }
      matches[position] = StatementMatches.Match(
        id: statement.id, text: statement.text, relation: derived.relation, share: derived.share,
        confidence: derived.confidence, curated: false, actor: statement.actor,
        level: statement.level, path: derived.path, note: nil)
    }
    return matches
  }

  /// Why nothing was found: outside the target's scope if its alignment says so of everything that
  /// the statement is about, else absent from the document.
  private func absence(of subject: Statement) -> Absence {
    let concepts = (sourceLinks[subject.id] ?? []).map(\.concept)
    let isOutside = concepts.allSatisfy { target.alignment.absence(of: $0)?.kind == .scope }
    return isOutside && !concepts.isEmpty ? .scope : .absent
  }
}

extension Relation {
  /// How much a counterpart of this kind tells, 0 to 1, for ranking.
  fileprivate var strength: Double {
    switch self {
    case .exact: 1
    case .close: 0.8
    case .narrower, .broader: 0.6
    case .counterpart: 0.5
    case .related: 0.3
    }
  }
}
