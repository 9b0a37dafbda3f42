import CrosswalkModel

/// What one person's ratings and marks say about each content part, before any target is asked.
struct PersonEvidence: Sendable {
  /// One unit's part in a position.
  struct Piece: Sendable {
    let unit: Int
    var weight: Double
    var marked: Double
  }

  /// By content part: how many statements' worth the ratings have of it.
  var amounts: [Double]
  /// By content part, then source level: the weight of the position there, not yet summing to 1.
  var levels: [[Double]]
  /// By content part: the part of the position's weight that rests on marks, ...
  var marked: [Double]
  /// ... and on what raters put two levels apart.
  var apart: [Double]
  /// By content part: the units that say something, ascending.
  var pieces: [[Piece]]

  init(_ person: PersonRatings, _ content: SourceContent, levelCount: Int) {
    let count = content.markers.count
    amounts = [Double](repeating: 0, count: count)
    levels = [[Double]](repeating: [Double](repeating: 0, count: levelCount), count: count)
    marked = amounts
    apart = amounts
    pieces = [[Piece]](repeating: [], count: count)
    let ratings = Dictionary(grouping: person.ratings, by: \.unit)
    let marks = Dictionary(grouping: person.marks, by: \.unit)
    for unit in content.units.indices {
      let raters = ratings[unit] ?? []
      let marks = marks[unit] ?? []
      if raters.isEmpty, marks.isEmpty { continue }
      add(unit, raters.map(\.level), marks, content)
    }
  }

  /// Adds what is said of one unit.
  private mutating func add(
    _ unit: Int, _ raters: [Int], _ marks: [PersonRatings.StatementMark], _ content: SourceContent
  ) {
    // What marked statements have of the unit, by content part: it no longer rests on the rating.
    var replaced: [Int: Double] = [:]
    for (statement, marks) in Dictionary(grouping: marks, by: \.statement).sorted(by: {
      $0.key < $1.key
    }) {
      guard let counted = content.statements[unit][statement] else { continue }
      let readings = marks.map { Self.reading($0.mark, of: counted.level, raters) }
      for share in counted.shares {
        let weight = counted.measure.weight * share.share
        replaced[share.part, default: 0] += weight
        if raters.isEmpty { amounts[share.part] += counted.measure.amount * share.share }
        add(weight, of: readings, to: share.part, unit, isMarked: true)
      }
    }
    guard !raters.isEmpty else { return }
    let readings = raters.map { [(level: $0, weight: 1.0)] }
    for part in content.parts[unit] {
      amounts[part] += content.units[unit].amounts[part]
      let weight = max(0, content.units[unit].weights[part] - (replaced[part] ?? 0))
      // Rounding leaves next to nothing of what is wholly marked.
      if weight > LevelDistribution.tolerance {
        add(weight, of: readings, to: part, unit, isMarked: false)
      }
    }
  }

  private typealias Reading = [(level: Int, weight: Double)]

  /// The levels that a mark puts the person at, for each level that raters of the unit give; they
  /// weigh the same.
  private static func reading(
    _ mark: PersonRatings.Mark, of level: Int?, _ raters: [Int]
  ) -> Reading {
    if case .level(let level) = mark { return [(level, 1)] }
    let own = level ?? 0
    // Nobody stands below the lowest level.
    let below = max(0, own - 1)
    let part = 1 / Double(max(1, raters.count))
    // Without a rating of the unit, the mark alone speaks.
    let pairs =
      raters.isEmpty ? [(own, below)] : raters.map { (max($0, own), min($0, below)) }
    return pairs.flatMap { met, unmet -> Reading in
      switch mark {
      case .met: [(met, part)]
      case .unmet: [(unmet, part)]
      case .partly: [(met, part / 2), (unmet, part / 2)]
      case .level: []
      }
    }
  }

  /// Adds a weight to a position, shared out among what several people say.
  private mutating func add(
    _ weight: Double, of readings: [Reading], to part: Int, _ unit: Int, isMarked: Bool
  ) {
    var means: [Double] = []
    for reading in readings {
      var mean = 0.0
      for (level, share) in reading {
        levels[part][level] += weight * share / Double(readings.count)
        mean += Double(level) * share
      }
      means.append(mean)
    }
    if let low = means.min(), let high = means.max(),
      high - low >= 2 - LevelDistribution.tolerance
    {
      apart[part] += weight
    }
    if isMarked { marked[part] += weight }
    if pieces[part].last?.unit != unit {
      pieces[part].append(Piece(unit: unit, weight: 0, marked: 0))
    }
    pieces[part][pieces[part].count - 1].weight += weight
    if isMarked { pieces[part][pieces[part].count - 1].marked += weight }
  }
}
