import CrosswalkBase
import CrosswalkModel

/// What a panel's sheets call the levels of a scale.
struct LevelNames {
  /// What stands on the sheets, the lowest first.
  let shown: [String]
  private let lookup: NameLookup
  private let ranks: [String: Int]

  /// Blind sheets hide the levels' names, which tell what to expect.
  init(_ scale: Scale, isBlind: Bool = false) {
    shown = isBlind ? scale.levels.indices.map(Self.blind) : scale.levels.map(\.title)
    lookup = scale.levelNames
    ranks = Dictionary(
      scale.levels.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The name of a level that tells its rank and no more: L1 for the lowest.
  static func blind(_ rank: Int) -> String { "L\(rank + 1)" }

  /// The rank of a level by id, by title, or by L1 to Ln where no id or title is that.
  func rank(of name: String) throws(NameError) -> Int {
    if case .found(let id) = lookup(name), let rank = ranks[id] { return rank }
    if let rank = shown.indices.first(where: { Self.blind($0) == name.uppercased() }) {
      return rank
    }
    return ranks[try lookup.id(of: name, as: "level")] ?? 0
  }
}
