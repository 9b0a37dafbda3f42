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
  /// How many rows do not count because one of a later day says something of the same unit.
  private(set) var olderRows = 0

  init(_ index: RatingIndex) { marks = Array(repeating: nil, count: index.units.count + 1) }

  /// Forgets all rows.
  mutating func removeAll() {
    for unit in marks.indices { marks[unit] = nil }
    olderRows = 0
  }

  /// How many rows count.
  var countingRows: Int { marks.count { $0.map { !$0.isContradicted } ?? false } }

  /// By unit that has two levels on one day: the first row's line and level.
  var contradicted: [(unit: Int, line: Int, level: Int)] {
    marks.enumerated().compactMap { unit, mark in
      mark.flatMap { $0.isContradicted ? (unit, $0.line, $0.level) : nil }
    }
  }

  /// The level of each unit plus one, 0 where it has none, with "every unit" written out as
  /// ``RatingIndex/ratings(_:everyUnit:contradicted:)`` does.
  ///
  /// - Returns: Whether any unit has a level.
  func write(levels: inout [UInt16]) -> Bool {
    let every = marks[marks.count - 1].flatMap { $0.isContradicted ? nil : $0.level }
    var isRated = false
    for unit in 0..<marks.count - 1 {
      let level: Int? =
        if let mark = marks[unit] { mark.isContradicted ? nil : mark.level } else { every }
      levels[unit] = UInt16((level ?? -1) + 1)
      isRated = isRated || level != nil
    }
    return isRated
  }

  /// Notes what a row says. Of rows of several days the latest count, and those without a day come
  /// before all others; of several rows of one day all are held against the first.
  mutating func add(_ row: RatingRow) -> Clash? {
    add(unit: row.unit, level: row.level, day: row.day?.number ?? 0, line: row.line)
  }

  /// The same by numbers; day 0 is none.
  mutating func add(unit: Int, level: Int, day: Int32, line: Int) -> Clash? {
    guard let first = marks[unit], first.day >= day else {
      if marks[unit] != nil { olderRows += 1 }
      marks[unit] = Mark(level: level, line: line, day: day)
      return nil
    }
    if first.day > day {
      olderRows += 1
      return nil
    }
    if first.level == level { return .again(line: first.line) }
    marks[unit]!.isContradicted = true
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
