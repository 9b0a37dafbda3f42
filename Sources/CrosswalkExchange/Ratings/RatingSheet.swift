import CrosswalkKit

/// The ratings of one subject while its rows are read.
struct RatingSheet {
  /// A row gives another level than an earlier one of the same day, which is the latest of its unit.
  struct Contradiction {
    var unit: Int
    /// What the earlier row says, and where.
    var first: (level: Int, line: Int)
    /// What the later row says, and where.
    var last: (level: Int, line: Int)
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
  /// How many rows there are.
  private(set) var rowCount = 0
  /// How many rows do not count because one of a later day says something of the same unit.
  private(set) var olderRows = 0
  /// How many rows say what an earlier row of the same day says: a second rater who agrees.
  private(set) var repeatedRows = 0
  /// Rows that go against each other, of the day that counts: what an older day says settles nothing.
  private(set) var contradictions: [Contradiction] = []

  init(_ index: RatingIndex) { marks = Array(repeating: nil, count: index.units.count + 1) }

  /// Forgets all rows.
  mutating func removeAll() {
    for unit in marks.indices { marks[unit] = nil }
    rowCount = 0
    olderRows = 0
    repeatedRows = 0
    contradictions.removeAll(keepingCapacity: true)
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
  mutating func add(_ row: RatingRow) {
    add(unit: row.unit, level: row.level, day: row.day?.number ?? 0, line: row.line)
  }

  /// The same by numbers; day 0 is none.
  mutating func add(unit: Int, level: Int, day: Int32, line: Int) {
    rowCount += 1
    guard let first = marks[unit], first.day >= day else {
      if let older = marks[unit] { outdate(older, of: unit) }
      marks[unit] = Mark(level: level, line: line, day: day)
      return
    }
    if first.day > day {
      olderRows += 1
    } else if first.level == level {
      repeatedRows += 1
    } else {
      contradict(unit, (first.level, first.line), (level, line))
    }
  }

  /// Counts what was the latest of a unit among what is older.
  private mutating func outdate(_ older: Mark, of unit: Int) {
    olderRows += 1
    guard older.isContradicted else { return }
    olderRows += contradictions.count { $0.unit == unit }
    contradictions.removeAll { $0.unit == unit }
  }

  private mutating func contradict(
    _ unit: Int, _ first: (level: Int, line: Int), _ last: (level: Int, line: Int)
  ) {
    marks[unit]!.isContradicted = true
    contradictions.append(Contradiction(unit: unit, first: first, last: last))
  }

  /// Adds what another sheet of the same person says, as if all rows had stood in one.
  ///
  /// - Parameter other: Of the same index.
  mutating func add(_ other: RatingSheet) {
    rowCount += other.rowCount
    olderRows += other.olderRows
    repeatedRows += other.repeatedRows
    for (unit, mark) in other.marks.enumerated() {
      guard let theirs = mark else { continue }
      let contradicted = other.contradictions.filter { $0.unit == unit }
      guard let mine = marks[unit], mine.day >= theirs.day else {
        if let older = marks[unit] { outdate(older, of: unit) }
        marks[unit] = theirs
        contradictions += contradicted
        continue
      }
      if mine.day > theirs.day {
        olderRows += 1 + contradicted.count
        continue
      }
      let (first, last) = mine.line < theirs.line ? (mine, theirs) : (theirs, mine)
      marks[unit] = first
      marks[unit]!.isContradicted = first.isContradicted || last.isContradicted
      contradictions += contradicted
      if first.level == last.level {
        repeatedRows += 1
      } else {
        contradict(unit, (first.level, first.line), (last.level, last.line))
      }
    }
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
      person: subject.person.text, role: subject.role, basis: subject.basis, ratings: ratings)
  }
}
