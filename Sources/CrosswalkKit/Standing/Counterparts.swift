import CrosswalkModel

/// What each statement of one framework is to those of another: what somebody judged, and what follows
/// from the concepts that both are linked to. The one place that says so; whoever compares, matches,
/// counts or reports asks here.
public struct Counterparts: Sendable {
  /// Where subjects are.
  public let source: AlignedFramework
  /// Where counterparts are looked for.
  public let target: AlignedFramework

  let judged: JudgedPairs
  let objects: [Statement]
  let objectLinks: [[ConceptLink]]
  let positions: [String: Int]
  let sourceLinks: [String: [ConceptLink]]
  let kinship: ConceptKinship
  private let subjects: [String: Statement]
  let concepts: ConceptStandings
  let numbers: ConceptNumbers
  /// The target's statements by what computed relations rest on.
  let kinds: StatementKinds
  let readSubjects: Set<String>
  let isTargetRead: Bool

  /// Prepares in time linear in the statements and links of both.
  ///
  /// - Parameters:
  ///   - source: Where subjects are.
  ///   - target: Where counterparts are looked for.
  ///   - matches: Sets of any pairs and directions; those of other frameworks are left out.
  ///   - ontology: How the concepts stand to each other.
  public init(
    from source: AlignedFramework, to target: AlignedFramework, matches: [MatchSet],
    ontology: Ontology
  ) {
    self.init(
      from: source, to: target, matches: matches, kinship: ConceptKinship(ontology),
      ConceptHierarchy(ontology))
  }

  init(
    from source: AlignedFramework, to target: AlignedFramework, matches: [MatchSet],
    kinship: ConceptKinship, _ hierarchy: ConceptHierarchy
  ) {
    (self.source, self.target, self.kinship) = (source, target, kinship)
    judged = JudgedPairs(matches, from: source.framework.id, to: target.framework.id)
    sourceLinks = source.linksByStatement
    subjects = source.framework.statementsByID
    let objects = target.framework.statements.map(\.statement)
    self.objects = objects
    positions = Dictionary(
      objects.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    let links = target.linksByStatement
    objectLinks = objects.map { links[$0.id] ?? [] }
    let denied = judged.deniedObjects
    numbers = ConceptNumbers(
      Set((objectLinks + sourceLinks.values).joined().map(\.concept)), kinship)
    kinds = StatementKinds(objects, links: objectLinks, numbers) { denied.contains($0.id) }
    concepts = ConceptStandings(target, hierarchy)
    readSubjects = source.readStatements.union(judged.bySubject.keys).union(judged.denials.keys)
    let readObjects = judged.deniedObjects.union(judged.bySubject.values.joined().map(\.object))
      .union(target.readStatements)
    isTargetRead =
      target.isRead || !objects.isEmpty && objects.allSatisfy { readObjects.contains($0.id) }
  }

  /// A subject by all that what joins it rests on.
  func kind(of subject: Statement) -> StatementKinds.Kind {
    StatementKinds.Kind(
      subject, sourceLinks[subject.id] ?? [], isMarked: judged.denials[subject.id] != nil)
  }

  /// The kinds of statements of the target that a subject is joined to by shared and neighbouring
  /// concepts: the same for all subjects of a ``kind(of:)``.
  func joined(to subject: Statement) -> JoinedKinds {
    let links = sourceLinks[subject.id] ?? []
    let numbered = numbers.links(links)
    var found: [(kind: Int, joined: JoinedKinds.Joined)] = []
    for kind in kinds.reached(by: links, kinship) {
      let derived = ConceptWays.with(numbered, kinds.links[kind], numbers) { $0.derivation }
      guard let derived else { continue }
      let limited = limited(derived.verdict, from: subject, to: kind)
      let joined = JoinedKinds.Joined(
        derived: derived, limited: limited.relation, isDeficit: kinds.isDeficit[kind],
        isOpen: limited.isOpen)
      found.append((kind, joined))
    }
    return JoinedKinds(found)
  }

  /// What a kind of statements of the target says of how it stands to a subject with these links; nil: nothing
  /// joins the two.
  func signs(
    of kind: Int, on subject: Statement, _ links: [ConceptNumbers.Link]
  ) -> LinkSigns? {
    ConceptWays.with(links, kinds.links[kind], numbers) { $0.verdict }.map { verdict in
      let limited = limited(verdict, from: subject, to: kind)
      return LinkSigns(limited.relation, isOnTopic: verdict.isOnTopic, isOpen: limited.isOpen)
    }
  }

  /// A verdict on a subject and the statements of a kind, as far as nothing speaks against it.
  ///
  /// Where somebody looked and found no counterpart, of either statement, what follows is related.
  private func limited(
    _ verdict: Verdict, from subject: Statement, to kind: Int
  ) -> (relation: Relation, isOpen: Bool) {
    let example = kinds.example(of: kind)
    var relation = verdict.relation
    if relation != .related {
      relation =
        judged.denials[subject.id] != nil || kinds.isMarked[kind]
        ? .related : relation.limited(from: subject, to: objects[example])
    }
    return (relation, isOpen(verdict, from: subject, to: example))
  }

  /// What follows for a subject and a statement of the target, in words; nil if nothing does.
  func derived(from subject: Statement, to position: Int) -> DerivedRelation? {
    let links = sourceLinks[subject.id] ?? []
    return DerivedRelation(
      from: links, numbers.links(links), to: objectLinks[position],
      kinds.links[Int(kinds.kinds[position])], numbers, kinship)
  }

  /// The judgements on a subject, by the positions of statements of the target; pairs that do not match
  /// are among them.
  func judgements(on subject: Statement) -> [Int: JudgedPairs.Pair] {
    var found: [Int: JudgedPairs.Pair] = [:]
    for pair in judged.bySubject[subject.id] ?? [] {
      if let position = positions[pair.object] { found[position] = pair }
    }
    return found
  }

  /// The statements of the target that a subject is joined to, by position: what follows from shared and
  /// neighbouring concepts, and what was judged, pairs that do not match among it.
  func candidates(of subject: Statement) -> [Int: MatchCandidate] {
    var candidates: [Int: MatchCandidate] = [:]
    let found = joined(to: subject)
    for (place, joined) in found.joined.enumerated() {
      for kind in found.kinds(place) {
        for position in kinds.members[Int(kind)] { candidates[Int(position)] = joined.candidate }
      }
    }
    for (position, pair) in judgements(on: subject) {
      candidates[position, default: MatchCandidate()].judgement = pair
    }
    return candidates
  }

  /// What follows for the statements of the target from links, by position.
  func derived(from links: [ConceptLink]) -> [Int: DerivedRelation] {
    var found: [Int: DerivedRelation] = [:]
    for kind in kinds.reached(by: links, kinship) {
      let derived = DerivedRelation(
        from: links, to: objectLinks[kinds.example(of: kind)], kinship: kinship)
      guard let derived else { continue }
      for position in kinds.members[kind] { found[Int(position)] = derived }
    }
    return found
  }

  /// How the target stands to a statement.
  ///
  /// - Returns: Nil if the source has no such statement.
  public func standing(of id: String) -> StatementStanding? {
    guard let subject = subjects[id] else { return nil }
    return standing(of: subject, candidates(of: subject))
  }

  /// How the target stands to each statement of the source, in the order of the document.
  public func standings() -> [StatementStanding] {
    source.framework.statements.map { standing(of: $0.statement, candidates(of: $0.statement)) }
  }

  func standing(
    of subject: Statement, _ candidates: [Int: MatchCandidate]
  ) -> StatementStanding {
    let links = candidates.compactMap { position, candidate in
      link(from: subject, to: position, candidate).map { (position: position, link: $0) }
    }.sorted { a, b in
      if a.link.isStronger(than: b.link) { return true }
      return !b.link.isStronger(than: a.link) && a.position < b.position
    }.map(\.link)
    let (standing, reason) = standing(
      of: subject, links.reduce(into: []) { $0.formUnion($1.signs) })
    return StatementStanding(
      statement: subject.id, standing: standing, reason: reason, links: links)
  }

  /// How a statement of the target is joined to a subject.
  ///
  /// - Parameters:
  ///   - subject: A statement of the source.
  ///   - position: Of the statement of the target.
  ///   - candidate: What is known of the two.
  ///   - hasPath: Whether to say through which concepts, which takes longest.
  /// - Returns: Nil if somebody judged that the two do not match, or nothing joins them.
  func link(
    from subject: Statement, to position: Int, _ candidate: MatchCandidate, hasPath: Bool = true
  ) -> StatementStanding.Link? {
    guard let relation = candidate.relation else { return nil }
    let (derived, judgement) = (candidate.derived, candidate.judgement)
    let isSettled = judgement?.settled != nil
    let isOpen =
      judgement == nil
      && derived.map { self.isOpen($0.verdict, from: subject, to: position) } ?? false
    return StatementStanding.Link(
      id: objects[position].id, relation: relation, curated: judgement != nil,
      confidence: judgement?.confidence ?? derived?.confidence ?? 0, share: derived?.share ?? 0,
      objection: isSettled ? nil : relation.objection(from: subject, to: objects[position]),
      note: judgement?.note, isOnTopic: judgement != nil || derived?.isOnTopic ?? false,
      isOpen: isOpen,
      path: hasPath && derived != nil ? self.derived(from: subject, to: position)?.path ?? [] : [])
  }

  /// Whether what follows may be closer than related. Where a denial or people of other roles stand
  /// against it, nothing that is said makes it closer.
  func isOpen(_ verdict: Verdict, from subject: Statement, to position: Int) -> Bool {
    verdict.isOpen && judged.denials[subject.id] == nil
      && !kinds.isMarked[Int(kinds.kinds[position])]
      && Relation.narrower.objection(from: subject, to: objects[position]) == nil
  }
}

extension StatementStanding.Link {
  /// What serves comes first, then by relation, then what somebody judged, then by how sure it is and
  /// how much is shared.
  func isStronger(than other: Self) -> Bool {
    if serves != other.serves { return serves }
    if relation.strength != other.relation.strength {
      return relation.strength > other.relation.strength
    }
    if curated != other.curated { return curated }
    return (confidence * (curated ? 1 : share), share)
      > (other.confidence * (curated ? 1 : other.share), other.share)
  }
}
