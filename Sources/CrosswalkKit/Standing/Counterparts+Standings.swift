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
      let standing = standing(of: subject, joined(to: subject), judgements(on: subject)).standing
      if !isJudged { known[kind] = standing }
      standings[subject.id] = standing
    }
    return standings
  }

  /// How the target stands to a subject, by what joins the two.
  func standing(
    of subject: Statement, _ joined: [Joined], _ judgements: [Int: JudgedPairs.Pair]
  ) -> (standing: Standing, reason: String?) {
    standing(
      of: subject,
      through: examples(of: subject, joined, judgements).compactMap { position, candidate in
        link(from: subject, to: position, candidate, hasPath: false)
      })
  }
}
