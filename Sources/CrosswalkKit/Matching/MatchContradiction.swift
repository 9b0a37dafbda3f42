import CrosswalkModel

/// A direct judgement that contradicts what is known of the two statements otherwise.
///
/// Judgements win over what is computed, so nothing is wrong with one that says something else; but
/// somebody should have looked at it. One that says why it holds (`settled`) is no contradiction.
public struct MatchContradiction: Sendable, Hashable {
  /// What contradicts it.
  public enum Kind: Sendable, Hashable {
    /// The links of the two join no concepts that are the same or kin, and the judgement says that
    /// one covers something of the other.
    case unconnected
    /// The judgement is that they do not match, and their links make them exact or close.
    case linked(Relation)
    /// The judgement is that the statement has no counterpart, and its links make it exact or close to
    /// this one.
    case hasCounterpart(String, Relation)
    /// The judgement is that the statement has no counterpart, and another judgement names one.
    case isJudged(String, Relation)
    /// The two are not of a kind.
    case objection(RelationObjection)
  }

  /// The place of the judgement in its set, from 0.
  public var index: Int
  /// The judgement.
  public var match: MatchSet.Match
  /// All that contradicts it.
  public var kinds: [Kind]

  /// The judgements of a set that something contradicts and that nobody has settled, in its order.
  ///
  /// - Parameters:
  ///   - set: Judgements between the two frameworks.
  ///   - source: The framework of the subjects, with its alignment.
  ///   - target: The framework of the objects, with its alignment.
  ///   - kinship: How concepts stand to each other.
  /// - Returns: One for each judgement, however much contradicts it.
  public static func unsettled(
    in set: MatchSet, from source: (framework: Framework, alignment: Alignment),
    to target: (framework: Framework, alignment: Alignment), kinship: ConceptKinship
  ) -> [MatchContradiction] {
    let sides = Sides(set, source, target, kinship)
    return set.matches.enumerated().compactMap { index, match in
      guard match.settled == nil, !match.withdraws else { return nil }
      let kinds = sides.kinds(match)
      return kinds.isEmpty ? nil : MatchContradiction(index: index, match: match, kinds: kinds)
    }
  }

  /// Both frameworks, prepared once for all judgements.
  private struct Sides {
    let subjects: [String: Statement]
    let objects: [String: Statement]
    let mine: [String: [ConceptLink]]
    let theirs: [String: [ConceptLink]]
    let kinship: ConceptKinship
    /// Statements of the target by a concept that they carry, in the order of the document.
    let byConcept: [String: [String]]
    /// What each subject is judged to have, of more than related.
    let judged: [String: MatchSet.Match]

    init(
      _ set: MatchSet, _ source: (framework: Framework, alignment: Alignment),
      _ target: (framework: Framework, alignment: Alignment), _ kinship: ConceptKinship
    ) {
      (subjects, objects) = (source.framework.statementsByID, target.framework.statementsByID)
      (mine, theirs) = (
        source.alignment.linksByStatement, target.alignment.linksByStatement
      )
      self.kinship = kinship
      var byConcept: [String: [String]] = [:]
      for (_, statement) in target.framework.statements {
        for link in theirs[statement.id] ?? [] where link.carries {
          byConcept[link.concept, default: []].append(statement.id)
        }
      }
      self.byConcept = byConcept
      judged = Dictionary(
        set.matches.compactMap { match in
          match.relation.map { $0 != .related } ?? false ? (match.subject, match) : nil
        }, uniquingKeysWith: { first, _ in first })
    }

    func kinds(_ match: MatchSet.Match) -> [Kind] {
      guard let subject = subjects[match.subject] else { return [] }
      guard let id = match.object else { return kinds(denying: subject) }
      guard let object = objects[id] else { return [] }
      guard let relation = match.relation else {
        let found = derived(subject, object)?.relation.limited(from: subject, to: object)
        return found == .exact || found == .close ? [.linked(found!)] : []
      }
      var kinds: [Kind] = []
      if let objection = relation.objection(from: subject, to: object) {
        kinds.append(.objection(objection))
      }
      if relation.carries, areLinked(subject, object), !areConnected(subject, object) {
        kinds.append(.unconnected)
      }
      return kinds
    }

    private func kinds(denying subject: Statement) -> [Kind] {
      if let match = judged[subject.id], let object = match.object, let relation = match.relation {
        return [.isJudged(object, relation)]
      }
      for link in mine[subject.id] ?? [] where link.carries {
        for id in byConcept[link.concept] ?? [] {
          guard let object = objects[id], let found = derived(subject, object) else { continue }
          let relation = found.relation.limited(from: subject, to: object)
          if relation == .exact || relation == .close { return [.hasCounterpart(id, relation)] }
        }
      }
      return []
    }

    private func derived(_ subject: Statement, _ object: Statement) -> DerivedRelation? {
      DerivedRelation(
        from: mine[subject.id] ?? [], to: theirs[object.id] ?? [], kinship: kinship)
    }

    /// Whether somebody has linked both: of others it is not known what they are about.
    private func areLinked(_ subject: Statement, _ object: Statement) -> Bool {
      !(mine[subject.id] ?? []).isEmpty && !(theirs[object.id] ?? []).isEmpty
    }

    /// Whether both carry one concept, or concepts that are kin.
    private func areConnected(_ subject: Statement, _ object: Statement) -> Bool {
      (mine[subject.id] ?? []).contains { link in
        link.carries
          && (theirs[object.id] ?? []).contains { other in
            other.carries
              && (link.concept == other.concept
                || kinship.kin(of: link.concept, other.concept) != nil)
          }
      }
    }
  }
}

extension MatchContradiction: CustomStringConvertible {
  /// One sentence without capital and full stop.
  public var description: String {
    let verdict = match.relation?.rawValue ?? "none"
    let pair =
      match.object.map { "\(match.subject) \(verdict) \($0)" } ?? "\(match.subject) \(verdict)"
    return "'\(pair)': \(kinds.map(\.words).joined(separator: "; ")); judge it anew, or say under "
      + "'settled' why it holds"
  }
}

extension MatchContradiction.Kind {
  fileprivate var words: String {
    switch self {
    case .unconnected: "the two have no concept in common, and none that are related"
    case .linked(let relation): "their links make them \(relation.rawValue)"
    case .hasCounterpart(let id, let relation):
      "its links make it \(relation.rawValue) to \(id)"
    case .isJudged(let id, let relation): "it is judged \(relation.rawValue) to \(id)"
    case .objection(let objection): objection.words
    }
  }
}

extension RelationObjection {
  /// What speaks against more than `related`, in words without capital and full stop.
  package var words: String {
    switch self {
    case .deficit: "one of the two is worded as a shortcoming, which is nobody's counterpart"
    case .act: "one of the two is known or valued and the other done, which is related at most"
    case .actor: "different people act in the two, which is a counterpart or related at most"
    }
  }
}
