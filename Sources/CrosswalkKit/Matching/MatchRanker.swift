import CrosswalkModel

/// A statement that may be a counterpart, with all that is known of it and the subject.
struct MatchCandidate: Sendable {
  /// What follows from concepts; nil if nothing does.
  var derived: Derivation?
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

/// How useful candidates are before anything else counts, best first.
enum MatchTier: Int, CaseIterable, Sendable {
  /// Somebody judged that it matches.
  case judged
  /// Concepts join it.
  case joined
  /// Nothing but wording, meaning or judgements on others does.
  case alike
  /// It is worded as a shortcoming, which is nobody's counterpart.
  case deficit
  /// Somebody judged that it does not match.
  case denied
}

/// What tells how useful candidates are; ``MatchOrder`` puts them in order.
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

  /// At most so many are shown whatever else is known of them.
  static let mostAlike = 3 * shownAlike

  /// What is shown whatever else is known of it: the likest in wording, and in meaning where that is known,
  /// and the first by judgements on others.
  func alike(
    _ likeness: [Double], meanings: [Double]?, _ judgements: NearbyJudgements.Evidence
  ) -> [Int] {
    RankOrder.greatest(Self.shownAlike, of: likeness)
      + (meanings.map { RankOrder.greatest(Self.shownAlike, of: $0) } ?? [])
      + judgements.shared.greatest(Self.shownAlike)
  }

  /// How near each statement of the target is to a subject: by the share of what joins them, and by
  /// wording.
  func nearness(
    _ found: JoinedKinds, _ kinds: StatementKinds, likeness: [Double]
  ) -> [Double] {
    var nearness = likeness
    nearness.withUnsafeMutableBufferPointer { nearness in
      for position in nearness.indices { nearness[position] *= Self.wordingWeight }
      for (place, joined) in found.joined.enumerated() {
        let share = joined.derived.nearness
        for kind in found.kinds(place) {
          for position in kinds.members[Int(kind)] { nearness[Int(position)] += share }
        }
      }
    }
    return nearness
  }

  /// How strong a judgement is, for the order of those that say that two match.
  static func strength(_ judgement: JudgedPairs.Pair) -> Double {
    judgement.relation.map { $0.standing + judgement.confidence } ?? 0
  }
}

extension Derivation {
  /// How near two statements are by what they are about.
  var nearness: Double {
    share + MatchRanker.counterpartWeight * counterpartShare
      + MatchRanker.relatedWeight * relatedShare
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
