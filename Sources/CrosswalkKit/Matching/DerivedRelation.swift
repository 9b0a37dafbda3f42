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
  public var relation: Relation { derivation.relation }
  /// How much of both is about the same concepts, 0 to 1; a concept and a case of it count as the
  /// same.
  public var share: Double { derivation.share }
  /// The product of the confidences of the two links that the relation comes from.
  public var confidence: Double { derivation.confidence }
  /// The shared concepts; the relation comes from the first, which has the greatest share in both.
  /// Where one side has a case of a concept and the other the concept, it is the concept.
  public let path: [String]
  /// Whether it may be closer than related, had somebody said what both statements are to the concept
  /// that they share most of.
  public var isOpen: Bool { derivation.isOpen }
  /// Whether both statements carry a concept that they share, so that one speaks of what the other is
  /// about.
  public var isOnTopic: Bool { derivation.isOnTopic }
  /// Concepts of the two that are not shared, but kin: related, or two sides of one activity; and
  /// cases of shared concepts. Those that weigh most come first.
  public let neighbours: [Neighbours]
  /// The same without the words for it.
  let derivation: Derivation

  /// One relation a pair: it is composed through the concept that both are most about, and lifted
  /// to the whole statements. Both directions choose the same concept, so they agree. Only where no
  /// concept is shared do kin decide: counterparts, then related ones.
  ///
  /// Nil if the statements share no concept and have no kin, or nothing follows from those.
  public init?(
    from source: [ConceptLink], to target: [ConceptLink],
    kinship: ConceptKinship = ConceptKinship()
  ) {
    let numbers = ConceptNumbers(Set((source + target).map(\.concept)), kinship)
    self.init(
      from: source, numbers.links(source), to: target, numbers.links(target), numbers, kinship)
  }

  /// The same from links whose concepts have numbers.
  init?(
    from source: [ConceptLink], _ own: [ConceptNumbers.Link], to target: [ConceptLink],
    _ other: [ConceptNumbers.Link], _ numbers: ConceptNumbers, _ kinship: ConceptKinship
  ) {
    let found = ConceptWays.with(own, other, numbers) { ways in
      ways.derivation.map { derivation in
        var seen: Set<Int32> = []
        let path = ways.shared.map(\.concept).filter { seen.insert($0).inserted }
        let neighbours = (Array(ways.shared) + Array(ways.kin)).compactMap { way in
          way.kind.map { kind in
            let (concept, other) = (source[Int(way.mine)].concept, target[Int(way.theirs)].concept)
            return Neighbours(
              concept: concept, other: other, kind: kind,
              reason: kinship.kin(of: concept, other)!.reason)
          }
        }
        return (derivation, path.map { numbers.names[Int($0)] }, neighbours)
      }
    }
    guard let found else { return nil }
    (derivation, path, neighbours) = found
  }
}
