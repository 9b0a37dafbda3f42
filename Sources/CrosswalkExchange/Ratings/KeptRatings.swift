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

  /// A subject by its exact bytes, since the first way to write a name is the one that is shown.
  private struct Spelling: Hashable {
    var subject: RatingSubject

    static func == (a: Spelling, b: Spelling) -> Bool {
      a.subject.role == b.subject.role && a.subject.basis == b.subject.basis
        && a.subject.person.text.utf8.elementsEqual(b.subject.person.text.utf8)
    }

    func hash(into hasher: inout Hasher) {
      var person = subject.person.text
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
    nameAlike(order)
    let places = places
    rows.sort { (places[Int($0.subject)], $0.line) < (places[Int($1.subject)], $1.line) }
  }

  /// Names each person as the first row does, in all roles and on all bases.
  private mutating func nameAlike(_ order: [Int]) {
    var start = 0
    while start < order.count {
      let end =
        order[start...].firstIndex {
          subjects[$0].person != subjects[order[start]].person
        }
        ?? order.count
      let first = order[start..<end].min().map { subjects[$0].person }
      for subject in order[start..<end] { subjects[subject].person = first! }
      start = end
    }
  }

  /// Hands on what each person is rated, by role and basis, once sorted.
  ///
  /// - Parameters:
  ///   - index: Of the framework.
  ///   - clash: Told where rows contradict each other, with the later row.
  ///   - take: Takes each group that has a rating.
  /// - Returns: What became of the rows.
  func forEachGroup(
    _ index: RatingIndex, clash: (RatingSheet.Contradiction, RatingRow) -> Void = { _, _ in },
    _ take: (RatingGroup) throws -> Void
  ) rethrows -> PersonSheets.Tally {
    var tally = PersonSheets.Tally()
    var open = PersonSheets(index)
    for kept in rows {
      let subject = subjects[Int(kept.subject)]
      if let person = open.person, person != subject.person {
        tally.add(try open.close(clash, take))
      }
      let row = RatingRow(
        line: Int(kept.line), subject: subject, unit: Int(kept.unit), level: Int(kept.level),
        day: CalendarDay(number: kept.day))
      open.add(row)
    }
    tally.add(try open.close(clash, take))
    return tally
  }
}
