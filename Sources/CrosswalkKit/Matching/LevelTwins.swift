import CrosswalkModel

/// Which statements of a framework say the same behaviour at several levels.
///
/// Two at different levels are twins that say it in the same words; or that stand in one unit, are most
/// about the same concept, and have a quarter of their words in common. A document that describes each
/// level says most things several times, and a list of counterparts need not.
struct LevelTwins: Sendable {
  private struct Traits: Sendable {
    var unit: Int
    var level: String
    var concept: String?
    var terms: Set<Int32>
  }

  /// What twins have in common, so that few rows have to be looked at.
  private enum Mark: Hashable {
    case words(Set<Int32>)
    case matter(unit: Int, concept: String)
  }

  /// The part of all their words that twins in one unit have in common at least; chosen by reading
  /// pairs.
  static let likeness = 0.25

  /// Nil for what holds at every level.
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
        let words = terms[traits.count]
        traits.append(
          statement.level.map {
            Traits(unit: position, level: $0, concept: main?.concept, terms: words)
          })
      }
    }
    self.traits = traits
  }

  /// Whether two statements, by their positions, say one behaviour at two levels.
  func areTwins(_ first: Int, _ second: Int) -> Bool {
    guard let a = traits[first], let b = traits[second], a.level != b.level, !a.terms.isEmpty
    else { return false }
    if a.terms == b.terms { return true }
    guard a.unit == b.unit, a.concept == b.concept, a.concept != nil else { return false }
    return Double(a.terms.intersection(b.terms).count)
      >= Self.likeness * Double(a.terms.union(b.terms).count)
  }

  /// The positions of a ranking in rows: one that is a twin of the first of an earlier row joins it.
  func rows(_ ranking: [Int]) -> [[Int]] {
    var rows: [[Int]] = []
    var marked: [Mark: [Int]] = [:]
    for position in ranking {
      guard let own = traits[position] else {
        rows.append([position])
        continue
      }
      var marks = [Mark.words(own.terms)]
      if let concept = own.concept { marks.append(.matter(unit: own.unit, concept: concept)) }
      let row = marks.flatMap { marked[$0] ?? [] }.first { (row: Int) -> Bool in
        areTwins(rows[row][0], position)
          && !rows[row].contains { traits[$0]?.level == own.level }
      }
      if let row {
        rows[row].append(position)
      } else {
        for mark in marks { marked[mark, default: []].append(rows.count) }
        rows.append([position])
      }
    }
    return rows
  }
}
