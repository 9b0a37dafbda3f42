import CrosswalkModel

/// The statements of a framework by all that computed relations rest on: what they are linked to and how,
/// who acts, what kind of act it is, and whether it is a shortcoming.
///
/// What follows for a subject is the same for all statements of a kind and is worked out once for them,
/// so that time grows with the kinds and not with the pairs of statements.
struct StatementKinds: Sendable {
  /// What statements of a kind have in common.
  struct Kind: Hashable, Sendable {
    fileprivate(set) var links: [ConceptLink]
    private var actor: Role
    private var act: Act?
    private var flags: [Statement.Flag]
    /// What else is said of the statement and counts.
    fileprivate var isMarked: Bool

    fileprivate var isDeficit: Bool { flags.contains(.deficit) }

    init(_ statement: Statement, _ links: [ConceptLink], isMarked: Bool) {
      // Who has linked them and why changes nothing.
      self.links = links.map {
        ConceptLink(
          concept: $0.concept, share: $0.share, relation: $0.relation, confidence: $0.confidence)
      }
      (actor, act, flags) = (statement.actor, statement.act, statement.flags)
      self.isMarked = isMarked
    }
  }

  /// The number of each kind.
  let byKind: [Kind: Int32]
  /// The kind of each statement, by its position.
  let kinds: [Int32]
  /// The positions of each kind's statements, ascending.
  let members: [[Int32]]
  /// Which kinds are marked, and which are worded as a shortcoming.
  let (isMarked, isDeficit): ([Bool], [Bool])
  /// What the statements of each kind are linked to.
  let links: [[ConceptNumbers.Link]]
  /// The kinds that are linked to a concept.
  private let byConcept: [String: [Int32]]

  /// - Parameters:
  ///   - statements: In the order in which they are numbered.
  ///   - links: Of each statement.
  ///   - numbers: Of all concepts in the links.
  ///   - isMarked: What else counts of a statement.
  init(
    _ statements: [Statement], links: [[ConceptLink]], _ numbers: ConceptNumbers,
    isMarked: (Statement) -> Bool
  ) {
    var kinds: [Int32] = []
    kinds.reserveCapacity(statements.count)
    var members: [[Int32]] = []
    var (marked, deficits) = ([Bool](), [Bool]())
    var known: [Kind: Int32] = [:]
    var byConcept: [String: [Int32]] = [:]
    for (position, statement) in statements.enumerated() {
      let kind = Kind(statement, links[position], isMarked: isMarked(statement))
      let number = known[kind] ?? Int32(members.count)
      if Int(number) == members.count {
        known[kind] = number
        members.append([])
        marked.append(kind.isMarked)
        deficits.append(kind.isDeficit)
        for concept in Set(links[position].map(\.concept)) {
          byConcept[concept, default: []].append(number)
        }
      }
      members[Int(number)].append(Int32(position))
      kinds.append(number)
    }
    (self.kinds, self.members, self.byConcept) = (kinds, members, byConcept)
    (self.isMarked, isDeficit, byKind) = (marked, deficits, known)
    self.links = members.map { numbers.links(links[Int($0[0])]) }
  }

  /// How many there are.
  var count: Int { members.count }

  /// A statement of the kind, by its position.
  func example(of kind: Int) -> Int { Int(members[kind][0]) }

  /// The kinds that links lead to, through their concepts or kin of those, each once.
  func reached(by links: [ConceptLink], _ kinship: ConceptKinship) -> [Int] {
    var reached: [Int] = []
    var isReached = [Bool](repeating: false, count: count)
    func reach(_ concept: String) {
      for kind in byConcept[concept] ?? [] where !isReached[Int(kind)] {
        isReached[Int(kind)] = true
        reached.append(Int(kind))
      }
    }
    for link in links {
      reach(link.concept)
      for kin in kinship.all(of: link.concept) { reach(kin.concept) }
    }
    return reached
  }
}
