/// The statements of a target that two rankings put first when they are joined: that by wording and that by
/// what they are about.
///
/// It is what fusing both rankings of all statements gives. Only those near the top of one of them can be
/// among the first: any other gets less from its places than the last of those that are named.
struct BestStatements {
  private let fusion: RankFusion
  private let kinds: ContentKinds
  private let (order, places): ([Int], [Int])
  private var wording: PartialPlaces
  private let same: [Int]

  /// A statement and what it is fused to.
  struct Entry: Hashable {
    var statement: Int
    var fused: Double
  }

  /// So many of the likest in wording are looked at first, and so many times as many whenever that is not
  /// enough.
  private static let (firstStep, growth) = (64, 4)

  /// - Parameters:
  ///   - fusion: How the two are joined.
  ///   - likeness: Of each statement in wording.
  ///   - weights: How much each concept counts.
  ///   - kinds: What the statements are about.
  ///   - same: Statements of just the same words, which come first.
  init(
    _ fusion: RankFusion, likeness: [Double], weights: [Double], kinds: ContentKinds, same: [Int]
  ) {
    (self.fusion, self.kinds, self.same) = (fusion, kinds, same)
    (order, places) = kinds.places(weights)
    wording = PartialPlaces(likeness)
  }

  /// So many of the best, best first, equals in the order of the document.
  mutating func first(_ count: Int) -> [Entry] {
    let equals = same.map {
      Entry(statement: $0, fused: FusionCase.fused(ofSame: 1, by: fusion))
    }
    let isSame = Set(same)
    var step = max(Self.firstStep, count)
    while true {
      let head = wording.head(step)
      let isWhole = head.count == wording.count
      let inHead = Set(head.map(\.position))
      var found =
        equals
        + head.filter { !isSame.contains($0.position) }.map {
          Entry(statement: $0.position, fused: fused($0.position, $0.place))
        }
      Self.sort(&found)
      let least = found.count >= count ? found[count - 1].fused : 0
      let beyond = isWhole ? 0 : part(head[head.count - 1].place, 0)
      if !isWhole, beyond >= least {
        step *= Self.growth
        continue
      }
      let others = order.prefix { beyond + part(places[$0], 1) >= least }.flatMap { kind in
        kinds.members[kind].lazy.map(Int.init).filter {
          !inHead.contains($0) && !isSame.contains($0)
        }
      }
      for (statement, place) in zip(others, wording.places(of: others)) {
        found.append(Entry(statement: statement, fused: fused(statement, place)))
      }
      Self.sort(&found)
      return Array(found.prefix(count))
    }
  }

  private func fused(_ statement: Int, _ place: Int) -> Double {
    part(place, 0) + part(places[Int(kinds.kinds[statement])], 1)
  }

  /// What a place in one of the rankings gives.
  private func part(_ place: Int, _ list: Int) -> Double {
    place > 0 ? fusion.weights[list] / (fusion.k + Double(place)) : 0
  }

  private static func sort(_ entries: inout [Entry]) {
    entries.sort { ($1.fused, $0.statement) < ($0.fused, $1.statement) }
  }
}
