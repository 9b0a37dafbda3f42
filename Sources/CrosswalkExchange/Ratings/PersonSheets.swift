import CrosswalkKit
import CrosswalkModel

/// What one person is rated, by role and basis, while the person's rows are read.
///
/// Whoever fills in a table by hand often gives the role on a person's first row only. So rows that
/// give none take the person's only role; where others give two, they stay without one.
struct PersonSheets {
  /// What became of a person's rows.
  struct Tally: Sendable {
    var used = 0
    var older = 0
    var repeated = 0
    /// Rows without a role that took the person's only one, whatever else became of them.
    var joined = 0

    mutating func add(_ other: Tally) {
      used += other.used
      older += other.older
      repeated += other.repeated
      joined += other.joined
    }
  }

  private let index: RatingIndex
  private var sheets: [(subject: RatingSubject, sheet: RatingSheet)] = []

  init(_ index: RatingIndex) { self.index = index }

  /// Whose rows these are; nil before the first.
  var person: PersonName? { sheets.first?.subject.person }

  /// Notes a row of the person, who is named as the first row does.
  mutating func add(_ row: RatingRow) {
    var row = row
    if let person { row.subject.person = person }
    let place = sheets.firstIndex { $0.subject == row.subject } ?? sheets.count
    if place == sheets.count { sheets.append((row.subject, RatingSheet(index))) }
    sheets[place].sheet.add(row)
  }

  /// Hands on what the person is rated, sorted by role and basis, and forgets all of it.
  ///
  /// - Parameters:
  ///   - clash: Told where rows contradict each other, with the later row.
  ///   - take: Takes a subject with any rating.
  /// - Returns: What became of the rows.
  mutating func close(
    _ clash: (RatingSheet.Contradiction, RatingRow) -> Void,
    _ take: (RatingGroup) throws -> Void
  ) rethrows -> Tally {
    defer { sheets.removeAll(keepingCapacity: true) }
    var tally = Tally()
    if let role = RatingKind.onlyRole(sheets.map(\.subject.role)) {
      join(under: role, &tally)
    }
    for (subject, sheet) in sheets.sorted(by: { $0.subject < $1.subject }) {
      for found in sheet.contradictions {
        clash(
          found,
          RatingRow(
            line: found.last.line, subject: subject, unit: found.unit, level: found.last.level))
      }
      tally.used += sheet.countingRows
      tally.older += sheet.olderRows
      tally.repeated += sheet.repeatedRows
      if let group = sheet.group(subject, index) { try take(group) }
    }
    return tally
  }

  private mutating func join(under role: Role, _ tally: inout Tally) {
    for (var subject, sheet) in sheets where subject.role == nil {
      tally.joined += sheet.rowCount
      subject.role = role
      if let place = sheets.firstIndex(where: { $0.subject == subject }) {
        sheets[place].sheet.add(sheet)
      } else {
        sheets.append((subject, sheet))
      }
    }
    sheets.removeAll { $0.subject.role == nil }
  }
}

extension RatingKind {
  /// The one role that rows without a role can take; nil where all have one, or others have several.
  static func onlyRole(_ roles: some Sequence<Role?>) -> Role? {
    var (only, isMissing): (Role?, Bool) = (nil, false)
    for role in roles {
      guard let role else {
        isMissing = true
        continue
      }
      if let only, only != role { return nil }
      only = role
    }
    return isMissing ? only : nil
  }
}
