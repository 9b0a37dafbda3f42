import CrosswalkModel

extension Counterparts {
  /// All that a statement's standing rests on, but for judgements: many statements have the same.
  private struct Kind: Hashable {
    var links: [ConceptLink]
    var actor: Role
    var act: Act?
    var flags: [Statement.Flag]
    /// Of a statement of the source: whether somebody has read it. Of one of the target: whether it was
    /// judged to have no counterpart.
    var isMarked: Bool

    init(_ statement: Statement, _ links: [ConceptLink], isMarked: Bool) {
      // Who has linked them and why changes nothing.
      self.links = links.map {
        ConceptLink(
          concept: $0.concept, share: $0.share, relation: $0.relation, confidence: $0.confidence)
      }
      (actor, act, flags) = (statement.actor, statement.act, statement.flags)
      self.isMarked = isMarked
    }
  }

  /// How the target stands to each statement of the source, by its id: the same as ``standings()``
  /// without what joins them.
  ///
  /// Statements that are alike in all that counts are looked at once, so that time and memory grow with
  /// the kinds of statements and not with all pairs of them.
  func standingsAlone() -> [String: Standing] {
    var members: [[Int]] = []
    var places: [Kind: Int] = [:]
    var byConcept: [String: [Int]] = [:]
    for (position, object) in objects.enumerated() {
      let links = objectLinks[position]
      let kind = Kind(object, links, isMarked: judged.deniedObjects.contains(object.id))
      if let place = places[kind] {
        members[place].append(position)
        continue
      }
      places[kind] = members.count
      for concept in Set(links.map(\.concept)) {
        byConcept[concept, default: []].append(members.count)
      }
      members.append([position])
    }
    var known: [Kind: Standing] = [:]
    var standings: [String: Standing] = [:]
    for (_, subject) in source.framework.statements where standings[subject.id] == nil {
      let isJudged = judged.bySubject[subject.id] != nil || judged.denials[subject.id] != nil
      let kind = Kind(
        subject, sourceLinks[subject.id] ?? [], isMarked: readSubjects.contains(subject.id))
      if !isJudged, let standing = known[kind] {
        standings[subject.id] = standing
        continue
      }
      let standing = standing(of: subject, among: members, byConcept)
      if !isJudged { known[kind] = standing }
      standings[subject.id] = standing
    }
    return standings
  }

  /// What one statement of each kind, and each that was judged, says of a subject.
  private func standing(
    of subject: Statement, among members: [[Int]], _ byConcept: [String: [Int]]
  ) -> Standing {
    var candidates: [Int: MatchCandidate] = [:]
    for pair in judged.bySubject[subject.id] ?? [] {
      guard let position = positions[pair.object] else { continue }
      candidates[position, default: MatchCandidate()].judgement = pair
    }
    let links = sourceLinks[subject.id] ?? []
    var reached: Set<Int> = []
    for link in links {
      reached.formUnion(byConcept[link.concept] ?? [])
      for kin in kinship.all(of: link.concept) { reached.formUnion(byConcept[kin.concept] ?? []) }
    }
    let isDenied = judged.denials[subject.id] != nil
    let own = candidates
    for kind in reached {
      // A judgement takes the place of what follows, for that statement alone.
      guard let position = members[kind].first(where: { own[$0] == nil }),
        let derived = DerivedRelation(from: links, to: objectLinks[position], kinship: kinship)
      else { continue }
      candidates[position] = candidate(derived, from: subject, to: position, isDenied: isDenied)
    }
    return standing(of: subject, candidates).standing
  }
}
