import CrosswalkModel

/// The candidates of one subject, most useful first, put in order as far as somebody asks.
///
/// Nearness alone decides the order of nearly all candidates, so that the first ones are found among the
/// nearest, and the rest need not be sorted. It is the order that sorting all of them gives.
struct MatchOrder {
  private let counterparts: Counterparts
  /// What joins the subject to kinds of statements, and which of it is about a kind; -1: nothing.
  private let joined: [Counterparts.Joined]
  private let numbers: [Int32]
  /// The judgements on the subject, by position.
  private let judgements: [Int: JudgedPairs.Pair]
  /// Candidates that nothing but wording, meaning or judgements on others tells of.
  private let others: Set<Int>
  private var nearness: PartialPlaces
  /// Places by what else tells, in the order of the fusion's lists.
  private let evidence: [[Int: Int]]
  /// Places in meaning of all statements, where there is a model.
  private let meanings: [Int]?
  /// The first candidates in their order, as far as they are known.
  private var known: [Int] = []

  /// So many of the nearest are looked at first, and so many times as many whenever that is not enough.
  private static let (firstStep, growth) = (64, 4)

  /// - Parameters:
  ///   - joined: What joins the subject to kinds of statements.
  ///   - judgements: Those on the subject, by position.
  ///   - others: Further candidates, by position.
  ///   - nearness: Of each statement of the target.
  ///   - evidence: What judgements on other pairs tell.
  ///   - meanings: How near each statement is in meaning; nil: there is no model.
  ///   - counterparts: Of whose source the subject is.
  init(
    _ joined: [Counterparts.Joined], _ judgements: [Int: JudgedPairs.Pair], others: [Int],
    nearness: [Double], evidence: NearbyJudgements.Evidence, meanings: [Double]?,
    in counterparts: Counterparts
  ) {
    (self.counterparts, self.joined, self.judgements) = (counterparts, joined, judgements)
    var numbers = [Int32](repeating: -1, count: counterparts.kinds.count)
    for (number, joined) in joined.enumerated() { numbers[joined.kind] = Int32(number) }
    self.numbers = numbers
    let kinds = counterparts.kinds.kinds
    self.others = Set(others.filter { numbers[Int(kinds[$0])] < 0 && judgements[$0] == nil })
    self.nearness = PartialPlaces(nearness)
    self.evidence = [evidence.shared, evidence.likeJudged, evidence.ofLike].map(\.places)
    self.meanings = meanings.map(RankFusion.places)
  }

  /// What is known of a statement of the target; nil if it is no candidate.
  func candidate(_ position: Int) -> MatchCandidate? {
    let number = Int(numbers[Int(counterparts.kinds.kinds[position])])
    let judgement = judgements[position]
    guard number >= 0 || judgement != nil || others.contains(position) else { return nil }
    var candidate = number >= 0 ? joined[number].candidate : MatchCandidate()
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
    var step = Self.firstStep
    while true {
      let ranking = prefix(step)
      let found = ranking.lazy.filter(isWanted).prefix(count)
      if found.count == count || ranking.count < step { return Array(found) }
      step *= Self.growth
    }
  }

  /// Which of what joins the subject to kinds of statements is about the kind of one; nil: nothing is, or
  /// somebody has judged it.
  func number(_ position: Int) -> Int? {
    let number = Int(numbers[Int(counterparts.kinds.kinds[position])])
    return number >= 0 && judgements[position] == nil ? number : nil
  }

  /// Some candidates in their order.
  mutating func sorted(_ positions: [Int]) -> [Int] {
    zip(positions, nearness.places(of: positions)).map { position, place in
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
    let number = numbers[Int(counterparts.kinds.kinds[position])]
    if number >= 0 { return joined[Int(number)].isDeficit ? .deficit : .joined }
    guard others.contains(position) else { return nil }
    return counterparts.objects[position].flags.contains(.deficit) ? .deficit : .alike
  }

  private func members(_ tier: MatchTier) -> [Int] {
    switch tier {
    case .judged, .denied: return judgements.keys.filter { self.tier($0) == tier }
    case .alike: return others.filter { self.tier($0) == tier }
    case .joined, .deficit:
      let members = joined.filter { $0.isDeficit == (tier == .deficit) }.flatMap { joined in
        counterparts.kinds.members[joined.kind].lazy.map(Int.init).filter { judgements[$0] == nil }
      }
      return members + others.filter { self.tier($0) == tier }
    }
  }

  /// At least as many as a tier has.
  private func bound(_ tier: MatchTier) -> Int {
    guard tier == .joined || tier == .deficit else { return judgements.count + others.count }
    return others.count
      + joined.reduce(0) { sum, joined in
        joined.isDeficit == (tier == .deficit)
          ? sum + counterparts.kinds.members[joined.kind].count : sum
      }
  }

  /// The first candidates of a tier.
  ///
  /// What nothing but nearness tells of comes in the order of places. Whatever is not among the nearest
  /// that were looked at has no better place than the last of them, so that all that is fused to more
  /// than this place gives comes before it.
  private mutating func first(_ count: Int, in tier: MatchTier) -> [Int] {
    if bound(tier) > max(count, Self.firstStep), meanings == nil {
      let told = Set(evidence.flatMap(\.keys)).filter { self.tier($0) == tier }
      let places = Array(told)
      let ranked = zip(places, nearness.places(of: places)).map { position, place in
        (position: position, fused: fused(position, place))
      }
      var step = max(Self.firstStep, count)
      while step < nearness.count {
        let head = nearness.head(step)
        var found = ranked
        for entry in head where self.tier(entry.position) == tier && !told.contains(entry.position)
        {
          found.append((entry.position, fused(entry.position, entry.place)))
        }
        found.sort { ($1.fused, $0.position) < ($0.fused, $1.position) }
        let least = part(head[head.count - 1].place, 0)
        let safe = found.prefix { $0.fused > least }
        if safe.count >= count { return safe.prefix(count).map(\.position) }
        step *= Self.growth
      }
    }
    return Array(sorted(members(tier)).prefix(count))
  }
}
