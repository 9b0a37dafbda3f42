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
  /// Which part of the statements, joined by marks and marks of those, each is in; nil for what holds at
  /// every level.
  private var parts: [Int?]
  /// The statements of each part.
  private var members: [[Int]] = []

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
    parts = Array(repeating: nil, count: traits.count)
    join()
  }

  /// Finds the parts.
  private mutating func join() {
    var marked: [Mark: [Int]] = [:]
    for (position, traits) in traits.enumerated() {
      for mark in traits.map(marks) ?? [] { marked[mark, default: []].append(position) }
    }
    for first in traits.indices where traits[first] != nil && parts[first] == nil {
      var found = [first]
      parts[first] = members.count
      var next = 0
      while next < found.count {
        for mark in marks(traits[found[next]]!) {
          // Whoever comes later need not go through them again.
          for other in marked.removeValue(forKey: mark) ?? [] where parts[other] == nil {
            parts[other] = members.count
            found.append(other)
          }
        }
        next += 1
      }
      members.append(found)
    }
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

  private func marks(_ traits: Traits) -> [Mark] {
    [.words(traits.terms)]
      + (traits.concept.map { [.matter(unit: traits.unit, concept: $0)] } ?? [])
  }

  /// Positions in the order of a ranking, put in rows: one that is a twin of the first of an earlier row
  /// joins it.
  struct Rows {
    private let twins: LevelTwins
    private(set) var rows: [[Int]] = []
    private var marked: [Mark: [Int]] = [:]

    init(_ twins: LevelTwins) { self.twins = twins }

    /// Takes the next of the ranking.
    mutating func add(_ position: Int) {
      guard let own = twins.traits[position] else {
        rows.append([position])
        return
      }
      let marks = twins.marks(own)
      let row = marks.flatMap { marked[$0] ?? [] }.first { row in
        twins.areTwins(rows[row][0], position)
          && !rows[row].contains { twins.traits[$0]?.level == own.level }
      }
      if let row {
        rows[row].append(position)
      } else {
        for mark in marks { marked[mark, default: []].append(rows.count) }
        rows.append([position])
      }
    }
  }

  /// All that may be in one row with some statements, or keep others out of it, in no order: what is not
  /// here has no part in their rows.
  func neighbourhood(of positions: [Int]) -> [Int] {
    Set(positions.compactMap { parts[$0] }).flatMap { members[$0] }
  }
}
