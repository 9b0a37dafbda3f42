import CrosswalkBase
import CrosswalkKit
import CrosswalkModel

/// One row of a table of ratings, names resolved to positions.
struct RatingRow {
  /// The line on which the row begins, from 1.
  var line: Int
  /// Whose rating it is.
  var subject: RatingSubject
  /// In the framework's ``RatingIndex``; the number of units stands for every unit.
  var unit: Int
  /// The statement's place in the unit, if it is marked and not the unit rated.
  var statement: Int?
  /// Of a mark the level at which the person shows the statement, where it is no mark in words.
  var level: Int
  /// Of a statement that is bound to a level.
  var mark: PersonRatings.Mark?
  /// When it was observed; nil: not told.
  var day: CalendarDay?
  /// Who rates; empty: not told.
  var rater = ""
  /// Years of service; nil: not told.
  var tenure: Double?
}

/// A person in a role on a basis; its ratings belong together.
struct RatingSubject: Hashable {
  var person: PersonName
  var role: Role?
  var basis: Basis

  /// The order in which people are answered.
  static func < (a: RatingSubject, b: RatingSubject) -> Bool {
    (a.person, a.role?.rawValue ?? "", a.basis.rawValue)
      < (b.person, b.role?.rawValue ?? "", b.basis.rawValue)
  }
}
