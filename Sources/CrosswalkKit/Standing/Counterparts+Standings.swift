import CrosswalkModel

extension Counterparts {
  /// How the target stands to each statement of the source, by its id: the same as ``standings()``
  /// without what joins them.
  ///
  /// Statements that are alike in all that counts are looked at once, so that time and memory grow with
  /// the kinds of statements and not with all pairs of them.
  ///
  /// - Parameter memory: What was worked out before, of these two frameworks or as they were; it is the
  ///   same with and without.
  /// - Returns: One for each statement.
  func standingsAlone(_ memory: StandingMemory = StandingMemory()) -> [String: Standing] {
    let signs = memory.signs(self)
    var finder = SignFinder(self)
    var standings: [String: Standing] = [:]
    for (_, subject) in source.framework.statements where standings[subject.id] == nil {
      let own =
        isJudged(subject) ? self.signs(of: subject, &finder) : signs[kind(of: subject)]!
      standings[subject.id] = standing(of: subject, own).standing
    }
    return standings
  }

  /// Whether somebody has judged pairs of a subject, or that it has no counterpart.
  func isJudged(_ subject: Statement) -> Bool {
    judged.bySubject[subject.id] != nil || judged.denials[subject.id] != nil
  }

  /// What judgements on a subject, and the kinds of which not all are judged, say of how the target stands to it.
  private func signs(of subject: Statement, _ finder: inout SignFinder) -> LinkSigns {
    let judgements = judgements(on: subject)
    return finder.signs(of: subject, besides: signs(of: judgements, on: subject)) {
      !areJudged($0, judgements)
    }
  }

  private func signs(
    of judgements: [Int: JudgedPairs.Pair], on subject: Statement
  ) -> LinkSigns {
    judgements.reduce(into: []) { signs, judgement in
      let link = link(
        from: subject, to: judgement.key, MatchCandidate(judgement: judgement.value),
        hasPath: false)
      if let link { signs.formUnion(link.signs) }
    }
  }

  /// Whether all statements of a kind are judged: a judgement takes the place of what follows, for that
  /// statement alone.
  private func areJudged(_ kind: Int, _ judgements: [Int: JudgedPairs.Pair]) -> Bool {
    !judgements.isEmpty && kinds.members[kind].allSatisfy { judgements[Int($0)] != nil }
  }

  /// How the target stands to a subject, by what joins the two.
  func standing(
    of subject: Statement, _ found: JoinedKinds, _ judgements: [Int: JudgedPairs.Pair]
  ) -> (standing: Standing, reason: String?) {
    var signs = signs(of: judgements, on: subject)
    for (place, joined) in found.joined.enumerated() {
      if signs.contains(.serves) { break }
      if found.kinds(place).allSatisfy({ areJudged(Int($0), judgements) }) { continue }
      signs.formUnion(joined.signs)
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
struct LinkSigns: OptionSet, Sendable {
  let rawValue: UInt8

  static let serves = LinkSigns(rawValue: 1)
  static let isOpen = LinkSigns(rawValue: 2)
  /// The same activity from the other party's side, and nothing speaks against it.
  static let isOtherSide = LinkSigns(rawValue: 4)
  static let isOnTopic = LinkSigns(rawValue: 8)
}

extension LinkSigns {
  /// That which counts before all others here; nil where there is none.
  var strongest: LinkSigns? {
    [.serves, .isOpen, .isOtherSide, .isOnTopic].first(where: contains)
  }

  /// What a relation says that nothing speaks against.
  init(_ relation: Relation, isOnTopic: Bool, isOpen: Bool) {
    self = []
    if relation.carries { insert(.serves) }
    if relation == .counterpart { insert(.isOtherSide) }
    if isOnTopic { insert(.isOnTopic) }
    if isOpen { insert(.isOpen) }
  }
}

extension JoinedKinds.Joined {
  /// What this one says.
  fileprivate var signs: LinkSigns {
    LinkSigns(limited, isOnTopic: derived.isOnTopic, isOpen: isOpen)
  }
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
