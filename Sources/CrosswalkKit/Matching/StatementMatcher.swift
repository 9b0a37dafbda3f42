import CrosswalkBase
import CrosswalkModel

/// Finds the counterparts of a framework's statements in another framework: judgements that
/// somebody made, what follows from shared and neighbouring concepts, and what is alike in wording.
public struct StatementMatcher: Sendable {
  /// Where subjects are.
  public var source: AlignedFramework { counterparts.source }
  /// Where counterparts are looked for.
  public var target: AlignedFramework { counterparts.target }

  /// What joins statements but for their wording.
  package let counterparts: Counterparts
  private let subjects: [String: Subject]
  private var objects: [Statement] { counterparts.objects }
  private let twins: LevelTwins
  private let ranker: MatchRanker
  private let nearby: NearbyJudgements
  private let vocabulary: Vocabulary
  private let actAuthors: [String: String]

  private struct Subject: Sendable {
    var statement: Statement
    var position: Int
    var unit: String
    var words: TermBag
    var meaning: [Float]?
  }

  /// Prepares the search in time linear in the statements and links of both.
  ///
  /// - Parameters:
  ///   - source: Where subjects are.
  ///   - target: Where counterparts are looked for.
  ///   - matches: Sets of any pairs and directions; those between either and a further framework are
  ///     evidence for the order, others are left out.
  ///   - kinship: How the concepts stand to each other.
  ///   - hierarchy: Which concepts are cases of which.
  ///   - vectors: What a sentence model makes of the statements; nil: wording alone counts.
  public init(
    from source: AlignedFramework, to target: AlignedFramework, matches: [MatchSet],
    kinship: ConceptKinship = ConceptKinship(), hierarchy: ConceptHierarchy = .flat,
    vectors: SentenceVectors? = nil
  ) {
    counterparts = Counterparts(
      from: source, to: target, matches: matches, kinship: kinship, hierarchy)
    let counterparts = counterparts
    var vocabulary = Vocabulary()
    let own = source.framework.statements
    let ownBags = own.map { Self.words(of: $0, &vocabulary) }
    subjects = Dictionary(
      own.enumerated().map { position, place in
        (
          place.statement.id,
          Subject(
            statement: place.statement, position: position, unit: place.unit.title,
            words: ownBags[position], meaning: vectors?.vector(of: place.statement.text))
        )
      }, uniquingKeysWith: { first, _ in first })
    let objects = counterparts.objects
    let bags = target.framework.statements.map { Self.words(of: $0, &vocabulary) }
    twins = LevelTwins(target, terms: objects.map { Set(vocabulary.terms(in: $0.text)) })
    let side = NearbyJudgements.Side(
      bags, terms: vocabulary.count, links: counterparts.objectLinks)
    ranker = MatchRanker(
      wording: side.wording,
      meaning: vectors.map { vectors in MeaningIndex(objects.map { vectors.vector(of: $0.text) }) })
    nearby = NearbyJudgements(
      matches,
      from: (
        source.framework.id, subjects.mapValues(\.position),
        NearbyJudgements.Side(
          ownBags, terms: vocabulary.count,
          links: own.map { counterparts.sourceLinks[$0.statement.id] ?? [] })
      ),
      to: (target.framework.id, counterparts.positions, side))
    self.vocabulary = vocabulary
    actAuthors = target.actAuthors
  }

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

  /// The counterparts of a statement, most useful first.
  ///
  /// - Parameters:
  ///   - id: A statement of the source.
  ///   - limit: At most so many; nil for all.
  ///   - groupsLevels: Whether one behaviour at several levels of a unit is one entry.
  /// - Returns: Nil if the source has no such statement.
  public func matches(
    of id: String, limit: Int? = nil, groupsLevels: Bool = true
  ) -> StatementMatches? {
    guard let subject = subjects[id] else { return nil }
    let (ranking, candidates, likeness) = ranking(of: subject)
    let standing = counterparts.standing(of: subject.statement, candidates)
    let denial = counterparts.judged.denials[id]
    let open = Set(standing.links.filter(\.isOpen).map(\.id))
    let rows =
      groupsLevels
      ? twins.rows(ranking.filter { !candidates[$0]!.isDenied })
        + ranking.filter { candidates[$0]!.isDenied }.map { [$0] }
      : ranking.map { [$0] }
    return StatementMatches(
      subject: StatementMatches.Subject(
        framework: source.framework.id, id: id, text: subject.statement.text,
        actor: subject.statement.actor, act: subject.statement.act,
        actBy: source.actAuthors[id], level: subject.statement.level, flags: subject.statement.flags
      ),
      to: target.framework.id,
      standing: standing.standing, none: denial?.absence ?? standing.standing.absence,
      note: denial?.note ?? (standing.standing.isMissing ? standing.reason : nil),
      matches: rows.prefix(limit ?? .max).map { row in
        var match = match(of: subject, row[0], candidates[row[0]]!, likeness[row[0]])
        match.isOpen = open.contains(match.id)
        match.actBy = actAuthors[match.id]
        match.twins = row.dropFirst().map { position in
          StatementMatches.Twin(
            id: objects[position].id, level: objects[position].level ?? "",
            relation: candidates[position]!.relation,
            curated: candidates[position]!.judgement != nil)
        }
        return match
      })
  }

  /// All statements of the target that anything joins to a subject, nearest first: the one order in which
  /// they are shown.
  private func ranking(
    of subject: Subject
  ) -> (order: [Int], candidates: [Int: MatchCandidate], likeness: [Double]) {
    let likeness = ranker.likenesses(to: subject.words)
    var candidates = counterparts.candidates(of: subject.statement)
    let judgements = nearby.evidence(of: subject.statement.id, at: subject.position)
    let more = ranker.alike(likeness, subject.meaning) + ranker.first(of: judgements.shared)
    for position in more where candidates[position] == nil {
      candidates[position] = MatchCandidate()
    }
    for position in candidates.keys {
      candidates[position]!.isDeficit = objects[position].flags.contains(.deficit)
    }
    let order = ranker.ranking(candidates, likeness, judgements, meaning: subject.meaning)
    return (order, candidates, likeness)
  }

  /// How the target stands to a statement, with what joins the two in the order of
  /// ``matches(of:limit:groupsLevels:)``.
  ///
  /// - Returns: Nil if the source has no such statement.
  public func standing(of id: String) -> StatementStanding? {
    guard let subject = subjects[id] else { return nil }
    let (order, candidates, _) = ranking(of: subject)
    var standing = counterparts.standing(of: subject.statement, candidates)
    let links = Dictionary(
      standing.links.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    standing.links = order.compactMap { links[objects[$0].id] }
    return standing
  }

  /// The counterparts of all statements of the source, in the order of the document.
  public func all(limit: Int? = nil) -> [StatementMatches] {
    source.framework.statements.compactMap { matches(of: $0.statement.id, limit: limit) }
  }

  private func match(
    of subject: Subject, _ position: Int, _ candidate: MatchCandidate, _ likeness: Double
  ) -> StatementMatches.Match {
    let (object, judgement) = (objects[position], candidate.judgement)
    let derived = candidate.derived
    let isAlikeOnly = derived == nil && judgement == nil
    let claimed = judgement.map(\.relation) ?? derived?.relation
    return StatementMatches.Match(
      id: object.id, text: object.text, relation: candidate.relation, share: derived?.share ?? 0,
      confidence: judgement?.confidence ?? derived?.confidence ?? 0, likeness: likeness,
      curated: judgement != nil, actor: object.actor, act: object.act, level: object.level,
      flags: object.flags, isOpen: false,
      path: derived?.path ?? [], neighbours: derived?.neighbours ?? [],
      words: isAlikeOnly
        ? commonWords("\(subject.statement.text) \(subject.unit)", position) : [],
      beside: judgement == nil ? nearby.shared(subject.statement.id, position) : [],
      objection: claimed?.objection(from: subject.statement, to: object), note: judgement?.note,
      settled: judgement?.settled, twins: [])
  }

  /// How far the wording of each statement of the target is that of a text, 0 to 1.
  func likenesses(to text: String) -> [Double] {
    var vocabulary = vocabulary
    return ranker.likenesses(to: TermBag([(vocabulary.terms(in: text), 1)]))
  }

  /// The words that a text has in common with a statement of the target, those that tell most first.
  func commonWords(_ text: String, _ position: Int) -> [String] {
    SuggestionData.shared(vocabulary.words(in: text)) {
      ranker.wording.contribution(of: $0, to: position)
    }
  }
}
