import CrosswalkModel

/// What two statements are to each other by the concepts that they are linked to, and not how much.
struct Verdict: Sendable, Hashable {
  /// From the first statement to the second.
  var relation: Relation
  /// Whether it may be closer than related, had somebody said what both statements are to the concept
  /// that they share most of.
  var isOpen: Bool
  /// Whether both statements carry a concept that they share.
  var isOnTopic: Bool
}

/// What follows for two statements from the concepts that they are linked to, without the words for it.
struct Derivation: Sendable, Hashable {
  var verdict: Verdict
  /// How much of both is about the same concepts, 0 to 1; a concept and a case of it count as the
  /// same.
  var share: Double
  /// The product of the confidences of the two links that the relation comes from.
  var confidence: Double
  /// How much of both is about counterparts and about related concepts, 0 to 1 each.
  var (counterpartShare, relatedShare): (Double, Double)

  var relation: Relation { verdict.relation }
  var isOpen: Bool { verdict.isOpen }
  var isOnTopic: Bool { verdict.isOnTopic }
}

/// The ways from one statement to another: a link of each, to concepts that are the same or kin.
///
/// Very many pairs of statements are looked at, so that nothing is allocated for one of them.
struct ConceptWays {
  struct Way {
    /// The concept that both are compared at.
    var concept: Int32
    /// The two concepts where they are kin, the smaller number first; -1 where they are the same.
    var (low, high): (Int32, Int32)
    var kind: ConceptKinship.Kind?
    var share: Double
    var confidence: Double
    var relation: Relation
    var isOpen: Bool
    /// Whether nobody has said what one of the two is to its concept.
    var isUnsaid: Bool
    /// The places of the two links.
    var (mine, theirs): (Int32, Int32)

    /// Greatest share first, then confidence, then the name: the same from both sides.
    static func isBefore(_ a: Way, _ b: Way) -> Bool {
      if a.share != b.share { return a.share > b.share }
      if a.confidence != b.confidence { return a.confidence > b.confidence }
      return (a.concept, a.low, a.high) < (b.concept, b.low, b.high)
    }

    /// Counterparts say more than what is related.
    static func isBeforeAmongKin(_ a: Way, _ b: Way) -> Bool {
      (a.relation == .counterpart) != (b.relation == .counterpart)
        ? a.relation == .counterpart : isBefore(a, b)
    }
  }

  /// Ways through a concept that both share, or through a concept and a case of it, first what counts
  /// first; then those through other kin.
  let shared: UnsafeMutableBufferPointer<Way>
  let kin: UnsafeMutableBufferPointer<Way>
  private let source: [ConceptNumbers.Link]
  private let target: [ConceptNumbers.Link]

  /// Finds the ways and hands them on; they are gone afterwards.
  static func with<Result>(
    _ source: [ConceptNumbers.Link], _ target: [ConceptNumbers.Link], _ numbers: ConceptNumbers,
    _ body: (ConceptWays) -> Result
  ) -> Result {
    let most = source.count * target.count
    return withUnsafeTemporaryAllocation(of: Way.self, capacity: 2 * most) { buffer in
      var (sharedCount, kinCount) = (0, 0)
      for (mine, link) in source.enumerated() {
        for (theirs, other) in target.enumerated() {
          let isSame = link.concept == other.concept
          let kind = isSame ? nil : numbers.kind(of: link.concept, other.concept)
          guard isSame || kind != nil, let (relation, isOpen) = known(link, kind, other) else {
            continue
          }
          let way = Way(
            concept: kind == .broader ? other.concept : link.concept,
            low: isSame ? -1 : min(link.concept, other.concept),
            high: isSame ? -1 : max(link.concept, other.concept), kind: kind,
            share: min(link.share, other.share), confidence: link.confidence * other.confidence,
            relation: relation, isOpen: isOpen,
            isUnsaid: link.relation == nil || other.relation == nil, mine: Int32(mine),
            theirs: Int32(theirs))
          if isSame || kind == .broader || kind == .narrower {
            buffer.initializeElement(at: sharedCount, to: way)
            sharedCount += 1
          } else {
            buffer.initializeElement(at: most + kinCount, to: way)
            kinCount += 1
          }
        }
      }
      let shared = UnsafeMutableBufferPointer(rebasing: buffer[..<sharedCount])
      let kin = UnsafeMutableBufferPointer(rebasing: buffer[most..<most + kinCount])
      sort(shared, Way.isBefore)
      sort(kin, Way.isBeforeAmongKin)
      return body(ConceptWays(shared: shared, kin: kin, source: source, target: target))
    }
  }

  private init(
    shared: UnsafeMutableBufferPointer<Way>, kin: UnsafeMutableBufferPointer<Way>,
    source: [ConceptNumbers.Link], target: [ConceptNumbers.Link]
  ) {
    (self.shared, self.kin, self.source, self.target) = (shared, kin, source, target)
  }

  /// Few ways are sorted best by putting each in its place.
  private static func sort(
    _ ways: UnsafeMutableBufferPointer<Way>, _ isBefore: (Way, Way) -> Bool
  ) {
    for end in ways.indices.dropFirst() {
      let way = ways[end]
      var place = end
      while place > 0, isBefore(way, ways[place - 1]) {
        ways[place] = ways[place - 1]
        place -= 1
      }
      ways[place] = way
    }
  }

  /// One relation a pair: it is composed through the concept that both are most about, and lifted
  /// to the whole statements. Both directions choose the same concept, so they agree. Only where no
  /// concept is shared do kin decide: counterparts, then related ones. Nil if nothing follows.
  var verdict: Verdict? {
    guard let first = shared.first ?? kin.first else { return nil }
    return Verdict(
      relation: first.relation,
      // What is not said may turn out to be nothing, and the next way to count.
      isOpen: first.isUnsaid && shared.contains { $0.isOpen || $0.relation.carries },
      isOnTopic: shared.contains {
        source[Int($0.mine)].carries && target[Int($0.theirs)].carries
      })
  }

  /// The verdict, and how much of both it is about. Nil if nothing follows.
  var derivation: Derivation? {
    guard let verdict, let first = shared.first ?? kin.first else { return nil }
    return Derivation(
      verdict: verdict, share: taken(shared) { _ in true }, confidence: first.confidence,
      counterpartShare: taken(kin) { $0.relation == .counterpart },
      relatedShare: taken(kin) { $0.relation != .counterpart })
  }

  /// How much of both sides the ways take up, none of it twice; the first ones take first.
  private func taken(
    _ ways: UnsafeMutableBufferPointer<Way>, _ counts: (Way) -> Bool
  ) -> Double {
    if ways.isEmpty { return 0 }
    let (mine, theirs) = (source.count, target.count)
    return withUnsafeTemporaryAllocation(of: Double.self, capacity: mine + theirs) { left in
      for (place, link) in source.enumerated() { left.initializeElement(at: place, to: link.share) }
      for (place, link) in target.enumerated() {
        left.initializeElement(at: mine + place, to: link.share)
      }
      var sum = 0.0
      for way in ways where counts(way) {
        let share = min(left[Int(way.mine)], left[mine + Int(way.theirs)])
        left[Int(way.mine)] -= share
        left[mine + Int(way.theirs)] -= share
        sum += share
      }
      return sum
    }
  }

  // MARK: One way

  /// What a verdict can say at most because of one pair of links, whatever others there are.
  static func most(
    _ link: ConceptNumbers.Link, _ kind: ConceptKinship.Kind?, _ other: ConceptNumbers.Link
  ) -> LinkSigns {
    guard let (relation, _) = known(link, kind, other) else { return [] }
    let isShared = kind == nil || kind == .broader || kind == .narrower
    return LinkSigns(
      relation, isOnTopic: isShared && link.carries && other.carries,
      isOpen: link.relation == nil || other.relation == nil)
  }

  /// What follows through one pair of links, and whether it may be closer; nil if nothing follows.
  ///
  /// Where nobody has said what one is to its concept, all that it may be is tried: no more than related
  /// follows, and if everything that carries leads to no more either, that is all there is to know.
  private static func known(
    _ link: ConceptNumbers.Link, _ kind: ConceptKinship.Kind?, _ other: ConceptNumbers.Link
  ) -> (Relation, isOpen: Bool)? {
    if let mine = link.relation, let theirs = other.relation {
      return relation((link, mine), kind, (other, theirs)).map { ($0, false) }
    }
    guard link.carries, other.carries else { return nil }
    let carrying = Relation.allCases.filter(\.carries)
    let isOpen = (link.relation.map { [$0] } ?? carrying).contains { mine in
      (other.relation.map { [$0] } ?? carrying).contains { theirs in
        relation((link, mine), kind, (other, theirs))?.carries ?? false
      }
    }
    return (.related, isOpen)
  }

  /// What follows through one pair of links; nil if nothing does.
  private static func relation(
    _ first: (link: ConceptNumbers.Link, relation: Relation), _ kind: ConceptKinship.Kind?,
    _ second: (link: ConceptNumbers.Link, relation: Relation)
  ) -> Relation? {
    let (link, mine) = first
    let (other, theirs) = second
    switch kind {
    case nil:
      return mine.composed(with: theirs.inverse)?
        .lifted(sourceShare: link.share, targetShare: other.share)
    case .broader, .narrower:
      // A link to a case of a concept counts for the concept: both are compared there.
      let upwards = (kind == .broader ? mine : theirs).composed(with: .narrower)
      guard let upwards else { return nil }
      return (kind == .broader ? upwards : mine)
        .composed(with: (kind == .narrower ? upwards : theirs).inverse)?
        .lifted(sourceShare: link.share, targetShare: other.share)
    case .counterpart:
      if mine.carries, theirs.carries { return .counterpart }
      // The other side of the other side is one's own side.
      return (mine == .counterpart || theirs == .counterpart) && (mine.carries || theirs.carries)
        ? .related : nil
    case .related: return mine.carries && theirs.carries ? .related : nil
    }
  }
}
