import CrosswalkModel

/// A statement that may be a counterpart, with all that is known of it and the subject.
struct MatchCandidate: Sendable {
  /// What follows from concepts; nil if nothing does.
  var derived: DerivedRelation?
  /// The relation that follows, as far as nothing speaks against it.
  var limited: Relation?
  var judgement: JudgedPairs.Pair?
  /// Whether it is worded as a shortcoming.
  var isDeficit = false

  /// Somebody judged that it does not match.
  var isDenied: Bool { judgement.map { $0.relation == nil } ?? false }
  /// What holds: the judgement, else what follows.
  var relation: Relation? { judgement.map(\.relation) ?? limited }
}

/// Puts candidates in the order in which they are useful.
///
/// Judged ones come first, by what they say; then those that concepts join, then those that nothing but
/// wording or judgements on others do; then what is worded as a shortcoming, which is nobody's
/// counterpart, and last what was judged to be none. Among equals count places in rankings of how near
/// they are and what judgements on other pairs tell, joined as ``RankFusion`` does. The weights were
/// chosen on statements that one reader has matched, none of which is among those that the ranking is
/// measured by.
struct MatchRanker: Sendable {
  /// BM25 of the target's statements.
  let wording: WordingIndex
  /// The target's statements as a sentence model sees them.
  let meaning: MeaningIndex?

  /// The rankings by concepts and wording, the three kinds of nearby judgements, and meaning.
  ///
  /// Wording has no ranking of its own: places do not tell how far one is ahead, so that the likest in
  /// wording would pass what shares much more, and what is alike would count twice.
  static let fusion = RankFusion(k: 10, weights: [1, 1, 0.5, 0.5, 1])
  /// How much a share in counterpart and in related concepts counts beside a shared one.
  static let (counterpartWeight, relatedWeight) = (0.3, 0.1)
  /// How much a share in a concept of this kind counts beside one in the concept itself.
  static func weight(of kind: ConceptKinship.Kind) -> Double {
    switch kind {
    case .broader, .narrower: 1
    case .counterpart: counterpartWeight
    case .related: relatedWeight
    }
  }

  /// How much a full likeness of wording counts beside a full share: many share about the same, and
  /// some nothing.
  static let wordingWeight = 0.7
  /// Statements that only wording joins are shown if they are among so many of the likest.
  static let shownAlike = 20

  /// How far the wording of each is that of a query, 0 to 1.
  func likenesses(to words: TermBag) -> [Double] { wording.likenesses(to: words) }

  /// The likest in wording, and in meaning where that is known.
  func alike(_ likeness: [Double], _ subject: [Float]?) -> [Int] {
    RankOrder.greatest(Self.shownAlike, of: likeness)
      + (meaning.map { RankOrder.greatest(Self.shownAlike, of: $0.scores(of: subject)) } ?? [])
  }

  /// The first by some evidence, to be shown whatever else is known of them.
  func first(of evidence: [Double]) -> [Int] { RankOrder.greatest(Self.shownAlike, of: evidence) }

  /// The positions of candidates, most useful first.
  ///
  /// - Parameters:
  ///   - candidates: By position.
  ///   - likeness: Of each statement in wording.
  ///   - judgements: What judgements on other pairs tell.
  ///   - subject: What a sentence model makes of the subject.
  /// - Returns: All candidates; equals in the order of the document.
  func ranking(
    _ candidates: [Int: MatchCandidate], _ likeness: [Double],
    _ judgements: NearbyJudgements.Evidence, meaning subject: [Float]?
  ) -> [Int] {
    var nearness = likeness.map { Self.wordingWeight * $0 }
    for (position, candidate) in candidates {
      guard let derived = candidate.derived else { continue }
      nearness[position] +=
        derived.share + Self.counterpartWeight * derived.counterpartShare
        + Self.relatedWeight * derived.relatedShare
    }
    var lists = [
      nearness, judgements.shared, judgements.likeJudged, judgements.ofLike,
    ].map(RankFusion.places)
    if let meaning { lists.append(RankFusion.places(meaning.scores(of: subject))) }
    let fused = Self.fusion.fused(lists)
    return candidates.map { position, candidate in
      (position: position, tier: tier(candidate), strength: strength(candidate))
    }.sorted { a, b in
      if a.tier != b.tier { return a.tier > b.tier }
      if a.strength != b.strength { return a.strength > b.strength }
      return (fused[b.position], a.position) < (fused[a.position], b.position)
    }.map(\.position)
  }

  private func tier(_ candidate: MatchCandidate) -> Int {
    if let judgement = candidate.judgement { return judgement.relation == nil ? 0 : 4 }
    if candidate.isDeficit { return 1 }
    return candidate.limited == nil ? 2 : 3
  }

  private func strength(_ candidate: MatchCandidate) -> Double {
    guard let judgement = candidate.judgement, let relation = judgement.relation else { return 0 }
    return relation.standing + judgement.confidence
  }
}

extension Relation {
  /// The order of judged counterparts before confidence counts. Readers choose an uncertain counterpart
  /// less often than a certain relation, so between these two confidence decides.
  fileprivate var standing: Double {
    switch self {
    case .exact: 30
    case .close: 20
    case .narrower, .broader: 10
    case .counterpart: 0.01
    case .related: 0
    }
  }
}
