import CrosswalkModel

extension Counterparts {
  /// How the target stands to each statement of the source, by its id: the same as ``standings()``
  /// without what joins them.
  ///
  /// Statements that are alike in all that counts are looked at once, so that time and memory grow with
  /// the kinds of statements and not with all pairs of them.
  func standingsAlone() -> [String: Standing] {
    var known: [StatementKinds.Kind: Standing] = [:]
    var standings: [String: Standing] = [:]
    for (_, subject) in source.framework.statements where standings[subject.id] == nil {
      let isJudged = judged.bySubject[subject.id] != nil || judged.denials[subject.id] != nil
      let kind = StatementKinds.Kind(
        subject, sourceLinks[subject.id] ?? [], isMarked: readSubjects.contains(subject.id))
      if !isJudged, let standing = known[kind] {
        standings[subject.id] = standing
        continue
      }
      let joined = joinedOneByOne(to: subject).lazy.map {
        (joined: $0.joined, kinds: CollectionOfOne(Int32($0.kind)))
      }
      let standing = standing(of: subject, joined, judgements(on: subject)).standing
      if !isJudged { known[kind] = standing }
      standings[subject.id] = standing
    }
    return standings
  }

  /// How the target stands to a subject, by what joins the two.
  func standing(
    of subject: Statement, _ found: JoinedKinds, _ judgements: [Int: JudgedPairs.Pair]
  ) -> (standing: Standing, reason: String?) {
    let joined = found.joined.enumerated().lazy.map { (joined: $1, kinds: found.kinds($0)) }
    return standing(of: subject, joined, judgements)
  }

  /// The same by what follows, with the kinds that it follows for; what is joined after something that serves
  /// is not asked for.
  private func standing<Kinds: Sequence<Int32>>(
    of subject: Statement, _ joined: some Sequence<(joined: JoinedKinds.Joined, kinds: Kinds)>,
    _ judgements: [Int: JudgedPairs.Pair]
  ) -> (standing: Standing, reason: String?) {
    var signs: LinkSigns = []
    for (position, pair) in judgements {
      let link = link(from: subject, to: position, MatchCandidate(judgement: pair), hasPath: false)
      if let link { signs.formUnion(link.signs) }
    }
    for (joined, joinedKinds) in joined {
      if signs.contains(.serves) { break }
      // A judgement takes the place of what follows, for that statement alone.
      let isJudged =
        !judgements.isEmpty
        && joinedKinds.allSatisfy { kind in
          kinds.members[Int(kind)].allSatisfy { judgements[Int($0)] != nil }
        }
      if isJudged { continue }
      // Nothing speaks against what is limited.
      if joined.limited.carries { signs.insert(.serves) }
      if joined.limited == .counterpart { signs.insert(.isOtherSide) }
      if joined.derived.isOnTopic { signs.insert(.isOnTopic) }
      if joined.isOpen { signs.insert(.isOpen) }
    }
    return standing(of: subject, signs)
  }

  /// What all links of a statement come to.
  func standing(
    of subject: Statement, _ signs: LinkSigns
  ) -> (standing: Standing, reason: String?) {
    if subject.flags.contains(.deficit) { return (.deficit, nil) }
    if signs.contains(.serves) { return (.served, nil) }
    if signs.contains(.isOpen) { return (.notJudged, nil) }
    if signs.contains(.isOtherSide) { return (.otherSide, nil) }
    if let denial = judged.denials[subject.id] {
      return (Standing(denial.absence ?? .absent), denial.note)
    }
    if signs.contains(.isOnTopic) { return (.touched, nil) }
    let answers = (sourceLinks[subject.id] ?? []).map { concepts($0.concept) }
    let reason = answers.lazy.compactMap(\.reason).first
    // What somebody has explained is known, whatever else has not been judged.
    if !answers.isEmpty, answers.allSatisfy(\.standing.isMissing) {
      return (answers.allSatisfy { $0.standing == .scope } ? .scope : .absent, reason)
    }
    guard readSubjects.contains(subject.id), isTargetRead else { return (.notJudged, nil) }
    return (.absent, reason)
  }
}

/// What a link says of how a framework stands to a statement.
struct LinkSigns: OptionSet {
  let rawValue: UInt8

  static let serves = LinkSigns(rawValue: 1)
  static let isOpen = LinkSigns(rawValue: 2)
  /// The same activity from the other party's side, and nothing speaks against it.
  static let isOtherSide = LinkSigns(rawValue: 4)
  static let isOnTopic = LinkSigns(rawValue: 8)
}

extension StatementStanding.Link {
  /// What this one says.
  var signs: LinkSigns {
    var signs: LinkSigns = []
    if serves { signs.insert(.serves) }
    if isOpen { signs.insert(.isOpen) }
    if relation == .counterpart, objection == nil { signs.insert(.isOtherSide) }
    if isOnTopic { signs.insert(.isOnTopic) }
    return signs
  }
}
