import CrosswalkModel

/// How near the statements of the target are to one subject, by what joins them and by wording, worked out as
/// far as somebody asks.
///
/// The nearest are found among what shares most, since wording adds no more than its weight: whoever wants
/// the first ten of a hundred thousand need not look at the wording of most. Places are those that all of
/// them give.
final class SubjectNearness {
  private let ranker: MatchRanker
  private let words: TermBag
  private let joined: JoinedKinds
  private let kinds: StatementKinds
  /// The place of what joins the subject to each kind of statement; -1: nothing does.
  private let places: [Int32]
  private lazy var query = ranker.texts.query(words)
  /// How far the wording of each statement is that of the subject, 0 to 1.
  private(set) lazy var likenesses = ranker.likenesses(to: words)
  private lazy var all = PartialPlaces(
    ranker.nearness(joined, kinds, likeness: likenesses))
  /// Whether all had to be looked at.
  private(set) var isAllKnown = false
  /// The nearest that were found, and their places.
  private var nearest: [PartialPlaces.Entry] = []
  private lazy var nearestPlaces = Dictionary(
    uniqueKeysWithValues: nearest.map { ($0.position, $0.place) })

  /// Where more than this part of the statements must be looked at, all are.
  private static let most = 1.0 / 3

  init(_ ranker: MatchRanker, _ words: TermBag, _ joined: JoinedKinds, _ kinds: StatementKinds) {
    (self.ranker, self.words, self.joined, self.kinds) = (ranker, words, joined, kinds)
    places = joined.places(ofKinds: kinds.count)
  }

  /// The place in ``JoinedKinds/joined`` of what joins the subject to a statement; nil: nothing does.
  func joining(_ position: Int) -> Int? {
    let place = places[Int(kinds.kinds[position])]
    return place >= 0 ? Int(place) : nil
  }

  /// How far the wording of one statement is that of the subject, 0 to 1.
  func likeness(_ position: Int) -> Double {
    isAllKnown ? likenesses[position] : query.likeness(of: position)
  }

  /// At most so many statements are near at all.
  var most: Int { isAllKnown ? all.count : kinds.kinds.count }

  /// At least so many of the nearest, or all; nearest first, equals in their order.
  func head(_ count: Int) -> [PartialPlaces.Entry] {
    if !isAllKnown {
      if nearest.count >= count { return nearest }
      if let found = find(count) {
        nearest = found
        nearestPlaces = Dictionary(uniqueKeysWithValues: found.map { ($0.position, $0.place) })
        return found
      }
      isAllKnown = true
    }
    return all.head(count)
  }

  /// The places of some statements, in the order of the positions; 0 for what is not near at all.
  func places(of positions: [Int]) -> [Int] {
    if !isAllKnown {
      let known = positions.compactMap { nearestPlaces[$0] }
      if known.count == positions.count { return known }
      isAllKnown = true
    }
    return all.places(of: positions)
  }

  /// Numbers that are in the order of the places of some statements, and equal where those are; 0 for what is
  /// not near at all.
  func order(of positions: [Int]) -> [Int] {
    if isAllKnown { return all.places(of: positions) }
    let nearness = positions.map(nearness)
    var numbers = [Int](repeating: 0, count: positions.count)
    var (number, last) = (0, Double.infinity)
    for index in nearness.indices.sorted(by: { nearness[$1] < nearness[$0] })
    where nearness[index] > 0 {
      if !RankFusion.areTied(last, nearness[index]) {
        // Between two that are as near as this, others may stand that tie them step by step.
        let reach = 2e-12 * Double(kinds.kinds.count)
        if last - nearness[index] < reach { return places(of: positions) }
        number += 1
      }
      numbers[index] = number
      last = nearness[index]
    }
    return numbers
  }

  private func nearness(_ position: Int) -> Double {
    let wording = MatchRanker.wordingWeight * likeness(position)
    return joining(position).map { wording + joined.joined[$0].derived.nearness } ?? wording
  }

  /// At least so many of the nearest; nil where too many would have to be looked at.
  private func find(_ count: Int) -> [PartialPlaces.Entry]? {
    var patience = Int(Double(kinds.kinds.count) * Self.most)
    var greatest = GreatestScores(count)
    for (place, joined) in joined.joined.enumerated() {
      let share = joined.derived.nearness
      if MatchRanker.wordingWeight + share < greatest.least { return entries(greatest) }
      for kind in self.joined.kinds(place) {
        let members = kinds.members[Int(kind)]
        patience -= members.count
        if patience < 0 { return nil }
        query.forEach(members) { position, likeness in
          greatest.add(MatchRanker.wordingWeight * likeness + share, at: position)
        }
      }
    }
    return MatchRanker.wordingWeight < greatest.least ? entries(greatest) : nil
  }

  private func entries(_ greatest: GreatestScores) -> [PartialPlaces.Entry] {
    var entries: [PartialPlaces.Entry] = []
    var last = Double.infinity
    for (index, found) in greatest.sorted.enumerated() {
      let isTied = RankFusion.areTied(last, found.score)
      entries.append(
        PartialPlaces.Entry(
          position: found.position, place: isTied ? entries[index - 1].place : index + 1))
      last = found.score
    }
    return entries
  }
}
