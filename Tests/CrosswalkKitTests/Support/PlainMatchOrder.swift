@testable import CrosswalkKit
@testable import CrosswalkModel

extension StatementMatcher {
  /// All candidates of a subject in their order, found by sorting all of them: every statement of the
  /// target gets a place in every ranking.
  func plainOrder(of id: String) -> [Int] {
    let subject = subjects[id]!
    let likeness = ranker.likenesses(to: subject.words)
    let evidence = nearby.evidence(of: id, at: subject.position)
    var candidates = counterparts.candidates(of: subject.statement)
    for position in ranker.alike(likeness, meanings: nil, evidence)
    where candidates[position] == nil {
      candidates[position] = MatchCandidate()
    }
    func dense(_ scores: SparseScores) -> [Double] {
      var all = likeness.map { _ in 0.0 }
      for (position, score) in zip(scores.positions, scores.scores) { all[position] = score }
      return all
    }
    var nearness = likeness.map { 0.7 * $0 }
    for (position, candidate) in candidates {
      guard let derived = candidate.derived else { continue }
      nearness[position] +=
        derived.share + 0.3 * derived.counterpartShare + 0.1 * derived.relatedShare
    }
    let lists = [
      nearness, dense(evidence.shared), dense(evidence.likeJudged), dense(evidence.ofLike),
    ]
    let fused = MatchRanker.fusion.fused(lists.map(RankFusion.places))
    func rank(_ position: Int) -> (tier: Int, strength: Double) {
      let candidate = candidates[position]!
      let isDeficit = counterparts.objects[position].flags.contains(.deficit)
      if let judgement = candidate.judgement {
        return (judgement.relation == nil ? 0 : 4, MatchRanker.strength(judgement))
      }
      return (isDeficit ? 1 : candidate.limited == nil ? 2 : 3, 0)
    }
    return candidates.keys.sorted { a, b in
      let (first, second) = (rank(a), rank(b))
      if first.tier != second.tier { return first.tier > second.tier }
      if first.strength != second.strength { return first.strength > second.strength }
      return (fused[b], a) < (fused[a], b)
    }
  }
}
