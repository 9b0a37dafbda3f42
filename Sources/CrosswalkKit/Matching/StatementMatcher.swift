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
  let subjects: [String: Subject]
  private var objects: [Statement] { counterparts.objects }
  private let twins: LevelTwins
  let ranker: MatchRanker
  let nearby: NearbyJudgements
  private let vocabulary: Vocabulary
  private let actAuthors: [String: String]
  private let ownActAuthors: [String: String]

  struct Subject: Sendable {
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
    let ownBags = own.map { Self.words(of: $0, &vocabulary).bag }
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
    let words = target.framework.statements.map { Self.words(of: $0, &vocabulary) }
    let bags = words.map(\.bag)
    twins = LevelTwins(target, terms: words.map { Set($0.terms) })
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
    ownActAuthors = source.actAuthors
  }

  /// The words of a statement with those of its unit's title, which tell what it is said of. They
  /// count alike: with less weight on the title, what readers choose comes later.
  ///
  /// - Returns: All of them, and those of the statement alone, in order.
  private static func words(
    of place: (unit: Framework.Unit, statement: Statement), _ vocabulary: inout Vocabulary
  ) -> (bag: TermBag, terms: [Int32]) {
    let terms = vocabulary.terms(in: place.statement.text)
    return (TermBag([(terms, 1), (vocabulary.terms(in: place.unit.title), 1)]), terms)
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
    subjects[id].map {
      matches(of: $0, counterparts.joined(to: $0.statement), limit, groupsLevels: groupsLevels)
    }
  }

  private func matches(
    of subject: Subject, _ joined: JoinedKinds, _ limit: Int?, groupsLevels: Bool = true
  ) -> StatementMatches {
    let id = subject.statement.id
    var found = find(subject, joined)
    let standing = found.standing
    let denial = counterparts.judged.denials[id]
    let rows = rows(&found.order, limit: limit ?? .max, groupsLevels: groupsLevels)
    return StatementMatches(
      subject: StatementMatches.Subject(
        framework: source.framework.id, id: id, text: subject.statement.text,
        actor: subject.statement.actor, act: subject.statement.act,
        actBy: ownActAuthors[id], level: subject.statement.level, flags: subject.statement.flags
      ),
      to: target.framework.id,
      standing: standing.standing, none: denial?.absence ?? standing.standing.absence,
      note: denial?.note ?? (standing.standing.isMissing ? standing.reason : nil),
      matches: rows.map { row in
        let candidate = found.order.candidate(row[0])!
        var match = match(of: subject, row[0], candidate, found.nearness.likenesses[row[0]])
        let link = counterparts.link(
          from: subject.statement, to: row[0], candidate, hasPath: false)
        match.isOpen = link?.isOpen ?? false
        match.actBy = actAuthors[match.id]
        match.twins = row.dropFirst().map { position in
          let twin = found.order.candidate(position)!
          return StatementMatches.Twin(
            id: objects[position].id, level: objects[position].level ?? "",
            relation: twin.relation, curated: twin.judgement != nil)
        }
        return match
      })
  }

  /// All that is known of a subject.
  struct Found {
    var standing: (standing: Standing, reason: String?)
    var joined: JoinedKinds
    var judgements: [Int: JudgedPairs.Pair]
    /// How near each statement of the target is.
    var nearness: SubjectNearness
    /// All statements of the target that anything joins to the subject: the one order in which they are
    /// shown.
    var order: MatchOrder
  }

  func find(_ subject: Subject, _ joined: JoinedKinds) -> Found {
    let judgements = counterparts.judgements(on: subject.statement)
    let nearness = SubjectNearness(ranker, subject.words, joined, counterparts.kinds)
    return Found(
      standing: counterparts.standing(of: subject.statement, joined, judgements), joined: joined,
      judgements: judgements, nearness: nearness,
      order: MatchOrder(
        joined, judgements, nearness: nearness,
        evidence: nearby.evidence(of: subject.statement.id, at: subject.position),
        meanings: ranker.meaning.map { $0.scores(of: subject.meaning) }, ranker, in: counterparts))
  }

  /// The first rows, each with the same behaviour at other levels, however far down those stand.
  private func rows(
    _ order: inout MatchOrder, limit: Int, groupsLevels: Bool
  ) -> [[Int]] {
    guard groupsLevels else { return order.prefix(limit).map { [$0] } }
    var count = limit
    while true {
      let ranking = order.prefix(count)
      let open = ranking.prefix { order.tier($0) != .denied }
      var rows = LevelTwins.Rows(twins)
      var taken = 0
      for position in open where rows.rows.count < limit {
        rows.add(position)
        taken += 1
      }
      if rows.rows.count < limit {
        if ranking.count < count {
          return Array((rows.rows + ranking[open.count...].map { [$0] }).prefix(limit))
        }
        count *= 2
        continue
      }
      let seen = Set(open.prefix(taken))
      let mates = twins.neighbourhood(of: rows.rows.map { $0[0] }).filter {
        !seen.contains($0) && order.tier($0).map { $0 != .denied } ?? false
      }
      for position in order.sorted(mates) { rows.add(position) }
      return Array(rows.rows.prefix(limit))
    }
  }

  /// Who says the kind of act of a statement of the source, where that overrules the framework.
  func actAuthor(of id: String) -> String? { ownActAuthors[id] }

  /// The counterparts of all statements of the source, in the order of the document.
  public func all(limit: Int? = nil) -> [StatementMatches] {
    var all: [StatementMatches] = []
    forEach(limit: limit) { all.append($0) }
    return all
  }

  /// Visits the counterparts of all statements of the source, in the order of the document.
  ///
  /// - Parameters:
  ///   - limit: At most so many for a statement; nil: all.
  ///   - body: Is given those of one statement at a time.
  /// - Throws: What `body` throws.
  public func forEach(
    limit: Int? = nil, _ body: (StatementMatches) throws -> Void
  ) rethrows {
    var joined = JoinedSubjects(counterparts)
    for (_, statement) in source.framework.statements {
      try body(matches(of: subjects[statement.id]!, joined.joined(to: statement), limit))
    }
  }

  private func match(
    of subject: Subject, _ position: Int, _ candidate: MatchCandidate, _ likeness: Double
  ) -> StatementMatches.Match {
    let (object, judgement) = (objects[position], candidate.judgement)
    let derived = counterparts.derived(from: subject.statement, to: position)
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
