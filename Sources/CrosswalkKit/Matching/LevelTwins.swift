import CrosswalkModel

/// Which statements of a framework say the same behaviour at several levels of one unit.
///
/// Two are twins that stand in one unit at different levels, are most about the same concept, are both
/// done or both not, and have a quarter of their words in common: a document that describes each level
/// says most things several times, and a list of counterparts need not.
struct LevelTwins: Sendable {
  private struct Traits: Sendable {
    var unit: Int
    var level: String
    var concept: String
    var terms: Set<Int32>
  }

  /// The part of all their words that twins have in common at least; chosen by reading pairs.
  static let likeness = 0.25

  private let traits: [Traits?]

  /// - Parameters:
  ///   - framework: Whose statements are numbered in their order.
  ///   - terms: The words of each statement.
  init(_ framework: AlignedFramework, terms: [Set<Int32>]) {
    let links = framework.linksByStatement
    var traits: [Traits?] = []
    for (position, unit) in framework.framework.units.enumerated() {
      for statement in unit.statements {
        let main = (links[statement.id] ?? []).max {
          ($0.share, $1.concept) < ($1.share, $0.concept)
        }
        guard let level = statement.level, let main else {
          traits.append(nil)
          continue
        }
        traits.append(
          Traits(
            unit: position, level: level, concept: main.concept, terms: terms[traits.count]))
      }
    }
    self.traits = traits
  }

  /// Whether two statements, by their positions, say one behaviour at two levels.
  func areTwins(_ first: Int, _ second: Int) -> Bool {
    guard let a = traits[first], let b = traits[second], a.unit == b.unit, a.level != b.level,
      a.concept == b.concept
    else { return false }
    let common = Double(a.terms.intersection(b.terms).count)
    return common >= Self.likeness * Double(a.terms.union(b.terms).count) && common > 0
  }

  /// The positions of a ranking in rows: one that is a twin of the first of an earlier row joins it.
  func rows(_ ranking: [Int]) -> [[Int]] {
    var rows: [[Int]] = []
    // Twins stand in one unit and are about one concept, so only few rows have to be looked at.
    var byTraits: [String: [Int]] = [:]
    for position in ranking {
      guard let own = traits[position] else {
        rows.append([position])
        continue
      }
      let key = "\(own.unit) \(own.concept)"
      if let row = byTraits[key]?.first(where: { areTwins(rows[$0][0], position) }),
        !rows[row].contains(where: { traits[$0]?.level == own.level })
      {
        rows[row].append(position)
      } else {
        byTraits[key, default: []].append(rows.count)
        rows.append([position])
      }
    }
    return rows
  }
}
