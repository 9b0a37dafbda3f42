import CrosswalkModel

/// What judgements on other pairs tell of two statements: evidence for their order, and no relation.
///
/// A statement is likely a counterpart where both are judged beside one statement of a further
/// framework; where it is like one that is judged a counterpart; and where the subject is like one
/// that it is judged a counterpart of. What is like another shares concepts with it, and words.
struct NearbyJudgements: Sendable {
  /// How much each judgement weighs: what the relation tells, times the confidence.
  private struct Edge: Sendable {
    var statement: String
    var weight: Double
  }

  /// From statements of the source to those of further frameworks, by `framework:id`, and on to
  /// positions in the target.
  private var outwards: [String: [Edge]] = [:]
  private var inwards: [String: [(position: Int, weight: Double)]] = [:]
  /// From statements of the source, by position, to positions in the target.
  private let direct: [[(position: Int, weight: Double)]]
  private let source: Side
  private let target: Side
  /// The statements of the source that are judged to have a counterpart, ascending.
  private let judged: [Int]
  /// The wording of those alone, among all of the source.
  private let judgedWording: WordingIndex
  /// Their places in ``judged``, by concept.
  private let judgedByConcept: ByConcept
  /// The statements of the target by concept, where anything is judged.
  private let targetByConcept: ByConcept

  /// Statements that are linked to a concept, by their places among some, with how much of each.
  private typealias ByConcept = [String: [(place: Int, share: Double)]]

  /// The statements of one framework, and how like they are to each other.
  struct Side: Sendable {
    let bags: [TermBag]
    let terms: Int
    let wording: WordingIndex
    let links: [[ConceptLink]]

    init(_ bags: [TermBag], terms: Int, links: [[ConceptLink]]) {
      (self.bags, self.terms, self.links) = (bags, terms, links)
      wording = WordingIndex(bags, terms: terms)
    }

    /// Some of the statements by concept, by their places among these.
    func byConcept(
      _ positions: some Collection<Int>
    ) -> [String: [(place: Int, share: Double)]] {
      var byConcept: [String: [(place: Int, share: Double)]] = [:]
      for (place, position) in positions.enumerated() {
        for link in links[position] {
          for same in links[position] where same.concept == link.concept {
            byConcept[link.concept, default: []].append((place, same.share))
          }
        }
      }
      return byConcept
    }

    /// Visits other statements that are like one, with what each concept that both are about adds.
    ///
    /// - Parameters:
    ///   - position: The statement.
    ///   - factor: What likeness is multiplied by.
    ///   - others: Those that are asked about, by concept.
    ///   - likeness: How far their wording is that of the statement, by their places.
    ///   - body: Is given the place of another and how like it is.
    func forEachLike(
      _ position: Int, times factor: Double = 1,
      among others: [String: [(place: Int, share: Double)]], _ likeness: [Double],
      _ body: (_ place: Int, _ likeness: Double) -> Void
    ) {
      for link in links[position] {
        for other in others[link.concept] ?? [] {
          body(
            other.place,
            factor * min(link.share, other.share)
              * (likeness[other.place] + NearbyJudgements.concernWeight))
        }
      }
    }
  }

  /// How much one concern counts beside full likeness of wording.
  static let concernWeight = 0.2

  init(
    _ sets: [MatchSet], from source: (id: String, positions: [String: Int], side: Side),
    to target: (id: String, positions: [String: Int], side: Side)
  ) {
    (self.source, self.target) = (source.side, target.side)
    var direct = [[(position: Int, weight: Double)]](
      repeating: [], count: source.side.bags.count)
    let pairs = JudgedPairs(sets, from: source.id, to: target.id)
    for (subject, judged) in pairs.bySubject {
      guard let position = source.positions[subject] else { continue }
      direct[position] = judged.compactMap { pair in
        guard let relation = pair.relation, let object = target.positions[pair.object] else {
          return nil
        }
        return (object, relation.strength * pair.confidence)
      }
    }
    self.direct = direct
    let judged = direct.indices.filter { !direct[$0].isEmpty }
    self.judged = judged
    judgedWording = WordingIndex(source.side.bags, terms: source.side.terms, keeping: judged)
    judgedByConcept = source.side.byConcept(judged)
    targetByConcept = judged.isEmpty ? [:] : target.side.byConcept(target.side.bags.indices)
    for set in sets {
      let ids = [set.from, set.to]
      for (own, further, isSubject) in [(ids[0], ids[1], true), (ids[1], ids[0], false)]
      where own != further && ![source.id, target.id].contains(further) {
        for match in set.matches {
          guard let relation = match.relation, let object = match.object else { continue }
          let (mine, other) = isSubject ? (match.subject, object) : (object, match.subject)
          let (name, weight) = ("\(further):\(other)", relation.strength * match.confidence)
          if own == source.id {
            outwards[mine, default: []].append(Edge(statement: name, weight: weight))
          } else if own == target.id, let position = target.positions[mine] {
            inwards[name, default: []].append((position, weight))
          }
        }
      }
    }
  }

  /// What the judgements tell of statements of the target.
  struct Evidence: Sendable {
    /// Both are judged beside one statement of a further framework.
    var shared: SparseScores
    /// It is like one that is judged a counterpart.
    var likeJudged: SparseScores
    /// The subject is like one that it is judged a counterpart of.
    var ofLike: SparseScores
  }

  /// The evidence for a subject, by the positions of statements of the target.
  func evidence(of subject: String, at position: Int) -> Evidence {
    var (shared, likeJudged, ofLike) = ([Int: Double](), [Int: Double](), [Int: Double]())
    for edge in outwards[subject] ?? [] {
      for (object, weight) in inwards[edge.statement] ?? [] {
        shared[object, default: 0] += edge.weight * weight
      }
    }
    for (object, weight) in direct[position] {
      let likeness = target.wording.likenesses(to: target.bags[object])
      target.forEachLike(object, times: weight, among: targetByConcept, likeness) {
        if $0 != object { likeJudged[$0, default: 0] += $1 }
      }
    }
    if source.links[position].contains(where: { judgedByConcept[$0.concept] != nil }) {
      var like = [Double](repeating: 0, count: judged.count)
      let likeness = judgedWording.likenesses(to: source.bags[position])
      source.forEachLike(position, among: judgedByConcept, likeness) { like[$0] += $1 }
      for (place, likeness) in like.enumerated() where likeness > 0 && judged[place] != position {
        for (object, weight) in direct[judged[place]] {
          ofLike[object, default: 0] += likeness * weight
        }
      }
    }
    return Evidence(
      shared: SparseScores(shared), likeJudged: SparseScores(likeJudged),
      ofLike: SparseScores(ofLike))
  }

  /// The statements of further frameworks that a subject and a statement of the target are both judged
  /// beside, those that weigh most first.
  func shared(_ subject: String, _ position: Int) -> [String] {
    (outwards[subject] ?? []).compactMap { edge -> Edge? in
      let back = inwards[edge.statement]?.first { $0.position == position }
      return back.map { Edge(statement: edge.statement, weight: edge.weight * $0.weight) }
    }.sorted { ($1.weight, $0.statement) < ($0.weight, $1.statement) }.map(\.statement)
  }
}

extension Relation {
  /// How much a counterpart of this kind tells, 0 to 1, for ranking.
  var strength: Double {
    switch self {
    case .exact: 1
    case .close: 0.8
    case .narrower, .broader: 0.6
    case .counterpart: 0.5
    case .related: 0.3
    }
  }
}
