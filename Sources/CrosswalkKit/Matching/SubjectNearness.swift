import CrosswalkModel

/// How near the statements of the target are to one subject, by what joins them and by wording, worked out as
/// far as somebody asks.
///
/// The nearest are found among what shares most, since wording adds no more than its weight: whoever wants
/// the first ten of a hundred thousand need not put the rest in order. Places are those that all of them give.
final class SubjectNearness {
  private let ranker: MatchRanker
  private let words: TermBag
  private let joined: JoinedKinds
  private let kinds: StatementKinds
  /// The place of what joins the subject to each kind of statement; -1: nothing does.
  private let places: [Int32]
  /// How far the wording of each statement is that of the subject, 0 to 1.
  private(set) lazy var likenesses = ranker.likenesses(to: words)
  private lazy var all = PartialPlaces(
    ranker.nearness(joined, kinds, likeness: likenesses))
  /// Whether all had to be looked at.
  private(set) var isAllKnown = false
  /// The nearest that were found, and their places.
  private var nearest: [PartialPlaces.Entry] = []
  private var nearestPlaces: [Int: Int] = [:]

  init(_ ranker: MatchRanker, _ words: TermBag, _ joined: JoinedKinds, _ kinds: StatementKinds) {
    (self.ranker, self.words, self.joined, self.kinds) = (ranker, words, joined, kinds)
    places = joined.places(ofKinds: kinds.count)
  }

  /// The place in ``JoinedKinds/joined`` of what joins the subject to a statement; nil: nothing does.
  func joining(_ position: Int) -> Int? {
    let place = places[Int(kinds.kinds[position])]
    return place >= 0 ? Int(place) : nil
  }

  /// At most so many statements are near at all.
  var most: Int { isAllKnown ? all.count : kinds.kinds.count }

  /// At least so many of the nearest, or all; nearest first, equals in their order.
  func head(_ count: Int) -> [PartialPlaces.Entry] {
    if !isAllKnown {
      if nearest.count < count {
        nearest = find(count)
        nearestPlaces = Dictionary(uniqueKeysWithValues: nearest.map { ($0.position, $0.place) })
      }
      return nearest
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
    let wording = MatchRanker.wordingWeight * likenesses[position]
    return joining(position).map { wording + joined.joined[$0].derived.nearness } ?? wording
  }

  /// At least so many of the nearest, or all.
  private func find(_ count: Int) -> [PartialPlaces.Entry] {
    var greatest = GreatestScores(count)
    for (place, joined) in joined.joined.enumerated() {
      let share = joined.derived.nearness
      if MatchRanker.wordingWeight + share < greatest.least { return entries(greatest) }
      add(self.joined.kinds(place), share, to: &greatest)
    }
    if MatchRanker.wordingWeight < greatest.least { return entries(greatest) }
    add(places.indices.lazy.filter { self.places[$0] < 0 }.map(Int32.init), 0, to: &greatest)
    return entries(greatest)
  }

  /// Adds the statements of kinds that share so much with the subject.
  private func add(
    _ kinds: some Sequence<Int32>, _ share: Double, to greatest: inout GreatestScores
  ) {
    let members = self.kinds.members
    likenesses.withUnsafeBufferPointer { likenesses in
      for kind in kinds {
        for position in members[Int(kind)] {
          let wording = MatchRanker.wordingWeight * likenesses[Int(position)]
          greatest.add(wording + share, at: Int(position))
        }
      }
    }
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
