import CrosswalkKit

/// The ratings of one subject while its rows are read.
struct RatingSheet {
  /// How a row goes against an earlier one.
  enum Clash {
    /// It says the same as the row on this line.
    case again(line: Int)
    /// It gives another level than the row on this line.
    case contradiction(level: Int, line: Int)
  }

  private struct Mark {
    var level: Int
    var line: Int
    /// The number of the day; 0 where none is told.
    var day: Int32
    var isContradicted = false
  }

  /// By unit; the last is for every unit.
  private var marks: [Mark?]

  init(_ index: RatingIndex) { marks = Array(repeating: nil, count: index.units.count + 1) }

  /// Notes what a row says. Of rows of several days the latest count, and those without a day come
  /// before all others; of several rows of one day all are held against the first.
  mutating func add(_ row: RatingRow) -> Clash? {
    let day = row.day?.number ?? 0
    guard let first = marks[row.unit], first.day >= day else {
      marks[row.unit] = Mark(level: row.level, line: row.line, day: day)
      return nil
    }
    if first.day > day { return nil }
    if first.level == row.level { return .again(line: first.line) }
    marks[row.unit]!.isContradicted = true
    return .contradiction(level: first.level, line: first.line)
  }

  /// What the rows amount to; nil if that is nothing. Units whose rows contradict each other have
  /// no rating.
  func group(_ subject: RatingSubject, _ index: RatingIndex) -> RatingGroup? {
    let levels = marks.map { mark in mark.flatMap { $0.isContradicted ? nil : $0.level } }
    let contradicted = marks.indices.filter { marks[$0]?.isContradicted ?? false }
    let ratings = index.ratings(
      Array(levels.dropLast()), everyUnit: levels[levels.count - 1],
      contradicted: Set(contradicted))
    if ratings.isEmpty { return nil }
    return RatingGroup(
      person: subject.person, role: subject.role, basis: subject.basis, ratings: ratings)
  }
}
