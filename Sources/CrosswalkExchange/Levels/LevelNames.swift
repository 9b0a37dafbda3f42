import CrosswalkBase
import CrosswalkModel

/// What a panel's sheets call the levels of a scale.
struct LevelNames {
  /// What stands on the sheets, the lowest first.
  let shown: [String]
  private let lookup: NameLookup
  private let ranks: [String: Int]
  /// Names that tell a level's rank and no more: L1 for the lowest.
  private let blind: [String]

  /// Blind sheets hide the levels' names, which tell what to expect.
  init(_ scale: Scale, isBlind: Bool = false) {
    // What some level is called would be taken for that one.
    let taken = Set(scale.levels.flatMap { [$0.id.lowercased(), CellText.folded($0.title)] })
    func names(_ prefix: String) -> [String] {
      scale.levels.indices.map { "\(prefix)\($0 + 1)" }
    }
    blind =
      ["L", "Level-", "Step-"].map(names).first {
        taken.isDisjoint(with: $0.map { $0.lowercased() })
      }
      ?? names("Rung-")
    shown = isBlind ? blind : scale.levels.map(\.title)
    lookup = scale.levelNames
    ranks = Dictionary(
      scale.levels.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The rank of a level by id, by title, or by the name that blind sheets give it.
  func rank(of name: String) throws(NameError) -> Int {
    if case .found(let id) = lookup(name), let rank = ranks[id] { return rank }
    let ranked = [blind, blind.indices.map { "L\($0 + 1)" }]
    for names in ranked {
      if let rank = names.firstIndex(where: { $0.lowercased() == name.lowercased() }) {
        return rank
      }
    }
    return ranks[try lookup.id(of: name, as: "level")] ?? 0
  }
}
