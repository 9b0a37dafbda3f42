import CrosswalkBase
import CrosswalkKit
import CrosswalkModel

/// The rows of one person, and what they come to.
struct ProfileSheet {
  /// How a row goes against an earlier one.
  struct Clash {
    enum Kind { case contradiction, roles, tenures }

    var kind: Kind
    var row: RatingRow
    /// Of the earlier row.
    var line: Int
  }

  /// Nil: no row counts, not even as too old.
  private(set) var ratings: PersonRatings?
  private(set) var clashes: [Clash] = []
  private(set) var outdatedRows = 0
  private(set) var laterRows = 0
  private(set) var undatedRows = 0
  private(set) var expectedRows = 0
  /// Rows by which people rate themselves.
  private(set) var ownRows = 0
  /// Rows that say what an earlier one of the same rater and day says.
  private(set) var repeatedRows = 0
  /// What raters say two things about on one day.
  private var contradicted: Set<Place> = []

  /// What one rater can say one thing about.
  private struct Place: Hashable {
    var rater: String
    var unit: Int
    var statement: Int?
    var basis: Basis
  }

  /// - Parameters:
  ///   - rows: Of one person, by line; at least one.
  ///   - index: Of the framework.
  ///   - oldest: Rows of before are too old.
  ///   - latest: Rows of after do not count.
  ///   - defaultRole: Where no row gives a role.
  init(
    _ rows: [RatingRow], _ index: RatingIndex, oldest: CalendarDay?, latest: CalendarDay?,
    defaultRole: Role?
  ) {
    var current: [RatingRow] = []
    var outdated: [RatingRow] = []
    for row in rows {
      if row.subject.basis == .expected {
        expectedRows += 1
      } else if let day = row.day, let latest, day > latest {
        laterRows += 1
      } else if let day = row.day, let oldest, day < oldest {
        outdatedRows += 1
        outdated.append(row)
      } else {
        if row.day == nil, oldest != nil { undatedRows += 1 }
        if row.subject.basis == .own { ownRows += 1 }
        current.append(row)
      }
    }
    guard !current.isEmpty || !outdated.isEmpty else { return }
    let said = latestOfEach(current)
    let told = current.isEmpty ? outdated : current
    var person = PersonRatings(person: rows[0].subject.person.text, line: rows[0].line)
    person.role =
      agreed(told, .roles) { $0.subject.role }
      ?? (told.contains { $0.subject.role != nil } ? nil : defaultRole)
    person.tenure = agreed(told, .tenures, \.tenure)
    let observed = said.filter { $0.subject.basis == .observed }
    person.ratings = unitRatings(observed, index)
    person.marks = observed.compactMap { row in
      row.statement.flatMap { statement in
        row.mark.map { .init(unit: row.unit, statement: statement, mark: $0, line: row.line) }
      }
    }.sorted { ($0.unit, $0.statement, $0.line) < ($1.unit, $1.statement, $1.line) }
    person.raters = Set(observed.map(\.rater)).subtracting([""]).sorted()
    person.own = unitRatings(said.filter { $0.subject.basis == .own }, index)
    let rated = Set(person.ratings.map(\.unit))
    // Only what stands in for nothing newer is worth a word.
    person.outdated = unitRatings(
      outdated.filter { $0.subject.basis == .observed }, index
    ).filter { !rated.contains($0.unit) }
    ratings = person
    clashes.sort { ($0.row.line, $0.line) < ($1.row.line, $1.line) }
  }

  /// The latest row of each rater on each unit and statement. Of rows of one day that say different
  /// things none counts, and nothing older in their stead: the rater's word is not known.
  private mutating func latestOfEach(_ rows: [RatingRow]) -> [RatingRow] {
    struct Latest {
      var row: RatingRow
      var isContradicted = false
    }
    var latest: [Place: Latest] = [:]
    for row in rows {
      let place = Place(
        rater: row.subject.basis == .own ? "" : row.rater, unit: row.unit,
        statement: row.statement, basis: row.subject.basis)
      guard let before = latest[place], (before.row.day?.number ?? 0) >= (row.day?.number ?? 0)
      else {
        latest[place] = Latest(row: row)
        continue
      }
      if (before.row.day?.number ?? 0) > (row.day?.number ?? 0) { continue }
      if before.row.level == row.level && before.row.mark == row.mark {
        repeatedRows += 1
        continue
      }
      clashes.append(Clash(kind: .contradiction, row: row, line: before.row.line))
      latest[place]!.isContradicted = true
    }
    contradicted.formUnion(latest.filter(\.value.isContradicted).keys)
    return latest.values.filter { !$0.isContradicted }.map(\.row).sorted { $0.line < $1.line }
  }

  /// What the rows of the latest day say of the person; nil if they say nothing, or not the same.
  private mutating func agreed<Value: Equatable>(
    _ rows: [RatingRow], _ kind: Clash.Kind, _ value: (RatingRow) -> Value?
  ) -> Value? {
    var found: (value: Value?, row: RatingRow)?
    for row in rows {
      guard let value = value(row) else { continue }
      guard let before = found, (before.row.day?.number ?? 0) >= (row.day?.number ?? 0) else {
        found = (value, row)
        continue
      }
      if (before.row.day?.number ?? 0) > (row.day?.number ?? 0) { continue }
      if let other = before.value, other != value {
        clashes.append(Clash(kind: kind, row: row, line: before.row.line))
        found?.value = nil
      }
    }
    return found?.value
  }

  /// The ratings of units, sorted, with "every unit" of each rater written out.
  private func unitRatings(
    _ rows: [RatingRow], _ index: RatingIndex
  ) -> [PersonRatings.UnitRating] {
    let units = rows.filter { $0.statement == nil }
    var ratings: [PersonRatings.UnitRating] = []
    for row in units {
      if row.unit < index.units.count {
        ratings.append(.init(unit: row.unit, level: row.level, line: row.line))
        continue
      }
      let own = Set(units.filter { $0.rater == row.rater }.map(\.unit)).union(
        contradicted.filter {
          $0.statement == nil && $0.rater == row.rater && $0.basis == row.subject.basis
        }.map(\.unit))
      for unit in index.units.indices where !own.contains(unit) {
        ratings.append(.init(unit: unit, level: row.level, line: row.line))
      }
    }
    return ratings.sorted { ($0.unit, $0.line) < ($1.unit, $1.line) }
  }
}
