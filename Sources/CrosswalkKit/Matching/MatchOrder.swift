import CrosswalkModel

/// The candidates of one subject, most useful first, put in order as far as somebody asks.
///
/// Nearness alone decides the order of nearly all candidates, so that the first ones are found among the
/// nearest, and the rest need not be sorted. It is the order that sorting all of them gives.
struct MatchOrder {
  private let counterparts: Counterparts
  /// What joins the subject to kinds of statements.
  private let joined: JoinedKinds
  /// The judgements on the subject, by position.
  private let judgements: [Int: JudgedPairs.Pair]
  /// Candidates that nothing but wording, meaning or judgements on others tells of.
  private let others: OtherCandidates
  private let nearness: SubjectNearness
  /// Places by what else tells, in the order of the fusion's lists.
  private let evidence: [[Int: Int]]
  /// Places in meaning of all statements, where there is a model.
  private let meanings: [Int]?
  /// The first candidates in their order, as far as they are known.
  private var known: [Int] = []

  /// So many of the nearest are looked at first, and so many times as many whenever that is not enough.
  private static let (firstStep, growth) = (64, 4)
  /// So many candidates are looked at first for some of which something is true.
  private static let firstWanted = 8

  /// - Parameters:
  ///   - joined: What joins the subject to kinds of statements.
  ///   - judgements: Those on the subject, by position.
  ///   - nearness: Of the statements of the target.
  ///   - evidence: What judgements on other pairs tell.
  ///   - meanings: How near each statement is in meaning; nil: there is no model.
  ///   - ranker: What tells which further statements are candidates.
  ///   - counterparts: Of whose source the subject is.
  init(
    _ joined: JoinedKinds, _ judgements: [Int: JudgedPairs.Pair], nearness: SubjectNearness,
    evidence: NearbyJudgements.Evidence, meanings: [Double]?, _ ranker: MatchRanker,
    in counterparts: Counterparts
  ) {
    (self.counterparts, self.joined, self.judgements) = (counterparts, joined, judgements)
    self.nearness = nearness
    self.evidence = [evidence.shared, evidence.likeJudged, evidence.ofLike].map(\.places)
    self.meanings = meanings.map(RankFusion.places)
    others = OtherCandidates {
      Set(
        ranker.alike(nearness.likenesses, meanings: meanings, evidence).filter {
          nearness.joining($0) == nil && judgements[$0] == nil
        })
    }
  }

  /// What is known of a statement of the target; nil if it is no candidate.
  func candidate(_ position: Int) -> MatchCandidate? {
    let place = nearness.joining(position)
    let judgement = judgements[position]
    guard place != nil || judgement != nil || others.positions.contains(position) else {
      return nil
    }
    var candidate = place.map { joined.joined[$0].candidate } ?? MatchCandidate()
    candidate.judgement = judgement
    candidate.isDeficit = counterparts.objects[position].flags.contains(.deficit)
    return candidate
  }

  /// The first candidates, or all where there are not so many.
  mutating func prefix(_ count: Int) -> [Int] {
    if known.count < count {
      known = []
      for tier in MatchTier.allCases where known.count < count {
        known += first(count - known.count, in: tier)
      }
    }
    return Array(known.prefix(count))
  }

  /// The first candidates of which something is true, or all where there are not so many.
  mutating func first(_ count: Int, where isWanted: (Int) -> Bool) -> [Int] {
    var step = max(Self.firstWanted, count)
    while true {
      let ranking = prefix(step)
      let found = ranking.lazy.filter(isWanted).prefix(count)
      if found.count == count || ranking.count < step { return Array(found) }
      step *= Self.growth
    }
  }

  /// The place in ``JoinedKinds/joined`` of what joins the subject to a statement; nil: nothing does, or
  /// somebody has judged it.
  func joining(_ position: Int) -> Int? {
    judgements[position] == nil ? nearness.joining(position) : nil
  }

  /// Some candidates in their order.
  func sorted(_ positions: [Int]) -> [Int] {
    // Where nothing else tells, their places do not matter but for their order.
    let isTold = meanings != nil || positions.contains { tells($0) }
    let places = isTold ? nearness.places(of: positions) : nearness.order(of: positions)
    return zip(positions, places).map { position, place in
      (
        position: position, tier: tier(position)!,
        strength: judgements[position].map(MatchRanker.strength) ?? 0,
        fused: fused(position, place)
      )
    }.sorted { a, b in
      if a.tier != b.tier { return a.tier.rawValue < b.tier.rawValue }
      if a.strength != b.strength { return a.strength > b.strength }
      return (b.fused, a.position) < (a.fused, b.position)
    }.map(\.position)
  }

  /// Whether judgements on other pairs tell anything of a statement.
  private func tells(_ position: Int) -> Bool { evidence.contains { $0[position] != nil } }

  /// The sum over all rankings, from the place in the first one.
  private func fused(_ position: Int, _ place: Int) -> Double {
    var sum = part(place, 0)
    for (number, places) in evidence.enumerated() where !places.isEmpty {
      sum += part(places[position] ?? 0, number + 1)
    }
    if let meanings { sum += part(meanings[position], evidence.count + 1) }
    return sum
  }

  /// What a place in one of the rankings gives.
  private func part(_ place: Int, _ list: Int) -> Double {
    place > 0 ? MatchRanker.fusion.weights[list] / (MatchRanker.fusion.k + Double(place)) : 0
  }

  // MARK: Tiers

  /// Where a statement stands; nil if it is no candidate.
  func tier(_ position: Int) -> MatchTier? {
    if !judgements.isEmpty, let judgement = judgements[position] {
      return judgement.relation == nil ? .denied : .judged
    }
    if let place = nearness.joining(position) {
      return joined.joined[place].isDeficit ? .deficit : .joined
    }
    guard others.positions.contains(position) else { return nil }
    return counterparts.objects[position].flags.contains(.deficit) ? .deficit : .alike
  }

  /// Whether a statement stands in a tier. That concepts join it is known without its wording.
  private func isIn(_ tier: MatchTier, _ position: Int) -> Bool {
    if tier == .joined, nearness.joining(position) == nil { return false }
    return self.tier(position) == tier
  }

  private func members(_ tier: MatchTier) -> [Int] {
    switch tier {
    case .judged, .denied: return judgements.keys.filter { self.tier($0) == tier }
    case .alike: return others.positions.filter { self.tier($0) == tier }
    case .joined, .deficit:
      let found = places(tier).flatMap { place in
        joined.kinds(place).flatMap { kind in
          counterparts.kinds.members[Int(kind)].lazy.map(Int.init)
            .filter { judgements[$0] == nil }
        }
      }
      return tier == .joined ? found : found + others.positions.filter { self.tier($0) == tier }
    }
  }

  /// The places of what joins statements of a tier to the subject.
  private func places(_ tier: MatchTier) -> [Int] {
    joined.joined.indices.filter { joined.joined[$0].isDeficit == (tier == .deficit) }
  }

  /// Whether a tier has more than so many, as far as is known without looking at them.
  private func mayHaveMore(than count: Int, _ tier: MatchTier) -> Bool {
    // Of the other tiers few have anything, and what somebody judged has an order of its own.
    guard tier == .joined || tier == .deficit else { return false }
    var sum = tier == .joined ? 0 : MatchRanker.mostAlike
    for place in places(tier) {
      for kind in joined.kinds(place) {
        sum += counterparts.kinds.members[Int(kind)].count
        if sum > count { return true }
      }
    }
    return false
  }

  /// The first candidates of a tier.
  private func first(_ count: Int, in tier: MatchTier) -> [Int] {
    if meanings == nil, mayHaveMore(than: max(count, Self.firstStep), tier) {
      let told = Set(evidence.flatMap(\.keys)).filter { isIn(tier, $0) }
      var step = max(Self.firstStep, count)
      while step < nearness.most {
        if let found = first(count, in: tier, told, ofNearest: step) { return found }
        step *= Self.growth
      }
    }
    return Array(sorted(members(tier)).prefix(count))
  }

  /// The first candidates of a tier, where the nearest tell them; nil: more must be looked at.
  ///
  /// What nothing but nearness tells of comes in the order of places. Whatever is not among the nearest
  /// that were looked at has no better place than the last of them, so that all that is fused to more
  /// than this place gives comes before it. What more tells of may come first from anywhere; its place is
  /// looked for only where that could be.
  private func first(
    _ count: Int, in tier: MatchTier, _ told: Set<Int>, ofNearest step: Int
  ) -> [Int]? {
    let head = nearness.head(step)
    let last = head.last?.place ?? 0
    var best = head.filter { isIn(tier, $0.position) }.map {
      (position: $0.position, fused: fused($0.position, $0.place))
    }
    func sort() { best.sort { ($1.fused, $0.position) < ($0.fused, $1.position) } }
    sort()
    let beyond = told.isEmpty ? [] : Array(told.subtracting(head.map(\.position)))
    let isBehind =
      beyond.isEmpty
      || best.count >= count && beyond.allSatisfy { fused($0, last) < best[count - 1].fused }
    if !isBehind {
      if step < Self.firstStep * Self.growth { return nil }
      for (position, place) in zip(beyond, nearness.places(of: beyond)) {
        best.append((position, fused(position, place)))
      }
      sort()
    }
    let least = part(last, 0)
    let safe = best.prefix { $0.fused > least }
    return safe.count >= count ? safe.prefix(count).map(\.position) : nil
  }
}

/// Candidates that nothing but wording, meaning or judgements on others tells of, looked for when somebody
/// asks.
final class OtherCandidates {
  private let find: () -> Set<Int>
  private(set) lazy var positions = find()

  init(_ find: @escaping () -> Set<Int>) { self.find = find }
}
