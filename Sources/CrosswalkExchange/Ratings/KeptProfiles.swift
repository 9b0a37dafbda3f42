import CrosswalkBase
import CrosswalkKit
import CrosswalkModel

/// All rows of a table, for people whose rows stand in any order: some 70 bytes a row, and each name
/// once.
struct KeptProfiles {
  private struct Row {
    var person: UInt32
    var rater: UInt32
    var line: UInt32
    /// The number of the day; 0 where none is told.
    var day: Int32
    var unit: UInt32
    var statement: Int32
    var level: UInt16
    var role: Role?
    var basis: Basis
    var mark: PersonRatings.Mark?
    var tenure: Double?
  }

  /// Names by numbers.
  private struct Names<Name: Hashable> {
    /// Each as it was met first.
    var all: [Name] = []
    private var positions: [Name: UInt32] = [:]

    mutating func position(of name: Name) -> UInt32 {
      if let position = positions[name] { return position }
      let position = UInt32(all.count)
      all.append(name)
      positions[name] = position
      return position
    }
  }

  private var people = Names<PersonName>()
  private var raters = Names<String>()
  private var rows: [Row] = []
  private var latest: Int32 = 0

  /// The latest day of all rows.
  var latestDay: CalendarDay? { latest > 0 ? CalendarDay(number: latest) : nil }

  mutating func add(_ row: RatingRow) {
    let day = row.day?.number ?? 0
    latest = max(latest, day)
    rows.append(
      Row(
        person: people.position(of: row.subject.person), rater: raters.position(of: row.rater),
        line: UInt32(row.line), day: day, unit: UInt32(row.unit),
        statement: row.statement.map { Int32($0) } ?? -1, level: UInt16(row.level),
        role: row.subject.role, basis: row.subject.basis, mark: row.mark,
        tenure: row.tenure))
  }

  /// Puts the rows of each person together, people by name and rows by line. No row comes after.
  mutating func sort() {
    let names = people.all
    var places = [UInt32](repeating: 0, count: names.count)
    for (place, person) in names.indices.sorted(by: { names[$0] < names[$1] }).enumerated() {
      places[person] = UInt32(place)
    }
    rows.sort {
      (places[Int($0.person)], $0.line) < (places[Int($1.person)], $1.line)
    }
  }

  /// Hands on the rows of each person, once sorted.
  func forEachPerson(_ take: ([RatingRow]) -> Void) {
    var start = 0
    while start < rows.count {
      var person: [RatingRow] = []
      var end = start
      while end < rows.count, rows[end].person == rows[start].person {
        person.append(row(rows[end]))
        end += 1
      }
      take(person)
      start = end
    }
  }

  private func row(_ row: Row) -> RatingRow {
    RatingRow(
      line: Int(row.line),
      subject: RatingSubject(
        person: people.all[Int(row.person)], role: row.role, basis: row.basis),
      unit: Int(row.unit), statement: row.statement < 0 ? nil : Int(row.statement),
      level: Int(row.level), mark: row.mark, day: CalendarDay(number: row.day),
      rater: raters.all[Int(row.rater)], tenure: row.tenure)
  }
}
