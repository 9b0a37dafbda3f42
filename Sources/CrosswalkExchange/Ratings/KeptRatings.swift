import CrosswalkBase
import CrosswalkKit
import CrosswalkModel

/// All ratings of a table, for rows that stand in any order: 20 bytes a row, and each subject once.
struct KeptRatings {
  private struct Row {
    var subject: UInt32
    var unit: UInt32
    var level: UInt32
    var line: UInt32
    /// The number of the day; 0 where none is told.
    var day: Int32
  }

  /// A subject by its exact bytes: messages repeat a row's own spelling, though subjects whose
  /// names look the same are one.
  private struct Spelling: Hashable {
    var subject: RatingSubject

    static func == (a: Spelling, b: Spelling) -> Bool {
      a.subject.role == b.subject.role && a.subject.basis == b.subject.basis
        && a.subject.person.utf8.elementsEqual(b.subject.person.utf8)
    }

    func hash(into hasher: inout Hasher) {
      var person = subject.person
      person.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
      hasher.combine(subject.role)
      hasher.combine(subject.basis)
    }
  }

  private var subjects: [RatingSubject] = []
  private var positions: [Spelling: UInt32] = [:]
  private var rows: [Row] = []
  /// By subject: its place among all, once sorted. Subjects that are equal share theirs.
  private var places: [UInt32] = []

  mutating func add(_ row: RatingRow) {
    let spelling = Spelling(subject: row.subject)
    let subject: UInt32
    if let position = positions[spelling] {
      subject = position
    } else {
      subject = UInt32(subjects.count)
      subjects.append(row.subject)
      positions[spelling] = subject
    }
    rows.append(
      Row(
        subject: subject, unit: UInt32(row.unit), level: UInt32(row.level),
        line: UInt32(row.line), day: row.day?.number ?? 0))
  }

  /// Puts the rows of each subject together, subjects and lines in order. No row comes after.
  mutating func sort() {
    positions = [:]
    let order = subjects.indices.sorted { subjects[$0] < subjects[$1] }
    places = Array(repeating: 0, count: subjects.count)
    for (before, subject) in zip(order, order.dropFirst()) {
      places[subject] = places[before] + (subjects[before] == subjects[subject] ? 0 : 1)
    }
    let places = places
    rows.sort { (places[Int($0.subject)], $0.line) < (places[Int($1.subject)], $1.line) }
  }

  /// Hands on each subject with its rows, once sorted.
  func forEachSheet(
    _ index: RatingIndex, clash: (RatingSheet.Clash, RatingRow) -> Void = { _, _ in },
    _ take: (RatingSubject, RatingSheet) throws -> Void
  ) rethrows {
    var start = 0
    while start < rows.count {
      let first = Int(rows[start].subject)
      var sheet = RatingSheet(index)
      var end = start
      while end < rows.count, places[Int(rows[end].subject)] == places[first] {
        let row = RatingRow(
          line: Int(rows[end].line), subject: subjects[Int(rows[end].subject)],
          unit: Int(rows[end].unit), level: Int(rows[end].level),
          day: CalendarDay(number: rows[end].day))
        if let found = sheet.add(row) { clash(found, row) }
        end += 1
      }
      try take(subjects[first], sheet)
      start = end
    }
  }
}
