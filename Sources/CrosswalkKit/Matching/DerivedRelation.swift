import CrosswalkModel

/// What follows for two statements from the concepts that they are linked to.
public struct DerivedRelation: Sendable, Hashable {
  /// A concept of the first statement, and one of the second that is kin to it.
  public struct Neighbours: Sendable, Codable, Hashable {
    /// What the first statement is linked to.
    public var concept: String
    /// What the second statement is linked to.
    public var other: String
    /// What the second concept is to the first.
    public var kind: ConceptKinship.Kind
    /// Why the ontology joins the two.
    public var reason: String
  }

  /// From the first statement to the second.
  public let relation: Relation
  /// How much of both is about the same concepts, 0 to 1; a concept and a case of it count as the
  /// same.
  public let share: Double
  /// The product of the confidences of the two links that the relation comes from.
  public let confidence: Double
  /// The shared concepts; the relation comes from the first, which has the greatest share in both.
  /// Where one side has a case of a concept and the other the concept, it is the concept.
  public let path: [String]
  /// Whether it may be closer than related, had somebody said what both statements are to the concept
  /// that they share most of.
  public let isOpen: Bool
  /// Whether both statements carry a concept that they share, so that one speaks of what the other is
  /// about.
  public let isOnTopic: Bool
  /// Concepts of the two that are not shared, but kin: related, or two sides of one activity; and
  /// cases of shared concepts. Those that weigh most come first.
  public let neighbours: [Neighbours]
  /// How much of both is about counterparts and about related concepts, 0 to 1 each.
  let (counterpartShare, relatedShare): (Double, Double)

  private struct Way {
    var concept: String
    var share: Double
    var confidence: Double
    var relation: Relation
    var isOpen: Bool
    /// Whether nobody has said what one of the two is to its concept.
    var isUnsaid: Bool
    var neighbours: Neighbours?
    /// The places of the two links.
    var (mine, theirs): (Int, Int)

    /// Greatest share first, then confidence, then the name: the same from both sides.
    static func isBefore(_ a: Way, _ b: Way) -> Bool {
      if (a.share, a.confidence) != (b.share, b.confidence) {
        return (a.share, a.confidence) > (b.share, b.confidence)
      }
      return a.names.lexicographicallyPrecedes(b.names)
    }

    private var names: [String] {
      [concept] + (neighbours.map { [$0.concept, $0.other].sorted() } ?? [])
    }
  }

  /// One relation a pair: it is composed through the concept that both are most about, and lifted
  /// to the whole statements. Both directions choose the same concept, so they agree. Only where no
  /// concept is shared do kin decide: counterparts, then related ones.
  ///
  /// Nil if the statements share no concept and have no kin, or nothing follows from those.
  public init?(
    from source: [ConceptLink], to target: [ConceptLink],
    kinship: ConceptKinship = ConceptKinship()
  ) {
    var (shared, kin) = ([Way](), [Way]())
    for (mine, link) in source.enumerated() {
      for (theirs, other) in target.enumerated() {
        let isSame = link.concept == other.concept
        let found = isSame ? nil : kinship.kin(of: link.concept, other.concept)
        guard isSame || found != nil else { continue }
        guard let (relation, isOpen) = Self.known(link, found?.kind, other) else { continue }
        let way = Way(
          concept: found?.kind == .broader ? other.concept : link.concept,
          share: min(link.share, other.share), confidence: link.confidence * other.confidence,
          relation: relation, isOpen: isOpen,
          isUnsaid: link.relation == nil || other.relation == nil,
          neighbours: found.map {
            Neighbours(
              concept: link.concept, other: other.concept, kind: $0.kind, reason: $0.reason)
          }, mine: mine, theirs: theirs)
        if isSame || found?.kind == .broader || found?.kind == .narrower {
          shared.append(way)
        } else {
          kin.append(way)
        }
      }
    }
    shared.sort(by: Way.isBefore)
    // Counterparts say more than what is related.
    kin.sort {
      ($0.relation == .counterpart) != ($1.relation == .counterpart)
        ? $0.relation == .counterpart : Way.isBefore($0, $1)
    }
    guard let first = shared.first ?? kin.first else { return nil }
    relation = first.relation
    // What is not said may turn out to be nothing, and the next way to count.
    isOpen = first.isUnsaid && shared.contains { $0.isOpen || $0.relation.carries }
    isOnTopic = shared.contains { source[$0.mine].carries && target[$0.theirs].carries }
    confidence = first.confidence
    share = Self.taken(shared, source, target)
    var seen: Set<String> = []
    path = shared.map(\.concept).filter { seen.insert($0).inserted }
    neighbours = (shared + kin).compactMap(\.neighbours)
    counterpartShare = Self.taken(kin.filter { $0.relation == .counterpart }, source, target)
    relatedShare = Self.taken(kin.filter { $0.relation != .counterpart }, source, target)
  }

  /// What follows through one pair of links, and whether it may be closer; nil if nothing follows.
  ///
  /// Where nobody has said what one is to its concept, all that it may be is tried: no more than related
  /// follows, and if everything that carries leads to no more either, that is all there is to know.
  private static func known(
    _ link: ConceptLink, _ kind: ConceptKinship.Kind?, _ other: ConceptLink
  ) -> (Relation, isOpen: Bool)? {
    let carrying = Relation.allCases.filter(\.carries)
    if let mine = link.relation, let theirs = other.relation {
      return relation((link, mine), kind, (other, theirs)).map { ($0, false) }
    }
    guard link.carries, other.carries else { return nil }
    let isOpen = (link.relation.map { [$0] } ?? carrying).contains { mine in
      (other.relation.map { [$0] } ?? carrying).contains { theirs in
        relation((link, mine), kind, (other, theirs))?.carries ?? false
      }
    }
    return (.related, isOpen)
  }

  /// What follows through one pair of links; nil if nothing does.
  private static func relation(
    _ first: (link: ConceptLink, relation: Relation), _ kind: ConceptKinship.Kind?,
    _ second: (link: ConceptLink, relation: Relation)
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
      return [mine, theirs].contains(.counterpart) && (mine.carries || theirs.carries)
        ? .related : nil
    case .related: return mine.carries && theirs.carries ? .related : nil
    }
  }

  /// How much of both sides the ways take up, none of it twice; the first ones take first.
  private static func taken(
    _ ways: [Way], _ source: [ConceptLink], _ target: [ConceptLink]
  ) -> Double {
    var (mine, theirs) = (source.map(\.share), target.map(\.share))
    return ways.reduce(0) { sum, way in
      let share = min(mine[way.mine], theirs[way.theirs])
      mine[way.mine] -= share
      theirs[way.theirs] -= share
      return sum + share
    }
  }
}
