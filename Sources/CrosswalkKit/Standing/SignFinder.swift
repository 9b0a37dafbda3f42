import CrosswalkModel

/// Finds what kinds of statements of a target say together of how it stands to subjects, looking at no more of
/// them than it takes.
///
/// What they can say at most is soon known: of the links to a concept few differ in what follows from them. Once
/// the strongest of that is said, the others change nothing.
struct SignFinder {
  /// A link by all that a verdict through it rests on.
  private struct LinkClass: Hashable {
    var concept: Int32
    var relation: Relation?
    var isPartial: Bool

    init(_ link: ConceptNumbers.Link) {
      (concept, relation) = (link.concept, link.relation)
      isPartial = Relation.isPartial(link.share)
    }
  }

  private let counterparts: Counterparts
  /// A link of each class that the target has, by concept.
  private var examples: [Int32: [ConceptNumbers.Link]] = [:]
  private var known: [LinkClass: LinkSigns] = [:]

  init(_ counterparts: Counterparts) {
    self.counterparts = counterparts
    var seen: Set<LinkClass> = []
    for link in counterparts.kinds.links.joined() where seen.insert(LinkClass(link)).inserted {
      examples[link.concept, default: []].append(link)
    }
  }

  /// What kinds of statements of the target say of how it stands to a subject: enough to tell how it does, and the
  /// same for all subjects of a kind.
  ///
  /// - Parameters:
  ///   - subject: A statement of the source.
  ///   - said: What is said already.
  ///   - some: Those kinds alone; nil for all that the subject is joined to.
  ///   - counts: Whether a kind has anything to say.
  /// - Returns: What was said already and what they say.
  mutating func signs(
    of subject: Statement, besides said: LinkSigns = [], of some: [Int]? = nil,
    where counts: (Int) -> Bool = { _ in true }
  ) -> LinkSigns {
    let own = counterparts.sourceLinks[subject.id] ?? []
    let links = counterparts.numbers.links(own)
    let strongest = links.reduce(into: LinkSigns()) { $0.formUnion(most($1)) }.strongest
    var signs = said
    for kind in some ?? counterparts.kinds.reached(by: own, counterparts.kinship)
    where counts(kind) {
      if signs.contains(.serves) || strongest.map(signs.contains) ?? true { break }
      if let more = counterparts.signs(of: kind, on: subject, links) { signs.formUnion(more) }
    }
    return signs
  }

  /// What anything can say at most because of a link.
  private mutating func most(_ link: ConceptNumbers.Link) -> LinkSigns {
    let own = LinkClass(link)
    if let most = known[own] { return most }
    var most: LinkSigns = []
    for other in examples[link.concept] ?? [] {
      most.formUnion(ConceptWays.most(link, nil, other))
    }
    for kin in counterparts.numbers.kin(of: link.concept) {
      for other in examples[kin.concept] ?? [] {
        most.formUnion(ConceptWays.most(link, kin.kind, other))
      }
    }
    known[own] = most
    return most
  }
}
